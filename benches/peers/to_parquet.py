"""Hands a roll and its pairs to a distributed engine as Parquet: `python to_parquet.py ROLL.csv PAIRS.csv OUT`.

PAIRS.csv is what `escrutinio duplicates ROLL.csv --pairs` prints. Every column stays text, since a number with a
leading zero is a name; `row` is the number that Escrutinio prints. Needs duckdb alone.
"""

import sys
from pathlib import Path

import duckdb

roll, pairs, out = sys.argv[1], sys.argv[2], Path(sys.argv[3])
out.mkdir(parents=True, exist_ok=True)
con = duckdb.connect()
con.execute("set preserve_insertion_order = true")
con.execute(
    "copy (select row_number() over () + 1 as row, * from read_csv(?, all_varchar = true, header = true, parallel = false)) "
    f"to '{out / 'roll.parquet'}' (format parquet, compression zstd)",
    [roll],
)
con.execute(
    f"copy (select * from read_csv(?, header = true)) to '{out / 'pairs.parquet'}' (format parquet, compression zstd)",
    [pairs],
)
for name in ("roll", "pairs"):
    count = con.execute(f"select count(*) from '{out / name}.parquet'").fetchone()[0]
    print(f"{name}.parquet: {count} rows")
