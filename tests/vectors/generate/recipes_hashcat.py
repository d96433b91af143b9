"""The examples that hashcat publishes for its modes, those that a recipe can say.

usage: recipes_hashcat.py DIRECTORY
Each line: mode, the recipe in hashcat's own name where that is one, and the layout. An example is kept
when Python computes it, too.
"""
import json
import random
import re
import subprocess
import sys

import recipes_check
from recipes_make import ORDER, changed, is_rare, put, write
from recipes_parse import parse
from recipes_tree import canonical, normal

MODES = r'''
0 | md5($pass) | {hash}
10 | md5($pass.$salt) | {hash}:{salt}
11 | md5($pass.$salt) | {hash}:{salt}
12 | md5($pass.$username) | {hash}:{user}
20 | md5($salt.$pass) | {hash}:{salt}
21 | md5($salt.$pass) | {hash}:{salt}
23 | md5($username."\nskyper\n".$pass) | {hash}:{user}
24 | md5($salt.$pass) | {hash}:{salt}
30 | md5(utf16le($pass).$salt) | {hash}:{salt}
40 | md5($salt.utf16le($pass)) | {hash}:{salt}
50 | HMAC-MD5 (key = $pass) | {hash}:{salt}
60 | HMAC-MD5 (key = $salt) | {hash}:{salt}
70 | md5(utf16le($pass)) | {hash}
100 | sha1($pass) | {hash}
101 | base64(sha1_raw($pass)) | {SHA}{hash}
110 | sha1($pass.$salt) | {hash}:{salt}
111 | sha1_raw($pass.$salt) | {SSHA}{hash+salt:base64}
112 | sha1($pass.$salt) | {hash}:{salt:hex}
120 | sha1($salt.$pass) | {hash}:{salt}
121 | sha1($salt.$pass) | {hash}:{salt}
122 | sha1($salt.$pass) | {salt[4]:hex}{hash}
124 | sha1($salt.$pass) | sha1${salt}${hash}
125 | sha1($salt.$pass) | {salt[5]:hex}{hash}
130 | sha1(utf16le($pass).$salt) | {hash}:{salt}
131 | sha1(utf16le(uc($pass)).$salt) | 0x0100{salt[4]:hex}0000000000000000000000000000000000000000{hash}
132 | sha1(utf16le($pass).$salt) | 0x0100{salt[4]:hex}{hash}
133 | base64(sha1_raw(utf16le($pass))) | {hash}
140 | sha1($salt.utf16le($pass)) | {hash}:{salt}
141 | base64_nopad(sha1_raw($salt.utf16le($pass))) | $episerver$*0*{salt:base64}*{hash}
150 | HMAC-SHA1 (key = $pass) | {hash}:{salt}
160 | HMAC-SHA1 (key = $salt) | {hash}:{salt}
170 | sha1(utf16le($pass)) | {hash}
300 | sha1(sha1_bin($pass)) | {hash}
600 | BLAKE2b-512($pass) | $BLAKE2${hash}
610 | BLAKE2b-512($pass.$salt) | $BLAKE2${hash}:{salt}
620 | BLAKE2b-512($salt.$pass) | $BLAKE2${hash}:{salt}
900 | md4($pass) | {hash}
1000 | md4(utf16le($pass)) | {hash}
1100 | md4(md4_bin(utf16le($pass)).utf16le(lc($username))) | {hash}:{user}
1300 | sha224($pass) | {hash}
1400 | sha256($pass) | {hash}
1410 | sha256($pass.$salt) | {hash}:{salt}
1411 | sha256_raw($pass.$salt) | {SSHA256}{hash+salt:base64}
1420 | sha256($salt.$pass) | {hash}:{salt}
1421 | sha256($salt.$pass) | {salt[6]}{hash}
1430 | sha256(utf16le($pass).$salt) | {hash}:{salt}
1440 | sha256($salt.utf16le($pass)) | {hash}:{salt}
1441 | base64_nopad(sha256_raw($salt.utf16le($pass))) | $episerver$*1*{salt:base64}*{hash}
1450 | HMAC-SHA256 (key = $pass) | {hash}:{salt}
1460 | HMAC-SHA256 (key = $salt) | {hash}:{salt}
1470 | sha256(utf16le($pass)) | {hash}
1700 | sha512($pass) | {hash}
1710 | sha512($pass.$salt) | {hash}:{salt}
1711 | sha512_raw($pass.$salt) | {SSHA512}{hash+salt:base64}
1720 | sha512($salt.$pass) | {hash}:{salt}
1722 | sha512($salt.$pass) | {salt[4]:hex}{hash}
1730 | sha512(utf16le($pass).$salt) | {hash}:{salt}
1731 | sha512(utf16le($pass).$salt) | 0x0200{salt[4]:hex}{hash}
1740 | sha512($salt.utf16le($pass)) | {hash}:{salt}
1750 | HMAC-SHA512 (key = $pass) | {hash}:{salt}
1760 | HMAC-SHA512 (key = $salt) | {hash}:{salt}
1770 | sha512(utf16le($pass)) | {hash}
2100 | pbkdf2_sha1(md4_raw(md4_raw(utf16le($pass)).utf16le(lower($user))), utf16le(lower($user)), $rounds, 16) | $DCC2${rounds}#{user}#{hash}
2400 | crypt64(substr(md5_raw(pad16($p)), 0, 3)).crypt64(substr(md5_raw(pad16($p)), 4, 3)).crypt64(substr(md5_raw(pad16($p)), 8, 3)).crypt64(substr(md5_raw(pad16($p)), 12, 3)) | {hash}
2410 | crypt64(substr(md5_raw(pad16($p.$s)), 0, 3)).crypt64(substr(md5_raw(pad16($p.$s)), 4, 3)).crypt64(substr(md5_raw(pad16($p.$s)), 8, 3)).crypt64(substr(md5_raw(pad16($p.$s)), 12, 3)) | {hash}:{salt}
2600 | md5(md5($pass)) | {hash}
2611 | md5(md5($pass).$salt) | {hash}:{salt}
2612 | md5(md5($pass).$salt) | $PHPS${salt:hex}${hash}
2711 | md5(md5($pass).$salt) | {hash}:{salt}
2811 | md5(md5($salt).md5($pass)) | {hash}:{salt}
3500 | md5(md5(md5($pass))) | {hash}
3710 | md5($salt.md5($pass)) | {hash}:{salt}
3711 | md5($salt."-".md5($pass)) | $B${salt}${hash}
3800 | md5($salt.$pass.$salt) | {hash}:{salt}
3910 | md5(md5($pass).md5($salt)) | {hash}:{salt}
4010 | md5($salt.md5($salt.$pass)) | {hash}:{salt}
4110 | md5($salt.md5($pass.$salt)) | {hash}:{salt}
4300 | md5(strtoupper(md5($pass))) | {hash}
4400 | md5(sha1($pass)) | {hash}
4410 | md5(sha1($pass).$salt) | {hash}:{salt}
4500 | sha1(sha1($pass)) | {hash}
4510 | sha1(sha1($pass).$salt) | {hash}:{salt}
4520 | sha1($salt.sha1($pass)) | {hash}:{salt}
4521 | sha1($salt.sha1($pass)) | {hash}:{salt}
4522 | sha1($salt.sha1($pass)) | {hash}:{salt}
4700 | sha1(md5($pass)) | {hash}
4710 | sha1(md5($pass).$salt) | {hash}:{salt}
4711 | sha1(md5($pass).$salt) | {hash}:{salt}
4800 | md5($salt2.$pass.$salt) | {hash}:{salt:hex}:{salt2:hex}
4900 | sha1($salt.$pass.$salt) | {hash}:{salt}
5000 | sha1(sha1($salt.$pass.$salt)) | {hash}:{salt}
5100 | left(md5($pass), 16) | {hash}
5700 | base64_crypt(sha256_raw($pass)) | {hash}
6000 | RIPEMD-160($pass) | {hash}
6100 | whirlpool($pass) | {hash}
6900 | gost($pass) | {hash}
7000 | sha1_raw($salt.$pass."\xa3\x88\xba\x2e\x42\x4c\xb0\x4a\x53\x79\x30\xc1\x31\x07\xcc\x3f\xa1\x32\x90\x29\xa9\x81\x5b\x70") | AK1{salt[12]+hash:base64}
7100 | pbkdf2_sha512($pass, $salt, $rounds, 64) | $ml${rounds}${salt:hex}${hash}
7200 | pbkdf2_sha512($pass, $salt, $rounds, 64) | grub.pbkdf2.sha512.{rounds}.{salt:hex}.{hash}
7300 | hmac_sha1($salt, key=$pass) | {salt:hex}:{hash}
8000 | sha256(zero_pad(utf16be($pass), 510).$salt) | 0xc007{salt[8]:hex}{hash}
8100 | sha1($salt.$pass."\0") | 1{salt[8]}{hash}
8400 | sha1($salt.sha1($salt.sha1($pass))) | {hash}:{salt}
8900 | base64(scrypt_raw($pass, $salt, $rounds, 8, 1, 32)) | SCRYPT:{rounds}:8:1:{salt:base64}:{hash}
9200 | base64_crypt(pbkdf2_sha256_raw($pass, $salt, 20000, 32)) | $8${salt}${hash}
9300 | base64_crypt(scrypt_raw($pass, $salt, 16384, 1, 1, 32)) | $9${salt}${hash}
9900 | md5(pad100($pass)) | {hash}
10000 | base64(pbkdf2_sha256_raw($pass, $salt, $rounds, 32)) | pbkdf2_sha256${rounds}${salt}${hash}
10300 | repeat($rounds-1, sha1_raw($pass.$salt), sha1_raw($pass.$x)) | {{x-issha, {rounds}}{hash+salt:base64}
10800 | sha384($pass) | {hash}
10810 | sha384($pass.$salt) | {hash}:{salt}
10820 | sha384($salt.$pass) | {hash}:{salt}
10830 | sha384(utf16le($pass).$salt) | {hash}:{salt}
10840 | sha384($salt.utf16le($pass)) | {hash}:{salt}
10870 | sha384(utf16le($pass)) | {hash}
10900 | base64(pbkdf2_sha256_raw($pass, $salt, $rounds, 24)) | sha256:{rounds}:{salt:base64}:{hash}
11000 | md5($salt.$pass) | {hash}:{salt}
11100 | md5(md5($pass.$user).$salt) | $postgres${user}*{salt:hex}*{hash}
11200 | xor(sha1_bin($pass), sha1_bin($salt.sha1_bin(sha1_bin($pass)))) | $mysqlna${salt:hex}*{hash:hex}
11700 | bin2hex(strrev(streebog256_raw($pass))) | {hash}
11750 | bin2hex(strrev(hmac_streebog256_raw($salt, key=$pass))) | {hash}:{salt}
11760 | bin2hex(strrev(hmac_streebog256_raw($pass, key=$salt))) | {hash}:{salt}
11800 | bin2hex(strrev(streebog512_raw($pass))) | {hash}
11850 | bin2hex(strrev(hmac_streebog512_raw($salt, key=$pass))) | {hash}:{salt}
11860 | bin2hex(strrev(hmac_streebog512_raw($pass, key=$salt))) | {hash}:{salt}
11900 | base64(pbkdf2_md5_raw($pass, $salt, $rounds, 32)) | md5:{rounds}:{salt:base64}:{hash}
12000 | base64(pbkdf2_sha1_raw($pass, $salt, $rounds, 16)) | sha1:{rounds}:{salt:base64}:{hash}
12001 | pbkdf2_sha1_raw($pass, $salt, 10000, 32) | {PKCS5S2}{salt[16]+hash:base64}
12100 | base64(pbkdf2_sha512_raw($pass, $salt, $rounds, 16)) | sha512:{rounds}:{salt:base64}:{hash}
12200 | substr(repeat(65536, sha512_bin($salt.$pass), sha512_bin($x)), 0, 8) | $ecryptfs$0$1${salt:hex}${hash:hex}
12300 | sha512(pbkdf2_sha512_raw($pass, $salt."AUTH_PBKDF2_SPEEDY_KEY", 4096, 64).$salt) | {hash}{salt[16]:hex}
12600 | sha256($salt.SHA1($pass)) | {hash}:{salt}
12800 | pbkdf2_sha256(utf16le(MD4(utf16le($pass))), $salt, $rounds, 32) | v1;PPH1_MD4,{salt:hex},{rounds},{hash}
13300 | left(sha1($pass), 32) | $axcrypt_sha1${hash}
13500 | sha1($salt.utf16le($pass)) | {hash}:{salt:hex}
13900 | sha1($salt.sha1($salt.sha1($pass))) | {hash}:{salt}
14400 | repeat(10, "", sha1("--".$salt."--".$x."--".$pass."----")) | {hash}:{salt}
15000 | sha512($pass.$salt) | {hash}:{salt}
16500 | hmac_sha256_raw($salt, key=$pass) | {salt}.{hash:base64url_nopad}
17300 | SHA3-224($pass) | {hash}
17400 | SHA3-256($pass) | {hash}
17500 | SHA3-384($pass) | {hash}
17600 | SHA3-512($pass) | {hash}
17700 | Keccak-224($pass) | {hash}
17800 | Keccak-256($pass) | {hash}
17900 | Keccak-384($pass) | {hash}
18000 | Keccak-512($pass) | {hash}
18500 | sha1(md5(md5($pass))) | {hash}
19300 | sha1($salt.$pass.$salt2) | {hash}:{salt}:{salt2}
19500 | repeat(10, $s2, sha1($x."--".$s."--".$p."--".$s2)) | {hash}:{salt}:{salt2}
20200 | base64_dot(pbkdf2_sha512_raw($pass, $salt, $rounds, 64)) | $pbkdf2-sha512${rounds}${salt:base64_dot}${hash}
20300 | base64_dot(pbkdf2_sha256_raw($pass, $salt, $rounds, 32)) | $pbkdf2-sha256${rounds}${salt:base64_dot}${hash}
20400 | base64_dot(pbkdf2_sha1_raw($pass, $salt, $rounds, 20)) | $pbkdf2${rounds}${salt:base64_dot}${hash}
20600 | base64(repeat($rounds, $salt.$pass, sha256_raw($x))) | otm_sha256:{rounds}:{salt}:{hash}
20710 | sha256(sha256($pass).$salt) | {hash}:{salt}
20711 | sha256(sha256($pass).$salt) | $SHA${salt}${hash}
20720 | sha256($salt.sha256($pass)) | {hash}:{salt}
20800 | sha256(md5($pass)) | {hash}
20900 | md5(sha1($pass).md5($pass).sha1($pass)) | {hash}
21000 | sha512(sha512_bin($pass)) | {hash}
21100 | sha1(md5($pass.$salt)) | {hash}:{salt}
21200 | md5(sha1($salt).md5($pass)) | {hash}:{salt}
21300 | md5($salt.sha1($salt.$pass)) | {hash}:{salt}
21400 | sha256(sha256_bin($pass)) | {hash}
21420 | sha256($salt.sha256_bin($pass)) | {hash}:{salt}
21500 | base64(sha512_raw(pbkdf2_sha1_raw($pass, left(lc($user)."1244352345234", 8), 1000, 1024))) | $solarwinds$0${user}${hash}
21501 | base64(sha512_raw(pbkdf2_sha1_raw($pass, $salt, 1000, 1024))) | $solarwinds$1${salt:base64}${hash}
21600 | pbkdf2_sha512($pass, $salt, $rounds, 20) | pbkdf2({rounds},20,sha512)${salt}${hash}
22200 | sha512($salt.$pass."\0") | 2{salt[8]}{hash}
22300 | sha256($salt.$pass.$salt) | {hash}:{salt}
22301 | sha256($salt.$pass.$salt) | $telegram$0*{hash}*{salt:hex}
23200 | sha1(hmac_sha1_raw("Client Key", key=pbkdf2_sha1_raw($pass, $salt, $rounds, 20))) | $xmpp-scram$0${rounds}$45${salt:hex}${hash}
23400 | base64(pbkdf2_sha256_raw(pbkdf2_sha256_raw($pass, $salt, 100000, 32), $pass, 2, 32)) | $bitwarden$2*100000*2*{salt:base64}*{hash}
24100 | base64(hmac_sha1_raw("Server Key", key=pbkdf2_sha1_raw(md5($salt2.":mongo:".$pass), $salt, $rounds, 20))) | $mongodb-scram$*0*{salt2:base64}*{rounds}*{salt:base64}*{hash}
24200 | base64(hmac_sha256_raw("Server Key", key=pbkdf2_sha256_raw($pass, $salt, $rounds, 32))) | $mongodb-scram$*1*dXNlcg==*{rounds}*{salt:base64}*{hash}
24300 | sha1($salt.sha1($pass.$salt)) | {hash}:{salt}
24800 | base64(hmac_sha1_raw(utf16le($pass), key=utf16le($pass))) | {hash}
25600 | bcrypt(md5($pass)) | {hash}
25800 | bcrypt(sha1($pass)) | {hash}
26300 | sha256_raw($salt.$pass."\xa3\x88\xba\x2e\x42\x4c\xb0\x4a\x53\x79\x30\xc1\x31\x07\xcc\x3f\xa1\x32\x90\x29\xa9\x81\x5b\x70") | SH2{salt[12]+hash:base64}
27200 | sha1("--".$salt."--".$pass."--") | {hash}:{salt}
28300 | base64(sha1_raw(base64(sha1_raw($pass)).$salt)) | $teamspeak$3${hash}=${salt}
28400 | bcrypt(sha512($pass)) | {hash}
29000 | sha1($salt.sha1_bin(utf16le($salt2).':'.utf16le($pass))) | {hash}:{salt:hex}:{salt2:hex}
29100 | hmac_sha1_raw($salt, key=hmac_sha1_raw("cookie-session", key=$pass)) | {salt}.{hash:base64url_nopad}
30000 | HMAC-MD5 (key = $salt) | md5${salt}${hash}
30120 | HMAC-SHA256 (key = $salt) | sha256${salt}${hash}
'''
# The spellings above that are not canonical.
PLAIN = [
    ("$username", "$user"), ("BLAKE2b-512(", "blake2b("), ("RIPEMD-160(", "ripemd160("), ("gost(", "gost94_test("),
    ("lc(", "lower("), ("uc(", "upper("), ("_bin(", "_raw("), ("bin2hex(", "hex("), ("strrev(", "reverse("), ("substr(", "slice("),
    ("strtoupper(md5(", "MD5(("), ('\'', '"'),
]


