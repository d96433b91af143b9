<?php
// DokuWiki's PassHash for Drupal and phpass, and PHP's password_hash() and crypt() for what Symfony, WCF 2 and phpBB do with them.
// usage: php web.php DOKUWIKI_DIR VERSION NODE_DIR
declare(strict_types=1);
[, $dokuwiki, $version, $node] = $argv;
require "$dokuwiki/usr/share/dokuwiki/inc/PassHash.php";
$pass = new dokuwiki\PassHash();
$pw = [];
foreach (file(__DIR__ . '/passwords.tsv', FILE_IGNORE_NEW_LINES) as $line) {
    [$k, $v] = explode("\t", $line);
    $pw[$k] = hex2bin($v);
}
const PHP = 'PHP ' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION . '.' . PHP_RELEASE_VERSION;
const SALTS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A row that `verify` accepts, and one that it refuses. */
function row(string $peer, string $scheme, string $password, string $stored, callable $verify, ?string $wrong = null, ?string $note = null): void
{
    if ($verify($password, $stored) !== true || ($wrong !== null && $verify($wrong, $stored) !== false)) {
        fwrite(STDERR, "$peer on $scheme $stored\n");
        exit(1);
    }
    $emit = fn($password, $expect, $note) => print(json_encode(array_filter(['scheme' => $scheme, 'peer' => $peer,
        'password_hex' => bin2hex($password), 'stored' => $stored, 'expect' => $expect, 'note' => $note], fn($x) => $x !== null), JSON_UNESCAPED_SLASHES) . "\n");
    $emit($password, 'match', $note);
    if ($wrong !== null) {
        $emit($wrong, 'mismatch', 'wrong password');
    }
}

function salt(int $len): string
{
    return implode('', array_map(fn() => SALTS[random_int(0, 63)], range(1, $len)));
}

$often = [['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide', null], ['latin1', 'ascii'], ['marks', null], ['edges', null],
    ['len72', 'len71'], ['len73', null], ['len200', null], ['nul', 'one']];

// Drupal 7. DokuWiki makes the strings, and npm drupal-hash accepts those of text.
$drupal = fn($p, $s) => $pass->verify_hash($p, $s);
$second = function (string $p, string $s) use ($node): bool {
    $code = 'console.log(require(process.argv[1] + "/node_modules/drupal-hash").checkPassword(Buffer.from(process.argv[2], "hex").toString(), process.argv[3]))';
    exec('node --no-deprecation -e ' . escapeshellarg($code) . ' ' . implode(' ', array_map('escapeshellarg', [$node, bin2hex($p), $s])), $out);
    return $out === ['true'];
};
foreach ($often as [$name, $wrong]) {
    $stored = $pass->hash_drupal_sha512($pw[$name], '9' . salt(8));
    if (mb_check_encoding($pw[$name], 'UTF-8') && !$second($pw[$name], $stored)) {
        fwrite(STDERR, "drupal-hash refuses $stored\n");
        exit(1);
    }
    row("DokuWiki $version", 'drupal7', $pw[$name], $stored, $drupal, $wrong === null ? null : $pw[$wrong]);
}
row("DokuWiki $version", 'drupal7', $pw['words'], $pass->hash_drupal_sha512($pw['words'], 'D' . salt(8)), $drupal, $pw['ascii'], 'Drupal 7\'s cost');
// The whole digest, as PHP-PasswordLib keeps it, and the upgrade from Drupal 6.
foreach (['ascii', 'utf8', 'len200'] as $name) {
    $stretched = new ReflectionMethod($pass, 'stretched_hash');
    $whole = fn($p, $s) => hash_equals($s, $stretched->invoke($pass, 'sha512', $p, substr($s, 3, 9), 'S'));
    row("DokuWiki $version", 'drupal7', $pw[$name], $stretched->invoke($pass, 'sha512', $pw[$name], '8' . salt(8), 'S'), $whole, $pw['words'], 'not cut');
    $upgraded = fn($p, $s) => $pass->verify_hash(md5($p), substr($s, 1));
    row("DokuWiki $version", 'drupal7_md5', $pw[$name], 'U' . $pass->hash_drupal_sha512(md5($pw[$name]), '9' . salt(8)), $upgraded, $pw['words']);
    row("DokuWiki $version", 'drupal7_md5', $pw[$name], 'U' . $pass->hash_pmd5(md5($pw[$name]), '9' . salt(8), 'P'), $upgraded, $pw['words']);
}

