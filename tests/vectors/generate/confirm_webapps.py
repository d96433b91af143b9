"""The second opinion on the rows of webapps.php: hashlib, argon2-cffi, bcrypt and passlib, each format by its description.

usage: confirm_webapps.py FILE.jsonl...    Prints how many rows it computed again, and fails if one is another.
"""
import base64
import hashlib
import hmac
import json
import re
import sys
from collections import Counter

import bcrypt
from argon2.low_level import Type, hash_secret_raw, verify_secret
from passlib.hash import sha512_crypt

CRYPT = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def hexed(name, *parts):
    return hashlib.new(name, b"".join(p.encode() if isinstance(p, str) else p for p in parts)).hexdigest()


def md5(*parts):
    return hexed("md5", *parts)


def sha1(*parts):
    return hexed("sha1", *parts)


def sha256(*parts):
    return hexed("sha256", *parts)


def slashed(p):
    return b"".join({0: b"\\0", 39: b"\\'", 34: b'\\"', 92: b"\\\\"}.get(c, bytes([c])) for c in p)


def escaped(p):
    return p.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b'"', b"&quot;")


def trimmed(p):
    return p.strip(b" \t\n\r\0\x0b")


def little(raw):
    words = (raw[i:i + 3] for i in range(0, len(raw), 3))
    return "".join(CRYPT[int.from_bytes(w, "little") >> 6 * j & 63] for w in words for j in range(len(w) + 1))


def phpass(p, stored, digits=False):
    x = hashlib.md5(stored[4:12].encode() + p).digest()
    for _ in range(1 << CRYPT.index(stored[3])):
        x = hashlib.md5(x + p)
        x = x.hexdigest().encode() if digits else x.digest()
    return stored[:12] + little(x[:16])


def blowfish(p, stored):
    p = p.split(b"\0")[0]
    return stored[:4] + bcrypt.hashpw(p, b"$2b$" + stored[4:29].encode()).decode()[4:]


def argon2(p, stored):
    try:
        return stored if verify_secret(stored.encode(), p, Type.ID) else ""
    except Exception:
        return ""


