"""How fast rows are recognised and counted, beside passlib on the same file.

    pip install passlib==1.7.4
    cargo build --release --features cli
    python3 benches/bulk/run.py target/release/password-compat [MILLIONS]

Writes a file of rows of ten schemes that passlib knows too, names the scheme of each with passlib's CryptContext.identify and with
`password-compat identify`, and counts ten times as many rows with `password-compat inventory`. CPU time; peak memory of the
process.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time

from passlib.context import CryptContext

KNOWN = {
    "bcrypt": "$2b$12$jz1JTEkxXIhtsTfRmXgMv.xhdFic/9t7KurWoAsIVRp.ixIOKXtcG",
    "argon2": "$argon2id$v=19$m=19456,t=2,p=1$0GEGl60JtZa1Ou5fvq9GAQ$YkB8+k8fIwRCLXw8vj2h4XMEJB8ybYJtiq794p9rI0M",
    "django_pbkdf2_sha256": "pbkdf2_sha256$1000$2jUwEoaSmAAYfH8F346Gh0$CpolB1Mpc8zDyAG9tVF84Y3ohXctqDCoeeIee4aUbq0=",
    "django_salted_sha1": "sha1$6d853$ef13a4d8fb57aed0cb573fe9c82e28dc7fd372d4",
    "sha512_crypt": "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO/O817G3uBnIFNjnQJuesI68OTLiBFdcbYEdFCoEOfaS35inz1",
    "sha256_crypt": "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
    "md5_crypt": "$1$wu98$9UuD3hvrwehnqyF1D548N0",
    "phpass": "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0",
    "ldap_salted_sha1": "{SSHA}blsFBhFTrCurKFRgEqFv1rD/b05zYWx0U0FMVA==",
    "hex_md5": "0d107d09f5bbe40cade3de5c71e9e9b7",
}
PRESETS = ["django", "unix", "ldap", "wordpress", "modern"]


def child(command, input_path):
    """CPU seconds, wall seconds and peak memory in MiB of a command, with its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(input_path, "rb") as rows:
        process = subprocess.Popen(command, stdin=rows, stdout=subprocess.PIPE)
        output = process.stdout.read()
        _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, usage.ru_maxrss / 1024, output


def main():
    binary, millions = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    count = int(millions * 1e6)
    presets = [word for name in PRESETS for word in ("--preset", name)]
    random.seed(1)
    names = random.choices(list(KNOWN), k=count)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows.txt")
        with open(path, "w") as file:
            file.writelines(KNOWN[name] + "\n" for name in names)

        context = CryptContext(list(KNOWN))
        start = time.process_time()
        with open(path) as file:
            theirs = [context.identify(line.rstrip("\n")) for line in file]
        passlib = time.process_time() - start
        cpu, _, memory, output = child([binary, "identify", "--first", *presets, "-"], path)
        ours = [line.split("\t")[1] for line in output.decode().splitlines()]
        assert len(ours) == count
        differ = {(a, b) for a, b in zip(theirs, ours) if a != b}
        print(f"identify, {count} rows: passlib {count / passlib:,.0f}/s, ours {count / cpu:,.0f}/s of CPU time, {passlib / cpu:.0f} times")
        print(f"  named differently: {sorted(differ, key=str) or 'none'}; {memory:.0f} MiB at peak")

        many = os.path.join(folder, "many.txt")
        with open(path, "rb") as source, open(many, "wb") as target:
            rows = source.read()
            for _ in range(10):
                target.write(rows)
        for threads in (1, 2):
            command = [binary, "inventory", *presets, "--threads", str(threads), "--json", "-"]
            cpu, wall, memory, _ = child(command, many)
            print(f"inventory, {10 * count} rows, {threads} thread(s): {10 * count / wall:,.0f} rows/s, {cpu:.1f} s of CPU, {memory:.0f} MiB at peak")


if __name__ == "__main__":
    main()
