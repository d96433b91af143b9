"""A second opinion on the rows of directories and mail servers: what their documentation says, on hashlib and passlib."""
import base64
import binascii
import hashlib
import hmac
import math
import struct

from passlib.hash import lmhash, md5_crypt, apr_md5_crypt, nthash
from passlib.crypto.digest import lookup_hash
from passlib.context import CryptContext
from passlib.hash import argon2

# Of the prefixes that passlib tells apart by itself.
CRYPT = CryptContext(["bcrypt", "sha512_crypt", "sha256_crypt", "apr_md5_crypt", "md5_crypt", "bsdi_crypt", "des_crypt"])


def rotate(x, n):
    return (x << n | x >> 32 - n) & 0xffffffff


def md5_state(block):
    """RFC 1321: the state after one block."""
    shifts = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
    words = struct.unpack("<16I", block)
    start = a, b, c, d = 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476
    for i in range(64):
        f, k = ((b & c | ~b & d, i), (d & b | ~d & c, 5 * i + 1), (b ^ c ^ d, 3 * i + 5), (c ^ (b | ~d), 7 * i))[i // 16]
        sum_ = a + f + int(abs(math.sin(i + 1)) * 2 ** 32) + words[k % 16]
        a, b, c, d = d, (b + rotate(sum_ & 0xffffffff, shifts[i])) & 0xffffffff, b, c
    return struct.pack("<4I", *((x + y) & 0xffffffff for x, y in zip(start, (a, b, c, d))))


def cram_md5(password):
    key = (hashlib.md5(password).digest() if len(password) > 64 else password).ljust(64, b"\0")
    return b"".join(md5_state(bytes(x ^ pad for x in key)) for pad in (0x5c, 0x36))


def digest(name, data):
    return lookup_hash("md4").const(data).digest() if name == "md4" else hashlib.new(name, data).digest()


def fold(name, data):
    if name != "sha1":
        return bytes(x ^ y for x, y in zip(data[:8], data[8:]))
    w = struct.unpack(">5I", data)
    return struct.pack("<2I", w[0] ^ w[2] ^ w[4], w[1] ^ w[3])


def otp(name, count, seed, password):
    value = fold(name, digest(name, seed.lower().encode() + password))
    for _ in range(count):
        value = fold(name, digest(name, value))
    return value


def stored_key(name, password, salt, rounds):
    salted = hashlib.pbkdf2_hmac(name, password, salt, rounds)
    return hashlib.new(name, hmac.new(salted, b"Client Key", name).digest()).digest()


def unbase64(text):
    return base64.b64decode(text.replace(".", "+").rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), validate=True)


def either(text, length):
    return bytes.fromhex(text) if len(text) == 2 * length else unbase64(text)


def crypt(text, password):
    if text.startswith("$argon2"):
        return argon2.verify(password, text)
    if b"\0" in password:
        return None
    try:
        return CRYPT.verify(password, text)
    except ValueError:
        return None


def label_of(stored):
    name, body = stored[1:].split("}", 1)
    return name.upper(), body


def pbkdf2(name, password, rounds, salt, key):
    return hashlib.pbkdf2_hmac(name, password, salt, rounds, len(key)) == key


def natural_md5_crypt(hasher, magic, password, body):
    data = unbase64(body)
    salt = data[16:].decode("latin-1")
    text = hasher(salt=salt).hash(password).rsplit("$", 1)[1]
    alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    out = bytearray(16)
    for group, (i, j, k) in enumerate(((0, 6, 12), (1, 7, 13), (2, 8, 14), (3, 9, 15), (4, 10, 5))):
        value = sum(alphabet.index(c) << 6 * n for n, c in enumerate(text[4 * group:4 * group + 4]))
        out[i], out[j], out[k] = value >> 16 & 255, value >> 8 & 255, value & 255
    out[11] = alphabet.index(text[20]) | (alphabet.index(text[21]) & 3) << 6
    return bytes(out) == data[:16]


SIZES = {"MD5": ("md5", 16), "LDAP-MD5": ("md5", 16), "PLAIN-MD5": ("md5", 16), "MD5RAW": ("md5", 16), "BASE64_MD5": ("md5", 16),
         "SHA": ("sha1", 20), "SHA1": ("sha1", 20), "SHA224": ("sha224", 28), "SHA256": ("sha256", 32), "SHA384": ("sha384", 48),
         "SHA512": ("sha512", 64), "MD4": ("md4", 16), "PLAIN-MD4": ("md4", 16)}
SALTED = {"SMD5": ("md5", 16), "SSHA": ("sha1", 20), "SSHA224": ("sha224", 28), "SSHA256": ("sha256", 32), "SSHA384": ("sha384", 48),
          "SSHA512": ("sha512", 64)}


