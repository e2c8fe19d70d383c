"""Run every evaluation on a corpus folder: ``python -m evals CORPUS [--out DIR]``.

Each evaluation is a module of its own with the same command line; this runs them in turn, keeps
their figures as JSON in DIR, and compares with what lies there from the run before.
"""

import argparse
import subprocess
import sys
from pathlib import Path

RUNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "reading",
        (
            "--corpus",
            "{corpus}/rendered",
            "--cvs",
            "{corpus}/cvs",
            "--layouts",
            "--json",
            "{out}/reading.json",
        ),
    ),
    ("posting", ("{corpus}",)),
    ("matching", ("{corpus}", "--json", "{out}/matching.json")),
    ("fit", ("{corpus}", "--json", "{out}/fit.json")),
    ("peers", ("{corpus}", "--venv", "{out}/peers", "--json", "{out}/peers.json")),
    ("answers", ("{corpus}",)),
    ("brief", ("{corpus}",)),
    ("recall", ("{corpus}", "--json", "{out}/recall.json")),
)
COMPARE = {"matching": "--against", "fit": "--against", "reading": "--before"}
"""Evaluations that compare with an earlier run, and the option that names its figures."""


def main() -> int:
    """Run them all and give the number that failed to run."""
    parser = argparse.ArgumentParser(prog="python -m evals")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/evals"))
    parser.add_argument("--only", help="name of one evaluation")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name, pattern in RUNS:
        if options.only and name != options.only:
            continue
        arguments = [part.format(corpus=options.corpus, out=options.out) for part in pattern]
        earlier = options.out / f"{name}.json"
        if earlier.is_file() and name in COMPARE:
            before = earlier.with_suffix(".before.json")
            earlier.replace(before)
            arguments += [COMPARE[name], str(before)]
        print(f"\n== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"evals.{name}", *arguments])
        failed += done.returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
