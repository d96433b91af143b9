"""Recipes as trees: what they are made of, and how they are spelt.

A node is a tuple, its kind first:
    ("var", name)  ("lit", bytes)  ("key", id)  ("column", name)  ("cat", (node, ...))
    ("dig", digest, e)  ("hmac", digest, message, key)                                  raw bytes
    ("pbkdf2", digest, e, salt, rounds, length)  ("scrypt", e, salt, n, r, p, length)   raw bytes
    ("argon2id" ..., e, salt, t, m_kib, p, length)  ("bcrypt", e, salt, cost)           raw bytes
    (encoding, e)  (transform, e)  ("unhex", e)  ("unbase64", e)
    ("slice", e, start, length)  ("zero_pad", e, n)  ("space_pad", e, n)  ("xor", e, e)
    ("repeat", n, start, body)    n and rounds: a number or ("rounds", offset)
    ("whole", scheme, e)          a whole hash of a scheme, outermost only
"""

import base64

DIGESTS = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}
ENCODINGS = ("hex", "HEX", "base64", "base64_nopad", "base64url", "base64url_nopad", "base64_dot", "base64_bcrypt",
             "base64_crypt", "crypt64")
TRANSFORMS = ("utf16le", "utf16be", "latin1", "lower", "upper", "lower_ascii", "upper_ascii", "trim", "reverse")
ARGON2 = ("argon2i", "argon2d", "argon2id")
KDFS = ("pbkdf2", "scrypt", "bcrypt", *ARGON2)
RAW = ("dig", "hmac", *KDFS)


def children(node):
    kind = node[0]
    if kind == "cat":
        return list(node[1])
    if kind in ("var", "lit", "key", "column"):
        return []
    if kind == "repeat":
        return [node[2], node[3]]
    return [part for part in node[1:] if isinstance(part, tuple) and part[0] != "rounds"]


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def cat(*parts):
    """A concatenation with no concatenation and no two literals side by side in it."""
    flat = []
    for part in parts:
        for one in part[1] if part[0] == "cat" else (part,):
            if one == ("lit", b""):
                continue
            if one[0] == "lit" and flat and flat[-1][0] == "lit":
                flat[-1] = ("lit", flat[-1][1] + one[1])
            else:
                flat.append(one)
    return flat[0] if len(flat) == 1 else ("cat", tuple(flat)) if flat else ("lit", b"")


def uses(node):
    """The variables, and "rounds", that a tree reads."""
    names = set()
    for one in walk(node):
        if one[0] == "var" and one[1] != "x":
            names.add(one[1])
        for part in one[1:]:
            if isinstance(part, tuple) and part and part[0] == "rounds":
                names.add("rounds")
    return names


def normal(node):
    """The tree that all spellings of it have in common."""
    kind = node[0]
    if kind in ("var", "lit", "key", "column"):
        return node
    if kind == "cat":
        return cat(*map(normal, node[1]))
    node = (kind, *[normal(part) if isinstance(part, tuple) and part[0] != "rounds" else part for part in node[1:]])
    if kind == "unhex" and node[1][0] == "lit":
        return ("lit", bytes.fromhex(node[1][1].decode()))
    if kind == "unbase64" and node[1][0] == "lit":
        return ("lit", base64.b64decode(node[1][1], validate=True))
    if kind in ("lower", "upper", "lower_ascii", "upper_ascii") and node[1][0] in ("hex", "HEX"):
        return ("hex" if kind.startswith("lower") else "HEX", node[1][1])
    return sliced(*node[1:]) if kind == "slice" else node


