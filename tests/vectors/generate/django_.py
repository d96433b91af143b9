"""Django's password hashers. Run under Django 5.2 and again under 4.2 (which still has the old ones)."""
import django
from django.conf import settings
from emit import PW, Emit, checked

NEW = django.VERSION >= (5, 0)
B = "django.contrib.auth.hashers."
HASHERS = ["PBKDF2PasswordHasher", "PBKDF2SHA1PasswordHasher", "Argon2PasswordHasher", "BCryptSHA256PasswordHasher",
           "BCryptPasswordHasher", "ScryptPasswordHasher", "MD5PasswordHasher"]
OLD = ["SHA1PasswordHasher", "UnsaltedSHA1PasswordHasher", "UnsaltedMD5PasswordHasher"]
settings.configure(PASSWORD_HASHERS=[B + h for h in HASHERS + ([] if NEW else OLD)])
django.setup()
from django.contrib.auth import hashers as H  # noqa: E402

emit = Emit("Django " + django.get_version())


def verify(password, stored):
    return H.identify_hasher(stored).verify(password, stored)


def row(scheme, cls, password, wrong=None, salt=None, attrs=None, note=None, hint=None, **encode):
    hasher = getattr(H, cls)()
    for k, v in (attrs or {}).items():
        setattr(hasher, k, v)
    if not isinstance(password, bytes):
        password = PW[password].decode()
    if wrong is not None and not isinstance(wrong, bytes):
        wrong = PW[wrong].decode()
    stored = hasher.encode(password, hasher.salt() if salt is None else salt, **encode)
    checked(emit, scheme, password, stored, verify, wrong, note=note, hint=hint)
    return stored


if NEW:
    for scheme, cls in (("django_pbkdf2_sha256", "PBKDF2PasswordHasher"), ("django_pbkdf2_sha1", "PBKDF2SHA1PasswordHasher")):
        row(scheme, cls, "ascii", "upper", iterations=1000)
        row(scheme, cls, "empty", "one", iterations=300, note="empty password")
        row(scheme, cls, "utf8", "ascii", iterations=1500)
        row(scheme, cls, "wide", iterations=1)
        row(scheme, cls, "len65", "len64", iterations=500, note="password longer than the block of the digest")
        row(scheme, cls, "len129", iterations=500)
        row(scheme, cls, "marks", iterations=400)
        row(scheme, cls, "edges", iterations=400)
        row(scheme, cls, "words", salt="s", iterations=700, note="salt of one character")
        row(scheme, cls, "words", salt="x" * 70, iterations=700, note="salt of 70 characters")
        row(scheme, cls, "words", salt="s\u00e8l +/=", iterations=700, note="salt with odd characters")
        row(scheme, cls, PW["latin1"], PW["ascii"], iterations=600)
        row(scheme, cls, PW["nul"], b"nul", iterations=600, note="NUL in the password")

    for name, wrong in (("ascii", "upper"), ("empty", "one"), ("wide", None), ("len71", None), ("len72", "len71")):
        row("django_bcrypt", "BCryptPasswordHasher", name, wrong, attrs={"rounds": 4})
    row("django_bcrypt", "BCryptPasswordHasher", "utf8", attrs={"rounds": 6})
    for name, wrong in (("ascii", "upper"), ("empty", "one"), ("wide", None), ("len73", "len72"), ("len200", None), ("marks", None)):
        row("django_bcrypt_sha256", "BCryptSHA256PasswordHasher", name, wrong, attrs={"rounds": 4})
    row("django_bcrypt_sha256", "BCryptSHA256PasswordHasher", "utf8", attrs={"rounds": 6})
    s = row("django_bcrypt_sha256", "BCryptSHA256PasswordHasher", "nul", attrs={"rounds": 5}, note="NUL in the password")
    if verify("nul", s):
        raise SystemExit("NUL cut")
    emit("django_bcrypt_sha256", b"nul", s, "mismatch", note="wrong password")

    small = {"time_cost": 1, "memory_cost": 64, "parallelism": 1}
    for name, wrong in (("ascii", "upper"), ("empty", "one"), ("wide", None), ("len129", None), ("nul", None)):
        row("django_argon2", "Argon2PasswordHasher", name, wrong, attrs=small)
    row("django_argon2", "Argon2PasswordHasher", "utf8", attrs={"time_cost": 3, "memory_cost": 1024, "parallelism": 4})
    row("django_argon2", "Argon2PasswordHasher", "marks", salt="12345678", attrs=small, note="salt of 8 characters")
    row("django_argon2", "Argon2PasswordHasher", "words", note="default cost")

    from argon2 import low_level as L
    for kind in (L.Type.I, L.Type.ID):
        s = L.hash_secret(PW["utf8"], b"saltsaltsalt", 1, 64, 1, 16, kind, version=16).decode()
        for text, note in ((s, "version 16"), (s.replace("$v=16", ""), "without v=: version 16")):
            checked(emit, "django_argon2", PW["utf8"].decode(), "argon2" + text, verify, "letmein", note=note)

    for name, wrong in (("ascii", "upper"), ("empty", "one"), ("wide", None), ("len129", None), ("edges", None)):
        row("django_scrypt", "ScryptPasswordHasher", name, wrong, n=256, r=8, p=1)
    row("django_scrypt", "ScryptPasswordHasher", "utf8", n=1024, r=4, p=3)
    row("django_scrypt", "ScryptPasswordHasher", "marks", salt="s", n=16, r=1, p=1, note="salt of one character")
    row("django_scrypt", "ScryptPasswordHasher", "words", note="default cost")

    for name, wrong in (("ascii", "upper"), ("empty", "one"), ("wide", None), ("len129", None), ("nul", None), ("marks", None)):
        row("django_salted_md5", "MD5PasswordHasher", name, wrong)
    row("django_salted_md5", "MD5PasswordHasher", "utf8", salt="s")

    for _ in range(2):
        s = H.make_password(None)
        assert not H.is_password_usable(s) and not H.check_password("letmein", s)
        emit("django_disabled", "letmein", s, "disabled", note="set_unusable_password")
    assert not H.check_password("", "!") and not H.is_password_usable("!")
    emit("django_disabled", "", "!", "disabled", note="bare exclamation mark")

    def system(name, user, cls, password, scheme, **attrs):
        hasher = getattr(H, cls)()
        for k, v in attrs.items():
            setattr(hasher, k, v)
        s = hasher.encode(password, hasher.salt())
        assert verify(password, s)
        emit(scheme, password, s, system=name, user=user)

    system("Django 5.2", "alice", "PBKDF2PasswordHasher", "wonderland-1865", "django_pbkdf2_sha256")
    system("Django 5.2 with BCryptSHA256PasswordHasher", "bruno", "BCryptSHA256PasswordHasher", "br\u00fcno & sylvie",
           "django_bcrypt_sha256")
    system("Django 5.2 with Argon2PasswordHasher", "charlotte", "Argon2PasswordHasher", "some pig!", "django_argon2")
    system("Django 5.2 with ScryptPasswordHasher", "diego", "ScryptPasswordHasher", "zorro*1919", "django_scrypt")
