"""Network devices, mainframes, SAP, Domino, Kerberos and SRP.

The strings are made by passlib, netutils, hashcat's test modules, MIT krb5, impacket, srp and a Firebird server; where
nothing of the kind can be installed, by `enterprise_defs.py`, which was written after the published descriptions and
makes the published examples too. Published examples are rows with their file as the peer.

usage: enterprise_.py core | ciphers | srp
"""
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

import enterprise_defs as defs
from emit import PW, Emit

HERE = pathlib.Path(__file__).parent
PEERS = pathlib.Path(os.environ["PEERS"])
PASSWORDS = ["ascii", "utf8", "wide", "marks", "len64", "empty", "upper"]
HASHCAT = "hashcat 6.2.6, test module"
JOHN = "John the Ripper, test vectors of"


def version(package):
    from importlib.metadata import version
    return f"{package} {version(package)}"


def debian(package):
    out = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True).stdout
    return out.split("-")[0].removesuffix(".ds4")


def modules(rows):
    """`(mode, password, further arguments)`: what hashcat's own test modules make."""
    folder = next(PEERS.glob("hashcat*/tools/test_modules"))
    lines = "".join("\t".join([str(mode), p.hex(), *(a if a == "-" else a.encode("latin-1").hex() for a in more)]) + "\n" for mode, p, *more in rows)
    env = dict(os.environ, HASHCAT_MODULES=str(folder), PERL5LIB=str(PEERS / "perl"))
    done = subprocess.run(["perl", "enterprise_.pl"], input=lines, capture_output=True, text=True, env=env, cwd=HERE)
    out = done.stdout.splitlines()
    if done.returncode or len(out) != len(rows):
        raise SystemExit(f"enterprise_.pl: {done.stderr}")
    return [bytes.fromhex(line).decode("latin-1") for line in out]


def wrong(emit, scheme, row, *, password=b"another", note="wrong password", **more):
    emit(scheme, password, row, "mismatch", note=note, **more)


def cisco():
    from passlib.hash import cisco_asa, cisco_pix, cisco_type7
    import netutils.password as other
    emit = Emit("passlib 1.7.4")
    lengths = ["0123456789abcdefqwertyuiopasdfgh"[:n].encode() for n in (0, 1, 11, 12, 13, 15, 16, 17, 27, 28, 32)]
    for user in (None, "ab", "admin", "ünïcode"):
        for p in [*lengths, PW["ascii"], PW["utf8"]]:
            for scheme, hasher, most in [("cisco_pix", cisco_pix, 16), ("cisco_asa", cisco_asa, 32)]:
                if len(p) <= most and (user is None or len(user.encode()) >= 4 or scheme == "cisco_asa"):
                    kwargs = {} if user is None else {"user": user}
                    emit(scheme, p, hasher.hash(p, **kwargs), username=user or "", hint=scheme)
    for scheme, hasher in [("cisco_pix", cisco_pix), ("cisco_asa", cisco_asa)]:
        made = hasher.hash(PW["ascii"], user="admin")
        wrong(emit, scheme, made, username="admin", hint=scheme)
        wrong(emit, scheme, made, password=PW["ascii"], note="another user", username="root", hint=scheme)
    both = f"passlib 1.7.4; {version('netutils')}"
    for name in [n for n in PASSWORDS if n != "empty"] + ["one", "len55"]:
        for offset in (0, 1, 7, 15, 52):
            made = cisco_type7.using(salt=offset).hash(PW[name])
            agree = True
            if PW[name].isascii() and offset < 16:
                agree = other.decrypt_cisco_type7(made) == PW[name].decode()
            if not agree:
                raise SystemExit(f"netutils reads another password: {made}")
            row = made if len(made) <= 52 else "7 " + made
            emit("cisco_type7", PW[name], row, hint="cisco_type7", peer=both if PW[name].isascii() and offset < 16 else "passlib 1.7.4")
    made = cisco_type7.using(salt=9).hash(PW["ascii"])
    emit("cisco_type7", PW["ascii"], "7 " + made.lower(), peer="passlib 1.7.4", note="as in a configuration, lower case")
    for p, note in [(b"letmei", "one character less"), (b"letmein1", "one character more"), (b"", "empty password")]:
        wrong(emit, "cisco_type7", "7 " + made, password=p, note=note)


