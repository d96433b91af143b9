"""The compositions of the tables in src/schemes/applications, by PHP, hashlib and whatever other implementation there is.

For each row of the tables and each password the stored string is made

- by PHP, which evaluates the recipe itself (`applications_.php`), in one process, and
- by `applications_defs.py`, which says on hashlib what the application does (the generic compositions: the recipe
  read as Python),

and both must agree. Where an implementation of somebody else is at hand, it must accept or make the same string too,
and is named as the peer: hashcat's test modules, MediaWiki, Shiro, Jasypt, passlib, npm password-hash.

usage: applications_.py [rare]    (`rare`: the rows that need rare digests, otherwise the others)
"""
import json
import os
import pathlib
import platform
import re
import subprocess
import sys

import applications_defs as defs
from emit import PW, Emit

HERE = pathlib.Path(__file__).parent
PEERS = pathlib.Path(os.environ["PEERS"])
TABLES = HERE.parents[2] / "src/schemes/applications"
PHP = "PHP " + subprocess.run(["php", "-r", "echo PHP_VERSION;"], capture_output=True, text=True, check=True).stdout
HASHLIB = f"Python {platform.python_version()} hashlib"
BY_DEFINITION = f"{HASHLIB} after the published definition; {PHP}"
BY_RECIPE = f"{HASHLIB}; {PHP}"

ROW = re.compile(r'Named::new\(\s*"(\w+)",\s*(r#".*?"#|"(?:[^"\\]|\\.)*"),\s*(r#".*?"#|"(?:[^"\\]|\\.)*"),', re.S)

# hashcat's mode of a row: 6.2.6.
HASHCAT = {
    "vbulletin": 2611, "vbulletin_colon": 2711, "mybb": 2811, "ipboard_colon": 2811, "smf": 121, "punbb": 4522, "wcf1": 8400,
    "xenforo_sha1": 4510, "xenforo_sha256": 20710, "joomla": 11, "mediawiki_b": 3711, "e107": 2600, "authme": 20711,
    "oscommerce": 21, "prestashop": 11000, "opencart": 13900, "redmine": 4521, "restful_authentication": 19500,
    "restful_authentication_unstretched": 27200, "clearance_sha1": 27200, "episerver_sha1": 141, "episerver_sha256": 1441,
    "umbraco": 24800, "peoplesoft": 133, "windows_phone": 13800, "credhist": 170, "postgres_md5": 12,
    "mssql2005": 132, "mssql2012": 1731, "oracle11": 112, "oracle_otm": 20600, "sybase_ase": 8000, "sap_issha": 10300,
    "coldfusion10": 12600, "hmailserver": 1421, "filezilla": 15000, "serv_u": 24, "skype": 23, "telegram_passcode": 22301,
    "radmin2": 9900, "fortios_ak1": 7000, "fortios_sh2": 26300, "arubaos": 125, "netscaler_sha1": 8100,
    "netscaler_sha512": 22200, "cisco_type4": 5700, "huawei": 4711, "macos_10_4": 122, "macos_10_7": 1722,
    "md5_pass_salt": 10, "md5_salt_pass": 20, "md5_utf16pass_salt": 30, "md5_salt_utf16pass": 40, "hmac_md5_key_pass": 50,
    "hmac_md5_key_salt": 60, "md5_utf16pass": 70, "sha1_pass_salt": 110, "sha1_salt_pass": 120, "sha1_utf16pass_salt": 130,
    "sha1_salt_utf16pass": 140, "hmac_sha1_key_pass": 150, "hmac_sha1_key_salt": 160, "sha1_utf16pass": 170,
    "sha256_pass_salt": 1410, "sha256_salt_pass": 1420, "sha256_utf16pass_salt": 1430, "sha256_salt_utf16pass": 1440,
    "hmac_sha256_key_pass": 1450, "hmac_sha256_key_salt": 1460, "sha256_utf16pass": 1470, "sha512_pass_salt": 1710,
    "sha512_salt_pass": 1720, "sha512_utf16pass_salt": 1730, "sha512_salt_utf16pass": 1740, "hmac_sha512_key_pass": 1750,
    "hmac_sha512_key_salt": 1760, "sha512_utf16pass": 1770, "md5_x2": 2600, "md5_x3": 3500, "md5_salt_md5pass": 3710,
    "md5_salt_pass_salt": 3800, "md5_md5pass_md5salt": 3910, "md5_salt_md5saltpass": 4010, "md5_salt_md5passsalt": 4110,
    "md5_uppermd5pass": 4300, "md5_sha1pass": 4400, "md5_sha1pass_salt": 4410, "sha1_x2": 4500, "sha1_sha1pass_salt": 4510,
    "sha1_salt_sha1pass": 4520, "sha1_md5pass": 4700, "sha1_md5pass_salt": 4710, "sha1_salt_pass_salt": 4900,
    "sha1_sha1saltpasssalt": 5000, "sha384_pass_salt": 10810, "sha384_salt_pass": 10820, "sha1_md5md5pass": 18500,
    "sha256_sha256pass_salt": 20710, "sha256_salt_sha256pass": 20720, "sha256_md5pass": 20800,
    "md5_sha1pass_md5pass_sha1pass": 20900, "sha512_sha512rawpass": 21000, 
    "md5_sha1salt_md5pass": 21200, "md5_salt_sha1saltpass": 21300, "sha256_sha256rawpass": 21400,
    "sha256_salt_sha256rawpass": 21420, "sha256_salt_pass_salt": 22300, "sha1_salt_sha1passsalt": 24300,
    "md5_pass_cut16": 5100, "sha1_cx": 14400, "md5_md5pass_salt": 2611, "md5_md5salt_md5pass": 2811, "sha1_salt1_pass_salt2": 19300,
}
# Modules that want characters, and those that write raw salts.
CHARACTERS = {"umbraco", "peoplesoft", "windows_phone", "credhist", "mssql2005", "mssql2012", "sybase_ase", "episerver_sha1",
              "episerver_sha256"}
