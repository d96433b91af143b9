"""Frameworks of the JVM, .NET and Ruby, and identity providers: recipes, and schemes with parameters in columns or JSON.

recipes: each row of the tables that applications_.py leaves out is made by PHP, which evaluates the recipe, and by
`providers_defs.py` after the published definition; both must agree. Shiro makes its own. phpass is confirmed by passlib.

strings: each key is made twice, by hashlib or argon2-cffi and by Node's crypto or Go's x/crypto, which is what Gitea
itself runs; bcrypt is that of Python alone, checked by npm bcryptjs.

usage: providers_.py recipes | strings
"""
import base64
import json
import os
import pathlib
import subprocess
import sys

import applications_ as apps
import providers_defs as defs
from applications_defs import J, b64, unb64
from emit import PW, Emit
from identity_ import HASHLIB, NODE, agreed, by_hashlib, nopad, node

HERE = pathlib.Path(__file__).parent
PEERS = pathlib.Path(os.environ["PEERS"])
BY_DEFINITION = f"{HASHLIB} after the published definition; {apps.PHP}"
PASSWORDS = ["ascii", "utf8", "wide", "marks", "len100"]
FILES = ["jvm", "membership", "gems", "providers"]


def table():
    rows = {}
    for file in FILES:
        for id, expression, layout in apps.ROW.findall((apps.TABLES / f"{file}.rs").read_text("utf-8")):
            rows[id] = (apps.unquoted(expression), apps.unquoted(layout))
    return rows


def by_php(cases, rows):
    lines = []
    for id, p, c, _ in cases:
        expression, layout = rows[id]
        row = {"expression": expression, "layout": layout, "pass": p.hex()}
        for name, value in c.items():
            row[name] = {k: apps.hexed(v) for k, v in value.items()} if name in ("keys", "columns") else apps.hexed(value)
        lines.append(json.dumps(row))
    return [bytes.fromhex(json.loads(line)).decode() for line in apps.lines(["php", "applications_.php"], lines)]


