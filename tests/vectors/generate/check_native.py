"""Verifies hashes that the crate wrote, with other implementations.

    NATIVE_HASHES=/tmp/native.tsv cargo test --test native
    python check_native.py /tmp/native.tsv

Needs argon2-cffi, passlib and bcrypt (below 4.1) from PyPI.
"""

import sys

import argon2
import bcrypt
import passlib.hash

CHECKS = {
    "argon2": lambda password, stored: argon2.PasswordHasher().verify(stored, password),
    "scrypt": lambda password, stored: passlib.hash.scrypt.verify(password, stored),
    "bcrypt": lambda password, stored: bcrypt.checkpw(password.encode(), stored.encode()),
    "pbkdf2_sha256": lambda password, stored: passlib.hash.pbkdf2_sha256.verify(password, stored),
}


def main(path):
    failed = checked = 0
    for line in open(path, encoding="utf-8"):
        scheme, password, stored = line.rstrip("\n").split("\t")
        good = CHECKS[scheme](password, stored)
        try:
            bad = CHECKS[scheme](password + "x", stored)
        except argon2.exceptions.VerifyMismatchError:
            bad = False
        checked += 1
        if not good or bad:
            failed += 1
            print("differs:", scheme, repr(password), stored)
    print(f"{checked} hashes checked, {failed} differ")
    return 1 if failed or not checked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