def labelled(name, body, password, username=None):
    """Whether it is the password; None where nothing here can tell."""
    base, _, suffix = name.partition(".")
    if suffix:
        raw = bytes.fromhex(body) if suffix == "HEX" else unbase64(body)
        if base in SALTED:
            return labelled(base, base64.b64encode(raw).decode(), password)
        fixed = base in SIZES and base != "MD5" or base in ("CRAM-MD5", "HMAC-MD5", "DIGEST-MD5")
        return labelled(base, raw.hex() if fixed else raw.decode(), password, username)
    if name == "MD5" and body.startswith("$1$"):
        return crypt(body, password)
    if name in SIZES:
        algorithm, length = SIZES[name]
        return digest(algorithm, password) == either(body, length)
    if name in SALTED:
        algorithm, length = SALTED[name]
        data = unbase64(body)
        return digest(algorithm, password + data[length:]) == data[:length]
    if name in ("PLAIN", "CLEAR", "CLEARTEXT"):
        return body.encode() == password
    if name == "PLAIN-TRUNC":
        length, stored = body.split("-", 1)
        return stored.encode() == (password[:int(length)] if len(stored) == int(length) else password)
    if name in ("CRAM-MD5", "HMAC-MD5"):
        return cram_md5(password) == either(body, 32)
    if name == "DIGEST-MD5":
        user, _, realm = username.rpartition("@") if "@" in username else (username, "", "")
        return hashlib.md5(f"{user}:{realm}:".encode() + password).digest() == either(body, 16)
    if name == "RPA":
        return hashlib.md5(b"".join(bytes([0, c]) for c in password)).digest() == either(body, 16)
    if name in ("NTLM", "NT", "NTHASH", "X-NTHASH", "X- ORCLNTV"):
        return nthash.hash(password) == either(body, 16).hex()
    if name in ("LANMAN", "X- ORCLLMV"):
        return lmhash.hash(password) == either(body, 16).hex()
    if name in ("OTP", "SKEY"):
        algorithm, count, seed, last = body.split(" ")
        return otp(algorithm, int(count), seed, password).hex() == last.lower()
    if name in ("SCRAM-SHA-1", "SCRAM-SHA-256"):
        rounds, salt, key, _ = body.split(",")
        return stored_key(name[6:].replace("-", "").lower(), password, unbase64(salt), int(rounds)) == unbase64(key)
    if name == "PBKDF2" and body.startswith("$1$"):
        _, _, salt, rounds, key = body.split("$")
        return pbkdf2("sha1", password, int(rounds), salt.encode(), bytes.fromhex(key))
    if name in ("PBKDF2", "PBKDF2-SHA1", "PBKDF2-SHA256", "PBKDF2-SHA512"):
        rounds, salt, key = body.split("$")
        return pbkdf2(name[7:].lower() or "sha1", password, int(rounds), unbase64(salt), unbase64(key))
    if name == "PBKDF2_SHA256":
        data = unbase64(body)
        return pbkdf2("sha256", password, int.from_bytes(data[:4], "big"), data[4:68], data[68:])
    if name == "X-PBKDF2":
        algorithm, rounds, salt, key = body.split(":")
        algorithm = {"HMACSHA1": "sha1", "HMACSHA2+": "sha", "HMACSHA3+": "sha3_"}[algorithm.rstrip("0123456789") if "+" in algorithm else algorithm] + \
            (algorithm.split("+")[1] if "+" in algorithm else "")
        return pbkdf2(algorithm, password, int.from_bytes(unbase64(rounds), "big"), unbase64(salt), unbase64(key))
    if name == "PKCS5S2":
        data = unbase64(body)
        return pbkdf2("sha1", password, 10000, data[:16], data[16:])
    if name == "NS-MTA-MD5":
        salt = body[32:].encode()
        return hashlib.md5(salt + b"\x59" + password + b"\xf7" + salt).hexdigest() == body[:32]
    if name == "APR1":
        return natural_md5_crypt(apr_md5_crypt.using, "$apr1$", password, body)
    if name == "BSDMD5":
        return natural_md5_crypt(md5_crypt.using, "$1$", password, body)
    return crypt(body, password)


def second(scheme, stored, password, username=None, salt=None, rounds=None):
    if scheme == "xmpp_scram_sha1":
        return stored_key("sha1", password, unbase64(salt), int(rounds)) == unbase64(stored)
    if scheme == "prosody_scram_sha1":
        return stored_key("sha1", password, salt.encode(), int(rounds)).hex() == stored
    if scheme == "ldap_plaintext":
        return stored.encode() == password
    if scheme == "htpasswd_line":
        stored = stored.rstrip("\n").split(":", 1)[1]
        return labelled(*label_of(stored), password) if stored.startswith("{") else crypt(stored, password)
    if scheme in ("kanidm_samba_nthash", "kanidm_ipa_nthash", "samba_lmhash"):
        attribute, _, body = stored.partition(":")
        body = body.lstrip(":").strip().replace("-", "+").replace("_", "/")
        return labelled("LANMAN" if attribute.lower() == "sambalmpassword" else "NT", body, password)
    return labelled(*label_of(stored), password, username)
