"""Writes the recipe vectors that are made at random: random.toml, aliases.toml and rare.toml.

usage: recipes_make.py DIRECTORY
PHP and Python evaluate every recipe, and agree, or nothing is written.
"""
import copy
import pathlib
import random
import sys
import tomllib

import recipes_digests
import recipes_evaluate
import recipes_php
from recipes_layouts import Storing, plain
from recipes_random import PASSWORDS, Maker, kind_of
from recipes_tree import ARGON2, DIGESTS, Alias, canonical, normal, uses, walk
from to_toml import value as toml_value

ORDER = ["expression", "canonical", "layout", "password", "password_hex", "stored", "stored_hex", "expect", "peer", "salt", "salt_hex",
         "salt2", "salt2_hex", "rounds", "user", "realm", "userid", "email", "columns", "keys", "rare", "note"]


def write(directory, name, made_by, entries):
    parts = [f"# Made by {made_by}; do not edit by hand.\n"]
    for entry in entries:
        assert set(entry) <= set(ORDER), set(entry) - set(ORDER)
        rows = (f"{key} = {toml_value(entry[key])}\n" for key in ORDER if key in entry)
        parts.append("[[recipe]]\n" + "".join(rows))
    body = "\n".join(parts)
    assert tomllib.loads(body) == {"recipe": entries}
    pathlib.Path(directory, name + ".toml").write_text(body, "utf-8")
    matches = sum(entry["expect"] == "match" for entry in entries)
    print(f"{name}.toml: {len(entries)}, {len(entries) - matches} of them mismatches")


def put(entry, name, data):
    """Text where it is printable, else hex."""
    if plain(data):
        entry[name] = data.decode()
    else:
        assert name in ("password", "stored", "salt", "salt2"), (name, data)
        entry[name + "_hex"] = data.hex()


def peer(tree):
    """The implementations that computed it."""
    php, python = [recipes_php.VERSION], [recipes_evaluate.VERSION]
    kinds = {node[0] for node in walk(tree)}
    if kinds & set(ARGON2):
        php, python = php + ["sodium"], python + ["argon2-cffi 25.1.0"]
    if "bcrypt" in kinds:
        python.append("bcrypt 4.0.1")
    for node in walk(tree):
        if node[0] in ("dig", "hmac", "pbkdf2") and node[1] in recipes_digests.PEER:
            python.append(recipes_digests.PEER[node[1]])
        if node[0] in ("dig", "hmac") and node[1] in recipes_digests.ELSEWHERE:
            php.append(recipes_digests.ELSEWHERE[node[1]])
    return " with ".join([php[0], ", ".join(sorted(set(php[1:])))]).removesuffix(" with ") + "; " + " with ".join(
        [python[0], ", ".join(sorted(set(python[1:])))]).removesuffix(" with ")


def entry_of(tree, expression, row, password, storing, expect, note=None):
    entry = {"expression": expression}
    if canonical(normal(tree)) != expression:
        entry["canonical"] = canonical(normal(tree))
    made = storing.entry()
    put(entry, "password", password)
    put(entry, "stored", made.pop("stored"))
    entry["layout"] = made.pop("layout")
    for name, data in made.items():
        put(entry, name, data)
    for kind, name in (("keys", "key"), ("columns", "column")):
        named = {node[1]: row[kind][node[1]].decode() for node in walk(tree) if node[0] == name}
        if named:
            entry[kind] = named
    if is_rare(tree):
        entry["rare"] = True
    entry |= {"expect": expect, "peer": peer(tree)} | ({"note": note} if note else {})
    return {key: entry[key] for key in ORDER if key in entry}


def changed(data):
    """The text with one byte changed, of the same kind and length."""
    for at, byte in enumerate(data):
        if chr(byte).isascii() and chr(byte).isalnum():
            return data[:at] + (b"1" if byte == 0x30 else b"0") + data[at + 1:]
    return bytes([data[0] ^ 1]) + data[1:]


def variants(rng, tree, row):
    """Rows that give another value than this one, and what is other in them."""
    other = copy.deepcopy(row)
    # sodium refuses the empty password.
    known = [one.encode() for one in PASSWORDS if one or not any(node[0] in ARGON2 for node in walk(tree))]
    fits = [one for one in known if kind_of(one) <= kind_of(row["pass"]) and one != row["pass"]]
    other["pass"] = rng.choice(fits or [b"another"])
    yield "another password", other
    for name in ("salt", "user"):
        if name in uses(tree):
            other = copy.deepcopy(row)
            other[name] = changed(row[name])
            yield f"another {name}", other


def agreed(pairs):
    """The values of (tree, row) pairs that PHP and Python agree on."""
    values = [recipes_evaluate.evaluate(tree, row) for tree, row in pairs]
    for (tree, row), one, two in zip(pairs, values, recipes_php.evaluate(pairs)):
        if one != two:
            raise SystemExit(f"PHP and Python differ: {canonical(tree)} for {row}\nPython {one!r}\nPHP    {two!r}")
    return values


def entries(rng, cases, spell):
    """Vectors of (tree, row) pairs, a fifth of them mismatches."""
    values, out = agreed(cases), []
    wrong = {at: rng.choice(list(variants(rng, *cases[at])) + [("another hash", None)]) for at in range(len(cases)) if rng.random() < 0.22}
    others = [(at, (cases[at][0], row)) for at, (_, row) in wrong.items() if row]
    for (at, _), value in zip(others, agreed([pair for _, pair in others])):
        if value == values[at]:
            del wrong[at]
    for at, ((tree, row), value) in enumerate(zip(cases, values)):
        note, other = wrong.get(at, (None, None))
        if note == "another hash":
            value = other_value(value)
        storing = Storing(rng, tree, row if note in (None, "another password") or not other else other, value)
        password = other["pass"] if note == "another password" else row["pass"]
        out.append(entry_of(tree, spell(tree), row, password, storing, "mismatch" if note else "match", note))
    return out


def other_value(value):
    return changed(value) if plain(value) else bytes([value[0] ^ 0x40]) + value[1:]


def cases(seed, n, digests, wanted=lambda tree: True):
    maker, out, seen = Maker(seed, digests), [], set()
    while len(out) < n:
        tree, row = maker.make(maker.rng.choice((1, 2, 2, 3, 3, 4, 5, 6)))
        spelt = canonical(tree)
        if spelt not in seen and wanted(tree) and len(spelt) < 1200:
            seen.add(spelt)
            out.append((tree, row))
    return out


def is_rare(tree):
    """Whether it has digests that are behind a feature."""
    return any(node[0] in ("dig", "hmac", "pbkdf2") and node[1] not in (*DIGESTS, "sha512_224", "sha512_256") for node in walk(tree))


def main(directory):
    default, rare = [*DIGESTS, "sha512_224", "sha512_256"], list(recipes_digests.LENGTHS)
    made_by = "generate/recipes_make.py"
    write(directory, "random", made_by, entries(random.Random(1), cases(11, 1400, default), canonical))
    alias = Alias(random.Random(2))
    write(directory, "aliases", made_by, [
        entry for entry in entries(random.Random(3), cases(12, 420, default), alias.print) if "canonical" in entry])
    write(directory, "rare", made_by, entries(random.Random(4), cases(13, 420, rare + rare + default, is_rare), canonical))


if __name__ == "__main__":
    main(*sys.argv[1:])
