"""Measure the reading of postings against labelled requirements.

    python evals/posting.py CORPUS [--show]

For each labelled posting: how many labelled requirement texts one of ours covers atom for atom
(most of the words of each in the other), how many stand inside a larger one of ours, how many are
parted finer, and how many are missing.
"""

import argparse
import hashlib
import json
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.read.posting import read_job
from prebrief.records.document import Document
from prebrief.records.job import JobAd

ATOMIC = 0.6
"""Share of words that each must have of the other."""


def document(text: str, name: str) -> Document:
    """Make a document of a text without layout."""
    return Document(
        role="job",
        name=name,
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )


def posting(path: Path) -> Document:
    """Load a posting without the line that tells where it is from."""
    text = path.read_text()
    return document(text.split("\n", 1)[1] if text.startswith("# source:") else text, path.name)


def words(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(re.findall(r"[a-z0-9]+", text.lower().replace("’", "'")))


def overlap(ours: str, theirs: str) -> tuple[float, float]:
    """Give the share of our words in theirs, and of theirs in ours."""
    a, b = words(ours), words(theirs)
    common = sum((a & b).values())
    return common / max(1, sum(a.values())), common / max(1, sum(b.values()))


def judge(label: str, ad: JobAd) -> str:
    """Tell whether a labelled requirement was found: atomic, coarse, fine or missing."""
    shares = [overlap(one.text, label) for one in ad.requirements]
    if any(min(share) >= ATOMIC for share in shares):
        return "atomic"
    if any(theirs >= 0.8 for _, theirs in shares):
        return "coarse"
    inside = [
        one.text for one, (ours, _) in zip(ad.requirements, shares, strict=True) if ours >= 0.8
    ]
    if overlap(label, " ".join(inside))[0] >= ATOMIC:
        return "fine"
    return "missing"


def labels(corpus: Path) -> dict[str, list[str]]:
    """Give the labelled requirements of each posting."""
    found: dict[str, list[str]] = {}
    for line in (corpus / "match_labels.jsonl").read_text().splitlines():
        row = json.loads(line)
        rows = found.setdefault(row["jd"], [])
        if row["requirement"] not in rows:
            rows.append(row["requirement"])
    return found


def timed(ad_of: Document, playbook: Playbook) -> tuple[JobAd, float]:
    """Read a posting nine times; give the result and the median milliseconds."""
    times = []
    for _ in range(9):
        start = time.perf_counter()
        ad = read_job(ad_of, playbook)
        times.append((time.perf_counter() - start) * 1000)
    return ad, statistics.median(times)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--show", action="store_true", help="print what was not found atom for atom"
    )
    options = parser.parse_args()
    playbook, wanted = load(), labels(options.corpus)
    totals: Counter[str] = Counter()
    print(f"{'posting':42} lab atom crse fine miss | must pref duty |   ms field rung, setting")
    for path in sorted((options.corpus / "jobs").iterdir()):
        doc = posting(path)
        ad, spent = timed(doc, playbook)
        verdicts = {label: judge(label, ad) for label in wanted.get(path.name, [])}
        count = Counter(verdicts.values())
        totals.update(count)
        level = Counter(one.level for one in ad.requirements)
        print(
            f"{path.stem[:42]:42} {len(verdicts):3} {count['atomic']:4} {count['coarse']:4}"
            f" {count['fine']:4} {count['missing']:4} | {level['must']:4} {level['preferred']:4}"
            f" {level['duty']:4} | {spent:4.0f} {ad.field_score:5.2f} {ad.rung}, {ad.setting}"
        )
        if options.show:
            for label, verdict in verdicts.items():
                if verdict != "atomic":
                    print(f"      {verdict:8} {label}")
    every = sum(totals.values())
    shares = ", ".join(f"{name} {totals[name] / every:.0%}" for name in totals)
    print(f"labelled requirements: {every}; {shares}")


if __name__ == "__main__":
    main()
