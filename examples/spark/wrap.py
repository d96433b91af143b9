"""Wraps a table of legacy hashes on Apache Spark: the same command as on one machine, unchanged, for each partition.

    spark-submit examples/spark/wrap.py --binary password-compat --config server.json \
        --input users.parquet --output wrapped.parquet --partitions 64

Reads and writes Parquet or CSV (with a header), by the endings of the names. The input has the columns `id` and `hash`, and where
there are any `hint`, `salt`, `salt2`, `rounds`, `login`. The output has a row for each: `id`, `outcome`
(`wrapped`, `kept`, `error`), `old`, `hash`, `hint`, `error`.

The binary and its configuration have to be on every worker, at the same path; `--files` of spark-submit or the image of
the cluster puts them there. Nothing is sent anywhere else: each partition is one process that reads standard input.
"""

import argparse
import json
import shlex

from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

COLUMNS = ["id", "hash", "hint", "salt", "salt2", "rounds", "login"]
OUTPUT = ["id", "outcome", "old", "hash", "hint", "error"]


def read(spark, path):
    if path.rstrip("/").endswith(".csv"):
        # Without inference: an id of 007 stays one.
        return spark.read.option("header", True).csv(path)
    return spark.read.parquet(path)


def write(frame, path):
    if path.rstrip("/").endswith(".csv"):
        frame.write.option("header", True).csv(path)
    else:
        frame.write.parquet(path)


def row(line):
    fields = json.loads(line)
    return tuple(fields.get(name) for name in OUTPUT)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--config", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--partitions", type=int, default=0)
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("password-compat wrap").getOrCreate()
    frame = read(spark, arguments.input)
    frame = frame.select([name for name in COLUMNS if name in frame.columns])
    if arguments.partitions:
        frame = frame.repartition(arguments.partitions)
    # One thread a process: Spark runs as many partitions at once as there are cores.
    command = [arguments.binary, "wrap", "--config", arguments.config, "--threads", "1", "--format", "jsonl", "-"]
    # Unreadable rows are in the output, so that code 1 is no failure; every other one ends the job.
    guarded = ["sh", "-c", shlex.join(command) + " || [ $? -eq 1 ]"]
    # pipe() splits a text as a shell does.
    lines = frame.toJSON().pipe(shlex.join(guarded), checkCode=True)
    schema = StructType([StructField(name, StringType()) for name in OUTPUT])
    write(spark.createDataFrame(lines.map(row), schema), arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()
