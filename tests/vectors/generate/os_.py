"""Operating systems: passlib 1.7.4, grub-mkpasswd-pbkdf2, plistlib and hashlib, and what John the Ripper and hashcat publish.

usage: os_.py always|rare
"""
import base64
import hashlib
import plistlib
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
from emit import PW, Emit, checked  # noqa: E402

TEXTS = ("ascii", "utf8", "wide", "words", "len129", "marks")
ITOA64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
python = Emit("Python 3.11, hashlib")


def pair(emit, scheme, password, stored, **more):
    """A string that was computed for the password, and the refusal of another one."""
    emit(scheme, password, stored, **more)
    note = "wrong password" if "note" not in more else more["note"] + ": wrong password"
    emit(scheme, b"no" + (password if isinstance(password, bytes) else password.encode()), stored, "mismatch", **dict(more, note=note))


def little(value, count):
    return "".join(ITOA64[value >> 6 * place & 63] for place in range(count))


def published(peer, scheme, rows, **more):
    emit = Emit(peer)
    for stored, password in rows:
        pair(emit, scheme, password, stored, **more)


def passlib_always():
    import passlib
    from passlib import hash as P

    emit = Emit("passlib " + passlib.__version__)
    # Characters whose capital the page has, and that are one capital each.
    for encoding, password in (("cp437", "sEñor Ä"), ("cp850", "crème brûlé"), ("cp850", "ÁáÍíÓóÚú"), ("cp850", "Øøþð"),
                               ("cp852", "łódźŻó"), ("cp855", "пароль"), ("cp857", "şifreğ"), ("cp866", "Пароль1"), ("cp737", "κωδικος"),
                               ("cp775", "ąžuolas"), ("cp862", "סיסמה")):
        hashed = lambda text: P.lmhash.hash(text, encoding=encoding)  # noqa: B023,E731
        stored = hashed(password)
        more = {"hint": "lmhash", "note": encoding}
        if encoding not in ("cp437", "cp850"):
            more["columns"] = {"encoding": encoding}
        checked(emit, "lmhash", password, stored, lambda p, s: hashed(p) == s, wrong="no" + password, **more)
        checked(emit, "lmhash_half", password, "$LM$" + stored[:16], lambda p, s: hashed(p)[:16] == s[4:], **{k: v for k, v in more.items() if k != "hint"})
    for rounds, salt in ((1, 1), (1000, 16), (1001, 64), (2000, 200)):
        grub = P.grub_pbkdf2_sha512.using(rounds=rounds, salt=bytes(range(salt)))
        for name in ("utf8", "empty", "len129"):
            checked(emit, "grub_pbkdf2_sha512", PW[name], grub.hash(PW[name]), grub.verify, wrong=b"no" + PW[name])
    # Systems that stored one byte a character: no column is needed for what has a second reading of its own.
    for scheme, handler in (("md5_crypt", P.md5_crypt), ("apr_md5_crypt", P.apr_md5_crypt), ("des_crypt", P.des_crypt), ("bsdi_crypt", P.bsdi_crypt.using(rounds=3)),
                            ("bigcrypt", P.bigcrypt), ("crypt16", P.crypt16), ("sun_md5_crypt", P.sun_md5_crypt.using(rounds=2)), ("sha1_crypt", P.sha1_crypt.using(rounds=3))):
        typed = "übermäßig"
        stored = handler.hash(typed.encode("latin-1"))
        note = "typed in UTF-8, stored in ISO 8859-1"
        emit(scheme, typed, stored, note=note)
        emit(scheme, "nübermäßig", stored, "mismatch", note=note + ": wrong password")
        emit(scheme, "übermäßig", stored, columns={"encoding": "iso-8859-1"}, note=note)
    for scheme, handler, encoding in (("sha512_crypt", P.sha512_crypt.using(rounds=1000), "iso-8859-1"), ("sha256_crypt", P.sha256_crypt.using(rounds=1000), "cp850"),
                                      ("bcrypt", P.bcrypt.using(rounds=4), "windows-1252"), ("phpass", P.phpass.using(rounds=7), "utf-16le")):
        typed = "übermäßig"
        try:
            stored = handler.hash(typed.encode(encoding))
        except ValueError as refusal:
            print(f"passlib refuses: {refusal}", file=sys.stderr)
            continue
        emit(scheme, typed, stored, columns={"encoding": encoding}, note=encoding)
        emit(scheme, typed, stored, "mismatch", note=encoding + ", and no column says so")


