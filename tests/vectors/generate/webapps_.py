"""What web applications of Python store, by passlib 1.7.4, AuthEncoding (Zope), web2py's own functions and Werkzeug 2.2; and scrypt with
its parameters in columns by hashlib.

usage: webapps_.py passlib | md4 | zope | web2py | werkzeug | scrypt
"""
import base64
import hashlib
import platform
import sys
import warnings

warnings.simplefilter("ignore")
from emit import PW, Emit, checked  # noqa: E402

PAIRS = (("ascii", "upper"), ("empty", "one"), ("utf8", "ascii"), ("wide", None), ("marks", None), ("len129", None), ("edges", None))


def passlib_rows():
    import passlib
    from passlib import hash as P

    emit = Emit("passlib " + passlib.__version__)
    for variant in range(4):
        for size, rounds in ((16, 4096), (0, 1), (8, 3), (33, 1000)):
            handler = P.fshp.using(variant=variant, salt_size=size, rounds=rounds)
            for name, wrong in PAIRS if size == 8 else (("ascii", "upper"), ("utf8", None)):
                checked(emit, "fshp", PW[name], handler.hash(PW[name]), handler.verify, wrong and PW[wrong])
    for algs in ("sha-1", "sha-1,sha-256,sha-512", "sha-1,sha-384", "sha-1,sha-224,md5"):
        handler = P.scram.using(rounds=10, algs=algs)
        # Control characters and what Unicode 3.2 did not have yet are prohibited.
        for name, wrong in (pair for pair in PAIRS if pair[0] not in ("wide", "edges")):
            text = lambda n: PW[n].decode()  # noqa: E731
            checked(emit, "scram", text(name), handler.hash(text(name)), handler.verify, wrong and text(wrong))
        for text, wrong in (("I\u00adX", "ix"), ("\u2168", "9"), ("\u00aa", "b"), ("a\u00a0b", "ab")):
            checked(emit, "scram", text, handler.hash(text), handler.verify, wrong, note="SASLprep")
    for name, wrong in PAIRS:
        if name != "empty":
            checked(emit, "plaintext", PW[name], P.plaintext.hash(PW[name]), P.plaintext.verify, wrong and PW[wrong])
        checked(emit, "roundup_plaintext", PW[name], P.roundup_plaintext.hash(PW[name]), P.roundup_plaintext.verify, wrong and PW[wrong])
    for name, wrong in PAIRS:
        for tag, text in (("$plaintext$", PW[name].decode()), ("$base64$", base64.b64encode(PW[name]).decode().rstrip("="))):
            emit("plaintext_tagged", PW[name], tag + text, peer="by definition")
            if wrong:
                emit("plaintext_tagged", PW[wrong], tag + text, "mismatch", peer="by definition", note="wrong password")


def md4_rows():
    import passlib
    from passlib import hash as P

    emit = Emit("passlib " + passlib.__version__)
    for name, wrong in PAIRS:
        checked(emit, "hex_md4", PW[name], P.hex_md4.hash(PW[name]), P.hex_md4.verify, wrong and PW[wrong])


def zope_rows():
    from importlib.metadata import version

    from AuthEncoding import AuthEncoding as A

    emit = Emit("AuthEncoding " + version("AuthEncoding"))
    verify = lambda p, s: bool(A.pw_validate(s, p))  # noqa: E731
    for name, wrong in PAIRS:
        checked(emit, "zope_sha256", PW[name], A.pw_encrypt(PW[name], "SHA256").decode(), verify, wrong and PW[wrong])
    for name, wrong in (("ascii", "upper"), ("utf8", None)):
        checked(emit, "zope_bcrypt", PW[name], A.pw_encrypt(PW[name], "BCRYPT").decode(), verify, wrong and PW[wrong])
        for scheme, label in (("ldap_salted_sha1", "SSHA"), ("ldap_sha1", "SHA")):
            checked(emit, scheme, PW[name], A.pw_encrypt(PW[name], label).decode(), verify, wrong and PW[wrong])


