"""Identity providers: Firebase's scrypt, what Ory Kratos imports, and rows of other providers.

Each string is made twice and written down only if both agree: by hashlib (and cryptography for AES) after the
documentation of the provider, and by Node's crypto module (`identity_.mjs`), or for Firebase by npm firebase-scrypt.

usage: identity_.py firebase | strings | rare
"""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import platform
import subprocess
import sys

from emit import PW, Emit

HERE = pathlib.Path(__file__).parent
PASSWORDS = ["ascii", "utf8", "wide", "marks", "len100", "empty"]
NODE = "Node " + subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip().lstrip("v")
HASHLIB = f"Python {platform.python_version()} hashlib"


def b64(data):
    return base64.b64encode(data).decode()


def nopad(data):
    return b64(data).rstrip("=")


def node(script, rows):
    done = subprocess.run(["node", script], input="".join(json.dumps(row) + "\n" for row in rows), capture_output=True, text=True, cwd=HERE)
    if done.returncode:
        raise SystemExit(f"{script}: {done.stderr}")
    return [base64.b64decode(line) for line in done.stdout.splitlines()]


def agreed(rows, made, theirs):
    if made != theirs:
        raise SystemExit(f"the peers do not agree: {[row for row, one, two in zip(rows, made, theirs) if one != two]}")


def firebase():
    import cryptography
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    package = json.loads(pathlib.Path(os.environ["PEERS"], "node/node_modules/firebase-scrypt/package.json").read_text())
    emit = Emit(f"firebase-scrypt {package['version']} (npm); {HASHLIB}, cryptography {cryptography.__version__}")

    def by_hashlib(row):
        salt = base64.b64decode(row["salt"]) + base64.b64decode(row["saltSeparator"])
        n, r = 1 << row["memCost"], row["rounds"]
        key = hashlib.scrypt(bytes.fromhex(row["password"]), salt=salt, n=n, r=r, p=1, maxmem=64 << 20, dklen=32)
        cipher = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
        return cipher.update(base64.b64decode(row["signerKey"])) + cipher.finalize()

    project = {"salt": "42xEC+ixf3L2lw==", "saltSeparator": "Bw==", "memCost": 14, "rounds": 8}
    signers = {"own": b64(bytes(range(64))), "published": "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="}
    kinds = [
        dict(project, signerKey=signers["published"]),
        dict(project, signerKey=signers["own"], memCost=4, rounds=8),
        dict(project, signerKey=signers["own"], memCost=6, rounds=1, saltSeparator=b64(b"a separator"), salt=b64(bytes(range(33)))),
    ]
    # The package takes no empty password.
    rows = [dict(kind, password=PW[name].hex()) for kind in kinds for name in PASSWORDS if name != "empty"]
    made = [by_hashlib(row) for row in rows]
    agreed(rows, made, node("identity_firebase.mjs", rows))
    for row, digest in zip(rows, made):
        salt, separator, signer, m, r = (row[k] for k in ("salt", "saltSeparator", "signerKey", "memCost", "rounds"))
        hash, password = b64(digest), bytes.fromhex(row["password"])
        keys = {"signer_key": base64.b64decode(signer).hex()}
        columns = {"mem_cost": str(m), "salt_separator": separator}
        spellings = [
            ("firebase_scrypt", hash, dict(keys=keys, salt=salt, rounds=str(r), columns=columns, hint="firebase_scrypt")),
            ("supabase_fbscrypt", f"$fbscrypt$v=1,n={m},r={r},p=1,ss={separator},sk={signer}${salt}${hash}", {}),
            ("kratos_firescrypt", f"$firescrypt$ln={m},r={r},p=1${salt}${hash}${separator}${signer}", {}),
            ("supertokens_f_scrypt", f"$f_scrypt${hash}${salt}$m={m}$r={r}$s={separator}", dict(keys=keys)),
            ("workos_firebase_scrypt", f"$firebase-scrypt$hash={hash}$salt={salt}$sk={signer}$ss={separator}$r={r}$m={m}", {}),
            ("clerk_firebase_scrypt", f"{hash}${salt}${signer}${separator}${r}${m}", dict(hint="clerk_firebase_scrypt")),
        ]
        for scheme, stored, more in spellings:
            emit(scheme, password, stored, **more)
            if password == PW["ascii"]:
                emit(scheme, PW["upper"], stored, "mismatch", note="wrong password", **more)


