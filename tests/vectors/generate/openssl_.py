"""openssl passwd, openssl dgst and the coreutils digests. openssl passwd has no verify:
each string is confirmed by libxcrypt (perl's crypt), $apr1$ by htpasswd -v."""
import re
import subprocess
import sys

from apache_verify import htpasswd_verify
from emit import PW, Emit, checked

v = subprocess.run(["openssl", "version"], capture_output=True, text=True).stdout.split()[1]
emit = Emit("OpenSSL " + v)


def crypt(password, setting):
    code = "print crypt(pack('H*', $ARGV[0]), pack('H*', $ARGV[1])) // '*'"
    return subprocess.run(["perl", "-e", code, password.hex(), setting.encode().hex()], capture_output=True, check=True).stdout.decode()


def verify(password, stored):
    return htpasswd_verify(password, stored) if stored.startswith("$apr1$") else crypt(password, stored) == stored


def passwd(option, password, salt=None):
    command = [b"openssl", b"passwd", option.encode()] + ([b"-salt", salt.encode()] if salt is not None else [])
    return subprocess.run(command + [b"-stdin"], input=password + b"\n", capture_output=True, check=True).stdout.decode().strip()


NAMES = (("ascii", "upper"), ("utf8", "ascii"), ("wide", None), ("latin1", "ascii"), ("marks", None), ("len65", None), ("len200", None))
for option, scheme in (("-1", "md5_crypt"), ("-apr1", "apr_md5_crypt"), ("-5", "sha256_crypt"), ("-6", "sha512_crypt")):
    sha = option in ("-5", "-6")
    for name, wrong in NAMES:
        checked(emit, scheme, PW[name], passwd(option, PW[name], "rounds=1000$opensslsalt" if sha else None), verify, wrong and PW[wrong])
    if sha:
        # openssl passwd writes <NULL> for the empty password under -5 and -6
        print("openssl passwd", option, "with an empty password:", passwd(option, b"", "saltsalt"), file=sys.stderr)
    else:
        checked(emit, scheme, PW["empty"], passwd(option, PW["empty"]), verify, PW["one"])
    checked(emit, scheme, PW["words"], passwd(option, PW["words"], "s"), verify, note="salt of one character")
    checked(emit, scheme, PW["words"], passwd(option, PW["words"], "morethansixteencharacters"), verify, note="salt cut by openssl passwd")
    checked(emit, scheme, PW["words"], passwd(option, PW["words"]), verify, PW["ascii"])
    if sha:
        checked(emit, scheme, PW["edges"], passwd(option, PW["edges"], "rounds=5000$saltsalt"), verify, note="rounds=5000 written")
        low = passwd(option, PW["words"], "rounds=10$saltsalt")
        print("openssl passwd with rounds=10:", low, file=sys.stderr)
        checked(emit, scheme, PW["words"], low, verify, note="rounds=10 asked for: raised to 1000")

core = re.search(r"\) ([\d.]+)", subprocess.run(["sha1sum", "--version"], capture_output=True, text=True).stdout)[1]
for digest in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    def second(password, stored):
        out = subprocess.run(["openssl", "dgst", "-" + digest, "-r"], input=password, capture_output=True, check=True).stdout
        return out.decode().split()[0] == stored
    for name, wrong in (("ascii", "upper"), ("empty", "one"), ("utf8", None), ("wide", None), ("latin1", None), ("len129", "len100")):
        stored = subprocess.run([digest + "sum"], input=PW[name], capture_output=True, check=True).stdout.decode().split()[0]
        checked(emit, "hex_" + digest, PW[name], stored, second, wrong and PW[wrong], hint="hex_" + digest, peer=f"coreutils {core}")


def system(name, user, password, digest):
    stored = subprocess.run([digest + "sum"], input=password.encode(), capture_output=True, check=True).stdout.decode().split()[0]
    emit("hex_" + digest, password, stored, hint="hex_" + digest, system=name, user=user, peer=f"coreutils {core}")


system("unsalted SHA-1 in hex (in-house system)", "gunnar", "njal's saga", "sha1")
system("unsalted SHA-256 in hex (in-house system)", "hedda", "gabler 1891", "sha256")
