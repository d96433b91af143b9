"""Compositions in the spellings of lists and labels, with values that PHP and Python agree on.

usage: recipes_named.py DIRECTORY
Each line: the composition as it stands in lists, and what it is in canonical spelling.
"""
import random
import sys

from recipes_layouts import Storing
from recipes_make import agreed, entry_of, other_value, variants, write
from recipes_parse import parse
from recipes_random import PASSWORDS

COMPOSITIONS = r'''
md5($p) | md5($pass)
md5($p.$s) | md5($pass.$salt)
md5(md5($p)) | md5(md5($pass))
md5($s.$p) | md5($salt.$pass)
md5(md5($p).$s) | md5(md5($pass).$salt)
md5($s.md5($p)) | md5($salt.md5($pass))
md5(md5($s).md5($p)) | md5(md5($salt).md5($pass))
md5(md5(md5($p).$s).$s2) | md5(md5(md5($pass).$salt).$salt2)
md5($s.Y.$p.0xF7.$s) | md5($salt."Y".$pass."\xf7".$salt)
sha1($p) | sha1($pass)
md5(utf16($p)) | md5(utf16le($pass))
md4($p) | md4($pass)
md4(utf16($p)) | md4(utf16le($pass))
sha1(uc($u).:.$p) | sha1(upper($user).":".$pass)
sha1($u.:.$p) | sha1($user.":".$pass)
sha1(lc($u).$p) | sha1(lower($user).$pass)
sha1($s.sha1($s.sha1($p))) | sha1($salt.sha1($salt.sha1($pass)))
md5(null_pad_100($p)) | md5(zero_pad($pass, 100))
md5($p.md5($s)) | md5($pass.md5($salt))
truncate(sha1($p), 32) | hex(slice(sha1_raw($pass), 0, 16))
left(sha1(md5($p)), 32) | hex(slice(sha1_raw(md5($pass)), 0, 16))
substr(sha1(md5(md5($p))), 0, 32) | hex(slice(sha1_raw(md5(md5($pass))), 0, 16))
truncate(sha1(sha1($p)), 32) | hex(slice(sha1_raw(sha1($pass)), 0, 16))
truncate(sha1(sha1(sha1($p))), 32) | hex(slice(sha1_raw(sha1(sha1($pass))), 0, 16))
truncate(sha1(sha1_raw($p)), 32) | hex(slice(sha1_raw(sha1_raw($pass)), 0, 16))
truncate(sha256($p), 32) | hex(slice(sha256_raw($pass), 0, 16))
truncate(whirlpool($p), 32) | hex(slice(whirlpool_raw($pass), 0, 16))
truncate(gost($p), 32) | hex(slice(gost94_test_raw($pass), 0, 16))
sha1_64(utf16($p)) | base64_nopad(sha1_raw(utf16le($pass)))
md5($p.$u) | md5($pass.$user)
sha1(utf16($p)) | sha1(utf16le($pass))
md5($u.\nskyper\n.$p) | md5($user."\nskyper\n".$pass)
sha1($s.sha1($p)) | sha1($salt.sha1($pass))
sha1(sha1($p).$s) | sha1(sha1($pass).$salt)
sha256(sha256($p).$s) | sha256(sha256($pass).$salt)
md5($u.:XDB:.$p) | md5($user.":XDB:".$pass)
sha1($c1.utf16($p)),c1=\x01\x0f\x0d\x33 | sha1("\x01\x0f\x0d3".utf16le($pass))
sha256($s.$p.$s) | sha256($salt.$pass.$salt)
md5($u.:mongo:.$p) | md5($user.":mongo:".$pass)
md5($s.$p.$s2) | md5($salt.$pass.$salt2)
sha256($s.sha1($p)) | sha256($salt.sha1($pass))
sha256($s.SHA1($p)) | sha256($salt.SHA1($pass))
sha1(utf16be(space_pad_10(uc($s)).$p)) | sha1(utf16be(space_pad(upper($salt), 10).$pass))
sha256(#.$salt.-.$pass) | sha256("#".$salt."-".$pass)
md5(md5(md5($p))) | md5(md5(md5($pass)))
md5($s.$p.$s) | md5($salt.$pass.$salt)
md5(md5($s).$p) | md5(md5($salt).$pass)
md5($s.md5($s.$p)) | md5($salt.md5($salt.$pass))
md5($s.md5($p.$s)) | md5($salt.md5($pass.$salt))
md5(md5($p).md5($s)) | md5(md5($pass).md5($salt))
md5($s.md5($p).$s) | md5($salt.md5($pass).$salt)
md5($u.md5($p).$s) | md5($user.md5($pass).$salt)
md5(sha1($p)) | md5(sha1($pass))
sha1(md5($p)) | sha1(md5($pass))
sha1($p.$s) | sha1($pass.$salt)
sha1($s.$p) | sha1($salt.$pass)
md4($s.$p) | md4($salt.$pass)
md4($p.$s) | md4($pass.$salt)
md5(md4($p)) | md5(md4($pass))
sha1($s.utf16($p)) | sha1($salt.utf16le($pass))
md5(md5(md5(md5($p)))) | md5(md5(md5(md5($pass))))
md5(md5(md5(md5(md5($p))))) | md5(md5(md5(md5(md5($pass)))))
md5(md5($p).md5($p)) | md5(md5($pass).md5($pass))
md5(md5(md5(md5(md5(md5($p)))))) | md5(md5(md5(md5(md5(md5($pass))))))
md5(md5(md5(md5(md5(md5(md5($p))))))) | md5(md5(md5(md5(md5(md5(md5($pass)))))))
md5(md5(md5(md5(md5(md5(md5(md5($p)))))))) | md5(md5(md5(md5(md5(md5(md5(md5($pass))))))))
md5(sha1(sha1($p))) | md5(sha1(sha1($pass)))
md5(sha1(sha1(md5($p)))) | md5(sha1(sha1(md5($pass))))
md5(sha1(md5($p))) | md5(sha1(md5($pass)))
md5(sha1(md5(sha1($p)))) | md5(sha1(md5(sha1($pass))))
md5(sha1(md5(sha1(md5($p))))) | md5(sha1(md5(sha1(md5($pass)))))
sha1_64(utf16($p).$s) | base64_nopad(sha1_raw(utf16le($pass).$salt))
md5(md5_raw($p)) | md5(md5_raw($pass))
md5(md5($s.$p):$s) | md5(md5($salt.$pass).":".$salt)
sha1($s.$p.$s) | sha1($salt.$pass.$salt)
md5($p.$s.md5($p.$s)) | md5($pass.$salt.md5($pass.$salt))
md5(sha1($p).md5($p).sha1($p)) | md5(sha1($pass).md5($pass).sha1($pass))
repeat(10, "", sha1("--".$x."--".$salt."--".$p."--".key("site")."--")) | repeat(10, "", sha1("--".$x."--".$salt."--".$pass."--".key("site")."--"))
sha1(--.$s.--.$p.--) | sha1("--".$salt."--".$pass."--")
bin2hex(repeat($rounds, $s.$p, sha256_raw($x))) | hex(repeat($rounds, $salt.$pass, sha256_raw($x)))
bin2hex(repeat(99, sha512_bin($p.$s), sha512_bin($x))) | hex(repeat(99, sha512_raw($pass.$salt), sha512_raw($x)))
repeat(50000, $p, MD5($x)) | repeat(50000, $pass, MD5($x))
repeat(50000, $p, strtoupper(md5($x))) | repeat(50000, $pass, MD5($x))
md5(md5('E!m^p-i(r#e.C:M?S'.md5(md5($p).$s1).'d)i.g^o-d').$s2) | md5(md5("E!m^p-i(r#e.C:M?S".md5(md5($pass).$salt)."d)i.g^o-d").$salt2)
xor(sha512_raw($p.$u), whirlpool_raw($u.$p)) | xor(sha512_raw($pass.$user), whirlpool_raw($user.$pass))
base64_encode(repeat($rounds-1, sha512_raw($p.'{'.$s.'}'), sha512_raw($x.$p.'{'.$s.'}'))) | base64(repeat($rounds-1, sha512_raw($pass."{".$salt."}"), sha512_raw($x.$pass."{".$salt."}")))
repeat(2, $p, substr(md5($x), 11, 21).left(sha1($x), 29).left(md5($x), 1)) | repeat(2, $pass, slice(md5($x), 11, 21).slice(sha1($x), 0, 29).slice(md5($x), 0, 1))
sha256(SHA256($pass).$salt) | sha256(SHA256($pass).$salt)
sha1(strtolower($user).$pass) | sha1(lower_ascii($user).$pass)
md5(strtoupper(md5($pass))) | md5(MD5($pass))
md5(strtolower(MD5($pass))) | md5(md5($pass))
hash('sha512', $salt . hash("sha512", $password)) | sha512($salt.sha512($pass))
hash_hmac('sha256', $password, $salt) | hmac_sha256($pass, key=$salt)
hash_hmac("sha256", $salt, $password) | hmac_sha256($salt, key=$pass)
base64_encode(hash_hmac('sha1', $p, $s, true)) | base64(hmac_sha1_raw($pass, key=$salt))
HMAC-MD5 (key = $pass) | hmac_md5($salt, key=$pass)
HMAC-MD5 (key = $salt) | hmac_md5($pass, key=$salt)
HMAC-SHA1 (key = $pass) | hmac_sha1($salt, key=$pass)
HMAC-SHA1 (key = $salt) | hmac_sha1($pass, key=$salt)
HMAC-SHA256 (key = $pass) | hmac_sha256($salt, key=$pass)
HMAC-SHA256 (key = $salt) | hmac_sha256($pass, key=$salt)
HMAC-SHA512 (key = $pass) | hmac_sha512($salt, key=$pass)
HMAC-SHA512 (key = $salt) | hmac_sha512($pass, key=$salt)
hash_pbkdf2('sha1', $p, $s, 1000, 40) | pbkdf2_sha1($pass, $salt, 1000, 20)
hash_pbkdf2('sha256', $p, $s, 1000, 20) | pbkdf2_sha256($pass, $salt, 1000, 10)
hash_pbkdf2('sha256', $p, $s, 1000) | pbkdf2_sha256($pass, $salt, 1000, 32)
hash_pbkdf2('sha512', $p, $s, 1000, 0) | pbkdf2_sha512($pass, $salt, 1000, 64)
bin2hex(hash_pbkdf2('sha512', $p, $s, 1000, 0, true)) | pbkdf2_sha512($pass, $salt, 1000, 64)
base64_encode(hash_pbkdf2('sha256', $p, $s, 12000, 24, true)) | base64(pbkdf2_sha256_raw($pass, $salt, 12000, 24))
md5($c1.$p),c1=text | md5("text".$pass)
md5($c1.$p.$c2),c1=one,c2=two | md5("one".$pass."two")
sha1( $s . md5( $p ) ) | sha1($salt.md5($pass))
(md5($p)) | md5($pass)
sha1(($s.$p).$s2) | sha1($salt.$pass.$salt2)
sha1($salt.hex2bin($salt2).$pass) | sha1($salt.unhex($salt2).$pass)
md5(md5($p, true)) | md5(md5_raw($pass))
md5(mb_strtolower($u).$p) | md5(lower($user).$pass)
sha256($email.$p) | sha256($email.$pass)
md5($u.':'.$realm.':'.$p) | md5($user.":".$realm.":".$pass)
md5($userid.-.md5($p)) | md5($userid."-".md5($pass))
md5(sha1_64($p)) | md5(base64_nopad(sha1_raw($pass)))
md5(sha1_64c($p)) | md5(base64_crypt(sha1_raw($pass)))
md5(pad16($p)) | md5(zero_pad($pass, 16))
md5(strrev($p)) | md5(reverse($pass))
sha1(strrev(md5($p))) | sha1(reverse(md5($pass)))
md5(base64_encode($p)) | md5(base64($pass))
md5($s.base64_encode($p).$s) | md5($salt.base64($pass).$salt)
md5(substr(md5($p), 8, 16)) | md5(hex(slice(md5_raw($pass), 4, 8)))
substr(md5($p), 8, 16) | hex(slice(md5_raw($pass), 4, 8))
substr(md5($p), 5, 20) | slice(md5($pass), 5, 20)
md5('salt'.$p."\n") | md5("salt".$pass."\n")
sha512/256($p) | sha512_256($pass)
hash('sha512/256', $s.$p) | sha512_256($salt.$pass)
hash('sha512/224', $s.$p, true) | sha512_224_raw($salt.$pass)
sha-256($p) | sha256($pass)
sha3-256($p) | sha3_256($pass)
hash('sha3-512', $p.$s) | sha3_512($pass.$salt)
keccak256($p) | keccak_256($pass)
keccak_512($p.$s) | keccak_512($pass.$salt)
blake2b512($p.$s) | blake2b($pass.$salt)
hash('gost', $p) | gost94_test($pass)
hash('gost-crypto', $p) | gost94($pass)
hash('ripemd160', $p.$s) | ripemd160($pass.$salt)
hash_hmac('whirlpool', $p, $s) | hmac_whirlpool($pass, key=$salt)
hash_hmac('sha3-256', $p, $s) | hmac_sha3_256($pass, key=$salt)
HMAC-SHA1 (key = $s) | hmac_sha1($pass, key=$salt)
HMAC-SHA224 (key = $p) | hmac_sha224($salt, key=$pass)
HMAC-SHA384 (key=$p) | hmac_sha384($salt, key=$pass)
md5(strtolower($login).':'.$p) | md5(lower_ascii($user).":".$pass)
md5(strtoupper($login).':'.$p) | md5(upper_ascii($user).":".$pass)
md5(mb_strtoupper($u).$p) | md5(upper($user).$pass)
md5(zero_pad_16($p)) | md5(zero_pad($pass, 16))
md5(space_pad_20($p)) | md5(space_pad($pass, 20))
md5(null_pad_32($p).$s) | md5(zero_pad($pass, 32).$salt)
MD5($p) | MD5($pass)
strtoupper(sha1($p)) | SHA1($pass)
sha256_bin($p) | sha256_raw($pass)
md5_64($p.$s) | base64_nopad(md5_raw($pass.$salt))
sha1_64c($s.$p) | base64_crypt(sha1_raw($salt.$pass))
md5("a\x24b\0\t\"\\".$p) | md5("a\x24b\x00\t\"\\".$pass)
md5('it\'s $s'.$p) | md5("it's \x24s".$pass)
sha1($c2.$p.$c1),c1=x y,c2=:\n | sha1(":\n".$pass."x y")
'''
GENERIC = ("gost", "keccak_224", "keccak_256", "keccak_384", "keccak_512", "md2", "ripemd128", "ripemd160", "ripemd256", "ripemd320",
           "sha224", "sha256", "sha384", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "sha512", "tiger", "whirlpool")