RAW_SALT = {"episerver_sha1", "episerver_sha256", "sap_issha"}
PASSLIB = {"mysql41": "mysql41", "mssql2005": "mssql2005", "oracle11": "oracle11", "postgres_md5": "postgres_md5",
           "htdigest": "htdigest", "nthash": "nthash", "bsd_nthash": "bsd_nthash", "msdcc": "msdcc",
           "atlassian_pbkdf2_sha1": "atlassian_pbkdf2_sha1", "cta_pbkdf2_sha1": "cta_pbkdf2_sha1",
           "grub_pbkdf2_sha512": "grub_pbkdf2_sha512"}
# The whole hash of another scheme, made of what the first argument of the recipe gives: scheme, kind, context, inner value.
OUTER = {
    "vbulletin5_bcrypt": ("bcrypt", {}, lambda p, c: defs.md5(p)),
    "vbulletin5_argon2": ("argon2id", {}, lambda p, c: defs.md5(p)),
    "smf21_bcrypt": ("bcrypt", {"user": "ÄdminX"}, lambda p, c: defs.J(c["user"].lower(), p)),
    "phpbb3_md5_phpass": ("phpass", {}, lambda p, c: defs.md5(p)),
    "mediawiki_argon2": ("argon2id", {}, lambda p, c: p),
    "nextcloud_bcrypt": ("bcrypt", {}, lambda p, c: p),
    "nextcloud_argon2i": ("argon2i", {}, lambda p, c: p),
    "nextcloud_argon2id": ("argon2id", {}, lambda p, c: p),
    "owncloud_bcrypt": ("bcrypt", {"keys": {"passwordsalt": "6Wow67q1wZQZpUUeI6G2LsWUu4XKx"}}, lambda p, c: defs.J(p, c["keys"]["passwordsalt"])),
    "typo3_bcrypt": ("bcrypt", {}, lambda p, c: defs.b64(defs.sha384r(p))),
    "devise_bcrypt": ("bcrypt", {"keys": {"pepper": "fee9a51ec0a28d11be380ca6dee6b4b7"}}, lambda p, c: defs.J(p, c["keys"]["pepper"])),
    "shiro2_bcrypt": ("bcrypt", {}, lambda p, c: p),
    "shiro2_argon2": ("argon2id", {}, lambda p, c: p),
    "jenkins_bcrypt": ("bcrypt2a", {}, lambda p, c: p),
    "authgear_bcrypt_sha512": ("bcrypt2a", {}, lambda p, c: defs.sha512r(p)),
    "meteor_bcrypt": ("bcrypt", {}, lambda p, c: defs.sha256(p)),
    "nodebb_bcrypt": ("bcrypt2a", {}, lambda p, c: defs.sha512(p)),
    "bcryptnet_enhanced_sha256": ("bcrypt2a", {}, lambda p, c: defs.b64(defs.sha256r(p))),
    "bcryptnet_enhanced_sha512": ("bcrypt2a", {}, lambda p, c: defs.b64(defs.sha512r(p))),
    "bcrypt_of_sha1": ("bcrypt", {}, lambda p, c: defs.sha1(p)),
}
PASSWORDS = ["ascii", "utf8", "wide"]
# PHP has no scrypt.
NO_PHP = {"cisco_type9"}
# Passwords whose case does not count.
FOLDED = {"mangos"}


