#!/usr/bin/env python3
"""Records in the schemas of vendors, made by peers: hashlib and hmac of CPython, bcrypt (pyca), argon2-cffi, passlib,
and the npm package firebase-scrypt through ../vectors/generate/identity_firebase.mjs.

Usage: PEERS=/tmp/peers generate.py > made.jsonl   (in an environment with bcrypt==4.0.1 argon2-cffi passlib==1.7.4,
and firebase-scrypt@2.2.0 below $PEERS/node)

One case a line: the text of a file, what the options of the import are, and the password of each record.
"""
import base64, csv, hashlib, hmac, io, json, os, random, subprocess, sys

import bcrypt as _bcrypt
from argon2.low_level import Type, hash_secret, hash_secret_raw
from passlib.hash import apr_md5_crypt, bcrypt_sha256, django_pbkdf2_sha256, ldap_salted_sha1, ldap_salted_sha512, md5_crypt
from passlib.hash import phpass as _phpass
from passlib.hash import sha256_crypt, sha512_crypt

R = random.Random(7)
PASSWORDS = ["password", "pässwörd", "s3cr3t p@ss", "correct horse battery staple", "日本語パスワード"]
COUNT = 0


def salt(n=16):
    return bytes(R.randrange(256) for _ in range(n))


def text_salt(n=12):
    return "".join(R.choice("abcdefghijklmnopqrstuvwxyzABCDEF0123456789") for _ in range(n))


def password():
    global COUNT
    COUNT += 1
    return PASSWORDS[COUNT % len(PASSWORDS)]


b64 = lambda b: base64.b64encode(b).decode()
b64n = lambda b: b64(b).rstrip("=")
ab64 = lambda b: b64n(b).replace("+", ".")
b64u = lambda b: base64.urlsafe_b64encode(b).decode()
H = lambda name, *parts: hashlib.new(name, b"".join(parts)).digest()


def bcrypt(p, prefix=b"2b", cost=4):
    raw = _bcrypt.hashpw(p.encode(), _bcrypt.gensalt(cost))
    return raw.replace(b"$2b$", b"$" + prefix + b"$", 1).decode()


def phc_argon2(p, kind=Type.ID, m=64, t=2, lanes=1):
    return hash_secret(p.encode(), salt(), t, m, lanes, 32, kind).decode()


def firebase(p, s, sep, key, mem=4, rounds=8):
    request = {"password": p.encode().hex(), "salt": b64(s), "memCost": mem, "rounds": rounds, "saltSeparator": b64(sep),
               "signerKey": b64(key)}
    here = os.path.dirname(os.path.abspath(__file__))
    script = os.path.join(here, "../vectors/generate/identity_firebase.mjs")
    run = subprocess.run(["node", script], input=json.dumps(request) + "\n", text=True, check=True, capture_output=True)
    return base64.b64decode(run.stdout.strip())


def case(name, source, peer, records, around=None, array=None, text=None, **options):
    """records: (record or None, password or None) pairs."""
    rows = [row for row, _ in records]
    if text is None:
        document = {**(around or {}), array: rows} if array else rows
        text = json.dumps(document, ensure_ascii=False)
    out = {"name": name, "source": source, "peer": peer, "input": text, "passwords": [p for _, p in records]}
    print(json.dumps({**out, **options}, ensure_ascii=False))


def table(rows):
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


HASHLIB, BCRYPT, ARGON2, PASSLIB = "CPython hashlib", "bcrypt 4.0.1", "argon2-cffi", "passlib 1.7.4"


def auth0():
    rows = []

    def add(custom, p):
        rows.append(({"user_id": f"auth0|{len(rows)}", "email": f"u{len(rows)}@example.org", "custom_password_hash": custom}, p))

    for name in ["md5", "sha1", "sha256", "sha512"]:
        for encoding in ["hex", "base64"]:
            for position in [None, "prefix", "suffix"]:
                for utf16 in [False, True]:
                    p, s = password(), salt()
                    raw = p.encode("utf-16-le" if utf16 else "utf-8")
                    parts = {None: [raw], "prefix": [s, raw], "suffix": [raw, s]}[position]
                    digest = H(name, *parts)
                    custom = {"algorithm": name, "hash": {"encoding": encoding, "value": digest.hex() if encoding == "hex" else b64(digest)}}
                    if position:
                        custom["salt"] = {"value": s.hex(), "encoding": "hex", "position": position}
                    if utf16:
                        custom["password"] = {"encoding": "utf16le"}
                    add(custom, p)
    for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]:
        p, k = password(), salt()
        value = hmac.new(k, p.encode(), name).digest()
        add({"algorithm": "hmac", "hash": {"value": value.hex().upper(), "encoding": "hex", "digest": name, "key": {"value": b64(k), "encoding": "base64"}}}, p)
    p, k, s = password(), "key text", text_salt()
    value = hmac.new(k.encode(), (s + p).encode(), "sha256").digest()
    add({"algorithm": "hmac", "hash": {"value": b64(value), "encoding": "base64", "digest": "sha256", "key": {"value": k}}, "salt": {"value": s}}, p)
    for length in [32, 64]:
        p, s = password(), text_salt()
        value = hashlib.scrypt(p.encode(), salt=s.encode(), n=1024, r=8, p=1, dklen=length)
        add({"algorithm": "scrypt", "hash": {"value": value.hex(), "encoding": "hex"}, "salt": {"value": s}, "keylen": length, "cost": 1024}, p)
    for name, length in [("sha256", 32), ("sha512", 64), ("sha1", 20), ("sha512", 32)]:
        p, s = password(), salt()
        value = hashlib.pbkdf2_hmac(name, p.encode(), s, 1000, length)
        add({"algorithm": "pbkdf2", "hash": {"value": f"$pbkdf2-{name}$i=1000,l={length}${b64n(s)}${b64n(value)}", "encoding": "utf8"}}, p)
    for kind in [Type.ID, Type.I, Type.D]:
        p = password()
        add({"algorithm": "argon2", "hash": {"value": phc_argon2(p, kind), "encoding": "utf8"}}, p)
    for hasher in [ldap_salted_sha1, ldap_salted_sha512]:
        p = password()
        add({"algorithm": "ldap", "hash": {"value": hasher.hash(p), "encoding": "utf8"}}, p)
    for prefix in [b"2a", b"2b", b"2y"]:
        p = password()
        add({"algorithm": "bcrypt", "hash": {"value": bcrypt(p, prefix)}}, p)
    p, s = "password", "-pepper"
    add({"algorithm": "bcrypt", "hash": {"value": bcrypt(p + s)}, "salt": {"value": s, "position": "suffix"}}, p)
    p = password()
    rows.append(({"user_id": "x", "email": "x@example.org", "blocked": True, "password_hash": bcrypt(p, b"2a")}, p))
    case("bulk import", "auth0", f"{HASHLIB}, {BCRYPT}, {ARGON2}, {PASSLIB}", rows)
    p = password()
    lines = [json.dumps({"_id": {"$oid": "5f"}, "email_verified": True, "email": "a@example.org", "passwordHash": bcrypt(p)})]
    case("export of hashes", "auth0", BCRYPT, [(None, p)], text="\n".join(lines) + "\n")


