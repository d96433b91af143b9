<?php
// MediaWiki's own password classes, out of its Debian package. argv: its directory.
// stdin: JSON lines [stored, password in hex]; stdout: whether each verifies.
$base = $argv[1];
require "$base/vendor/autoload.php";
spl_autoload_register(function (string $class) use ($base): void {
    if (is_file("$base/includes/password/$class.php")) {
        require "$base/includes/password/$class.php";
    }
});
class MWException extends Exception {}
$pbkdf2 = ['class' => 'Pbkdf2Password', 'algo' => 'sha512', 'cost' => '30000', 'length' => '64'];
$factory = new PasswordFactory([
    'A' => ['class' => 'MWOldPassword'],
    'B' => ['class' => 'MWSaltedPassword'],
    'pbkdf2' => $pbkdf2,
    'pbkdf2-legacyA' => ['class' => 'LayeredParameterizedPassword', 'types' => ['A', 'pbkdf2']],
    'pbkdf2-legacyB' => ['class' => 'LayeredParameterizedPassword', 'types' => ['B', 'pbkdf2']],
    'argon2' => ['class' => 'Argon2Password', 'algo' => 'auto'],
], 'pbkdf2');
foreach (file('php://stdin') as $line) {
    [$stored, $password] = json_decode($line, true, flags: JSON_THROW_ON_ERROR);
    echo json_encode($factory->newFromCiphertext($stored)->verify(hex2bin($password))), "\n";
}