else:
    for scheme, cls in (("django_salted_sha1", "SHA1PasswordHasher"), ("django_salted_md5", "MD5PasswordHasher")):
        for name, wrong in (("ascii", "upper"), ("empty", "one"), ("utf8", None), ("wide", None), ("len65", "len64"), ("marks", None)):
            row(scheme, cls, name, wrong)
        row(scheme, cls, "words", salt="s" * 40, note="salt of 40 characters")
    for scheme, cls in (("django_unsalted_sha1", "UnsaltedSHA1PasswordHasher"), ("django_unsalted_md5", "UnsaltedMD5PasswordHasher")):
        hint = scheme if scheme.endswith("md5") else None
        for name, wrong in (("ascii", "upper"), ("empty", "one"), ("utf8", None), ("wide", None), ("len65", "len64"), ("marks", None)):
            row(scheme, cls, name, wrong, salt="", hint=hint)
    for name, wrong in (("ascii", "upper"), ("utf8", None)):
        s = "md5$$" + H.UnsaltedMD5PasswordHasher().encode(PW[name].decode(), "")
        checked(emit, "django_unsalted_md5", PW[name].decode(), s, verify, None, note="spelled md5$$")
    row("django_pbkdf2_sha256", "PBKDF2PasswordHasher", "utf8", "ascii", iterations=1000)
    row("django_pbkdf2_sha256", "PBKDF2PasswordHasher", "words", note="default cost")
    row("django_scrypt", "ScryptPasswordHasher", "utf8", "ascii", n=128, r=8, p=1)
    row("django_bcrypt_sha256", "BCryptSHA256PasswordHasher", "len100", attrs={"rounds": 4})
    for password, user in (("ol\u00e9 1.3!", "enrique"),):
        h = H.SHA1PasswordHasher()
        s = h.encode(password, h.salt())
        assert verify(password, s)
        emit("django_salted_sha1", password, s, system="Django 1.3 rows under Django 4.2 (sha1)", user=user)
