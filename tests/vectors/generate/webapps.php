<?php
// What web applications of PHP store, by the functions of PHP that they call: sodium, crypt, password_hash, hash_pbkdf2, serialize; and
// by the classes of DokuWiki and WordPress for phpass.
// usage: php webapps.php DOKUWIKI_DIR DOKUWIKI_VERSION WORDPRESS_DIR WORDPRESS_VERSION
declare(strict_types=1);
[, $dokuwiki, $dokuwikiVersion, $wordpress, $wordpressVersion] = $argv;
require "$dokuwiki/usr/share/dokuwiki/inc/PassHash.php";
require "$wordpress/wp-includes/class-phpass.php";
$pass = new dokuwiki\PassHash();
$pw = [];
foreach (file(__DIR__ . '/passwords.tsv', FILE_IGNORE_NEW_LINES) as $line) {
    [$k, $v] = explode("\t", $line);
    $pw[$k] = hex2bin($v);
}
const PHP = 'PHP ' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION . '.' . PHP_RELEASE_VERSION;
const SALTS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function salt(int $len): string
{
    return implode('', array_map(fn() => SALTS[random_int(0, 63)], range(1, $len)));
}

/** A row that `make` gives again for its password, and for no other. */
function row(string $by, string $scheme, string $password, callable $make, ?string $wrong = null, array $more = []): void
{
    $stored = $make($password);
    $emit = fn($password, $expect, $note) => print(json_encode(array_filter(['scheme' => $scheme, 'peer' => $by,
        'password_hex' => bin2hex($password), 'stored' => $stored, 'expect' => $expect, 'note' => $note] + $more, fn($x) => $x !== null && $x !== []),
        JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR) . "\n");
    if ($make($password) !== $stored || ($wrong !== null && $make($wrong) === $stored)) {
        fwrite(STDERR, "$by on $scheme $stored\n");
        exit(1);
    }
    $emit($password, 'match', $more['note'] ?? null);
    if ($wrong !== null) {
        $emit($wrong, 'mismatch', 'wrong password');
    }
}

$few = [['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide', null], ['latin1', 'ascii'], ['marks', null], ['edges', null], ['len129', null], ['nul', 'one']];
$text = [['ascii', 'upper'], ['utf8', 'ascii'], ['wide', null], ['marks', null], ['len73', null]];

// Magento 2's Encryptor: hash() by hash('sha256', salt . data) or sodium_crypto_pwhash(), one version after the other.
$magento = function (string $salt, string ...$versions): callable {
    return function (string $password) use ($salt, $versions): string {
        $value = $password;
        foreach ($versions as $version) {
            $raw = substr(str_pad($salt, 16, $salt), 0, 16);
            $value = match (true) {
                $version === '0' => md5($salt . $value),
                $version === '1' => hash('sha256', $salt . $value),
                $version === '2' => bin2hex(sodium_crypto_pwhash(32, $value, $raw, 2, 67108864, 2)),
                default => bin2hex(sodium_crypto_pwhash(...[(int) explode('_', $version)[1], $value, $raw, (int) explode('_', $version)[2],
                    (int) explode('_', $version)[3], 2])),
            };
        }
        return implode(':', [$value, $salt, ...$versions]);
    };
};
foreach ($few as [$name, $wrong]) {
    row(PHP . ' by the rule of Magento', 'magento2', $pw[$name], $magento(salt(32), '1'), $wrong === null ? null : $pw[$wrong]);
    row(PHP . ' by the rule of Magento', 'magento2', $pw[$name], $magento(salt(32), '0'));
    row(PHP . ' by the rule of Magento', 'magento2', $pw[$name], $magento(salt(2), '0', '1'));
}
foreach ([['2'], ['1', '2'], ['0', '2'], ['0', '1', '2'], ['3_32_2_67108864'], ['1', '3_32_2_67108864'], ['0', '3_32_2_67108864'], ['3_64_1_8192'], ['3_16_3_1048576'], ['3_32_1_8200']] as $versions) {
    foreach ([['ascii', 'upper'], ['utf8', null]] as [$name, $wrong]) {
        row(PHP . ' with sodium by the rule of Magento', 'magento2', $pw[$name], $magento(salt(random_int(0, 1) ? 16 : 5), ...$versions), $wrong === null ? null : $pw[$wrong]);
    }
}
row(PHP . ' with sodium by the rule of Magento', 'magento2', $pw['words'], $magento(salt(32), '2'), null, ['note' => 'salt of 32 characters']);
foreach ($text as [$name, $wrong]) {
    $s = salt(2);
    row(PHP . ' by the rule of Magento 1', 'magento2', $pw[$name], fn($p) => md5("$s$p") . ":$s", $wrong === null ? null : $pw[$wrong], ['note' => 'without a version']);
    row(PHP . ' by the rule of Magento 1', 'magento2', $pw[$name], fn($p) => hash('sha256', "$s$p") . ":$s", null, ['note' => 'without a version']);
    row(PHP . ' by the rule of Magento 1', 'magento2', $pw[$name], fn($p) => md5($p), null, ['note' => 'without a salt']);
    row(PHP . ' by the rule of OpenMage', 'magento1_sha512', $pw[$name], fn($p) => hash('sha512', "$s$p") . ":$s", $wrong === null ? null : $pw[$wrong]);
}

