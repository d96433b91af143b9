"""Every encoding of every field of a layout, one by one: layouts.toml.

usage: recipes_spellings.py DIRECTORY
"""
import random
import sys

from recipes_evaluate import ENCODE
from recipes_layouts import ROUNDS, fill
from recipes_make import ORDER, agreed, changed, other_value, peer, put, write
from recipes_parse import parse
from recipes_tree import canonical, normal, uses

# Of every length modulo 3, which is what padding depends on.
DIGESTS = ("md5", "sha1", "sha384")
PLAIN = [name for name in ENCODE if name not in ("hex", "raw")]
ROW = {"pass": "P\u00e4ss word".encode(), "salt": b"Na:Cl$9", "salt2": b"second", "user": b"J.Doe", "realm": b"example.org", "userid": b"4711",
       "email": b"j.doe@example.org", "rounds": b"32", "keys": {}, "columns": {}}


def cases():
    for name in DIGESTS:
        for form in ENCODE:
            for layout in ("{hash:%s}", "{salt}:{hash:%s}", "$x${hash:%s}:{salt}", "{{y}{hash:%s}"):
                if form == "raw" and layout == "{hash:%s}":
                    continue
                yield f"{name}($salt.$pass)", layout % form
            yield f"{name}_raw($salt.$pass)", "{hash+salt:%s}" % form
            yield f"{name}_raw($salt.$pass)", "{Z}{salt[7]+hash:%s}" % form
            yield f"{name}($salt.$pass)", "{salt[7]:%s}{hash}" % form
            yield f"{name}($salt.$pass)", "$y${salt:%s}${hash}" % form
            yield f"{name}($salt.$pass.$salt2)", "{salt2:%s}:{salt[7]}{hash}" % form
        for form in PLAIN:
            for layout in ("{hash}", "{salt}:{hash}", "{hash}:{salt}", "{salt[7]}{hash}"):
                yield f"{form}({name}_raw($salt.$pass))", layout
        yield f"hex(reverse({name}_raw($pass)))", "{hash}"
        yield f"{name.upper()}($salt.$pass)", "{salt}:{hash}"
        yield f"slice({name}($pass), 3, 20)", "{hash}"
    for form in ROUNDS:
        field = "{rounds:%s}" % form if form else "{rounds}"
        for layout in ("$z$%s$", "v%s-", "%s:" if form != "crypt64" else "$Q$%s"):
            yield "hex(repeat($rounds, $salt, md5_raw($x.$pass)))", layout % field + "{salt[7]}{hash}"
            yield "pbkdf2_sha256($pass, $salt, $rounds, 20)", layout % field + "{salt}:{hash}"
            yield "repeat($rounds-1, sha1($salt.$pass), sha1($x.$pass))", layout % field + "{hash}:{salt}"
    yield "md5($user.\":\".$realm.\":\".$pass)", "{user}:{realm}:{hash}"
    yield "sha1($userid.$email.$pass)", "{userid}:{email}:{hash}"
    yield "sha1($userid.$email.$pass)", "{hash}:{email}:{userid}"
    yield "sha256($salt.$pass.$salt2)", "{hash}:{salt2}:{salt}"
    yield "sha256($salt.$pass.$salt2)", "{salt2}${salt[7]}${hash}"
    yield "sha256($salt.$pass.$salt2.$user)", "{user}${hash:base64_dot}{salt}"


def main(directory):
    rng, entries = random.Random(51), []
    listed = [(parse(text), layout) for text, layout in cases()]
    values = agreed([(tree, ROW) for tree, _ in listed])
    for (tree, layout), value in zip(listed, values):
        row, note = dict(ROW), None
        pick = rng.random()
        if pick < 0.1:
            row["pass"], note = changed(ROW["pass"]), "another password"
        elif pick < 0.2:
            value, note = other_value(value), "another hash"
        text = fill(layout, row, tree, value)
        entry = {"expression": canonical(tree), "layout": layout, "expect": "mismatch" if note else "match", "peer": peer(tree)}
        if canonical(normal(tree)) != entry["expression"]:
            entry["canonical"] = canonical(normal(tree))
        put(entry, "password", row["pass"])
        put(entry, "stored", text)
        for name in sorted(uses(tree) - {"pass"}):
            if "{" + name not in layout and "+" + name not in layout:
                put(entry, name, row[name])
        if note:
            entry["note"] = note
        entries.append({key: entry[key] for key in ORDER if key in entry})
    write(directory, "layouts", "generate/recipes_spellings.py", entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
