<?php
// MediaWiki's own password classes write and check types that an administrator configured.
// usage: php web_mediawiki.php MEDIAWIKI_DIR VERSION
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
$pbkdf2 = fn(string $algo, string $cost, string $length): array => ['class' => 'Pbkdf2Password', 'algo' => $algo, 'cost' => $cost, 'length' => $length];
$layered = fn(string ...$types): array => ['class' => 'LayeredParameterizedPassword', 'types' => $types];
// The rows say the parameters; a type of each name is configured in turn.
$configurations = [
    ['mediawiki_bcrypt', 'bcrypt', ['bcrypt' => ['class' => 'BcryptPassword', 'cost' => 4]]],
    ['mediawiki_bcrypt', 'bcrypt', ['bcrypt' => ['class' => 'BcryptPassword', 'cost' => 10]]],
    ['mediawiki_pbkdf2_parameters', 'pbkdf2', ['pbkdf2' => $pbkdf2('sha256', '10000', '128')]],
    ['mediawiki_pbkdf2_parameters', 'pbkdf2', ['pbkdf2' => $pbkdf2('sha512', '1000', '32')]],
    ['mediawiki_pbkdf2_parameters', 'pbkdf2', ['pbkdf2' => $pbkdf2('sha1', '1', '20')]],
    ['mediawiki_layered', 'x', ['A' => ['class' => 'MWOldPassword'], 'pbkdf2' => $pbkdf2('sha256', '1000', '32'), 'x' => $layered('A', 'pbkdf2')]],
    ['mediawiki_layered', 'x-1', ['B' => ['class' => 'MWSaltedPassword'], 'bcrypt' => ['class' => 'BcryptPassword', 'cost' => 4], 'x-1' => $layered('B', 'bcrypt')]],
    ['mediawiki_layered', 'three', ['B' => ['class' => 'MWSaltedPassword'], 'bcrypt' => ['class' => 'BcryptPassword', 'cost' => 4],
        'pbkdf2' => $pbkdf2('sha512', '500', '64'), 'three' => $layered('B', 'bcrypt', 'pbkdf2')]],
    ['mediawiki_layered', 'four', ['pbkdf2' => $pbkdf2('sha512', '10', '512'), 'bcrypt' => ['class' => 'BcryptPassword', 'cost' => 4],
        'four' => $layered('pbkdf2', 'pbkdf2', 'pbkdf2', 'bcrypt')]],
];
$pw = [];
foreach (file(__DIR__ . '/passwords.tsv', FILE_IGNORE_NEW_LINES) as $line) {
    [$k, $v] = explode("\t", $line);
    $pw[$k] = hex2bin($v);
}
foreach ($configurations as [$scheme, $type, $types]) {
    $factory = new PasswordFactory($types, $type);
    foreach ([['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['latin1', null], ['marks', null], ['len73', 'one'], ['nul', 'one']] as [$name, $wrong]) {
        if ($scheme !== 'mediawiki_bcrypt' || $name === 'ascii' || $types['bcrypt']['cost'] === 4) {
            $stored = $factory->newFromPlaintext($pw[$name])->toString();
            foreach ([[$name, 'match'], [$wrong, 'mismatch']] as [$which, $expect]) {
                if ($which === null) {
                    continue;
                }
                if ($factory->newFromCiphertext($stored)->verify($pw[$which]) !== ($expect === 'match')) {
                    fwrite(STDERR, "MediaWiki on $stored\n");
                    exit(1);
                }
                $row = ['scheme' => $scheme, 'peer' => "MediaWiki $version", 'password_hex' => bin2hex($pw[$which]), 'stored' => $stored, 'expect' => $expect];
                echo json_encode($row + ($expect === 'match' ? [] : ['note' => 'wrong password']), JSON_UNESCAPED_SLASHES), "\n";
            }
        }
    }
}
