<?php
// What the PHP of a recipe calls beside PHP's own functions. Input: a file of
// {"recipe": PHP expression, "row": {name: hex, ...}} lines; output: hex of each value.

function other(string $name, string $data): string
{
    static $rhash = null, $process = null, $perl = null;
    if ($name === 'sm3') {
        return openssl_digest($data, 'sm3', true);
    }
    if ($name === 'blake2b') {
        return sodium_crypto_generichash($data, '', 64);
    }
    if ($name === 'streebog256' || $name === 'streebog512') {
        if (!$rhash) {
            $rhash = FFI::cdef('void rhash_library_init(); int rhash_msg(unsigned, const char*, size_t, unsigned char*);', 'librhash.so.0');
            $rhash->rhash_library_init();
        }
        $out = $rhash->new('unsigned char[130]');
        $rhash->rhash_msg($name === 'streebog256' ? 0x4000 : 0x8000, $data, strlen($data), $out);
        return FFI::string($out, (int) substr($name, -3) / 8);
    }
    if (!$perl) {
        $code = "use Crypt::Digest 'digest_data_hex'; \$| = 1; while (<STDIN>) { my (\$n, \$h) = split; print digest_data_hex(\$n, pack 'H*', \$h // ''), qq(\\n) }";
        $process = proc_open(['perl', '-e', $code], [['pipe', 'r'], ['pipe', 'w']], $perl);
    }
    $called = ['keccak_224' => 'Keccak224', 'keccak_256' => 'Keccak256', 'keccak_384' => 'Keccak384', 'keccak_512' => 'Keccak512', 'blake2s' => 'BLAKE2s_256'];
    fwrite($perl[0], $called[$name] . ' ' . bin2hex($data) . "\n");
    return hex2bin(trim(fgets($perl[1])));
}

function other_hmac(string $name, string $message, string $key, int $block): string
{
    $key = str_pad(strlen($key) > $block ? other($name, $key) : $key, $block, "\0");
    return other($name, ($key ^ str_repeat("\x5c", $block)) . other($name, ($key ^ str_repeat("\x36", $block)) . $message));
}

// As in phpass.
function crypt64(string $data): string
{
    $itoa64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    for ($out = '', $i = 0, $count = strlen($data); $i < $count;) {
        $value = ord($data[$i++]);
        $out .= $itoa64[$value & 63];
        $value |= $i < $count ? ord($data[$i]) << 8 : 0;
        $out .= $itoa64[$value >> 6 & 63];
        if ($i++ >= $count) {
            break;
        }
        $value |= $i < $count ? ord($data[$i]) << 16 : 0;
        $out .= $itoa64[$value >> 12 & 63];
        if ($i++ >= $count) {
            break;
        }
        $out .= $itoa64[$value >> 18 & 63];
    }
    return $out;
}

const MIME = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BCRYPT = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const CRYPT = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function in_alphabet(string $data, string $alphabet): string
{
    return strtr(rtrim(base64_encode($data), '='), MIME, $alphabet);
}

function repeat(int $n, string $x, callable $body): string
{
    while ($n-- > 0) {
        $x = $body($x);
    }
    return $x;
}

function bcrypt(string $password, string $salt, int $cost): string
{
    $hash = crypt($password, sprintf('$2y$%02d$%s', $cost, in_alphabet($salt, BCRYPT)));
    return base64_decode(strtr(substr($hash, 29), BCRYPT, MIME));
}

function argon2(string $kind, string $password, string $salt, int $t, int $m, int $p, int $length): string
{
    if ($p !== 1 || $kind === 'argon2d') {
        throw new Exception('not in sodium');
    }
    $id = $kind === 'argon2i' ? SODIUM_CRYPTO_PWHASH_ALG_ARGON2I13 : SODIUM_CRYPTO_PWHASH_ALG_ARGON2ID13;
    return sodium_crypto_pwhash($length, $password, $salt, $t, $m * 1024, $id);
}

