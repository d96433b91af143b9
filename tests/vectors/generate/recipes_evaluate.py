"""A recipe's tree, evaluated on hashlib, hmac, base64, argon2-cffi and bcrypt."""
import base64
import hashlib
import hmac
import sys

import recipes_digests

VERSION = f"Python {sys.version.split()[0]} hashlib"
CRYPT = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BCRYPT = b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
MIME = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def crypt64(data):
    number, out = int.from_bytes(data, "little"), bytearray()
    # Each three bytes, and what is left at the end, are a group of their own.
    for at in range(0, len(data), 3):
        size = min(3, len(data) - at)
        group = number >> 8 * at & (1 << 8 * size) - 1
        out += bytes(CRYPT[group >> 6 * i & 63] for i in range(size + 1))
    return bytes(out)


def nopad(data):
    return base64.b64encode(data).rstrip(b"=")


ENCODE = {
    "hex": lambda d: d.hex().encode(),
    "HEX": lambda d: d.hex().upper().encode(),
    "base64": base64.b64encode,
    "base64_nopad": nopad,
    "base64url": base64.urlsafe_b64encode,
    "base64url_nopad": lambda d: base64.urlsafe_b64encode(d).rstrip(b"="),
    "base64_dot": lambda d: nopad(d).replace(b"+", b"."),
    "base64_bcrypt": lambda d: nopad(d).translate(bytes.maketrans(MIME, BCRYPT)),
    "base64_crypt": lambda d: nopad(d).translate(bytes.maketrans(MIME, CRYPT)),
    "crypt64": crypt64,
    "raw": bytes,
}
TRANSFORM = {
    "utf16le": lambda d: d.decode().encode("utf-16-le"),
    "utf16be": lambda d: d.decode().encode("utf-16-be"),
    "latin1": lambda d: d.decode().encode("latin-1"),
    "lower": lambda d: d.decode().lower().encode(),
    "upper": lambda d: d.decode().upper().encode(),
    "lower_ascii": bytes.lower,
    "upper_ascii": bytes.upper,
    "trim": lambda d: d.strip(b" \t\n\r\0\x0b"),
    "reverse": lambda d: d[::-1],
    "unhex": lambda d: bytes.fromhex(d.decode("ascii")),
    "unbase64": lambda d: base64.b64decode(d + b"=" * (-len(d) % 4), validate=True),
}


class Evaluate:
    def __init__(self, row):
        self.row, self.x = row, []

    def __call__(self, node):
        kind = node[0]
        if kind in ENCODE:
            return ENCODE[kind](self(node[1]))
        if kind in TRANSFORM:
            return TRANSFORM[kind](self(node[1]))
        if kind.startswith("argon2"):
            return self.argon2(*node)
        return getattr(self, kind)(*node[1:])

    def count(self, n):
        return n if isinstance(n, int) else int(self.row["rounds"]) + n[1]

    def var(self, name):
        return self.x[-1] if name == "x" else self.row[name]

    def lit(self, data):
        return data

    def key(self, name):
        return self.row["keys"][name]

    def column(self, name):
        return self.row["columns"][name]

    def cat(self, parts):
        return b"".join(map(self, parts))

    def dig(self, name, e):
        return recipes_digests.new(name, self(e)).digest()

    def hmac(self, name, message, key):
        return hmac.new(self(key), self(message), recipes_digests.constructor(name)).digest()

    def pbkdf2(self, name, e, salt, rounds, length):
        key, salt, rounds = self(e), self(salt), self.count(rounds)
        if name in hashlib.algorithms_guaranteed:
            return hashlib.pbkdf2_hmac(name, key, salt, rounds, length)
        out, block, new = b"", 0, recipes_digests.constructor(name)
        while len(out) < length:
            block += 1
            u = hmac.new(key, salt + block.to_bytes(4, "big"), new).digest()
            total = int.from_bytes(u, "big")
            for _ in range(rounds - 1):
                u = hmac.new(key, u, new).digest()
                total ^= int.from_bytes(u, "big")
            out += total.to_bytes(len(u), "big")
        return out[:length]

    def scrypt(self, e, salt, n, r, p, length):
        return hashlib.scrypt(self(e), salt=self(salt), n=self.count(n), r=r, p=p, dklen=length)

    def argon2(self, kind, e, salt, t, m, p, length):
        from argon2.low_level import Type, hash_secret_raw
        kind = {"argon2i": Type.I, "argon2d": Type.D, "argon2id": Type.ID}[kind]
        return hash_secret_raw(self(e), self(salt), self.count(t), m, p, length, kind)

    def bcrypt(self, e, salt, cost):
        import bcrypt
        setting = b"$2b$%02d$%s" % (cost, ENCODE["base64_bcrypt"](self(salt)))
        tail = bcrypt.hashpw(self(e), setting)[29:].translate(bytes.maketrans(BCRYPT, MIME))
        return base64.b64decode(tail + b"=")

    def slice(self, e, start, length):
        return self(e)[start:start + length]

    def zero_pad(self, e, n):
        return self(e).ljust(n, b"\0")

    def space_pad(self, e, n):
        return self(e).ljust(n, b" ")

    def xor(self, a, b):
        a, b = self(a), self(b)
        assert len(a) == len(b)
        return bytes(x ^ y for x, y in zip(a, b))

    def repeat(self, n, start, body):
        x = self(start)
        for _ in range(self.count(n)):
            self.x.append(x)
            x = self(body)
            self.x.pop()
        return x


def evaluate(node, row):
    return Evaluate(row)(node)
