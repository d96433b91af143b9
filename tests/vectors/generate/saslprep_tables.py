"""Writes src/primitives/saslprep/tables.rs: the tables of RFC 3454 that SASLprep
looks at, as Python's module stringprep has them. `rustfmt` comes after it."""

import stringprep
import sys

PROHIBITED = (
    stringprep.in_table_a1,
    stringprep.in_table_c12,
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)


def ranges(holds):
    """The first and last code point of each run; surrogates are no characters."""
    runs = []
    for code in range(0x110000):
        if 0xD800 <= code < 0xE000 or not holds(chr(code)):
            continue
        if runs and (runs[-1][1] == code - 1 or (code == 0xE000 and runs[-1][1] == 0xD7FF)):
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return runs


def table(name, doc, holds):
    runs = ["(%#x, %#x)," % (first, last) for first, last in ranges(holds)]
    lines, line = [], "   "
    for run in runs:
        if len(line) + 1 + len(run) > 108:
            lines.append(line)
            line = "   "
        line += " " + run
    lines.append(line)
    return "/// %s\n#[rustfmt::skip]\npub(super) const %s: [(u32, u32); %d] = [\n%s\n];\n" % (
        doc, name, len(runs), "\n".join(lines))


print("//! The tables of RFC 3454 by their first and last code points, in ascending order. Written by")
print("//! `tests/vectors/generate/saslprep_tables.py`, Python %d.%d.\n" % sys.version_info[:2])
print(table("PROHIBITED", "Tables C.1.2, C.2 to C.9, and A.1: what Unicode 3.2 has not assigned.",
            lambda c: any(holds(c) for holds in PROHIBITED)))
print(table("RIGHT_TO_LEFT", "Table D.1: characters with bidirectional property R or AL.",
            stringprep.in_table_d1))
print(table("LEFT_TO_RIGHT", "Table D.2: characters with bidirectional property L.",
            stringprep.in_table_d2), end="")
