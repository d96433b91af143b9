"""OpenLDAP: slappasswd writes, a slapd of our own (started here, on a socket in a temporary directory) verifies by simple bind."""
import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

from emit import PW, Emit

v = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "slapd"], capture_output=True, text=True).stdout
emit = Emit("OpenLDAP " + re.match(r"[\d.]+\d", v)[0])
MODULES = os.environ.get("LDAP_MODULES", "/usr/lib/ldap")
tmp = tempfile.TemporaryDirectory()
D = tmp.name


def slappasswd(label, password, *options):
    path = os.path.join(D, "secret")
    with open(path, "wb") as f:
        os.fchmod(f.fileno(), 0o600)
        f.write(password)
    command = ["slappasswd", "-o", "module-path=" + MODULES, "-o", "module-load=pw-sha2", "-n", "-h", label, *options, "-T", path]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


rows = []  # (scheme, password, stored, wrong, note, peer, system, user)


def want(scheme, password, stored, wrong=None, note=None, peer=None, system=None, user=None):
    rows.append((scheme, password, stored, wrong, note, peer, system, user))


NAMES = (("ascii", "upper"), ("utf8", "ascii"), ("wide", None), ("latin1", "ascii"), ("marks", None), ("edges", None), ("len200", None))
LABELS = {"{MD5}": ("ldap_md5", None), "{SHA}": ("ldap_sha1", None), "{SHA256}": ("openldap_sha256", None), "{SHA384}": ("openldap_sha384", None),
          "{SHA512}": ("openldap_sha512", None), "{SMD5}": ("ldap_salted_md5", "md5"), "{SSHA}": ("ldap_salted_sha1", "sha1"),
          "{SSHA256}": ("ldap_salted_sha256", "sha256"), "{SSHA384}": ("ldap_salted_sha384", "sha384"), "{SSHA512}": ("ldap_salted_sha512", "sha512")}
for label, (scheme, digest) in LABELS.items():
    for name, wrong in NAMES:
        want(scheme, PW[name], slappasswd(label, PW[name]), wrong and PW[wrong])
    want(scheme, PW["words"], slappasswd(label, PW["words"]).replace(label, label.lower()), note="label in lower case")
    want(scheme, PW["words"], slappasswd(label, PW["words"]).replace(label, label.title()), note="label in mixed case")
    for n in (1, 4, 16, 32) if digest else ():
        salt = bytes((37 * i + n) % 256 for i in range(n))
        body = hashlib.new(digest, PW["words"] + salt).digest() + salt
        want(scheme, PW["words"], label + base64.b64encode(body).decode(), PW["ascii"] if n == 16 else None,
             f"salt of {n} byte{'s' * (n > 1)}; slapd verified it", f"Python hashlib {sys.version.split()[0]}")
for fmt in ("$1$%.8s", "$5$rounds=1000$%.16s", "$6$rounds=1000$%.16s", "$6$%.8s", "$2b$04$%.21su"):
    for name, wrong in (("ascii", "upper"), ("utf8", None), ("latin1", None)):
        want("ldap_crypt", PW[name], slappasswd("{CRYPT}", PW[name], "-c", fmt), wrong and PW[wrong])
want("ldap_crypt", PW["words"], slappasswd("{CRYPT}", PW["words"], "-c", "$6$rounds=1000$%.16s").replace("{CRYPT}", "{crypt}"),
     note="label in lower case")
want("ldap_salted_sha1", b"macbeth & banquo", slappasswd("{SSHA}", b"macbeth & banquo"), system="OpenLDAP slappasswd (default {SSHA})", user="malcolm")
want("ldap_crypt", b"nora & torvald", slappasswd("{CRYPT}", b"nora & torvald", "-c", "$6$%.16s"), system="OpenLDAP {CRYPT}$6$", user="nora")
want("ldap_salted_sha512", b"othello 1603", slappasswd("{SSHA512}", b"othello 1603"), system="OpenLDAP pw-sha2 {SSHA512}", user="othello")
want("ldap_md5", b"portia+nerissa", slappasswd("{MD5}", b"portia+nerissa"), system="phpLDAPadmin-like {MD5}", user="portia")

