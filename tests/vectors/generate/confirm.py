"""A second opinion on every vector: computes each one again with Python's hashlib, passlib, argon2-cffi or libxcrypt.

usage: confirm.py FILE.toml...   (with the virtual environment of passlib)
"""
import base64
import binascii
import hashlib
import hmac
import os
import re
import struct
import subprocess
import sys
import tomllib
import warnings
from collections import Counter

warnings.simplefilter("ignore")
os.environ["PASSLIB_BUILTIN_BCRYPT"] = "enabled"
import bcrypt  # noqa: E402
from argon2 import low_level as L  # noqa: E402
from passlib import hash as P  # noqa: E402
from confirm_web import WEB  # noqa: E402

NAMES = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}
UNKNOWN = None


def b64(text):
    return base64.b64decode(text + "=" * (-len(text) % 4))


def ab64(text):
    return b64(text.replace(".", "+"))


def crypt(password, stored):
    if b"\0" in password:
        return UNKNOWN
    code = "print crypt(pack('H*', $ARGV[0]), pack('H*', $ARGV[1])) // '*'"
    got = subprocess.run(["perl", "-e", code, password.hex(), stored.encode().hex()], capture_output=True, check=True).stdout.decode()
    if got.startswith("*"):  # libxcrypt refuses some salt characters
        fields = re.fullmatch(r"(\$([156])\$)(.*)\$([^$]+)", stored)
        if not fields:
            return UNKNOWN
        _, kind, salt, _ = fields.groups()
        got = subprocess.run(["openssl", "passwd", "-" + kind, "-salt", salt, "-stdin"], input=password + b"\n", capture_output=True, check=True)
        got = got.stdout.decode().strip()
    return got == stored


def bcrypt_(password, stored):
    if stored.startswith("$2$"):
        return P.bcrypt.verify(password, stored) if password else UNKNOWN
    alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    last = alphabet[alphabet.index(stored[28]) & 0x30]
    clean = "$2b" + stored[3:28] + last + stored[29:]
    return bcrypt.hashpw(password, clean.encode()).decode() == clean


def argon2(password, stored, secret=b""):
    m = re.fullmatch(r"\$argon2(id|i|d)(?:\$v=(\d+))?\$([^$]+)\$([^$]+)\$([^$]+)", stored)
    kind = {"i": L.Type.I, "d": L.Type.D, "id": L.Type.ID}[m[1]]
    params = dict(x.split("=") for x in m[3].split(","))
    salt, want, ad = b64(m[4]), b64(m[5]), b64(params.get("data", ""))
    f = L.ffi
    out = f.new("uint8_t[]", len(want))
    keep = [f.new("uint8_t[]", x + b"\0") for x in (password, salt, secret, ad)]
    context = f.new("argon2_context*", dict(
        version=int(m[2] or 16), out=out, outlen=len(want), pwd=keep[0], pwdlen=len(password), salt=keep[1], saltlen=len(salt),
        secret=keep[2] if secret else f.NULL, secretlen=len(secret), ad=keep[3] if ad else f.NULL, adlen=len(ad),
        t_cost=int(params["t"]), m_cost=int(params["m"]), lanes=int(params["p"]), threads=1, allocate_cbk=f.NULL, free_cbk=f.NULL, flags=0))
    if L.core(context, kind.value) != 0:
        raise ValueError(stored)
    return bytes(f.buffer(out, len(want))) == want


def scrypt(password, salt, n, r, p, length):
    return hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, dklen=length, maxmem=1 << 28)


def ldap(password, stored):
    label, body = re.fullmatch(r"\{([^}]+)\}(.*)", stored).groups()
    label = label.upper()
    if label == "CRYPT":
        return crypt(password, body)
    digest = {"MD5": "md5", "SMD5": "md5", "SHA": "sha1", "SSHA": "sha1"}.get(label) or "sha" + label[-3:]
    data, size = base64.b64decode(body, validate=True), NAMES[digest]
    if not label.startswith("S" if label == "SMD5" else "SS"):
        assert len(data) == size
    return hashlib.new(digest, password + data[size:]).digest() == data[:size]


def django(password, stored):
    algorithm, _, rest = stored.partition("$")
    if algorithm == "argon2":
        return argon2(password, "$" + rest)
    if algorithm == "bcrypt":
        return bcrypt_(password, rest)
    if algorithm == "bcrypt_sha256":
        return bcrypt_(hashlib.sha256(password).hexdigest().encode(), rest)
    if algorithm.startswith("pbkdf2_"):
        n, salt, b = rest.split("$")
        return base64.b64encode(hashlib.pbkdf2_hmac(algorithm[7:], password, salt.encode(), int(n))).decode() == b
    if algorithm == "scrypt":
        n, salt, r, p, b = rest.split("$")
        return base64.b64encode(scrypt(password, salt.encode(), int(n), int(r), int(p), 64)).decode() == b
    if "$" not in stored:
        return hashlib.md5(password).hexdigest() == stored
    salt, digest = rest.split("$")
    return hashlib.new(algorithm, salt.encode() + password).hexdigest() == digest


def werkzeug(password, stored):
    method, salt, digest = stored.split("$")
    name, *args = method.split(":")
    if name == "scrypt":
        return scrypt(password, salt.encode(), *map(int, args), 64).hex() == digest
    return hashlib.pbkdf2_hmac(args[0], password, salt.encode(), int(args[1])).hex() == digest


