"""Each function at its limits, one by one: edges.toml.

usage: recipes_edges.py DIRECTORY
"""
import random
import sys

import recipes_digests
import recipes_php
from recipes_layouts import Storing
from recipes_make import agreed, entry_of, write
from recipes_parse import parse
from recipes_tree import DIGESTS, canonical

# The final sigma is not among these: PHP before 8.3 makes every capital sigma the same letter.
LETTERS = ("\u0130stanbul", "Stra\u00dfe \ufb01n", "\u01c5\u01c4\u01c6", "\u0149", "\u1e9e", "\u0391\u0392\u0393 \u03b1\u03b2", "\u0416\u0436",
           "e\u0301\u00c9", "\U00010400\U00010428", "\uff21\uff41", "\u10d0\u1c90", "ABCxyz[`{@", "\u00c4\u00e4\u00ff\u0178", "")
BLANKS = (b" \t\n\r\0\x0bmiddle \0x\x0b\0\r\n\t ", b"\x0cx\x0c", "\u00a0x\u3000".encode(), b" \0 ", b"", b"x", b"  x", b"x\0")
WIDE = ("", "a", "\u00e9", "\u20ac", "\U0001f511\U0010ffff", "\ufeffmark", "\ud7ff\ue000\uffff", "nul\0in")
SIZES = (0, 1, 7, 8, 9, 55, 56, 63, 64, 65, 71, 72, 73, 111, 112, 127, 128, 129, 135, 136, 137, 143, 144, 145, 200)


def cases():
    for text in LETTERS:
        for name in ("lower", "upper", "lower_ascii", "upper_ascii", "utf16le", "reverse", "hex"):
            yield f"sha1({name}($pass))", text.encode()
        yield "md5(lower($user).$pass)", b"x", {"user": text.encode()}
        yield "md5(upper($user).lower($realm).$pass)", b"x", {"user": text.encode(), "realm": text.encode()}
    for text in BLANKS:
        yield "md5(trim($pass))", text
        yield "md5(trim($salt).$pass)", b"p", {"salt": text or b"s"}
    for text in WIDE:
        for name in ("utf16le", "utf16be"):
            yield f"md5({name}($pass))", text.encode()
    for text in ("", "café", "\u00ff\u0080\u00a0", "ascii"):
        yield "md5(latin1($pass))", text.encode()
    for start, length in ((0, 1), (0, 5), (3, 2), (4, 9), (5, 1), (9, 9), (0, 4096), (65535, 1)):
        yield f"md5(slice($pass, {start}, {length}))", b"12345"
        yield f"md5(slice(md5($pass), {start}, {length}))", b"12345"
    for size in (1, 4, 5, 6, 100, 4096):
        yield f"sha256(zero_pad($pass, {size}))", b"12345"
        yield f"sha256(space_pad($pass, {size}).$salt)", b"12345"
    for digest in (*DIGESTS, "sha512_224", "sha512_256", *(name for name in recipes_digests.LENGTHS if not name.startswith("sha512"))):
        for size in SIZES if digest in DIGESTS else SIZES[::2]:
            password = bytes(33 + i % 90 for i in range(size))
            yield f"{digest}($pass)", password
            yield f"hmac_{digest}($salt, key=$pass)", password
    for digest in DIGESTS:
        for length in (4, 15, 16, 20, 21, 64, 65, 129):
            yield f"pbkdf2_{digest}($pass, $salt, 3, {length})", b"letmein"
        for size in (63, 64, 65, 128, 129):
            yield f"pbkdf2_{digest}($pass, $salt, 2, 20)", b"k" * size
    for n, r, p, length in ((2, 1, 1, 4), (2, 1, 1, 100), (64, 1, 1, 32), (4, 3, 2, 20), (16, 8, 1, 64)):
        yield f"scrypt($pass, $salt, {n}, {r}, {p}, {length})", "p\u00e4ss".encode()
    for size in (0, 1, 71, 72, 73, 80):
        yield "bcrypt($pass, md5_raw($salt), 4)", b"b" * size
    yield "bcrypt(sha512($pass), md5_raw($salt), 4)", b"letmein"
    yield "bcrypt($pass, md5_raw($salt), 5)", b"\xff\xa3"
    for n in (1, 2, 3, 1000):
        yield f"repeat({n}, $pass, md5($x))", b"letmein"
        yield f"hex(repeat({n}, $pass, md5_raw($x)))", b"letmein"
        yield f"repeat({n}, \"\", sha1($x.$pass))", b""
    for rounds in (b"1", b"2", b"10", b"999"):
        yield "repeat($rounds, $pass, sha256($x.$salt))", b"letmein", {"rounds": rounds}
        yield "repeat($rounds+5, $pass, sha256($x))", b"letmein", {"rounds": rounds}
        if rounds != b"1":
            yield "repeat($rounds-1, md5($pass), sha256($x))", b"letmein", {"rounds": rounds}
        yield "pbkdf2_sha1($pass, $salt, $rounds, 20)", b"letmein", {"rounds": rounds}
    yield "repeat(3, $pass, md5(repeat(2, $x, sha1($x.$salt)).$x))", b"letmein"
    yield "repeat(3, $pass, md5(repeat($rounds, $x.$user, sha1($x.$salt))))", b"letmein", {"rounds": b"4"}
    yield "repeat(2, repeat(2, $pass, md5($x)), sha1($x.repeat(2, $x, md5($x))))", b"letmein"
    for text in (b"00ff", b"00FF", b"aBcD12", b""):
        yield "md5(unhex($salt).$pass)", b"letmein", {"salt": text or b"00"}
    for text in (b"AP+K/g==", b"AP+K/g", b"AP+K", b"AA=="):
        yield "md5(unbase64($salt).$pass)", b"letmein", {"salt": text}
    yield "md5(" * 15 + "$pass" + ")" * 15, b"letmein"
    yield "md5(" + ".".join(["$pass", "$salt"] * 60) + ")", b"letmein"
    yield "md5(" + ".".join(f"sha1(\"{i}\".$pass)" for i in range(60)) + ")", b"letmein"
    yield "md5(\"" + "".join(f"\\x{i:02x}" for i in range(256)) + "\".$pass)", b"letmein"
    yield "md5(zero_pad($pass, 65536))", b"letmein"
    yield "sha1(xor(md5_raw($pass), md5_raw($salt)))", b"letmein"
    yield "sha1(xor(md5($pass), md5($salt)))", b"letmein"
    yield "xor(sha1_raw($pass), xor(sha1_raw($salt), sha1_raw($user)))", b"letmein"


