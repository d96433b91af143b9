"""Databases: what real servers store (PostgreSQL, MariaDB and Redis are started and stopped here), what libraries
write, and what hashcat's test modules and published vectors say.

usage: databases_.py postgresql | mariadb | redis | libraries | hashcat | java | published
"""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time

from emit import PW, Emit, checked

HERE = pathlib.Path(__file__).parent
PEERS = pathlib.Path(os.environ["PEERS"])
TEXTS = ["ascii", "words", "utf8", "wide", "marks", "edges", "len64", "len73", "len200"]
HASHLIB = f"Python {platform.python_version()} hashlib"


def b64(data):
    return base64.b64encode(data).decode()


def text_of(name):
    return PW[name].decode()


def output(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


def sql_text(value):
    return "'" + value.replace("'", "''") + "'"


# ---- servers ----

def postgresql():
    """md5 and SCRAM as the server stores them; each password then logs in, another does not."""
    tools = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    version = output(tools / "postgres", "--version").split()[2]
    emit = Emit(f"PostgreSQL {version}")
    place = pathlib.Path(tempfile.mkdtemp(prefix="pg"))
    shutil.chown(place, "postgres")
    place.chmod(0o755)
    as_server = ["runuser", "-u", "postgres", "--"]
    data = place / "data"
    output(*as_server, tools / "initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", cwd=place)
    (data / "pg_hba.conf").write_text("local all postgres trust\nlocal all all scram-sha-256\n")
    control = [*as_server, tools / "pg_ctl", "-D", str(data), "-w", "-l", str(place / "log"), "-o", f"-k {place} -c listen_addresses="]
    output(*control, "start", cwd=place)
    psql = [tools / "psql", "-h", str(place), "-d", "postgres", "-XAtq"]

    def logs_in(role, password):
        done = subprocess.run([*psql, "-U", role, "-c", "SELECT 1"], env=dict(os.environ, PGPASSWORD=password), capture_output=True)
        return done.returncode == 0

    # SASLprep: a soft hyphen, a Roman numeral, another space; and what it prohibits, which is taken as it is.
    more = {"hyphen": "I\u00adX", "roman": "\u2168 century", "space": "non\u00a0breaking", "ligature": "\ufb01nance",
            "combined": "e\u0301te\u0301", "bidirectional": "\u0627\u0628\u062ab", "unassigned": "a\u0221b", "bell": "bell\u0007"}
    passwords = {name: text_of(name) for name in TEXTS} | more
    try:
        for method, scheme in (("md5", "postgres_md5"), ("scram-sha-256", "postgres_scram_sha256")):
            hba = f"local all postgres trust\nlocal all all {method}\n"
            (data / "pg_hba.conf").write_text(hba)
            output(*psql, "-U", "postgres", "-c", "SELECT pg_reload_conf()")
            for number, (name, password) in enumerate(passwords.items()):
                if "\x00" in password:
                    continue
                role = f"r{number}" if number % 2 else f"Anna {number} \u00e9"
                quoted = '"' + role + '"'
                output(*psql, "-U", "postgres", "-c", f"SET password_encryption = '{method}'",
                       "-c", f"DROP ROLE IF EXISTS {quoted}", "-c", f"CREATE ROLE {quoted} LOGIN PASSWORD {sql_text(password)}")
                stored = output(*psql, "-U", "postgres", "-c", f"SELECT rolpassword FROM pg_authid WHERE rolname = {sql_text(role)}").strip()
                assert logs_in(role, password) and not logs_in(role, password + "x"), (method, name)
                who = {"username": role} if method == "md5" else {}
                note = f"SASLprep: {name}" if name in more and not who else None
                emit(scheme, password, stored, note=note, **who)
                if number < 3:
                    emit(scheme, password + "x", stored, "mismatch", note="wrong password", **who)
                if note and name in ("hyphen", "roman", "space", "ligature", "combined"):
                    other = {"hyphen": "IX", "roman": "IX century", "space": "non breaking", "ligature": "finance", "combined": "\u00e9t\u00e9"}[name]
                    assert logs_in(role, other)
                    emit(scheme, other, stored, note=f"SASLprep: {name}, prepared")
    finally:
        output(*control[:-2], "-m", "immediate", "stop", cwd=place)
        shutil.rmtree(place)


def mariadb():
    """OLD_PASSWORD, PASSWORD and the plugin ed25519; the last two log in."""
    version = output("mariadbd", "--version").split()[2].split("-")[0]
    emit = Emit(f"MariaDB {version}")
    place = pathlib.Path(tempfile.mkdtemp(prefix="maria"))
    shutil.chown(place, "mysql")
    data, socket = place / "data", place / "socket"
    output("mariadb-install-db", "--no-defaults", f"--datadir={data}", "--user=mysql", "--auth-root-authentication-method=normal", "--skip-test-db")
    server = subprocess.Popen(["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={socket}", "--skip-networking", "--user=mysql",
                               f"--pid-file={place}/pid", "--plugin-load-add=auth_ed25519", "--character-set-server=utf8mb4"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = ["mariadb", "--no-defaults", f"--socket={socket}", "--default-character-set=utf8mb4", "-N", "-B", "--raw"]
    try:
        for _ in range(100):
            if subprocess.run([*client, "-u", "root", "-e", "SELECT 1"], capture_output=True).returncode == 0:
                break
            time.sleep(0.2)

        def ask(*statements):
            return output(*client, "-u", "root", "-e", "; ".join(statements)).rstrip("\n")

        def quoted(password):
            return "CONVERT(0x" + password.encode().hex() + " USING utf8mb4)" if password else "''"

        def logs_in(password):
            return subprocess.run([*client, "-u", "anna", f"--password={password}", "-e", "SELECT 1"], capture_output=True).returncode == 0

        for number, name in enumerate(TEXTS + ["tabs"]):
            password = "my\tpass word" if name == "tabs" else text_of(name)
            stored = ask(f"SELECT OLD_PASSWORD({quoted(password)})")
            emit("mysql323", password, stored, hint="mysql323")
            if number < 3:
                assert ask(f"SELECT OLD_PASSWORD({quoted(password + 'x')})") != stored
                emit("mysql323", password + "x", stored, "mismatch", hint="mysql323", note="wrong password")
            for plugin, scheme in (("mysql_native_password", "mysql41"), ("ed25519", "mariadb_ed25519")):
                literal = sql_text(password.replace("\\", "\\\\"))
                ask("CREATE OR REPLACE USER anna@localhost IDENTIFIED VIA %s USING PASSWORD(%s)" % (plugin, literal))
                stored = ask("SELECT JSON_VALUE(priv, '$.authentication_string') FROM mysql.global_priv WHERE user = 'anna'")
                assert logs_in(password) and not logs_in(password + "x"), (plugin, name)
                hint = scheme if scheme == "mariadb_ed25519" else None
                emit(scheme, password, stored, hint=hint)
                if number < 3:
                    emit(scheme, password + "x", stored, "mismatch", hint=hint, note="wrong password")
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(place)


def redis():
    version = output("redis-server", "--version").split("v=")[1].split()[0]
    emit = Emit(f"Redis {version}")
    place = pathlib.Path(tempfile.mkdtemp(prefix="redis"))
    socket = str(place / "socket")
    server = subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", socket, "--save", "", "--dir", str(place)], stdout=subprocess.DEVNULL)
    client = ["redis-cli", "-s", socket]
    try:
        for _ in range(100):
            if subprocess.run([*client, "PING"], capture_output=True, text=True).stdout.strip() == "PONG":
                break
            time.sleep(0.1)
        for number, name in enumerate(TEXTS):
            password = text_of(name)
            output(*client, "ACL", "SETUSER", "anna", "reset", "on", ">" + password, "+@all")
            line = next(line for line in output(*client, "ACL", "LIST").splitlines() if line.startswith("user anna "))
            stored = next(word for word in line.split() if word.startswith("#"))
            assert output(*client, "AUTH", "anna", password).strip() == "OK"
            assert "WRONGPASS" in output(*client, "AUTH", "anna", password + "x")
            emit("redis_acl", password, stored)
            if number < 3:
                emit("redis_acl", password + "x", stored, "mismatch", note="wrong password")
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(place)


# ---- libraries ----

def passlib_rows():
    from passlib import __version__, hash as schemes
    emit = Emit(f"passlib {__version__}")
    ascii_of = {"oracle10": ["ascii", "words", "utf8", "wide", "len64", "upper", "one"]}
    for scheme, handler, user in (
        ("oracle10", schemes.oracle10, "Scott"), ("oracle10", schemes.oracle10, "app_\u00e9"), ("oracle11", schemes.oracle11, None),
        ("mysql323", schemes.mysql323, None), ("mysql41", schemes.mysql41, None), ("postgres_md5", schemes.postgres_md5, "anna"),
        ("mssql2000", schemes.mssql2000, None), ("mssql2000_case_sensitive", schemes.mssql2000, None), ("mssql2005", schemes.mssql2005, None),
    ):
        who = {} if user is None else {"user": user}
        for number, name in enumerate(ascii_of.get(scheme, TEXTS)):
            password = text_of(name)
            stored = handler.hash(password, **who)
            more = {"hint": scheme if scheme in ("mysql323", "oracle10", "mssql2000_case_sensitive") else None, "username": user}
            wrong = password + "x" if number < 3 else None
            checked(emit, scheme, password, stored, lambda p, h: handler.verify(p, h, **who), wrong, **more)
            if scheme in ("oracle10", "mssql2000") and number < 3:
                assert handler.verify(password.upper(), stored, **who)
                emit(scheme, password.upper(), stored, note="upper case", **more)
            if scheme == "mssql2000_case_sensitive" and number < 3:
                emit(scheme, password.upper(), stored, "mismatch", note="upper case", **more)


def scram_rows():
    import pymongo
    import scramp
    from pymongo.auth_shared import _password_digest
    from pymongo.saslprep import saslprep
    from importlib.metadata import version
    emit = Emit(f"scramp {version('scramp')}, PyMongo {pymongo.version}")

    def keys(mechanism, password, salt, rounds):
        info = scramp.ScramMechanism(mechanism).make_auth_info(password, iteration_count=rounds, salt=salt)
        salt, stored, server, rounds = info
        return {"iterationCount": rounds, "salt": b64(salt), "storedKey": b64(stored), "serverKey": b64(server)}

    for number, name in enumerate(TEXTS + ["prepared"]):
        password = "I\u00adX \u2168" if name == "prepared" else text_of(name)
        user = f"user{number}\u00e9"
        of_1 = keys("SCRAM-SHA-1", _password_digest(user, password), os.urandom(16), 10000)
        try:
            prepared = saslprep(password)
        except ValueError:
            prepared = None  # MongoDB refuses it for SCRAM-SHA-256.
        document = {"_id": f"admin.{user}", "user": user, "db": "admin", "credentials": {"SCRAM-SHA-1": of_1}, "roles": []}
        oldest = dict(document, credentials={"MONGODB-CR": _password_digest(user, password)})
        forms = [(document, None), (oldest, None), (document["credentials"], user), (of_1, user)]
        if prepared is not None:
            of_256 = keys("SCRAM-SHA-256", prepared, os.urandom(28), 15000)
            whole = dict(document, credentials={"SCRAM-SHA-1": of_1, "SCRAM-SHA-256": of_256})
            forms += [(whole, None), (whole["credentials"], None), (of_256, None)]
        for stored, who in forms:
            # The document alone names the user; the rest is told.
            more = {"username": who} if who else {}
            row = json.dumps(stored, separators=(",", ":"))
            emit("mongodb_scram", password, row, **more)
            if number < 2:
                emit("mongodb_scram", password + "x", row, "mismatch", note="wrong password", **more)
        emit("mongodb_cr", password, _password_digest(user, password), username=user, hint="mongodb_cr")
        if prepared == password:
            info = keys("SCRAM-SHA-1", password, os.urandom(12), 4096)
            emit("xmpp_scram_sha1", password, info["storedKey"], salt=info["salt"], rounds="4096", hint="xmpp_scram_sha1")
            text = os.urandom(12).hex()
            info = keys("SCRAM-SHA-1", password, text.encode(), 10000)
            stored = base64.b64decode(info["storedKey"]).hex()
            emit("prosody_scram_sha1", password, stored, salt=text, rounds="10000", hint="prosody_scram_sha1")


def composed():
    """Compositions that two languages agree on: hashlib and cryptography here, Node.js there."""
    import cryptography
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    node = output("node", "--version").strip().lstrip("v")
    emit = Emit(f"Node.js {node}; {HASHLIB}, cryptography {cryptography.__version__}")
    rows = []

    def both(scheme, password, kind, operand, make, write, **more):
        rows.append((scheme, password, dict(kind=kind, password=password.hex(), salt=operand.hex()), make, write, more))

    for name in TEXTS:
        password, salt, four = PW[name], os.urandom(16), os.urandom(4)
        text = salt.hex()
        for digest in ("sha256", "sha512", "md5"):
            both(f"rabbitmq_{digest}", password, digest, four, hashlib.new(digest, four + password).digest(),
                 lambda made, four=four: b64(four + made), hint=f"rabbitmq_{digest}")
        both("couchdb_hashed", password, "sha1-behind", text.encode(), hashlib.sha1(password + text.encode()).digest(),
             lambda made, text=text: f"-hashed-{made.hex()},{text}")
        for digest, label in (("sha1", ""), ("sha256", ":sha256"), ("sha512", ":sha512")):
            both("couchdb_pbkdf2", password, f"pbkdf2-{digest}", text.encode(), hashlib.pbkdf2_hmac(digest, password, text.encode(), 1000),
                 lambda made, text=text, label=label: f"-pbkdf2{label}-{made.hex()},{text},1000")
        both("couchdb_user", password, "pbkdf2-sha256", text.encode(), hashlib.pbkdf2_hmac("sha256", password, text.encode(), 1000),
             lambda made, text=text: json.dumps({"_id": "org.couchdb.user:anna", "name": "anna", "type": "user", "roles": [], "password_scheme": "pbkdf2",
                                                 "pbkdf2_prf": "sha256", "salt": text, "iterations": 1000, "derived_key": made.hex()}))
        both("clickhouse_double_sha1", password, "double-sha1", b"", hashlib.sha1(hashlib.sha1(password).digest()).digest(),
             lambda made: made.hex(), hint="clickhouse_double_sha1")
        both("clickhouse_sha256_salted", password, "sha256-behind", text.encode(), hashlib.sha256(password + text.encode()).digest(),
             lambda made: made.hex(), salt=text)
        eighteen = os.urandom(18)
        for doublings in (0, 3) if name == "ascii" else (0,):
            seed = hashlib.pbkdf2_hmac("sha512", password, eighteen, 1024 << doublings, 32)
            key = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
            both("mariadb_parsec", password, f"parsec-{doublings}", eighteen, key,
                 lambda made, eighteen=eighteen, doublings=doublings: f"P{doublings}:{b64(eighteen)}:{b64(made).rstrip('=')}")
    asked = "".join(json.dumps(row[2]) + "\n" for row in rows)
    theirs = [bytes.fromhex(line) for line in output("node", "databases_.mjs", input=asked, cwd=HERE).splitlines()]
    assert len(theirs) == len(rows)
    for (scheme, password, asked, made, write, more), other in zip(rows, theirs):
        if made != other:
            raise SystemExit(f"the peers do not agree: {scheme} {asked}")
        emit(scheme, password, write(made), **more)
        if password == PW["ascii"]:
            emit(scheme, password + b"x", write(made), "mismatch", note="wrong password", **more)


def libraries():
    passlib_rows()
    scram_rows()
    composed()


# ---- hashcat's test modules, libxcrypt ----

def hashcat():
    source = next(PEERS.glob("hashcat-*"))
    emit = Emit(f"hashcat {source.name.split('-')[1]}, test module")

    def ask(module, *calls):
        return output("perl", str(HERE / "databases_.pl"), str(source), module, *calls).splitlines()

    for name in TEXTS:
        password = PW[name]
        salt = bytes(33 + byte % 94 for byte in os.urandom(20)).replace(b"$", b"%")
        if len(password) <= 256:
            hexed = ask("m07401", password.hex(), salt.hex(), "5")[0]
            _, salt_hex, digest = hexed.split("*")
            row = b"$A$005$" + bytes.fromhex(salt_hex) + bytes.fromhex(digest)
            emit("mysql_caching_sha2", password, row)
            emit("mysql_caching_sha2", password, "0x" + row.hex().upper(), note="print_identified_with_as_hex")
            emit("mysql_sha256_password", password, b"$5$" + salt + b"$" + bytes.fromhex(digest))
            emit("mysql_caching_sha2", password + b"x", row, "mismatch", note="wrong password")
        emit("openedge_encode", password, ask("m26200", password.hex())[0], hint="openedge_encode")
    emit("openedge_encode", b"x", ask("m26200", b"y".hex())[0], "mismatch", hint="openedge_encode", note="wrong password")

    crypt = Emit("libxcrypt through perl")
    for name in ("ascii", "words", "utf8", "marks", "one"):
        password = PW[name]
        stored = output("perl", "-e", "print crypt(pack('H*', shift), '9z')", password.hex())
        crypt("firebird_legacy", password, stored[2:], hint="firebird_legacy")
        crypt("firebird_legacy", b"x" + password, stored[2:], "mismatch", hint="firebird_legacy", note="wrong password")


# ---- databases in Java ----

def java():
    jars = sorted(path for name in ("libh2-java", "libhsqldb-java", "libderby-java", "libshiro-java") for path in PEERS.glob(f"{name}/usr/share/java/*.jar"))
    paths = ":".join(str(path) for path in jars) + ":/usr/share/java/slf4j-api.jar:/usr/share/java/commons-beanutils.jar"
    asked = "".join(f"{name}\t{PW[name].hex()}\n" for name in TEXTS)
    lines = output("java", "-cp", paths, "-Dderby.stream.error.file=/dev/null", "java/Databases.java", input=asked, cwd=HERE).splitlines()
    for line in lines:
        scheme, peer, password, user, salt, stored, expect = line.split("\t")
        more = {"username": user or None, "salt": salt or None, "hint": scheme if scheme in ("h2", "hsqldb") else None}
        if expect == "mismatch":
            more["note"] = "wrong password"
        Emit(peer)(scheme, bytes.fromhex(password), stored, expect, **more)


# ---- published ----

def published():
    """Vectors of others, each computed again here where Python can."""
    john = Emit("John the Ripper, vector of the format Sybase-PROP")
    for stored, password in (("0x2905aeb3d00e3b80fb0695cb34c9fa9080f84ae1824b24cc51a3849dcb06", "test11"),
                             ("0x3f05fc3d526946d9936c63dd798c5fa1b980747b1d81d0b9b2e8197d2aca", "test12")):
        john("sybase_prop", password, stored)
        john("sybase_prop", password + "x", stored, "mismatch", note="wrong password")
    s = "8F2D65FB5547B71C8DA3760F10960428CD307B1C6271691FC55C1F56554A"
    h = "DC9894A01797D91D92ECA1DA66242209"
    t = ("23D1F8CAC9001F69630ED2DD8DF67DD3BE5C470B5EA97B622F757FE102D8BF14BEDC94A3CC046D10858D885DB656DC0CBF899A79CD8C76B7"
         "88744844CADE54EEEB4FDEC478FB7C7CBFBBAC57BA3EF22C")
    password = b"epsilon"
    assert hashlib.sha1(password + bytes.fromhex(s[40:])).hexdigest().upper() == s[:40]
    assert hashlib.md5(b"DEMO:XDB:" + password).hexdigest().upper() == h
    salt = bytes.fromhex(t[128:])
    key = hashlib.pbkdf2_hmac("sha512", password, salt + b"AUTH_PBKDF2_SPEEDY_KEY", 4096)
    assert hashlib.sha512(key + salt).hexdigest().upper() == t[:128]
    oracle = Emit(f"articles on Oracle 12c; {HASHLIB}")
    for line in (f"S:{s};H:{h};T:{t}", f"H:{h};T:{t}", f"S:{s};H:{h}", f"S:{s};T:{t}", f"T:{t};S:{s};H:{h}"):
        oracle("oracle_spare4", password, line, username="demo")
        oracle("oracle_spare4", b"Epsilon", line, "mismatch", username="demo", note="wrong password")
    for scheme, part in (("oracle11", f"S:{s}"), ("oracle12c", f"T:{t}"), ("oracle12c_http", f"H:{h}")):
        oracle(scheme, password, part, username="demo")


if __name__ == "__main__":
    {"postgresql": postgresql, "mariadb": mariadb, "redis": redis, "libraries": libraries, "hashcat": hashcat, "java": java,
     "published": published}[sys.argv[1]]()