def aspnet3(password, stored):
    data = base64.b64decode(stored)
    one, prf, n, size = struct.unpack(">BIII", data[:13])
    assert one == 1
    salt, key = data[13:13 + size], data[13 + size:]
    return hashlib.pbkdf2_hmac(("sha1", "sha256", "sha512")[prf], password, salt, n, len(key)) == key


def phc(password, stored):
    _, name, params, salt, key = stored.split("$")
    p = dict(x.split("=") for x in params.split(","))
    key = b64(key)
    return hashlib.pbkdf2_hmac(name[7:], password, b64(salt), int(p["i"]), len(key)) == key and int(p.get("l", len(key))) == len(key)


def passlib_pbkdf2(password, stored):
    _, name, n, salt, key = stored.split("$")
    return hashlib.pbkdf2_hmac(name[7:] or "sha1", password, ab64(salt), int(n)) == ab64(key)


def passlib_scrypt(password, stored):
    _, _, params, salt, key = stored.split("$")
    p = {k: int(v) for k, v in (x.split("=") for x in params.split(","))}
    return scrypt(password, b64(salt), 1 << p["ln"], p["r"], p["p"], 32) == b64(key)


def wordpress(password, stored):
    pre = base64.b64encode(hmac.digest(b"wp-sha384", password.strip(b" \t\n\r\0\x0b"), "sha384"))
    return bcrypt_(pre, stored[3:])


def hmac_form(password, stored):
    name, salt, digest = stored.split("$")
    return hmac.new(salt.encode(), password, name).hexdigest() == digest


def check(v):
    s = v["scheme"]
    password = bytes.fromhex(v["password_hex"]) if "password_hex" in v else v["password"].encode()
    stored = v["stored"]
    if s == "bcrypt":
        return bcrypt_(password, stored)
    if s in ("bcrypt_2x", "scrypt7"):
        return crypt(password, stored)
    if s in ("md5_crypt", "sha256_crypt", "sha512_crypt", "apr_md5_crypt"):
        try:
            return getattr(P, s).verify(password, stored)
        except ValueError:  # passlib refuses odd salts
            return UNKNOWN if s == "apr_md5_crypt" else crypt(password, stored)
    if s in ("des_crypt", "bsdi_crypt", "bigcrypt", "sha1_crypt", "sun_md5_crypt"):
        if not v["peer"].startswith("libxcrypt"):
            return crypt(password, stored)
        if s == "bigcrypt" and len(password) > 128:  # of which passlib reads all
            return UNKNOWN
        try:
            return getattr(P, s).verify(password, stored)
        except ValueError:  # passlib refuses no rounds
            return UNKNOWN
    if s == "yescrypt":
        return UNKNOWN
    if s == "crypt16":
        return P.crypt16.verify(password, stored)
    if s == "django_des_crypt":
        return crypt(password, stored.split("$")[2])
    if s == "argon2":
        return argon2(password, stored)
    if s == "argon2_keyed":
        return argon2(password, stored, bytes.fromhex(next(iter(v["keys"].values()))))
    if s == "phpass":
        try:
            return P.phpass.verify(password, stored)
        except ValueError:
            return UNKNOWN
    if s == "ldap_userpassword_base64":
        return ldap(password, base64.b64decode(stored.removeprefix("userPassword:: ")).decode())
    if s.startswith(("ldap_", "openldap_")):
        return ldap(password, stored)
    if s == "django_disabled":
        return False
    if s.startswith("django_"):
        return django(password, stored)
    if s == "werkzeug":
        return werkzeug(password, stored)
    if s == "werkzeug_hmac":
        return hmac_form(password, stored)
    if s == "wp_bcrypt":
        return wordpress(password, stored)
    if s == "aspnet_identity_v2":
        data = base64.b64decode(stored)
        return data[0] == 0 and hashlib.pbkdf2_hmac("sha1", password, data[1:17], 1000, 32) == data[17:]
    if s == "aspnet_identity_v3":
        return aspnet3(password, stored)
    if s == "spring_delegating":
        return bcrypt_(password, stored.removeprefix("{bcrypt}"))
    if s.startswith("hex_"):
        return hashlib.new(s[4:], password).digest() == binascii.unhexlify(stored)
    if s == "pbkdf2_phc":
        return phc(password, stored)
    if s in ("pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512"):
        return passlib_pbkdf2(password, stored)
    if s == "scrypt":
        return passlib_scrypt(password, stored)
    if s in WEB:
        return WEB[s](password, stored)
    raise SystemExit(f"unknown scheme {s}")


bad, total, schemes = 0, Counter(), Counter()
for path in sys.argv[1:]:
    with open(path, "rb") as f:
        data = tomllib.load(f)
    for v in data.get("vector", []):
        got = check(v)
        schemes[v["scheme"]] += 1
        total["not covered" if got is UNKNOWN else v["expect"]] += 1
        if got is not UNKNOWN and got != (v["expect"] == "match"):
            bad += 1
            print("DIFFERS", path, v)
    total["raw"] += len(data.get("raw", []))
print(dict(total), "differ:", bad)
print(dict(sorted(schemes.items())))
sys.exit(bad != 0)
