"""Check briefs over many pairs: nothing empty, every cite exact, nothing invented, little repeated.

    python evals/brief.py CORPUS [--limit N]

CORPUS holds ``cvs/`` and ``jobs/``. One line a pair, then totals; exit code 1 if a check fails.
"""

import argparse
import re
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from prebrief import pipeline
from prebrief.compose.ground import blocks, check
from prebrief.errors import PrebriefError
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.records.brief import Brief

TODAY = date(2026, 11, 21)
SECTIONS = (
    "look_fors", "requirements", "questions", "stories", "concepts", "drills", "cases",
    "smart_questions", "gaps", "cv_edits", "awkward", "first_90_days", "panel", "plan",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_QUOTE = re.compile(r"“[^”]*”")


def repetition(brief: Brief) -> float:
    """Give the share of sentences, quotes taken out, that stand in the brief more than once."""
    counts: Counter[str] = Counter()
    for _, text, _ in blocks(brief):
        for sentence in _SENTENCE.split(text):
            bare = " ".join(_QUOTE.sub("“”", sentence).split())
            if len(bare.split()) >= 5:
                counts[bare] += 1
    total = sum(counts.values())
    return sum(n - 1 for n in counts.values() if n > 1) / total if total else 0.0


def exact_repeats(brief: Brief) -> int:
    """Count sentences that stand in the brief word for word more than once, quotes included."""
    counts = Counter(
        sentence
        for _, text, _ in blocks(brief)
        for sentence in _SENTENCE.split(text)
        if len(sentence.split()) >= 6
    )
    return sum(n - 1 for n in counts.values() if n > 1)


def source(path: Path) -> pipeline.Source:
    """Read a corpus file, its first line left out where it names where it came from."""
    data = path.read_bytes()
    if data.startswith(b"# source:"):
        data = data.split(b"\n", 1)[1]
    return pipeline.Source(data, path.name)


def empty_sections(brief: Brief) -> list[str]:
    """Name the sections with nothing in them."""
    return [name for name in SECTIONS if not getattr(brief, name)]


def run(cv: Path, job: Path, playbook: Playbook) -> tuple[Brief, float]:
    """Make the brief of a pair, and give the seconds that it took."""
    start = time.perf_counter()
    brief = pipeline.prepare(source(cv), source(job), playbook, today=TODAY)
    return brief, time.perf_counter() - start


def main() -> int:
    """Run every pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=10_000)
    arguments = parser.parse_args()
    playbook = load()
    pairs = [
        (cv, job)
        for cv in sorted((arguments.corpus / "cvs").iterdir())
        for job in sorted((arguments.corpus / "jobs").iterdir())
        if not {"NEG", "CONFUSER"} & set(f"{cv.stem}_{job.stem}".split("_"))
    ][: arguments.limit]
    bad = 0
    rates = []
    for cv, job in pairs:
        name = f"{cv.stem} x {job.stem}"
        try:
            brief, seconds = run(cv, job, playbook)
        except PrebriefError as error:
            print(f"REFUSED {name}: {error.code}")
            continue
        empty, faults = empty_sections(brief), check(brief, playbook)
        rates.append(repetition(brief))
        bad += bool(empty or faults)
        flag = "FAIL" if empty or faults else "ok"
        print(
            f"{flag:5} {name}: fit {brief.fit.score}, stories {len(brief.stories)}, "
            f"gaps {len(brief.gaps)}, repeats {exact_repeats(brief)} exact, "
            f"{rates[-1]:.1%} by pattern, {seconds:.2f} s"
            + (f", empty {empty}" if empty else "")
            + "".join(
                f"\n      {fault.kind} {fault.where}: {fault.found[:70]}" for fault in faults[:6]
            )
        )
    mean = sum(rates) / len(rates) if rates else 0.0
    print(f"{len(rates)} briefs, {bad} with faults; repetition by pattern {mean:.1%} on average")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
