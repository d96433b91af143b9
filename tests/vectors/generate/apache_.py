"""Apache's htpasswd: -m, -B, -s, -2, -5. Verified by htpasswd -v."""
import re
import subprocess
import sys

from apache_verify import htpasswd_verify
from emit import PW, Emit, checked

text = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "apache2-utils"], capture_output=True, text=True).stdout
emit = Emit("Apache htpasswd " + re.match(r"[\d.]+", text)[0])


def htpasswd(password, *options):
    out = subprocess.run([b"htpasswd", b"-nb", *[o.encode() for o in options], b"someone", password], capture_output=True, check=True).stdout
    return out.strip().decode().split(":", 1)[1]


verify = htpasswd_verify
NAMES = (("ascii", "upper"), ("empty", "one"), ("utf8", "ascii"), ("wide", None), ("latin1", "ascii"), ("marks", None), ("edges", None),
         ("len65", None), ("len72", "len71"), ("len73", None), ("len200", None))
for scheme, options in (("apr_md5_crypt", ["-m"]), ("bcrypt", ["-B", "-C", "4"]), ("ldap_sha1", ["-s"]),
                        ("sha256_crypt", ["-2", "-r", "1000"]), ("sha512_crypt", ["-5", "-r", "1000"])):
    for name, wrong in NAMES:
        note = "only 72 bytes count" if scheme == "bcrypt" and name in ("len73", "len200") else None
        try:
            stored = htpasswd(PW[name], *options)
        except subprocess.CalledProcessError as e:
            print(emit.peer, options, name, e.stderr, file=sys.stderr)
            continue
        checked(emit, scheme, PW[name], stored, verify, wrong and PW[wrong], note=note)
for scheme, option in (("sha256_crypt", "-2"), ("sha512_crypt", "-5")):
    checked(emit, scheme, PW["words"], htpasswd(PW["words"], option), verify, PW["ascii"], note="5000 rounds: not written")


def system(name, user, scheme, password, *options):
    stored = htpasswd(password.encode(), *options)
    assert verify(password.encode(), stored)
    emit(scheme, password, stored, system=name, user=user)


system("Apache htpasswd -m", "carlos", "apr_md5_crypt", "c\u00e1rlos 1516")
system("Apache htpasswd -B", "dora", "bcrypt", "maar & picasso", "-B")
system("Apache htpasswd -s", "egon", "ldap_sha1", "schiele_1890", "-s")
system("Apache htpasswd -5", "freya", "sha512_crypt", "brisingamen!", "-5")
