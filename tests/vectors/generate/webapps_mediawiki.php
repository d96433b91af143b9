<?php
// MediaWiki's own class EncryptedPassword, over its other classes.
// usage: php webapps_mediawiki.php MEDIAWIKI_DIR VERSION
declare(strict_types=1);
[, $base, $version] = $argv;
require "$base/vendor/autoload.php";
spl_autoload_register(function (string $class) use ($base): void {
    if (is_file("$base/includes/password/$class.php")) {
        require "$base/includes/password/$class.php";
    }
});
class MWException extends Exception {}
class MWCryptRand
{
    public static function generateHex(int $chars): string
    {
        return substr(bin2hex(random_bytes($chars)), 0, $chars);
    }
}
$pw = [];
foreach (file(__DIR__ . '/passwords.tsv', FILE_IGNORE_NEW_LINES) as $line) {
    [$k, $v] = explode("\t", $line);
    $pw[$k] = hex2bin($v);
}
$secrets = ['e52d98c459819a11775936d8dfbb7929', 'short', str_repeat("l\xf6ng ", 9)];
$under = [
    'pbkdf2' => ['class' => 'Pbkdf2Password', 'algo' => 'sha512', 'cost' => '10', 'length' => '64'],
    'other' => ['class' => 'Pbkdf2Password', 'algo' => 'sha256', 'cost' => '3', 'length' => '32'],
    'bcrypt' => ['class' => 'BcryptPassword', 'cost' => 4],
    'B' => ['class' => 'MWSaltedPassword'],
];
foreach (['aes-256-cbc', 'aes-128-cbc', 'aes-192-cbc'] as $cipher) {
    foreach ($cipher === 'aes-256-cbc' ? [1, 2, 3] : [1, 2] as $count) {
        foreach ($cipher === 'aes-256-cbc' ? ['pbkdf2', 'bcrypt', 'B'] : ['pbkdf2'] as $type) {
            $types = $under + ['both' => ['class' => 'EncryptedPassword', 'underlying' => $type, 'cipher' => $cipher, 'secrets' => array_slice($secrets, 0, $count)]];
            $factory = new PasswordFactory($types, 'both');
            foreach ([['ascii', 'upper'], ['utf8', null], ['empty', 'one']] as [$name, $wrong]) {
                $stored = $factory->newFromPlaintext($pw[$name])->toString();
                foreach ([[$name, 'match'], [$wrong, 'mismatch']] as [$which, $expect]) {
                    if ($which === null) {
                        continue;
                    }
                    if ($factory->newFromCiphertext($stored)->verify($pw[$which]) !== ($expect === 'match')) {
                        fwrite(STDERR, "MediaWiki on $stored\n");
                        exit(1);
                    }
                    $keys = [];
                    foreach (array_slice($secrets, 0, $count) as $number => $secret) {
                        $keys["secrets_$number"] = bin2hex($secret);
                    }
                    $row = ['scheme' => 'mediawiki_encrypted', 'peer' => "MediaWiki $version", 'password_hex' => bin2hex($pw[$which]), 'stored' => $stored,
                        'expect' => $expect, 'keys' => $keys];
                    echo json_encode($row + ($expect === 'match' ? [] : ['note' => 'wrong password']), JSON_UNESCAPED_SLASHES), "\n";
                }
            }
        }
    }
}
