<?php
// PHP: password_hash(), crypt(), hash(); WordPress's class-phpass and its password functions of 6.8.
// usage: php php.php core | phpass WORDPRESS_DIR VERSION | wp68 WORDPRESS_DIR VERSION
$pw = [];
foreach (file(__DIR__ . '/passwords.tsv', FILE_IGNORE_NEW_LINES) as $line) {
    [$k, $v] = explode("\t", $line);
    $pw[$k] = hex2bin($v);
}
$peer = 'PHP ' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION . '.' . PHP_RELEASE_VERSION;

function emit($scheme, $password, $stored, $expect = 'match', $more = [])
{
    global $peer;
    $row = ['scheme' => $scheme, 'peer' => $peer, 'password_hex' => bin2hex($password), 'stored' => $stored, 'expect' => $expect];
    echo json_encode($row + array_filter($more), JSON_UNESCAPED_SLASHES), "\n";
}

function row($scheme, $password, $stored, $verify, $wrong = null, $note = null, $hint = null)
{
    global $peer;
    $more = ['hint' => $hint, 'note' => $note];
    if ($verify($password, $stored) !== true) {
        fwrite(STDERR, "$peer does not accept its own $scheme $stored\n");
        exit(1);
    }
    emit($scheme, $password, $stored, 'match', $more);
    if ($wrong !== null) {
        if ($verify($wrong, $stored) !== false) {
            fwrite(STDERR, "$peer accepts a wrong password $stored\n");
            exit(1);
        }
        emit($scheme, $wrong, $stored, 'mismatch', ['hint' => $hint, 'note' => 'wrong password']);
    }
}

function system_row($system, $user, $scheme, $password, $stored, $verify)
{
    if ($verify($password, $stored) !== true) {
        exit(1);
    }
    emit($scheme, $password, $stored, 'match', ['system' => $system, 'user' => $user]);
}

$often = [['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide', null], ['latin1', 'ascii'], ['high', null], ['marks', null],
    ['edges', null], ['len72', 'len71'], ['len73', null], ['len200', null]];