def grub():
    version = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "grub-common"], capture_output=True, text=True, check=True).stdout.split("-")[0]
    emit = Emit("grub-mkpasswd-pbkdf2 " + version)
    for options in ([], ["-s", "16"], ["-l", "16"], ["-l", "64", "-s", "1"], ["-l", "65"], ["-l", "200", "-s", "128"]):
        for name in ("ascii", "utf8", "len129"):
            typed = PW[name].decode()
            out = subprocess.run(["grub-mkpasswd-pbkdf2", "-c", "1000", *options], input=f"{typed}\n{typed}\n", capture_output=True, text=True, check=True).stdout
            stored = next(word for word in out.split() if word.startswith("grub."))
            pair(emit, "grub_pbkdf2_sha512", typed, stored, note=" ".join(options) or None) if options else pair(emit, "grub_pbkdf2_sha512", typed, stored)


def macos():
    emit = Emit("Python 3.11, plistlib and hashlib")
    for name in TEXTS + ("empty", "latin1"):
        password, salt = PW[name], hashlib.sha256(name.encode()).digest()
        entropy = hashlib.pbkdf2_hmac("sha512", password, salt, 1000, 128)
        values = {"entropy": entropy, "salt": salt, "iterations": 1000}
        both = {"SALTED-SHA512-PBKDF2": values, "SRP-RFC5054-4096-SHA512-PBKDF2": {"verifier": bytes(512), "salt": salt, "iterations": 54321}}
        shadow = plistlib.dumps(both, fmt=plistlib.FMT_BINARY)
        alone = plistlib.dumps({"SALTED-SHA512-PBKDF2": values}, fmt=plistlib.FMT_BINARY)
        pair(emit, "macos_10_8", password, base64.b64encode(shadow).decode(), note="with the verifier of SRP")
        pair(emit, "macos_10_8", password, alone.hex(), note="hexadecimal")
        user = plistlib.dumps({"name": [name], "ShadowHashData": [shadow]}, fmt=plistlib.FMT_BINARY)
        pair(emit, "macos_10_8", password, base64.b64encode(user).decode(), note="the list of the user")
        pair(emit, "macos_10_8_columns", password, base64.b64encode(entropy).decode(), salt=base64.b64encode(salt).decode(), rounds="1000", hint="macos_10_8_columns")
        pair(emit, "macos_ml", password, f"$ml$1000${salt.hex()}${entropy.hex()}")
        pair(emit, "macos_ml", password, f"$ml$1000${salt.hex()}${entropy.hex()[:128]}", note="half of the digest")
        four = salt[:4]
        lion = four + hashlib.sha512(four + password).digest()
        pair(emit, "macos_10_8", password, base64.b64encode(plistlib.dumps({"SALTED-SHA512": lion}, fmt=plistlib.FMT_BINARY)).decode(), note="of Mac OS X 10.7")
        pair(emit, "macos_lion", password, "$LION$" + lion.hex())
        pair(emit, "macos_10_7", password, lion.hex().upper(), hint="macos_10_7")
        pair(emit, "macos_10_4", password, (four + hashlib.sha1(four + password).digest()).hex().upper(), hint="macos_10_4")


