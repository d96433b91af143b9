"""What each application stores, as its source or documentation says it, on hashlib alone.

`DEFS[id] = (stored, context)`: `stored(p, c)` makes the stored string of the password bytes `p`
with the context `c` (salt, salt2, user, realm, rounds: bytes or text; keys: a dictionary).
"""
import base64
import hashlib
import hmac as _hmac
import subprocess


def J(*parts):
    return b"".join(x.encode() if isinstance(x, str) else x for x in parts)


def H(name):
    def text(*parts):
        return hashlib.new(name, J(*parts)).hexdigest()

    def raw(*parts):
        return hashlib.new(name, J(*parts)).digest()
    return text, raw


md5, md5r = H("md5")
sha1, sha1r = H("sha1")
sha224, sha224r = H("sha224")
sha256, sha256r = H("sha256")
sha384, sha384r = H("sha384")
sha512, sha512r = H("sha512")


def md4r(*parts):
    from Crypto.Hash import MD4
    return MD4.new(J(*parts)).digest()


def whirlpool(*parts):
    perl = "use Digest::Whirlpool; print Digest::Whirlpool->new->add(pack 'H*', shift)->hexdigest"
    return subprocess.run(["perl", "-e", perl, J(*parts).hex()], capture_output=True, text=True, check=True).stdout


def hmac(name, key, *message):
    return _hmac.new(J(key), J(*message), name)


def b64(data):
    return base64.b64encode(J(data)).decode()


def b64url(data):
    return base64.urlsafe_b64encode(data).decode()


def unb64(text):
    return base64.b64decode(text)


def u16(p):
    return p.decode().encode("utf-16-le")


def u16be(p):
    return p.decode().encode("utf-16-be")


def ascii_lower(text):
    return bytes(text, "utf-8").lower()


def ascii_upper(text):
    return bytes(text, "utf-8").upper()


def times(n, start, step):
    x = start
    for _ in range(n):
        x = step(x)
    return x


def pbkdf2(name, p, salt, rounds, length):
    return hashlib.pbkdf2_hmac(name, p, J(salt), rounds, length)


CISCO = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
                        b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def cisco64(data):
    return base64.b64encode(data).rstrip(b"=").translate(CISCO).decode()


FORTIOS = bytes.fromhex("a388ba2e424cb04a537930c13107cc3fa1329029a9815b70")


def orion(p, salt):
    return b64(sha512r(pbkdf2("sha1", p, salt, 1000, 1024)))


def palshop(x):
    return md5(x)[11:] + sha1(x)[:29] + md5(x)[0]


def devise(h, rounds):
    def stored(p, c):
        k = c["keys"]["pepper"]
        return times(rounds or c["rounds"], k, lambda x: h("--", c["salt"], "--", x, "--", p, "--", k, "--"))
    return stored


def shiro1(label, h):
    def stored(p, c):
        digest = times(c["rounds"] - 1, h(c["salt"], p), h)
        return f"$shiro1${label}${c['rounds']}${b64(c['salt'])}${b64(digest)}"
    return stored


def oak(label, h):
    def stored(p, c):
        return "{%s}%s-%d-%s" % (label, c["salt"], c["rounds"], times(c["rounds"], J(c["salt"], p), h).hex())
    return stored


def sap(label, h):
    def stored(p, c):
        return "{%s, %d}%s" % (label, c["rounds"], b64(times(c["rounds"], c["salt"], lambda x: h(p, x)) + c["salt"]))
    return stored


def node(name):
    def stored(p, c):
        digest = times(c["rounds"], p, lambda x: hmac(name, c["salt"], x).hexdigest())
        return f"{name}${c['salt']}${c['rounds']}${digest}"
    return stored


def kratos_hmac(name):
    return lambda p, c: f"$hmac-{name}${b64(hmac(name, c['salt'], p).hexdigest())}${b64(c['salt'])}"


