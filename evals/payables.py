"""Measure the audit of payables: ``python -m evals.payables --invoices 1000000 --seed S``.

Draws a ledger with planted frauds and honest look-alikes (``payables_ledger.py``), writes it as CSV,
audits the folder in a process of its own as ``prebrief case audit`` does, and prints precision and
recall for each kind, seconds and the peak of memory of that process. A finding on anything that was
not planted as that kind counts as false, also where another fraud was planted there.
"""  # noqa: E501

import argparse
import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path


def main() -> int:
    """Draw, audit and print; one when a kind misses 0.95."""
    parser = argparse.ArgumentParser(prog="python -m evals.payables")
    parser.add_argument("--invoices", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument("--folder", type=Path, help="keep the drawn ledger here")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--audit", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.audit:
        return _audit(options.audit)
    from evals.payables_ledger import draw_ledger

    with tempfile.TemporaryDirectory() as kept:
        folder = options.folder or Path(kept)
        draw_ledger(options.invoices, options.seed).write(folder)
        done = subprocess.run(
            [sys.executable, "-m", "evals.payables", "--audit", str(folder)],
            capture_output=True,
            text=True,
            check=True,
        )
        told = json.loads(done.stdout)
        figures = score(folder, told["findings"])
    told.pop("findings")
    result = {"invoices": options.invoices, "seed": options.seed, "kinds": figures} | told
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    print(f"invoices asked {options.invoices:,}, bills {told['bills']}, seed {options.seed}")
    print(f"{'kind':26} planted  found  precision  recall")
    for kind, one in figures.items():
        print(
            f"{kind:26} {one['planted']:7,} {one['found']:6,}  {one['precision']:9.3f}  "
            f"{one['recall']:6.3f}"
        )
    print(f"{told['seconds']:.1f} s, {told['cpu']:.1f} s of processor, peak {told['peak_mb']:,} MB")
    low = [k for k, one in figures.items() if min(one["precision"], one["recall"]) < 0.95]
    print("below 0.95: " + (", ".join(low) or "none"))
    return int(bool(low))


def score(folder: Path, findings: str) -> dict[str, dict[str, float]]:
    """Hold findings, as CSV, against what was planted."""
    truth: dict[str, set[str]] = defaultdict(set)
    with (folder / "truth.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            truth[row["kind"]].add(row["subject"])
    found: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(io.StringIO(findings)):
        found[row["kind"]].add(row["subject"])
    return {
        kind: {
            "planted": len(truth[kind]),
            "found": len(found[kind]),
            "precision": len(truth[kind] & found[kind]) / max(1, len(found[kind])),
            "recall": len(truth[kind] & found[kind]) / max(1, len(truth[kind])),
        }
        for kind in sorted({*truth, *found})
    }


def _audit(folder: Path) -> int:
    """Audit in this process and print findings, seconds and the peak as JSON."""
    began = time.perf_counter()
    from prebrief.app.payables import audit_folder

    done = audit_folder(folder)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "findings": done.findings,
                "bills": done.solution.figure("ledger_bills").display,
                "seconds": time.perf_counter() - began,
                "cpu": usage.ru_utime + usage.ru_stime,
                "peak_mb": usage.ru_maxrss // 1024,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
