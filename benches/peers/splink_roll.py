"""Splink on DuckDB over one roll: `python splink_roll.py FOLDER [damerau|levenshtein]`.

Sixteen blocking rules with identifiers, ten without, as many as there are columns for; `u` from sampling, `m` by EM
over three training rules, term frequencies on names. Clusters are connected components at probability 0.95 and,
beside it, at the threshold that an oracle picks.
"""

import sys

import pandas as pd
import splink
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from common import Clock, clusters, oracle, read_table, read_truth

folder = sys.argv[1]
distance = sys.argv[2] if len(sys.argv) > 2 else "damerau"
clock = Clock()
rows, person = read_table(f"{folder}/roll.csv"), read_truth(f"{folder}/truth.csv")
frame = pd.DataFrame(rows).rename(columns={"row": "unique_id"})
frame["surnames"] = frame["surname1"].fillna("") + " " + frame["surname2"].fillna("")
frame["initial"] = frame["given"].str[:1]
frame["s1_5"], frame["s2_5"] = frame["surname1"].str[:5], frame["surname2"].str[:5]
# Columns that hold nothing at all cannot be trained.
has = {column for column in frame.columns if frame[column].notna().any()}
level = cll.DamerauLevenshteinLevel if distance == "damerau" else cll.LevenshteinLevel


def by_distance(column, *within, frequencies=False):
    exact = cll.ExactMatchLevel(column)
    if frequencies:
        exact = exact.configure(tf_adjustment_column=column)
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[cll.NullLevel(column), exact, *(level(column, n) for n in within), cll.ElseLevel()],
    )


def name(column, other):
    """Equal, nearly equal, in the other surname's place, else."""
    levels = [cll.NullLevel(column), cll.ExactMatchLevel(column).configure(tf_adjustment_column=column), cll.JaroWinklerLevel(column, 0.94), cll.JaroWinklerLevel(column, 0.86)]
    if other:
        levels.append(cll.CustomLevel(f'"{column}_l" = "{other}_r"', label_for_charts="in the other's place"))
    return cl.CustomComparison(output_column_name=column, comparison_levels=[*levels, cll.ElseLevel()])


comparisons = [name("surname1", "surname2"), name("surname2", "surname1"), name("given", None), by_distance("number", 1)]
if "curp" in has:
    comparisons += [by_distance("curp", 1, 2, 4), by_distance("rfc", 1, 3), by_distance("nss", 1, 2)]
if "hired" in has:
    comparisons += [by_distance("hired", 1), cl.ExactMatch("title").configure(term_frequency_adjustments=True), cl.ExactMatch("department")]

rules = [
    ("number",), ("surname1", "surname2", "initial"), ("surname1", "given"), ("surname2", "given"),
    ("tokens",), ("s1_5", "s2_5", "given1"),
]
if "curp" in has:
    rules += [("curp",), ("rfc",), ("nss",), ("curp10",), ("birth", "given1"), ("birth", "surname1"), ("birth", "surname2")]
if "hired" in has:
    rules += [("hired", "surname1"), ("hired", "given1"), ("hired", "surname2")]
blocking = [block_on(*rule) for rule in rules]
# Surnames in each other's place.
blocking.append("l.surname1 = r.surname2 and l.surname2 = r.surname1 and l.initial = r.initial")

settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=comparisons,
    blocking_rules_to_generate_predictions=blocking,
    # About 65 of 1,000 rows are second entries.
    probability_two_random_records_match=0.13 / len(rows),
    max_iterations=15,
)
linker = Linker(DuckDBAPI().register(frame), settings)
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
for rule in (["curp"], ["surname1", "surname2"], ["given", "number"]) if "curp" in has else (["surname1", "surname2", "initial"], ["given", "surname1"], ["number"]):
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    except Exception as problem:  # a rule under which nothing meets trains nothing
        print(f"training on {rule}: {type(problem).__name__}", file=sys.stderr)
predictions = linker.inference.predict(threshold_match_probability=0.01)
found = predictions.as_pandas_dataframe()[["match_probability", "unique_id_l", "unique_id_r"]]
scored = list(found.itertuples(index=False, name=None))
best, threshold = oracle(scored, person)
at95 = clusters(((a, b) for p, a, b in scored if p >= 0.95), person)
closed = clusters(((a, b) for p, a, b in scored if threshold is not None and p >= threshold), person)
clock.report(
    f"Splink {splink.__version__}, {distance}", folder,
    pairs_oracle=best, threshold=threshold and round(threshold, 4), clusters_95=at95, clusters_oracle=closed, pairs=len(scored),
)
