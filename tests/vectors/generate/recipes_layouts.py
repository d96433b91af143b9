"""How the value of a recipe and the row it was made for are stored: one string, the rest in columns."""
import re

from recipes_evaluate import CRYPT, ENCODE
from recipes_tree import normal, uses

ENCODINGS = [name for name in ENCODE if name != "raw"]


def plain(data):
    try:
        return data.decode().isprintable()
    except UnicodeDecodeError:
        return False


ROUNDS = {"": lambda n: b"%d" % n, "hex": lambda n: b"%x" % n, "log2": lambda n: b"%d" % (n.bit_length() - 1),
          "crypt64": lambda n: CRYPT[n.bit_length() - 1:n.bit_length()]}
FIELD = re.compile(r"\{\{|\{([a-z][^}]*)\}")


def fill(layout, row, tree, value):
    """The stored string of a layout."""
    raw = bytes.fromhex(value.decode()) if kind(normal(tree), value) == "hex" else value
    out, at = b"", 0
    for match in FIELD.finditer(layout):
        out += layout[at:match.start()].encode()
        at = match.end()
        name, _, form = (match[1] or "{").partition(":")
        if name == "{":
            out += b"{"
        elif name == "rounds":
            out += ROUNDS[form](int(row["rounds"]))
        else:
            parts = [part.split("[")[0] for part in name.split("+")]
            parts = [(raw if form else value) if part == "hash" else row[part] for part in parts]
            out += ENCODE[form or "raw"](b"".join(parts))
    return out + layout[at:].encode()


def kind(tree, value):
    """What `{hash}` means: hex in either case, base64 padded or not, a text as it stands, or raw bytes."""
    if tree[0] == "repeat":
        return kind(tree[3], value)
    if tree[0] in ("hex", "HEX"):
        return "hex"
    if tree[0] == "base64":
        return "base64"
    return "text" if plain(value) and tree[0] in (*ENCODE, "slice", "reverse") else "raw"