def web2py_rows():
    import binascii
    import importlib.util
    import pathlib
    import types

    # The module alone: the package would import the whole framework.
    path = pathlib.Path(sys.argv[2], "gluon")
    package = types.ModuleType("gluon")
    package.__path__ = [str(path)]
    sys.modules["gluon"] = package
    spec = importlib.util.spec_from_file_location("gluon.digest", path / "digest.py")
    digest = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(digest)
    digest.binascii, digest.sha1 = binascii, hashlib.sha1  # what it forgets to import
    emit = Emit("web2py-gluon " + sys.argv[3])
    key = "site key"

    def stored(algorithm, salt, k):
        return lambda p: f"{algorithm}${salt}${digest.simple_hash(p, k, salt, algorithm)}" if salt is not None else digest.simple_hash(p, k, "", algorithm)

    def row(scheme, name, make, wrong=None, **more):
        checked(emit, scheme, PW[name], make(PW[name]), lambda p, s: make(p) == s, wrong and PW[wrong], **more)

    for algorithm in ("pbkdf2(1000,20,sha512)", "pbkdf2(1,32,sha256)", "pbkdf2(77,64,sha1)", "pbkdf2(10,16,md5)"):
        for name, wrong in PAIRS:
            row("web2py", name, stored(algorithm, "a5f2c1e07b88d4aa", ""), wrong)
    row("web2py", "words", stored("pbkdf2(1000,20,sha512)", "a5f2c1e07b88d4aa", key), "ascii", note="with a site key, which does not enter")
    for algorithm in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
        for name, wrong in (("ascii", "upper"), ("utf8", None), ("empty", "one")):
            row("web2py_hmac", name, stored(algorithm, "a5f2c1e07b88d4aa", key), wrong, keys={"hmac_key": key.encode().hex()})
            row("web2py_hmac", name, stored(algorithm, None, key), None, keys={"hmac_key": key.encode().hex()}, note="no salt")
            row("web2py_salted", name, stored(algorithm, "a5f2c1e07b88d4aa", ""), wrong)


def werkzeug_rows():
    from importlib.metadata import version

    from werkzeug.security import check_password_hash, generate_password_hash

    emit = Emit("Werkzeug " + version("werkzeug"))
    for name, wrong in PAIRS:
        text = PW[name].decode()
        if text.isascii():  # it raises TypeError for others
            checked(emit, "werkzeug_plain", PW[name], generate_password_hash(text, "plain"), lambda p, s: check_password_hash(s, p.decode()), wrong and PW[wrong])


def scrypt_rows():
    emit = Emit(f"Python {platform.python_version()} hashlib")
    key = lambda p, salt, n, r, q, size: hashlib.scrypt(p, salt=salt, n=n, r=r, p=q, dklen=size, maxmem=1 << 27)  # noqa: E731
    hexed, b64 = (lambda k: k.hex()), (lambda k: base64.b64encode(k).decode())

    def row(scheme, name, make, wrong=None, **more):
        checked(emit, scheme, PW[name], make(PW[name]), lambda p, s: make(p) == s, wrong and PW[wrong], **more)

    for scheme, text, size in (("appwrite_scrypt_hex", hexed, 64), ("stytch_scrypt", b64, 32)):
        for name, wrong in PAIRS:
            row(scheme, name, lambda p: text(key(p, b"XPapDAm6xdV5UhMpyPrSpy8FbfCDtA==", 1024, 8, 1, size)), wrong,
                salt="XPapDAm6xdV5UhMpyPrSpy8FbfCDtA==", columns={"n": "1024", "r": "8", "p": "1"}, peer=emit.peer + " by the rule of " + scheme.split("_")[0])
    row("stytch_scrypt", "words", lambda p: b64(key(p, b"salt", 32768, 8, 1, 32)), "ascii", salt="salt", note="the defaults")
    row("appwrite_scrypt_hex", "words", lambda p: key(p, b"salt", 8, 64, 1, 64).hex(), "ascii", salt="salt", note="the defaults")
    row("appwrite_scrypt_hex", "words", lambda p: key(p, b"appwrite", 16384, 13, 2, 64).hex(), "ascii", salt="appwrite", columns={"n": "16384", "r": "13", "p": "2"})
    for n, r, q, size in ((1024, 8, 1, 32), (16, 1, 3, 64), (16384, 8, 1, 32), (2, 16, 1, 24)):
        for name, wrong in PAIRS[:3]:
            salt = hashlib.md5(str(n).encode()).digest()[:9]
            row("scryptkdf_pm", name, lambda p: f"SCRYPT:{n}:{r}:{q}:{b64(salt)}:{b64(key(p, salt, n, r, q, size))}", wrong, peer=emit.peer + " by the rule of Crypt::ScryptKDF")
            row("django_scrypt_package", name, lambda p: f"scrypt$NBGmaGIXijJW${n.bit_length() - 1}${r}${q}${size}${b64(key(p, b'NBGmaGIXijJW', n, r, q, size))}", wrong,
                peer=emit.peer + " by the rule of django-scrypt")


{"passlib": passlib_rows, "md4": md4_rows, "zope": zope_rows, "web2py": web2py_rows, "werkzeug": werkzeug_rows, "scrypt": scrypt_rows}[sys.argv[1]]()
