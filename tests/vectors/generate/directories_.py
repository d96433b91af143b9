"""Directories: OpenLDAP with its modules, 389 DS, ApacheDS; FreeRADIUS; htpasswd lines; attributes of Samba and FreeIPA.

Each row is one that the peer made and verified (or only verified, and says so), and that `directories_second.py` agrees to.

usage: directories_.py [rare]
"""
import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

from directories_second import second
from emit import PW, Emit

RARE = sys.argv[1:] == ["rare"]
PEERS = os.environ["PEERS"]


def version(package):
    text = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True).stdout
    return re.match(r"(?:\d+:)?([\d.]+\d)", text)[1]


emit = Emit("")
LIB = "hashlib " + sys.version.split()[0]


def row(scheme, password, stored, verify, wrong=None, note=None, peer=None):
    for given, expected in ((password, True), (wrong, False)):
        if given is None:
            continue
        verdicts = [verify and verify(given, stored), second(scheme, stored, given)]
        if any(verdict not in (expected, None) for verdict in verdicts) or verdicts == [None, None]:
            raise SystemExit(f"{scheme} {given!r} {stored!r}: {verdicts}")
        emit(scheme, given, stored, "match" if expected else "mismatch", note=note if expected else "wrong password", peer=peer)


def ab64(data):
    return base64.b64encode(data).decode().rstrip("=").replace("+", ".")


def b64(data):
    return base64.b64encode(data).decode()


def pbkdf2(label, name, password, salt, rounds=1000, encode=ab64):
    return f"{{{label}}}{rounds}${encode(salt)}${encode(hashlib.pbkdf2_hmac(name, password, salt, rounds))}"


NAMES = (("ascii", "upper"), ("utf8", "ascii"), ("wide", None), ("latin1", "ascii"), ("marks", None), ("edges", None), ("len65", None),
         ("len200", None))
TEXTS = tuple(pair for pair in NAMES if pair[0] not in ("latin1", "len200"))


class Slapd:
    """A slapd of our own on a socket in a temporary directory."""
    MODULES = ("pw-sha2", "pw-pbkdf2", "pw-apr1", "pw-netscape", "argon2")

    def __init__(self):
        self.peer = "OpenLDAP " + version("slapd")
        self.temporary = tempfile.TemporaryDirectory()
        self.directory = self.temporary.name
        self.rows = []

    def secret(self, password):
        path = os.path.join(self.directory, "secret")
        with open(path, "wb") as f:
            os.fchmod(f.fileno(), 0o600)
            f.write(password)
        return path

    def make(self, label, password):
        module = {"{APR1}": "pw-apr1", "{BSDMD5}": "pw-apr1", "{ARGON2}": "argon2"}.get(label, "pw-pbkdf2")
        command = ["slappasswd", "-o", "module-path=/usr/lib/ldap", "-o", "module-load=" + module, "-n", "-h", label, "-T", self.secret(password)]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    def want(self, scheme, password, stored, wrong=None, note=None, peer=None):
        self.rows.append((scheme, password, stored, wrong, note, peer or self.peer))

    def bind(self, index, password):
        command = ["ldapwhoami", "-x", "-H", self.uri, "-D", f"cn=u{index},dc=example", "-y", self.secret(password)]
        done = subprocess.run(command, capture_output=True)
        if done.returncode not in (0, 49):
            raise SystemExit(f"ldapwhoami: {done}")
        return done.returncode == 0

    def run(self):
        d = self.directory
        os.mkdir(d + "/db")
        loads = "".join(f"moduleload {module}\n" for module in ("back_mdb", *self.MODULES))
        with open(d + "/slapd.conf", "w") as f:
            f.write(f"include /etc/ldap/schema/core.schema\npidfile {d}/slapd.pid\nmodulepath /usr/lib/ldap\n{loads}"
                    f'access to attrs=userPassword by anonymous auth\naccess to * by * read\ndatabase mdb\nsuffix "dc=example"\ndirectory {d}/db\n')
        with open(d + "/all.ldif", "w") as f:
            f.write("dn: dc=example\nobjectClass: dcObject\nobjectClass: organization\no: example\ndc: example\n")
            for index, (_, _, stored, *_) in enumerate(self.rows):
                f.write(f"\ndn: cn=u{index},dc=example\nobjectClass: person\ncn: u{index}\nsn: u{index}\nuserPassword:: {b64(stored.encode())}\n")
        subprocess.run(["slapadd", "-q", "-f", d + "/slapd.conf", "-l", d + "/all.ldif"], check=True, capture_output=True)
        self.uri = "ldapi://" + urllib.parse.quote(d + "/s", safe="")
        slapd = subprocess.Popen(["slapd", "-h", self.uri, "-f", d + "/slapd.conf", "-d", "0"])
        try:
            while subprocess.run(["ldapwhoami", "-x", "-H", self.uri], capture_output=True).returncode:
                time.sleep(0.1)
            for index, (scheme, password, stored, wrong, note, peer) in enumerate(self.rows):
                row(scheme, password, stored, lambda given, _: self.bind(index, given), wrong, note, peer)
        finally:
            slapd.terminate()
            slapd.wait()


