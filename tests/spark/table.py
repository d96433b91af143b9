"""A table of legacy hashes as CSV and Parquet, and the description of a server."""

import csv
import hashlib
import sys

import pyarrow
import pyarrow.parquet

work, rows = sys.argv[1], int(sys.argv[2])
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
with open(f"{work}/server.json", "w") as file:
    file.write(SERVER)