function core()
{
    global $pw, $often;
    $verify = 'password_verify';
    foreach ($often as [$name, $wrong]) {
        $note = in_array($name, ['len73', 'len200']) ? 'only 72 bytes count' : null;
        row('bcrypt', $pw[$name], password_hash($pw[$name], PASSWORD_BCRYPT, ['cost' => 4]), $verify, $wrong === null ? null : $pw[$wrong], $note);
    }
    row('bcrypt', $pw['words'], password_hash($pw['words'], PASSWORD_BCRYPT, ['cost' => 6]), $verify);
    $hash = password_hash($pw['words'], PASSWORD_BCRYPT, ['cost' => 4]);
    foreach (['2a', '2x'] as $id) {
        $s = crypt($pw['words'], '$' . $id . substr($hash, 3, 26));
        row($id == '2x' ? 'bcrypt_2x' : 'bcrypt', $pw['words'], $s, $verify, $pw['ascii']);
    }
    $s = crypt($pw['high'], '$2x' . substr($hash, 3, 26));
    row('bcrypt_2x', $pw['high'], $s, $verify, $pw['latin1'], '8-bit');
    $s = crypt($pw['latin1'], '$2x' . substr($hash, 3, 26));
    row('bcrypt_2x', $pw['latin1'], $s, $verify, $pw['ascii'], '8-bit');

    foreach ([PASSWORD_ARGON2I, PASSWORD_ARGON2ID] as $kind) {
        foreach ([['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['latin1', null], ['nul', null], ['len200', null]] as [$name, $wrong]) {
            $s = password_hash($pw[$name], $kind, ['memory_cost' => 64, 'time_cost' => 1 + ($name == 'utf8'), 'threads' => 1 + ($name == 'utf8')]);
            row('argon2', $pw[$name], $s, $verify, $wrong === null ? null : $pw[$wrong], $name == 'nul' ? 'NUL in the password' : null);
        }
        row('argon2', $pw['words'], password_hash($pw['words'], $kind, ['memory_cost' => 4096, 'time_cost' => 3, 'threads' => 1]), $verify);
    }

    foreach (['sha256_crypt' => '$5$', 'sha512_crypt' => '$6$'] as $scheme => $id) {
        foreach ([['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['latin1', null], ['marks', null], ['len65', null], ['len200', null]] as [$name, $wrong]) {
            row($scheme, $pw[$name], crypt($pw[$name], $id . 'rounds=1000$phpSalt0123456./'), $verify, $wrong === null ? null : $pw[$wrong]);
        }
        row($scheme, $pw['words'], crypt($pw['words'], $id . 'shortsalt'), $verify, null, '5000 rounds: not written');
        row($scheme, $pw['words'], crypt($pw['words'], $id . 'rounds=5000$shortsalt'), $verify, null, 'rounds=5000 written');
        row($scheme, $pw['words'], crypt($pw['words'], $id . 'rounds=1000$morethansixteencharacters'), $verify, null, 'salt cut to 16');
        row($scheme, $pw['words'], crypt($pw['words'], $id . 'rounds=1000$'), $verify, $pw['ascii'], 'empty salt');
        row($scheme, $pw['words'], crypt($pw['words'], $id . 'rounds=1000$a_b-c d:e'), $verify, null, 'odd salt characters');
        $low = crypt($pw['words'], $id . 'rounds=999$saltsalt');
        fwrite(STDERR, "PHP crypt() with rounds=999: $low\n");
        $zero = crypt($pw['words'], $id . 'rounds=01000$saltsalt');
        fwrite(STDERR, "PHP crypt() with rounds=01000: $zero " . json_encode(password_verify($pw['words'], $zero)) . "\n");
        $full = crypt($pw['words'], $id . 'rounds=1000$saltsaltsaltsalt');
        fwrite(STDERR, 'PHP with a salt over 16 left in the string: '
            . json_encode(password_verify($pw['words'], str_replace('$saltsaltsaltsalt$', '$saltsaltsaltsalt+more$', $full))) . "\n");
    }
    foreach ([['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['latin1', null], ['marks', null], ['len65', null], ['len200', null]] as [$name, $wrong]) {
        row('md5_crypt', $pw[$name], crypt($pw[$name], '$1$pHp./Sal'), $verify, $wrong === null ? null : $pw[$wrong]);
    }
    row('md5_crypt', $pw['words'], crypt($pw['words'], '$1$'), $verify, null, 'empty salt');
    row('md5_crypt', $pw['words'], crypt($pw['words'], '$1$morethaneight'), $verify, $pw['ascii'], 'salt cut to 8');
    row('md5_crypt', $pw['words'], crypt($pw['words'], '$1$a_b c:d'), $verify, null, 'odd salt characters');

    foreach (['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as $h) {
        $eq = fn($p, $s) => hash_equals($s, hash($h, $p));
        $EQ = fn($p, $s) => hash_equals($s, strtoupper(hash($h, $p)));
        $id = "hex_$h";
        row($id, $pw['ascii'], hash($h, $pw['ascii']), $eq, $pw['upper'], null, $id);
        row($id, $pw['empty'], hash($h, ''), $eq, $pw['one'], null, $id);
        row($id, $pw['utf8'], strtoupper(hash($h, $pw['utf8'])), $EQ, null, 'upper case', $id);
        row($id, $pw['latin1'], hash($h, $pw['latin1']), $eq, null, null, $id);
        row($id, $pw['nul'], hash($h, $pw['nul']), $eq, null, 'NUL in the password', $id);
        row($id, $pw['len200'], hash($h, $pw['len200']), $eq, null, null, $id);
    }

    system_row('PHP password_hash (PASSWORD_DEFAULT, PHP 8.2)', 'victor', 'bcrypt', 'viktor & rolf', password_hash('viktor & rolf', PASSWORD_DEFAULT), $verify);
    system_row('Laravel 11 ($2y$12$)', 'wanda', 'bcrypt', 'a fish called wanda', password_hash('a fish called wanda', PASSWORD_BCRYPT, ['cost' => 12]), $verify);
    system_row('PHP password_hash (PASSWORD_ARGON2ID)', 'xavier', 'argon2', 'x-men 1963', password_hash('x-men 1963', PASSWORD_ARGON2ID), $verify);
    system_row('PHP password_hash (PASSWORD_ARGON2I)', 'yara', 'argon2', 'yára 2019', password_hash('yára 2019', PASSWORD_ARGON2I), $verify);
    system_row('old PHP application (md5)', 'zoe', 'hex_md5', 'zo3zo3', md5('zo3zo3'), fn($p, $s) => md5($p) === $s);
}

function phpass($dir, $version)
{
    global $pw, $often, $peer;
    $peer = "WordPress $version";
    require "$dir/wp-includes/class-phpass.php";
    $verify = fn($p, $s) => (new PasswordHash(8, true))->CheckPassword($p, $s);
    foreach (array_merge($often, [['nul', null], ['len129', null]]) as [$name, $wrong]) {
        row('phpass', $pw[$name], (new PasswordHash(5, true))->HashPassword($pw[$name]), $verify, $wrong === null ? null : $pw[$wrong]);
    }
    row('phpass', $pw['words'], (new PasswordHash(4, true))->HashPassword($pw['words']), $verify, $pw['ascii']);
    row('phpass', $pw['words'], (new PasswordHash(8, true))->HashPassword($pw['words']), $verify, null, 'default cost');
    $s = (new PasswordHash(5, true))->HashPassword($pw['utf8']);
    row('phpass', $pw['utf8'], '$H$' . substr($s, 3), $verify, null, 'phpBB spelling');
    $s = (new PasswordHash(4, true))->crypt_private($pw['words'], '$P$7a $b:c-');
    fwrite(STDERR, "phpass with an odd salt: $s\n");
    $s = (new PasswordHash(4, true))->crypt_private($pw['words'], '$P$7a $b:c-d');
    row('phpass', $pw['words'], $s, $verify, null, 'odd salt characters');
    $s = (new PasswordHash(4, true))->crypt_private($pw['words'], '$P$5saltsalt');
    row('phpass', $pw['words'], $s, $verify, null, 'least cost');
    $wp = (new PasswordHash(8, true))->HashPassword('agatha+christie');
    system_row('WordPress 6.1', 'agatha', 'phpass', 'agatha+christie', $wp, $verify);
}

function wp68($dir, $version)
{
    global $pw, $often, $peer;
    $peer = "WordPress $version";
    define('ABSPATH', "$dir/");
    define('WPINC', 'wp-includes');
    $GLOBALS['cost'] = 4;
    // WordPress's hooks, reduced to the one which sets the cost and the one which checks a login.
    function apply_filters($hook, $value, $user = '', $password = '')
    {
        if ($hook === 'wp_hash_password_options' && $GLOBALS['cost']) {
            return ['cost' => $GLOBALS['cost']];
        }
        if ($hook === 'authenticate') {
            return wp_check_password($password, $GLOBALS['row']) ? (object) ['ID' => 1] : null;
        }
        return $value;
    }
    function do_action() {}
    function sanitize_user($user) { return $user; }
    function __($text) { return $text; }
    function is_wp_error($thing) { return $thing instanceof WP_Error; }
    class WP_Error { function get_error_codes() { return []; } function get_error_code() { return ''; } }
    require "$dir/wp-includes/pluggable.php";
    $check = fn($p, $s) => wp_check_password($p, $s);
    $login = function ($p, $s) {
        $GLOBALS['row'] = $s;
        return !is_wp_error(wp_authenticate('someone', $p));
    };
    foreach (array_merge($often, [['len129', null], ['words', 'ascii']]) as [$name, $wrong]) {
        $stored = wp_hash_password($pw[$name]);
        // wp_hash_password() trims, wp_check_password() does not: wp_authenticate() has trimmed before it.
        $note = null;
        if (trim($pw[$name]) !== $pw[$name]) {
            $note = 'blanks at the ends: trimmed when hashed and at login';
            row('wp_bcrypt', trim($pw[$name]), $stored, $check, null, 'hash made of the password with blanks at its ends');
            fwrite(STDERR, "$peer: wp_check_password() with blanks at the ends: " . json_encode($check($pw[$name], $stored)) . "\n");
        }
        row('wp_bcrypt', $pw[$name], $stored, $login, $wrong === null ? null : $pw[$wrong], $note);
        // second opinion
        $pre = base64_encode(hash_hmac('sha384', trim($pw[$name]), 'wp-sha384', true));
        if (!password_verify($pre, substr($stored, 3))) {
            exit(1);
        }
    }
    foreach (["\n\r\vwordpress\0", 'in the  middle', "\xc2\xa0no-break"] as $typed) {
        row('wp_bcrypt', $typed, wp_hash_password($typed), $login, "x$typed", 'which blanks are trimmed');
    }
    $GLOBALS['cost'] = 5;
    row('wp_bcrypt', $pw['nul'], wp_hash_password($pw['nul']), $check, 'nul', 'NUL in the password');
    $GLOBALS['cost'] = 0;
    // WordPress 6.8 still checks the older forms.
    row('bcrypt', $pw['words'], password_hash($pw['words'], PASSWORD_BCRYPT, ['cost' => 4]), $check, $pw['ascii']);
    row('hex_md5', $pw['words'], md5($pw['words']), $check, $pw['ascii'], 'WordPress before 2.5', 'hex_md5');
    system_row("WordPress 6.8", 'bettina', 'wp_bcrypt', 'blog & buttercup', wp_hash_password('blog & buttercup'), $check);
}

[, $what] = $argv;
$what(...array_slice($argv, 2));
