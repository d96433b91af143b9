"""Mail and chat servers: doveadm pw (Dovecot 2.3), authpasswd (Courier), prosodyctl (Prosody), scram.erl (ejabberd).

Each row is one that the peer made or verified, and that `directories_second.py` agrees to.

usage: mail_.py [rare]
"""
import base64
import os
import re
import subprocess
import sys
import tempfile

from directories_second import second
from emit import PW, Emit

RARE = sys.argv[1:] == ["rare"]


def version(package):
    text = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True).stdout
    return re.match(r"(?:\d+:)?([\d.]+\d)", text)[1]


emit = Emit("Dovecot " + version("dovecot-core"))


def row(scheme, password, stored, verify=None, wrong=None, note=None, peer=None, **more):
    """The peer's own verdict, if it has one, and the second opinion."""
    context = {key: more.get(key) for key in ("username", "salt", "rounds")}
    for given, expected in ((password, True), (wrong, False)):
        if given is None:
            continue
        verdicts = [verify and verify(given, stored), second(scheme, stored, given, **context)]
        if any(verdict not in (expected, None) for verdict in verdicts) or verdicts == [None, None]:
            raise SystemExit(f"{scheme} {given!r} {stored!r} {more}: {verdicts}")
        extra = dict(more, note=note if expected else "wrong password", **({"peer": peer} if peer else {}))
        emit(scheme, given, stored, "match" if expected else "mismatch", **extra)


def doveadm(label, password, *options):
    command = [b"doveadm", b"pw", b"-s", label.encode(), *[o.encode() for o in options], b"-p", password]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout.decode().rstrip("\n")


def verifier(*options):
    def verify(password, stored):
        command = ["doveadm", "pw", *options, "-t", stored, "-p", password]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode == 0 and b"(verified)" in done.stdout:
            return True
        if done.returncode == 75 and b"mismatch" in done.stderr.lower():
            return False
        raise SystemExit(f"doveadm pw -t {stored}: {done}")
    return verify


verify = verifier()
NAMES = (("ascii", "upper"), ("utf8", "ascii"), ("wide", None), ("latin1", "ascii"), ("marks", None), ("edges", None), ("len64", None),
         ("len65", "len64"), ("len200", None))