def okta():
    rows = []

    def add(value, p):
        rows.append(({"profile": {"login": f"u{len(rows)}", "email": f"u{len(rows)}@example.org"}, "credentials": {"password": {"hash": value}}}, p))

    names = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-512": "sha512"}
    for algorithm, name in names.items():
        for order in ["PREFIX", "POSTFIX", None]:
            p, s = password(), salt()
            parts = {"PREFIX": [s, p.encode()], "POSTFIX": [p.encode(), s], None: [p.encode()]}[order]
            value = {"algorithm": algorithm, "value": b64(H(name, *parts))}
            if order:
                value |= {"salt": b64(s), "saltOrder": order}
            add(value, p)
    for name, size in [("sha256", 32), ("sha512", 64), ("sha512", 32)]:
        p, s = password(), salt()
        value = hashlib.pbkdf2_hmac(name, p.encode(), s, 4096, size)
        add({"algorithm": "PBKDF2", "digestAlgorithm": f"{name.upper()}_HMAC", "iterationCount": 4096, "keySize": size, "salt": b64(s), "value": b64(value)}, p)
    p = password()
    whole = bcrypt(p)
    add({"algorithm": "BCRYPT", "workFactor": 4, "salt": whole[7:29], "value": whole[29:]}, p)
    add({"algorithm": "BCRYPT", "workFactor": 4, "salt": whole[7:29], "value": whole}, p)
    case("users", "okta", f"{HASHLIB}, {BCRYPT}", rows)