class Storing:
    def __init__(self, rng, tree, row, value):
        self.rng, self.row, self.value = rng, row, value
        self.left = uses(tree) - {"pass"}
        self.tree, self.kind = tree, kind(normal(tree), value)
        self.fields = {}

    def bytes(self):
        return bytes.fromhex(self.value.decode()) if self.kind == "hex" else self.value

    def hash(self):
        rng = self.rng
        # A row that begins so is one of a disabled account.
        if self.kind == "raw" and self.value[:1] not in b"!*" and rng.random() < 0.1:
            return rng.choice(("{hash}", "{hash:raw}")), self.value
        if self.kind == "raw" or self.kind == "hex" and rng.random() < 0.25:
            form = rng.choice(ENCODINGS)
            return "{hash:%s}" % form, ENCODE[form](self.bytes())
        if self.kind == "hex":
            return "{hash}", self.value.upper() if rng.random() < 0.1 else self.value
        if self.kind == "base64":
            return "{hash}", self.value.rstrip(b"=") if rng.random() < 0.3 else self.value
        return "{hash}", self.value

    def padded(self, label, text):
        """Without padding the end of the hash could not be found where the salt begins."""
        return self.value if self.kind == "base64" and label == "{hash}" else text

    def loose(self, label):
        """Whether the hash may be stored with or without padding, so that its length does not say where it begins."""
        return self.kind == "base64" if label == "{hash}" else label in ("{hash:base64}", "{hash:base64url}")

    def salt(self, name, fixed=False, without=b""):
        """A field for a salt, or nothing when it cannot be written."""
        rng, data = self.rng, self.row[name]
        if plain(data) and not any(b in without for b in data) and rng.random() < 0.8:
            # A count is of characters, and those of a text are bytes only in ASCII.
            return ("{%s[%d]}" % (name, len(data)) if fixed and data.isascii() else None if fixed else "{%s}" % name), data
        form = rng.choice(("hex", "hex", "HEX", "base64", "base64_nopad", "base64url_nopad", "base64_dot", "base64_bcrypt",
                           "base64_crypt", "crypt64"))
        text = ENCODE[form](data)
        if any(b in without for b in text):
            return None, b""
        return "{%s%s:%s}" % (name, "[%d]" % len(data) if fixed else "", form), text

    def rounds(self):
        n = int(self.row["rounds"])
        form = self.rng.choice(["", "", "hex"] + ["log2", "crypt64"] * 2 * (n & n - 1 == 0))
        return "{rounds:%s}" % form if form else "{rounds}", ROUNDS[form](n)

    def stored(self):
        """The layout and the string; what it holds is taken off `left`."""
        rng, left = self.rng, self.left
        pick = rng.random()
        if "rounds" in left and pick < 0.75:
            left.discard("rounds")
            return self.crypt_like()
        if "salt2" in left and "salt" in left and pick < 0.6:
            two = self.pair()
            if two:
                return two[0]
        if "user" in left and pick < 0.3:
            left.discard("user")
            label, text = self.hash()
            return "{user}:" + label, self.row["user"] + b":" + text
        if "salt" in left and pick < 0.85:
            one = self.salted()
            if one:
                left.discard("salt")
                return one
        label, text = self.hash()
        before = rng.choice(("", "", "", "", "sha1$", "{X-HASH}", "$h$", "{{x}"))
        return before + label, before.replace("{{", "{").encode() + text

    def pair(self):
        salt, salt2 = self.row["salt"], self.row["salt2"]
        if not plain(salt) or not plain(salt2) or b":" in salt or b":" in salt2 or self.kind not in ("hex", "base64"):
            return None
        label, text = ("{hash}", self.value)
        self.left -= {"salt", "salt2"}
        return ((label + ":{salt}:{salt2}", text + b":" + salt + b":" + salt2),)

    def crypt_like(self):
        rounds, number = self.rounds()
        label, text = self.hash()
        start, end = ("$R", "") if rounds.endswith("crypt64}") else (self.rng.choice(("$X$", "pbk$rounds=", "{X}")), "$")
        if "salt" in self.left:
            field, salt = self.salt("salt", fixed=not end, without=b"$")
            if field:
                self.left.discard("salt")
                middle = "$" if end else ""
                return (start + rounds + end + field + middle + label,
                        start.encode() + number + end.encode() + salt + middle.encode() + text)
        return start + rounds + end + label, start.encode() + number + end.encode() + text

    def salted(self):
        rng, salt = self.rng, self.row["salt"]
        pick = rng.random()
        if pick < 0.2 and self.kind in ("hex", "raw"):
            form = rng.choice(("base64", "base64", "base64_nopad", "hex", "base64url"))
            before = rng.choice(("{SSHA512}", "{X}", ""))
            if rng.random() < 0.6:
                return before + "{hash+salt:%s}" % form, before.encode() + ENCODE[form](self.bytes() + salt)
            return before + "{salt[%d]+hash:%s}" % (len(salt), form), before.encode() + ENCODE[form](salt + self.bytes())
        label, text = self.hash()
        layouts = ("{h}:{s}", "{h}:{s}", "{s}:{h}", "{s}{h}", "{h}{s}", "sha1${s}${h}", "$PHPS${s}${h}", "{h} {s}", "$X${h}${s}",
                   "{{x}{s}|{h}", "0x0100{f}{h}", "$1{f}{h}")
        layout = rng.choice(layouts)
        after = layout.split("{s}")[1][:1] if "{s}" in layout else ""
        without = after.encode() if after not in ("", "{") and self.loose(label) else b""
        if "$" in layout:
            without += b"$"
        if layout in ("{s}{h}", "{h}{s}"):
            text = self.padded(label, text)
        field, data = self.salt("salt", "{f}" in layout, without)
        if not field:
            return None
        fill = {"{h}": (label, text), "{s}": (field, data), "{f}": (field, data), "{{": ("{{", b"{")}
        out, stored, rest = "", b"", layout
        while rest:
            key = next((key for key in fill if rest.startswith(key)), rest[0])
            label, text = fill.get(key, (key, key.encode()))
            out, stored, rest = out + label, stored + text, rest[len(key):]
        return out, stored

    def entry(self):
        layout, stored = self.stored()
        entry = {"layout": layout, "stored": stored}
        for name in sorted(self.left):
            entry[name] = self.row[name]
        return entry