class Strings:
    """Collects rows, has both peers compute them, then writes them."""

    def __init__(self):
        self.rows = []

    def add(self, scheme, name, write, task, **more):
        """`write(digest)` is the stored string, `task` what is to be computed, in bytes and numbers."""
        self.rows.append((scheme, PW[name], write, task, more))

    def emit(self):
        made = [by_hashlib(task) for *_, task, _ in self.rows]
        tasks = [{k: v.hex() if isinstance(v, bytes) else v for k, v in task.items()} for *_, task, _ in self.rows]
        agreed(tasks, made, node("identity_.mjs", tasks))
        emit = Emit(f"{HASHLIB} after the published definition; {NODE} crypto")
        seen = set()
        for (scheme, password, write, _, more), digest in zip(self.rows, made):
            stored = write(digest)
            emit(scheme, password, stored, **more)
            if scheme not in seen and password != PW["upper"]:
                seen.add(scheme)
                emit(scheme, PW["upper"], stored, "mismatch", note="wrong password", **more)


def by_hashlib(task):
    kind, digest, data = task["kind"], task.get("digest"), task["data"]
    if kind == "hash":
        for _ in range(task.get("times", 1)):
            data = hashlib.new(digest, data).digest()
        return data
    if kind == "hmac":
        return hmac.new(task["key"], data, digest).digest()
    if kind == "pbkdf2":
        return hashlib.pbkdf2_hmac(digest, data, task["salt"], task["rounds"], task["len"])
    return hashlib.scrypt(data, salt=task["salt"], n=task["n"], r=task["r"], p=task["p"], maxmem=64 << 20, dklen=task["len"])


def kratos(out):
    salt = bytes(range(16))
    for name in PASSWORDS:
        p = PW[name]
        for digest in ["md5", "sha1", "sha256", "sha512"]:
            for template in ["{SALT}{PASSWORD}", "{PASSWORD}$${SALT}", "{SALT}a{PASSWORD}b{SALT}{{PASSWORD}}"]:
                # In one pass.
                data = b"".join({"{SALT}": b"{SALT} x", "{PASSWORD}": p}.get(part, part.encode()) for part in split(template))
                out.add("kratos_template", name, lambda d, digest=digest, t=template: f"${digest}$pf={b64(t.encode())}${b64(b'{SALT} x')}${b64(d)}",
                        {"kind": "hash", "digest": digest, "data": data})
        for digest in ["sha224", "sha384"]:
            out.add(f"kratos_hmac_{digest}", name, lambda d, digest=digest: f"$hmac-{digest}${b64(d.hex().encode())}${b64(b'12345')}",
                    {"kind": "hmac", "digest": digest, "data": p, "key": b"12345"})
        for n, r, q, size in [(16384, 8, 1, 32), (64, 2, 3, 32), (1024, 4, 2, 64)]:
            out.add("kratos_scrypt", name, lambda d, n=n, r=r, q=q: f"$scrypt$ln={n},r={r},p={q}${b64(salt)}${b64(d)}",
                    {"kind": "scrypt", "data": p, "salt": salt, "n": n, "r": r, "p": q, "len": size})
        out.add("scrypt", name, lambda d: f"$7$ln=6,r=8,p=1${nopad(salt)}${nopad(d)}",
                {"kind": "scrypt", "data": p, "salt": salt, "n": 64, "r": 8, "p": 1, "len": 32})


