"""The second opinion of confirm.py on web.toml: hashlib and bcrypt 4.0.1, each format by its description."""
import base64
import hashlib
import hmac
import re

import bcrypt

CRYPT = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BCRYPT = b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def clean(settings):
    """Settings of bcrypt without stray bits in the salt."""
    return settings[:-1] + BCRYPT[BCRYPT.index(settings[-1]) & 0x30:][:1]


def blowfish(password, settings):
    """The text of crypt(3), by the library's `$2b$`."""
    salt = clean(settings.encode())
    return settings[:4] + bcrypt.hashpw(password, b"$2b$" + salt[4:]).decode()[4:]


def bcrypt_sha256(password, stored):
    kind, settings, salt, digest = re.fullmatch(r"\$bcrypt-sha256\$(v=2,t=2b,r=|2[ab],)(\d+)\$(.{22})\$(.{31})", stored).groups()
    settings = f"$2b${int(settings):02}${salt}"
    key = clean(settings.encode())[-22:]
    raw = hmac.new(key, password, "sha256").digest() if kind[0] == "v" else hashlib.sha256(password).digest()
    return blowfish(base64.b64encode(raw), settings)[29:] == digest


def little(raw):
    word = int.from_bytes(raw, "little")
    return "".join(CRYPT[word >> 6 * i & 63] for i in range(-(-8 * len(raw) // 6)))


def stretched(digest, password, settings):
    x = settings[1:9].encode()
    for _ in range((1 << CRYPT.index(settings[0])) + 1):
        x = hashlib.new(digest, x + password).digest()
    return little(x)


def md5(password):
    return hashlib.md5(password).hexdigest().encode()


def drupal7(password, stored):
    return stored[12:] == stretched("sha512", password, stored[3:12])[:43 if len(stored) == 55 else 86]


def drupal7_md5(password, stored):
    if stored[2] == "S":
        return drupal7(md5(password), stored[1:])
    return stored[13:] == stretched("md5", md5(password), stored[4:13])


def dlitz(password, stored):
    salt, digest = stored.rsplit("$", 1)
    raw = hashlib.pbkdf2_hmac("sha1", password, salt.encode(), int(salt.split("$")[2] or "190", 16), 24)
    return base64.b64encode(raw, b"./").decode() == digest


def symfony(password, stored):
    if len(password) > 72 or b"\0" in password:
        password = base64.b64encode(hashlib.sha512(password).digest())
    return blowfish(password, stored[:29])[29:] == stored[29:]


def wcf2(password, stored):
    once = blowfish(password.split(b"\0")[0], stored[:29])
    return blowfish(once.encode(), stored[:29]) == stored


def phpbb(password, stored):
    _, _, phpass, settings, digest = stored.split("$")
    text = stretched("md5", password, phpass)
    return blowfish(text.encode(), "$2y$" + settings.replace("\\", "$"))[29:] == digest


def phpbb2(password, stored):
    def slashed(text):
        return re.sub(rb"[\'\"\\]", lambda c: b"\\" + c[0], text).replace(b"\0", b"\\0")

    readings = [password]
    try:
        readings.append(password.decode().encode("cp1252"))
    except UnicodeError:
        pass
    return any(md5(slashed(reading)).decode() == stored for reading in readings)


def scrypt(password, salt, n, r, p, length):
    return hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, dklen=length, maxmem=1 << 28).hex()


def lucia(password, stored):
    *version, salt, key = stored.split(":")
    r = 16 if version or len(salt) == 32 else 8
    return scrypt(password, salt.encode(), 16384, r, 1, 64) == key


def ruby(password, stored):
    n, r, p, salt, digest = stored.split("$")
    cost = [int(x, 16) for x in (n, r, p)]
    if len(salt) == 40:
        raw = bytes.fromhex(scrypt(password, stored.rsplit("$", 1)[0].encode(), *cost, 256))
        return hashlib.sha1(raw).hexdigest() == digest
    return scrypt(password, bytes.fromhex(salt).lstrip(b"\0"), *cost, len(digest) // 2) == digest


def simple(password, stored):
    n, r, p, salt, digest = stored.split("$")
    return scrypt(password, bytes.fromhex(salt), int(n), int(r), int(p), len(digest) // 2) == digest


def mediawiki_layer(password, parameters, salt):
    """The text that one type of MediaWiki gives."""
    if not parameters:
        return md5(salt.encode() + b"-" + md5(password)) if salt else md5(password)
    if parameters.isdigit():
        return blowfish(password.split(b"\0")[0], f"$2b${int(parameters):02}${salt}")[29:].encode()
    digest, rounds, length = parameters.split(":")
    return base64.b64encode(hashlib.pbkdf2_hmac(digest, password, base64.b64decode(salt), int(rounds), int(length)))


def mediawiki_bcrypt(password, stored):
    cost, salt, digest = stored.removeprefix(":bcrypt:").split("$")
    return mediawiki_layer(password, cost, salt).decode() == digest


def mediawiki_pbkdf2(password, stored):
    parameters, salt, key = stored.removeprefix(":pbkdf2:").rsplit(":", 2)
    return mediawiki_layer(password, parameters, salt).decode() == key


def mediawiki_layered(password, stored):
    *fields, digest = stored.split(":", 2)[2].split("!")
    half = len(fields) // 2
    for parameters, salt in zip(fields[:half], fields[half:]):
        password = mediawiki_layer(password, parameters, salt)
    return password.decode() == digest


WEB = {
    "bcrypt_sha256": bcrypt_sha256,
    "better_auth_scrypt": lucia,
    "dlitz_pbkdf2_sha1": dlitz,
    "drupal7": drupal7,
    "drupal7_md5": drupal7_md5,
    "lucia_scrypt": lucia,
    "mediawiki_bcrypt": mediawiki_bcrypt,
    "mediawiki_layered": mediawiki_layered,
    "mediawiki_pbkdf2_parameters": mediawiki_pbkdf2,
    "phpbb2_md5": phpbb2,
    "phpbb_combined": phpbb,
    "phpbb_combined_md5": lambda password, stored: phpbb(md5(password), stored),
    "ruby_scrypt": ruby,
    "salt_colon_bcrypt": lambda password, stored: blowfish(password, stored[-60:][:29]) == stored[-60:],
    "simple_scrypt": simple,
    "symfony_native_bcrypt": symfony,
    "wcf2_bcrypt": wcf2,
}
