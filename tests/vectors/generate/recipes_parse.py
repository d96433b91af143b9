"""Canonical spellings and layouts read in Python: for recipes written by hand, and to read back what was stored."""
import re

import recipes_digests
from recipes_evaluate import CRYPT, ENCODE, BCRYPT, MIME, TRANSFORM
from recipes_layouts import FIELD
from recipes_tree import ARGON2, DIGESTS, cat

NAMES = set(DIGESTS) | set(recipes_digests.LENGTHS)
TOKEN = re.compile(r"""\s*(?:(?P<name>[A-Za-z][A-Za-z0-9_]*)\(|\$(?P<var>[a-z0-9]+)(?P<offset>[+-][0-9]+)?
    |"(?P<text>(?:[^"\\]|\\.)*)"|(?P<number>[0-9]+)|(?P<mark>[.,()]|key=))""", re.X)
ESCAPE = re.compile(rb"\\(x..|.)")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b'"': b'"', b"\\": b"\\"}


class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0

    def next(self):
        match = TOKEN.match(self.text, self.at)
        assert match, self.text[self.at:]
        self.at = match.end()
        return match

    def eat(self, mark):
        match = TOKEN.match(self.text, self.at)
        if match and match["mark"] == mark:
            self.at = match.end()
            return True
        return False

    def expression(self):
        items = [self.item()]
        while self.eat("."):
            items.append(self.item())
        return cat(*items) if len(items) > 1 else items[0]

    def item(self):
        token = self.next()
        if token["number"]:
            return int(token["number"])
        if token["var"]:
            if token["var"] == "rounds":
                return ("rounds", int(token["offset"] or 0))
            return ("var", token["var"])
        if token["text"] is not None:
            return ("lit", ESCAPE.sub(self.unescape, token["text"].encode()))
        return self.call(token["name"])

    @staticmethod
    def unescape(match):
        return bytes.fromhex(match[1][1:].decode()) if match[1][:1] == b"x" else ESCAPES[match[1]]

    def call(self, name):
        arguments = []
        while not self.eat(")"):
            self.eat(",")
            self.eat("key=")
            arguments.append(self.expression())
        if name in ("key", "column"):
            return (name, arguments[0][1].decode())
        if name in ENCODE or name in TRANSFORM or name in ("slice", "zero_pad", "space_pad", "xor", "repeat"):
            return (name, *arguments)
        if len(arguments) == 1 and name in ("bcrypt", "phpass", "md5_crypt", "sha256_crypt", "sha512_crypt", "argon2", "scrypt", "pbkdf2_sha1",
                                            "pbkdf2_sha256", "pbkdf2_sha512"):
            return ("whole", name, *arguments)
        plain = name.lower().removesuffix("_raw")
        wrap = (lambda node: node) if name.endswith("_raw") else lambda node: ("HEX" if name == name.upper() else "hex", node)
        for kind in ("hmac", "pbkdf2"):
            if plain.startswith(kind + "_"):
                return wrap((kind, plain.removeprefix(kind + "_"), *arguments))
        if plain in ("scrypt", "bcrypt", *ARGON2):
            return wrap((plain, *arguments))
        assert plain in NAMES, name
        return wrap(("dig", plain, *arguments))


def parse(text):
    parser = Parser(text)
    tree = parser.expression()
    assert parser.at == len(text), text
    return tree


DECODE = {
    "hex": lambda d: bytes.fromhex(d.decode()), "HEX": lambda d: bytes.fromhex(d.decode()), "raw": bytes,
    "base64": TRANSFORM["unbase64"], "base64_nopad": TRANSFORM["unbase64"],
    "base64url": lambda d: TRANSFORM["unbase64"](d.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))),
    "base64_dot": lambda d: TRANSFORM["unbase64"](d.replace(b".", b"+")),
    "base64_bcrypt": lambda d: TRANSFORM["unbase64"](d.translate(bytes.maketrans(BCRYPT, MIME))),
    "base64_crypt": lambda d: TRANSFORM["unbase64"](d.translate(bytes.maketrans(CRYPT, MIME))),
}
DECODE["base64url_nopad"] = DECODE["base64url"]


def uncrypt64(data):
    out = b""
    for at in range(0, len(data), 4):
        group = data[at:at + 4]
        number = sum(CRYPT.index(byte) << 6 * i for i, byte in enumerate(group))
        out += number.to_bytes(3, "little")[:len(group) - 1]
    return out


DECODE["crypt64"] = uncrypt64


def read(layout, stored, widths):
    """The fields of a stored string. `widths` are those that the text of the hash, and its raw bytes, can have."""
    pattern, fields, at = b"", [], 0
    for match in FIELD.finditer(layout):
        pattern += re.escape(layout[at:match.start()].encode())
        at = match.end()
        if match[0] == "{{":
            pattern += re.escape(b"{")
            continue
        name, _, form = match[1].partition(":")
        fields.append((name, form))
        size = re.search(r"\[(\d+)\]", name)
        if name == "hash" and not widths:
            pattern += b"((?s:.*))"
        elif name == "hash":
            text = ENCODE[form](bytes(widths[1])) if form else b""
            lengths = {len(text), len(text.rstrip(b"="))} if form else set(widths[0])
            # Beside a field of any width, the hash is as long as it can be.
            loose = [other.span() for other in FIELD.finditer(layout) if re.match(r"(?!hash|rounds:crypt64)\w+(?!.*\[)", other[1] or "")]
            if {match.start(), match.end()} & {place for span in loose for place in span}:
                lengths = {max(lengths)}
            pattern += b"((?s:" + b"|".join(b".{%d}" % n for n in sorted(lengths, reverse=True)) + b"))"
        elif name == "rounds":
            pattern += {"": b"([0-9]+)", "hex": b"([0-9a-f]+)", "log2": b"([0-9]+)", "crypt64": b"(.)"}[form]
        else:
            width = len(ENCODE[form or "raw"](bytes(int(size[1])))) if size else 0
            pattern += b"((?s:.{%d}))" % width if size and "+" not in name else b"((?s:.*?))"
    pattern += re.escape(layout[at:].encode())
    found = re.fullmatch(pattern, stored)
    assert found, (layout, stored, pattern)
    out = {}
    for (name, form), text in zip(fields, found.groups()):
        if name == "rounds":
            number = {"": int, "hex": lambda t: int(t, 16), "log2": lambda t: 1 << int(t), "crypt64": lambda t: 1 << CRYPT.index(t)}
            out["rounds"] = b"%d" % number[form](text)
            continue
        data = DECODE[form](text) if form else text
        if name.startswith("hash+"):
            out["raw"], out[name[5:]] = data[:widths[1]], data[widths[1]:]
        elif name.endswith("+hash"):
            out[name.split("[")[0]], out["raw"] = data[:len(data) - widths[1]], data[len(data) - widths[1]:]
        elif name == "hash":
            out["raw" if form else "text"] = data
        else:
            out[name.split("[")[0]] = data
    return out
