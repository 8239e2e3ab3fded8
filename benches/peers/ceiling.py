"""What the columns allow: gradient boosting trained with labels, which no user has. `python ceiling.py FOLDER…`

Comparison vectors over every pair that shares enough to be looked at; people, not pairs, are split into folds, so
that nobody is learnt and asked about. The best threshold is picked on all held-out pairs together (an oracle).
What candidates leave out counts as missed.
"""

import sys
from collections import Counter, defaultdict
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from common import Clock, clusters, oracle, read_table, read_truth, true_pairs

BLOCK = 60


def candidates(rows):
    """Pairs under any of many keys; blocks above BLOCK rows are left to the narrower keys."""
    keys = defaultdict(list)
    for at, row in enumerate(rows):
        words = (row["name"] or "").split()
        long = [word for word in words if len(word) > 2]
        for a, b in combinations(sorted(set(long)), 2):
            keys["ww", a, b].append(at)
        for a, b in combinations(sorted({word[:4] for word in long}), 2):
            for c in {word[:1] for word in words}:
                keys["4", a, b, c].append(at)
        for word in long:
            keys["wn", word, (row["number"] or "")[:5]].append(at)
            for field in ("hired", "birth"):
                if row[field]:
                    keys[field, row[field], word[:3]].append(at)
        for field in ("number", "curp", "curp10", "rfc", "nss", "tokens"):
            if row[field]:
                keys[field, row[field]].append(at)
        for field in ("curp", "nss", "rfc"):
            value = row[field] or ""
            for cut in range(len(value)):
                keys[field + "1", value[:cut] + value[cut + 1:]].append(at)
    pairs = set()
    for members in keys.values():
        # A row can come to one key twice, and is no pair with itself.
        members = sorted(set(members))
        if len(members) <= BLOCK:
            pairs.update(combinations(members, 2))
    return sorted(pairs)


def vectors(rows, pairs):
    """Similarities, frequencies, agreement of every field."""
    frequency = Counter(word for row in rows for word in (row["name"] or "").split())
    names = Counter(row["tokens"] for row in rows)
    total = sum(frequency.values())
    table = np.empty((len(pairs), 25), dtype=np.float32)
    for at, (left, right) in enumerate(pairs):
        a, b = rows[left], rows[right]
        line = [fuzz.ratio(a["tokens"], b["tokens"]), fuzz.ratio(a["name"], b["name"]), fuzz.token_set_ratio(a["name"], b["name"])]
        for x, y in (("surname1", "surname1"), ("surname2", "surname2"), ("given", "given"), ("surname1", "surname2"), ("surname2", "surname1"), ("given1", "given1")):
            line.append(JaroWinkler.similarity(a[x], b[y]) if a[x] and b[y] else np.nan)
        wa, wb = set((a["name"] or "").split()), set((b["name"] or "").split())
        line.append(sum(-np.log2(frequency[word] / total) for word in wa & wb))
        only = [max((JaroWinkler.similarity(word, other) for other in wb), default=0) for word in wa - wb]
        line += [min(only, default=1.0), len(wa - wb), len(wb - wa)]
        line += [names[a["tokens"]] + names[b["tokens"]], frequency.get(a["surname1"], 0) * frequency.get(b["surname2"], 1)]
        for field in ("number", "curp", "rfc", "nss"):
            line.append(OSA.distance(a[field], b[field], score_cutoff=6) if a[field] and b[field] else np.nan)
        gap = abs(int(a["number"]) - int(b["number"])) if (a["number"] or "").isdigit() and (b["number"] or "").isdigit() else np.nan
        line.append(gap)
        for field in ("hired", "title", "department"):
            line.append(float(a[field] == b[field]) if a[field] and b[field] else np.nan)
        line.append(OSA.distance(a["hired"], b["hired"]) if a["hired"] and b["hired"] else np.nan)
        line += [float(bool(a["birth"]) and a["birth"] == b["birth"])]
        table[at] = line
    return table


rolls, scored, persons = [], [], {}
clock = Clock()
for nth, folder in enumerate(sys.argv[1:]):
    rows, person = read_table(f"{folder}/roll.csv"), read_truth(f"{folder}/truth.csv")
    pairs = candidates(rows)
    label = np.array([person[rows[a]["row"]] == person[rows[b]["row"]] for a, b in pairs])
    # Both rows of a pair are in one fold by the smaller person: a pair of one person never stands in two folds.
    group = np.array([min(person[rows[a]["row"]], person[rows[b]["row"]]) + nth * 10**8 for a, b in pairs])
    rolls.append((rows, person, pairs, vectors(rows, pairs), label, group))

x = np.concatenate([roll[3] for roll in rolls])
# A column that says nothing in any roll cannot be cut into bins.
x = x[:, np.isfinite(x).any(axis=0)]
y = np.concatenate([roll[4] for roll in rolls])
groups = np.concatenate([roll[5] for roll in rolls])
chance = np.zeros(len(y))
for train, test in GroupKFold(5).split(x, y, groups):
    # Of the pairs of different people a part is enough, weighted back.
    keep = y[train] | (np.random.default_rng(1).random(len(train)) < min(1.0, 300_000 / len(train)))
    model = HistGradientBoostingClassifier(max_iter=250, learning_rate=0.07, max_leaf_nodes=31, min_samples_leaf=15, random_state=1)
    model.fit(x[train][keep], y[train][keep])
    chance[test] = model.predict_proba(x[test])[:, 1]

start = 0
for folder, (rows, person, pairs, _, label, _) in zip(sys.argv[1:], rolls):
    part = chance[start:start + len(pairs)]
    start += len(pairs)
    scored = [(float(p), rows[a]["row"], rows[b]["row"]) for p, (a, b) in zip(part, pairs) if p > 0.01]
    best, threshold = oracle(scored, person)
    closed = clusters(((a, b) for p, a, b in scored if p >= threshold), person)
    clock.report("supervised ceiling", folder, pairs_oracle=best, clusters_at_it=closed, candidates=len(pairs), reachable=round(int(label.sum()) / true_pairs(person), 4))
