"""Holds the instructions of each case, counted by callgrind, against the committed baseline.

    python3 tests/instructions/check.py BINARY [--update]

A case fails that takes more than the tolerance above its baseline; one that takes as much less is named, so that the
baseline can follow. The counts are those of one compiler and one valgrind: a new one may want a new baseline.
"""

import pathlib
import re
import subprocess
import sys

TOLERANCE = 0.05
FEW, MANY = 200, 1200
BASELINE = pathlib.Path(__file__).with_name("baseline.txt")


def total(binary, case, times):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary, case, str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def main():
    binary = sys.argv[1]
    cases = subprocess.run([binary], capture_output=True, text=True, check=True).stdout.split()
    counts = {case: (total(binary, case, MANY) - total(binary, case, FEW)) / (MANY - FEW) for case in cases}
    if "--update" in sys.argv:
        BASELINE.write_text("".join(f"{case} {count:.0f}\n" for case, count in counts.items()))
        return
    baseline = dict(line.split() for line in BASELINE.read_text().splitlines())
    assert list(baseline) == cases, "the cases are not those of the baseline"
    failed = False
    for case, count in counts.items():
        ratio = count / int(baseline[case])
        worse = ratio > 1 + TOLERANCE
        failed |= worse
        remark = "REGRESSION" if worse else "better: update the baseline" if ratio < 1 - TOLERANCE else ""
        print(f"{case:20} {count:9.0f} {ratio:6.3f} {remark}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
