"""Published vectors. Each is recomputed here by a peer (hashlib, argon2-cffi, libxcrypt, passlib) before it is written."""
import hashlib
import json
import subprocess

from argon2 import low_level as L
from emit import Emit
from passlib.hash import phpass


def raw(algorithm, source, output, **k):
    print(json.dumps({"algorithm": algorithm, "source": source, **k, "output_hex": output.replace(" ", "")}))


def pbkdf2(digest, source, password, salt, rounds, output):
    output = output.replace(" ", "")
    got = hashlib.pbkdf2_hmac(digest, password, salt, rounds, len(output) // 2).hex()
    assert got == output, (source, got)
    raw("pbkdf2_" + digest, source, output, password_hex=password.hex(), salt_hex=salt.hex(), rounds=rounds, length=len(output) // 2)


S = "RFC 6070"
pbkdf2("sha1", S, b"password", b"salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6")
pbkdf2("sha1", S, b"password", b"salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957")
pbkdf2("sha1", S, b"password", b"salt", 4096, "4b007901b765489abead49d926f721d065a429c1")
# 16777216 rounds are left out: too slow for a test suite.
pbkdf2("sha1", S, b"passwordPASSWORDpassword", b"saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038")
pbkdf2("sha1", S, b"pass\0word", b"sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3")
S = "RFC 7914, section 11"
pbkdf2("sha256", S, b"passwd", b"salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783")
pbkdf2("sha256", S, b"Password", b"NaCl", 80000, "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d")


def scrypt(password, salt, n, r, p, output):
    got = hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, maxmem=1 << 26, dklen=64).hex()
    assert got == output, got
    raw("scrypt", "RFC 7914, section 12", output, password_hex=password.hex(), salt_hex=salt.hex(), n=n, r=r, p=p, length=64)


scrypt(b"", b"", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")
scrypt(b"password", b"NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")
scrypt(b"pleaseletmein", b"SodiumChloride", 16384, 8, 1, "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")
# N = 1048576 is left out: it takes 1 GiB.


def argon2(kind, section, output):
    f = L.ffi
    secret, ad, password, salt = b"\3" * 8, b"\4" * 12, b"\1" * 32, b"\2" * 16
    out = f.new("uint8_t[]", 32)
    keep = [f.new("uint8_t[]", x) for x in (password, salt, secret, ad)]
    context = f.new("argon2_context*", dict(
        version=19, out=out, outlen=32, pwd=keep[0], pwdlen=32, salt=keep[1], saltlen=16, secret=keep[2], secretlen=8, ad=keep[3], adlen=12,
        t_cost=3, m_cost=32, lanes=4, threads=1, allocate_cbk=f.NULL, free_cbk=f.NULL, flags=0))
    assert L.core(context, kind.value) == 0
    got = bytes(f.buffer(out, 32)).hex()
    assert got == output, got
    raw("argon2" + kind.name.lower(), "RFC 9106, section " + section, output, version=19, password_hex=password.hex(), salt_hex=salt.hex(), m=32, t=3, p=4,
        secret_hex=secret.hex(), ad_hex=ad.hex(), length=32)


argon2(L.Type.D, "5.1", "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb")
argon2(L.Type.I, "5.2", "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8")
argon2(L.Type.ID, "5.3", "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")

# whole strings ---------------------------------------------------------------------------------------------------------
emit = Emit("")
CRYPT = "print crypt(pack('H*', $ARGV[0]), pack('H*', $ARGV[1])) // '*'"
v = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "libcrypt1"], capture_output=True, text=True).stdout
LIB = "libxcrypt " + v.split(":")[-1].split("-")[0]


def crypt(password, setting):
    return subprocess.run(["perl", "-e", CRYPT, password.hex(), setting.encode().hex()], capture_output=True, check=True).stdout.decode()


def published(scheme, source, password, stored, note=None):
    password = password if isinstance(password, bytes) else password.encode()
    assert crypt(password, stored) == stored, (stored, crypt(password, stored))
    emit(scheme, password, stored, peer=source, note=(note + "; " if note else "") + "confirmed by " + LIB)