def openldap():
    slapd = Slapd()
    labels = {"{PBKDF2}": "ldap_pbkdf2_sha1", "{PBKDF2-SHA1}": "ldap_pbkdf2_sha1", "{PBKDF2-SHA256}": "ldap_pbkdf2_sha256",
              "{PBKDF2-SHA512}": "ldap_pbkdf2_sha512", "{APR1}": "openldap_apr1", "{BSDMD5}": "openldap_bsdmd5", "{ARGON2}": "ldap_crypt"}
    for label, scheme in labels.items():
        for name, wrong in NAMES:
            if label == "{ARGON2}" and name not in ("ascii", "utf8"):
                continue
            slapd.want(scheme, PW[name], slapd.make(label, PW[name]), wrong and PW[wrong])
        stored = slapd.make(label, PW["words"])
        # In lower case it is Spring's id.
        other, note = (label.title(), "label in mixed case") if label == "{ARGON2}" else (label.lower(), "label in lower case")
        slapd.want(scheme, PW["words"], other + stored.split("}", 1)[1], note=note)
    for name, digest in (("PBKDF2-SHA1", "sha1"), ("PBKDF2-SHA256", "sha256"), ("PBKDF2-SHA512", "sha512")):
        for rounds in (1, 999):
            stored = pbkdf2(name, digest, PW["words"], bytes(range(16)), rounds)
            slapd.want("ldap_" + name.lower().replace("-", "_"), PW["words"], stored, PW["ascii"], f"{rounds} rounds; slapd verified it", LIB)
    for name, wrong in NAMES:
        salt = hashlib.md5(PW[name] + b"salt").hexdigest()
        digest = hashlib.md5(salt.encode() + b"Y" + PW[name] + b"\xf7" + salt.encode()).hexdigest()
        slapd.want("ns_mta_md5", PW[name], "{NS-MTA-MD5}" + digest + salt, wrong and PW[wrong], "slapd verified it (pw-netscape)", LIB)
    for name, wrong in TEXTS:
        if name != "marks":
            slapd.want("ldap_plaintext", PW[name], PW[name].decode(), wrong and PW[wrong], "slapd verified it", "by hand")
    slapd.run()