def unquoted(text):
    if text.startswith("r#"):
        return text[3:-2]
    text = re.sub(r"\\\n\s*", "", text)
    return re.sub(r'\\(["\\])', r"\1", text[1:-1])


def table(rare):
    rows = {}
    for file in sorted(TABLES.rglob("*.rs")):
        # Of identity.rs: identity_.py; of enterprise.rs: enterprise_.py; of web.rs: webapps.php; of the others providers_.py.
        elsewhere = {"identity", "enterprise", "web", "jvm", "membership", "gems", "providers"}
        if (file.name == "rare.rs") != rare or file.stem in elsewhere:
            continue
        for id, expression, layout in ROW.findall(file.read_text("utf-8")):
            rows[id] = (unquoted(expression), unquoted(layout))
    return rows


def hexed(value):
    return value if isinstance(value, int) else defs.J(value).hex()


def lines(command, rows, **more):
    if not rows:
        return []
    env = dict(os.environ, **more.pop("env", {}))
    done = subprocess.run(command, input="".join(r + "\n" for r in rows), capture_output=True, text=True, env=env, cwd=HERE, **more)
    if done.returncode:
        raise SystemExit(f"{command}: {done.stderr}")
    out = done.stdout.splitlines()
    if len(out) != len(rows):
        raise SystemExit(f"{command}: {len(out)} answers to {len(rows)} rows: {done.stderr}")
    return out


def by_php(cases, table):
    """What PHP makes; of what it cannot compute, what pycryptodome makes."""
    cases = list(cases)
    out = iter(lines(["php", "applications_.php"], php_rows([case for case in cases if case[0] not in NO_PHP], table)))
    for id, p, c, _ in cases:
        yield cisco_type9(p, c["salt"]) if id in NO_PHP else bytes.fromhex(json.loads(next(out)))


def cisco_type9(p, salt):
    from Crypto.Protocol.KDF import scrypt
    return f"$9${salt}${defs.cisco64(scrypt(p, salt, 32, 16384, 1, 1))}".encode()


def php_rows(cases, table):
    rows = []
    for id, p, c, _ in cases:
        expression, layout = table[id]
        if id in OUTER:
            expression, layout = re.fullmatch(r"\w+\((.*)\)", expression)[1], "{hash}"
        row = {"expression": expression, "layout": layout, "pass": p.hex(), "keys": {k: hexed(v) for k, v in c.get("keys", {}).items()}}
        row.update((k, hexed(v)) for k, v in c.items() if k != "keys")
        rows.append(json.dumps(row))
    return rows


