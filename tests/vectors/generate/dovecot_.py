"""doveadm pw (Dovecot 2.3). Verified by doveadm pw -t."""
import base64
import hashlib
import re
import subprocess
import sys

from emit import PW, Emit, checked

v = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "dovecot-core"], capture_output=True, text=True).stdout
version = re.search(r"(?:\d+:)?([\d.]+\d)", v)[1]
emit = Emit("Dovecot " + version)
v = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "libcrypt1"], capture_output=True, text=True).stdout
LIB = "libxcrypt " + v.split(":")[-1].split("-")[0]


def hashed(label, password, *options):
    command = [b"doveadm", b"pw", b"-s", label.encode(), *[o.encode() for o in options], b"-p", password]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout.decode().strip()


def verify(password, stored):
    r = subprocess.run([b"doveadm", b"pw", b"-t", stored.encode(), b"-p", password], stdin=subprocess.DEVNULL, capture_output=True)
    if r.returncode == 0 and b"(verified)" in r.stdout:
        return True
    if r.returncode == 75 and b"mismatch" in r.stderr.lower():
        return False
    raise SystemExit(f"doveadm pw -t {stored}: {r}")


NAMES = (("ascii", "upper"), ("utf8", "ascii"), ("wide", None), ("latin1", "ascii"), ("marks", None), ("edges", None), ("len200", None))
for label, scheme in (("SHA", "ldap_sha1"), ("SHA256", "openldap_sha256"), ("SHA512", "openldap_sha512"), ("SMD5", "ldap_salted_md5"),
                      ("SSHA", "ldap_salted_sha1"), ("SSHA256", "ldap_salted_sha256"), ("SSHA512", "ldap_salted_sha512")):
    for name, wrong in NAMES:
        checked(emit, scheme, PW[name], hashed(label, PW[name]), verify, wrong and PW[wrong])
    stored = hashed(label, b"")
    checked(emit, scheme, b"", stored, verify, b"a", note="empty password")
    stored = hashed(label, PW["words"])
    checked(emit, scheme, PW["words"], "{" + label.lower() + "}" + stored.split("}")[1], verify, note="label in lower case")
    if label.startswith("SS") or label == "SMD5":
        digest = {"SMD5": "md5", "SSHA": "sha1", "SSHA256": "sha256", "SSHA512": "sha512"}[label]
        for n in (1, 8, 16, 32, 64):
            salt = bytes((37 * i + n) % 256 for i in range(n))
            body = hashlib.new(digest, PW["words"] + salt).digest() + salt
            stored = "{" + label + "}" + base64.b64encode(body).decode()
            checked(emit, scheme, PW["words"], stored, verify, PW["ascii"] if n == 16 else None,
                    note=f"salt of {n} byte{'s' * (n > 1)}; Dovecot verified it", peer=f"Python hashlib {sys.version.split()[0]}")
# {LDAP-MD5} is what OpenLDAP spells {MD5}
for name in ("ascii", "utf8"):
    stored = hashed("LDAP-MD5", PW[name])
    assert verify(PW[name], stored)
    emit("ldap_md5", PW[name], stored.replace("{LDAP-MD5}", "{MD5}"), peer=emit.peer + " (label {LDAP-MD5} rewritten)")
for options in (("CRYPT", "-r", "4"), ("CRYPT", "-r", "5")):
    for name, wrong in (("ascii", "upper"), ("latin1", None)):
        checked(emit, "ldap_crypt", PW[name], hashed(options[0], PW[name], *options[1:]), verify, wrong and PW[wrong])
for setting in ("$1$saltsalt", "$5$rounds=1000$saltsalt", "$6$rounds=1000$saltsalt", "$2b$04$abcdefghijklmnopqrstuu"):
    inner = subprocess.run(["perl", "-e", "print crypt($ARGV[0], $ARGV[1])", "letmein", setting], capture_output=True, check=True).stdout.decode()
    checked(emit, "ldap_crypt", b"letmein", "{CRYPT}" + inner, verify, b"letmeout", peer=LIB + " (label added)", note="Dovecot verified it")
    checked(emit, "ldap_crypt", b"letmein", "{crypt}" + inner, verify, None, peer=LIB + " (label added)", note="Dovecot verified it; label in lower case")
# the crypt(3) and argon2 strings without Dovecot's own label
for label, scheme, options in (("MD5-CRYPT", "md5_crypt", ()), ("SHA256-CRYPT", "sha256_crypt", ("-r", "1000")),
                               ("SHA512-CRYPT", "sha512_crypt", ("-r", "1000")), ("BLF-CRYPT", "bcrypt", ("-r", "4"))):
    for name in ("ascii", "utf8", "latin1", "len65"):
        stored = hashed(label, PW[name], *options)
        assert verify(PW[name], stored)
        assert not verify(PW["upper"], stored)
        emit(scheme, PW[name], stored.split("}", 1)[1], peer=emit.peer + " (label taken away)")
for label in ("ARGON2I", "ARGON2ID"):
    stored = hashed(label, PW["utf8"], "-r", "3")
    assert verify(PW["utf8"], stored)
    print("Dovecot", stored, file=sys.stderr)


def system(name, user, scheme, password, label):
    stored = hashed(label, password.encode())
    assert verify(password.encode(), stored)
    emit(scheme, password, stored, system=name, user=user)


system("Dovecot {SSHA512}", "iago", "ldap_salted_sha512", "othello, act 3", "SSHA512")
system("Dovecot {CRYPT} (default scheme)", "jun", "ldap_crypt", "j\u016bn 1600", "CRYPT")
system("Dovecot {SSHA256}", "kaatje", "ldap_salted_sha256", "kaatje bij de sluis", "SSHA256")
system("Dovecot {SMD5}", "lorenzo", "ldap_salted_md5", "il magnifico", "SMD5")