def juniper():
    from netutils.password import decrypt_juniper_type9, encrypt_juniper_type9
    emit = Emit(version("netutils"))
    passwords = [PW["ascii"], PW["marks"], PW["len64"], PW["one"], PW["upper"], b"ju&iper123", bytes(range(33, 127))]
    for p in passwords:
        for salt in (None, 3, 20, 40, 60):
            made = encrypt_juniper_type9(p.decode()) if salt is None else encrypt_juniper_type9(p.decode(), salt)
            if decrypt_juniper_type9(made) != p.decode():
                raise SystemExit(f"netutils does not read its own {made}")
            emit("juniper_type9", p, made)
    made = encrypt_juniper_type9("letmein")
    for p, note in [(b"letmei", "one character less"), (b"letmein1", "one character more"), (b"", "empty password")]:
        wrong(emit, "juniper_type9", made, password=p, note=note)
    rows = [(22, PW[name], "admin") for name in PASSWORDS]
    for (_, p, user), made in zip(rows, modules(rows)):
        emit("netscreen", p, made.split(":")[0], username=user, hint="netscreen", peer=f"{HASHCAT} 22")
    made = made.split(":")[0]
    wrong(emit, "netscreen", made, username="admin", hint="netscreen", peer=f"{HASHCAT} 22")
    wrong(emit, "netscreen", made, password=PW["upper"], note="another user", username="Admin", hint="netscreen", peer=f"{HASHCAT} 22")


# Of whole blocks the test modules make what no server makes: the published examples have them.
DOMINO6 = [
    ("(GVMroLzc50YK/Yd+L8KH)", ""), ("(GqnUDNNGNUz5HRoelmLU)", "x"), ("(GNBpcGJRYpBe9orUOpmZ)", "dupaaa123"),
    ("(G0xjUQzdKxvHpUYqo5hU)", "koziolekmatolek"), ("(G+dfECo845XxUw+nFVYD)", "szesnascieznakow"),
    ("(GowT5I2hVHZpRWpvGmux)", "terazjakiesdwadziesciacos"), ("(Gq2bAtpguiTSSycy6dhu)", "trzydziescidwamozesieudaojnieuda"),
    ("(G82TtgNcqcHGkpEo7wQp)", "looongrandominputdataforfunbutnotonlyoi!"),
]


def domino():
    names = [n for n in [*PASSWORDS, "one", "len55", "len65", "len100"] if len(PW[n]) % 16 or not PW[n]]
    emit = Emit("")
    rows = [(8600, PW[n]) for n in names]
    for (_, p), made in zip(rows, modules(rows)):
        emit("domino5", p, f"({made.upper()})", peer=f"{HASHCAT} 8600")
    emit("domino5", p, made, hint="domino5", peer=f"{HASHCAT} 8600", note="without parentheses")
    wrong(emit, "domino5", f"({made.upper()})", peer=f"{HASHCAT} 8600")
    rows = [(8700, PW[n], salt) for n in names for salt in ("SALT!", "\x00\x01\xfe\xff\x80")]
    for (_, p, _), made in zip(rows, modules(rows)):
        emit("domino6", p, made, peer=f"{HASHCAT} 8700")
    wrong(emit, "domino6", made, peer=f"{HASHCAT} 8700")
    for made, p in DOMINO6:
        emit("domino6", p, made, peer=f"{JOHN} dominosec_fmt_plug.c")
    rows = [(9100, PW[n], "0123456789abcdef", str(rounds)) for n in names for rounds in (1, 5000)]
    for (_, p, *_), made in zip(rows, modules(rows)):
        emit("domino8", p, made, peer=f"{HASHCAT} 9100")
    wrong(emit, "domino8", made, peer=f"{HASHCAT} 9100")