// Symfony's NativePasswordHasher: what bcrypt would cut is base64(SHA-512) first.
$symfony = fn($p) => strlen($p) > 72 || str_contains($p, "\0") ? base64_encode(hash('sha512', $p, true)) : $p;
foreach ([...$often, ['len100', 'len200'], ['len129', null]] as [$name, $wrong]) {
    $stored = password_hash($symfony($pw[$name]), PASSWORD_BCRYPT, ['cost' => 4]);
    row(PHP . ' by the rule of Symfony', 'symfony_native_bcrypt', $pw[$name], $stored, fn($p, $s) => password_verify($symfony($p), $s), $wrong === null ? null : $pw[$wrong]);
}

// WoltLab Community Framework 2: crypt(crypt(password, salt), salt).
$double = fn($p, $salt) => crypt(crypt($p, $salt), $salt);
foreach ($often as [$name, $wrong]) {
    $stored = $double($pw[$name], '$2a$0' . random_int(4, 5) . '$' . salt(21) . 'u');
    row(PHP . ' by the rule of WCF 2', 'wcf2_bcrypt', $pw[$name], $stored, fn($p, $s) => $double($p, substr($s, 0, 29)) === $s, $wrong === null ? null : $pw[$wrong]);
}

// phpBB: bcrypt over the text that phpass gives.
foreach ([['phpbb_combined', fn($p) => $p], ['phpbb_combined_md5', 'md5']] as [$scheme, $first]) {
    $combined = function ($p, $phpass, $settings) use ($pass, $first) {
        $text = substr($pass->hash_pmd5($first($p), $phpass, 'H'), 12);
        return '$H\2y$' . $phpass . '$' . strtr($settings, '$', '\\') . '$' . substr(crypt($text, '$2y$' . $settings), 29);
    };
    foreach ($often as [$name, $wrong]) {
        $verify = fn($p, $s) => $combined($p, explode('$', $s)[2], strtr(explode('$', $s)[3], '\\', '$')) === $s;
        $stored = $combined($pw[$name], '9' . salt(8), '04$' . salt(21) . 'u');
        row(PHP . " and DokuWiki $version by the rule of phpBB", $scheme, $pw[$name], $stored, $verify, $wrong === null ? null : $pw[$wrong]);
    }
}

// phpBB 2: magic quotes, and boards in UTF-8 or Windows-1252.
foreach ($often as [$name, $wrong]) {
    $verify = fn($p, $s) => md5(addslashes($p)) === $s;
    row(PHP, 'phpbb2_md5', $pw[$name], md5(addslashes($pw[$name])), $verify, $wrong === null ? null : $pw[$wrong]);
}
foreach (['utf8' => $pw['utf8'], 'quotes' => "„it's“ – 5 €"] as $text) {
    $windows = fn($p) => md5(addslashes(mb_convert_encoding($p, 'Windows-1252', 'UTF-8')));
    row(PHP, 'phpbb2_md5', $text, $windows($text), fn($p, $s) => $windows($p) === $s, $pw['ascii'], 'Windows-1252');
}

// A salt in front of a text of bcrypt that stands for itself.
foreach (['salt', '', 'a:b'] as $i => $front) {
    foreach (['ascii', 'utf8', 'len72'] as $name) {
        $stored = $front . ':' . password_hash($pw[$name], PASSWORD_BCRYPT, ['cost' => 4]);
        row(PHP, 'salt_colon_bcrypt', $pw[$name], $stored, fn($p, $s) => password_verify($p, substr($s, -60)), $pw['words']);
    }
}
