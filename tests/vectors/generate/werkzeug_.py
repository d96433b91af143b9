"""Werkzeug (Flask) password hashes. Run under Werkzeug 3.1 and again under 2.2 (which still has the salted HMAC form)."""
import importlib.metadata
import warnings

from emit import PW, Emit, checked
from werkzeug.security import check_password_hash, generate_password_hash

warnings.simplefilter("ignore")
VERSION = importlib.metadata.version("werkzeug")
NEW = VERSION.startswith("3.")
emit = Emit("Werkzeug " + VERSION)


def verify(password, stored):
    return check_password_hash(stored, password)


def row(name, method, wrong=None, salt_length=None, scheme="werkzeug", note=None):
    password = PW[name].decode()
    more = {} if salt_length is None else {"salt_length": salt_length}
    stored = generate_password_hash(password, method, **more)
    checked(emit, scheme, password, stored, verify, wrong and PW[wrong].decode(), note=note)


def system(name, user, password, *method):
    stored = generate_password_hash(password, *method)
    assert verify(password, stored)
    emit("werkzeug", password, stored, system=name, user=user)


if NEW:
    row("ascii", "scrypt:256:8:1", "upper")
    row("empty", "scrypt:256:8:1", "one", note="empty password")
    row("utf8", "scrypt:1024:4:3", "ascii")
    row("wide", "scrypt:256:2:2")
    row("len129", "scrypt:256:8:1")
    row("marks", "scrypt:64:8:2", salt_length=1, note="salt of one character")
    row("words", "scrypt:512:8:1", salt_length=64, note="salt of 64 characters")
    row("nul", "scrypt:256:2:2", note="NUL in the password")
    row("words", "scrypt", note="default cost")
    for digest in ("sha1", "sha256", "sha512", "sha224", "sha384"):
        row("ascii", f"pbkdf2:{digest}:1000", "upper")
        row("utf8", f"pbkdf2:{digest}:500")
    row("empty", "pbkdf2:sha256:300", "one", note="empty password")
    row("len129", "pbkdf2:sha512:500", "len100")
    row("len65", "pbkdf2:sha256:500", "len64")
    row("marks", "pbkdf2:sha256:1", salt_length=1, note="one round, salt of one character")
    row("edges", "pbkdf2:sha1:1200", salt_length=80, note="salt of 80 characters")
    system("Flask with Werkzeug 3.1 (scrypt)", "flora", "merryweather & fauna")
    system("Flask with Werkzeug 3.1 (pbkdf2)", "gaston", "no-one like gaston", "pbkdf2:sha256:600000")
else:
    row("ascii", "pbkdf2:sha256:2000", "upper")
    row("wide", "pbkdf2:sha1:150")
    row("utf8", "pbkdf2:md5:400", note="PBKDF2 with MD5")
    for digest in ("sha256", "sha1", "md5", "sha512", "sha224", "sha384"):
        row("ascii", digest, "upper", scheme="werkzeug_hmac")
        row("utf8", digest, scheme="werkzeug_hmac")
    row("empty", "sha256", "one", scheme="werkzeug_hmac", note="empty password")
    row("len200", "sha256", "len129", scheme="werkzeug_hmac")
    row("marks", "sha1", scheme="werkzeug_hmac", salt_length=1, note="salt of one character")
    row("words", "sha256", scheme="werkzeug_hmac", salt_length=100, note="salt longer than the block of the digest")
    stored = generate_password_hash("h\u00e4nsel+gretel", "pbkdf2:sha1:1000")
    assert verify("h\u00e4nsel+gretel", stored)
    emit("werkzeug", "h\u00e4nsel+gretel", stored, system="Flask with an old Werkzeug (pbkdf2:sha1:1000)", user="hansel")