SHIRO = {"md5": "MD5", "sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


def by_shiro(cases):
    rows = []
    for id, p, c, _ in cases:
        name = SHIRO[id.split("_")[2 if "columns" in id else 1]]
        key = J(*c.get("keys", {}).values()).hex()
        rows.append("\t".join([id, name, p.hex(), J(c["salt"]).hex(), str(c["rounds"]), key]))
    packages = ["libshiro-java", "libslf4j-java", "libcommons-beanutils-java", "libcommons-codec-java", "libcommons-lang3-java"]
    jars = ":".join(str(jar) for package in packages for jar in (PEERS / package / "usr/share/java").glob("*.jar"))
    return apps.lines(["java", "-cp", jars, "java/Providers.java"], rows)


def columns(layout, context):
    more = apps.columns(layout, {k: v for k, v in context.items() if k != "columns"})
    return {**more, **({"columns": context["columns"]} if "columns" in context else {})}


def recipes():
    rows = table()
    missing = set(rows) ^ set(defs.DEFS)
    if missing:
        raise SystemExit(f"rows without a definition, or the other way round: {missing}")
    cases = [(id, PW[name], defs.DEFS[id][1], defs.DEFS[id][0](PW[name], defs.DEFS[id][1])) for id in rows for name in PASSWORDS]
    for case, php in zip(cases, by_php(cases, rows)):
        if php != case[3]:
            raise SystemExit(f"{case[0]}: PHP {php} but {case[3]}")
    shiros = [case for case in cases if case[0].startswith("shiro")]
    for case, made in zip(shiros, by_shiro(shiros)):
        if made != case[3]:
            raise SystemExit(f"{case[0]}: Shiro {made} but {case[3]}")
    phpass([case for case in cases if case[0].startswith("fusionauth_phpass_md5")])
    emit = Emit(BY_DEFINITION)
    for id, p, c, stored in cases:
        more = dict(columns(rows[id][1], c), hint=id)
        if id.startswith("shiro"):
            more["peer"] = f"Apache Shiro 1.3.2; {BY_DEFINITION}"
        if id == "fusionauth_phpass_md5":
            more["peer"] = f"passlib 1.7.4; {BY_DEFINITION}"
        emit(id, p, stored, **more)
        if p == PW["ascii"]:
            emit(id, PW["upper"], stored, "mismatch", note="wrong password", **more)
            changed(emit, id, p, stored, more)


def changed(emit, id, p, stored, more):
    """The right password with another secret or another count."""
    if "keys" in more:
        other = dict(more, keys={k: b"another".hex() for k in more["keys"]})
        emit(id, p, stored, "mismatch", note="another key", **other)
    if "rounds" in more:
        emit(id, p, stored, "mismatch", note="another count", **dict(more, rounds=str(int(more["rounds"]) + 1)))


def phpass(cases):
    from passlib.hash import phpass
    for _, p, c, stored in cases:
        whole = "$P$" + defs.LITTLE[c["rounds"].bit_length() - 1] + c["salt"] + stored
        if not phpass.verify(p, whole):
            raise SystemExit(f"passlib does not accept {whole}")


class Strings:
    def __init__(self):
        self.rows = []

    def add(self, scheme, name, write, task, **more):
        self.rows.append((scheme, PW[name], write, task, more))

    def emit(self):
        tasks = [task for *_, task, _ in self.rows]
        made = [by_python(task) for task in tasks]
        hexed = [{k: v.hex() if isinstance(v, bytes) else v for k, v in task.items()} for task in tasks]
        for kinds, run, peer in [({"hash", "hmac", "pbkdf2", "scrypt"}, lambda rows: node("identity_.mjs", rows), f"{NODE} crypto"),
                                 ({"pbkdf2", "scrypt", "argon2id", "argon2i"}, by_go, None)]:
            rows = [(row, one) for row, one in zip(hexed, made) if row["kind"] in kinds and (peer or row.get("digest") != "md5")]
            agreed([row for row, _ in rows], [one for _, one in rows], run([row for row, _ in rows]))
        emit, seen = Emit(""), set()
        for (scheme, password, write, task, more), digest in zip(self.rows, made):
            stored = write(digest)
            peer = {"argon2id": "argon2-cffi 25.1.0; Go x/crypto 0.4.0", "argon2i": "argon2-cffi 25.1.0; Go x/crypto 0.4.0",
                    "scrypt": f"{HASHLIB}; {NODE} crypto; Go x/crypto 0.4.0", "pbkdf2": f"{HASHLIB}; {NODE} crypto; Go x/crypto 0.4.0"}
            peer = peer.get(task["kind"], f"{HASHLIB}; {NODE} crypto") + " after the published definition"
            emit(scheme, password, stored, peer=peer, **more)
            if (scheme, stored[:12]) not in seen:
                seen.add((scheme, stored[:12]))
                emit(scheme, PW["upper"], stored, "mismatch", peer=peer, note="wrong password", **more)


def by_python(task):
    if not task["kind"].startswith("argon2"):
        return by_hashlib(task)
    from argon2.low_level import Type, hash_secret_raw
    variant = Type.ID if task["kind"] == "argon2id" else Type.I
    return hash_secret_raw(task["data"], task["salt"], task["rounds"], task["memory"], task["lanes"], task["len"], variant)


def by_go(rows):
    env = {"GOPATH": "/usr/share/gocode", "GO111MODULE": "off", "GOCACHE": str(PEERS / "gocache")}
    return [bytes.fromhex(line) for line in apps.lines(["go", "run", "go/providers.go"], [json.dumps(row) for row in rows], env=env)]


S = bytes(range(16))


def pbkdf2(digest, p, rounds, size, salt=S):
    return {"kind": "pbkdf2", "digest": digest, "data": p, "salt": salt, "rounds": rounds, "len": size}


def scrypt(p, n, r, q, size, salt=S):
    return {"kind": "scrypt", "data": p, "salt": salt, "n": n, "r": r, "p": q, "len": size}


def argon2(p, passes, memory, lanes, size, salt=S, kind="argon2id"):
    return {"kind": kind, "data": p, "salt": salt, "rounds": passes, "memory": memory, "lanes": lanes, "len": size}


def gitea(out, name, p):
    def add(kind, task, salt=S.hex()):
        more = {"columns": {"passwd_hash_algo": kind}} if kind is not None else {}
        out.add("gitea", name, bytes.hex, task, salt=salt, hint="gitea", **more)
    add(None, pbkdf2("sha256", p, 10000, 50))
    add("pbkdf2", pbkdf2("sha256", p, 10000, 50, b"0123456789"), "0123456789")
    add("pbkdf2$321$40", pbkdf2("sha256", p, 321, 40))
    add("scrypt$64$8$2$50", scrypt(p, 64, 8, 2, 50))
    add("argon2$2$64$4$50", argon2(p, 2, 64, 4, 50))
    add("argon2$1$128$1$32", argon2(p, 1, 128, 1, 32, b"aaaaaaaaaa"), "aaaaaaaaaa")


def in_columns(out, name, p):
    def add(scheme, write, task, salt, **columns):
        rounds = columns.pop("rounds", None)
        more = {k: v for k, v in (("columns", {k: str(v) for k, v in columns.items()}), ("rounds", rounds)) if v}
        out.add(scheme, name, write, task, salt=salt, hint=scheme, **more)
    for digest, size in [("sha1", 20), ("sha224", 28), ("sha256", 32), ("sha384", 48), ("sha512", 64)]:
        add("pbkdf2_columns", bytes.hex, pbkdf2(digest, p, 100, size, b"NaCl"), "NaCl", rounds="100", digest=digest)
        add("descope_pbkdf2", b64, pbkdf2(digest, p, 100, size), b64(S), rounds="100", digest=digest)
    add("pbkdf2_columns", b64, pbkdf2("sha256", p, 7, 64), S.hex(), rounds="7", digest="SHA-256", hash_encoding="base64", salt_encoding="hex")
    add("scrypt_columns", bytes.hex, scrypt(p, 16, 8, 1, 64, b"NaCl"), "NaCl", n=16, r=8, p=1)
    add("argon2_columns", bytes.hex, argon2(p, 2, 64, 2, 32), S.hex(), rounds="2", memory=64, lanes=2, salt_encoding="hex")
    add("argon2_columns", nopad, argon2(p, 1, 64, 1, 24, kind="argon2i"), b64(S), rounds="1", memory=64, lanes=1,
        variant="argon2i", hash_encoding="base64", salt_encoding="base64")
    add("appwrite_scrypt_hex", bytes.hex, scrypt(p, 64, 13, 2, 64, b"appwrite"), "appwrite", n=64, r=13, p=2)
    text = base64.urlsafe_b64encode(bytes(range(240, 256))).decode()
    add("stytch_scrypt", lambda d: base64.urlsafe_b64encode(d).decode(), scrypt(p, 64, 8, 1, 32, text.encode()), text, n=64)
    add("firebase_standard_scrypt", b64, scrypt(p, 64, 8, 2, 64), b64(S), n=64, r=8, p=2)


def spring(out, name, p):
    def add(digest, rounds, salt_len, write, secret=b"", **more):
        salt = S[:salt_len]
        task = pbkdf2(digest, p, rounds, 32, salt + secret)
        scheme = "spring_pbkdf2_secret" if secret else "spring_pbkdf2"
        if secret:
            more["keys"] = {"spring_secret": secret.hex()}
        out.add(scheme, name, lambda d: write(salt + d), task, hint=scheme, rounds=str(rounds), **more)
    for write in (bytes.hex, b64):
        add("sha1", 185, 8, write)
        add("sha256", 310, 16, write)
        add("sha512", 100, 16, write, columns={"digest": "sha512"})
        add("sha256", 310, 16, write, b"a site secret")
        add("sha1", 185, 8, lambda d, write=write: "{pbkdf2}" + write(d), b"a site secret")
    for n, r, q, size, salt in [(64, 8, 1, 32, S), (1024, 8, 1, 64, b"salt")]:
        head = f"${(n.bit_length() - 1) << 16 | r << 8 | q:x}$"
        out.add("spring_scrypt", name, lambda d, h=head, s=salt: f"{h}{b64(s)}${b64(d)}", scrypt(p, n, r, q, size, salt), hint="spring_scrypt")
    for number, digest, size in [(1, "sha1", 20), (2, "sha224", 28), (3, "sha256", 32), (4, "sha384", 48), (5, "sha512", 64), (5, "sha512", 32)]:
        head = f"${number}${310 << 32 | 8 * size}${b64(S)}$"
        out.add("password4j_pbkdf2", name, lambda d, h=head: h + b64(d), pbkdf2(digest, p, 310, size), hint="password4j_pbkdf2")


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def objects(out, name, p):
    def auth0(task, encode, encoding, **more):
        hash = more.pop("hash", {})
        out.add("auth0_custom_password_hash", name, lambda d: compact({**more, "hash": {"value": encode(d), "encoding": encoding, **hash}}), task)
    for digest in ["md5", "sha1", "sha256", "sha512"]:
        def task(data, digest=digest):
            return {"kind": "hash", "digest": digest, "data": data}
        auth0(task(p), bytes.hex, "hex", algorithm=digest)
        auth0(task(S + p), b64, "base64", algorithm=digest, salt={"value": S.hex(), "encoding": "hex"})
        auth0(task(p + b"NaCl"), bytes.hex, "hex", algorithm=digest, salt={"value": "NaCl", "encoding": "utf8", "position": "suffix"})
        auth0({"kind": "hmac", "digest": digest, "data": p, "key": b"shh"}, b64, "base64", algorithm="hmac",
              hash={"digest": digest, "key": {"value": "736868", "encoding": "hex"}})
    auth0({"kind": "hash", "digest": "sha256", "data": p.decode().encode("utf-16-le")}, bytes.hex, "hex", algorithm="sha256", password={"encoding": "utf16le"})
    auth0(scrypt(p, 16384, 8, 1, 32, b"abc123"), bytes.hex, "hex", algorithm="scrypt", salt={"value": "abc123"}, keylen=32)
    auth0(scrypt(p, 64, 4, 2, 64), b64, "base64", algorithm="scrypt", salt={"value": b64(S), "encoding": "base64"}, keylen=64, cost=64, blockSize=4, parallelization=2)
    for digest, size in [("sha1", 20), ("sha256", 32), ("sha512", 64)]:
        auth0(pbkdf2(digest, p, 100, size), lambda d, g=digest, n=size: f"$pbkdf2-{g}$i=100,l={n}${nopad(S)}${nopad(d)}", "utf8", algorithm="pbkdf2")
    auth0(argon2(p, 1, 64, 1, 32), lambda d: f"$argon2id$v=19$m=64,t=1,p=1${nopad(S)}${nopad(d)}", "utf8", algorithm="argon2")

    def okta(task, **more):
        out.add("okta_password_hash", name, lambda d: compact({**more, "value": b64(d)}), task)
    for label, digest in [("MD5", "md5"), ("SHA-1", "sha1"), ("SHA-256", "sha256"), ("SHA-512", "sha512")]:
        okta({"kind": "hash", "digest": digest, "data": p}, algorithm=label)
        okta({"kind": "hash", "digest": digest, "data": S + p}, algorithm=label, salt=b64(S), saltOrder="PREFIX")
        okta({"kind": "hash", "digest": digest, "data": p + S}, algorithm=label, salt=b64(S), saltOrder="POSTFIX")
    for digest, size in [("sha256", 24), ("sha512", 64)]:
        okta(pbkdf2(digest, p, 4096, size), algorithm="PBKDF2", salt=b64(S), digestAlgorithm=f"{digest.upper()}_HMAC", iterationCount=4096, keySize=size)

    def logto(task, algorithm, *list):
        out.add("logto_legacy", name, lambda d: json.dumps([algorithm, list, d.hex()], ensure_ascii=False), task)
    for digest in ["md5", "sha1", "sha256", "sha512"]:
        logto({"kind": "hash", "digest": digest, "data": b"before" + p + b"behind"}, digest, "before", "@", "behind")
        logto({"kind": "hash", "digest": digest, "data": p + b"sale"}, digest, "@", "sal", "e")
        logto(pbkdf2(digest, p, 100, 24), "pbkdf2", "hex:" + S.hex(), "100", "24", digest, "@") if digest != "md5" else None
        logto(pbkdf2(digest, p, 100, 32, b"NaCl"), "pbkdf2", "@", "NaCl", "100", "32", digest) if digest != "md5" else None


def others(out, name, p):
    out.add("clerk_pbkdf2_sha1", name, lambda d: f"pbkdf2_sha1$100${S.hex()}${d.hex()}", pbkdf2("sha1", p, 100, 32), hint="clerk_pbkdf2_sha1")
    out.add("clerk_pbkdf2_sha1", name, lambda d: f"pbkdf2_sha1$100$saltx${d.hex()}$20", pbkdf2("sha1", p, 100, 20, b"saltx"), hint="clerk_pbkdf2_sha1")
    for label, digest, size in [("PBKDF2", "sha1", 19), ("PBKDF2-SHA1", "sha1", 20), ("PBKDF2-SHA256", "sha256", 64), ("pbkdf2-sha512", "sha512", 32)]:
        out.add("kanidm_pbkdf2", name, lambda d, label=label: f"{{{label}}}100${nopad(S)}${nopad(d).replace('+', '.')}",
                pbkdf2(digest, p, 100, size), hint="kanidm_pbkdf2")
    url = lambda d: base64.urlsafe_b64encode(d).decode().rstrip("=")
    for label, digest, size in [("PBKDF2", "sha256", 64), ("PBKDF2_SHA1", "sha1", 20), ("PBKDF2_SHA512", "sha512", 64)]:
        out.add("kanidm_db_password", name, lambda d, label=label: compact({label: [100, list(S), list(d)]}), pbkdf2(digest, p, 100, size))
        out.add("kanidm_db_password", name, lambda d, label=label: compact({label: {"cost": 100, "salt": url(S), "hash": url(d)}}), pbkdf2(digest, p, 100, size))
    out.add("kanidm_db_password", name, lambda d: compact({"ARGON2ID": {"m": 64, "t": 2, "p": 1, "v": 19, "s": url(S), "k": url(d)}}), argon2(p, 2, 64, 1, 32))
    pepper = b"a-secret-pepper"
    for digest, size in [("sha1", 20), ("sha256", 32), ("sha512", 64)]:
        out.add("pbkdf2_phc_pepper_appended", name, lambda d, g=digest, n=size: f"$pbkdf2-{g}$i=100,l={n}${nopad(S)}${nopad(d)}",
                pbkdf2(digest, p + pepper, 100, size), keys={"pepper": pepper.hex()}, hint="pbkdf2_phc_pepper_appended")
    old = {"type": "password", "salt": b64(S), "hashIterations": 20, "algorithm": "pbkdf2"}
    out.add("keycloak", name, lambda d: compact({**old, "hashedSaltedValue": b64(d)}), pbkdf2("sha1", p, 20, 64))
    wrapped = "$argon2id$v=19$m=64,t=1,p=1$"
    out.add("fusionauth_argon2_base64", name, lambda d: b64(f"{wrapped}{nopad(S)}${nopad(d)}"), argon2(p, 1, 64, 1, 32))


def casdoor(out, name, p):
    """An empty salt: the digest of the digest. The organisation's salt stands in the same column as the user's."""
    import hashlib
    for id, digest in [("md5", "md5"), ("sha256", "sha256"), ("sha512", "sha512")]:
        inner = hashlib.new(digest, p).hexdigest().encode()
        for salt in (b"", b"organisation"):
            out.add(f"casdoor_{id}", name, bytes.hex, {"kind": "hash", "digest": digest, "data": inner + salt}, salt=salt.decode(), hint=f"casdoor_{id}")
    out.add("casdoor_pbkdf2", name, b64, pbkdf2("sha256", p, 27500, 64), salt=b64(S), hint="casdoor_pbkdf2")
    out.add("gitea_pbkdf2_text_salt", name, bytes.hex, pbkdf2("sha256", p, 10000, 50, b"rands"), salt="rands", hint="gitea_pbkdf2_text_salt")
    for rounds in (1000, 10000, 50000):
        for label, size in (("elasticsearch_pbkdf2", 32), ("elasticsearch_pbkdf2_512", 64)):
            out.add(label, name, lambda d, n=rounds: f"{{PBKDF2}}{n}${b64(S)}${b64(d)}", pbkdf2("sha512", p, rounds, size))
        stretched = hashlib.sha512(p).hexdigest().encode()
        out.add("elasticsearch_pbkdf2_stretch", name, lambda d, n=rounds: f"{{PBKDF2_STRETCH}}{n}${b64(S)}${b64(d)}", pbkdf2("sha512", stretched, rounds, 32))


def bcrypts():
    """bcrypt of Python, which has no other length than 60; npm bcryptjs has to agree."""
    import bcrypt
    emit = Emit(f"bcrypt {bcrypt.__version__} (Python), bcryptjs (npm)")
    made = []
    for name in PASSWORDS[:4] + ["empty"]:
        p = PW[name]
        text = bcrypt.hashpw(p, b"$2b$04$" + bcrypt.gensalt(4)[7:]).decode()
        made.append(("bcrypt_columns", p, text[29:], p, text, dict(salt=text[7:29], rounds="4")))
        pepper = b"fee9a51e$c0"
        text = bcrypt.hashpw(p + pepper, bcrypt.gensalt(4, b"2a")).decode()
        made.append(("clerk_bcrypt_peppered", p, f"{text}${pepper.decode()}", p + pepper, text, {}))
        text = bcrypt.hashpw(p, bcrypt.gensalt(4)).decode()
        value = compact({"algorithm": "BCRYPT", "workFactor": 4, "salt": text[7:29], "value": text[29:]})
        made.append(("okta_password_hash", p, value, p, text, {}))
        text = bcrypt.hashpw(b"NaCl" + p, bcrypt.gensalt(4)).decode()
        value = compact({"algorithm": "bcrypt", "hash": {"value": text}, "salt": {"value": "NaCl"}})
        made.append(("auth0_custom_password_hash", p, value, b"NaCl" + p, text, {}))
    script = "const b=require('bcryptjs');for(const l of require('fs').readFileSync(0,'utf8').trim().split('\\n')){const[p,h]=JSON.parse(l);console.log(b.compareSync(p,h))}"
    rows = [json.dumps([inner.decode(), text]) for *_, inner, text, _ in made]
    if set(apps.lines(["node", "-e", script], rows, env={"NODE_PATH": str(PEERS / "node/node_modules")})) != {"true"}:
        raise SystemExit("bcryptjs does not agree")
    for scheme, p, stored, _, _, more in made:
        emit(scheme, p, stored, hint=scheme, **more)
        if p == PW["ascii"]:
            emit(scheme, PW["upper"], stored, "mismatch", note="wrong password", hint=scheme, **more)


def strings():
    out = Strings()
    for name in PASSWORDS:
        for family in (gitea, in_columns, spring, objects, others, casdoor):
            family(out, name, PW[name])
    out.emit()
    bcrypts()


if __name__ == "__main__":
    {"recipes": recipes, "strings": strings}[sys.argv[1]]()