def plain_labels():
    own = {"CRAM-MD5": "dovecot_cram_md5", "HMAC-MD5": "dovecot_cram_md5", "SCRAM-SHA-1": "dovecot_scram_sha_1",
           "SCRAM-SHA-256": "dovecot_scram_sha_256", "OTP": "dovecot_otp", "PBKDF2": "dovecot_pbkdf2", "LDAP-MD5": "ldap_md5",
           "PLAIN-MD5": "ldap_hex_md5", "SHA1": "ldap_sha1"}
    if RARE:
        own = {"PLAIN-MD4": "dovecot_plain_md4"}
    for label, scheme in own.items():
        for name, wrong in NAMES:
            row(scheme, PW[name], doveadm(label, PW[name]), verify, wrong and PW[wrong])
        stored = doveadm(label, PW["words"])
        row(scheme, PW["words"], "{" + label.lower() + "}" + stored.split("}")[1], verify, note="label in lower case")
        if label not in ("OTP",):
            row(scheme, b"", doveadm(label, b""), verify, b"a", note="empty password")
    if RARE:
        for stored in ("{OTP}md4 1024 ce20d20fae368ff2 689aea1b24ed6438", "{OTP}md4 1024 CE20D20FAE368FF2 689AEA1B24ED6438"):
            row("dovecot_otp", b"test", stored, verify, b"Test", peer="Dovecot test suite", note="Dovecot verified it")
        row("dovecot_otp", b"test", "{SKEY}md4 1024 ce20d20fae368ff2 689aea1b24ed6438", None, b"Test", peer="Dovecot test suite")
        row("dovecot_plain_md4", b"test", "{PLAIN-MD4}2zRtaR16zE3CYl2xn54/Ug==", verify, b"Test",
            peer=emit.peer + " (encoded anew)", note="base64, told by the length; Dovecot verified it")
        return
    for label, scheme in (("PLAIN", "dovecot_plain"), ("CLEAR", "dovecot_plain"), ("CLEARTEXT", "dovecot_plain")):
        for name, wrong in NAMES:
            if name != "latin1":
                row(scheme, PW[name], doveadm(label, PW[name]), verify, wrong and PW[wrong])
    for stored, right, wrong in (("{PLAIN-TRUNC}7-letmein", (b"letmein", b"letmeinnow"), b"letmei"), ("{PLAIN-TRUNC}8-letmein", (b"letmein",), b"letmeinnow"),
                                 ("{plain-trunc}3-a-b", (b"a-b", b"a-bc"), b"a-c")):
        for password in right:
            row("dovecot_plain_trunc", password, stored, verify, wrong, peer="by hand", note="Dovecot verified it")
    # MD5 of the same bytes in the other encoding, and crypt(3) under every label.
    for stored, scheme in (("{MD5}0d107d09f5bbe40cade3de5c71e9e9b7", "ldap_hex_md5"), ("{MD5}0D107D09F5BBE40CADE3DE5C71E9E9B7", "ldap_hex_md5"),
                           ("{LDAP-MD5}0d107d09f5bbe40cade3de5c71e9e9b7", "ldap_hex_md5"), ("{PLAIN-MD5}DRB9CfW75Ayt495ccenptw==", "ldap_md5"),
                           ("{SHA256}1c8bfe8f801d79745c4631d09fff36c82aa37fc4cce4fc946683d7b336b63032", "openldap_sha256"),
                           ("{SHA1}b7a875fc1ea228b9061041b7cec4bd3c52ab3ce3", "ldap_hex_sha1"),
                           ("{CRAM-MD5}215D0A4A757088371B5E9F2C8CFC483FC26E6311320A583E43A3E1B3FCE7A241", "dovecot_cram_md5"),
                           ("{CRAM-MD5}IV0KSnVwiDcbXp8sjPxIP8JuYxEyClg+Q6Phs/znokE=", "dovecot_cram_md5")):
        row(scheme, b"letmein", stored, verify, b"letmeout", peer=emit.peer + " (encoded anew)", note="told by the length; Dovecot verified it")
    for label, options in (("MD5", ()), ("MD5-CRYPT", ()), ("SHA256-CRYPT", ("-r", "1000")), ("SHA512-CRYPT", ("-r", "1000")), ("BLF-CRYPT", ("-r", "4")),
                           ("ARGON2I", ("-r", "3")), ("ARGON2ID", ("-r", "3")), ("DES-CRYPT", ()), ("CRYPT", ("-r", "4"))):
        for name, wrong in (("ascii", "upper"), ("utf8", None), ("latin1", None)):
            if label == "DES-CRYPT" and name != "ascii":
                continue
            row("ldap_crypt", PW[name], doveadm(label, PW[name], *options), verify, wrong and PW[wrong])
    md5 = doveadm("MD5-CRYPT", b"letmein").split("}")[1]
    for label in ("des-crypt", "SHA512-CRYPT", "Crypt"):
        row("ldap_crypt", b"letmein", "{" + label + "}" + md5, verify, b"letmeout", peer=emit.peer + " (another label)", note="Dovecot verified it")
    argon2i = doveadm("ARGON2I", b"letmein", "-r", "3").split("}")[1]
    row("ldap_crypt", b"letmein", "{ARGON2ID}" + argon2i, verify, b"letmeout", peer=emit.peer + " (another label)", note="Dovecot verified it")
    for user in ("joe", "joe@example.org", "joe@a@b", "\u0439\u043e\u0436@\u043f\u0440\u0438\u043c\u0435\u0440"):
        check = verifier("-u", user)
        for name, wrong in (("ascii", "upper"), ("utf8", None), ("latin1", None), ("empty", "one")):
            stored = doveadm("DIGEST-MD5", PW[name], "-u", user)
            row("dovecot_digest_md5", PW[name], stored, check, wrong and PW[wrong], username=user)
    sample = doveadm("SCRAM-SHA-1", b"letmein")
    head, key = sample.rsplit(",", 1)
    other = head + "," + base64.b64encode(bytes(20)).decode()
    row("dovecot_scram_sha_1", b"letmein", other, verify, b"letmeout", peer=emit.peer + " (changed)", note="another ServerKey; Dovecot verified it")
    for seed in ("FDF42C3AA6384B17", "fdf42c3aa6384b17"):
        stored = f"{{OTP}}sha1 1024 {seed} 79B04C3F5F0A5D4F"
        row("dovecot_otp", b"letmein", stored, verify, b"letmeout", peer=emit.peer + " (case changed)", note="Dovecot verified it")


def suffixes():
    fixed = ["SHA", "SHA1", "SHA256", "SHA512", "PLAIN-MD5", "LDAP-MD5", "CRAM-MD5", "HMAC-MD5", "SMD5", "SSHA", "SSHA256", "SSHA512"]
    text = ["PLAIN", "CLEAR", "CLEARTEXT", "CRYPT", "DES-CRYPT", "MD5", "MD5-CRYPT", "SHA256-CRYPT", "SHA512-CRYPT", "BLF-CRYPT",
            "PBKDF2", "ARGON2I", "ARGON2ID", "SCRAM-SHA-1", "SCRAM-SHA-256", "OTP"]
    slow = {"CRYPT": ("-r", "4"), "BLF-CRYPT": ("-r", "4"), "ARGON2I": ("-r", "3"), "ARGON2ID": ("-r", "3")}
    for label in ["PLAIN-MD4"] if RARE else fixed + text:
        for suffix, wrong in (("HEX", b"letmeout"), ("B64", None), ("BASE64", None)):
            stored = doveadm(f"{label}.{suffix}", b"letmein", *slow.get(label, ()))
            row("dovecot_suffix", b"letmein", stored, verify, wrong)
            head, body = stored.split("}", 1)
            row("dovecot_suffix", b"letmein", head.lower() + "}" + body, verify, note="label in lower case")
    if RARE:
        return
    check = verifier("-u", "joe@example.org")
    for suffix in ("HEX", "B64"):
        stored = doveadm("DIGEST-MD5." + suffix, b"letmein", "-u", "joe@example.org")
        row("dovecot_suffix", b"letmein", stored, check, b"letmeout", username="joe@example.org")
    for stored in ("{MD5.HEX}3064313037643039663562626534306361646533646535633731653965396237", "{PLAIN-TRUNC.HEX}372d6c65746d65696e"):
        row("dovecot_suffix", b"letmein", stored, verify, b"letmeout", peer="by hand", note="Dovecot verified it")


