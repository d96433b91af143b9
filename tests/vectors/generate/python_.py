"""Python packages: bcrypt (run with bcrypt 5 and again with 4.0), argon2-cffi, ldif3 is used elsewhere.

usage: python_.py bcrypt | argon2
"""
import importlib.metadata
import sys

from emit import PW, Emit, checked


def do_bcrypt():
    import bcrypt
    version = importlib.metadata.version("bcrypt")
    emit = Emit("Python bcrypt " + version)

    def verify(password, stored):
        return bcrypt.checkpw(password, stored.encode())

    names = [("ascii", "upper"), ("empty", "one"), ("utf8", None), ("wide", None), ("latin1", "ascii"), ("high", None),
             ("marks", None), ("edges", None), ("len71", None), ("len72", "len71")]
    if version.startswith("4."):
        names += [("len73", None), ("len200", None)]
    for i, (name, wrong) in enumerate(names):
        prefix = b"2a" if i % 3 == 1 else b"2b"
        stored = bcrypt.hashpw(PW[name], bcrypt.gensalt(4 + (i == 2), prefix)).decode()
        checked(emit, "bcrypt", PW[name], stored, verify, wrong and PW[wrong],
                note="only 72 bytes count" if name in ("len73", "len200") else None)
    stored = bcrypt.hashpw(PW["nul"], bcrypt.gensalt(4)).decode()
    checked(emit, "bcrypt", PW["nul"], stored, verify, b"nul", note="NUL in the password")
    if version.startswith("4."):
        stored = bcrypt.hashpw(PW["len200"], bcrypt.gensalt(4)).decode()
        checked(emit, "bcrypt", PW["len200"][:72] + b"something else", stored, verify, PW["len200"][:71],
                note="only 72 bytes count: another tail")
        for ident in (b"2y", b"2x"):
            try:
                stored = bcrypt.hashpw(PW["ascii"], bcrypt.gensalt(4).replace(b"$2b$", b"$" + ident + b"$")).decode()
                checked(emit, "bcrypt" if ident == b"2y" else "bcrypt_2x", PW["ascii"], stored, verify)
            except ValueError as e:
                print(emit.peer, ident, e, file=sys.stderr)


def do_argon2():
    import argon2
    from argon2 import low_level as L
    emit = Emit("argon2-cffi " + importlib.metadata.version("argon2-cffi"))
    kinds = {"d": L.Type.D, "i": L.Type.I, "id": L.Type.ID}

    def verify(password, stored):
        kind = kinds[stored.split("$")[1][len("argon2"):]]
        try:
            return L.verify_secret(stored.encode(), password, kind)
        except argon2.exceptions.VerifyMismatchError:
            return False

    def row(name, wrong=None, kind="id", m=64, t=1, p=1, length=32, salt=16, version=19, note=None):
        salt = bytes((7 * i + len(name)) % 256 for i in range(salt))
        stored = L.hash_secret(PW[name], salt, t, m, p, length, kinds[kind], version).decode()
        checked(emit, "argon2", PW[name], stored, verify, wrong and PW[wrong], note=note)
        return stored

    for kind in kinds:
        row("ascii", "upper", kind)
        row("utf8", None, kind, m=1024, t=2, p=4)
        stored = row("words", "ascii", kind, m=128, t=3, version=16, note="version 16")
        stored = stored.replace("$v=16", "")
        checked(emit, "argon2", PW["words"], stored, verify, PW["ascii"], note="without v=: version 16")
        stored = row("edges", None, kind, version=19)
        # v= taken away from a version 19 string: it is then another, wrong, version 16 string
        stored = stored.replace("$v=19", "")
        if verify(PW["edges"], stored):
            raise SystemExit("v= ignored")
        emit("argon2", PW["edges"], stored, "mismatch", note="version 19 string without its v=: read as version 16")
    row("empty", "one", note="empty password")
    row("latin1", "ascii")
    row("nul", None, "i", note="NUL in the password")
    row("len129", "len100", "i")
    row("marks", m=8, note="least memory")
    row("wide", m=17, p=2, note="memory is rounded down to a multiple of 4p")
    row("high2", m=47, p=3, t=2, kind="d", note="memory is rounded down to a multiple of 4p")
    row("len200", m=4096, t=3)
    for length in (4, 16, 24, 64, 65, 100):
        row("ascii", length=length, note=f"hash of {length} bytes")
    for salt in (8, 12, 32, 64):
        row("utf8", salt=salt, note=f"salt of {salt} bytes")
    ph = argon2.PasswordHasher()
    stored = ph.hash("correct horse battery staple")
    assert ph.verify(stored, "correct horse battery staple")
    emit("argon2", "correct horse battery staple", stored, note="default cost")
    stored = ph.hash("iris & juno")
    assert ph.verify(stored, "iris & juno")
    emit("argon2", "iris & juno", stored, system="argon2-cffi defaults", user="iris")


{"bcrypt": do_bcrypt, "argon2": do_argon2}[sys.argv[1]]()
