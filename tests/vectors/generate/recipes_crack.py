"""Has hashcat crack what Python made of recipes: another check of what its mode names mean.

usage: recipes_crack.py DIRECTORY CRACKED.json [mode...]
CRACKED.json is kept up to date mode by mode; modes that it has are not done again. At the end it is
written to cracked.toml. A mode takes a minute or so, most of it to build its kernel for the CPU.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import recipes_check
from recipes_evaluate import evaluate
from recipes_hashcat import MODES, entry_of, plain
from recipes_layouts import fill
from recipes_make import write as toml_file
from recipes_parse import parse
from recipes_tree import uses
from recipes_whole import made

# The most different ones.
ORDER = """2811 4110 23 50 12600 8100 20710 2611 3910 4300 21400 133 7000 22200 24300 4400 4710 8400 1450 21300 25600 141 4010 3710 3800
4520 4900 20900 30 1430 60 160 1760 10300 19500""".split()
PASSWORDS = ["hunter2", "p\u00e4ssw\u00f6rd \u20ac", "a longer password, 12345", "not in the list"]
WRONG = "hunter3"
USER = b"Admin"
# Where hashcat takes salts of one length only.
SALTS = {"12600": [b"0123456789ABCDEF" * 4], "8400": [b"0123456789abcdef0123456789abcdef01234567"],
         "11000": [b"site-key-of-a-shop-01234" * 2 + b"abcdefgh"], "141": [b"12ab", b"xy:z"],
         "7300": [b"0123456789abcdef0123456789abcdef"]}


def salts(mode, layout):
    fixed = re.search(r"\{salt\[(\d+)\]", layout)
    if fixed:
        return [b"Ab3dEf7hIj1k9Mn0"[:int(fixed[1])], b"z9y8x7w6v5u4t3s2"[:int(fixed[1])]]
    return SALTS.get(mode, [b"s4lt", b"another-salt-24"])


def cases(mode, tree, layout):
    for at, password in enumerate(PASSWORDS):
        choice = salts(mode, layout)
        row = {"pass": password.encode(), "salt": choice[at % len(choice)], "salt2": b"secondsalt", "user": USER, "rounds": b"1000"}
        if tree[0] == "whole":
            yield password, made(random.Random(at), tree[1], evaluate(tree[2], row))
        else:
            yield password, fill(layout, row, tree, evaluate(tree, row)).decode()


def crack(mode, stored, work):
    pathlib.Path(work, "hashes").write_text("".join(one + "\n" for one in stored), "utf-8")
    pathlib.Path(work, "words").write_text("".join(word + "\n" for word in [*PASSWORDS[:-1], WRONG]), "utf-8")
    out = pathlib.Path(work, "out")
    out.unlink(missing_ok=True)
    command = ["nice", "-n", "19", "hashcat", "-m", mode, "-a", "0", "-D", "1", "--potfile-disable", "--logfile-disable", "--session", "recipes",
               "--force", "--quiet", "-o", str(out), "--outfile-format", "1,3", "hashes", "words"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=900)
    # 0: all cracked, 1: words exhausted.
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{done.returncode} {done.stdout[-500:]} {done.stderr[-500:]}")
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    return {line.rpartition(":")[0]: bytes.fromhex(line.rpartition(":")[2]).decode() for line in lines}


def entry(one):
    tree, password = parse(plain(one["expression"])), bytes.fromhex(one["password"])
    expect, note = ("match", None) if one["cracked"] else ("mismatch", "another password")
    made = entry_of(one["expression"], tree, one["layout"], one["stored"], password, expect, one["peer"], note)
    if "{user}" not in one["layout"] and "user" in uses(tree):
        made["user"] = USER.decode()
    assert recipes_check.matches(made) == one["cracked"], made
    return made


def main(directory, file, *modes):
    path = pathlib.Path(file)
    kept = json.loads(path.read_text()) if path.exists() else []
    have = {one["mode"] for one in kept}
    version = subprocess.run(["hashcat", "--version"], capture_output=True, text=True, check=True).stdout.strip().lstrip("v")
    known = {line.split(" | ")[0]: line.split(" | ")[1:] for line in MODES.strip().splitlines()}
    with tempfile.TemporaryDirectory() as work:
        os.environ["HOME"] = work
        for mode in modes or ORDER:
            if mode in have:
                continue
            expression, layout = known[mode]
            tree = parse(plain(expression))
            pairs = list(cases(mode, tree, layout))
            try:
                found = crack(mode, [stored for _, stored in pairs], work)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                print(f"{mode}: {error}", file=sys.stderr)
                continue
            answers = [found.get(stored) for _, stored in pairs]
            print(mode, answers, flush=True)
            for (password, stored), answer in zip(pairs, answers):
                if answer is None and password in PASSWORDS[:-1]:
                    print(f"{mode}: not cracked: {password} {stored}", file=sys.stderr)
                    continue
                tried = password if answer is not None else WRONG
                assert answer in (None, password), (mode, answer)
                kept.append({"mode": mode, "expression": expression, "layout": layout, "stored": stored, "cracked": answer is not None,
                             "password": tried.encode().hex(), "peer": f"hashcat {version} mode {mode}"})
            path.write_text(json.dumps(kept, indent=0))
    toml_file(directory, "cracked", "generate/recipes_crack.py", [entry(one) for one in kept])


if __name__ == "__main__":
    main(*sys.argv[1:])
