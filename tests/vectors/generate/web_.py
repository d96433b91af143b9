"""passlib 1.7.4 for `$bcrypt-sha256$` and `$p5k2$` of PBKDF2.py."""
import warnings

warnings.simplefilter("ignore")
import passlib  # noqa: E402
from passlib import hash as P  # noqa: E402
from emit import PW, Emit, checked  # noqa: E402

emit = Emit("passlib " + passlib.__version__)
OFTEN = (("ascii", "upper"), ("empty", "one"), ("utf8", None), ("latin1", "ascii"), ("wide", None), ("marks", None), ("len72", "len73"),
         ("len73", "len72"), ("len200", None))


def row(scheme, handler, name, wrong=None, note=None):
    checked(emit, scheme, PW[name], handler.hash(PW[name]), handler.verify, wrong and PW[wrong], note=note)


for version in (1, 2):
    handler = P.bcrypt_sha256.using(rounds=4, version=version)
    for name, wrong in OFTEN:
        row("bcrypt_sha256", handler, name, wrong)
    row("bcrypt_sha256", P.bcrypt_sha256.using(rounds=6, version=version), "words", "ascii")
    good = P.bcrypt_sha256.using(rounds=4, version=version, salt="oaQbBqq8JnSM1NHRPQGXOO").hash(PW["utf8"])
    stray = good.replace("GXOO$", "GXOP$")
    checked(emit, "bcrypt_sha256", PW["utf8"], stray, P.bcrypt_sha256.verify, PW["ascii"], note="stray bits in the last salt character")
row("bcrypt_sha256", P.bcrypt_sha256.using(rounds=4, version=1, ident="2a"), "ascii", "upper", note="of 2a")

for name, wrong in OFTEN:
    row("dlitz_pbkdf2_sha1", P.dlitz_pbkdf2_sha1.using(rounds=1000), name, wrong)
row("dlitz_pbkdf2_sha1", P.dlitz_pbkdf2_sha1.using(rounds=400), "words", "ascii", note="400 rounds: not written")
row("dlitz_pbkdf2_sha1", P.dlitz_pbkdf2_sha1.using(rounds=1, salt=""), "words", "ascii", note="empty salt")
row("dlitz_pbkdf2_sha1", P.dlitz_pbkdf2_sha1.using(rounds=65535, salt="./09AZaz" * 4), "utf8", "ascii", note="salt of 32 characters")
