<?php
// Evaluates recipes as PHP: `md5(md5($pass).$salt)` is PHP already, the other names are functions below.
// stdin: JSON lines {expression, layout, pass, salt, ..., keys} with all values in hex; stdout: the stored strings as JSON.
declare(strict_types=1);

const LITTLE = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const MIME = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

class F
{
    public static array $keys = [];
    public static array $columns = [];

    public static function __callStatic(string $name, array $args): mixed
    {
        $plain = array_values(array_diff_key($args, ['key' => 0]));
        [$base, $raw] = str_ends_with($name, '_raw') ? [substr($name, 0, -4), true] : [$name, false];
        if ($base !== strtolower($base)) {
            return strtoupper(self::__callStatic(strtolower($name), $args));
        }
        if (str_starts_with($base, 'hmac_')) {
            return hash_hmac(substr($base, 5), $plain[0], $args['key'], $raw);
        }
        if (str_starts_with($base, 'pbkdf2_')) {
            $bytes = hash_pbkdf2(substr($base, 7), $plain[0], $plain[1], $plain[2], $plain[3], true);
            return $raw ? $bytes : bin2hex($bytes);
        }
        return match ($base) {
            'argon2id' => bin2hex(sodium_crypto_pwhash($plain[5], $plain[0], $plain[1], $plain[2], 1024 * $plain[3], SODIUM_CRYPTO_PWHASH_ALG_ARGON2ID13)),
            'repeat' => self::repeat(...$plain),
            'key' => self::$keys[$plain[0]],
            'column' => self::$columns[$plain[0]],
            'crypt64' => crypt64($plain[0]),
            'hex' => bin2hex($plain[0]),
            'unhex' => hex2bin($plain[0]),
            'base64' => base64_encode($plain[0]),
            'base64_crypt' => strtr(rtrim(base64_encode($plain[0]), '='), MIME, LITTLE),
            'unbase64' => base64_decode($plain[0], true),
            'utf16le' => mb_convert_encoding($plain[0], 'UTF-16LE', 'UTF-8'),
            'utf16be' => mb_convert_encoding($plain[0], 'UTF-16BE', 'UTF-8'),
            'lower' => mb_strtolower($plain[0], 'UTF-8'),
            'upper' => mb_strtoupper($plain[0], 'UTF-8'),
            'lower_ascii' => strtolower($plain[0]),
            'upper_ascii' => strtoupper($plain[0]),
            'slice' => substr($plain[0], $plain[1], $plain[2]),
            'zero_pad' => str_pad($plain[0], $plain[1], "\0"),
            'space_pad' => str_pad($plain[0], $plain[1]),
            default => hash($base, $plain[0], $raw),
        };
    }

    private static function repeat(int $n, string $x, Closure $body): string
    {
        while ($n-- > 0) {
            $x = $body($x);
        }
        return $x;
    }
}

/** Three bytes, the first lowest, as four characters, the lowest first. */
function crypt64(string $bytes): string
{
    $text = '';
    foreach (str_split($bytes, 3) as $three) {
        $bits = ord($three[0]) | ord($three[1] ?? "\0") << 8 | ord($three[2] ?? "\0") << 16;
        for ($i = 0; $i <= strlen($three); $i++) {
            $text .= LITTLE[$bits >> 6 * $i & 63];
        }
    }
    return $text;
}

/** The expression as PHP source: calls go to F, `key=` is a named argument, the third argument of repeat a closure. */
function php(string $expression): string
{
    $tokens = array_slice(PhpToken::tokenize('<?php ' . $expression), 1);
    [$out, $depth, $repeats] = ['', 0, []];
    foreach ($tokens as $i => $token) {
        $next = $tokens[$i + 1]->text ?? '';
        if ($token->id === T_STRING && $next === '(') {
            $out .= 'F::' . $token->text;
            if ($token->text === 'repeat') {
                $repeats[$depth + 1] = 2;
            }
            continue;
        }
        if ($token->id === T_STRING && $token->text === 'key' && $next === '=') {
            $out .= 'key';
            continue;
        }
        $depth += ['(' => 1, ')' => -1][$token->text] ?? 0;
        if ($token->text === '=') {
            $out .= ':';
        } elseif ($token->text === ',' && isset($repeats[$depth]) && --$repeats[$depth] === 0) {
            $out .= ', fn($x) =>';
            unset($repeats[$depth]);
        } else {
            $out .= $token->text;
        }
    }
    return "return $out;";
}

function encoded(string $bytes, string $as): string
{
    return match ($as) {
        '' => $bytes,
        'hex' => bin2hex($bytes),
        'HEX' => strtoupper(bin2hex($bytes)),
        'base64' => base64_encode($bytes),
        'base64url' => strtr(base64_encode($bytes), '+/', '-_'),
        'base64_nopad' => rtrim(base64_encode($bytes), '='),
        'base64_crypt' => F::base64_crypt($bytes),
    };
}

/** The stored string: `{{` is a brace, a field is replaced by its value. */
function stored(string $layout, string $expression, array $values): string
{
    $field = '/\{\{|\{([a-z][a-z0-9+\[\]]*)(?::([A-Za-z0-9_]+))?\}/';
    return preg_replace_callback($field, function (array $m) use ($expression, $values): string {
        if ($m[0] === '{{') {
            return '{';
        }
        $bytes = '';
        foreach (explode('+', preg_replace('/\[\d+\]/', '', $m[1])) as $name) {
            $value = (string) $values[$name];
            if ($name === 'rounds') {
                return isset($m[2]) ? dechex($values[$name]) : $value;
            }
            // Under an encoding a digest stands for its bytes.
            $bytes .= $name === 'hash' && isset($m[2]) && preg_match('/^(md5|sha1|sha256|sha512)\(/', $expression) ? hex2bin($value) : $value;
        }
        return encoded($bytes, $m[2] ?? '');
    }, $layout);
}

foreach (file('php://stdin') as $line) {
    $row = json_decode($line, true, flags: JSON_THROW_ON_ERROR);
    F::$keys = array_map('hex2bin', $row['keys'] ?? []);
    F::$columns = array_map('hex2bin', $row['columns'] ?? []);
    $values = array_map(fn($value) => is_int($value) ? $value : hex2bin($value), array_diff_key($row, ['expression' => 0, 'layout' => 0, 'keys' => 0, 'columns' => 0]));
    extract($values);
    $values['hash'] = eval(php($row['expression']));
    echo json_encode(bin2hex(stored($row['layout'], $row['expression'], $values))), "\n";
}