def sap():
    emit = Emit("")
    # What is not ASCII has one code for a character in the product, and one for a byte in the test module.
    ascii_names = ["ascii", "upper", "one", "empty"]
    for scheme, mode in [("sap_b", 7700), ("sap_b_half", 7701), ("sap_g", 7800), ("sap_g_half", 7801)]:
        b = scheme.startswith("sap_b")
        passwords = [PW[n] for n in ascii_names] + ([b"a1!?[]^~", b"12345678"] if b else [PW["utf8"], PW["wide"], PW["marks"], b"a" * 40])
        rows = [(mode, p, user) for p in passwords for user in ("SAP*", "DDIC", "EARLYWATCH12")]
        for (_, p, user), made in zip(rows, modules(rows)):
            bare = made.split("$")[1]
            hint = {"hint": scheme, "peer": f"{HASHCAT} {mode}"}
            emit(scheme, p, bare, username=user.lower(), **hint)
            emit(scheme, p, made, **hint)
        if b:
            emit(scheme, PW["ascii"] + b"xtra", modules([(mode, PW["ascii"] + b"x", "DDIC")])[0], note="only eight characters count", **hint)
        wrong(emit, scheme, modules([(mode, b"letmein", "DDIC")])[0], **hint)
        wrong(emit, scheme, modules([(mode, b"letmein", "DDIC")])[0].split("$")[1], password=PW["ascii"], note="another user", username="SAP*", **hint)


def mainframe():
    emit = Emit("")
    rows = [(8500, p, user) for p in (b"SYS1", b"PASSW0RD", b"A", b"IBM#$@1", b"TESTTEST") for user in ("IBMUSER", "A", "TCPIP", "SYSADM12")]
    for (_, p, user), made in zip(rows, modules(rows)):
        digits = made.split("*")[2]
        if digits != defs.racf(p.decode(), user).hex().upper():
            raise SystemExit("the two evaluations of RACF do not agree")
        emit("racf", p, digits, username=user.lower(), hint="racf", peer=f"{HASHCAT} 8500; pycryptodome")
        emit("racf", p.lower(), made, hint="racf", peer=f"{HASHCAT} 8500; pycryptodome", note="the case is folded")
    wrong(emit, "racf", made, hint="racf", peer=f"{HASHCAT} 8500")
    rows = [(8500, p, "IBMUSER") for p in (b"sys1", b"PassW0rd", b"letmein")]
    for (_, p, user), made in zip(rows, modules(rows)):
        emit("racf_mixed_case", p, made, hint="racf_mixed_case", peer=f"{HASHCAT} 8500")
    wrong(emit, "racf_mixed_case", made, password=b"LETMEIN", note="the case counts", hint="racf_mixed_case", peer=f"{HASHCAT} 8500")
    for p in ("QWERTY1", "PASSWORD", "AAAAAAAA", "TESTTEST", "A", "SW1TCH"):
        made = defs.rvary(p).hex().upper()
        emit("rvary", p, "$rvary$*" + made, hint="rvary", peer="pycryptodome, after rvary_fmt_plug.c of John the Ripper")
        emit("rvary", p.lower(), made, hint="rvary", peer="pycryptodome, after rvary_fmt_plug.c of John the Ripper")
    wrong(emit, "rvary", made, hint="rvary", peer="pycryptodome")
    for made, p in [("5AA70358A9C369E0", "QWERTY1"), ("EB59EE07FC74AE77", "PASSWORD"), ("062314297C496E0E", "AAAAAAAA"), ("0FF48804F759193F", "TESTTEST")]:
        emit("rvary", p, "$rvary$*" + made, hint="rvary", peer=f"{JOHN} rvary_fmt_plug.c")
    for p in ("A", "PASSWORD", "PASSWORD9", "PASSWORD10", "QSECOFR"):
        for user in ("A", "QSECOFR", "USERNAME", "LONGNAMEX", "LONGNAMEXY"):
            made = defs.as400(p, user).hex().upper()
            peer = "pycryptodome, after as400_des_fmt_plug.c of John the Ripper"
            emit("as400_des", p, made, username=user.lower(), hint="as400_des", peer=peer)
            emit("as400_des", p.lower(), f"$as400des${user}*{made}", hint="as400_des", peer=peer)
    wrong(emit, "as400_des", made, username="longnamexy", hint="as400_des", peer=peer)
    for made, p in [
        ("AAAAAAA*CA2E330B2FD1820E", "AAAAAAAA"), ("AAAAAAAA*062314297C496E0E", "AAAAAAAA"), ("OPEN3*EC76FC0DEF5B0A83", "SYS1"),
        ("USERNAME*48E3704CF54B79B2", "PASSWORD10"), ("USERNAME*760FECC695DF4E27", "PASSWORD"), ("USERID*AB171E6EE8E98037", "PASSWORD9"),
        ("ROB*D09E49EB96A1BE45", "SCHOEMAKER"), ("BART*25C0729AA18D1929", "KULACH"),
    ]:
        emit("as400_des", p, "$as400des$" + made, hint="as400_des", peer=f"{JOHN} as400_des_fmt_plug.c")