def aix():
    def packed(digest):
        out = ""
        for at in range(0, len(digest) // 3 * 3, 3):
            out += little(digest[at] << 16 | digest[at + 1] << 8 | digest[at + 2], 4)
        left = digest[len(digest) // 3 * 3:]
        value = sum(byte << (16 - 8 * place) for place, byte in enumerate(left))
        return out + (little(value, len(left) + 1) if left else "")

    for algorithm in ("sha1", "sha256", "sha512"):
        for log, name in ((4, "ascii"), (6, "utf8"), (10, "latin1"), (6, "empty"), (6, "len129")):
            salt = f"salt.of/{log:02}{name}"[:16].replace("_", ".")
            digest = hashlib.pbkdf2_hmac(algorithm, PW[name], salt.encode(), 1 << log)
            pair(python, "aix_s" + algorithm, PW[name], f"{{s{algorithm}}}{log:02}${salt}${packed(digest)}")
    published("John the Ripper, aix_smd5_fmt", "aix_smd5", (
        ("{smd5}s8/xSJ/v$uGam4GB8hOjTLQqvBfxJ2/", "password"), ("{smd5}alRJaSLb$aKM3H1.h1ycXl5GEVDH1e1", "aixsucks?"),
        ("{smd5}eLB0QWeS$Eg.YfWY8clZuCxF0xNrKg.", "0123456789ABCDE")))
    published("hashcat 6.2.6", "aix_smd5", (("{smd5}17800721$WkGka7tXcrfpUQS6WOQyw/", "hashcat"),))
    published("hashcat 6.2.6", "aix_ssha256", (("{ssha256}06$2715084824104660$1s/s4RZWEcvZ5VuWPXWGUfwSoG07eVSVce8F6ANJ.g4", "hashcat"),))
    published("hashcat 6.2.6", "aix_ssha512", (("{ssha512}06$4653718755856803$O04nVHL7iU9Jguy/B3Yow.veBM52irn.038Y/Ln6AMy/BG8wbU6ozSP8/W9KDZPUbhdsbl1lf8px.vKJS1S/..", "hashcat"),))
    published("hashcat 6.2.6", "aix_ssha1", (("{ssha1}06$5586485655847243$V5f1Ff1y4dr7AWeVSSdv6N52..Y", "hashcat"),))
    published("John the Ripper, aix_ssha_fmt", "aix_ssha1", (
        ("{ssha1}06$T6numGi8BRLzTYnF$AdXq1t6baevg9/cu5QBBk8Xg.se", "whatdoyouwantfornothing$$$$$$"),
        ("{ssha1}06$6cZ2YrFYwVQPAVNb$1agAljwERjlin9RxFxzKl.E0.sJ", "gentoo=>meh"),
        ("{ssha1}06$uOYCzfO5dt0EdnwG$CK81ljQknzEAcfwg97cocEwz.gv", "1234567890" * 12 + "12345")))
    published("John the Ripper, aix_ssha_fmt", "aix_ssha256", (
        ("{ssha256}06$YPhynOx/iJQaJOeV$EXQbOSYZftEo3k01uoanAbA7jEKZRUU9LCCs/tyU.wG", "verylongbutnotverystrongpassword"),
        ("{ssha256}06$5lsi4pETf/0p/12k$xACBftDMh30RqgrM5Sppl.Txgho41u0oPoD21E1b.QT", "I<3JtR"),
        ("{ssha256}06$qcXPTOQzDAqZuiHc$pS/1HC4uI5jIERNerX8.Zd0G/gDepZuqR7S5WHEn.AW", "1234567890" * 12 + "12345")))
    published("John the Ripper, aix_ssha_fmt", "aix_ssha512", (
        ("{ssha512}06$y2/.O4drNJd3ecgJ$DhNk3sS28lkIo7XZaXWSkFOIdP2Zsd9DIKdYDSuSU5tsnl29Q7xTc3f64eAGMpcMJCVp/SXZ4Xgx3jlHVIOr..", "solarisalwaysbusyitseems"),
        ("{ssha512}06$Dz/dDr1qa8JJm0UB$DFNu2y8US18fW37ht8WRiwhSeOqAMJTJ6mLDW03D/SeQpdI50GJMYb1fBog5/ZU3oM9qsSr9w6u22.OjjufV..", "idontbelievethatyourpasswordislongerthanthisone"),
        ("{ssha512}06$................$0egLaF88SUk6GAFIMN/vTwa/IYB.KlubYmjiaWvmQ975vHvgC3rf0I6ZYzgyUiQftS8qs7ULLQpRLrA3LA....", "44"),
        ("{ssha512}06$aXayEJGxA02Bl4d2$TWfWx34oD.UjrS/Qtco6Ij2XPY1CPYJfdk3CcxEjnMZvQw2p5obHYH7SI2wxcJgaS9.S9Hz948R.GdGwsvR...", "test")))


def dragonfly():
    peer = "John the Ripper, dragonfly_fmt"
    published(peer, "dragonfly_sha256_32", (
        ("$3$z$EBG66iBCGfUfENOfqLUH/r9xQxI1cG373/hRop6j.oWs", "magnum"), ("$3$f6daU5$Xf/u8pKp.sb4VCLKz7tTZMUKJ3J4oOfZgUSHYOFL.M0n", ""),
        ("$3$PNPA2tJ$ppD4bXqPMYFVdYVYrxXGMWeYB6Xv8e6jmXbvrB5V.okl", "password"), ("$3$jWhDSrS$bad..Dy7UAyabPyfrEi3fgQ2qtT.5fE7C5EMNo/n.Qk5", "John the Ripper"),
        ("$3$SSYEHO$hkuDmUQHT2Tr0.ai.lUVyb9bCC875Up.CZVa6UJZ.Muv", "DragonFly BSD"), ("$3$pomO$a2ltqo.LlUSt1DG68sv2FZOdLcul0gYQ3xmn6z0G.I6Y", "123")))
    published(peer, "dragonfly_sha256", (
        ("$3$z$sNV7KLtLxvJRsj2MfBtGZFuzXP3CECITaFq/rvsy.Y.Q", "magnum"), ("$3$f6daU5$eV2SX9vUHTMsoy3Ic7cWiQ4mOxyuyenGjYQWkJmy.AF3", ""),
        ("$3$PNPA2tJ$GvXjg6zSge3YDh5I35JlYZHoQS2r0/.vn36fQzSY.A0d", "password"), ("$3$jWhDSrS$5yBH7KFPmsg.PhPeDMj1MY4fv9061zdbYumPe2Ve.Y5J", "John the Ripper"),
        ("$3$SSYEHO$AMYLyanRYs8F2U07FsBrSFuOIygJ4kgqvpBB17BI.61N", "DragonFly BSD"), ("$3$e$TzMK1ePmjnZI/YbGes/1PAKqbj8aOV31Hf8Tz9es.kkq", "123")))
    published(peer, "dragonfly_sha512_32", (
        ("$4$7E48ul$K4u43llx1P184KZBoILl2hnFLBHj6.486TtxWA.EA1pLZuQS7P5k0LQqyEULux47.5vttDbSo/Cbpsez.AUI", "magnum"),
        ("$4$Hz$5U1s18ntUYE24mF3JN44BYZPN34HBCMw57.Yw2JeKoiBkTVSGBDZEPT325hvR7iw8QYHy9kG7WUW8LCM.6UD", ""),
        ("$4$W$79ddF.iDXVPcf/uf8bMFl15leilo1GE8C2KnEAWs3isK930rVy1EZZS2veHgU17NRt4qpKTtZRCA.QC7.68j", "password"),
        ("$4$dw7uRHW$Cs6rbZqAVEEp9dsYOl4w/U84YydqdsEYyxHNvAtd2bcLz2Eem9L7FI/aGD2ayAybmprtYZLq2AtdXBio.cX0", "John the Ripper")))
    published(peer, "dragonfly_sha512", (
        ("$4$7E48ul$9or6.L/T.iChtPIGY4.vIgdYEmMkTW7Ru4OJxtGJtonCQo.wu3.bS4UPlUc2B8CAfGo1Oi5PgQvfhzNQ.A8v", "magnum"),
        ("$4$Hz$Mujq0GrjuRtPhcM/0rOfbr2l9fXGfVwKAuL9oL5IH.RnOO1zcgG/S6rSIrebK4g0BEgKGKc0zmWpnk3O..uR", ""),
        ("$4$W$.eHqh7OeyhVkBG0lCuUFnEShQq3tZt1QOLUx/9vIt3p56rUMCu2w7iQof7HwWa1pJwcBpPG.7KK3Pcce.oFX", "password"),
        ("$4$dw7uRHW$17b2EzV3m0ziCLQoSKzUElTVgkL7cHXQzZzeeuNnkee/bchs0VHGqzjXrMZtWVfK2OW8.GfHvtZgzqGF.IUZ", "John the Ripper")))


def qnx():
    for rounds in (1, 98, 1000):
        for name in ("ascii", "utf8", "len55"):
            salt, middle = "36bdb8080d25f44f", "" if rounds == 1000 else f",{rounds}"
            message = salt.encode() + PW[name] * (rounds + 1)
            pair(python, "qnx6", PW[name], f"@m{middle}@{hashlib.md5(message).hexdigest()}@{salt}")
            pair(python, "qnx6", PW[name], f"@s{middle}@{hashlib.sha256(message).hexdigest()}@{salt}")
            pair(python, "qnx6_standard_sha512", PW[name], f"@S{middle}@{hashlib.sha512(message).hexdigest()}@{salt}", hint="qnx6_standard_sha512")
            raw = hashlib.sha256(name.encode()).digest()
            digest = base64.b64encode(hashlib.pbkdf2_hmac("sha512", PW[name], raw, 4096 if rounds == 1000 else rounds)).decode()
            pair(python, "qnx7", PW[name], f"@S{middle}@{digest}@{base64.b64encode(raw).decode()}")
    published("hashcat 6.2.6", "qnx6", (("@m@75f6f129f9c9e77b6b1b78f791ed764a@8741857532330050", "hashcat"),
                                        ("@s@0b365cab7e17ee1e7e1a90078501cc1aa85888d6da34e2f5b04f5c614b882a93@5498317092471604", "hashcat")))
    published("John the Ripper, qnx_fmt", "qnx6", (
        ("@m@7dc7c11f6d808f08fb5f5e8ac4fa7062@44ef56fc2901bf40", "happy123"),
        ("@s@1de2b7922fa592a0100a1b2b43ea206427cc044917bf9ad219f17c5db0af0452@36bdb8080d25f44f", "password"),
        ("@S@386d4be6fe9625c014b2486d8617ccfc521566be190d8a982b93698b99e0e3e3a18464281a514d5dda3ec5581389086f42b5dde023e934221bbe2e0106674cf7@129b6761", "password"),
        ("@S@60653c9f515eb8480486450c82eaad67f894e2f4828b6340fa28f47b7c84cc2b8bc451e37396150a1ab282179c6fe4ca777a7c1a17511b5d83f0ce23ca28da5d@caa3cc118d2deb23", "password"),
        ("@S@1030f372de34b8caac99b481d81ad9b57b923b385edcd3ed84f6721192f5238f34aba739e1d124919bd85c8efe13948593a6b691d8b41c1be5bc9b3906577f5d@abcd1234abcd1234", "password"),
        ("@S,98@4e1c05c14b3b590326219db534615139de00ebe8f66a571467bfaac324c975e97c85702a40aa48f660eaac0095d4c1aa0607092b0af3f2935ba4b23ce01e47b1@abcd1234abcd1234", "3"),
        ("@S,99@c6977abd2a945f9b45c0afff9f4f679524b9348f12bcf20a36b5b286f41d9f801cb9c883ad31073830b0d627abbe5925d0893e1daeac62d48799f0dc8efdd8eb@abcd1234abcd1234", "3"),
        ("@S,101@3ee6b8d87dcc36a9ecafae28937c7330d721babc1a9ebf45e093e88fd17d66045cf2694a3e802c86bdc4332912188f9c4c9f0518274db087a5f94bc91707e3fe@abcd1234abcd1234", "3"),
        ("@S,106@09f28e72ff50f5f85be8a463fc00bcbd71fc1f56942cbe965e25a16bcd5a28b35e65d1355460006444f9d6498fdc7e72828bdc40ef0d65f36fd4e54107155d39@abcd1234abcd1234", "3"),
        ("@S,120@8c644495efb8b774537914f216881f7b8c5613682ab466d7dc49974657b0d508dd1742619fc0def22b9a9fe8b4b90a03ce20d4686da526b9190f226b0792b677@abcd1234abcd1234", "3"),
        ("@S,224@7b016f094521188ddf3779c80627490a28276d66f687f225cfb679982fbfed9d9548fcad68d87ded20c828a5af821f9fd55d3506a873c09842d36da31f196f43@abcd1234abcd1234", "3"),
        ("@S,232@4e77904aac5a341ac947087d492336a7e20b8d355e52c7a377c460e560b59e6fecc4bb114904412f868bed6683f6a3d7787b9edf331798b479483c9588b50229@abcd1234abcd1234", "3"),
        ("@S@e8283d1d51f5d1aeab493eb4936ae97606042f2140264ebad9b6b6e80acd5b2c2ac20f999453a4bc5a6d843263fe2da11656e42d6909ef24249ba57c4b0a9fcf@ca411920e2930254", "h0M%ppppppppppppppppppppppppaP-Q")))


def samsung():
    for name, salt in (("ascii", "fe01234567890abc"), ("utf8", "1"), ("one", "7724368582277760"), ("len55", "-4cf2a5b1")):
        x = b""
        for number in range(1024):
            x = hashlib.sha1(x + str(number).encode() + PW[name] + salt.encode()).digest()
        pair(python, "samsung_android", PW[name], x.hex().upper(), salt=salt, hint="samsung_android")
        if not salt.startswith("-"):
            pair(python, "samsung_android_colon", PW[name], f"{x.hex()}:{salt}", hint="samsung_android_colon")
    published("hashcat 6.2.6", "samsung_android_colon", (("3edde1eb9e6679ccbc1ff3c417e8a475a2d2e279:7724368582277760", "hashcat"),), hint="samsung_android_colon")


def openvms():
    published("John the Ripper, vms_fmt", "openvms", (
        ("$V$9AYXUd5LfDy-aj48Vj54P-----", "USER"), ("$V$p1UQjRZKulr-Z25g5lJ-------", "service"), ("$V$S44zI913bBx-UJrcFSC------D", "President#44")))


def passlib_rare():
    import passlib
    from passlib import hash as P

    emit = Emit("passlib " + passlib.__version__)
    for name in TEXTS + ("empty",):
        text = PW[name].decode()
        nt = P.nthash.hash(text)
        checked(emit, "nthash", text, nt, P.nthash.verify, wrong="no" + text, hint="nthash")
        emit("nthash_tagged", text, "$NT$" + nt)
        emit("bsd_nthash", text, P.bsd_nthash.hash(text))
        for user in ("Administrator", "Jürgen", "#hash", "a#b", "ПЁТР"):
            for scheme, handler in (("msdcc", P.msdcc), ("msdcc2", P.msdcc2)):
                stored = handler.hash(text, user=user)
                checked(emit, scheme, text, stored, lambda p, s: handler.verify(p, s, user=user), wrong="no" + text, username=user, hint=scheme)
            emit("msdcc_tagged", text, f"M${user}#{P.msdcc.hash(text, user=user)}")
            emit("msdcc2_tagged", text, f"$DCC2$10240#{user}#{P.msdcc2.hash(text, user=user)}")


def sha_crypt(new, password, salt, rounds):
    """U. Drepper's text, step by step."""
    def digest(*parts):
        return new(b"".join(parts))

    def stretched(value, length):
        return (value * (length // len(value) + 1))[:length]

    second = digest(password, salt, password)
    parts, bits = [password, salt, stretched(second, len(password))], len(password)
    while bits:
        parts.append(second if bits & 1 else password)
        bits >>= 1
    a = digest(*parts)
    p = stretched(digest(password * len(password)), len(password))
    s = stretched(digest(salt * (16 + a[0])), len(salt))
    for number in range(rounds):
        a = digest(p if number & 1 else a, s if number % 3 else b"", p if number % 7 else b"", a if number & 1 else p)
    return a


ORDER_32 = [0, 10, 20, 21, 1, 11, 12, 22, 2, 3, 13, 23, 24, 4, 14, 15, 25, 5, 6, 16, 26, 27, 7, 17, 18, 28, 8, 9, 19, 29]
ORDER_64 = [0, 21, 42, 22, 43, 1, 44, 2, 23, 3, 24, 45, 25, 46, 4, 47, 5, 26, 6, 27, 48, 28, 49, 7, 50, 8, 29, 9, 30, 51, 31, 52, 10, 53, 11, 32,
            12, 33, 54, 34, 55, 13, 56, 14, 35, 15, 36, 57, 37, 58, 16, 59, 17, 38, 18, 39, 60, 40, 61, 19, 62, 20, 41]


def sha_crypt_text(digest):
    order = ORDER_32 if len(digest) == 32 else ORDER_64
    out = "".join(little(digest[a] << 16 | digest[b] << 8 | digest[c], 4) for a, b, c in zip(*[iter(order)] * 3))
    return out + (little(digest[31] << 8 | digest[30], 3) if len(digest) == 32 else little(digest[63], 2))


def rare_crypts():
    import crypt

    import gostcrypto

    expected = crypt.crypt("letmein", "$5$rounds=1000$abc")
    mine = "$5$rounds=1000$abc$" + sha_crypt_text(sha_crypt(lambda m: hashlib.sha256(m).digest(), b"letmein", b"abc", 1000))
    assert expected == mine, "the steps do not give libxcrypt's SHA-256-crypt"
    expected = crypt.crypt("letmein", "$6$rounds=1000$abc")
    mine = "$6$rounds=1000$abc$" + sha_crypt_text(sha_crypt(lambda m: hashlib.sha512(m).digest(), b"letmein", b"abc", 1000))
    assert expected == mine, "the steps do not give libxcrypt's SHA-512-crypt"

    sm3 = Emit("Python 3.11 after Drepper, SM3 of OpenSSL 3")
    for name in TEXTS + ("empty", "latin1", "len64", "len65"):
        for rounds in (1000, 5000):
            salt = ("abcdefghijklmnop" * 2)[:len(PW[name]) % 17]
            digest = sha_crypt(lambda m: hashlib.new("sm3", m).digest(), PW[name], salt.encode(), rounds)
            middle = "" if rounds == 5000 else f"rounds={rounds}$"
            pair(sm3, "sm3_crypt", PW[name], f"$sm3${middle}{salt}${sha_crypt_text(digest)}")
    published("hashcat 7", "sm3_crypt", (("$sm3$KTTUB40dW4mRyRFd$ul2xLiIY3FJtbo8sv1R93sAYCkxQCH/6rmS1kD5vJYA", "hashcat"),))
    # Its Streebog is slow: one row of a thousand rounds.
    gost = Emit("Python 3.11 after Drepper, Streebog of gostcrypto 1.2.5")
    streebog = lambda m: bytes(gostcrypto.gosthash.new("streebog512", data=bytearray(m)).digest())  # noqa: E731
    digest = sha_crypt(streebog, PW["utf8"], b"saltstring", 1000)
    pair(gost, "gost12512_crypt", PW["utf8"], "$gost12512hash$rounds=1000$saltstring$" + sha_crypt_text(digest))
    published("hashcat 7", "gost12512_crypt", (("$gost12512hash$salt$w0TCvk4n0JHA/kPNpHEyf3RR5YuUXReihlrize3NdcPCmtLk/ewG63OUWT.G4bvjegPTeMb/xQ2PK7apsCfC7/", "hashcat"),))


def windows_published():
    published("hashcat 6.2.6", "msdcc2_tagged", (("$DCC2$10240#6848#e2829c8af2232fa53797e2f0e35e4626", "hashcat"),))
    published("John the Ripper, mscash_fmt", "msdcc_tagged", (("M$test2#ab60bdb4493822b175486810ac2abe63", "test2"),))


if sys.argv[1] == "always":
    for family in (passlib_always, grub, macos, aix, dragonfly, qnx, samsung, openvms):
        family()
else:
    for family in (passlib_rare, rare_crypts, windows_published):
        family()