def ds389():
    peer = "389 DS " + version("389-ds-base")

    def make(scheme, password):
        return subprocess.run([b"pwdhash", b"-s", scheme.encode(), password], capture_output=True, check=True).stdout.decode().splitlines()[-1]

    def verify(password, stored):
        done = subprocess.run([b"pwdhash", b"-c", stored.encode(), password], capture_output=True)
        for answer, verdict in ((b"password ok", True), (b"does not match", False)):
            if answer in done.stdout + done.stderr:
                return verdict
        raise SystemExit(f"pwdhash -c {stored}: {done}")

    kinds = {"PBKDF2_SHA256": "ds389_pbkdf2_sha256", "PBKDF2-SHA1": "ldap_pbkdf2_sha1", "PBKDF2-SHA256": "ldap_pbkdf2_sha256",
             "PBKDF2-SHA512": "ldap_pbkdf2_sha512"}
    for kind, scheme in kinds.items():
        for name, wrong in NAMES:
            if name == "latin1" and kind != "PBKDF2_SHA256":
                continue  # The plugin in Rust takes UTF-8 only.
            row(scheme, PW[name], make(kind, PW[name]), verify, wrong and PW[wrong], peer=peer)
        label, body = make(kind, PW["words"]).split("}", 1)
        row(scheme, PW["words"], label.lower() + "}" + body, verify, note="label in lower case", peer=peer)
    stored = make("PBKDF2-SHA1", b"letmein").replace("-SHA1", "")
    row("ldap_pbkdf2_sha1", b"letmein", stored, verify, b"letmeout", note="the label without its digest; pwdhash verified it", peer=peer)
    # What else it writes has schemes with vectors of others; these are its labels.
    for kind in ("CRYPT-MD5", "CRYPT-SHA256", "CRYPT-SHA512"):
        for name, wrong in (("ascii", "upper"), ("utf8", None), ("len65", None)):
            stored = make(kind, PW[name])
            row("ldap_crypt", PW[name], stored, verify, wrong and PW[wrong], peer=peer)
            body = stored.split("}", 1)[1]
            row("ldap_crypt", PW[name], "{" + kind + "}" + body, verify, wrong and PW[wrong], note="its other label; pwdhash verified it", peer=peer)
    for kind, scheme in (("SSHA", "ldap_salted_sha1"), ("SSHA256", "ldap_salted_sha256"), ("SSHA384", "ldap_salted_sha384"),
                         ("SSHA512", "ldap_salted_sha512"), ("SMD5", "ldap_salted_md5"), ("MD5", "ldap_md5"), ("SHA", "ldap_sha1"),
                         ("SHA256", "openldap_sha256"), ("SHA384", "openldap_sha384"), ("SHA512", "openldap_sha512")):
        for name, wrong in (("ascii", "upper"), ("utf8", None)):
            row(scheme, PW[name], make(kind, PW[name]), verify, wrong and PW[wrong], peer=peer)
    row("ns_mta_md5", b"letmein", "{ns-mta-md5}328e98b6cade95443231d8c4c139b9b50123456789abcdef0123456789abcdef", verify, b"letmeout",
        note="label in lower case; pwdhash verified it", peer=LIB)
    for label in ("{CLEAR}", "{clear}"):
        row("dovecot_plain", "l\u00e8tmein".encode(), label + "l\u00e8tmein", verify, b"letmein", note="pwdhash verified it", peer="by hand")