def by_hashcat(cases):
    rows = []
    for id, p, c, _ in cases:
        salt = c.get("salt", c.get("user", ""))
        salt = salt.hex().encode() if isinstance(salt, bytes) and id not in RAW_SALT else defs.J(salt)
        if id == "arubaos":
            salt = salt[:-2]
        more = [defs.J(k).hex() for k in c.get("keys", {}).values()]
        if id == "prestashop":
            salt, more = defs.J(*c["keys"].values()), []
        characters = "1" if id in CHARACTERS or "utf16" in id else ""
        rows.append("\t".join([str(HASHCAT[id]), p.hex(), salt.hex(), str(c.get("rounds", "")), characters, *more]))
    modules = next(PEERS.glob("hashcat*/tools/test_modules"))
    out = lines(["perl", "applications_.pl"], rows, env={"HASHCAT_MODULES": str(modules), "PERL5LIB": str(PEERS / "perl")})
    return [bytes.fromhex(line).decode() for line in out]


def same_as_hashcat(id, made, stored, c):
    """hashcat puts the salt or the user behind the hash where a product has another column for it."""
    bare = stored.split(":")[0] if id == "postgres_md5" else stored
    salt = c.get("salt", c.get("user", ""))
    salt = salt.hex() if isinstance(salt, bytes) else salt
    accepted = {stored, f"{bare}:{salt}", f"{bare.lstrip('*')}"}
    accepted.add(":".join([bare, salt, *c.get("keys", {}).values()]))
    accepted.add(":".join([bare, *c.get("keys", {}).values()]))
    if "salt2" in c:
        accepted.add(f"{bare}:{salt}:{c['salt2']}")
    accepted.add(f"{stored[3:]}:{salt}" if id == "postgres_md5" else stored)
    accepted.add(f"{stored[2:42]}:{salt}" if id == "oracle11" else stored)
    accepted.add(stored.replace(":B:", "$B$").replace(":", "$"))
    accepted.add(f"{stored[2:]}:{salt}" if id == "serv_u" else stored)
    return made.lower() in {one.lower() for one in accepted}


def outer(kind, inner):
    import argon2
    import bcrypt
    from passlib.hash import phpass, sha512_crypt
    inner = defs.J(inner)
    if kind.startswith("bcrypt"):
        prefix = kind[6:].encode() or b"2b"
        return bcrypt.hashpw(inner, bcrypt.gensalt(4, b"2" + prefix[1:])).decode(), f"bcrypt {bcrypt.__version__} (Python)"
    if kind == "phpass":
        return phpass.using(ident="H", rounds=9).hash(inner), "passlib 1.7.4"
    if kind == "sha512_crypt":
        return sha512_crypt.using(rounds=10000, salt="moodlesalt").hash(inner), "passlib 1.7.4"
    variant = argon2.Type.ID if kind == "argon2id" else argon2.Type.I
    return argon2.PasswordHasher(1, 64, 1, type=variant).hash(inner), "argon2-cffi 25.1.0"