def magento(p, stored):
    _, *rest = stored.split(":")
    salt, *versions = rest or [""]
    versions = versions or ["0" if len(stored.split(":")[0]) == 32 else "1"]
    value = p
    for version in versions:
        name, *numbers = version.split("_")
        if name in "01":
            value = hexed("sha256" if name == "1" else "md5", salt, value).encode()
        else:
            size, ops, mem = map(int, numbers or (32, 2, 67108864))
            value = hash_secret_raw(value, (salt * 16)[:16].encode(), ops, mem // 1024, 1, size, Type.ID).hex().encode()
    return ":".join([value.decode(), *rest])


def spelt(raw, stored):
    return raw.hex() if re.fullmatch("([0-9a-f]{2})+", stored) else base64.b64encode(raw).decode()


def symfony(p, row):
    stored = row["stored"]
    length = len(stored) // 2 if re.fullmatch("([0-9a-f]{2})+", stored) else len(base64.b64decode(stored))
    name = {16: "md5", 20: "sha1", 28: "sha224", 32: "sha256", 48: "sha384", 64: "sha512"}[length]
    salted = p + b"{" + row["salt"].encode() + b"}" if row.get("salt") else p
    d = b""
    for _ in range(int(row.get("rounds", 5000))):
        d = hashlib.new(name, d + salted).digest()
    return spelt(d, stored)


def symfony_pbkdf2(p, row):
    stored = row["stored"]
    length = len(stored) // 2 if re.fullmatch("([0-9a-f]{2})+", stored) else len(base64.b64decode(stored))
    name = row.get("columns", {}).get("algorithm", "sha512")
    return spelt(hashlib.pbkdf2_hmac(name, p, row["salt"].encode(), int(row.get("rounds", 1000)), length), stored)


def columns(default, rounds):
    def made(p, row):
        name = row.get("columns", {}).get("digest", default)
        found = re.search("i=([0-9]+)", row.get("columns", {}).get("algorithm", ""))
        n = int(found[1]) if found else int(row.get("rounds", rounds))
        return hashlib.pbkdf2_hmac(name, p, row["salt"].encode(), n, len(row["stored"]) // 2).hex()
    return made


def xenforo(p, row):
    stored = row["stored"]
    found = dict(re.findall(r's:\d+:"(hash|salt|hashFunc)";s:\d+:"([^"]*)";', stored))
    if found["hash"][0] == "$":
        return stored.replace(found["hash"], blowfish(p, found["hash"]))
    name = found.get("hashFunc") or ("sha1" if len(found["hash"]) == 40 else "sha256")
    return stored.replace(found["hash"], hexed(name, hexed(name, p), found["salt"]))


def phpbb(p, row):
    body = row["stored"][4:]
    if len(body) == 32:
        return "$CP$" + md5(slashed(p))
    if len(body) == 34:
        return "$CP$" + phpass(md5(slashed(p)).encode(), body)
    if len(body) == 40:
        return "$CP$" + sha1(p)
    return "$CP$" + blowfish(blowfish(p, body).encode(), body)


def pbkdf2(name, p, salt, rounds, length):
    return base64.b64encode(hashlib.pbkdf2_hmac(name, p, base64.b64decode(salt), int(rounds), length)).decode()


def passwordlib(p, row):
    _, _, name, rounds, length, salt, _ = row["stored"].split("$")
    return "$".join([row["stored"].rsplit("$", 1)[0], pbkdf2(name[7:], p, salt, rounds, int(length))])


def colon(p, row):
    start, key = row["stored"].rsplit(":", 1)
    name, rounds, *_, salt = start.split(":")
    return start + ":" + pbkdf2(name, p, salt, rounds, len(base64.b64decode(key)))


def nuked_klan(p, row):
    key = bytes.fromhex(row["keys"]["hashkey"])
    offset = int(row["stored"][1], 16)
    return row["stored"][:2] + md5(*(bytes([ord(c), key[(offset + i) % 20]]) for i, c in enumerate(sha1(p))))


def key(row, name):
    return bytes.fromhex(row["keys"][name])


OPINIONS = {
    "magento2": lambda p, r: magento(p, r["stored"]),
    "magento1_sha512": lambda p, r: hexed("sha512", r["stored"].split(":")[1], p) + ":" + r["stored"].split(":")[1],
    "symfony_messagedigest": symfony,
    "symfony_messagedigest_unsalted": symfony,
    "symfony_pbkdf2": symfony_pbkdf2,
    "symfony_plaintext": lambda p, r: (p + (b"{%s}" % r["salt"].encode() if r["salt"] else b"")).decode(),
    "symfony_plaintext_any_case": lambda p, r: (p + (b"{%s}" % r["salt"].encode() if r["salt"] else b"")).lower().decode(),
    "xenforo_serialized": xenforo,
    "phpbb3_phpass": lambda p, r: phpass(escaped(p), r["stored"]),
    "phpbb3_bcrypt": lambda p, r: blowfish(escaped(p), r["stored"]),
    "phpbb3_argon2": lambda p, r: argon2(escaped(p), r["stored"]),
    "phpbb_cp": phpbb,
    "phpbb_cp_mybb": lambda p, r: "$CP$" + md5(md5(r["salt"]), md5(p)),
    "phpbb_cp_vbulletin": lambda p, r: "$CP$" + md5(md5(p), r["salt"]),
    "phpbb_cp_smf": lambda p, r: "$CP$" + sha1(r["username"].lower(), p),
    "smf_dollar": lambda p, r: sha1("admin_user", p) + "$Admin_User",
    "phpbb_cp_wcf1": lambda p, r: "$CP$" + sha1(r["salt"], sha1(r["salt"], sha1(p))),
    "phpbb_cp_xenforo": lambda p, r: "$CP$" + (sha1(sha1(p), r["salt"]) if len(r["stored"]) == 44 else sha256(sha256(p), r["salt"])),
    "wordpress_phpass": lambda p, r: phpass(trimmed(p), r["stored"]),
    "vanilla_phpass": lambda p, r: phpass(p, r["stored"], digits=True),
    "moodle_slashed": lambda p, r: md5(slashed(p), key(r, "passwordsaltmain")),
    "moodle_peppered_bcrypt": lambda p, r: blowfish(p + key(r, "pepper"), r["stored"]),
    "moodle_peppered_sha512_crypt": lambda p, r: sha512_crypt.using(salt=r["stored"].split("$")[3], rounds=10000).hash(p + key(r, "pepper-2")),
    "phppasswordlib_pbkdf2": passwordlib,
    "pbkdf2_colon": colon,
    "nuked_klan": nuked_klan,
    "meteor_argon2": lambda p, r: argon2(sha256(p).encode(), r["stored"]),
    "discourse_pbkdf2_sha256": columns("sha256", 64000),
    "passport_local_mongoose": columns("sha256", 25000),
    "passport_local_mongoose_sha1": columns("sha1", 25000),
    "wp_generic": lambda p, r: "$generic$" + base64.urlsafe_b64encode(hashlib.blake2b(p, key=b"wp_fast_hash_6.8+", digest_size=30).digest()).decode(),
}


def main(*files):
    counts = Counter()
    for file in files:
        for line in open(file, encoding="utf-8"):
            row = json.loads(line)
            made = OPINIONS[row["scheme"]](bytes.fromhex(row["password_hex"]), row)
            if hmac.compare_digest(made.encode(), row["stored"].encode()) != (row["expect"] == "match"):
                raise SystemExit(f"{row}: {made}")
            counts[row["scheme"]] += 1
    print(f"{sum(counts.values())} rows of {len(counts)} schemes computed again", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
