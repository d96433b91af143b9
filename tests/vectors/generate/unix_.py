"""passlib 1.7.4 and Django 4.2: crypt(3) hashes of other systems than Linux."""
import sys
import warnings

warnings.simplefilter("ignore")
from emit import PW, Emit, checked  # noqa: E402

OFTEN = (("ascii", "upper"), ("empty", "one"), ("utf8", "ascii"), ("latin1", "ascii"), ("high", None), ("marks", None), ("len73", None), ("len200", None))


def passlib():
    import passlib
    from passlib import hash as P

    emit = Emit("passlib " + passlib.__version__)

    def rows(scheme, handler, names=OFTEN, **settings):
        for name, wrong in names:
            using = handler.using(**settings) if settings else handler
            checked(emit, scheme, PW[name], using.hash(PW[name]), handler.verify, wrong and PW[wrong])

    rows("des_crypt", P.des_crypt)
    rows("django_des_crypt", P.django_des_crypt)
    rows("bsdi_crypt", P.bsdi_crypt, rounds=1)
    rows("bsdi_crypt", P.bsdi_crypt, OFTEN[:3], rounds=777)
    rows("crypt16", P.crypt16)
    rows("crypt16", P.crypt16, (("words", "ascii"), ("len64", "len55")))
    rows("sha1_crypt", P.sha1_crypt, rounds=10)
    rows("sha1_crypt", P.sha1_crypt, OFTEN[:2], rounds=1, salt="")
    rows("sun_md5_crypt", P.sun_md5_crypt)
    for name, wrong in (("words", "ascii"), ("utf8", "one"), ("empty", "one")):
        for bare in (False, True):
            config = P.sun_md5_crypt(rounds=5, salt="saltsalt", bare_salt=bare, use_defaults=True)
            config.checksum = config._calc_checksum(PW[name])
            checked(emit, "sun_md5_crypt", PW[name], config.to_string(), P.sun_md5_crypt.verify, PW[wrong])
    for name, wrong in (("words", "ascii"), ("len64", "len65"), ("len100", "len129"), ("wide", None)):
        checked(emit, "bigcrypt", PW[name], P.bigcrypt.hash(PW[name]), P.bigcrypt.verify, wrong and PW[wrong])
    # The pairs of passlib's own tests.
    for password, stored in (("passphrase", "qi8H8R7OM4xMUNMPuRAZxlY."), ("printf", "AA/xje2RyeiSU0iBY3PDwjYo")):
        checked(emit, "crypt16", password.encode(), stored, P.crypt16.verify, b"password")


def django():
    import django
    from django.contrib.auth.hashers import CryptPasswordHasher

    emit, hasher = Emit("Django " + django.__version__), CryptPasswordHasher()
    for name, wrong in (("ascii", "upper"), ("one", "ascii"), ("utf8", "ascii"), ("wide", None), ("marks", None)):
        password = PW[name].decode()
        verify = lambda p, s: hasher.verify(p.decode(), s)  # noqa: E731
        checked(emit, "django_des_crypt", PW[name], hasher.encode(password, hasher.salt()), verify, wrong and PW[wrong])


{"passlib": passlib, "django": django}[sys.argv[1]]()
