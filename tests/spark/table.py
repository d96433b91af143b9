"""A table of legacy hashes as CSV and Parquet, and a server whose native hashes take some milliseconds."""

import csv
import hashlib
import json
import subprocess
import sys

import pyarrow
import pyarrow.parquet

work, rows, binary = sys.argv[1], int(sys.argv[2]), sys.argv[3]
columns = {"id": [], "hash": []}
for at in range(rows):
    text = "nonsense" if at % 1000 == 13 else hashlib.md5(f"secret {at}".encode()).hexdigest()
    columns["id"].append(f"{at:06}")
    columns["hash"].append(text)
with open(f"{work}/table.csv", "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows(zip(*columns.values()))
pyarrow.parquet.write_table(pyarrow.table(columns), f"{work}/table.parquet")
described = subprocess.run([binary, "describe", "--preset", "hex_digests", "--preset", "modern"], capture_output=True, check=True)
server = json.loads(described.stdout)
server["native"] = {"scheme": "pbkdf2_sha256", "params": {"pbkdf2": {"digest": "sha256", "rounds": 20000}}}
with open(f"{work}/server.json", "w") as file:
    json.dump(server, file)
