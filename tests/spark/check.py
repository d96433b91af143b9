"""Holds what a cluster wrote against what one machine wrote: each row once, with the same outcome and the same old hash, and
onions over the same programs. The salts of onions are random, so that their texts differ."""

import json
import sys

import pyarrow.csv
import pyarrow.dataset

work, outputs = sys.argv[1], sys.argv[2:]


def outer(onion):
    """An onion without what is random in it: its outer salt and digest."""
    return onion and tuple(onion.split("$")[:4])


def facts(rows):
    found = {row["id"]: (row["outcome"], row.get("old"), outer(row.get("hash")), row.get("error")) for row in rows}
    assert len(found) == len(rows), "a row stands twice"
    return found


with open(f"{work}/single.jsonl") as file:
    single = facts([json.loads(line) for line in file])
for output in outputs:
    form = "csv" if output.endswith(".csv") else "parquet"
    options = pyarrow.dataset.CsvFileFormat(
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={name: pyarrow.string() for name in ["id", "outcome", "old", "hash", "hint", "error"]},
            strings_can_be_null=True,
        )
    )
    dataset = pyarrow.dataset.dataset(f"{work}/{output}", format=options if form == "csv" else form)
    cluster = facts(dataset.to_table().to_pylist())
    assert cluster == single, f"{output} differs"
    print(f"{output}: {len(cluster)} rows, the same as on one machine")