# The same rows with another context: they match.
EXTRA = [
    ("joomla", "ascii", {"salt": ""}, "empty salt"),
    ("joomla", "ascii", {"salt": "a:b:c"}, "colons in the salt"),
    ("vbulletin", "ascii", {"salt": "Qb1.~-}p|Q?o!WRX,zc^JGk:V3&T;_"}, "salt of 30 characters"),
    ("vbulletin_glued", "utf8", {"salt": "9^F"}, "salt of 3 characters"),
    ("ipboard_salt_first", "ascii", {"salt": "a:b:c"}, "colons in the salt"),
    ("ipboard", "ascii", {"salt": "&#39;x"}, "salt as IP.Board escapes it"),
    ("wcf1_salt_first", "ascii", {"salt": "1a783e478d63f6422783a868db667aed3a857840"}, "salt of 40 characters"),
    ("question2answer_salt_first", "wide", {"salt": "k2r0v8mzu6w1c9ey"}, "salt of 16 bytes"),
    ("smf", "ascii", {"user": "ADMIN"}, "user in capitals"),
    ("mediawiki_b", "ascii", {"salt": "a1b2c3d4"}, "salt of hexadecimal digits"),
    ("shiro1_sha256", "utf8", {"rounds": 1}, "1 iteration"),
    ("shiro1_sha512", "empty", {"salt": b""}, "no salt, empty password"),
    ("fusionauth_salted_md5", "ascii", {"rounds": 1}, "factor 1"),
    ("devise_sha1_rounds", "ascii", {"rounds": 1}, "1 stretch"),
    ("node_password_hash_sha1", "utf8", {"rounds": 1}, "1 iteration"),
    ("oak_sha256", "ascii", {"rounds": 2}, "2 iterations"),
    ("sap_issha", "utf8", {"salt": b"salt"}, "salt of 4 bytes"),
    ("sap_issha512", "utf8", {"salt": bytes(range(32))}, "salt of 32 bytes"),
    ("oracle12c_http", "ascii", {"user": "SCOTT"}, "user in capitals"),
    ("radmin2", "len129", {}, "longer than the padding"),
    ("radmin2", "len100", {}, "as long as the padding"),
    ("as400_ssha1", "ascii", {"user": "LONGUSERNAME"}, "user longer than the padding"),
    ("filezilla", "empty", {}, "empty password"),
    ("mysql41", "empty", {}, "empty password"),
    ("macos_10_7", "len200", {}, "long password"),
    ("cisco_ise", "len65", {}, "longer than a block"),
]
# The right password with another salt, person or key: it does not match.
CHANGED = [
    ("vbulletin", {"salt": "9^G"}, "another salt"), ("mybb", {"salt": "q7Gm2PxY"}, "another salt"),
    ("smf", {"user": "Tester"}, "another user"), ("postgres_md5", {"user": "rolle"}, "another user"),
    ("mongodb_cr", {"user": "sb"}, "another user"), ("webedition", {"user": "admin"}, "another user"),
    ("htdigest", {"realm": "testrealm"}, "another realm"), ("htdigest", {"user": "mufasa"}, "another user"),
    ("msdcc", {"user": "Administrator"}, "another user"), ("oracle_apex", {"salt": "1234567891"}, "another group"),
    ("prestashop", {"keys": {"cookie_key": "x"}}, "another site key"),
    ("moodle", {"keys": {"passwordsaltmain": "x"}}, "another site key"),
    ("cakephp_sha1", {"keys": {"security_salt": "x"}}, "another site key"),
    ("socialengine", {"keys": {"core_secret": "x"}}, "another site key"), ("socialengine", {"salt": "2262251"}, "another salt"),
    ("restful_authentication", {"keys": {"site_key": "x"}}, "another site key"),
    ("devise_sha1", {"keys": {"pepper": "x"}}, "another pepper"),
    ("shiro1_sha256_private_salt", {"keys": {"private_salt": "x"}}, "another private salt"),
    ("empirecms", {"salt2": "x"}, "another second salt"), ("dahua_web", {"salt2": "x"}, "another second salt"),
    ("md5_salt_pass_salt2", {"salt2": "x"}, "another second salt"), ("md5_user_md5pass_salt", {"user": "x"}, "another user"),
]
# Hexadecimal digits in the other case.
EITHER_CASE = ["vbulletin", "smf", "filezilla", "coldfusion10", "blackberry_es10", "authlogic_sha512", "md5_pass_salt", "zipmonster"]