os.mkdir(D + "/db")
with open(D + "/slapd.conf", "w") as f:
    f.write(f"""include /etc/ldap/schema/core.schema
pidfile {D}/slapd.pid
modulepath {MODULES}
moduleload back_mdb
moduleload pw-sha2
sizelimit unlimited
access to attrs=userPassword by anonymous auth
access to * by * read
database mdb
suffix "dc=example"
directory {D}/db
""")
with open(D + "/all.ldif", "w") as f:
    f.write("dn: dc=example\nobjectClass: dcObject\nobjectClass: organization\no: example\ndc: example\n")
    for i, row in enumerate(rows):
        b64 = base64.b64encode(row[2].encode()).decode()
        f.write(f"\ndn: cn=u{i},dc=example\nobjectClass: person\ncn: u{i}\nsn: u{i}\nuserPassword:: {b64}\n")
subprocess.run(["slapadd", "-q", "-f", D + "/slapd.conf", "-l", D + "/all.ldif"], check=True, capture_output=True)
uri = "ldapi://" + urllib.parse.quote(D + "/s", safe="")
slapd = subprocess.Popen(["slapd", "-h", uri, "-f", D + "/slapd.conf", "-d", "0"])


def bind(i, password):
    path = os.path.join(D, "secret")
    with open(path, "wb") as f:
        os.fchmod(f.fileno(), 0o600)
        f.write(password)
    r = subprocess.run(["ldapwhoami", "-x", "-H", uri, "-D", f"cn=u{i},dc=example", "-y", path], capture_output=True)
    if r.returncode not in (0, 49):
        raise SystemExit(f"ldapwhoami: {r}")
    return r.returncode == 0


try:
    for _ in range(100):
        if os.path.exists(D + "/s"):
            break
        time.sleep(0.1)
    for i, (scheme, password, stored, wrong, note, peer, system, user) in enumerate(rows):
        if not bind(i, password):
            if peer or (note and "label" in note):
                print("slapd refuses", stored, note, file=sys.stderr)
                continue
            raise SystemExit(f"slapd refuses {stored} {password!r}")
        emit(scheme, password, stored, note=note, system=system, user=user, **({"peer": peer} if peer else {}))
        if wrong is not None:
            if bind(i, wrong):
                raise SystemExit(f"slapd accepts {wrong!r} for {stored}")
            emit(scheme, wrong, stored, "mismatch", note="wrong password", **({"peer": peer} if peer else {}))
finally:
    slapd.terminate()
    slapd.wait()

# The value as slapcat prints it: one base64 line of the LDIF (folded lines joined).
ldif = subprocess.run(["slapcat", "-f", D + "/slapd.conf"], capture_output=True, check=True).stdout.decode().replace("\n ", "")
chosen = {}
for i, (scheme, password, stored, wrong, note, *_) in enumerate(rows):
    if note is None and password in (PW["ascii"], PW["utf8"]) and (scheme, password) not in chosen and (scheme != "ldap_crypt" or "$6$rounds" in stored):
        chosen[scheme, password] = i
for (scheme, password), i in chosen.items():
    if scheme not in ("ldap_md5", "ldap_sha1", "ldap_salted_sha1", "ldap_salted_sha256", "ldap_salted_sha512", "ldap_crypt", "openldap_sha512"):
        continue
    line = re.search(rf"^dn: cn=u{i},dc=example\n(?:.*\n)*?(userPassword:: .*)$", ldif, re.M)[1]
    assert base64.b64decode(line.split(":: ")[1]).decode() == rows[i][2]
    emit("ldap_userpassword_base64", password, line, note="line of slapcat")
    if password == PW["ascii"]:
        emit("ldap_userpassword_base64", PW["upper"], line, "mismatch", note="wrong password")
