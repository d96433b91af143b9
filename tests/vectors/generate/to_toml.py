"""JSON lines on stdin or in files -> the TOML vector files.

usage: to_toml.py DIRECTORY NAME "generate/x.py, ..." FILE.jsonl...

Rows holding the key `system` are left out here and go to systems.toml
(`to_toml.py DIRECTORY systems "..." *.jsonl`), and the other way round.
"""
import json
import pathlib
import sys
import tomllib

ORDER = ["system", "user", "algorithm", "scheme", "peer", "source", "version", "password", "password_hex", "salt_hex",
         "rounds", "n", "r", "p", "m", "t", "secret_hex", "ad_hex", "length", "output_hex",
         "stored", "stored_hex", "expect", "hint", "username", "realm", "salt", "salt2", "columns", "keys", "note"]


def text(s):
    out = ['"']
    for c in s:
        if c in '"\\':
            out.append("\\" + c)
        elif c.isprintable():
            out.append(c)
        elif ord(c) < 0x10000:
            out.append(f"\\u{ord(c):04X}")
        else:
            out.append(f"\\U{ord(c):08X}")
    return "".join(out) + '"'


def value(v):
    if isinstance(v, bool):
        return "true" if v else "false"
    if isinstance(v, int):
        return str(v)
    if isinstance(v, dict):
        return "{ " + ", ".join(f"{text(k)} = {value(x)}" for k, x in v.items()) + " }"
    return text(v)


def tidy(row):
    """A password which is printable UTF-8 is written as text, any other in hex."""
    if "password_hex" in row and "algorithm" not in row:
        data = bytes.fromhex(row["password_hex"])
        try:
            plain = data.decode("utf-8")
        except UnicodeDecodeError:
            plain = None
        if plain is not None and all(c.isprintable() for c in plain):
            del row["password_hex"]
            row["password"] = plain
    unknown = set(row) - set(ORDER)
    if unknown:
        raise SystemExit(f"unknown keys {unknown}")
    return {k: row[k] for k in ORDER if k in row}


def main(directory, name, made_by, *files):
    rows, seen = [], set()
    for file in files:
        for line in pathlib.Path(file).read_text("utf-8").splitlines():
            row = json.loads(line)
            if ("system" in row) != (name == "systems"):
                continue
            key = json.dumps(row, sort_keys=True)
            if key not in seen:
                seen.add(key)
                rows.append(tidy(row))
    parts = [f"# Made by {made_by}; do not edit by hand.\n"]
    for row in rows:
        parts.append("raw]]" if "algorithm" in row else "vector]]")
        parts[-1] = "[[" + parts[-1] + "\n" + "".join(f"{k} = {value(v)}\n" for k, v in row.items())
    body = "\n".join(parts)
    back = tomllib.loads(body)
    assert len(back.get("vector", [])) + len(back.get("raw", [])) == len(rows)
    path = pathlib.Path(directory, name + ".toml")
    path.write_text(body, "utf-8")
    print(f"{path.name}: {len(rows)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
