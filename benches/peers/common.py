"""Reads a generated roll and its truth, folds names, and measures pairs and clusters the way the Rust bench does."""

import csv
import json
import resource
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path


def fold(text):
    """Upper case, no accents, no marks; Ñ counts as N."""
    plain = unicodedata.normalize("NFKD", (text or "").upper())
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


PARTICLES = {"DE", "DEL", "LA", "LAS", "LOS", "Y"}


def split_name(name):
    """Two surnames and the rest, particles kept with the word they belong to."""
    parts, held = [], []
    for word in name.split():
        held.append(word)
        if word not in PARTICLES:
            parts.append(" ".join(held))
            held = []
    if held:
        parts.append(" ".join(held))
    if len(parts) <= 1:
        return (name, "", "")
    if len(parts) == 2:
        return (parts[0], "", parts[1])
    return (parts[0], parts[1], " ".join(parts[2:]))


def read_table(path):
    """Rows as dictionaries with the fields every script uses; empty text is None."""
    rows = []
    with open(path, newline="", encoding="utf-8") as file:
        for at, cells in enumerate(csv.DictReader(file)):
            if "Apellido Paterno" in cells:
                s1, s2, given = (fold(cells[h]) for h in ("Apellido Paterno", "Apellido Materno", "Nombre(s)"))
                name = " ".join(part for part in (s1, s2, given) if part)
            else:
                name = fold(cells["Nombre"])
                s1, s2, given = split_name(name)
            hired = cells.get("Fecha de ingreso") or cells.get("Fecha de alta") or ""
            curp = (cells.get("CURP") or "").upper()
            rows.append({
                "row": at + 2,
                "number": cells.get("No. Empleado") or None,
                "name": name or None,
                "tokens": " ".join(sorted(name.split())) or None,
                "surname1": s1 or None,
                "surname2": s2 or None,
                "given": given or None,
                "given1": (given.split() or [None])[0],
                "curp": curp or None,
                "curp10": curp[:10] or None,
                "birth": curp[4:10] if len(curp) >= 10 and curp[4:10].isdigit() else None,
                "rfc": (cells.get("RFC") or "").upper() or None,
                "nss": cells.get("NSS") or None,
                "hired": "-".join(reversed(hired.split("/"))) if hired else None,
                "title": fold(cells.get("Puesto")) or None,
                "department": fold(cells.get("Departamento")) or None,
            })
    return rows


def read_truth(path):
    """Person by row."""
    with open(path, newline="", encoding="utf-8") as file:
        return {int(fact["row"]): int(fact["person"]) for fact in csv.DictReader(file)}


def true_pairs(person):
    """How many pairs of rows are one person."""
    return sum(n * (n - 1) // 2 for n in Counter(person.values()).values())


class Groups:
    """Connected components."""

    def __init__(self):
        self.parent = {}

    def find(self, at):
        root = at
        while self.parent.setdefault(root, root) != root:
            root = self.parent[root]
        while self.parent[at] != root:
            self.parent[at], at = root, self.parent[at]
        return root

    def join(self, a, b):
        self.parent[self.find(a)] = self.find(b)

    def members(self):
        groups = defaultdict(list)
        for at in list(self.parent):
            groups[self.find(at)].append(at)
        return groups.values()


def f1(found, right, true):
    precision = right / found if found else 1.0
    recall = right / true if true else 1.0
    both = precision + recall
    return round(precision, 4), round(recall, 4), round(2 * precision * recall / both if both else 0.0, 4)


def clusters(pairs, person):
    """Precision, recall, F1 of all pairs inside the closed clusters."""
    groups = Groups()
    for a, b in pairs:
        groups.join(a, b)
    found = right = 0
    for members in groups.members():
        n = len(members)
        found += n * (n - 1) // 2
        right += sum(k * (k - 1) // 2 for k in Counter(person[m] for m in members).values())
    return f1(found, right, true_pairs(person))


def oracle(scored, person, true=None):
    """The best F1 any threshold gives, and the threshold; `scored` holds (score, a, b), `true` how many are sought."""
    true = true_pairs(person) if true is None else true
    best, right, last = ((0, 0, 0.0), None), 0, None
    ordered = sorted(scored, key=lambda item: -item[0])
    for found, (score, a, b) in enumerate(ordered, 1):
        right += person[a] == person[b]
        last = ordered[found][0] if found < len(ordered) else None
        if last != score:
            at = f1(found, right, true)
            if at[2] > best[0][2]:
                best = (at, score)
    return best


class Clock:
    """Seconds since the start and the highest memory of this process."""

    def __init__(self):
        self.start = time.perf_counter()

    def report(self, tool, folder, **figures):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        seconds = round(time.perf_counter() - self.start, 2)
        print(json.dumps({"tool": tool, "roll": Path(folder).name, "seconds": seconds, "mib": peak, **figures}))
        sys.stdout.flush()