def keycloak(out):
    salt = bytes(range(16))

    def credential(digest, algorithm, rounds):
        def text(value):
            return json.dumps(value, separators=(",", ":"))
        secret = {"value": b64(digest), "salt": b64(salt), "additionalParameters": {}}
        data = {"hashIterations": rounds, "algorithm": algorithm, "additionalParameters": {}}
        return text({"type": "password", "secretData": text(secret), "credentialData": text(data)})

    for name in PASSWORDS:
        for algorithm, digest, size, rounds in [("pbkdf2", "sha1", 64, 200), ("pbkdf2-sha256", "sha256", 64, 275), ("pbkdf2-sha256", "sha256", 32, 100),
                                                ("pbkdf2-sha512", "sha512", 64, 210)]:
            out.add("keycloak", name, lambda d, a=algorithm, r=rounds: credential(d, a, r),
                    {"kind": "pbkdf2", "digest": digest, "data": PW[name], "salt": salt, "rounds": rounds, "len": size})


def columns(out):
    salt = bytes(range(16))
    for name in PASSWORDS:
        p = PW[name]

        def add(scheme, task, salt_column=b64(salt), **more):
            more = {k: v for k, v in dict(more, salt=salt_column, hint=scheme).items() if v is not None}
            out.add(scheme, name, b64, dict(task, data=task.get("data", p)), **more)

        for digest in ["md5", "sha1", "sha256", "sha512"]:
            add(f"okta_{digest}_prefix", {"kind": "hash", "digest": digest, "data": salt + p})
            add(f"okta_{digest}_postfix", {"kind": "hash", "digest": digest, "data": p + salt})
        for digest, size in [("sha256", 32), ("sha512", 64)]:
            add(f"okta_pbkdf2_{digest}", {"kind": "pbkdf2", "digest": digest, "salt": salt, "rounds": 4096, "len": size}, rounds="4096")
            add(f"fusionauth_salted_pbkdf2_{digest}_512", {"kind": "pbkdf2", "digest": digest, "salt": salt, "rounds": 100, "len": 64}, rounds="100")
        add("fusionauth_salted_sha256", {"kind": "hash", "digest": "sha256", "data": p + salt, "times": 3}, rounds="3")
        out.add("forgerock_pbkdf2_sha256", name, lambda d: f"{{PBKDF2-HMAC-SHA256}}10:{b64(d + salt)}",
                {"kind": "pbkdf2", "digest": "sha256", "data": p, "salt": salt, "rounds": 10, "len": 32})
        for digest, size in [("sha256", 32), ("sha512", 64)]:
            out.add(f"ldap_pbkdf2_{digest}", name, lambda d, digest=digest: f"{{PBKDF2-{digest.upper()}}}100${ab64(salt)}${ab64(d)}",
                    {"kind": "pbkdf2", "digest": digest, "data": p, "salt": salt, "rounds": 100, "len": size})


def ab64(data):
    return nopad(data).replace("+", ".")


def split(template):
    import re
    return [part for part in re.split(r"(\{SALT\}|\{PASSWORD\})", template) if part]


def rare(out):
    salt = bytes(range(16))
    for name in PASSWORDS:
        for label, digest, size in [("sha224", "sha3_224", 28), ("sha224", "sha3_224", 32), ("sha384", "sha3_384", 48), ("sha384", "sha3_384", 32)]:
            out.add("kratos_pbkdf2_sha3", name, lambda d, label=label, size=size: f"$pbkdf2-{label}$i=100,l={size}${nopad(salt)}${nopad(d)}",
                    {"kind": "pbkdf2", "digest": digest, "data": PW[name], "salt": salt, "rounds": 100, "len": size})


def main(part):
    if part == "firebase":
        return firebase()
    out = Strings()
    for family in {"strings": STRINGS, "rare": [rare]}[part]:
        family(out)
    out.emit()


STRINGS = [kratos, keycloak, columns]

if __name__ == "__main__":
    main(*sys.argv[1:])