def firebase_cases():
    key, sep = salt(64), b"\x07"
    rows = []
    for i in range(4):
        p, s = password(), salt(10)
        encode = b64u if i % 2 else b64
        rows.append(({"localId": str(i), "email": f"{i}@example.org", "passwordHash": encode(firebase(p, s, sep, key)), "salt": encode(s), "createdAt": "1790000000000"}, p))
    config = {"algorithm": "SCRYPT", "base64_signer_key": b64(key), "base64_salt_separator": b64(sep), "rounds": 8, "mem_cost": 4}
    case("export with its configuration", "firebase", "firebase-scrypt 2.2.0", rows, around={"hash_config": config}, array="users")
    case("export, key in the options", "firebase", "firebase-scrypt 2.2.0", rows, array="users", keys={"signer_key": key.hex()}, parameters={"memCost": 4})
    for algorithm, name in [("HMAC_MD5", "md5"), ("HMAC_SHA1", "sha1"), ("HMAC_SHA256", "sha256"), ("HMAC_SHA512", "sha512")]:
        for first in [None, "SALT_FIRST"]:
            k, rows = salt(), []
            for i in range(2):
                p, s = password(), salt(8)
                parts = s + p.encode() if first else p.encode() + s
                rows.append(({"localId": str(i), "passwordHash": b64(hmac.new(k, parts, name).digest()), "salt": b64(s)}, p))
            parameters = {"algorithm": algorithm} | ({"hashInputOrder": first} if first else {})
            case(f"{algorithm} {first}", "firebase", "CPython hmac", rows, array="users", keys={"hmac_key": k.hex()}, parameters=parameters)
    for algorithm, name in [("MD5", "md5"), ("SHA1", "sha1"), ("SHA256", "sha256"), ("SHA512", "sha512")]:
        for order in [None, "PASSWORD_FIRST"]:
            for rounds in [1, 3] + ([0] if name == "md5" else []):
                p, s = password(), salt(8)
                digest = p.encode() + s if order else s + p.encode()
                for _ in range(max(rounds, 1)):
                    digest = H(name, digest)
                value = digest.hex().encode() if rounds == 0 else digest
                parameters = {"algorithm": algorithm, "rounds": rounds} | ({"hashInputOrder": order} if order else {})
                row = {"localId": "1", "passwordHash": b64(value), "salt": b64(s)}
                case(f"{algorithm} {order} {rounds}", "firebase", HASHLIB, [(row, p)], array="users", parameters=parameters)
    for algorithm, name, size in [("PBKDF_SHA1", "sha1", 20), ("PBKDF2_SHA256", "sha256", 32)]:
        p, s = password(), salt()
        value = hashlib.pbkdf2_hmac(name, p.encode(), s, 1000, size)
        case(algorithm, "firebase", HASHLIB, [({"localId": "1", "passwordHash": b64(value), "salt": b64(s)}, p)], array="users", parameters={"algorithm": algorithm, "rounds": 1000})
    p, s = password(), salt()
    value = hashlib.scrypt(p.encode(), salt=s, n=256, r=8, p=2, dklen=64)
    parameters = {"algorithm": "STANDARD_SCRYPT", "memCost": 256, "blockSize": 8, "parallelization": 2, "dkLen": 64}
    case("STANDARD_SCRYPT", "firebase", HASHLIB, [({"localId": "1", "passwordHash": b64(value), "salt": b64(s)}, p)], array="users", parameters=parameters)
    p = password()
    case("BCRYPT", "firebase", BCRYPT, [({"localId": "1", "passwordHash": b64(bcrypt(p, b"2a").encode())}, p)], array="users", parameters={"algorithm": "BCRYPT"})
    fb = lambda p, s: firebase(p, s, sep, key)
    p, s = password(), salt(10)
    h = fb(p, s)
    ss, sk = b64(sep), b64(key)
    peer = "firebase-scrypt 2.2.0"
    rows = [({"id": "1", "password_hash": f"$fbscrypt$v=1,n=4,r=8,p=1,ss={ss},sk={sk}${b64(s)}${b64(h)}"}, p)]
    case("fbscrypt", "supabase", peer, rows)
    case("scrypt_firebase", "clerk", peer, [({"external_id": "1", "password_hasher": "scrypt_firebase", "password_digest": f"{b64(h)}${b64(s)}${sk}${ss}$8$4"}, p)])
    case("firebase-scrypt", "workos", peer, [({"id": "1", "password_hash_type": "firebase-scrypt", "password_hash": f"$firebase-scrypt$hash={b64(h)}$salt={b64(s)}$sk={sk}$ss={ss}$r=8$m=4"}, p)])
    case("firescrypt", "kratos", peer, [({"id": "1", "credentials": {"password": {"config": {"hashed_password": f"$firescrypt$ln=4,r=8,p=1${b64(s)}${b64(h)}${ss}${sk}"}}}}, p)])
    methods = [{"recipeId": "emailpassword", "email": "a@example.org", "hashingAlgorithm": "firebase_scrypt", "passwordHash": f"$f_scrypt${b64(h)}${b64(s)}$m=4$r=8$s={ss}"}]
    case("firebase_scrypt", "supertokens", peer, [({"externalUserId": "1", "loginMethods": methods}, p)], array="users", keys={"signer_key": key.hex()})
    case("firebase", "descope", peer, [({"loginId": "1", "hashedPassword": {"firebase": {"hash": b64(h), "salt": b64(s), "saltSeparator": ss, "signerKey": sk, "memory": 4, "rounds": 8}}}, p)])
    case("firebase-scrypt", "logto", peer, [({"id": "1", "passwordAlgorithm": "Legacy", "passwordDigest": json.dumps(["firebase-scrypt", [b64(s), sk, ss, "8", "4", "@"], b64(h)])}, p)])
    case("FirebaseScrypt", "reachfive", peer, [({"id": "1", "password_hash": {"algorithm": "FirebaseScrypt", "value": f"{b64(h)}:{b64(s)}:{ss}:{sk}:8:4"}}, p)])


def fusionauth():
    rows = []

    def add(p, scheme, factor, s, value):
        rows.append(({"id": str(len(rows)), "email": f"{len(rows)}@example.org", "active": True, "encryptionScheme": scheme, "factor": factor, "salt": s, "password": value}, p))

    for factor in [1, 3]:
        p, s = password(), text_salt(16)
        digest = (s + p).encode()
        for _ in range(factor):
            digest = H("md5", digest)
        add(p, "salted-md5", factor, s, b64(digest))
        for name in ["sha256", "sha512"]:
            p, s = password(), salt()
            digest = p.encode() + s
            for _ in range(factor):
                digest = H(name, digest)
            add(p, f"salted-{name}", factor, b64(s), b64(digest))
    for scheme, name, size in [("salted-pbkdf2-hmac-sha256", "sha256", 32), ("salted-pbkdf2-hmac-sha256-512", "sha256", 64), ("salted-pbkdf2-hmac-sha512-512", "sha512", 64)]:
        p, s = password(), salt()
        add(p, scheme, 1000, b64(s), b64(hashlib.pbkdf2_hmac(name, p.encode(), s, 1000, size)))
    p = password()
    whole = bcrypt(p)
    add(p, "bcrypt", 4, whole[7:29], whole[29:])
    add(p, "bcrypt", 4, whole[7:29], whole)
    p = password()
    whole = _phpass.using(rounds=7).hash(p)
    add(p, "phpass-md5", 1 << 7, whole[4:12], whole[12:])
    case("users", "fusionauth", f"{HASHLIB}, {BCRYPT}, {PASSLIB}", rows, array="users")