def ktutil(password, principal, kind, salt):
    """The key that ktutil puts in a keytab."""
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder, "keytab")
        extra = f" -s {salt}" if salt else ""
        script = f"addent -password -p {principal} -k 1 -e {kind}{extra}\n{password}\nwkt {table}\nq\n"
        subprocess.run(["ktutil"], input=script, capture_output=True, text=True, check=True)
        out = subprocess.run(["klist", "-Kek", str(table)], capture_output=True, text=True, check=True).stdout
        return out.split("(0x")[1].split(")")[0]


def kerberos(kinds):
    from impacket.krb5.crypto import Enctype, string_to_key
    mit, imp = "MIT krb5 " + debian("krb5-user"), version("impacket")
    types = {"krb5_aes128": ("aes128-cts-hmac-sha1-96", Enctype.AES128), "krb5_aes256": ("aes256-cts-hmac-sha1-96", Enctype.AES256),
             "krb5_aes128_sha256": ("aes128-cts-hmac-sha256-128", None), "krb5_aes256_sha384": ("aes256-cts-hmac-sha384-192", None),
             "krb5_des": (None, Enctype.DES_MD5)}
    people = [("alice", "EXAMPLE.COM"), ("alice/admin", "EXAMPLE.COM"), ("host/www.example.com", "REALM.TEST")]
    for scheme in kinds:
        kind, number = types[scheme]
        emit = Emit("; ".join(filter(None, [kind and mit, number and imp])))
        for name in ["ascii", "utf8", "wide", "len64", "upper"]:
            for user, realm in people:
                p, salt = PW[name], realm + user.replace("/", "")
                key = kind and ktutil(p.decode(), f"{user}@{realm}", kind, None)
                if number:
                    other = string_to_key(number, p, salt.encode()).contents.hex()
                    if key and key != other:
                        raise SystemExit(f"ktutil and impacket do not agree on {scheme} of {p}")
                    key = other
                emit(scheme, p, key, username=user, realm=realm, hint=scheme)
        emit(scheme, p, key.upper(), username=f"{user}@{realm}", hint=scheme, note="realm in the name, capitals")
        emit(scheme, p, key, salt=salt, hint=scheme, note="salt of the row")
        wrong(emit, scheme, key, username=user, realm=realm, hint=scheme)
        wrong(emit, scheme, key, password=p, note="another realm", username=user, realm=realm.lower(), hint=scheme)