FORMS = ("H($p)", "H($s.$p)", "H($p.$s)", "H(H($p))", "H(H_raw($p))", "H(H($p).$s)", "H($s.H($p))", "H(H($s).H($p))", "H(H($p).H($p))")
# GOST R 34.11-94 by its bare name has the S-boxes of its own test, in PHP as in hashcat and John.
CALLED = {"gost": "gost94_test"}


def lines():
    for line in COMPOSITIONS.strip().splitlines():
        spelt, _, plain = line.rpartition(" | ")
        yield spelt, plain
    for name in GENERIC:
        for form in FORMS:
            spelt = form.replace("H", name)
            yield spelt, form.replace("H", CALLED.get(name, name)).replace("$p", "$pass").replace("$s", "$salt")


def row(rng):
    word = lambda n: "".join(rng.choices("abcdefghjkmnpqrstuvwxyzABCDEFGH23456789", k=n)).encode()
    return {"pass": rng.choice(PASSWORDS).encode(), "salt": word(rng.choice((4, 8, 30))), "salt2": rng.randbytes(4).hex().encode(),
            "user": rng.choice(("Admin", "J.Doe", "M\u00fcller")).encode(), "realm": b"example.org", "userid": b"4711",
            "email": b"bob@example.org", "rounds": str(rng.randrange(2, 40)).encode(), "keys": {"site": word(16)}, "columns": {}}


def main(directory):
    rng, entries = random.Random(31), []
    cases = [(spelt, parse(plain), row(rng)) for spelt, plain in lines()]
    values = agreed([(tree, one) for _, tree, one in cases])
    second = []
    for at, (_, tree, one) in enumerate(cases):
        note, other = rng.choice(list(variants(rng, tree, one)) + [("another hash", None)])
        second.append((note, other))
    others = agreed([(tree, other or one) for (_, tree, one), (_, other) in zip(cases, second)])
    for (spelt, tree, one), value, (note, other), wrong in zip(cases, values, second, others):
        entries.append(entry_of(tree, spelt, one, one["pass"], Storing(rng, tree, one, value), "match"))
        if rng.random() < 0.35:
            if note == "another hash":
                entries.append(entry_of(tree, spelt, one, one["pass"], Storing(rng, tree, one, other_value(value)), "mismatch", note))
            elif wrong != value:
                kept = one if note == "another password" else other
                password = other["pass"] if note == "another password" else one["pass"]
                entries.append(entry_of(tree, spelt, one, password, Storing(rng, tree, kept, value), "mismatch", note))
    write(directory, "named", "generate/recipes_named.py", entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
