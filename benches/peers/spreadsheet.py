"""What an office does with equal keys: `python spreadsheet.py FOLDER`."""

import sys
from collections import defaultdict

from common import Clock, clusters, f1, read_table, read_truth, true_pairs

folder = sys.argv[1]
clock = Clock()
rows, person = read_table(f"{folder}/roll.csv"), read_truth(f"{folder}/truth.csv")


def pairs(*keys):
    """Pairs of neighbours with an equal key: enough to close the groups."""
    for key in keys:
        groups = defaultdict(list)
        for row in rows:
            value = key(row)
            if value:
                groups[value].append(row["row"])
        for members in groups.values():
            yield from zip(members, members[1:])


has_ids = any(row["curp"] for row in rows)
if has_ids:
    keys = [lambda r: r["curp"], lambda r: r["rfc"], lambda r: r["nss"], lambda r: r["name"] and r["number"] and (r["name"], r["number"])]
else:
    keys = [lambda r: r["name"]]
clock.report("spreadsheet: equal keys", folder, clusters=clusters(pairs(*keys), person), true=true_pairs(person))
