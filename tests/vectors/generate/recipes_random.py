"""Random recipes of every construct, each with a row to evaluate it for."""
import random
from base64 import b64encode

import recipes_digests
from recipes_tree import ARGON2, DIGESTS, cat, children, uses, walk

ASCII, LATIN, UTF8, BYTES = range(4)  # what is known of a value; each is contained in the next
PASSWORDS = ["letmein", "Passw0rd!", "correct horse battery staple", "a", "Tr0ub4dor & 3", "  blanks around\t", "it's \"quoted\" \\ $pass",
             "UPPER lower 123", "p" * 55, "0123456789" * 20, "h\u00e9llo w\u00f6rld", "Gr\u00f6\u00dfe", "ÉCOLE café",
             "\u043f\u0430\u0440\u043e\u043b\u044c", "\u5bc6\u7801\U0001f511", "\u0141\u00f3d\u017a \u20ac 5", "{x}:y$z", ""]
BINARY = [bytes(range(1, 40)), b"\xff\xfe\x80abc", b"nul\0inside", "café".encode("latin-1"), b"\xc3\x28 not text", bytes([200 + i % 50 for i in range(130)])]
USERS = ["Administrator", "bob", "J.Doe", "M\u00fcller", "\u00c9milie", "Stra\u00dfe", "\u0418\u0432\u0430\u043d", "Eve O'Hara", "x"]
LITERALS = [b":", b"--", b"-", b"#", b"pepper", b"YES", b"0123", b"\n", b"\r\n", b"\t|", b"\0", b"\0001", b"\xf7", b"\xff\xfe", b'"', b"\\",
            b"$pass", b"'", b"a.b", b"(", b")", b",", b"{hash}", b" ", b"\x7f\x80", b"\xc3\xa9", b"A" * 70, b"skyper", b"=", b"\x01\x0f\x0d\x33"]


def kind_of(data):
    if data.isascii():
        return ASCII
    try:
        return LATIN if all(ord(c) < 256 for c in data.decode()) else UTF8
    except UnicodeDecodeError:
        return BYTES