// scrypt after RFC 7914.
function salsa(string $in): string
{
    $start = $x = array_values(unpack('V16', $in));
    $rounds = [[4, 0, 12, 7], [8, 4, 0, 9], [12, 8, 4, 13], [0, 12, 8, 18], [9, 5, 1, 7], [13, 9, 5, 9], [1, 13, 9, 13], [5, 1, 13, 18],
        [14, 10, 6, 7], [2, 14, 10, 9], [6, 2, 14, 13], [10, 6, 2, 18], [3, 15, 11, 7], [7, 3, 15, 9], [11, 7, 3, 13], [15, 11, 7, 18],
        [1, 0, 3, 7], [2, 1, 0, 9], [3, 2, 1, 13], [0, 3, 2, 18], [6, 5, 4, 7], [7, 6, 5, 9], [4, 7, 6, 13], [5, 4, 7, 18],
        [11, 10, 9, 7], [8, 11, 10, 9], [9, 8, 11, 13], [10, 9, 8, 18], [12, 15, 14, 7], [13, 12, 15, 9], [14, 13, 12, 13], [15, 14, 13, 18]];
    for ($i = 0; $i < 4; $i++) {
        foreach ($rounds as [$to, $a, $b, $by]) {
            $sum = $x[$a] + $x[$b] & 0xffffffff;
            $x[$to] ^= ($sum << $by | $sum >> 32 - $by) & 0xffffffff;
        }
    }
    return pack('V16', ...array_map(fn ($a, $b) => $a + $b & 0xffffffff, $x, $start));
}

function block_mix(string $b): string
{
    $blocks = str_split($b, 64);
    $x = end($blocks);
    $halves = ['', ''];
    foreach ($blocks as $i => $block) {
        $x = salsa($x ^ $block);
        $halves[$i & 1] .= $x;
    }
    return $halves[0] . $halves[1];
}

function scrypt(string $password, string $salt, int $n, int $r, int $p, int $length): string
{
    $mixed = '';
    foreach (str_split(hash_pbkdf2('sha256', $password, $salt, 1, $p * 128 * $r, true), 128 * $r) as $x) {
        for ($v = [], $i = 0; $i < $n; $i++) {
            $v[] = $x;
            $x = block_mix($x);
        }
        for ($i = 0; $i < $n; $i++) {
            $at = unpack('V', $x, 128 * $r - 64)[1] & $n - 1;
            $x = block_mix($x ^ $v[$at]);
        }
        $mixed .= $x;
    }
    return hash_pbkdf2('sha256', $password, $mixed, 1, $length, true);
}

// Whether a whole stored hash is one of this text.
function verify(string $scheme, string $data, string $stored): string
{
    $parts = explode('$', $stored);
    if ($scheme === 'phpass') {
        $itoa64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
        $salt = substr($stored, 4, 8);
        $hash = repeat(1 << strpos($itoa64, $stored[3]), md5($salt . $data, true), fn ($x) => md5($x . $data, true));
        $right = substr($stored, 12) === crypt64($hash);
    } elseif (str_starts_with($scheme, 'pbkdf2_')) {
        [$salt, $hash] = array_map(fn ($text) => base64_decode(strtr($text, '.', '+')), array_slice($parts, 3));
        $right = hash_pbkdf2(substr($scheme, 7), $data, $salt, (int) $parts[2], strlen($hash), true) === $hash;
    } elseif ($scheme === 'scrypt') {
        [$ln, $r, $p] = array_map(fn ($text) => (int) explode('=', $text)[1], explode(',', $parts[2]));
        [$salt, $hash] = array_map('base64_decode', array_slice($parts, 3));
        $right = scrypt($data, $salt, 1 << $ln, $r, $p, strlen($hash)) === $hash;
    } else {
        $right = password_verify($data, $stored);
    }
    return $right ? 'yes' : 'no';
}

if (isset($argv[1])) {
    error_reporting(E_ALL);
    set_error_handler(fn ($number, $text) => throw new Exception($text));
    foreach (file($argv[1]) as $line) {
        $one = json_decode($line, true);
        $e = array_map('hex2bin', $one['row']);
        try {
            echo bin2hex(eval('return ' . $one['recipe'] . ';')), "\n";
        } catch (Throwable $error) {
            echo 'error: ', $error->getMessage(), ' in ', $one['recipe'], "\n";
        }
    }
}
