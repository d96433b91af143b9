<?php
// wp_fast_hash() of WordPress 6.8: two functions of sodium, one after the other.
declare(strict_types=1);
$php = 'PHP ' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION . '.' . PHP_RELEASE_VERSION;
$make = fn(string $p): string => '$generic$' . sodium_bin2base64(sodium_crypto_generichash($p, 'wp_fast_hash_6.8+', 30), SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING);
$pw = [];
foreach (file(__DIR__ . '/passwords.tsv', FILE_IGNORE_NEW_LINES) as $line) {
    [$k, $v] = explode("\t", $line);
    $pw[$k] = hex2bin($v);
}
foreach ($pw as $name => $password) {
    $row = ['scheme' => 'wp_generic', 'peer' => "$php with sodium", 'password_hex' => bin2hex($password), 'stored' => $make($password), 'expect' => 'match'];
    echo json_encode($row, JSON_UNESCAPED_SLASHES), "\n";
    $other = ['password_hex' => bin2hex($password . ' '), 'expect' => 'mismatch', 'note' => 'wrong password'] + $row;
    echo json_encode($other, JSON_UNESCAPED_SLASHES), "\n";
}