class Maker:
    def __init__(self, seed, digests):
        self.rng, self.digests = random.Random(seed), digests

    def row(self):
        rng = self.rng
        text = lambda of, n: "".join(rng.choice(of) for _ in range(n)).encode()
        word, digits = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", "0123456789abcdef"
        row = {"pass": rng.choice(PASSWORDS).encode() if rng.random() < 0.88 else rng.choice(BINARY)}
        form = rng.random()
        if form < 0.4:
            row["salt"] = text(word, rng.choice((1, 2, 8, 8, 16, 22)))
        elif form < 0.6:
            row["salt"] = text(word + ":;/+=!%{}.,", rng.choice((3, 5, 8, 30)))
        elif form < 0.7:
            row["salt"] = rng.choice(("s\u00e4lz", "\u0441\u043e\u043b\u044c:7", "sel \u20ac")).encode()
        elif form < 0.85:
            row["salt"] = text(digits, rng.choice((8, 16, 32)))
        else:
            row["salt"] = rng.randbytes(rng.choice((3, 8, 16)))
        row["salt2"] = text(word, rng.choice((4, 8))) if rng.random() < 0.8 else rng.randbytes(9)
        row["user"] = rng.choice(USERS).encode()
        row["realm"] = rng.choice(("example.org", "Realm of M\u00fcller", "wiki")).encode()
        row["userid"] = str(rng.randrange(1, 99999)).encode()
        row["email"] = rng.choice(("bob@example.org", "J.Doe@Example.COM", "m\u00fcller@example.de")).encode()
        row["rounds"] = str(2 ** rng.randrange(1, 8) if rng.random() < 0.5 else rng.randrange(2, 120)).encode()
        row["keys"] = {"site": text(word + "-_", 20), "pepper": "pf\u00e9ffer".encode()}
        row["columns"] = {"extra": text(word, 6), "nonce": text(digits, 16), "b64": b"c2FsdCBhbmQgcGVwcGVy"}
        return row

    def make(self, depth):
        """A tree that uses the password, and its row."""
        while True:
            self.known, self.x, self.budget = self.row(), None, 1000
            tree = self.root(depth)
            calls = sum(node[0] not in ("var", "lit", "cat") for node in walk(tree))
            if "pass" in uses(tree) and calls <= 40 and self.deep(tree) <= 12:
                return tree, self.known

    def deep(self, node):
        return 1 + max(map(self.deep, children(node)), default=0)

    def root(self, depth):
        pick, whole = self.rng.random(), self.raw(depth)
        if pick < 0.5:
            return ("hex", whole)
        if pick < 0.55 and whole[0] in ("dig", "hmac"):
            return ("HEX", whole)
        if pick < 0.62:
            return ("base64", whole)
        if pick < 0.72:
            return (self.rng.choice(("base64_nopad", "base64url", "base64url_nopad", "base64_dot", "base64_bcrypt",
                                     "base64_crypt", "crypt64")), whole)
        if pick < 0.78:
            return ("slice", ("hex", whole), self.rng.choice((0, 0, 3, 8)), self.rng.choice((16, 20, 8)))
        if pick < 0.80:
            return ("slice", whole, self.rng.choice((0, 2)), self.rng.choice((8, 14)))
        if pick < 0.82:
            return ("reverse", ("hex", whole))
        return whole

    def raw(self, depth):
        """Raw bytes of a digest or the like."""
        rng, pick = self.rng, self.rng.random()
        name = rng.choice(self.digests)
        if pick < 0.62:
            return ("dig", name, self.any(depth - 1, BYTES, True))
        if pick < 0.78:
            message, key = self.any(depth - 1, BYTES, True), self.any(depth - 2, BYTES)
            return ("hmac", name, *((key, message) if rng.random() < 0.4 else (message, key)))
        if pick < 0.84:
            return ("xor", ("dig", name, self.any(depth - 2, BYTES, True)), ("dig", name, self.any(depth - 2, BYTES)))
        if pick < 0.93 and depth > 2:
            return self.repeat(depth, BYTES)
        return self.stretched(depth)

    def repeat(self, depth, kind):
        """Feedback of a digest: its raw bytes for BYTES, else a text of it."""
        rng = self.rng
        n = rng.choice((1, 2, 3, 10, 25, 100, ("rounds", 0), ("rounds", 0), ("rounds", 1), ("rounds", -1)))
        most = n if isinstance(n, int) else int(self.known["rounds"]) + 1
        if most > self.budget:
            n = most = 2
        start = self.any(depth - 2, kind) if rng.random() < 0.7 else ("lit", b"")
        before = self.x, self.budget
        self.x, self.budget = kind, max(1, self.budget // most)
        name = rng.choice(self.digests)
        rest = self.any(depth - 2, kind, True)
        parts = [("var", "x"), rest] if rng.random() < 0.5 else [rest, ("var", "x")]
        inner = cat(*(parts if rng.random() < 0.75 else parts[:1]))
        if inner == ("var", "x") and start == ("lit", b""):
            inner = cat(("var", "x"), ("var", "pass")) if self.allows("pass", kind) else inner
        self.x, self.budget = before
        body = ("dig", name, inner) if rng.random() < 0.8 else ("hmac", name, inner, self.leaf(BYTES))
        return ("repeat", n, start, body if kind == BYTES else ("hex", body))

    def stretched(self, depth):
        rng, e, salt = self.rng, self.any(depth - 1, BYTES, True), self.any(1, BYTES)
        pick = rng.random()
        if pick < 0.6 or self.x is not None or self.budget < 1000:
            rounds = rng.choice((1, 2, 17, ("rounds", 0), ("rounds", 1)))
            name = rng.choice([name for name in self.digests if name in DIGESTS or name in recipes_digests.PHP])
            return ("pbkdf2", name, e, salt, rounds, rng.choice((16, 20, 32, 33, 64)))
        salt16 = ("dig", "md5", salt)
        if pick < 0.75:
            n, r, p = rng.choice(((2, 1, 1), (8, 2, 1), (16, 1, 3), (4, 8, 1)))
            return ("scrypt", e, salt, n, r, p, rng.choice((16, 32, 64)))
        if pick < 0.9:
            # sodium refuses the empty password.
            e = e if e == ("var", "pass") and self.known["pass"] else ("hex", ("dig", "sha256", e))
            return (rng.choice((ARGON2[0], ARGON2[2])), e, salt16, 3, rng.choice((8, 16, 33)), 1, rng.choice((16, 32, 48)))
        return ("bcrypt", ("slice", ("hex", ("dig", "sha1", e)), 0, 40), salt16, 4)

    def allows(self, name, kind):
        return kind_of(self.known[name]) <= kind

    def any(self, depth, kind, password=False):
        """A value of a kind; one with the password in it, more often than not."""
        rng = self.rng
        if depth <= 0:
            return self.leaf(kind, password)
        pick = rng.random()
        if pick < 0.42:
            parts = [self.any(depth - 1 if i == 0 else depth - 2, kind, password and i == 0) for i in range(rng.choice((2, 2, 2, 3)))]
            rng.shuffle(parts)
            return cat(*parts)
        if pick < 0.72:
            return self.text_of(("dig", rng.choice(self.digests), self.any(depth - 1, BYTES, password)), kind)
        if pick < 0.78:
            key, message = self.any(depth - 2, BYTES), self.any(depth - 1, BYTES, password)
            return self.text_of(("hmac", rng.choice(self.digests), *rng.sample((message, key), 2)), kind)
        if pick < 0.81 and self.budget >= 100:
            return self.repeat(depth, kind)
        if pick < 0.83 and self.budget >= 1000:
            return self.text_of(self.stretched(depth - 1), kind)
        return self.transformed(depth, kind, password)

    def text_of(self, raw, kind):
        if kind == BYTES and self.rng.random() < 0.35:
            return raw
        form = self.rng.choice(("hex",) * 6 + ("HEX",) * 2 + ("base64", "base64_nopad", "base64url", "base64url_nopad",
                                                             "base64_dot", "base64_bcrypt", "base64_crypt", "crypt64"))
        return (form, raw)

    def transformed(self, depth, kind, password):
        rng, inside = self.rng, lambda of: self.any(depth - 1, of, password)
        options = [lambda: ("lower_ascii", inside(kind)), lambda: ("upper_ascii", inside(kind)), lambda: ("trim", inside(kind)),
                   lambda: (rng.choice(("zero_pad", "space_pad")), inside(kind), rng.choice((4, 10, 16, 100))),
                   lambda: (rng.choice(("hex", "base64")), inside(BYTES))]
        if kind == ASCII or kind == BYTES:
            options += [lambda: ("reverse", inside(kind)),
                        lambda: ("slice", inside(kind), rng.choice((0, 0, 1, 5)), rng.choice((4, 8, 16, 40)))] * 2
        if kind in (UTF8, BYTES):
            options += [lambda: (rng.choice(("lower", "upper")), inside(UTF8))] * 2
        if kind == BYTES:
            options += [lambda: (rng.choice(("utf16le", "utf16le", "utf16be")), inside(UTF8)), lambda: ("latin1", inside(LATIN)),
                        lambda: ("xor", *[("dig", name, self.any(depth - 1, BYTES)) for name in [rng.choice(self.digests)] * 2])] * 2
        return rng.choice(options)()

    def leaf(self, kind, password=False):
        rng, row = self.rng, self.known
        if password and self.allows("pass", kind) and rng.random() < 0.8:
            return ("var", "pass")
        names = [name for name in ("salt", "salt", "salt", "salt", "salt2", "user", "user", "realm", "userid", "email") if self.allows(name, kind)]
        options = [lambda: ("var", rng.choice(names))] * 5
        options += [lambda: ("lit", rng.choice([one for one in LITERALS if kind_of(one) <= kind]))] * 2
        if rng.random() < 0.6:
            return rng.choice(options)()
        options += [lambda: ("key", rng.choice([k for k, v in row["keys"].items() if kind_of(v) <= kind]))]
        options += [lambda: ("column", rng.choice(list(row["columns"])))]
        if self.x is not None and self.x <= kind:
            options += [lambda: ("var", "x")] * 2
        if kind == BYTES:
            options += [lambda: rng.choice((("unhex", ("column", "nonce")), ("unbase64", ("column", "b64")),
                                            ("unhex", ("lit", rng.randbytes(3).hex().encode())),
                                            ("unbase64", ("lit", b64encode(rng.randbytes(rng.choice((2, 3, 4))))))))]
            salt = row["salt"]
            if len(salt) % 2 == 0 and all(b in b"0123456789abcdef" for b in salt):
                options += [lambda: ("unhex", ("var", "salt"))] * 3
        return rng.choice(options)()
