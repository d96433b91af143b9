"""How fast rows are recognised and counted, beside passlib on the same file.

    pip install passlib==1.7.4
    export CARGO_PROFILE_RELEASE_LTO=thin CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1
    cargo build --release --all-features
    python3 benches/bulk/run.py target/release/password-compat [MILLIONS]

Writes a file of rows of ten schemes that passlib knows too, names the scheme of each with passlib's CryptContext.identify and with
`password-compat identify`: by those ten (and the presets that have them), by all that passlib knows, and by all that is known here.
Then counts ten times as many rows with `password-compat inventory`. CPU time; peak memory of the process.
"""

import collections
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time

from passlib.context import CryptContext
from passlib.registry import list_crypt_handlers

KNOWN = {
    "bcrypt": "$2b$12$jz1JTEkxXIhtsTfRmXgMv.xhdFic/9t7KurWoAsIVRp.ixIOKXtcG",
    "argon2": "$argon2id$v=19$m=19456,t=2,p=1$0GEGl60JtZa1Ou5fvq9GAQ$YkB8+k8fIwRCLXw8vj2h4XMEJB8ybYJtiq794p9rI0M",
    "django_pbkdf2_sha256": "pbkdf2_sha256$1000$2jUwEoaSmAAYfH8F346Gh0$CpolB1Mpc8zDyAG9tVF84Y3ohXctqDCoeeIee4aUbq0=",
    "django_salted_sha1": "sha1$6d853$ef13a4d8fb57aed0cb573fe9c82e28dc7fd372d4",
    "sha512_crypt": "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
    "sha256_crypt": "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
    "md5_crypt": "$1$wu98$9UuD3hvrwehnqyF1D548N0",
    "phpass": "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0",
    "ldap_salted_sha1": "{SSHA}blsFBhFTrCurKFRgEqFv1rD/b05zYWx0U0FMVA==",
    "hex_md5": "0d107d09f5bbe40cade3de5c71e9e9b7",
}
PRESETS = ["django", "unix", "ldap", "wordpress", "modern"]
# With these, all systems that passlib knows, and more.
OTHERS = [
    "passlib", "hex_digests", "phpbb", "atlassian", "grub", "roundup", "samba_nt", "lan_manager", "sqlserver", "mysql", "oracle",
    "postgresql", "cisco_asa", "cisco_ios",
]


def preset_options(names):
    return [word for name in names for word in ("--preset", name)]


def peak(pid):
    """The peak memory in MiB so far. What wait4 tells would include that of this script before it became the command."""
    with open(f"/proc/{pid}/status") as status:
        return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:")), 0)


def child(command, input_path):
    """CPU seconds, wall seconds and peak memory in MiB of a command, with its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    memory = [0]
    with open(input_path, "rb") as rows:
        process = subprocess.Popen(command, stdin=rows, stdout=subprocess.PIPE)

        def watch():
            while not ended.wait(0.05):
                memory.append(peak(process.pid))

        ended = threading.Event()
        watcher = threading.Thread(target=watch)
        watcher.start()
        output = process.stdout.read()
        ended.set()
        watcher.join()
        if process.wait() not in (0, 1):
            sys.exit(f"{command}: {process.returncode}")
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, max(memory), output


def passlib_names(schemes, path):
    """The name of each row, and the CPU seconds that took."""
    context = CryptContext(schemes)
    with open(path) as file:
        start = time.process_time()
        names = [context.identify(line.rstrip("\n")) for line in file]
        return names, time.process_time() - start


def identify(what, theirs, command, path, count):
    names, seconds = passlib_names(theirs, path)
    cpu, _, memory, output = child(command, path)
    ours = [line.split(b"\t", 2)[1].decode() for line in output.splitlines()]
    assert len(ours) == count
    differ = collections.Counter((a, b) for a, b in zip(names, ours) if a != b)
    print(f"identify by {what}: passlib {count / seconds:,.0f}/s, ours {count / cpu:,.0f}/s of CPU time, {seconds / cpu:.1f} times")
    print(f"  {memory:.0f} MiB at peak; named differently: {dict(differ) or 'none'}")


def main():
    binary, millions = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    count = int(millions * 1e6)
    presets = preset_options(PRESETS)
    random.seed(1)
    names = random.choices(list(KNOWN), k=count)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows.txt")
        with open(path, "w") as file:
            file.writelines(KNOWN[name] + "\n" for name in names)

        identify("these ten", list(KNOWN), [binary, "identify", "--first", *presets, "-"], path, count)
        # Those that own any text, and those that own none, can't stand in a context of everything.
        everything = [name for name in list_crypt_handlers() if not re.search("plaintext|disabled|fallback", name)]
        known_there = [binary, "identify", "--first", *presets, *preset_options(OTHERS), "-"]
        identify(f"all {len(everything)} of passlib, and the presets of those here", everything, known_there, path, count)
        identify(f"all {len(everything)} of passlib, and all that are here", everything, [binary, "identify", "--first", "--all", "-"], path, count)

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