def oddities():
    for state in ("47bcfd0d573653943231df07445da774e5d06465c897ce40578b120bde187e26", "00" * 32, "ff" * 32):
        for name in [*PASSWORDS, "len55", "len65", "len200"]:
            done = subprocess.run(["perl", "enterprise_anope.pl", state, PW[name].hex()], capture_output=True, text=True, check=True, cwd=HERE)
            made = f"sha256:{done.stdout.strip()}:{state}"
            emit = Emit("Digest::SHA of Perl, its state set")
            emit("anope_sha256", PW[name], made)
    wrong(emit, "anope_sha256", made)
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    emit = Emit("hashlib, after dahua_fmt_plug.c of John the Ripper")
    for name in PASSWORDS:
        digest = hashlib.md5(PW[name]).digest()
        made = "".join(letters[(a + b) % 62] for a, b in zip(digest[::2], digest[1::2]))
        emit("dahua", PW[name], made, hint="dahua")
    wrong(emit, "dahua", made, hint="dahua")
    for made, p in [("4WzwxXxM", "888888"), ("HRG6OLE6", "Do You Even Lift?"), ("sh15yfFM", "666666"), ("6QNMIQGe", "admin"), ("tlJwpbo6", "")]:
        emit("dahua", p, made, hint="dahua", peer=f"{JOHN} dahua_fmt_plug.c")
    key = b"z1zqyC9XlCMPPknCVbjg"
    emit = Emit("hashlib, after nukedclan_fmt_plug.c of John the Ripper")
    for name in PASSWORDS:
        for offset in (0, 9, 15):
            text = hashlib.sha1(PW[name]).hexdigest().encode()
            mixed = b"".join(bytes([c, key[(offset + i) % 20]]) for i, c in enumerate(text))
            emit("nuked_klan", PW[name], f"#{offset:x}{hashlib.md5(mixed).hexdigest()}", keys={"hashkey": key.hex()})
    made = f"#{offset:x}{hashlib.md5(mixed).hexdigest()}"
    wrong(emit, "nuked_klan", made, keys={"hashkey": key.hex()})
    wrong(emit, "nuked_klan", made, password=PW[name], note="another key", keys={"hashkey": key[::-1].hex()})
    for made, key, p in [
        ("#17737d3661312121d5ae7d5c6156c0298", "379637b4fcde21b2c5fbc9a00af505e997443267", "openwall"),
        ("#2f27c20e65b88b76c913115cdec3d9a18", "503476424c5362476f36463630796a6e6c656165", "test1"),
        ("#4aec90bd9a930faaa42a0d7d40056132e", "796b7375666d7545695032413769443977644132", "test3"),
    ]:
        emit("nuked_klan", p, made, keys={"hashkey": key}, peer=f"{JOHN} nukedclan_fmt_plug.c")


def recipes():
    import base64
    emit = Emit(f"PHP {subprocess.run(['php', '-r', 'echo PHP_VERSION;'], capture_output=True, text=True).stdout}; hashlib")
    for name in PASSWORDS:
        for rounds in (1, 64000):
            salt = bytes(range(24))
            made = base64.b64encode(hashlib.pbkdf2_hmac("sha1", PW[name], salt, rounds, 18)).decode()
            code = f'echo base64_encode(hash_pbkdf2("sha1", hex2bin("{PW[name].hex()}"), hex2bin("{salt.hex()}"), {rounds}, 18, true));'
            if made != subprocess.run(["php", "-r", code], capture_output=True, text=True, check=True).stdout:
                raise SystemExit("PHP and hashlib do not agree")
            made = f"sha1:{rounds}:18:{base64.b64encode(salt).decode()}:{made}"
            emit("pbkdf2_colon", PW[name], made)
    wrong(emit, "pbkdf2_colon", made)
    for name in PASSWORDS:
        code = ('$x = hex2bin($argv[1]); for ($i = 0; $i < 10000; $i++) { $x = hash("sha512", $i > 5000 ? $x . $argv[2] : $x); } echo hash("sha256", $x);')
        made = subprocess.run(["php", "-r", code, "--", PW[name].hex(), "aB3$x:y"], capture_output=True, text=True, check=True).stdout
        emit("symfony_legacy_sha256", PW[name], made, salt="aB3$x:y", hint="symfony_legacy_sha256", peer=emit.peer.split(";")[0] + ", after hashcat's test module 35800")
    wrong(emit, "symfony_legacy_sha256", made, salt="aB3$x:y", hint="symfony_legacy_sha256")


def core():
    for part in (cisco, juniper, domino, sap, mainframe, oddities, recipes):
        part()
    kerberos(["krb5_des", "krb5_aes128_sha256", "krb5_aes256_sha384"])