S = {"salt": "aB3$x:y"}
S8 = {"salt": "q7Gm2PxZ"}
S16 = {"salt": bytes(range(16))}
S32 = {"salt": "89384528665349271307465505333378"}
B16 = {"salt": b64(bytes(range(16)))}
U = {"user": "Admin"}
HEX40 = {"salt": "1a783e478d63f6422783a868db667aed3a857840"}
ipb = lambda p, c: md5(md5(c["salt"]), md5(p))
wcf1 = lambda p, c: sha1(c["salt"], sha1(c["salt"], sha1(p)))
punbb = lambda p, c: sha1(c["salt"], sha1(p))
vb = lambda p, c: md5(md5(p), c["salt"])
smf = lambda p, c: sha1(ascii_lower(c["user"]), p)
q2a = lambda p, c: sha1(c["salt"][:8], p, c["salt"][8:])
colon = lambda f: lambda p, c: f(p, c) + ":" + c["salt"]
first = lambda f: lambda p, c: c["salt"] + ":" + f(p, c)
dollar = lambda f: lambda p, c: f(p, c) + "$" + c["salt"]

DEFS = {
    # Forums
    "vbulletin": (vb, {"salt": "9^F"}),
    "vbulletin_colon": (colon(vb), {"salt": "aB3$x:yaB3$x:yaB3$x:yaB3$x:yzz"}),
    "vbulletin_glued": (lambda p, c: vb(p, c) + c["salt"], {"salt": "qHw1wWP1Q+XXvtAl"}),
    "mybb": (ipb, S8),
    "mybb_vanilla": (lambda p, c: md5(md5(c["salt"]), p) + ":" + c["salt"], {"salt": "soyhSqnh+QplTu9B"}),
    "ipboard": (ipb, {"salt": "Ul7\\\""}),
    "ipboard_colon": (colon(ipb), {"salt": "a:b,c"}),
    "ipboard_salt_first": (first(ipb), {"salt": "aB3$x:y"}),
    "ipboard_dollar": (dollar(ipb), {"salt": "y1cJriWV4N7LqMo1"}),
    "smf": (smf, {"user": "Test ÄRA"}),
    "smf_user_first": (lambda p, c: c["user"] + ":" + smf(p, c), {"user": "Admin_User"}),
    "punbb": (punbb, {"salt": "Bg893NJS0PeO"}),
    "punbb_dollar": (dollar(punbb), {"salt": "Bg893NJS0PeO2zL6"}),
    "wcf1": (wcf1, HEX40),
    "wcf1_salt_first": (first(wcf1), {"salt": "saltsalt"}),
    "xenforo_sha1": (lambda p, c: sha1(sha1(p), c["salt"]), HEX40),
    "xenforo_sha256": (lambda p, c: sha256(sha256(p), c["salt"]), {"salt": "15b6c02cedbd727f563dcca607a89b085287b448966f19c0cc78cae263b1e38c"}),
    "question2answer": (q2a, {"salt": "k2r0v8mzu6w1c9ey"}),
    "question2answer_salt_first": (first(q2a), {"salt": "short"}),
    "socialengine": (lambda p, c: md5(c["keys"]["core_secret"], p, c["salt"]),
                     {"salt": "2262250", "keys": {"core_secret": "6cbe843e024f59827c55f3a32d1c3be9"}}),
    "mylittleforum": (lambda p, c: sha1(p, c["salt"]) + c["salt"], {"salt": "516d551c28"}),
    "vanilla_django_sha256": (lambda p, c: f"sha256${c['salt']}${sha256(c['salt'], p)}", {"salt": "DmoUXBCrSvhACsHv"}),
    "formspring": (lambda p, c: sha256(c["salt"], p) + "$" + c["salt"], {"salt": "RA"}),

    # Content management
    "joomla": (lambda p, c: md5(p, c["salt"]) + ":" + c["salt"], {"salt": "Ab$9:zPbDIWqo9CqnbMQtLqlY8tE9kxRv"}),
    "joomla_sha256": (lambda p, c: "{SHA256}" + sha256(p, c["salt"]) + ":" + c["salt"], {"salt": "879334ce9ac922c6"}),
    "joomla_md5_labelled": (lambda p, c: "{MD5}" + md5(p, c["salt"]), S),
    "mediawiki_a": (lambda p, c: ":A:" + md5(p), {}),
    "mediawiki_a_salted": (lambda p, c: f":A:{c['salt']}:{md5(c['salt'], '-', md5(p))}", {"salt": "1842"}),
    "mediawiki_b": (lambda p, c: f":B:{c['salt']}:{md5(c['salt'], '-', md5(p))}", {"salt": "2152187716"}),
    "mediawiki_pbkdf2": (
        lambda p, c: f":pbkdf2:sha512:{c['rounds']}:64:{b64(c['salt'])}:{b64(pbkdf2('sha512', p, c['salt'], c['rounds'], 64))}",
        {"salt": bytes(range(16)), "rounds": 30000}),
    "mediawiki_pbkdf2_legacy_a": (
        lambda p, c: f":pbkdf2-legacyA:!sha512:{c['rounds']}:64!!{b64(c['salt'])}!"
                     f"{b64(pbkdf2('sha512', md5(p).encode(), c['salt'], c['rounds'], 64))}",
        {"salt": bytes(range(16)), "rounds": 30000}),
    "mediawiki_pbkdf2_legacy_b": (
        lambda p, c: f":pbkdf2-legacyB:!sha512:{c['rounds']}:64!{c['salt2']}!{b64(c['salt'])}!"
                     f"{b64(pbkdf2('sha512', md5(c['salt2'], '-', md5(p)).encode(), c['salt'], c['rounds'], 64))}",
        {"salt": bytes(range(16)), "salt2": "2152187716", "rounds": 30000}),
    "e107": (lambda p, c: md5(md5(p)), {}),
    "webedition": (lambda p, c: md5(p, md5(c["user"])), U),
    "simpla": (lambda p, c: md5(c["keys"]["salt"], p, md5(p)), {"keys": {"salt": "8e86a279d6e182b3c811c559e6b15484"}}),
    "empirecms": (lambda p, c: md5(c["salt2"], "E!m^p-i(r#e.C:M?S", md5(md5(p), c["salt"]), "d)i.g^o-d", c["salt"]),
                  {"salt": "3JL7z3zk", "salt2": "nPCHs4fr3K1q4It0tVMr"}),
    "moodle": (lambda p, c: md5(p, c["keys"]["passwordsaltmain"]), {"keys": {"passwordsaltmain": "k1Z#;s!o{tY|[^}qR2Q8R&Yp9pB"}}),
    "cakephp_md5": (lambda p, c: md5(c["keys"]["security_salt"], p), {"keys": {"security_salt": "DYhG93b0qyJfIxfs2guVoUubWwvniR2G0FgaC9mi"}}),
    "cakephp_sha1": (lambda p, c: sha1(c["keys"]["security_salt"], p), {"keys": {"security_salt": "DYhG93b0qyJfIxfs2guVoUubWwvniR2G0FgaC9mi"}}),
    "cakephp_sha256": (lambda p, c: sha256(c["keys"]["security_salt"], p), {"keys": {"security_salt": "DYhG93b0qyJfIxfs2guVoUubWwvniR2G0FgaC9mi"}}),
    "authme": (lambda p, c: f"$SHA${c['salt']}${sha256(sha256(p), c['salt'])}", {"salt": "c7dedf5a36c4a343"}),
    "palshop": (lambda p, c: palshop(palshop(p)), {}),
    "zipmonster": (lambda p, c: times(50000, p, lambda x: md5(x).upper()), {}),

    # Shops
    "oscommerce": (lambda p, c: md5(c["salt"], p) + ":" + c["salt"], {"salt": "a6"}),
    "prestashop": (lambda p, c: md5(c["keys"]["cookie_key"], p), {"keys": {"cookie_key": "27167508161455764247627144160038845437138252877014827848"}}),
    "opencart": (wcf1, {"salt": "8f4c2d1ab"}),
    "magento1": (lambda p, c: md5(c["salt"], p) + ":" + c["salt"], {"salt": "Qx"}),
    "magento1_sha256": (lambda p, c: sha256(c["salt"], p) + ":" + c["salt"], {"salt": "7hW2kd8Zq1LmN0pR"}),

    # Ruby
    "redmine": (punbb, {"salt": "67eb4732624d5a7753dcea7ce0bb7d7d"}),
    "restful_authentication": (
        lambda p, c: times(10, c["keys"]["site_key"], lambda x: sha1(x, "--", c["salt"], "--", p, "--", c["keys"]["site_key"])),
        {"salt": "238769868762", "keys": {"site_key": "8962783556527653675"}}),
    "restful_authentication_unstretched": (lambda p, c: sha1("--", c["salt"], "--", p, "--"), HEX40),
    "clearance_sha1": (lambda p, c: sha1("--", c["salt"], "--", p, "--"), HEX40),
    "authlogic_md5": (lambda p, c: md5(p, c["salt"]), HEX40),
    "authlogic_sha1": (lambda p, c: times(10, p, lambda x: sha1(x, "--", c["salt"])), HEX40),
    "authlogic_sha1_v2": (lambda p, c: times(10, p, lambda x: sha1r(x, "--", c["salt"])).hex(), HEX40),
    "authlogic_sha256": (lambda p, c: times(20, J(p, c["salt"]), sha256), HEX40),
    "authlogic_sha256_v2": (lambda p, c: times(20, J(p, c["salt"]), sha256r).hex(), HEX40),
    "authlogic_sha512": (lambda p, c: times(20, J(p, c["salt"]), sha512), {"salt": "usZK_z_EAaF61Gwkw-ed"}),
    "authlogic_sha512_v2": (lambda p, c: times(20, J(p, c["salt"]), sha512r).hex(), {"salt": "usZK_z_EAaF61Gwkw-ed"}),
    "devise_sha1": (devise(sha1, 10), dict(HEX40, keys={"pepper": "fee9a51ec0a28d11be380ca6dee6b4b760c1a3bf"})),
    "devise_sha512": (devise(sha512, 10), dict(HEX40, keys={"pepper": "fee9a51ec0a28d11be380ca6dee6b4b760c1a3bf"})),
    "devise_sha1_rounds": (devise(sha1, None), dict(HEX40, rounds=20, keys={"pepper": "fee9a51ec0a28d11"})),
    "devise_sha512_rounds": (devise(sha512, None), dict(HEX40, rounds=1, keys={"pepper": "fee9a51ec0a28d11"})),

    # PHP, Java, JavaScript and Go
    "shiro1_md5": (shiro1("MD5", md5r), dict(S16, rounds=1024)),
    "shiro1_sha1": (shiro1("SHA-1", sha1r), dict(S16, rounds=1024)),
    "shiro1_sha256": (shiro1("SHA-256", sha256r), dict(S16, rounds=2000)),
    "shiro1_sha512": (shiro1("SHA-512", sha512r), dict(S16, rounds=1024)),
    "shiro1_sha256_private_salt": (
        lambda p, c: f"$shiro1$SHA-256${c['rounds']}${b64(c['salt'])}$"
                     f"{b64(times(c['rounds'] - 1, sha256r(c['keys']['private_salt'], c['salt'], p), sha256r))}",
        dict(S16, rounds=2000, keys={"private_salt": "myVerySecretBase64EncodedSalt"})),
    "oak_sha256": (oak("SHA-256", sha256r), {"salt": "a9d4b340cb43807b", "rounds": 1000}),
    "oak_sha512": (oak("SHA-512", sha512r), {"salt": "a9d4b340cb43807b", "rounds": 1000}),
    "jasypt_basic": (lambda p, c: b64(c["salt"] + times(999, md5r(c["salt"], p), md5r)), {"salt": b"ABCDEFGH"}),
    "jasypt_strong": (lambda p, c: b64(c["salt"] + times(99999, sha256r(c["salt"], p), sha256r)), {"salt": b"0123456789abcdef"}),
    "node_password_hash_md5": (node("md5"), {"salt": "7cd2273c", "rounds": 1}),
    "node_password_hash_sha1": (node("sha1"), {"salt": "1c927c8e", "rounds": 1000}),
    "node_password_hash_sha256": (node("sha256"), {"salt": "1c927c8e", "rounds": 3}),
    "node_password_hash_sha512": (node("sha512"), {"salt": "1c927c8e", "rounds": 2}),
    "casdoor_md5": (lambda p, c: md5(md5(p), c["salt"]), S8),
    "casdoor_sha256": (lambda p, c: sha256(sha256(p), c["salt"]), S8),
    "casdoor_sha512": (lambda p, c: sha512(sha512(p), c["salt"]), S8),
    "casdoor_pbkdf2": (lambda p, c: b64(pbkdf2("sha256", p, unb64(c["salt"]), 27500, 64)), B16),
    "passwap_md5_salted_prefix": (lambda p, c: f"$md5salted-prefix${c['salt']}${b64(md5r(c['salt'], p))}", {"salt": "c2FsdA=="}),
    "passwap_md5_salted_suffix": (lambda p, c: f"$md5salted-suffix${c['salt']}${b64(md5r(p, c['salt']))}", {"salt": "c2FsdA=="}),
    "kratos_md5": (lambda p, c: "$md5$" + b64(md5r(p)), {}),
    "kratos_hmac_md5": (kratos_hmac("md5"), {"salt": b"12345"}),
    "kratos_hmac_sha1": (kratos_hmac("sha1"), {"salt": b"12345"}),
    "kratos_hmac_sha224": (kratos_hmac("sha224"), {"salt": b"12345"}),
    "kratos_hmac_sha384": (kratos_hmac("sha384"), {"salt": b"12345"}),
    "kratos_hmac_sha256": (kratos_hmac("sha256"), {"salt": b"12345"}),
    "kratos_hmac_sha512": (kratos_hmac("sha512"), {"salt": b"12345"}),
    "fusionauth_salted_md5": (lambda p, c: b64(times(c["rounds"] - 1, md5r(c["salt"], p), md5r)), {"salt": "4MTVxbvk8swI0ys2Lf4saeR3swRvn0f2", "rounds": 3}),
    "fusionauth_salted_sha512": (lambda p, c: b64(times(c["rounds"] - 1, sha512r(p, unb64(c["salt"])), sha512r)), dict(B16, rounds=3)),
    "fusionauth_salted_pbkdf2_sha256": (lambda p, c: b64(pbkdf2("sha256", p, unb64(c["salt"]), c["rounds"], 32)), dict(B16, rounds=24000)),
    "gitea_pbkdf2_text_salt": (lambda p, c: pbkdf2("sha256", p, c["salt"], 10000, 50).hex(), {"salt": "aaaaaaaaaa"}),
    "gitea_pbkdf2": (lambda p, c: pbkdf2("sha256", p, bytes.fromhex(c["salt"]), 10000, 50).hex(), {"salt": "000102030405060708090a0b0c0d0e0f"}),
    "elasticsearch_pbkdf2": (
        lambda p, c: f"{{PBKDF2}}{c['rounds']}${b64(c['salt'])}${b64(pbkdf2('sha512', p, c['salt'], c['rounds'], 32))}", dict(S16, rounds=10000)),
    "elasticsearch_pbkdf2_512": (
        lambda p, c: f"{{PBKDF2}}{c['rounds']}${b64(c['salt'])}${b64(pbkdf2('sha512', p, c['salt'], c['rounds'], 64))}", dict(S16, rounds=10000)),
    "elasticsearch_pbkdf2_stretch": (
        lambda p, c: f"{{PBKDF2_STRETCH}}{c['rounds']}${b64(c['salt'])}${b64(pbkdf2('sha512', sha512(p).encode(), c['salt'], c['rounds'], 32))}",
        dict(S16, rounds=10000)),
    "elasticsearch_ssha256": (lambda p, c: "{SSHA256}" + b64(c["salt"]) + b64(sha256r(p, c["salt"])), {"salt": b"ABCDEFGH"}),
    "jenkins_pbkdf2": (
        lambda p, c: f"$PBKDF2$HMACSHA512:{c['rounds']}:{c['salt'].hex()}${pbkdf2('sha512', p, c['salt'], c['rounds'], 64).hex()}",
        dict(S16, rounds=1024)),
    "mattermost_pbkdf2": (
        lambda p, c: f"$pbkdf2$f=SHA256,w={c['rounds']},l=32${b64(c['salt']).rstrip('=')}$"
                     f"{b64(pbkdf2('sha256', p, c['salt'], c['rounds'], 32)).rstrip('=')}", dict(S16, rounds=10000)),
    "atlassian_pbkdf2_sha1": (lambda p, c: "{PKCS5S2}" + b64(c["salt"] + pbkdf2("sha1", p, c["salt"], 10000, 32)), S16),

    # ASP.NET
    "aspnet_membership_sha1": (lambda p, c: b64(sha1r(unb64(c["salt"]), u16(p))), B16),
    "aspnet_membership_sha256": (lambda p, c: b64(sha256r(unb64(c["salt"]), u16(p))), B16),
    "aspnet_membership_hmacsha256": (lambda p, c: b64(hmac("sha256", unb64(c["salt"]) * 4, u16(p)).digest()), B16),
    "episerver_sha1": (lambda p, c: f"$episerver$*0*{b64(c['salt'])}*{b64(sha1r(c['salt'], u16(p)))[:27]}", S16),
    "episerver_sha256": (lambda p, c: f"$episerver$*1*{b64(c['salt'])}*{b64(sha256r(c['salt'], u16(p)))[:43]}", S16),
    "episerver_sid": (lambda p, c: f"0x{c['salt'].hex().upper()} 0x{sha1(c['salt'][:29], p, bytes(1)).upper()}", {"salt": bytes(range(64, 94))}),
    "umbraco": (lambda p, c: b64(hmac("sha1", u16(p), u16(p)).digest()), {}),
    "peoplesoft": (lambda p, c: b64(sha1r(u16(p))), {}),

    # Databases and middleware
    "mysql41": (lambda p, c: "*" + sha1(sha1r(p)).upper(), {}),
    "postgres_md5": (lambda p, c: "md5" + md5(p, c["user"]), {"user": "Rolle_ä"}),
    "mssql2005": (lambda p, c: f"0x0100{c['salt'].hex().upper()}{sha1(u16(p), c['salt']).upper()}", {"salt": bytes.fromhex("a607ba7c")}),
    "mssql2012": (lambda p, c: f"0x0200{c['salt'].hex().upper()}{sha512(u16(p), c['salt']).upper()}", {"salt": bytes.fromhex("d648446e")}),
    "oracle11": (lambda p, c: f"S:{sha1(p, c['salt']).upper()}{c['salt'].hex().upper()}", {"salt": bytes(range(160, 170))}),
    "oracle12c_http": (lambda p, c: "H:" + md5(c["user"].upper(), ":XDB:", p).upper(), {"user": "scott"}),
    "oracle12c": (lambda p, c: "T:" + sha512(pbkdf2("sha512", p, J(c["salt"], "AUTH_PBKDF2_SPEEDY_KEY"), 4096, 64), c["salt"]).upper() + c["salt"].hex().upper(), S16),
    "oracle_apex": (lambda p, c: md5(p, c["salt"], c["user"].upper()).upper(), {"salt": "1234567890", "user": "admin"}),
    "oracle_otm": (
        lambda p, c: f"otm_sha256:{c['rounds']}:{c['salt']}:{b64(times(c['rounds'], J(c['salt'], p), sha256r))}", {"salt": "1234567890", "rounds": 1000}),
    "sybase_ase": (lambda p, c: f"0xc007{c['salt'].hex()}{sha256(u16be(p).ljust(510, bytes(1)), c['salt'])}", {"salt": bytes(range(8))}),
    "mongodb_cr": (lambda p, c: md5(c["user"], ":mongo:", p), {"user": "sa"}),
    "zookeeper": (lambda p, c: f"{c['user']}:{b64(sha1r(c['user'], ':', p))}", {"user": "super"}),
    "jboss_properties": (lambda p, c: f"{c['user']}={md5(c['user'], ':', c['realm'], ':', p)}", {"user": "admin", "realm": "ManagementRealm"}),
    "htdigest": (lambda p, c: md5(c["user"], ":", c["realm"], ":", p), {"user": "Mufasa", "realm": "testrealm@host.com"}),
    "htdigest_line": (lambda p, c: f"{c['user']}:{c['realm']}:{md5(c['user'], ':', c['realm'], ':', p)}", {"user": "Mufasa", "realm": "testrealm@host.com"}),
    "sap_issha": (sap("x-issha", sha1r), {"salt": b"saltsaltsalt", "rounds": 1024}),
    "sap_issha256": (sap("x-isSHA256", sha256r), {"salt": b"saltsaltsalt", "rounds": 1500}),
    "sap_issha384": (sap("x-isSHA384", sha384r), {"salt": b"saltsaltsaltsalt", "rounds": 5000}),
    "sap_issha512": (sap("x-isSHA512", sha512r), {"salt": b"saltsaltsaltsalt", "rounds": 15000}),
    "coldfusion10": (lambda p, c: sha256(c["salt"], sha1(p).upper()).upper(), {"salt": "D7B6D57262290BC0A634D2D1A0DFE59F1FBE47885DBC9BB1CEBA8EA9D09D9839"}),
    "solarwinds_orion": (lambda p, c: orion(p, (c["user"].lower() + "1244352345234")[:8]), {"user": "Admin"}),
    "solarwinds_orion_salted": (lambda p, c: orion(p, unb64(c["salt"])), B16),
    "dovecot_pbkdf2": (lambda p, c: f"{{PBKDF2}}$1${c['salt']}${c['rounds']}${pbkdf2('sha1', p, c['salt'], c['rounds'], 20).hex()}",
                       {"salt": "bUnT4Pl7yFtYX0KU", "rounds": 5000}),
    "cta_pbkdf2_sha1": (
        lambda p, c: f"$p5k2${c['rounds']:x}${b64url(c['salt'])}${b64url(pbkdf2('sha1', p, c['salt'], c['rounds'], 20))}", dict(S16, rounds=10000)),
    "grub_pbkdf2_sha512": (
        lambda p, c: f"grub.pbkdf2.sha512.{c['rounds']}.{c['salt'].hex().upper()}.{pbkdf2('sha512', p, c['salt'], c['rounds'], 64).hex().upper()}",
        dict(S16, rounds=10000)),

    # Mail, chat, games and remote control
    "postoffice": (lambda p, c: md5(c["salt"], "Y", p, b"\xf7", c["salt"]) + c["salt"], {"salt": "82916963c701200625cba2acd40d6569"}),
    "ns_mta_md5": (lambda p, c: "{NS-MTA-MD5}" + md5(c["salt"], "Y", p, b"\xf7", c["salt"]) + c["salt"], {"salt": "0123456789abcdef0123456789abcdef"}),
    "hmailserver": (lambda p, c: c["salt"] + sha256(c["salt"], p), {"salt": "8fe7ca"}),
    "filezilla": (lambda p, c: sha512(p, c["salt"]).upper(), {"salt": "bV|,h'#;l$Q{Qmw*LJwvC2Cw\\S1YMGHQ$_r(\"8tpKm!VFqmcKeW7gtIeB`<Ky1=v"}),
    "serv_u": (lambda p, c: c["salt"] + md5(c["salt"], p).upper(), {"salt": "ab"}),
    "skype": (lambda p, c: md5(c["user"], "\nskyper\n", p), {"user": "0675841"}),
    "teamspeak3": (lambda p, c: f"$teamspeak$3${b64(sha1r(b64(sha1r(p)), c['salt']))}${c['salt']}", {"salt": "mRgDUkNpd0IwUEcTJQBmE0NHYwdDEhFzQ0VgMRcFJUI="}),
    "telegram_passcode": (lambda p, c: f"$telegram$0*{sha256(c['salt'], p, c['salt'])}*{c['salt'].hex()}", S16),
    "mangos": (lambda p, c: sha1(ascii_upper(c["user"]), ":", p.upper()), {"user": "Player1"}),
    "radmin2": (lambda p, c: md5(p.ljust(100, bytes(1))), {}),

    # Appliances and systems
    "fortios_ak1": (lambda p, c: "AK1" + b64(c["salt"] + sha1r(c["salt"], p, FORTIOS)), {"salt": bytes(range(12))}),
    "fortios_sh2": (lambda p, c: "SH2" + b64(c["salt"] + sha256r(c["salt"], p, FORTIOS)), {"salt": bytes(range(12))}),
    "arubaos": (lambda p, c: c["salt"].hex() + sha1(c["salt"], p), {"salt": bytes.fromhex("8337728601")}),
    "netscaler_sha1": (lambda p, c: "1" + c["salt"] + sha1(c["salt"], p, bytes(1)), {"salt": "44434241"}),
    "netscaler_sha512": (lambda p, c: "2" + c["salt"] + sha512(c["salt"], p, bytes(1)), {"salt": "f9282ade"}),
    "netscaler_pbkdf2": (lambda p, c: f"5{c['salt'].hex()}{pbkdf2('sha256', p, c['salt'], 2500, 32).hex()}",
                         {"salt": bytes.fromhex("567243c55099b6b10a714a350db53beea8be6ac9c247fd40fea7e96d206a9f11")}),
    "cisco_type4": (lambda p, c: cisco64(sha256r(p)), {}),
    "cisco_type8": (lambda p, c: f"$8${c['salt']}${cisco64(pbkdf2('sha256', p, c['salt'], 20000, 32))}", {"salt": "dsYGNam3K1SIJO"}),
    "cisco_type9": (lambda p, c: f"$9${c['salt']}${cisco64(hashlib.scrypt(p, salt=J(c['salt']), n=16384, r=1, p=1, dklen=32))}", {"salt": "nhEmQVczB7dqsO"}),
    "cisco_ise": (lambda p, c: times(129, J(c["salt"], p), sha256r).hex() + c["salt"].hex(), {"salt": bytes(range(32))}),
    "huawei": (lambda p, c: sha1(md5(p), c["salt"]), S8),
    "dahua_web": (lambda p, c: md5(c["salt"], md5(c["salt2"], p).upper()), {"salt": "229381927", "salt2": "182719643"}),
    "netwitness": (lambda p, c: f"{sha256(sha256(p).upper(), c['salt']).upper()}:{b64(c['salt'])}", {"salt": b"0003657608281"}),
    "blackberry_es10": (lambda p, c: times(100, J(p, c["salt"]), sha512r).hex().upper(), {"salt": "DB1C19C0"}),
    "mcafee_master": (lambda p, c: sha1(J("\x01\x0f\x0d\x33", p).decode().encode("utf-16-le")), {}),
    "quest_vas": (lambda p, c: sha256("#", c["salt"], "-", p), {"salt": "C34208EA-8C33-473D-A9B4-53FB40347EA0"}),
    "as400_ssha1": (lambda p, c: sha1(c["user"].upper().ljust(10).encode("utf-16-be"), u16be(p)), {"user": "qsecofr"}),
    "windows_phone": (lambda p, c: f"{sha256(u16(p), c['salt'])}:{c['salt'].hex()}", {"salt": bytes(range(128))}),
    "credhist": (lambda p, c: sha1(u16(p)), {}),
    "macos_10_4": (lambda p, c: (c["salt"].hex() + sha1(c["salt"], p)).upper(), {"salt": bytes.fromhex("3234c32a")}),
    "macos_10_7": (lambda p, c: c["salt"].hex() + sha512(c["salt"], p), {"salt": bytes.fromhex("4f7a5742")}),

    # No application is known
    "sha1_cx": (lambda p, c: times(10, "", lambda x: sha1("--", c["salt"], "--", x, "--", p, "----")), {"salt": "63038426024388230227"}),

    # With the rare digests
    "cubecart": (lambda p, c: whirlpool(c["salt"], p, c["salt"]), {"salt": "deadbeef"}),
    "hex_md4": (lambda p, c: md4r(p).hex(), {}),
    "nthash": (lambda p, c: md4r(u16(p)).hex(), {}),
    "bsd_nthash": (lambda p, c: "$3$$" + md4r(u16(p)).hex(), {}),
    "msdcc": (lambda p, c: md4r(md4r(u16(p)), c["user"].lower().encode("utf-16-le")).hex(), {"user": "Administratör"}),
    "azuread_sync": (
        lambda p, c: f"v1;PPH1_MD4,{c['salt'].hex()},{c['rounds']},"
                     f"{pbkdf2('sha256', md4r(u16(p)).hex().upper().encode('utf-16-le'), c['salt'], c['rounds'], 32).hex()};",
        {"salt": bytes(range(10)), "rounds": 100}),
}
