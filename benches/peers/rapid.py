"""Every pair of names by RapidFuzz over sorted words, in blocks of rows: `python rapid.py FOLDER [CUTOFF]`."""

import sys

import numpy as np
from rapidfuzz import fuzz, process

from common import Clock, clusters, oracle, read_table, read_truth

folder = sys.argv[1]
rows, person = read_table(f"{folder}/roll.csv"), read_truth(f"{folder}/truth.csv")
# Above 20,000 rows a lower cut-off keeps more pairs than memory holds.
cutoff = float(sys.argv[2]) if len(sys.argv) > 2 else (82 if len(rows) <= 20_000 else 92)
clock = Clock()
names = [row["tokens"] or "" for row in rows]
scored, block = [], 2_000
for start in range(0, len(names), block):
    scores = process.cdist(names[start:start + block], names, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.uint8, workers=2)
    for a, b in zip(*np.nonzero(scores)):
        if start + a < b:
            scored.append((int(scores[a, b]), rows[start + a]["row"], rows[b]["row"]))
best, threshold = oracle(scored, person)
closed = clusters(((a, b) for score, a, b in scored if threshold is not None and score >= threshold), person)
clock.report("RapidFuzz ratio, sorted words", folder, pairs_oracle=best, threshold=threshold, clusters_at_it=closed)