def ive():
    """MD5-crypt, encrypted as the device does; the last blocks as in the published example."""
    import base64
    from Crypto.Cipher import AES
    from passlib.hash import md5_crypt
    key = bytes.fromhex("a6707a7e8df91059dea70ae52f9c2442")
    known = "3u+UR6n8AgABAAAAHxxdXKmiOmUoqKnZlf8lTOhlPYy93EAkbPfs5+49YLFd/B1+omSKbW7DoqNM40/EeVnwJ8kYoXv9zy9D5C5m5A=="
    front = base64.b64decode(known)[:12]
    emit = Emit("passlib 1.7.4; pycryptodome")
    for name in PASSWORDS:
        plain = md5_crypt.using(salt="danastre").hash(PW[name]).encode().ljust(64, b"\0")
        row = base64.b64encode(front + AES.new(key, AES.MODE_CBC, front + bytes(4)).encrypt(plain)).decode()
        emit("juniper_ive", PW[name], row, hint="juniper_ive")
    wrong(emit, "juniper_ive", row, hint="juniper_ive")
    emit("juniper_ive", "hashcat", known, hint="juniper_ive", peer="hashcat 6.2.6, example of mode 501")


def ciphers():
    ive()
    salt = bytes.fromhex("54FDAABCDEF012345674A0F58EE6137D")
    emit = Emit("hmac and pycryptodome, after racf_kdfaes_fmt_plug.c of John the Ripper")
    for p, user, log2, hundreds in [("P@ssw0rd", "USER1", 7, 1), ("letmein", "IBMUSER", 6, 1), ("A", "A", 8, 3), ("PASSW0RD", "SYSADM12", 5, 2)]:
        made = defs.kdfaes_row(p, user, salt, log2, hundreds)
        emit("racf_kdfaes", p, made, username=user.lower())
        emit("racf_kdfaes", p, f"$racf$*{user}*{made}")
    made = defs.kdfaes_row("SYS1PASS", "IBMUSER", salt, 7, 1)
    emit("racf_kdfaes_upper_case", "sys1pass", made, username="ibmuser", hint="racf_kdfaes_upper_case")
    wrong(emit, "racf_kdfaes", made, password=b"sys1pass", note="the case counts", username="ibmuser")
    wrong(emit, "racf_kdfaes_upper_case", made, username="ibmuser", hint="racf_kdfaes_upper_case")
    emit("racf_kdfaes", "P@ssw0rd", "$racf$*USER1*E7D7E66D00018000000900320010001054FDAABCDEF012345674A0F58EE6137D203D3CD649E9E52F80A1F1B7CD263EE2",
         peer=f"{JOHN} racf_kdfaes_fmt_plug.c")
    kerberos(["krb5_aes128", "krb5_aes256"])
    emit = Emit("RFC 3962, appendix B")
    for rounds, key in [("1", "42263c6e89f4fc28b8df68ee09799f15"), ("2", "c651bf29e2300ac27fa469d693bdda13"), ("1200", "4c01cd46d632d01e6dbe230a01ed642a")]:
        emit("krb5_aes128", "password", key, salt="ATHENA.MIT.EDUraeburn", rounds=rounds, hint="krb5_aes128")


