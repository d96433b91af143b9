#!/usr/bin/env bash
# Wraps a table on a local cluster of several worker processes and on one machine, holds the two results against each
# other, and times one worker against two. Not part of `cargo test`: it installs pyspark, and needs a Java.
#
#   tests/spark/run.sh [ROWS]
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${1:-20000}
target=${CARGO_TARGET_DIR:-$PWD/target}
work=$target/spark
venv=$target/tools/spark
command -v java > /dev/null || { echo "no java at hand" >&2; exit 1; }
[[ -x $venv/bin/python ]] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet 'pyspark==3.5.*' pyarrow==18.1.0
cargo build --release --features cli --bin password-compat
rm -rf "$work"
mkdir -p "$work"
binary=$target/release/password-compat
"$venv/bin/python" tests/spark/table.py "$work" "$rows" "$binary"
SPARK_HOME=$("$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME PYSPARK_PYTHON=$venv/bin/python PYSPARK_DRIVER_PYTHON=$venv/bin/python SPARK_LOCAL_IP=127.0.0.1

# Exit code 1: some rows are unreadable, on purpose.
start=$(date +%s%N)
"$binary" wrap --config "$work/server.json" "$work/table.csv" --out "$work/single.jsonl" || [[ $? -eq 1 ]]
echo "one machine, all cores: $((($(date +%s%N) - start) / 1000000)) ms"

# wrap WORKERS FORM: as the cluster does it.
wrap() {
    local start
    start=$(date +%s%N)
    "$SPARK_HOME/bin/spark-submit" --master "local-cluster[$1,1,1024]" --conf spark.ui.enabled=false \
        --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 \
        examples/spark/wrap.py --binary "$binary" --config "$work/server.json" \
        --input "$work/table.$2" --output "$work/$1.$2" --partitions 8 > "$work/$1.$2.log" 2>&1 || {
        tail -n 40 "$work/$1.$2.log"
        return 1
    }
    echo "$1 worker(s), $2: $((($(date +%s%N) - start) / 1000000)) ms"
}
wrap 1 parquet
wrap 2 parquet
wrap 2 csv
"$venv/bin/python" tests/spark/check.py "$work" 1.parquet 2.parquet 2.csv