def keycloak():
    rows = []

    def add(p, secret, data, texts=True, **more):
        form = json.dumps if texts else (lambda value: value)
        credential = {"type": "password", "secretData": form(secret), "credentialData": form(data), **more}
        rows.append(({"id": str(len(rows)), "username": f"u{len(rows)}", "enabled": len(rows) % 2 == 0, "credentials": [{"type": "otp", "secretData": "{}"}, credential]}, p))

    for texts in [True, False]:
        for algorithm, name, size in [("pbkdf2", "sha1", 64), ("pbkdf2-sha256", "sha256", 64), ("pbkdf2-sha256", "sha256", 32), ("pbkdf2-sha512", "sha512", 64)]:
            p, s = password(), salt()
            value = hashlib.pbkdf2_hmac(name, p.encode(), s, 1000, size)
            add(p, {"value": b64(value), "salt": b64(s), "additionalParameters": {}}, {"hashIterations": 1000, "algorithm": algorithm, "additionalParameters": {}}, texts)
    p, s = password(), salt()
    value = hash_secret_raw(p.encode(), s, 3, 64, 1, 32, Type.ID)
    parameters = {"hashLength": ["32"], "memory": ["64"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"]}
    add(p, {"value": b64(value), "salt": b64(s), "additionalParameters": {}}, {"hashIterations": 3, "algorithm": "argon2", "additionalParameters": parameters}, temporary=True)
    p, s = password(), salt()
    value = hashlib.pbkdf2_hmac("sha256", p.encode(), s, 1000, 64)
    rows.append(({"id": "old", "username": "old", "credentials": [{"type": "password", "hashedSaltedValue": b64(value), "salt": b64(s), "hashIterations": 1000, "algorithm": "pbkdf2-sha256"}]}, p))
    case("realm export", "keycloak", f"{HASHLIB}, {ARGON2}", rows, around={"realm": "test"}, array="users")


def clerk():
    rows = []

    def add(p, hasher, digest):
        rows.append(({"external_id": str(len(rows)), "email_address": [f"{len(rows)}@example.org"], "password_hasher": hasher, "password_digest": digest}, p))

    p = password(); add(p, "bcrypt", bcrypt(p))
    p = password(); add(p, "argon2id", phc_argon2(p))
    p = password(); add(p, "argon2i", phc_argon2(p, Type.I))
    p = password(); add(p, "md5", H("md5", p.encode()).hex())
    p = password(); add(p, "sha256", H("sha256", p.encode()).hex())
    p = password(); add(p, "phpass", _phpass.using(rounds=7).hash(p))
    p = password(); add(p, "ldap_ssha", ldap_salted_sha1.hash(p))
    p = password(); add(p, "pbkdf2_sha256_django", django_pbkdf2_sha256.using(rounds=1000).hash(p))
    p, s = password(), salt(); add(p, "pbkdf2_sha256", f"pbkdf2_sha256$1000${b64(s)}${b64(hashlib.pbkdf2_hmac('sha256', p.encode(), s, 1000))}")
    p, s = password(), text_salt(); add(p, "pbkdf2_sha512", f"pbkdf2_sha512$1000${s}${hashlib.pbkdf2_hmac('sha512', p.encode(), s.encode(), 1000).hex()}")
    p, s = password(), salt(); add(p, "pbkdf2_sha512_hex", f"pbkdf2_sha512_hex$1000${s.hex()}${hashlib.pbkdf2_hmac('sha512', p.encode(), s, 1000).hex()}")
    p, s = password(), salt(); add(p, "pbkdf2_sha1", f"pbkdf2_sha1$1000${s.hex()}${hashlib.pbkdf2_hmac('sha1', p.encode(), s, 1000, 32).hex()}")
    p, s = password(), "not hex!"; add(p, "pbkdf2_sha1", f"pbkdf2_sha1$1000${s}${hashlib.pbkdf2_hmac('sha1', p.encode(), s.encode(), 1000, 24).hex()}$24")
    add("password", "bcrypt_peppered", bcrypt("password" + "pepper", b"2a") + "$pepper")
    p = password()
    inner = _bcrypt.hashpw(H("sha256", p.encode()).hex().encode(), _bcrypt.gensalt(4)).decode()
    add(p, "bcrypt_sha256_django", "bcrypt_sha256$$2b$" + inner[4:].replace("$", "$", 1))
    p, s = password(), text_salt()
    merged = p.encode() + b"{" + s.encode() + b"}"
    digest = H("sha512", merged)
    for _ in range(99):
        digest = H("sha512", digest + merged)
    add(p, "sha512_symfony", f"sha512_symfony$100${s}${b64(digest)}")
    case("users", "clerk", f"{HASHLIB}, {BCRYPT}, {ARGON2}, {PASSLIB}", rows)


def workos():
    rows = []

    def add(p, kind, value, **more):
        rows.append(({"id": str(len(rows)), "email": f"{len(rows)}@example.org", "password_hash_type": kind, "password_hash": value, **more}, p))

    p = password(); add(p, "bcrypt", bcrypt(p))
    p = password(); add(p, "argon2", phc_argon2(p))
    p, s = password(), salt(8); add(p, "ssha", "{SSHA}" + b64(H("sha1", p.encode(), s) + s))
    p, s = password(), salt(8); add(p, "ssha256", "{SSHA256}" + b64(H("sha256", p.encode(), s) + s))
    p, s = password(), salt(8); add(p, "ssha256", b64(H("sha256", s, p.encode()) + s), password_salt_position="prefix")
    p, s = password(), salt(); add(p, "scrypt", f"$scrypt$v=1$n=1024,r=8,p=1${b64n(s)}${b64n(hashlib.scrypt(p.encode(), salt=s, n=1024, r=8, p=1, dklen=32))}")
    p, s = password(), salt(); add(p, "scrypt", f"$scrypt$ln=10,r=8,p=1${b64n(s)}${b64n(hashlib.scrypt(p.encode(), salt=s, n=1024, r=8, p=1, dklen=32))}")
    p, s = password(), salt(); add(p, "pbkdf2", f"$pbkdf2$v=1$i=1000,d=sha256${b64n(s)}${b64n(hashlib.pbkdf2_hmac('sha256', p.encode(), s, 1000))}")
    case("users", "workos", f"{HASHLIB}, {BCRYPT}, {ARGON2}", rows)


def stytch():
    rows = []

    def add(p, kind, value, **more):
        rows.append(({"external_id": str(len(rows)), "email": f"{len(rows)}@example.org", "hash_type": kind, "hash": value, **more}, p))

    p = password(); add(p, "bcrypt", bcrypt(p))
    p = password(); add(p, "argon_2id", phc_argon2(p))
    p = password(); add(p, "phpass", _phpass.using(rounds=7).hash(p))
    for kind, name in [("md_5", "md5"), ("sha_1", "sha1"), ("sha_512", "sha512")]:
        for before, after in [("", ""), ("aa", ""), ("", "bb"), ("aa", "bb"), ("cc", "cc")]:
            p = password()
            add(p, kind, H(name, (before + p + after).encode()).hex(), **{f"{kind}_config": {"prepend_salt": before, "append_salt": after}})
    p, s = password(), text_salt()
    add(p, "scrypt", b64(hashlib.scrypt(p.encode(), salt=s.encode(), n=1024, r=8, p=1, dklen=32)), scrypt_config={"salt": s, "n_parameter": 1024, "r_parameter": 8, "p_parameter": 1, "key_length": 32})
    p, s = password(), text_salt()
    add(p, "pbkdf_2", b64(hashlib.pbkdf2_hmac("sha256", p.encode(), s.encode(), 1000, 32)), pbkdf_2_config={"salt": s, "iteration_amount": 1000, "key_length": 32, "algorithm": "sha256"})
    p, s = password(), text_salt(16)
    add(p, "argon_2id", b64(hash_secret_raw(p.encode(), s.encode(), 2, 64, 1, 32, Type.ID)), argon_2_config={"salt": s, "iteration_amount": 2, "memory": 64, "threads": 1, "key_length": 32})
    case("migrate", "stytch", f"{HASHLIB}, {BCRYPT}, {ARGON2}, {PASSLIB}", rows)


def apps():
    rows = []

    def add(**row):
        p = row.pop("p")
        rows.append((row, p))

    # Casdoor
    for kind, name in [("salt", "sha256"), ("sha512-salt", "sha512"), ("md5-salt", "md5")]:
        p, s = password(), text_salt()
        inner = H(name, p.encode()).hex()
        add(p=p, owner="org", name="u", password=H(name, (inner + s).encode()).hex(), passwordType=kind, passwordSalt=s)
        p = password()
        add(p=p, owner="org", name="u", password=H(name, p.encode()).hex(), passwordType=kind, passwordSalt="")
    p, s = password(), salt()
    add(p=p, owner="org", name="u", passwordType="pbkdf2-salt", passwordSalt=b64(s), password=b64(hashlib.pbkdf2_hmac("sha256", p.encode(), s, 27500, 64)))
    p = password(); add(p=p, owner="org", name="u", passwordType="argon2id", password=phc_argon2(p))
    p = password(); add(p=p, owner="org", name="u", passwordType="pbkdf2-django", password=django_pbkdf2_sha256.using(rounds=1000).hash(p))
    case("users", "casdoor", f"{HASHLIB}, {ARGON2}, {PASSLIB}", rows)
    rows = []
    # Logto
    p = password(); add(p=p, id="1", passwordAlgorithm="Argon2i", passwordDigest=phc_argon2(p, Type.I))
    p = password(); add(p=p, id="2", passwordAlgorithm="Bcrypt", passwordDigest=bcrypt(p))
    for name, label in [("md5", "MD5"), ("sha1", "SHA1"), ("sha256", "SHA256")]:
        p = password(); add(p=p, id=name, passwordAlgorithm=label, passwordDigest=H(name, p.encode()).hex())
    for arguments in [["@"], ["s", "@"], ["@", "s"], ["a", "b", "@", "c"]]:
        p = password()
        value = "".join(arguments).replace("@", p)
        add(p=p, id="l", passwordAlgorithm="Legacy", passwordDigest=json.dumps(["sha512", arguments, H("sha512", value.encode()).hex()]))
    p, s = password(), salt()
    add(p=p, id="p", passwordAlgorithm="Legacy", passwordDigest=json.dumps(["pbkdf2", ["hex:" + s.hex(), "1000", "32", "sha256", "@"], hashlib.pbkdf2_hmac("sha256", p.encode(), s, 1000, 32).hex()]))
    case("users", "logto", f"{HASHLIB}, {BCRYPT}, {ARGON2}", rows)
    rows = []
    # Appwrite, one call's bodies each
    p = password()
    case("md5", "appwrite", HASHLIB, [({"userId": "1", "email": "a@example.org", "password": H("md5", p.encode()).hex()}, p)], parameters={"algorithm": "md5"})
    for name, label in [("sha1", "sha1"), ("sha224", "sha224"), ("sha384", "sha384"), ("sha3_256", "sha3-256")]:
        p = password()
        case(f"sha {label}", "appwrite", HASHLIB, [({"userId": "1", "passwordVersion": label, "password": hashlib.new(name, p.encode()).hexdigest()}, p)], parameters={"algorithm": "sha"})
    p, s = password(), text_salt()
    case("scrypt", "appwrite", HASHLIB, [({"userId": "1", "passwordSalt": s, "passwordCpu": 1024, "passwordMemory": 8, "passwordParallel": 2, "passwordLength": 64, "password": hashlib.scrypt(p.encode(), salt=s.encode(), n=1024, r=8, p=2, dklen=64).hex()}, p)], parameters={"algorithm": "scrypt"})
    # Descope
    p = password(); add(p=p, loginId="1", hashedPassword={"bcrypt": {"hash": bcrypt(p, b"2a")}})
    p, s = password(), salt(); add(p=p, loginId="2", hashedPassword={"pbkdf2": {"hash": b64(hashlib.pbkdf2_hmac("sha512", p.encode(), s, 1000)), "salt": b64(s), "iterations": 1000, "type": "sha512"}})
    p, s = password(), salt(); add(p=p, loginId="3", hashedPassword={"argon2": {"hash": b64(hash_secret_raw(p.encode(), s, 2, 64, 1, 32, Type.ID)), "salt": b64(s), "iterations": 2, "memory": 64, "threads": 1}})
    p = password(); add(p=p, loginId="4", hashedPassword={"md5": {"hash": H("md5", p.encode()).hex()}})
    p = password(); add(p=p, loginId="5", hashedPassword={"sha": {"hash": H("sha512", p.encode()).hex(), "type": "sha512"}})
    p = password(); add(p=p, loginId="6", hashedPassword={"django": {"hash": django_pbkdf2_sha256.using(rounds=1000).hash(p)}})
    case("users", "descope", f"{HASHLIB}, {BCRYPT}, {ARGON2}, {PASSLIB}", rows)
    # OneLogin, Kinde, ReachFive
    p, s = password(), text_salt()
    value = H("sha256", (s + p).encode()).hex()
    case("salt+sha256", "onelogin", HASHLIB, [({"id": 7, "username": "u", "password": value, "password_confirmation": value, "password_algorithm": "salt+sha256", "password_salt": s}, p)])
    kinde = []
    for method, position, form in [("md5", "prefix", "string"), ("md5", "suffix", "hex"), ("sha256", "prefix", "hex"), ("sha256", "suffix", "string"), ("sha256", "", "")]:
        p, s = password(), salt(8)
        text = s.hex() if form == "hex" else text_salt()
        raw = b"" if not form else s if form == "hex" else text.encode()
        parts = [raw, p.encode()] if position == "prefix" else [p.encode(), raw]
        kinde.append(({"email": f"{len(kinde)}@example.org", "id": str(len(kinde)), "hashed_password": H(method, *parts).hex(), "hashing_method": method, "salt": text if form else "", "salt_position": position, "salt_format": form}, p))
    p = password(); kinde.append(({"email": "b@example.org", "id": "b", "hashed_password": bcrypt(p, b"2a"), "hashing_method": "bcrypt"}, p))
    p = password(); kinde.append(({"email": "w@example.org", "id": "w", "hashed_password": _phpass.using(rounds=7).hash(p), "hashing_method": "wordpress"}, p))
    p = password(); kinde.append(({"email": "c@example.org", "id": "c", "hashed_password": sha256_crypt.using(rounds=1000).hash(p), "hashing_method": "crypt"}, p))
    case("table", "kinde", f"{HASHLIB}, {BCRYPT}, {PASSLIB}", kinde, text=table([row for row, _ in kinde]))
    five = []
    for algorithm, name, first in [("md5", "md5", 1), ("sha1", "sha1", 0), ("sha256", "sha256", 1), ("sha256PostSalt", "sha256", 0), ("sha512", "sha512", 0), ("sha512Prefixed", "sha512", 1)]:
        for rounds in [1, 2]:
            p, s = password(), text_salt()
            digest = (s + p if first else p + s).encode()
            for _ in range(rounds):
                digest = H(name, digest)
            five.append(({"id": str(len(five)), "password_hash": {"value": digest.hex(), "algorithm": algorithm, "salt": s, "iterations": rounds}}, p))
    case("users", "reachfive", HASHLIB, five)
    # Discourse and Gitea
    p, s = password(), text_salt(32)
    discourse = [({"id": 1, "username": "u", "password_hash": hashlib.pbkdf2_hmac("sha256", p.encode(), s.encode(), 1000).hex(), "password_salt": s, "password_algorithm": "$pbkdf2-sha256$i=1000,l=32$"}, p)]
    p = password(); discourse.append(({"id": 2, "username": "v", "import_pass": bcrypt(p, b"2a")}, p))
    case("users", "discourse", f"{HASHLIB}, {BCRYPT}", discourse, text=table([row for row, _ in discourse]))
    gitea = []
    for text in [True, False]:
        s = text_salt(10) if text else salt().hex()
        raw = s.encode() if text else bytes.fromhex(s)
        p = password(); gitea.append(({"id": len(gitea), "name": "u", "passwd": hashlib.pbkdf2_hmac("sha256", p.encode(), raw, 10000, 50).hex(), "salt": s, "passwd_hash_algo": ""}, p))
        p = password(); gitea.append(({"id": len(gitea), "name": "u", "passwd": hashlib.pbkdf2_hmac("sha256", p.encode(), raw, 2000, 50).hex(), "salt": s, "passwd_hash_algo": "pbkdf2$2000$50"}, p))
        p = password(); gitea.append(({"id": len(gitea), "name": "u", "passwd": hash_secret_raw(p.encode(), raw, 2, 64, 8, 50, Type.ID).hex(), "salt": s, "passwd_hash_algo": "argon2$2$64$8$50"}, p))
        p = password(); gitea.append(({"id": len(gitea), "name": "u", "passwd": hashlib.scrypt(p.encode(), salt=raw, n=65536, r=16, p=2, dklen=50, maxmem=1 << 28).hex(), "salt": s, "passwd_hash_algo": "scrypt$65536$16$2$50"}, p))
    p = password(); gitea.append(({"id": 9, "name": "u", "passwd": bcrypt(p, b"2a"), "salt": salt().hex(), "passwd_hash_algo": "bcrypt$4"}, p))
    case("table user", "gitea", f"{HASHLIB}, {BCRYPT}, {ARGON2}", gitea, text=table([row for row, _ in gitea]))


def strings():
    simple = {
        "authgear": lambda h: {"preferred_username": "u", "password": {"type": "bcrypt", "password_hash": h, "expire_after": "2026-01-01T00:00:00Z"}},
        "authing": lambda h: {"uid": "1", "nickname": "u", "mail": "a@example.org", "password": h, "options": {"keepPassword": True}},
        "supabase": lambda h: {"id": "1", "email": "a@example.org", "encrypted_password": h},
        "propelauth": lambda h: {"existingUserId": "1", "email": "a@example.org", "existingPasswordHash": h, "enabled": True},
        "hanko": lambda h: {"user_id": "1", "emails": [{"address": "a@example.org"}], "password": {"password": h, "created_at": "2026-01-01T00:00:00Z"}},
        "akamai": lambda h: {"uuid": "1", "email": "a@example.org", "password": {"created": "2026-01-01", "type": "password-bcrypt", "value": h}},
        "frontegg": lambda h: {"email": "a@example.org", "passwordHash": h, "passwordHashType": "bcrypt"},
        "kratos": lambda h: {"id": "1", "traits": {"email": "a@example.org"}, "credentials": {"password": {"config": {"hashed_password": h}}}},
        "zitadel": lambda h: {"userId": "1", "userName": "u", "hashedPassword": {"value": h, "algorithm": "bcrypt"}},
        "supertokens": lambda h: {"externalUserId": "1", "loginMethods": [{"recipeId": "thirdparty"}, {"recipeId": "emailpassword", "email": "a@example.org", "passwordHash": h, "hashingAlgorithm": "bcrypt", "timeJoinedInMSSinceEpoch": 1790000000000}]},
        "mas": lambda h: {"user_id": "1", "hashed_password": h, "version": 1},
        "gitlab": lambda h: {"id": 1, "username": "u", "encrypted_password": h},
        "devise": lambda h: {"id": 1, "email": "a@example.org", "encrypted_password": h},
    }
    arrays = {"authgear": "records", "supertokens": "users"}
    for source, make in simple.items():
        p = password()
        case("bcrypt", source, BCRYPT, [(make(bcrypt(p, b"2a")), p)], array=arrays.get(source))
    case("pepper", "devise", BCRYPT, [({"id": 1, "encrypted_password": bcrypt("password" + "devise pepper", b"2a")}, "password")], keys={"pepper": "devise pepper".encode().hex()})
    kratos = []
    for p, h in [(p := password(), phc_argon2(p)), (p := password(), sha512_crypt.using(rounds=1000).hash(p)), (p := password(), md5_crypt.hash(p)), (p := password(), ldap_salted_sha1.hash(p))]:
        kratos.append((simple["kratos"](h), p))
    p, s = password(), salt()
    kratos.append((simple["kratos"](f"$sha256$pf={b64(b'{PASSWORD}-{SALT}')}${b64(s)}${b64(H('sha256', p.encode(), b'-', s))}"), p))
    p, k = password(), salt()
    kratos.append((simple["kratos"](f"$hmac-sha512${b64(hmac.new(k, p.encode(), 'sha512').hexdigest().encode())}${b64(k)}"), p))
    p, s = password(), salt()
    kratos.append((simple["kratos"](f"$scrypt$ln=1024,r=8,p=1${b64(s)}${b64(hashlib.scrypt(p.encode(), salt=s, n=1024, r=8, p=1, dklen=32))}"), p))
    p, s = password(), salt()
    kratos.append((simple["kratos"](f"$pbkdf2-sha512$i=1000,l=64${b64n(s)}${b64n(hashlib.pbkdf2_hmac('sha512', p.encode(), s, 1000))}"), p))
    case("identities", "kratos", f"{HASHLIB}, {ARGON2}, {PASSLIB}", kratos)
    zitadel = []
    p, s = password(), salt()
    zitadel.append((simple["zitadel"](f"$pbkdf2-sha256$1000${ab64(s)}${ab64(hashlib.pbkdf2_hmac('sha256', p.encode(), s, 1000))}"), p))
    p, s = password(), text_salt()
    zitadel.append((simple["zitadel"](f"$md5salted-suffix${s}${b64(H('md5', p.encode(), s.encode()))}"), p))
    p = password()
    zitadel.append(({"userId": "m", "hashedPassword": {"value": H("md5", p.encode()).hex(), "algorithm": "md5plain"}}, p))
    case("users", "zitadel", HASHLIB, zitadel)
    p = password()
    case("django", "authentik", PASSLIB, [({"pk": 1, "username": "u", "password": django_pbkdf2_sha256.using(rounds=1000).hash(p), "is_active": True}, p)])
    p, s = "password", salt(16).hex()
    key = hashlib.scrypt(p.encode(), salt=s.encode(), n=16384, r=16, p=1, dklen=64, maxmem=1 << 27).hex()
    case("account", "better_auth", HASHLIB, [(None, p)], text=table([{"id": "a", "userId": "1", "password": f"{s}:{key}"}]))
    key = hashlib.scrypt(p.encode(), salt=b"0123456789abcdef", n=16384, r=8, p=1, dklen=64, maxmem=1 << 27).hex()
    case("keys", "lucia", HASHLIB, [(None, p)], text=table([{"id": "email:a", "user_id": "1", "hashed_password": f"0123456789abcdef:{key}"}]))
    p = password()
    case("labels", "ibm_verify", PASSLIB, [(None, p)], text=table([{"userName": "u", "password": ldap_salted_sha1.hash(p).replace("+", "%2B").replace("{", "%7B")}]))
    p, s = password(), salt()
    value = hashlib.pbkdf2_hmac("sha256", p.encode(), s, 10, 32)
    case("forgerock", "ping", HASHLIB, [({"username": "u", "password": "{PBKDF2-HMAC-SHA256}10:" + b64(value + s)}, p)])
    p = password()
    case("stormpath2", "stormpath", BCRYPT, [({"username": "u", "password": "$stormpath2" + bcrypt(p, b"2a")}, p)])
    p, s = password(), salt()
    v2 = b64(b"\0" + s + hashlib.pbkdf2_hmac("sha1", p.encode(), s, 1000, 32))
    v3 = b64(b"\1" + (1).to_bytes(4, "big") + (1000).to_bytes(4, "big") + (16).to_bytes(4, "big") + s + hashlib.pbkdf2_hmac("sha256", p.encode(), s, 1000, 32))
    case("AspNetUsers", "aspnet", HASHLIB, [(None, p), (None, p)], text=table([{"Id": "1", "UserName": "u", "PasswordHash": v2}, {"Id": "2", "UserName": "v", "PasswordHash": v3}]))


def directories():
    one, two, three = password(), password(), password()
    label = ldap_salted_sha1.hash(one)
    folded = "userPassword:: " + b64(ldap_salted_sha512.hash(two).encode())
    folded = folded[:60] + "\n " + folded[60:]
    wrapped = b64(ldap_salted_sha1.hash(three).encode())
    text = f"version: 1\n\ndn: uid=a,dc=x\nuid: a\nmail: a@example.org\nuserPassword: {label}\n\ndn: uid=b,dc=x\nuid: b\n{folded}\n\ndn: uid=c,dc=x\nuid: c\nuserPassword: {wrapped}\n"
    case("entries", "ldif", PASSLIB, [(None, one), (None, two), (None, three)], text=text)
    a, b, c = password(), password(), password()
    text = f"root:*:19000:0:99999:7:::\na:{sha512_crypt.using(rounds=1000).hash(a)}:19000:0:99999:7::20000:\nb:!{sha256_crypt.using(rounds=1000).hash(b)}:0:0:99999:7:::\nc:{md5_crypt.hash(c)}:19000:0:99999:7:::\n"
    case("shadow", "shadow", PASSLIB, [(None, None), (None, a), (None, b), (None, c)], text=text)
    a, b, c = password(), password(), password()
    text = f"# users\na:{apr_md5_crypt.hash(a)}\nb:{bcrypt(b, b'2y')}\nc:{{SHA}}{b64(H('sha1', c.encode()))}\n"
    case("htpasswd", "htpasswd", f"{PASSLIB}, {BCRYPT}", [(None, a), (None, b), (None, c)], text=text)
    case("htdigest", "htdigest", HASHLIB, [(None, "password")], text=f"u:realm:{H('md5', b'u:realm:password').hex()}\n")
    a, b, s = password(), password(), text_salt()
    digest = H("md5", H("md5", a.encode()).hex().encode(), s.encode()).hex()
    mapping = {"hash": "pw", "salt": "salt", "login": "nick", "id": "uid"}
    case("a forum's table", "table", HASHLIB, [(None, a)], text=table([{"uid": 1, "nick": "a", "pw": digest, "salt": s}]), mapping=mapping, hint="vbulletin")
    dump = f"INSERT INTO `users` (`uid`,`nick`,`pw`,`salt`) VALUES (1,'a\\'b','{digest}','{s}'),(2,'c','{H('md5', H('md5', b.encode()).hex().encode(), s.encode()).hex()}','{s}');\n"
    case("a forum's dump", "sql_dump", HASHLIB, [(None, a), (None, b)], text=dump, mapping=mapping, hint="vbulletin")


for make in [auth0, okta, firebase_cases, fusionauth, keycloak, clerk, workos, stytch, apps, strings, directories]:
    make()