def sliced(e, start, length):
    """Whole bytes of a text in hex are the text of a slice."""
    if e[0] in ("hex", "HEX") and start % 2 == 0 == length % 2:
        return (e[0], sliced(e[1], start // 2, length // 2))
    return ("slice", e, start, length)


def literal(data):
    named = {10: "\\n", 13: "\\r", 9: "\\t", 92: "\\\\", 34: '\\"'}
    out = [named.get(b) or (chr(b) if 0x20 <= b < 0x7F and b != 0x24 else f"\\x{b:02x}") for b in data]
    return '"' + "".join(out) + '"'


def count(n):
    if isinstance(n, int):
        return str(n)
    return "$rounds" + (f"{n[1]:+d}" if n[1] else "")


class Canonical:
    """The canonical spelling."""

    def __call__(self, node):
        kind = node[0]
        if kind in ("hex", "HEX") and node[1][0] in RAW:
            if kind == "hex":
                return self.call(node[1], "")
            return self.call(node[1], "").replace(self.name(node[1]), self.name(node[1]).upper(), 1)
        if kind in RAW:
            return self.call(node, "_raw")
        if kind in ENCODINGS or kind in TRANSFORMS or kind in ("unhex", "unbase64"):
            return f"{kind}({self(node[1])})"
        return getattr(self, kind)(*node[1:])

    def name(self, node):
        return {"dig": "{1}", "hmac": "hmac_{1}", "pbkdf2": "pbkdf2_{1}"}.get(node[0], "{0}").format(*node[:2])

    def call(self, node, suffix):
        kind, name = node[0], self.name(node) + suffix
        if kind == "hmac":
            return f"{name}({self(node[2])}, key={self(node[3])})"
        first = 2 if kind in ("dig", "pbkdf2") else 1
        return f"{name}({', '.join(self.argument(part) for part in node[first:])})"

    def argument(self, part):
        return count(part) if isinstance(part, int) or part[0] == "rounds" else self(part)

    def var(self, name):
        return "$" + name

    def lit(self, data):
        return literal(data)

    def key(self, name):
        return f'key("{name}")'

    def column(self, name):
        return f'column("{name}")'

    def cat(self, parts):
        return ".".join(self(part) for part in parts)

    def slice(self, e, start, length):
        return f"slice({self(e)}, {start}, {length})"

    def zero_pad(self, e, n):
        return f"zero_pad({self(e)}, {n})"

    def space_pad(self, e, n):
        return f"space_pad({self(e)}, {n})"

    def xor(self, a, b):
        return f"xor({self(a)}, {self(b)})"

    def repeat(self, n, start, body):
        return f"repeat({count(n)}, {self(start)}, {self(body)})"

    def whole(self, scheme, e):
        return f"{scheme}({self(e)})"


canonical = Canonical()


class Alias(Canonical):
    """The spellings of the crackers' labels and of PHP, at random."""

    VARIABLES = {"pass": ["$p", "$password", "$pass"], "salt": ["$s", "$salt1", "$s1", "$salt"], "salt2": ["$s2", "$salt2"],
                 "user": ["$u", "$username", "$login", "$user"]}
    TRANSFORM = {"utf16le": ["utf16", "utf16le"], "lower": ["lc", "mb_strtolower"], "upper": ["uc", "mb_strtoupper"],
                 "lower_ascii": ["strtolower"], "upper_ascii": ["strtoupper"], "reverse": ["strrev"], "hex": ["bin2hex"],
                 "base64": ["base64_encode"], "unhex": ["hex2bin"], "unbase64": ["base64_decode"]}
    PHP_NAMES = {"sha512_256": "sha512/256", "sha512_224": "sha512/224"}

    def __init__(self, rng):
        self.rng = rng

    def print(self, node):
        self.constants = []
        text = self(node)
        return text + "".join(f",c{i}={value}" for i, value in enumerate(self.constants, 1))

    def __call__(self, node):
        kind, pick = node[0], self.rng.choice
        if kind in ("hex", "HEX") and node[1][0] in ("dig", "hmac"):
            return self.hexed(node)
        if kind in ("base64_nopad", "base64_crypt") and node[1][0] == "dig" and pick((1, 1, 0)):
            return f"{node[1][1]}_64{'c' if kind == 'base64_crypt' else ''}({self(node[1][2])})"
        if kind in ("hex", "pbkdf2") and (node[1][0] == "pbkdf2" if kind == "hex" else True):
            return self.stretched(node)
        if kind == "dig":
            return self.digest(node, True)
        if kind == "hmac":
            return self.keyed(node, True)
        if kind in self.TRANSFORM:
            return f"{pick(self.TRANSFORM[kind])}({self(node[1])})"
        return super().__call__(node)

    def php_name(self, digest):
        return self.PHP_NAMES.get(digest, digest)

    def hexed(self, node):
        plain, upper = node[1], node[0] == "HEX"
        spell = self.digest if plain[0] == "dig" else self.keyed
        form = self.rng.randrange(4)
        if upper and form < 2:
            return super().__call__(node)
        if upper:
            return f"strtoupper({spell(plain, False)})"
        return f"bin2hex({spell(plain, True)})" if form == 0 else spell(plain, False)

    def quoted(self, text):
        return self.rng.choice((f"'{text}'", f'"{text}"'))

    def digest(self, node, raw):
        name, inside = node[1], self(node[2])
        form = self.rng.randrange(4)
        if form == 0:
            return f"hash({self.quoted(self.php_name(name))}, {inside}{', true' if raw else ''})"
        if not raw:
            return f"{name}({inside})"
        return f"{name}_bin({inside})" if form == 1 else f"{name}({inside}, true)" if form == 2 else f"{name}_raw({inside})"

    def keyed(self, node, raw):
        _, name, message, key = node
        plain = (("var", "pass"), ("var", "salt"))
        if not raw and (message, key) in (plain, plain[::-1]) and self.rng.randrange(3):
            return f"HMAC-{name.upper()} (key = ${key[1]})"
        if self.rng.randrange(3):
            end = ", true" if raw else ""
            return f"hash_hmac({self.quoted(self.php_name(name))}, {self(message)}, {self(key)}{end})"
        return f"hmac_{name}{'_raw' if raw else ''}({self(message)}, key={self(key)})"

    def stretched(self, node):
        # The length of PHP's hash_pbkdf2 is that of the text, in hex twice that of the key.
        raw = node[0] == "pbkdf2"
        _, name, e, salt, rounds, length = node if raw else node[1]
        size, end = (length, ", true") if raw else (2 * length, "")
        return f"hash_pbkdf2({self.quoted(name)}, {self(e)}, {self(salt)}, {count(rounds)}, {size}{end})"

    def var(self, name):
        return self.rng.choice(self.VARIABLES.get(name, ["$" + name]))

    def lit(self, data):
        pick, text = self.rng.randrange(4), data.decode("latin-1")
        if data and data.isalnum() and data.isascii() and len(self.constants) < 9 and pick:
            self.constants.append(text)
            return f"$c{len(self.constants)}"
        if data == b":" or (data.isalpha() and data.isupper() and data.isascii() and pick):
            return text
        if len(data) == 1 and data[0] >= 0x80:
            return f"0x{data[0]:02X}"
        if data and all(0x20 <= b < 0x7F and b not in b"\\'$" for b in data) and pick:
            return f"'{text}'"
        return literal(data)

    def slice(self, e, start, length):
        inside = self(e)
        if start == 0 and self.rng.randrange(2):
            return f"{self.rng.choice(('truncate', 'left'))}({inside}, {length})"
        return f"substr({inside}, {start}, {length})"

    def zero_pad(self, e, n):
        return self.rng.choice((f"pad{n}", f"zero_pad_{n}", f"null_pad_{n}")) + f"({self(e)})"

    def space_pad(self, e, n):
        return f"space_pad_{n}({self(e)})"