SPEC = "SHA-crypt specification (Drepper)"
LONG = "a very much longer text to encrypt.  This one even stretches over morethan one line."
SHORT = "we have a short salt string but not a short password"
LOW = "the minimum number is still observed"
for password, setting, five, six in (
        ("Hello world!", "saltstring", "5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
         "svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"),
        ("Hello world!", "rounds=10000$saltstringsaltst", "3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA",
         "OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v."),
        ("This is just a test", "rounds=5000$toolongsaltstrin", "Un/5jzAHMgOGZ5.mWJpuVolil07guHPvOW8mGRcvxa5",
         "lQ8jolhgVRVhY4b5pZKaysCLi0QBxGoNeKQzQ3glMhwllF7oGDZxUhx1yxdYcz/e1JSbq3y6JMxxl8audkUEm0"),
        (LONG, "rounds=1400$anotherlongsalts", "Rx.j8H.h8HjEDGomFU8bDkXm3XIUnzyxf12oP84Bnq1",
         "POfYwTEok97VWcjxIiSOjiykti.o/pQs.wPvMxQ6Fm7I6IoYN3CmLs66x9t0oSwbtEW7o7UmJEiDwGqd8p4ur1"),
        (SHORT, "rounds=77777$short", "JiO1O3ZpDAxGJeaDIuqCoEFysAe1mZNJRs3pw0KQRd/",
         "WuQyW2YR.hBNpjjRhpYD/ifIw05xdfeEyQoMxIXbkvr0gge1a1x3yRULJ5CCaUeOxFmtlcGZelFl5CxtgfiAc0"),
        ("a short string", "rounds=123456$asaltof16chars..", "gP3VQ/6X7UUEW3HkBn2w1/Ptq2jxPyzV/cZKmF/wJvD",
         "BtCwjqMJGx5hrJhZywWvt0RLE8uZ4oPwcelCjmw2kSYu.Ec6ycULevoBK25fs2xXgMNrCzIMVcgEJAstJeonj1"),
        (LOW, "rounds=1000$roundstoolow", "yfvwcWrQ8l/K0DAWyuPMDNHpIVlTQebY9l/gL972bIC",
         "kUMsbe306n21p9R.FRkW3IGn.S9NPN0x50YhH1xhLsPuWGsUSklZt58jaTfF4ZEQpyUNGc0dqbpBYYBaHHrsX.")):
    published("sha256_crypt", SPEC, password, f"$5${setting}${five}")
    published("sha512_crypt", SPEC, password, f"$6${setting}${six}")
    assert crypt((password + " ").encode(), f"$6${setting}${six}") != f"$6${setting}${six}"
emit("sha512_crypt", LOW + " ", "$6$rounds=1000$roundstoolow$kUMsbe306n21p9R.FRkW3IGn.S9NPN0x50YhH1xhLsPuWGsUSklZt58jaTfF4ZEQpyUNGc0dqbpBYYBaHHrsX.", "mismatch",
     peer=SPEC, note="wrong password; refused by " + LIB)