def published():
    """Of labels that Dovecot 2.3 has no more."""
    if RARE:
        row("dovecot_ntlm", b"test", "{NTLM}0cb6948805f797bf2a82807973b89537", None, b"Test", peer="Dovecot test suite")
        return
    row("dovecot_rpa", b"test", "{RPA}f89cb77d46507afe985d80822b6b6c39", None, b"Test", peer="Dovecot test suite")
    row("dovecot_lanman", b"test", "{LANMAN}01fc5a6be7bc6929aad3b435b51404ee", None, b"toast", peer="Dovecot test suite")
    row("dovecot_digest_md5", b"test", "{DIGEST-MD5}77c1a8c437c9b08ba2f460fe5d58db5d", None, b"Test", peer="Dovecot test suite", username="testuser1")


def courier():
    peer = "Courier authlib " + version("courier-authlib")
    kinds = {"md5": "ldap_md5", "md5raw": "ldap_hex_md5", "sha": "ldap_sha1", "sha256": "openldap_sha256", "sha512": "openldap_sha512",
             "ssha": "ldap_salted_sha1"}
    for kind, scheme in kinds.items():
        for name, wrong in (("ascii", "upper"), ("utf8", None), ("marks", None), ("len65", None)):
            password = PW[name] + b"\n"
            done = subprocess.run(["authpasswd", kind], input=2 * password, capture_output=True, check=True)
            row(scheme, PW[name], done.stdout.decode().splitlines()[-1].strip(), None, wrong and PW[wrong], peer=peer)


def prosody():
    peer = "Prosody " + version("prosody")
    with tempfile.TemporaryDirectory() as directory:
        config = os.path.join(directory, "prosody.cfg.lua")
        with open(config, "w") as f:
            f.write(f'data_path = "{directory}/data"\npidfile = "{directory}/pid"\nauthentication = "internal_hashed"\n'
                    f'log = {{ error = "{directory}/log" }}\nVirtualHost "example.org"\n')
        os.mkdir(directory + "/data")
        for index, name in enumerate(("ascii", "utf8", "marks", "len65")):
            subprocess.run(["prosodyctl", "--root", "--config", config, "register", f"u{index}", "example.org", PW[name].decode()],
                           capture_output=True, check=True)
            with open(f"{directory}/data/example%2eorg/accounts/u{index}.dat") as f:
                account = dict(re.findall(r'\["(\w+)"\] = "?([^";]*)"?;', f.read()))
            row("prosody_scram_sha1", PW[name], account["stored_key"], None, PW["upper"], peer=peer, salt=account["salt"], rounds=account["iteration_count"])


def ejabberd():
    peer = "ejabberd's scram.erl, p1_xmpp " + version("erlang-p1-xmpp")
    for index, name in enumerate(("ascii", "utf8", "marks", "len65", "words")):
        salt = bytes((37 * index + 11 * i) % 256 for i in range(16))
        rounds = (4096, 2, 1000, 4096, 10000)[index]
        code = ("application:ensure_all_started(stringprep), D=fun(T)->base64:decode(T) end, "
                f'S=scram:salted_password(sha,D("{base64.b64encode(PW[name]).decode()}"),D("{base64.b64encode(salt).decode()}"),{rounds}), '
                'io:format("~s",[base64:encode(scram:stored_key(sha,scram:client_key(sha,S)))]), halt().')
        stored = subprocess.run(["erl", "-noshell", "-eval", code], capture_output=True, text=True, check=True).stdout
        row("xmpp_scram_sha1", PW[name], stored, None, PW["upper"], peer=peer, salt=base64.b64encode(salt).decode(), rounds=str(rounds))
    # Its salt and StoredKey as Openfire and ejabberd keep them.
    row("xmpp_scram_sha1", b"qwerty", base64.b64encode(bytes.fromhex("4aec3caa8ace5180efa7a671092646c041ab1496")).decode(), None, b"qwertz",
        peer="John the Ripper, xmpp-scram (encoded anew)", salt=base64.b64encode(bytes.fromhex("4f67aec1bd53f5f2f74652e69a3b8f32")).decode(), rounds="4096")


plain_labels()
suffixes()
published()
if not RARE:
    courier()
    prosody()
    ejabberd()
