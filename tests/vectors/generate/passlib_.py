"""passlib 1.7.4 with bcrypt < 4.1 and argon2-cffi."""
import os
import warnings

os.environ["PASSLIB_BUILTIN_BCRYPT"] = "enabled"
warnings.simplefilter("ignore")
import passlib  # noqa: E402
from passlib import hash as P  # noqa: E402
from emit import PW, Emit, checked  # noqa: E402

emit = Emit("passlib " + passlib.__version__)
OFTEN = (("ascii", "upper"), ("empty", "one"), ("utf8", None), ("latin1", "ascii"), ("marks", None), ("len73", "len72"), ("len200", None))


def row(scheme, handler, name, wrong=None, note=None, hint=None, **settings):
    using = handler.using(**settings) if settings else handler
    checked(emit, scheme, PW[name], using.hash(PW[name]), handler.verify, wrong and PW[wrong], note=note, hint=hint)


def rows(scheme, handler, names=OFTEN, **settings):
    for name, wrong in names:
        row(scheme, handler, name, wrong, **settings)


# crypt(3) family
for scheme, h in (("sha256_crypt", P.sha256_crypt), ("sha512_crypt", P.sha512_crypt)):
    rows(scheme, h, rounds=1000)
    row(scheme, h, "high", rounds=1001, salt="")
    row(scheme, h, "words", rounds=5000, note="5000 rounds: not written")
    row(scheme, h, "wide", rounds=1234, salt="s")
    long = h.using(rounds=5000).hash(PW["edges"]).split("$")
    explicit = "$".join([long[0], long[1], "rounds=5000"] + long[2:])
    checked(emit, scheme, PW["edges"], explicit, h.verify, PW["words"], note="rounds=5000 written")
rows("md5_crypt", P.md5_crypt)
row("md5_crypt", P.md5_crypt, "words", salt="", note="empty salt")
row("md5_crypt", P.md5_crypt, "words", salt="./")
rows("apr_md5_crypt", P.apr_md5_crypt)
row("apr_md5_crypt", P.apr_md5_crypt, "words", salt="", note="empty salt")
row("apr_md5_crypt", P.apr_md5_crypt, "wide", salt="abc")

for backend in ("bcrypt", "builtin"):
    P.bcrypt.set_backend(backend)
    emit.peer = f"passlib {passlib.__version__} ({backend})"
    if backend == "bcrypt":
        for ident in ("2a", "2b", "2y"):
            rows("bcrypt", P.bcrypt, OFTEN[:4] if ident == "2b" else OFTEN[2:3] + OFTEN[5:], rounds=4, ident=ident)
    # $2$: the password is repeated without its NUL
    for name, wrong in (("ascii", "upper"), ("utf8", None), ("latin1", None), ("len73", "len71")):
        row("bcrypt", P.bcrypt, name, wrong, rounds=4, ident="2", note="$2$: no NUL behind the password")
        if backend == "builtin":
            break
    # Old passlib and others wrote salts whose last character has stray bits; passlib reads them
    good = P.bcrypt.using(rounds=4, salt="oaQbBqq8JnSM1NHRPQGXOO").hash(PW["utf8"])
    i = len("$2b$04$") + 21
    assert good[i] in ".Oeu"
    for c in ("P", "Y", "d") if good[i] == "O" else ("/", "A"):
        stray = good[:i] + c + good[i + 1:]
        if backend == "bcrypt":
            checked(emit, "bcrypt", PW["utf8"], stray, P.bcrypt.verify, PW["ascii"] if c in "P/" else None,
                    note="stray bits in the last salt character")
emit.peer = f"passlib {passlib.__version__}"
P.bcrypt.set_backend("bcrypt")

# modular and PHC strings
for scheme, h in (("pbkdf2_sha1", P.pbkdf2_sha1), ("pbkdf2_sha256", P.pbkdf2_sha256), ("pbkdf2_sha512", P.pbkdf2_sha512)):
    rows(scheme, h, rounds=1000)
    row(scheme, h, "nul", rounds=10, note="NUL in the password")
    row(scheme, h, "wide", rounds=1, salt=b"", note="empty salt")
    row(scheme, h, "words", rounds=300, salt=bytes(range(200, 256)), note="salt of 56 bytes")
    row(scheme, h, "edges", rounds=5000, salt=b"\xfb\xff\xbe\xff", note="salt of 4 bytes")
