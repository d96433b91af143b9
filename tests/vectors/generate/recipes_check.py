"""Reads vector files back and computes every one of them again from its text alone, on the Python side.

usage: recipes_check.py FILE.toml...
"""
import sys
import tomllib

import recipes_layouts
from recipes_evaluate import Evaluate, evaluate
from recipes_parse import parse, read
from recipes_tree import normal


def either(entry, name):
    if name + "_hex" in entry:
        return bytes.fromhex(entry[name + "_hex"])
    return entry[name].encode() if name in entry else None


def matches(entry):
    tree = normal(parse(entry.get("canonical", entry["expression"])))
    row = {name: either(entry, name) for name in ("salt", "salt2", "rounds", "user", "realm", "userid", "email") if either(entry, name) is not None}
    row["pass"] = either(entry, "password")
    for name in ("keys", "columns"):
        row[name] = {key: text.encode() for key, text in entry.get(name, {}).items()}
    stored = either(entry, "stored")
    if tree[0] == "whole":
        return whole(tree, row, entry["layout"], stored)
    # The widths of a hash do not depend on what it is made of.
    probe = evaluate(tree, {"salt": b"00" * 8, "salt2": b"00" * 8, **dict.fromkeys(("user", "realm", "userid", "email"), b"u"), **row, "rounds": b"4"})
    kind = recipes_layouts.kind(tree, probe)
    raw = bytes.fromhex(probe.decode()) if kind == "hex" else probe
    widths = ({len(probe), len(probe.rstrip(b"="))} if kind == "base64" else {len(probe)}, len(raw))
    found = read(entry["layout"], stored, widths)
    value = evaluate(tree, {**row, **{name: data for name, data in found.items() if name not in ("raw", "text")}})
    if "raw" in found:
        return found["raw"] == (bytes.fromhex(value.decode()) if kind == "hex" else value)
    if kind == "hex":
        return found["text"].lower() == value.lower()
    return found["text"] == value or kind == "base64" and found["text"].rstrip(b"=") == value.rstrip(b"=")


def whole(tree, row, layout, stored):
    from passlib import hash as schemes
    from recipes_whole import PASSLIB
    found = read(layout, stored, None)
    return getattr(schemes, PASSLIB[tree[1]]).verify(Evaluate({**row, **found})(tree[2]), found["text"])


def main(*files):
    bad = total = 0
    for file in files:
        with open(file, "rb") as data:
            entries = tomllib.load(data)["recipe"]
        for entry in entries:
            total += 1
            if entry.get("note") == "no text":
                continue  # Python refuses the password instead of giving another value for it.
            if matches(entry) != (entry["expect"] == "match"):
                bad += 1
                print(f"{file}: {entry}")
    print(f"{total} computed again, {bad} differ")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main(*sys.argv[1:])
