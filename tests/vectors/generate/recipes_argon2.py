"""Argon2 in recipes beyond what PHP offers, Argon2d and several lanes: argon2.toml.

usage: recipes_argon2.py DIRECTORY
argon2-cffi and argon2pure compute every one, and agree.
"""
import random
import sys

import argon2pure

from recipes_evaluate import Evaluate
from recipes_layouts import Storing
from recipes_make import changed, entry_of, other_value, write
from recipes_parse import parse

PEER = "argon2-cffi 25.1.0; argon2pure 1.3"
TYPES = {"argon2i": argon2pure.ARGON2I, "argon2d": argon2pure.ARGON2D, "argon2id": argon2pure.ARGON2ID}
INSIDE = ("$pass", "sha1($pass)", "md5_raw($salt2.$pass)", "utf16le($pass)", "$pass.key(\"site\")")
OUTSIDE = ("%s", "base64(%s_raw)", "sha256(%s_raw)", "%s_raw", "sha1(%s.$user)", "hex(repeat($rounds, %s_raw, md5_raw($x)))")
PARAMETERS = ((1, 8, 1, 16), (1, 16, 2, 32), (3, 32, 4, 24), (2, 50, 3, 4), (2, 8, 1, 64), (1, 9, 1, 65), (1, 31, 2, 100))


class Pure(Evaluate):
    def argon2(self, kind, e, salt, t, m, p, length):
        return argon2pure.argon2(self(e), self(salt), self.count(t), m, p, length, type_code=TYPES[kind])


def recipes(rng):
    for name in TYPES:
        for t, m, p, length in PARAMETERS:
            for salt in ("$salt", "sha1_raw($salt.$user)"):
                call = f"{name}_raw({rng.choice(INSIDE)}, {salt}, {rng.choice((t, t, '$rounds'))}, {m}, {p}, {length})"
                outside = rng.choice(OUTSIDE)
                yield outside.replace("%s_raw", call).replace("%s", call.replace("_raw(", "(", 1))


def main(directory):
    rng, entries = random.Random(61), []
    for text in recipes(rng):
        tree = parse(text)
        row = {"pass": rng.choice(("", "letmein", "P\u00e4ssword", "x" * 130)).encode(), "salt": b"eight-or-more", "salt2": b"s2", "user": b"bob",
               "rounds": b"3", "keys": {"site": b"site-key"}, "columns": {}}
        value = Evaluate(row)(tree)
        if Pure(row)(tree) != value:
            raise SystemExit(f"argon2-cffi and argon2pure differ: {text}")
        pick, note, password = rng.random(), None, row["pass"]
        if pick < 0.15:
            note, value = "another hash", other_value(value)
        elif pick < 0.25:
            note, password = "another password", changed(row["pass"] or b"x")
        entry = entry_of(tree, text, row, password, Storing(rng, tree, row, value), "mismatch" if note else "match", note)
        entries.append({**entry, "peer": PEER})
    write(directory, "argon2", "generate/recipes_argon2.py", entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