def plain(text):
    hmac = re.fullmatch(r"HMAC-(\w+) \(key = \$(pass|salt)\)", text)
    if hmac:
        return f"hmac_{hmac[1].lower()}(${'salt' if hmac[2] == 'pass' else 'pass'}, key=${hmac[2]})"
    if text == "md5(strtoupper(md5($pass)))":
        return "md5(MD5($pass))"
    for old, new in PLAIN:
        text = text.replace(old, new)
    text = re.sub(r"\bleft\(((?:[^()]|\([^()]*\))*), (\d+)\)", r"slice(\1, 0, \2)", text)
    text = re.sub(r"\bpad(\d+)\(([^)]*)\)", r"zero_pad(\2, \1)", text)
    text = re.sub(r"\b(SHA3|Keccak)-(\d+)", lambda m: f"{m[1].lower()}_{m[2]}", text)
    return re.sub(r"\$p\b", "$pass", re.sub(r"\$s\b", "$salt", text.replace("$s2", "$salt2")))


def examples():
    """(mode, expression, tree, layout, stored, password) of hashcat's own examples."""
    version = subprocess.run(["hashcat", "--version"], capture_output=True, text=True, check=True).stdout.strip().lstrip("v")
    text = subprocess.run(["hashcat", "--example-hashes", "--mach"], capture_output=True, text=True, check=True).stdout
    known = json.loads(text[text.index("{"):])
    for line in MODES.strip().splitlines():
        mode, expression, layout = line.split(" | ")
        one = known[mode]
        yield version, mode, expression, parse(plain(expression)), layout, one["example_hash"], one["example_pass"]