def main(directory):
    rng, entries, listed = random.Random(71), [], []
    base = {"salt": b"s4lt", "salt2": b"two", "user": b"Bob", "realm": b"wiki", "userid": b"1", "email": b"b@x", "rounds": b"7", "keys": {}, "columns": {}}
    for text, password, *more in cases():
        listed.append((parse(text), {**base, **(more[0] if more else {}), "pass": password}))
    others = [(tree, {**row, "pass": b"another" + row["pass"][:1] * row["pass"][:1].isascii()}) for tree, row in listed]
    for (tree, row), value, wrong, (_, other) in zip(listed, agreed(listed), agreed(others), others):
        storing = Storing(rng, tree, row, value)
        note = "another password" if rng.random() < 0.2 and value != wrong else None
        entry = entry_of(tree, canonical(tree), row, other["pass"] if note else row["pass"], storing, "mismatch" if note else "match", note)
        entries.append(entry)
    entries += no_text(rng, base)
    write(directory, "edges", "generate/recipes_edges.py", entries)


def no_text(rng, base):
    """Passwords that are no text, where the recipe asks for one: PHP has another value for them, Python none."""
    pairs = []
    for name in ("lower", "upper", "utf16le", "utf16be", "latin1"):
        for text, other in (("café".encode(), "café".encode("latin-1")), (b"letmein", b"letmein\xff"), ("\u00e9\u00e9".encode(), b"\xc3\xa9\xc3")):
            pairs.append((parse(f"sha1($salt.{name}($pass))"), {**base, "pass": text}, {**base, "pass": other}))
    wrong = recipes_php.evaluate([(tree, other) for tree, _, other in pairs])
    for (tree, row, other), value, one in zip(pairs, agreed([(tree, row) for tree, row, _ in pairs]), wrong):
        assert value != one, (tree, other)
        storing = Storing(rng, tree, row, value)
        yield {**entry_of(tree, canonical(tree), row, other["pass"], storing, "mismatch", "no text"), "peer": recipes_php.VERSION}


if __name__ == "__main__":
    main(*sys.argv[1:])