row("pbkdf2_sha256", P.pbkdf2_sha256, "words", note="default cost")

rows("scrypt", P.scrypt, OFTEN[:5], rounds=8, block_size=8, parallelism=1)
row("scrypt", P.scrypt, "nul", rounds=4, block_size=1, parallelism=1, note="NUL in the password")
row("scrypt", P.scrypt, "wide", "ascii", rounds=10, block_size=4, parallelism=3)
row("scrypt", P.scrypt, "words", rounds=1, block_size=1, parallelism=1, salt=b"", note="least cost, empty salt")
row("scrypt", P.scrypt, "len200", rounds=6, block_size=16, parallelism=2, salt=bytes(range(64)), note="salt of 64 bytes")

for kind in ("I", "D", "ID"):
    row("argon2", P.argon2, "ascii", "upper", type=kind, rounds=1, memory_cost=64, parallelism=1)
    row("argon2", P.argon2, "latin1", type=kind, rounds=2, memory_cost=256, parallelism=2, salt_size=8)
row("argon2", P.argon2, "empty", rounds=1, memory_cost=64, parallelism=1, digest_size=64)

rows("phpass", P.phpass, OFTEN + (("wide", None), ("edges", None)), rounds=7)
row("phpass", P.phpass, "ascii", "upper", rounds=9, ident="H", note="phpBB spelling")
row("phpass", P.phpass, "utf8", rounds=10, ident="H")

# LDAP
for scheme, h in (("ldap_md5", P.ldap_md5), ("ldap_sha1", P.ldap_sha1)):
    rows(scheme, h, OFTEN[:5])
for scheme, h in (("ldap_salted_md5", P.ldap_salted_md5), ("ldap_salted_sha1", P.ldap_salted_sha1),
                  ("ldap_salted_sha256", P.ldap_salted_sha256), ("ldap_salted_sha512", P.ldap_salted_sha512)):
    rows(scheme, h, OFTEN[:5], salt_size=8)
    for size in (4, 16):
        row(scheme, h, "words", salt_size=size, note=f"salt of {size} bytes")
for h in (P.ldap_md5_crypt, P.ldap_sha256_crypt, P.ldap_sha512_crypt, P.ldap_bcrypt):
    more = {"ldap_md5_crypt": {}, "ldap_bcrypt": {"rounds": 4}}.get(h.name, {"rounds": 1000})
    row("ldap_crypt", h, "utf8", "ascii", **more)
    row("ldap_crypt", h, "empty", **more)

# raw digests
for scheme, h in (("hex_md5", P.hex_md5), ("hex_sha1", P.hex_sha1), ("hex_sha256", P.hex_sha256), ("hex_sha512", P.hex_sha512)):
    rows(scheme, h, OFTEN[:4], hint=scheme)
    checked(emit, scheme, PW["utf8"], h.hash(PW["utf8"]).upper(), h.verify, PW["ascii"], note="upper case", hint=scheme)

# passlib's own implementation of the Django strings
rows("django_pbkdf2_sha256", P.django_pbkdf2_sha256, OFTEN[:3], rounds=500)
rows("django_pbkdf2_sha1", P.django_pbkdf2_sha1, OFTEN[:3], rounds=500)
rows("django_salted_sha1", P.django_salted_sha1, OFTEN[:3])
rows("django_salted_md5", P.django_salted_md5, OFTEN[:3])
rows("django_bcrypt", P.django_bcrypt, OFTEN[:2], rounds=4)
rows("django_bcrypt_sha256", P.django_bcrypt_sha256, OFTEN[:2], rounds=4)

for system, user, scheme, h, password in (
        ("passlib pbkdf2_sha256 (Python web application)", "kofi", "pbkdf2_sha256", P.pbkdf2_sha256, "k\u00f3fi@ghana"),
        ("passlib sha512_crypt (Ansible password_hash)", "lena", "sha512_crypt", P.sha512_crypt.using(rounds=5000), "l\u00e9na 2012"),
        ("phpBB 3.0", "milan", "phpass", P.phpass.using(ident="H", rounds=11), "inter_milan"),
        ("passlib ldap_salted_sha1", "nadia", "ldap_salted_sha1", P.ldap_salted_sha1, "nad1a/nadezhda")):
    stored = h.hash(password)
    assert h.verify(password, stored)
    emit(scheme, password, stored, system=system, user=user)