def verifiers():
    from srp._pysrp import gen_x
    n = int("894B645E89E1535BBDAD5B8B290650530801B18EBFBF5E8FAB3C82872A3E9BB7", 16)
    emit = Emit(f"{version('srp')}, `gen_x`, its bytes turned round")
    salts = [bytes(range(32)), bytes(range(31, -1, -1)), hashlib.sha256(b"salt").digest()]
    for user in ("player", "Player1", "A"):
        for p in ("letmein", "LetMeIn", "a", "sixteen letters!"):
            for salt in salts:
                x = gen_x(hashlib.sha1, salt, user.upper(), p.upper()).to_bytes(20, "big")
                v = pow(7, int.from_bytes(x, "little"), n)
                emit("wow_srp6", p, v.to_bytes(32, "little").hex().upper(), username=user, salt=salt.hex().upper(), hint="wow_srp6")
                emit("cmangos_srp6", p, f"{v:X}", username=user, salt=salt[::-1].hex().upper(), hint="cmangos_srp6")
    wrong(emit, "wow_srp6", v.to_bytes(32, "little").hex(), username=user, salt=salt.hex(), hint="wow_srp6")
    wrong(emit, "wow_srp6", v.to_bytes(32, "little").hex(), password=p, note="another user", username="B", salt=salt.hex(), hint="wow_srp6")
    n = int("F8FF1A8B619918032186B68CA092B5557E976C78C73212D91216F6658523C787", 16)
    emit = Emit(version("srp"))
    for p in ("letmein", "PASSWORD", "a"):
        v = pow(47, gen_x(hashlib.sha1, b"salt", "SOLAR", p.upper()), n)
        emit("battle_net_srp", p, f"{v:X}", username="solar", salt=b"salt".hex(), hint="battle_net_srp")
    wrong(emit, "battle_net_srp", f"{v:X}", username="solar", salt=b"salt".hex(), hint="battle_net_srp")
    emit("battle_net_srp", "PASSWORD2", "A35DCC134159A34F1D411DA7F38AB064B617D5DBDD9258FE2F23D5AB1CF3F685", username="DIZ",
         salt="73616C7432", hint="battle_net_srp", peer=f"{JOHN} wow_srp_fmt_plug.c")
    n = 125617018995153554710546479714086468244499594888726646874671447258204721048803
    emit = Emit("hashlib and Python's pow, after clipperz_srp_fmt_plug.c of John the Ripper")

    def twice(data):
        return hashlib.sha256(hashlib.sha256(data).digest())
    for p in ("letmein", "пароль", ""):
        for user in ("1", "me@example.org"):
            salt = hashlib.sha256(user.encode()).hexdigest()
            x = twice((salt + twice((p + user).encode()).hexdigest()).encode()).digest()
            v = pow(2, int.from_bytes(x, "big"), n)
            emit("clipperz_srp", p, f"{v:x}", username=user, salt=salt, hint="clipperz_srp")
    wrong(emit, "clipperz_srp", f"{v:x}", username=user, salt=salt, hint="clipperz_srp")
    for v, s, user, p in [
        ("e8be8c8d9c1d5dc79ecc7b15d1787d5b5dc22e815ddb0b37f6145ca667421f1f", "e0bc11ee4db80a3ecabd293f5201cb747856361192c68f4133ea707c7d4d2d32", "hackme@mailinator.com", "openwall"),
        ("05b18d6976d6cefad7c0c330c0c8a32ed69f19a8d68a94c3916c5ad1ba5ce37e5", "RoljkWQajmS8OXFbsnqmZFTeB2How6hkoDd5QKu0DjthET3NmjTmOLumZe84nb7o", "1", "password"),
    ]:
        emit("clipperz_srp", p, v, username=user, salt=s, hint="clipperz_srp", peer=f"{JOHN} clipperz_srp_fmt_plug.c")
    firebird()


def firebird():
    """Users of a real server, until one has a salt, and one a verifier, with a zero in front."""
    emit = Emit("Firebird " + debian("firebird3.0-server"))
    passwords = ["letmein", "LetMeIn", "lètmein", "$6$x:y {z}", "a", "long enough for a password"]
    sql, users = ["connect 'security.db' user SYSDBA;"], {}
    for place in range(64):
        users[f"TESTUSER{place}"] = passwords[place % len(passwords)]
        text = users[f"TESTUSER{place}"].replace("'", "''")
        sql.append(f"create or alter user testuser{place} password '{text}' using plugin Srp;")
    sql += ["commit;", "set list on;", "select plg$user_name, plg$verifier, plg$salt from plg$srp;"]
    sql += [f"drop user testuser{place} using plugin Srp;" for place in range(64)] + ["commit;"]
    done = subprocess.run(["isql-fb", "-q", "-ch", "UTF8"], input="\n".join(sql) + "\n", capture_output=True, text=True, check=True)
    found, kept = {}, 0
    for line in done.stdout.splitlines():
        name, _, value = line.strip().partition(" ")
        found[name.removeprefix("PLG$")] = value.strip()
        if name == "PLG$SALT" and found["USER_NAME"] in users:
            rare = found["SALT"].startswith("0") or found["VERIFIER"].startswith("0")
            if kept < 8 or rare:
                emit("firebird_srp", users[found["USER_NAME"]], found["VERIFIER"], username=found["USER_NAME"], salt=found["SALT"], hint="firebird_srp")
                kept += 1
    wrong(emit, "firebird_srp", found["VERIFIER"], username=found["USER_NAME"], salt=found["SALT"], hint="firebird_srp")


if __name__ == "__main__":
    {"core": core, "ciphers": ciphers, "srp": verifiers}[sys.argv[1]]()
