"""What the columns allow: gradient boosting trained with labels, which no user has. `python ceiling.py FOLDER…`

Comparison vectors over every pair that shares enough to be looked at; people, not pairs, are split into folds, so
that nobody is learnt and asked about. The best threshold is picked on all held-out pairs together (an oracle).
What candidates leave out counts as missed.

`--sample=20` takes, of a roll too long for that, every pair of which the earlier row is one of a twentieth: their
precision and recall are those of the whole, but no clusters can be closed.
"""

import sys
from collections import Counter, defaultdict
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from common import Clock, clusters, oracle, read_table, read_truth

SAMPLE = next((int(word[9:]) for word in sys.argv if word.startswith("--sample=")), 1)
FOLDERS = [word for word in sys.argv[1:] if not word.startswith("--")]
# Where fewer rows are paired, longer blocks can be.
BLOCK = 60 if SAMPLE == 1 else 240


def keys_of(row):
    """Everything under which a row is looked up."""
    words = (row["name"] or "").split()
    long = [word for word in words if len(word) > 2]
    for a, b in combinations(sorted(set(long)), 2):
        yield "ww", a, b
    for three in combinations(sorted(set(long)), 3):
        yield "www", *three
    for a, b in combinations(sorted({word[:4] for word in long}), 2):
        for c in {word[:1] for word in words}:
            yield "4", a, b, c
    for word in long:
        yield "wn", word, (row["number"] or "")[:5]
        for field in ("hired", "birth"):
            if row[field]:
                yield field, row[field], word[:3]
    for field in ("number", "curp", "curp10", "rfc", "nss", "tokens"):
        if row[field]:
            yield field, row[field]
    for field in ("curp", "nss", "rfc"):
        value = row[field] or ""
        for cut in range(len(value)):
            yield field + "1", value[:cut] + value[cut + 1:]


def sampled(at):
    """Whether the pairs of which this row is the earlier one are looked at."""
    return at * 2_654_435_761 % 2**32 // 4_096 % SAMPLE == 0


def candidates(rows):
    """Pairs under any of many keys; blocks above BLOCK rows are left to the narrower keys."""
    keys = {}
    for at in filter(sampled, range(len(rows))):
        for key in keys_of(rows[at]):
            keys.setdefault(hash(key), set())
    for at, row in enumerate(rows):
        for key in keys_of(row):
            # A row can come to one key twice, and is no pair with itself.
            if (members := keys.get(hash(key))) is not None and len(members) <= BLOCK:
                members.add(at)
    pairs = set()
    for members in keys.values():
        if len(members) <= BLOCK:
            pairs.update(pair for pair in combinations(sorted(members), 2) if sampled(pair[0]))
    return sorted(pairs)


def sampled_true_pairs(rows, person):
    """How many pairs of one person there are among those that are looked at."""
    later = Counter()
    true = 0
    for at in reversed(range(len(rows))):
        who = person[rows[at]["row"]]
        true += later[who] if sampled(at) else 0
        later[who] += 1
    return true


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
for nth, folder in enumerate(FOLDERS):
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
for folder, (rows, person, pairs, _, label, _) in zip(FOLDERS, rolls):
    part = chance[start:start + len(pairs)]
    start += len(pairs)
    scored = [(float(p), rows[a]["row"], rows[b]["row"]) for p, (a, b) in zip(part, pairs) if p > 0.01]
    true = sampled_true_pairs(rows, person)
    best, threshold = oracle(scored, person, true)
    closed = clusters(((a, b) for p, a, b in scored if p >= threshold), person) if SAMPLE == 1 else None
    clock.report("supervised ceiling", folder, pairs_oracle=best, clusters_at_it=closed, candidates=len(pairs), reachable=round(int(label.sum()) / true, 4))
