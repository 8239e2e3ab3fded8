"""Runs the peers one after another on folders that `cargo bench --bench matching` left: `python run.py FOLDER…`.

Prints one JSON line a tool and roll. Each tool is a process of its own, so that its memory is its own.
"""

import subprocess
import sys
from pathlib import Path

here = Path(__file__).parent
for folder in sys.argv[1:]:
    rows = sum(1 for _ in open(f"{folder}/roll.csv", "rb")) - 1
    runs = [["spreadsheet.py", folder], ["splink_roll.py", folder, "levenshtein"]]
    if rows <= 20_000:
        runs.append(["splink_roll.py", folder, "damerau"])
    if folder.rstrip("/").endswith("names") and rows <= 100_000:
        runs.append(["rapid.py", folder])
    for script, *arguments in runs:
        done = subprocess.run([sys.executable, here / script, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        print(lines[-1] if lines else f'{{"tool": "{script}", "roll": "{folder}", "failed": {done.returncode}}}', flush=True)
