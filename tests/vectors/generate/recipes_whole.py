"""Recipes whose stored hash is one of another scheme: bcrypt(md5($pass)) and the like.

passlib makes the hashes, PHP verifies them.
usage: recipes_whole.py DIRECTORY
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import passlib
from passlib import hash as schemes

import recipes_evaluate
import recipes_php
from recipes_make import ORDER, put, write
from recipes_parse import parse
from recipes_random import PASSWORDS
from recipes_tree import canonical, normal, uses, walk

PASSLIB = {"bcrypt": "bcrypt", "phpass": "phpass", "md5_crypt": "md5_crypt", "sha256_crypt": "sha256_crypt",
           "sha512_crypt": "sha512_crypt", "argon2": "argon2", "scrypt": "scrypt", "pbkdf2_sha1": "pbkdf2_sha1",
           "pbkdf2_sha256": "pbkdf2_sha256", "pbkdf2_sha512": "pbkdf2_sha512"}
SETTINGS = {"bcrypt": {"rounds": 4}, "phpass": {"rounds": 7}, "md5_crypt": {}, "sha256_crypt": {"rounds": 1000},
            "sha512_crypt": {"rounds": 1000}, "argon2": {"rounds": 1, "memory_cost": 8, "parallelism": 1},
            "scrypt": {"rounds": 4, "block_size": 1}, "pbkdf2_sha1": {"rounds": 5}, "pbkdf2_sha256": {"rounds": 5},
            "pbkdf2_sha512": {"rounds": 5}}
CRYPT = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
INSIDE = ["md5($pass)", "sha1($pass)", "sha256($pass)", "sha512($pass)", "MD5($pass)", "md5(md5($pass))", "md5($salt.$pass)",
          "lower($user).$pass", "$pass.$salt", "key(\"pepper\").$pass", "base64(sha384_raw($pass))", "hmac_sha256($pass, key=key(\"pepper\"))",
          "md5($pass.key(\"site\"))", "sha1($user.\":\".$pass)", "base64_nopad(sha256_raw($pass))", "sha1(utf16le($pass))",
          "slice(sha256($pass.column(\"extra\")), 0, 32)", "lower_ascii($pass)", "trim($pass)", "repeat(5, $pass, md5($x.$salt))"]
ALIAS = {"md5($pass)": "md5($p)", "sha1($pass)": "bin2hex(sha1($pass, true))", "MD5($pass)": "strtoupper(md5($p))",
         "lower($user).$pass": "mb_strtolower($user).$pass", "sha256($pass)": "hash('sha256', $password)", "md5($salt.$pass)": "md5($s.$p)",
         "base64(sha384_raw($pass))": "base64_encode(hash('sha384', $password, true))",
         "hmac_sha256($pass, key=key(\"pepper\"))": "hash_hmac(\"sha256\", $pass, key(\"pepper\"))"}


def made(rng, scheme, data):
    settings = dict(SETTINGS[scheme])
    if scheme == "bcrypt":
        settings["salt"] = "".join(rng.choice(CRYPT[2:]) for _ in range(21)) + "."
        settings["ident"] = rng.choice(("2a", "2b", "2y"))
    elif scheme in ("argon2", "scrypt") or scheme.startswith("pbkdf2"):
        settings["salt"] = rng.randbytes(16)
    else:
        settings["salt"] = "".join(rng.choice(CRYPT) for _ in range({"sha256_crypt": 16, "sha512_crypt": 16}.get(scheme, 8)))
    return getattr(schemes, PASSLIB[scheme]).using(**settings).hash(data)


def php_says(triples):
    """Whether PHP accepts each (scheme, data, stored)."""
    lines = "".join(json.dumps({"recipe": f"verify('{scheme}', $e['data'], $e['stored'])",
                                "row": {"data": data.hex(), "stored": stored.encode().hex()}}) + "\n" for scheme, data, stored in triples)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write(lines)
        file.flush()
        command = ["php", str(pathlib.Path(__file__).with_name("recipes_lib.php")), file.name]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    answers = {b"yes".hex(): True, b"no".hex(): False}
    return [answers[line] for line in out[:len(triples)]]


def main(directory):
    rng, entries, asked = random.Random(21), [], []
    for scheme in PASSLIB:
        for inside in INSIDE:
            tree = ("whole", scheme, parse(inside))
            row = {"pass": rng.choice(PASSWORDS[:-1]).encode(), "salt": bytes(rng.choices(b"abcdefghjk23456789", k=8)), "user": "M\u00fcller".encode(),
                   "keys": {"site": b"s1te-key", "pepper": b"pepper-of-2019"}, "columns": {"extra": b"x7Fq"}}
            if inside in ("lower_ascii($pass)", "trim($pass)"):
                # One that the function changes: as it stands it would be a password of the scheme itself.
                row["pass"] = b"  Blanks and Capitals\t"
            data = recipes_evaluate.evaluate(tree[2], row)
            if scheme == "bcrypt" and len(data) > 72 and inside not in ("sha512($pass)",):
                continue
            stored = made(rng, scheme, data)
            expect, password = "match", row["pass"]
            if rng.random() < 0.25:
                expect, password = "mismatch", rng.choice([one.encode() for one in PASSWORDS if one.encode() != row["pass"] and one])
            tried = recipes_evaluate.evaluate(tree[2], {**row, "pass": password})
            if getattr(schemes, PASSLIB[scheme]).verify(tried, stored) != (expect == "match"):
                raise SystemExit(f"passlib: {scheme} {inside} {row}")
            asked.append((scheme, tried, stored))
            alias = ALIAS.get(inside) if rng.random() < 0.5 else None
            entry = {"expression": f"{scheme}({alias or inside})"}
            if canonical(normal(tree)) != entry["expression"]:
                entry["canonical"] = canonical(normal(tree))
            layout = rng.choice(("{hash}",) * 6 + ("{X-HASH}{hash}", "{salt}:{hash}"))
            if "salt" not in uses(tree) and "{salt}" in layout:
                layout = "{hash}"
            text = layout.replace("{hash}", stored).replace("{salt}", row["salt"].decode())
            entry |= {"layout": layout, "stored": text, "expect": expect,
                      "peer": f"passlib {passlib.__version__}; {recipes_php.VERSION}"}
            put(entry, "password", password)
            if "salt" in uses(tree) and "{salt}" not in layout:
                put(entry, "salt", row["salt"])
            if "user" in uses(tree):
                put(entry, "user", row["user"])
            for kind, name in (("keys", "key"), ("columns", "column")):
                named = {node[1]: row[kind][node[1]].decode() for node in walk(tree[2]) if node[0] == name}
                if named:
                    entry[kind] = named
            entries.append({key: entry[key] for key in ORDER if key in entry})
    for entry, ask, yes in zip(entries, asked, php_says(asked)):
        if yes != (entry["expect"] == "match"):
            raise SystemExit(f"PHP: {entry} {ask}")
    write(directory, "whole", "generate/recipes_whole.py", entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