// Symfony's MessageDigestPasswordEncoder and Pbkdf2PasswordEncoder.
$digest = fn(string $algorithm, int $iterations, bool $base64, string $salt) => function (string $password) use ($algorithm, $iterations, $base64, $salt): string {
    $salted = $salt === '' ? $password : $password . '{' . $salt . '}';
    $digest = hash($algorithm, $salted, true);
    for ($i = 1; $i < $iterations; ++$i) {
        $digest = hash($algorithm, $digest . $salted, true);
    }
    return $base64 ? base64_encode($digest) : bin2hex($digest);
};
foreach ($few as [$name, $wrong]) {
    $s = bin2hex(random_bytes(9));
    row(PHP . ' by the rule of Symfony', 'symfony_messagedigest', $pw[$name], $digest('sha512', 5000, true, $s), $wrong === null ? null : $pw[$wrong], ['salt' => $s]);
    row(PHP . ' by the rule of Symfony', 'symfony_messagedigest_unsalted', $pw[$name], $digest('sha512', 5000, true, ''), $wrong === null ? null : $pw[$wrong]);
}
foreach (['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as $algorithm) {
    foreach ([true, false] as $base64) {
        foreach ([1, 2, 1000] as $iterations) {
            row(PHP . ' by the rule of Symfony', 'symfony_messagedigest', $pw['utf8'], $digest($algorithm, $iterations, $base64, 'pepper & salt'), $pw['ascii'],
                ['salt' => 'pepper & salt', 'rounds' => (string) $iterations, 'note' => $algorithm]);
        }
        row(PHP . ' by the rule of Symfony', 'symfony_messagedigest', $pw['words'], $digest($algorithm, 10, $base64, ''), null,
            ['salt' => '', 'rounds' => '10', 'note' => "$algorithm, empty salt"]);
        row(PHP . ' by the rule of Symfony', 'symfony_messagedigest_unsalted', $pw['words'], $digest($algorithm, 1, $base64, ''), null, ['rounds' => '1', 'note' => $algorithm]);
    }
}
$pbkdf2 = fn(string $algorithm, int $iterations, int $length, bool $base64, string $salt) => function (string $password) use ($algorithm, $iterations, $length, $base64, $salt): string {
    $key = hash_pbkdf2($algorithm, $password, $salt, $iterations, $length, true);
    return $base64 ? base64_encode($key) : bin2hex($key);
};
foreach ($few as [$name, $wrong]) {
    row(PHP . ' by the rule of Symfony', 'symfony_pbkdf2', $pw[$name], $pbkdf2('sha512', 1000, 40, true, 'mysalt'), $wrong === null ? null : $pw[$wrong], ['salt' => 'mysalt']);
}
foreach ([['sha512', 1, 40, false], ['sha512', 10, 32, true], ['sha256', 7, 32, false], ['sha1', 100, 64, true], ['sha512', 3, 16, false]] as [$algorithm, $iterations, $length, $base64]) {
    row(PHP . ' by the rule of Symfony', 'symfony_pbkdf2', $pw['utf8'], $pbkdf2($algorithm, $iterations, $length, $base64, 'söme salt'), $pw['ascii'],
        ['salt' => 'söme salt', 'rounds' => (string) $iterations, 'columns' => $algorithm === 'sha512' ? [] : ['algorithm' => $algorithm]]);
}
foreach ([['ascii', 'upper'], ['utf8', null], ['marks', null]] as [$name, $wrong]) {
    foreach (['', 'salt'] as $s) {
        $merge = fn($p) => $s === '' ? $p : $p . '{' . $s . '}';
        row(PHP . ' by the rule of Symfony', 'symfony_plaintext', $pw[$name], $merge, $wrong === null ? null : $pw[$wrong], ['salt' => $s]);
        row(PHP . ' by the rule of Symfony', 'symfony_plaintext_any_case', $pw[$name], fn($p) => strtolower($merge($p)), null, ['salt' => $s]);
    }
}

// XenForo 1: serialize() of an array.
foreach (['sha1', 'sha256'] as $algorithm) {
    foreach ($few as [$name, $wrong]) {
        $s = hash($algorithm, random_bytes(8));
        $make = fn(array $order) => fn($p) => serialize(array_replace(array_flip($order), array_intersect_key(['hash' => hash($algorithm, hash($algorithm, $p) . $s), 'salt' => $s,
            'hashFunc' => $algorithm], array_flip($order))));
        row(PHP . ' by the rule of XenForo', 'xenforo_serialized', $pw[$name], $make(['hash', 'salt', 'hashFunc']), $wrong === null ? null : $pw[$wrong]);
        if (in_array($name, ['ascii', 'utf8'])) {
            row(PHP . ' by the rule of XenForo', 'xenforo_serialized', $pw[$name], $make(['hashFunc', 'salt', 'hash']), null, ['note' => 'another order']);
            row(PHP . ' by the rule of XenForo', 'xenforo_serialized', $pw[$name], $make(['salt', 'hash']), null, ['note' => 'no function']);
        }
    }
}
foreach ([['ascii', 'upper'], ['utf8', null], ['len73', null]] as [$name, $wrong]) {
    $stored = serialize(['hash' => password_hash($pw[$name], PASSWORD_BCRYPT, ['cost' => 4])]);
    $verify = fn($p) => password_verify($p, unserialize($stored)['hash']) ? $stored : '';
    row(PHP . ' by the rule of XenForo 2', 'xenforo_serialized', $pw[$name], $verify, $wrong === null ? null : $pw[$wrong], ['note' => 'bcrypt']);
}

// phpBB: htmlspecialchars() of what is typed; `$CP$` and the legacy drivers.
$html = fn($p) => htmlspecialchars($p, ENT_COMPAT, 'UTF-8');
$samples = ['<b>"tags"</b>' => '<b>tags</b>', 'Tom & Jerry\'s' => 'Tom', 'a&amp;b' => 'a&b', $pw['utf8'] => $pw['ascii'], $pw['marks'] => null];
foreach ($samples as $password => $wrong) {
    $password = (string) $password;
    $settings = '7' . salt(8);
    row("DokuWiki $dokuwikiVersion and " . PHP . ' by the rule of phpBB', 'phpbb3_phpass', $password, fn($p) => $pass->hash_pmd5($html($p), $settings, 'H'), $wrong);
    // With nothing to escape the host's own Argon2 reads it as well.
    foreach ([[PASSWORD_BCRYPT, ['cost' => 4], 'phpbb3_bcrypt'], [PASSWORD_ARGON2ID, ['memory_cost' => 64, 'time_cost' => 1, 'threads' => 1], 'phpbb3_argon2']] as [$kind, $options, $scheme]) {
        if ($scheme === 'phpbb3_argon2' && $html($password) === $password) {
            continue;
        }
        $stored = password_hash($html($password), $kind, $options);
        row(PHP . ' by the rule of phpBB', $scheme, $password, fn($p) => password_verify($html($p), $stored) ? $stored : '', $wrong);
    }
}
$drivers = [
    'phpbb_cp_mybb' => [fn($p, $s) => md5(md5($s) . md5($p)), 8],
    'phpbb_cp_vbulletin' => [fn($p, $s) => md5(md5($p) . $s), 3],
    'phpbb_cp_wcf1' => [fn($p, $s) => sha1($s . sha1($s . sha1($p))), 40],
    'phpbb_cp_xenforo' => [fn($p, $s) => hash('sha256', hash('sha256', $p) . $s), 64],
];
foreach ($few as [$name, $wrong]) {
    $wrong = $wrong === null ? null : $pw[$wrong];
    foreach ($drivers as $scheme => [$hash, $len]) {
        $s = salt($len);
        row(PHP . ' by the rule of phpBB', $scheme, $pw[$name], fn($p) => '$CP$' . $hash($p, $s), $wrong, ['salt' => $s]);
    }
    $s = salt(40);
    row(PHP . ' by the rule of phpBB', 'phpbb_cp_xenforo', $pw[$name], fn($p) => '$CP$' . sha1(sha1($p) . $s), null, ['salt' => $s, 'note' => 'SHA-1']);
    row(PHP . ' by the rule of phpBB', 'phpbb_cp_smf', $pw[$name], fn($p) => '$CP$' . sha1(strtolower('Admin_User') . $p), $wrong, ['username' => 'Admin_User']);
    row(PHP . ' by the rule of phpBB', 'phpbb_cp', $pw[$name], fn($p) => '$CP$' . md5(addslashes($p)), $wrong);
    row(PHP . ' by the rule of phpBB', 'phpbb_cp', $pw[$name], fn($p) => '$CP$' . sha1($p), null);
    $settings = '7' . salt(8);
    row("DokuWiki $dokuwikiVersion and " . PHP . ' by the rule of phpBB', 'phpbb_cp', $pw[$name], fn($p) => '$CP$' . $pass->hash_pmd5(md5(addslashes($p)), $settings, 'H'), $wrong);
    $settings = '$2a$04$' . salt(21) . 'u';
    row(PHP . ' by the rule of phpBB', 'phpbb_cp', $pw[$name], fn($p) => '$CP$' . crypt(crypt($p, $settings), $settings), $wrong);
}

// Vanilla's importer of SMF.
foreach ($few as [$name, $wrong]) {
    row(PHP . ' by the rule of garden-password', 'smf_dollar', $pw[$name], fn($p) => sha1(strtolower('Admin_User') . $p) . '$Admin_User', $wrong === null ? null : $pw[$wrong]);
}

// WordPress before 6.8: its own class of phpass, over the password that the login has trimmed.
$hasher = new PasswordHash(8, true);
foreach ($few as [$name, $wrong]) {
    $stored = $hasher->HashPassword(trim($pw[$name]));
    row("WordPress $wordpressVersion and trim() of " . PHP, 'wordpress_phpass', $pw[$name], fn($p) => $hasher->CheckPassword(trim($p), $stored) ? $stored : '',
        $wrong === null ? null : $pw[$wrong]);
}

// garden-password: hexadecimal digits in the loop of phpass.
foreach ($few as [$name, $wrong]) {
    $s = salt(8);
    $encode = new ReflectionMethod($hasher, 'encode64');
    $garden = function ($p) use ($s, $hasher, $encode) {
        $hash = md5($s . $p, true);
        for ($i = 0; $i < 256; ++$i) {
            $hash = md5($hash . $p);
        }
        return '$P$6' . $s . $encode->invoke($hasher, $hash, 16);
    };
    row(PHP . ' by the rule of garden-password', 'vanilla_phpass', $pw[$name], $garden, $wrong === null ? null : $pw[$wrong]);
}

// Moodle: magic quotes, and peppers behind the password.
$site = 'k1Z#;s!o{tY|[^}qR2Q8R&Yp9pB';
$pepper = '#GV]NLie|x$H9[$rW%94bXZvJHa%z';
foreach ($few as [$name, $wrong]) {
    row(PHP . ' by the rule of Moodle', 'moodle_slashed', $pw[$name], fn($p) => md5(addslashes($p) . $site), $wrong === null ? null : $pw[$wrong],
        ['keys' => ['passwordsaltmain' => bin2hex($site)]]);
    if ($name !== 'nul' && strlen($pw[$name]) < 43) {
        $stored = password_hash($pw[$name] . $pepper, PASSWORD_BCRYPT, ['cost' => 4]);
        row(PHP . ' by the rule of Moodle', 'moodle_peppered_bcrypt', $pw[$name], fn($p) => password_verify($p . $pepper, $stored) ? $stored : '',
            $wrong === null ? null : $pw[$wrong], ['keys' => ['pepper' => bin2hex($pepper)]]);
    }
    if ($name !== 'nul') {
        $stored = crypt($pw[$name] . $pepper, '$6$rounds=10000$' . salt(16) . '$');
        row(PHP . ' by the rule of Moodle', 'moodle_peppered_sha512_crypt', $pw[$name], fn($p) => crypt($p . $pepper, $stored),
            $wrong === null ? null : $pw[$wrong], ['keys' => ['pepper-2' => bin2hex($pepper)]]);
    }
}

// PHP-PasswordLib's class PBKDF, and PasswordHash of defuse.ca in its two versions.
foreach ([['sha512', 5000, 26], ['sha256', 1, 32], ['sha1', 1000, 20], ['sha512', 10, 64], ['md5', 2, 16]] as [$algorithm, $rounds, $length]) {
    foreach ([['ascii', 'upper'], ['utf8', null], ['nul', 'one'], ['len129', null]] as [$name, $wrong]) {
        $s = random_bytes(6);
        row(PHP . ' by the rule of PHP-PasswordLib', 'phppasswordlib_pbkdf2', $pw[$name], fn($p) => "\$pbkdf\$pbkdf2-$algorithm\$$rounds\$$length\$" . base64_encode($s) . '$'
            . base64_encode(hash_pbkdf2($algorithm, $p, $s, $rounds, $length, true)), $wrong === null ? null : $pw[$wrong]);
        row(PHP . ' by the rule of defuse.ca', 'pbkdf2_colon', $pw[$name], fn($p) => "$algorithm:$rounds:" . base64_encode($s) . ':'
            . base64_encode(hash_pbkdf2($algorithm, $p, $s, $rounds, $length, true)), $wrong === null ? null : $pw[$wrong], ['note' => 'first version']);
        row(PHP . ' by the rule of defuse.ca', 'pbkdf2_colon', $pw[$name], fn($p) => "$algorithm:$rounds:$length:" . base64_encode($s) . ':'
            . base64_encode(hash_pbkdf2($algorithm, $p, $s, $rounds, $length, true)), null, ['note' => 'second version']);
    }
}

// Nuked-Klan: digits of SHA-1 and bytes of the key in turn.
$key = random_bytes(20);
foreach ($few as $i => [$name, $wrong]) {
    $offset = (5 * $i) % 16;
    $nk = function ($p) use ($key, $offset) {
        $text = '';
        foreach (str_split(sha1($p)) as $at => $digit) {
            $text .= $digit . $key[($offset + $at) % 20];
        }
        return '#' . dechex($offset) . md5($text);
    };
    row(PHP . ' by the rule of Nuked-Klan', 'nuked_klan', $pw[$name], $nk, $wrong === null ? null : $pw[$wrong], ['keys' => ['hashkey' => bin2hex($key)]]);
}

// Meteor with Argon2.
foreach ($text as [$name, $wrong]) {
    $stored = password_hash(hash('sha256', $pw[$name]), PASSWORD_ARGON2ID, ['memory_cost' => 64, 'time_cost' => 1, 'threads' => 1]);
    row(PHP . ' by the rule of Meteor', 'meteor_argon2', $pw[$name], fn($p) => password_verify(hash('sha256', $p), $stored) ? $stored : '', $wrong === null ? null : $pw[$wrong]);
}

// Discourse and passport-local-mongoose: hash_pbkdf2() with what is in columns.
foreach ($few as [$name, $wrong]) {
    $s = bin2hex(random_bytes(16));
    $wrong = $wrong === null ? null : $pw[$wrong];
    row(PHP . ' by the rule of Discourse', 'discourse_pbkdf2_sha256', $pw[$name], fn($p) => hash_pbkdf2('sha256', $p, $s, 3, 64), $wrong,
        ['salt' => $s, 'columns' => ['algorithm' => '$pbkdf2-sha256$i=3,l=32$']]);
    row(PHP . ' by the rule of passport-local-mongoose', 'passport_local_mongoose', $pw[$name], fn($p) => hash_pbkdf2('sha256', $p, $s, 5, 1024), $wrong,
        ['salt' => $s, 'rounds' => '5']);
    row(PHP . ' by the rule of passport-local-mongoose', 'passport_local_mongoose_sha1', $pw[$name], fn($p) => hash_pbkdf2('sha1', $p, $s, 5, 1024), $wrong,
        ['salt' => $s, 'rounds' => '5']);
}
row(PHP . ' by the rule of Discourse', 'discourse_pbkdf2_sha256', $pw['words'], fn($p) => hash_pbkdf2('sha256', $p, 'salt', 64000, 64), $pw['ascii'], ['salt' => 'salt', 'note' => 'no column of rounds']);
row(PHP . ' by the rule of Discourse', 'discourse_pbkdf2_sha256', $pw['words'], fn($p) => hash_pbkdf2('sha256', $p, 'salt', 7, 64), $pw['ascii'], ['salt' => 'salt', 'rounds' => '7']);
row(PHP . ' by the rule of passport-local-mongoose', 'passport_local_mongoose', $pw['words'], fn($p) => hash_pbkdf2('sha256', $p, 'salt', 25000, 1024), $pw['ascii'], ['salt' => 'salt', 'note' => 'the defaults']);
row(PHP . ' by the rule of passport-local-mongoose', 'passport_local_mongoose', $pw['words'], fn($p) => hash_pbkdf2('sha512', $p, 'salt', 3, 128), $pw['ascii'],
    ['salt' => 'salt', 'rounds' => '3', 'columns' => ['digest' => 'sha512']]);