# bcrypt: crypt_blowfish (Openwall, public domain) and the vectors of OpenBSD and its ports
BF = "crypt_blowfish 1.3 test vectors (Openwall)"
AA = b"\xaa" * 72 + b"chars after 72 are ignored as usual"
SALT = "/OK.fbVrR/bpIqNJ5ianF."
for password, stored in (
        (b"U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        (b"U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
        (b"U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
        (b"", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
        (b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
         "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui"),
        (b"\xa3", f"$2x$05${SALT}CE5elHaaO4EbggVDjb8P19RukzXSM3e"),
        (b"\xff\xff\xa3", f"$2x$05${SALT}CE5elHaaO4EbggVDjb8P19RukzXSM3e"),
        (b"\xff\xff\xa3", f"$2y$05${SALT}CE5elHaaO4EbggVDjb8P19RukzXSM3e"),
        (b"\xff\xff\xa3", f"$2b$05${SALT}CE5elHaaO4EbggVDjb8P19RukzXSM3e"),
        (b"\xa3", f"$2y$05${SALT}Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq"),
        (b"\xa3", f"$2a$05${SALT}Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq"),
        (b"\xa3", f"$2b$05${SALT}Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq"),
        (b"1\xa3345", f"$2x$05${SALT}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi"),
        (b"\xff\xa3345", f"$2x$05${SALT}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi"),
        (b"\xff\xa334\xff\xff\xff\xa3345", f"$2x$05${SALT}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi"),
        (b"\xff\xa334\xff\xff\xff\xa3345", f"$2y$05${SALT}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi"),
        (b"\xff\xa3345", f"$2y$05${SALT}nRht2l/HRhr6zmCp9vYUvvsqynflf9e"),
        (b"\xff\xa3345", f"$2a$05${SALT}nRht2l/HRhr6zmCp9vYUvvsqynflf9e"),
        (b"\xa3ab", f"$2a$05${SALT}6IflQkJytoRVc1yuaNtHfiuq.FRlSIS"),
        (b"\xa3ab", f"$2x$05${SALT}6IflQkJytoRVc1yuaNtHfiuq.FRlSIS"),
        (b"\xa3ab", f"$2y$05${SALT}6IflQkJytoRVc1yuaNtHfiuq.FRlSIS"),
        (b"\xd1\x91", "$2x$05$6bNw2HLQYeqHYyBfLMsv/OiwqTymGIGzFsA4hOTWebfehXHNprcAS"),
        (b"\xd0\xc1\xd2\xcf\xcc\xd8", "$2x$05$6bNw2HLQYeqHYyBfLMsv/O9LIGgn8OMzuDoHfof8AQimSGfcSWxnS"),
        (AA, f"$2a$05${SALT}swQOIzjOiJ9GHEPuhEkvqrUyvWhEMx6"),
        (b"\xaa\x55" * 36, f"$2a$05${SALT}R9xrDjiycxMbQE2bp.vgqlYpW5wx2yy"),
        (b"\x55\xaa\xff" * 24, f"$2a$05${SALT}9tQZzcJfm3uj2NvJ/n5xkhpqLrMpWCe")):
    published("bcrypt_2x" if stored[:3] == "$2x" else "bcrypt", BF, password, stored)
# Left out: $2a$ of ff ff a3 (…nqd1wy…) and of ff a3 33 34 ff ff ff a3 33 34 35 (…ZC1JEJ8Z…). They hold crypt_blowfish's
# collision counter-measure for $2a$; every other implementation computes $2a$ as $2b$.
for password, stored in (
        ("", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."),
        ("", "$2a$08$HqWuK6/Ng6sg9gQzbLrgb.Tl.ZHfXLhvt/SgVyWhQqgqcZ7ZuUtye"),
        ("a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe"),
        ("abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"),
        ("abcdefghijklmnopqrstuvwxyz", "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC"),
        ("~!@#$%^&*()      ~!@#$%^&*()PNBFRD", "$2a$06$fPIsBO8qRqkjj273rfaOI.HtSV9jLDpTbZn782DC6/t7qT67P6FfO")):
    published("bcrypt", "OpenBSD bcrypt test vectors (jBCrypt)", password, stored)
for n in (72, 254, 255, 256, 257):
    published("bcrypt", "bcrypt length wraparound vectors (passlib)", ("0123456789" * 26)[:n],
              "$2a$04$R1lJ2gkNaoPGdafE.H.16.1MKHPvmKwryeulRe225LKProWYwt9Oi", f"{n} bytes")
BUG = "$2a$04$R1lJ2gkNaoPGdafE.H.16.nVyh2niHsGJhayOHLMiXlI45o8/DU.6"
published("bcrypt", "bcrypt length wraparound vectors (passlib)", "0" * 72, BUG, "what old OpenBSD made of a 255 byte password")
assert crypt(b"0123456789" * 25 + b"01234", BUG) != BUG
emit("bcrypt", "0123456789" * 25 + "01234", BUG, "mismatch", peer="bcrypt length wraparound vectors (passlib)", note="length wraparound bug; refused by " + LIB)

# md5crypt: glibc's test of Kamp's construction, and strings which passlib and John the Ripper carry
published("md5_crypt", "glibc md5crypt test", "Hello world!", "$1$saltstri$YMyguxXMBpd2TEZ.vS/3q1")
for password, stored in (("U*U*U*U*", "$1$dXc3I7Rw$ctlgjDdWJLMT.qwHsWhXR1"), ("U*U***U", "$1$dXc3I7Rw$94JPyQc/eAgQ3MFMCoMF.0"),
                         ("*U*U*U*U", "$1$eQT9Hwbt$XtuElNJD.eW5MN5UCWyTQ0"), ("", "$1$Eu.GHtia$CFkL/nE1BYTlEPiVx1VWX0")):
    published("md5_crypt", "John the Ripper test vectors", password, stored)
for password, stored in (("U*U*U*U*", "$5$LKO/Ute40T3FNF95$U0prpBQd4PloSGU0pnpM4z9wKn4vZ1.jsrzQfPqxph9"),
                         ("", "$5$kc7lRD1fpYg0g.IP$d7CMTcEqJyTXyeq8hTdu/jB/I6DGkoo62NXbHIR7S43")):
    published("sha256_crypt", "John the Ripper test vectors", password, stored)
published("scrypt7", "RFC 7914 vector 3 in the $7$ form (escrypt)", "pleaseletmein", "$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D")

# phpass: the sample of its author
s = "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"
assert phpass.verify("test12345", s) and not phpass.verify("test1234", s)
emit("phpass", "test12345", s, peer="phpass test vector (Openwall)", note="confirmed by passlib 1.7.4")
emit("phpass", "test1234", s, "mismatch", peer="phpass test vector (Openwall)", note="wrong password; refused by passlib 1.7.4")

# argon2: the reference implementation's tests (small ones)
for password, stored in (
        ("password", "$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY"),
        ("password", "$argon2i$m=256,t=2,p=2$c29tZXNhbHQ$tsEVYKap1h6scGt5ovl9aLRGOqOth+AMB+KwHpDFZPs"),
        ("password", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8"),
        ("password", "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E"),
        ("password", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
        ("password", "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc")):
    kind = L.Type.ID if "argon2id" in stored else L.Type.I
    assert L.verify_secret(stored.encode(), password.encode(), kind)
    emit("argon2", password, stored, peer="Argon2 reference implementation tests", note="confirmed by argon2-cffi")
