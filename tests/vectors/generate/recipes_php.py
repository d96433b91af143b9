"""Recipes as PHP code, and the values that PHP gives for them."""
import json
import pathlib
import subprocess
import tempfile

import recipes_digests
from recipes_tree import DIGESTS

VERSION = "PHP " + subprocess.run(["php", "-r", "echo PHP_VERSION;"], capture_output=True, text=True, check=True).stdout
BLOCK = {"keccak_224": 144, "keccak_256": 136, "keccak_384": 104, "keccak_512": 72, "blake2b": 128, "blake2s": 64, "sm3": 64,
         "streebog256": 64, "streebog512": 64}
FORM = {
    "hex": "bin2hex(%s)", "HEX": "strtoupper(bin2hex(%s))", "base64": "base64_encode(%s)",
    "base64_nopad": "rtrim(base64_encode(%s), '=')", "base64url": "strtr(base64_encode(%s), '+/', '-_')",
    "base64url_nopad": "rtrim(strtr(base64_encode(%s), '+/', '-_'), '=')",
    "base64_dot": "str_replace('+', '.', rtrim(base64_encode(%s), '='))",
    "base64_bcrypt": "in_alphabet(%s, BCRYPT)", "base64_crypt": "in_alphabet(%s, CRYPT)", "crypt64": "crypt64(%s)",
    "utf16le": "mb_convert_encoding(%s, 'UTF-16LE', 'UTF-8')", "utf16be": "mb_convert_encoding(%s, 'UTF-16BE', 'UTF-8')",
    "latin1": "mb_convert_encoding(%s, 'ISO-8859-1', 'UTF-8')", "lower": "mb_strtolower(%s, 'UTF-8')",
    "upper": "mb_strtoupper(%s, 'UTF-8')", "lower_ascii": "strtolower(%s)", "upper_ascii": "strtoupper(%s)",
    "trim": "trim(%s)", "reverse": "strrev(%s)", "unhex": "hex2bin(%s)", "unbase64": "base64_decode(%s, true)", "raw": "%s",
}


def count(n):
    return str(n) if isinstance(n, int) else f"((int) $e['rounds']{n[1]:+d})"


def php(node):
    kind = node[0]
    if kind in FORM:
        return FORM[kind] % php(node[1])
    if kind == "var":
        return "$x" if node[1] == "x" else f"$e['{node[1]}']"
    if kind in ("key", "column"):
        return f"$e['{kind} {node[1]}']"
    if kind == "lit":
        return '"' + "".join(f"\\x{b:02x}" for b in node[1]) + '"'
    if kind == "cat":
        return "(" + " . ".join(map(php, node[1])) + ")"
    if kind in ("dig", "hmac"):
        name, rest = node[1], ", ".join(map(php, node[2:]))
        if name not in DIGESTS and name not in recipes_digests.PHP:
            return f"other('{name}', {rest})" if kind == "dig" else f"other_hmac('{name}', {rest}, {BLOCK[name]})"
        return f"hash{'_hmac' if kind == 'hmac' else ''}('{recipes_digests.PHP.get(name, name)}', {rest}, true)"
    if kind == "slice":
        return f"substr({php(node[1])}, {node[2]}, {node[3]})"
    if kind in ("zero_pad", "space_pad"):
        return f"str_pad({php(node[1])}, {node[2]}, \"{chr(92)}{'x00' if kind == 'zero_pad' else 'x20'}\")"
    if kind == "xor":
        return f"({php(node[1])} ^ {php(node[2])})"
    if kind == "repeat":
        return f"repeat({count(node[1])}, {php(node[2])}, fn ($x) => {php(node[3])})"
    if kind == "pbkdf2":
        return f"hash_pbkdf2('{recipes_digests.PHP.get(node[1], node[1])}', {php(node[2])}, {php(node[3])}, {count(node[4])}, {node[5]}, true)"
    numbers = ", ".join(count(n) for n in node[3:])
    call = f"argon2('{kind}', " if kind.startswith("argon2") else f"{kind}("
    return f"{call}{php(node[1])}, {php(node[2])}, {numbers})"


def flat(row):
    """The row as PHP's array $e: text by name, in hex."""
    out = {k: v.hex() for k, v in row.items() if isinstance(v, bytes)}
    for kind, name in (("key", "keys"), ("column", "columns")):
        out |= {f"{kind} {k}": v.hex() for k, v in row.get(name, {}).items()}
    return out


def evaluate(pairs):
    """The values of (tree, row) pairs, by one process."""
    lines = "".join(json.dumps({"recipe": php(tree), "row": flat(row)}) + "\n" for tree, row in pairs)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write(lines)
        file.flush()
        command = ["php", "-d", "ffi.enable=1", str(pathlib.Path(__file__).with_name("recipes_lib.php")), file.name]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    bad = [line for line in out if line.startswith("error")]
    if bad or len(out) != len(pairs):
        raise SystemExit("\n".join(bad[:5]) or f"{len(out)} values of {len(pairs)}: {out[-1:]}")
    return [bytes.fromhex(line) for line in out]