def entry_of(expression, tree, layout, stored, password, expect, peer, note=None):
    entry = {"expression": expression}
    if canonical(normal(tree)) != expression:
        entry["canonical"] = canonical(normal(tree))
    entry |= {"layout": layout, "stored": stored, "expect": expect, "peer": peer} | ({"note": note} if note else {})
    put(entry, "password", password)
    if is_rare(tree):
        entry["rare"] = True
    return {key: entry[key] for key in ORDER if key in entry}


def main(directory):
    rng, entries, bad = random.Random(41), [], []
    for version, mode, expression, tree, layout, stored, password in examples():
        peer, password = f"hashcat {version}, example of mode {mode}", password.encode()
        entry = entry_of(expression, tree, layout, stored, password, "match", peer)
        try:
            right = recipes_check.matches(entry)
        except Exception as error:
            right = repr(error)
        if right is not True:
            bad.append(f"{mode} {expression} {layout} {stored[:200]} {right}")
            continue
        entries.append(entry)
        if rng.random() < 0.3:
            wrong = entry_of(expression, tree, layout, stored, changed(password), "mismatch", peer, "another password")
            # A mode that folds the case of the password would not see every change.
            if not recipes_check.matches(wrong):
                entries.append(wrong)
    print("\n".join(bad), file=sys.stderr)
    write(directory, "hashcat", "generate/recipes_hashcat.py", entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
