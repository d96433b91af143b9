"""What JVM, .NET and Ruby applications and identity providers store, as their source or documentation says it, on hashlib alone.

Of the recipes in src/schemes/applications/{jvm,membership,gems,providers}.rs; see applications_defs.py for the form of `DEFS`.
"""
from applications_defs import J, b64, hmac, md5, md5r, pbkdf2, sha1, sha1r, sha256, sha256r, sha384r, sha512, sha512r, times, u16, unb64

S16 = {"salt": bytes(range(16))}
B16 = {"salt": b64(bytes(range(16)))}
HEX40 = {"salt": "7e3041ebc2fc05a40c60028e2c4901a81035d3cd"}
DEFS = {}
RAW = {"md5": md5r, "sha1": sha1r, "sha256": sha256r, "sha384": sha384r, "sha512": sha512r}
LITTLE = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def crypt64(data):
    """phpass: three bytes, the first lowest, as four characters, the lowest first."""
    bits = int.from_bytes(data, "little")
    return "".join(LITTLE[bits >> 6 * i & 63] for i in range((len(data) * 8 + 5) // 6))


def each(digests, name, stored, context):
    for digest in digests:
        DEFS[name.format(digest)] = (stored(digest, RAW[digest]), context)


def framed(p, c):
    """Spring's merge of password and salt."""
    return J(p, "{", c["salt"], "}")


def keyed(digest, block):
    """KeyedHashAlgorithm with the salt repeated to the length of its key."""
    return lambda p, c: b64(hmac(digest, (unb64(c["salt"]) * block)[:block], u16(p)).digest())


# The JVM
each(["md5", "sha1", "sha256", "sha512"], "play_{}", lambda d, h: lambda p, c: b64(h(p)), {})
DEFS["jenkins_sha256"] = (lambda p, c: c["salt"] + ":" + sha256(framed(p, c)), {"salt": "abcdefghijkl"})
for label, digest in [("MD5", "md5"), ("SHA-1", "sha1"), ("SHA-256", "sha256"), ("SHA-384", "sha384"), ("SHA-512", "sha512")]:
    def shiro1(p, c, label=label, h=RAW[digest]):
        d = times(c["rounds"], J(*c.get("keys", {}).values(), c["salt"], p), h)
        return f"$shiro1${label}${c['rounds']}${b64(c['salt'])}${b64(d)}"
    if digest == "sha384":
        DEFS["shiro1_sha384"] = (shiro1, dict(S16, rounds=1024))
    if digest != "sha256":
        DEFS[f"shiro1_{digest}_private_salt"] = (shiro1, dict(S16, rounds=512, keys={"private_salt": "myVerySecretBase64EncodedSalt"}))
    DEFS[f"shiro_columns_{digest}"] = (lambda p, c, h=RAW[digest]: times(c["rounds"], J(c["salt"], p), h).hex(), {"salt": "3e25960a79dbc69b", "rounds": 1024})
each(["md5", "sha1", "sha256", "sha512"], "grails_{}", lambda d, h: lambda p, c: times(c["rounds"], framed(p, c), h).hex(), {"salt": "admin", "rounds": 100})
each(["sha1", "sha256", "sha512"], "grails_{}_base64", lambda d, h: lambda p, c: b64(times(c["rounds"], framed(p, c), h)), {"salt": "admin", "rounds": 100})
DEFS["spring_standard"] = (lambda p, c: (c["salt"] + times(1024, J(c["salt"], p), sha256r)).hex(), {"salt": bytes(range(8))})
DEFS["spring_standard_secret"] = (lambda p, c: (c["salt"] + times(1024, J(c["salt"], *c["keys"].values(), p), sha256r)).hex(),
                                  {"salt": bytes(range(8)), "keys": {"spring_secret": "a site secret"}})

# .NET
each(["md5", "sha512"], "aspnet_membership_{}", lambda d, h: lambda p, c: b64(h(unb64(c["salt"]), u16(p))), B16)
DEFS["aspnet_membership_hmacsha1"] = (keyed("sha1", 64), B16)
DEFS["aspnet_membership_hmacsha512"] = (keyed("sha512", 128), B16)
DEFS["umbraco_hmacsha256"] = (lambda p, c: b64(c["salt"]) + keyed("sha256", 64)(p, {"salt": b64(c["salt"])}), S16)

# Ruby
for digest in ["md5", "sha256", "sha512"]:
    def joined(p, c):
        return J(p, c["columns"]["join_token"], c["salt"])
    DEFS[f"authlogic_{digest}_columns"] = (
        lambda p, c, h=RAW[digest]: times(c["rounds"], joined(p, c), lambda x: h(x).hex()), dict(HEX40, rounds=3, columns={"join_token": "--"}))
    DEFS[f"authlogic_{digest}_v2_columns"] = (
        lambda p, c, h=RAW[digest]: times(c["rounds"], joined(p, c), h).hex(), dict(HEX40, rounds=3, columns={"join_token": ""}))
DEFS["authlogic_sha1_columns"] = (
    lambda p, c: times(c["rounds"], p, lambda x: sha1(x, c["columns"]["join_token"], c["salt"])), dict(HEX40, rounds=3, columns={"join_token": "--"}))
DEFS["authlogic_sha1_v2_columns"] = (
    lambda p, c: times(c["rounds"], p, lambda x: sha1r(x, c["columns"]["join_token"], c["salt"])).hex(), dict(HEX40, rounds=3, columns={"join_token": "+"}))


def restful(p, c):
    key = c["keys"]["site_key"]
    return times(c["rounds"], key, lambda x: sha1(x, "--", c["salt"], "--", p, "--", key))


DEFS["restful_authentication_rounds"] = (restful, dict(HEX40, rounds=4, keys={"site_key": "fee9a51ec0a28d11"}))

# Identity providers
DEFS["fusionauth_pbkdf2_sha1"] = (lambda p, c: b64(pbkdf2("sha1", p, unb64(c["salt"]), c["rounds"], 32)), dict(B16, rounds=100))
DEFS["fusionauth_pbkdf2_then_hmac_sha1"] = (
    lambda p, c: hmac("sha1", pbkdf2("sha1", p, c["salt"], c["rounds"], 64), p).hexdigest().upper(), dict(HEX40, rounds=100))
DEFS["fusionauth_md5_append_salt"] = (lambda p, c: b64(md5r(p, c["salt"]) + c["salt"]), {"salt": bytes(range(32))})
DEFS["fusionauth_ldap_ssha512"] = (lambda p, c: b64(sha512r(p, c["salt"]) + c["salt"]), {"salt": bytes(range(24))})
DEFS["fusionauth_salted_hmac_sha256"] = (lambda p, c: b64(hmac("sha256", unb64(c["salt"]), p).digest()), B16)
DEFS["fusionauth_builtin_salted_md5"] = (lambda p, c: b64(times(c["rounds"], J(p, unb64(c["salt"])), md5r)), dict(B16, rounds=3))
DEFS["fusionauth_phpass_md5"] = (
    lambda p, c: crypt64(times(c["rounds"], md5r(c["salt"], p), lambda x: md5r(x, p))), {"salt": "IQRaTwmf", "rounds": 2048})
DEFS["fusionauth_phpass_sha512"] = (
    lambda p, c: crypt64(times(c["rounds"], sha512r(c["salt"], p), lambda x: sha512r(x, p)))[:43], {"salt": "randomsa", "rounds": 128})
DEFS["clerk_pbkdf2_sha256"] = (
    lambda p, c: f"pbkdf2_sha256${c['rounds']}${b64(c['salt'])}${b64(pbkdf2('sha256', p, c['salt'], c['rounds'], 32))}", dict(S16, rounds=100))
DEFS["clerk_pbkdf2_sha512"] = (
    lambda p, c: f"pbkdf2_sha512${c['rounds']}${c['salt']}${pbkdf2('sha512', p, c['salt'], c['rounds'], 64).hex()}", {"salt": "aSalt", "rounds": 100})
DEFS["clerk_pbkdf2_sha512_hex"] = (
    lambda p, c: f"pbkdf2_sha512_hex${c['rounds']}${c['salt'].hex()}${pbkdf2('sha512', p, c['salt'], c['rounds'], 64).hex()}", dict(S16, rounds=100))


def symfony(p, c):
    merged = framed(p, c)
    digest = times(c["rounds"] - 1, sha512r(merged), lambda x: sha512r(x, merged))
    return f"sha512_symfony${c['rounds']}${c['salt']}${b64(digest)}"


DEFS["clerk_sha512_symfony"] = (symfony, {"salt": "someSalt", "rounds": 50})
for digest, h in [("md5", md5), ("sha1", sha1), ("sha512", sha512)]:
    DEFS[f"stytch_{digest}"] = (
        lambda p, c, h=h: h(c["columns"]["prepend_salt"], p, c["columns"]["append_salt"]), {"columns": {"prepend_salt": "before", "append_salt": "behind"}})
DEFS["workos_ssha256_prefix"] = (lambda p, c: "{SSHA256}" + b64(sha256r(c["salt"], p) + c["salt"]), {"salt": bytes(range(8))})
for digest, label, size in [("sha1", "PBKDF2", 20), ("sha512", "PBKDF2-HMAC-SHA512", 64)]:
    DEFS[f"forgerock_pbkdf2_{digest}"] = (
        lambda p, c, d=digest, label=label, size=size: f"{{{label}}}{c['rounds']}:{b64(pbkdf2(d, p, c['salt'], c['rounds'], size) + c['salt'])}",
        {"salt": bytes(range(8)), "rounds": 100})

for label, digest in [("MD5", "md5"), ("SHA-1", "sha1"), ("SHA-256", "sha256"), ("SHA-384", "sha384"), ("SHA-512", "sha512")]:
    DEFS[f"stormpath2_{digest}"] = (
        lambda p, c, label=label, h=RAW[digest]: f"$stormpath2${label}${c['rounds']}${b64(c['salt'])}${b64(times(c['rounds'], J(c['salt'], p), h))}",
        dict(S16, rounds=3))
for digest, size in [("sha1", 20), ("sha256", 32), ("sha512", 64)]:
    DEFS[f"sftpgo_pbkdf2_{digest}"] = (
        lambda p, c, d=digest, n=size: f"$pbkdf2-{d}${c['rounds']}${c['salt']}${b64(pbkdf2(d, p, c['salt'], c['rounds'], n))}",
        {"salt": "E86a9YMX3zC7", "rounds": 100})
DEFS["sftpgo_pbkdf2_b64salt_sha256"] = (
    lambda p, c: f"$pbkdf2-b64salt-sha256${c['rounds']}${b64(c['salt'])}${b64(pbkdf2('sha256', p, c['salt'], c['rounds'], 32))}", dict(S16, rounds=100))

# As the tools that crack them write them
DEFS["pbkdf1_sha1"] = (lambda p, c: f"PBKDF1:sha1:{c['rounds']}:{b64(c['salt'])}:{b64(times(c['rounds'], J(p, c['salt']), sha1r))}",
                       {"salt": b"penguinkeeper", "rounds": 1000})
for kind, digest in [(2, "sha1"), (3, "sha256"), (4, "sha512")]:
    DEFS[f"sspr_{digest}"] = (
        lambda p, c, kind=kind, h=RAW[digest]: f"$sspr${kind}${c['rounds']}${c['salt']}${times(c['rounds'], J(c['salt'], p), h).hex()}",
        {"salt": "blwmhFBUiq67iEX9WFc8EG8mCxWL4tCR", "rounds": 1000})