class Generic:
    """A composition of the generic table, read as Python."""

    def __init__(self, expression):
        if "repeat(" in expression:
            raise SystemExit(f"needs a definition: {expression}")
        text = re.sub(r"\$(\w+)", r"c['\1']", expression.replace("$pass", "p")).replace(".", ",")
        names = {k: getattr(defs, k) for k in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")}
        names |= {k + "_raw": getattr(defs, k + "r") for k in list(names)} | {k.upper(): upper(names[k]) for k in list(names)}
        names |= {"utf16le": defs.u16, "hex": bytes.hex, "slice": lambda x, start, n: x[start:start + n]}
        names |= {f"hmac_{h}": keyed(h) for h in ("md5", "sha1", "sha256", "sha512")}
        self.code, self.names = compile(text, expression, "eval"), names

    def __call__(self, p, c):
        return eval(self.code, {**self.names, "p": p, "c": c})


def upper(h):
    return lambda *parts: h(*parts).upper()


def keyed(h):
    return lambda *message, key: defs.hmac(h, key, *message).hexdigest()


def cases(table):
    for id, (expression, layout) in table.items():
        if id in OUTER:
            continue
        stored, context = defs.DEFS.get(id) or (Generic(expression), generic_context(expression))
        for name in PASSWORDS if id in defs.DEFS else ["ascii", "wide"]:
            yield id, PW[name], context, stored(PW[name], context)
        if id in defs.DEFS:
            yield id, PW["marks"], context, stored(PW["marks"], context)


def generic_context(expression):
    c = {}
    if "$salt" in expression:
        c["salt"] = "aB3$x:y"
    if "$salt2" in expression:
        c["salt2"] = "s2#"
    if "$user" in expression:
        c["user"] = "Ripper"
    return c


def columns(layout, context):
    """What the row has besides the stored string."""
    more = {}
    for name, value in context.items():
        if name == "keys":
            more["keys"] = {k: defs.J(v).hex() for k, v in value.items()}
        elif "{" + name not in layout.replace("+", "{"):
            more["username" if name == "user" else name] = str(value)
    return more


def main(*arguments):
    rows = table("rare" in arguments)
    made = list(cases(rows))
    for case, php in zip(made, by_php(made, rows)):
        if php.decode().lower() != case[3].lower():
            raise SystemExit(f"{case[0]}: PHP {php} but {case[3]}")
    peers = {}
    confirm(made, peers)
    emit = Emit("")
    for n, (id, p, c, stored) in enumerate(made):
        more = dict(columns(rows[id][1], c), hint=id)
        peer = "pycryptodome; " + HASHLIB if id in NO_PHP else peers.get(n, BY_DEFINITION if id in defs.DEFS else BY_RECIPE)
        emit(id, p, stored, peer=peer, **more)
        if p == PW["ascii"]:
            emit(id, PW["words"] if id in FOLDED else PW["upper"], stored, "mismatch", peer=peer, note="wrong password", **more)
    others(rows, emit)
    whole(rows, emit)


def others(rows, emit):
    """What goes beyond one salt and one spelling for each row."""
    def of(id):
        return defs.DEFS.get(id) or (Generic(rows[id][0]), generic_context(rows[id][0]))

    made = []
    for id, name, change, note in (extra for extra in EXTRA if extra[0] in rows):
        stored, context = of(id)
        context = {**context, **change}
        made.append((id, PW[name], context, stored(PW[name], context), note))
    for (id, p, c, stored, note), php in zip(made, by_php([case[:4] for case in made], rows)):
        if php.decode().lower() != stored.lower():
            raise SystemExit(f"{id}: PHP {php} but {stored}")
        emit(id, p, stored, peer=BY_DEFINITION, note=note, hint=id, **columns(rows[id][1], c))
    for id, change, note in (change for change in CHANGED if change[0] in rows):
        stored, context = of(id)
        text = stored(PW["ascii"], context)
        more = columns(rows[id][1], {**context, **change})
        emit(id, PW["ascii"], text, "mismatch", peer=BY_DEFINITION, note=note, hint=id, **more)
    for id in (id for id in EITHER_CASE if id in rows):
        stored, context = of(id)
        text = stored(PW["words"], context).swapcase()
        emit(id, PW["words"], text, peer=BY_DEFINITION, note="digits in the other case", hint=id, **columns(rows[id][1], context))


def whole(rows, emit):
    """Whole hashes of other schemes, made of something else than the password."""
    made = [(id, PW[name], context, inner) for id, (_, context, inner) in OUTER.items() if id in rows for name in ("ascii", "utf8", "len100")]
    for (id, p, context, inner), php in zip(made, by_php(made, rows)):
        if php != defs.J(inner(p, context)):
            raise SystemExit(f"{id}: PHP {php} but {inner(p, context)}")
        text, peer = outer(OUTER[id][0], inner(p, context))
        stored = rows[id][1].replace("{hash}", text)
        more = dict(columns(rows[id][1], context), hint=id)
        peer = f"{peer} over {BY_DEFINITION}"
        emit(id, p, stored, peer=peer, **more)
        if p == PW["ascii"]:
            emit(id, PW["upper"], stored, "mismatch", peer=peer, note="wrong password", **more)


def confirm(made, peers):
    """Other people's implementations: each must agree with every case that it knows."""
    def of(wanted):
        chosen = [n for n, case in enumerate(made) if wanted(case[0])]
        return chosen, [made[n] for n in chosen]

    chosen, some = of(lambda id: id in HASHCAT)
    # The module for Sybase counts characters where it pads, so that one beyond 16 bits is a byte pair too long.
    kept = [(n, case) for n, case in zip(chosen, some) if case[:2] != ("sybase_ase", PW["wide"])]
    chosen, some = [n for n, _ in kept], [case for _, case in kept]
    for n, case, line in zip(chosen, some, by_hashcat(some)):
        id, p, c, stored = case
        if not same_as_hashcat(id, line, stored, c):
            raise SystemExit(f"{id}: hashcat {line} but {stored}")
        peers[n] = f"hashcat 6.2.6, test module {HASHCAT[id]}; {PHP}"
    yes = {"true": True}
    chosen, some = of(lambda id: id.startswith("mediawiki_"))
    command = ["php", "applications_mediawiki.php", str(PEERS / "mediawiki/usr/share/mediawiki")]
    answers(chosen, some, peers, "MediaWiki 1.39.17", lines(command, [json.dumps([s, p.hex()]) for _, p, _, s in some]))
    chosen, some = of(lambda id: id.startswith(("shiro1_", "jasypt_")))
    jars = ":".join(map(str, [*PEERS.glob("java/*.jar"), *PEERS.glob("lib*-java/usr/share/java/*.jar"), "/usr/share/java/*"]))
    row = lambda case: "\t".join([case[0], case[1].hex(), case[3].encode().hex(), defs.J(*case[2].get("keys", {}).values()).hex()])
    answers(chosen, some, peers, lambda id: "Apache Shiro 1.3.2" if id.startswith("shiro") else "Jasypt 1.9.3",
            lines(["java", "-cp", jars, "java/Applications.java"], [row(case) for case in some]))
    chosen, some = of(lambda id: id.startswith("node_password_hash"))
    answers(chosen, some, peers, "npm password-hash 1.2.2", lines(["node", "node/applications.mjs"], [json.dumps([s, p.decode()]) for _, p, _, s in some]))
    chosen, some = of(lambda id: id in PASSLIB)
    answers(chosen, some, peers, "passlib 1.7.4", ["true" if by_passlib(*case) else "false" for case in some])


def by_passlib(id, p, c, stored):
    import passlib.hash
    more = {k: v for k, v in c.items() if k in ("user", "realm")}
    return getattr(passlib.hash, PASSLIB[id]).verify(p, stored, **more)


def answers(chosen, some, peers, peer, out):
    for n, case, line in zip(chosen, some, out):
        if line != "true":
            raise SystemExit(f"{case[0]}: refused by {peer}: {case[3]} for {case[1]!r}")
        peers[n] = peer(case[0]) if callable(peer) else peer


if __name__ == "__main__":
    main(*sys.argv[1:])