def apacheds():
    jar = next(pathlib.Path(PEERS, "apache/usr/share/java").glob("apache-directory-api-all-*.jar"))
    peer = "Apache Directory API " + jar.stem.rsplit("-", 1)[1]
    jars = ":".join(f"{PEERS}/apache/usr/share/java/{jar}.jar" for jar in ("apache-directory-api-all", "slf4j-api", "slf4j-nop", "commons-codec", "mina2-core"))

    def run(lines):
        done = subprocess.run(["java", "-cp", jars, "java/ApacheDs.java"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    kinds = {"PKCS5S2": "atlassian_pbkdf2_sha1", "SSHA": "ldap_salted_sha1", "SSHA512": "ldap_salted_sha512", "SMD5": "ldap_salted_md5",
             "CRYPT_SHA512": "ldap_crypt", "CRYPT_BCRYPT": "ldap_crypt", "CRYPT_MD5": "ldap_crypt"}
    wanted = [(scheme, kind, name, wrong) for kind, scheme in kinds.items() for name, wrong in TEXTS[:3 if kind != "PKCS5S2" else None]]
    made = run([f"{PW[name].hex()}\t{kind}" for _, kind, name, _ in wanted])
    checks = [(PW[name], stored) for (_, _, name, _), stored in zip(wanted, made)]
    checks += [(PW[wrong], stored) for (_, _, _, wrong), stored in zip(wanted, made) if wrong]
    verdicts = dict(zip(checks, run([f"{password.hex()}\t-\t{stored}" for password, stored in checks])))
    verify = lambda given, stored: verdicts[given, stored] == "true"
    for (scheme, _, name, wrong), stored in zip(wanted, made):
        row(scheme, PW[name], stored, verify, wrong and PW[wrong], peer=peer)


class Radius:
    """A radiusd of our own on a port of this host."""
    PORT = 18125

    def __init__(self):
        self.peer = "FreeRADIUS " + version("freeradius")
        self.rows = []

    def want(self, scheme, password, stored, wrong=None):
        self.rows.append((scheme, password, stored, wrong))

    def verdict(self, index, password):
        quoted = password.decode().replace("\\", "\\\\").replace('"', '\\"')
        request = f'User-Name = "u{index}", User-Password = "{quoted}"\n'
        done = subprocess.run(["radclient", "-r", "1", "-t", "5", f"127.0.0.1:{self.PORT}", "auth", "testing123"], input=request,
                              capture_output=True, text=True)
        for answer, verdict in (("Access-Accept", True), ("Access-Reject", False)):
            if "Received " + answer in done.stdout:
                return verdict
        raise SystemExit(f"radclient: {done}")

    def run(self):
        with tempfile.TemporaryDirectory() as d:
            with open(d + "/users", "w") as f:
                for index, (_, _, stored, _) in enumerate(self.rows):
                    f.write(f'u{index} Password-With-Header := "{stored}"\n\n')
            with open(d + "/dictionary", "w") as f:
                f.write("$INCLUDE /usr/share/freeradius/dictionary\n")
            with open(d + "/radiusd.conf", "w") as f:
                f.write(f"""prefix = /usr
libdir = /usr/lib/freeradius
confdir = {d}
logdir = {d}
db_dir = {d}
run_dir = {d}
pidfile = {d}/pid
log {{
 destination = files
 file = {d}/log
}}
security {{
 allow_vulnerable_openssl = yes
 reject_delay = 0
}}
client localhost {{
 ipaddr = 127.0.0.1
 secret = testing123
}}
modules {{
 pap {{
  normalise = yes
 }}
 files {{
  filename = {d}/users
 }}
}}
server default {{
 listen {{
  type = auth
  ipaddr = 127.0.0.1
  port = {self.PORT}
 }}
 authorize {{
  files
  pap
 }}
 authenticate {{
  Auth-Type PAP {{
   pap
  }}
 }}
}}
""")
            radiusd = subprocess.Popen(["freeradius", "-f", "-d", d, "-n", "radiusd"], stdout=subprocess.DEVNULL)
            try:
                time.sleep(3)
                for index, (scheme, password, stored, wrong) in enumerate(self.rows):
                    row(scheme, password, stored, lambda given, _: self.verdict(index, given), wrong, self.peer + " verified it", LIB)
            finally:
                radiusd.terminate()
                radiusd.wait()


def freeradius():
    radius = Radius()
    texts = [(PW["ascii"], PW["upper"]), (PW["utf8"], PW["ascii"]), (PW["words"], None)]

    def digest(name, password):
        return hashlib.new(name, password).digest()

    if RARE:
        from passlib.hash import nthash
        from passlib.crypto.digest import lookup_hash
        for label in ("nt", "nthash", "x-nthash", "X- orclntv"):
            for password, wrong in texts:
                data = bytes.fromhex(nthash.hash(password))
                radius.want("dovecot_ntlm", password, f"{{{label}}}{data.hex()}", wrong)
                radius.want("dovecot_ntlm", password, f"{{{label}}}{b64(data)}")
        radius.run()
        return
    for password, wrong in texts:
        for label in ("clear", "cleartext"):
            radius.want("dovecot_plain", password, f"{{{label}}}{password.decode()}", wrong)
        radius.want("ldap_hex_md5", password, "{md5}" + digest("md5", password).hex(), wrong)
        radius.want("ldap_md5", password, "{base64_md5}" + b64(digest("md5", password)), wrong)
        for bits in (224, 256, 384, 512):
            scheme = "ldap_sha224" if bits == 224 else f"openldap_sha{bits}"
            radius.want(scheme, password, f"{{sha{bits}}}" + b64(digest(f"sha{bits}", password)), wrong)
            radius.want(scheme, password, f"{{sha{bits}}}" + digest(f"sha{bits}", password).hex())
            salt = bytes(range(bits // 32))
            radius.want(f"ldap_salted_sha{bits}", password, f"{{ssha{bits}}}" + b64(digest(f"sha{bits}", password + salt) + salt), wrong)
        for name, algorithm in (("HMACSHA1", "sha1"), ("HMACSHA2+224", "sha224"), ("HMACSHA2+256", "sha256"), ("HMACSHA2+384", "sha384"), ("HMACSHA2+512", "sha512")):
            for rounds in (1, 1000):
                salt = bytes(range(len(name) + rounds % 7))
                key = hashlib.pbkdf2_hmac(algorithm, password, salt, rounds)
                radius.want("freeradius_pbkdf2", password, f"{{x-pbkdf2}}{name}:{b64(rounds.to_bytes(4, 'big'))}:{b64(salt)}:{b64(key)}", wrong)
    radius.run()


def htpasswd_lines():
    peer = "Apache htpasswd " + version("apache2-utils")
    with tempfile.TemporaryDirectory() as d:
        path = d + "/htpasswd"

        def verify(password, line):
            with open(path, "w") as f:
                f.write(line.rstrip("\n") + "\n")
            user = line.split(":", 1)[0]
            done = subprocess.run([b"htpasswd", b"-vb", path.encode(), user.encode(), password], capture_output=True)
            return {0: True, 3: False}[done.returncode]

        for options in (["-m"], ["-B", "-C", "4"], ["-s"], ["-2", "-r", "1000"], ["-5", "-r", "1000"], ["-d"]):
            for user, name, wrong in (("joe", "ascii", "upper"), ("j\u00f6e b", "utf8", None), ("joe", "marks", None)):
                if options == ["-d"] and name != "ascii":
                    continue
                command = [b"htpasswd", b"-nb", *[option.encode() for option in options], user.encode(), PW[name]]
                line = subprocess.run(command, capture_output=True, check=True).stdout.decode().rstrip("\n")
                row("htpasswd_line", PW[name], line, verify, wrong and PW[wrong], peer=peer)
                row("htpasswd_line", PW[name], line + "\n", verify, None, note="with the end of the line", peer=peer)


def attributes():
    """Crypt::SmbHash, which takes ASCII; passlib agrees."""
    peer = "Crypt::SmbHash " + version("libcrypt-smbhash-perl")
    texts = (("letmein", "letmeout"), ("LetMeIn2", "letmein"), ("x", None), ("fourteen chars", None)) + ((("l\u00e8tmein", None),) if RARE else ())
    for text, wrong in texts:
        code = "use Crypt::SmbHash qw(lmhash nthash); print lmhash($ARGV[0]), ' ', nthash($ARGV[0]);"
        ascii_only = text if text.isascii() else ""
        lm, nt = subprocess.run(["perl", "-e", code, ascii_only], capture_output=True, text=True, check=True).stdout.split()
        password, wrong = text.encode(), wrong and wrong.encode()
        if not RARE:
            for stored in ("sambaLMPassword: " + lm, "sambalmpassword:" + lm.lower() + "\n"):
                row("samba_lmhash", password, stored, None, wrong, peer=peer)
            row("dovecot_lanman", password, "{LANMAN}" + lm.lower(), None, wrong, peer=peer + " (label added)")
            row("dovecot_lanman", password, "{x- orcllmv}" + lm, None, wrong, peer=peer + " (label added)")
            continue
        if not text.isascii():
            from passlib.hash import nthash
            nt = nthash.hash(text).upper()
        who = peer if text.isascii() else "passlib 1.7.4"
        data = bytes.fromhex(nt)
        row("kanidm_samba_nthash", password, "sambaNTPassword: " + nt, None, wrong, peer=who)
        row("kanidm_samba_nthash", password, "SambaNTPassword:" + nt.lower(), None, None, peer=who)
        row("kanidm_ipa_nthash", password, "ipaNTHash:: " + b64(data), None, wrong, peer=who + " (encoded anew)")
        row("kanidm_ipa_nthash", password, "ipaNTHash: " + base64.urlsafe_b64encode(data).decode().rstrip("="), None, None, peer=who + " (encoded anew)")
        row("dovecot_ntlm", password, "{NTLM}" + nt.lower(), None, wrong, peer=who + " (label added)")


if not RARE:
    openldap()
    ds389()
    apacheds()
    htpasswd_lines()
freeradius()
attributes()
