"""Measure the fit score over every CV and posting of the corpus: ``python evals/fit.py CORPUS``.

Right pairs are clinical leaders with postings for leaders of their own profession; near pairs have
a clinical leader of the other profession, or a health leader who is no clinician. Wrong pairs have
a CV or a posting of another trade on either side. In the corpus the file names tell.
"""

import argparse
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.matching import TODAY, document_of
from prebrief.match.stage import match
from prebrief.playbooks.load import load
from prebrief.read.stage import read_job, read_profile

WRONG = ("NEG", "CONFUSER")
LEADERS = {"F01": "p", "F02": "p", "F03": "p", "F04": "p", "F05": "p", "F06": "n", "19_": "n"}
"""Physicians and nurses among the sample CVs; the others lead in health without being either."""
POSTS = {"02_": "n", "15_": "n", "32_": "n", "35_": "np"}
"""Postings that nurses may answer, and physicians; the other clinical ones ask for a physician."""
DRAWS = 1000


@dataclass(frozen=True)
class Scored:
    """The fit of one pair."""

    cv: str
    job: str
    score: int

    @property
    def kind(self) -> str:
        """Right, near or wrong, as the module says."""
        if any(mark in self.cv or mark in self.job for mark in WRONG):
            return "wrong"
        profession = LEADERS.get(self.cv[:3], "-")
        return "right" if profession in POSTS.get(self.job[:3], "p") else "near"


def scores_of(corpus: Path) -> list[Scored]:
    """Score every pair."""
    playbook = load()
    profiles = {
        path.name: read_profile(document_of(path, "cv"), playbook, today=TODAY)
        for path in sorted((corpus / "cvs").iterdir())
    }
    jobs = {
        path.name: read_job(document_of(path, "job"), playbook)
        for path in sorted((corpus / "jobs").iterdir())
    }
    return [
        Scored(cv, jd, match(profile, job, playbook, today=TODAY).fit.score)
        for jd, job in jobs.items()
        for cv, profile in profiles.items()
    ]


def area_under_curve(right: list[int], wrong: list[int]) -> float:
    """Give the chance that a right pair scores above a wrong one, ties half."""
    above = [(a > b) + 0.5 * (a == b) for a in right for b in wrong]
    return float(np.mean(above))


def report(scored: list[Scored]) -> dict[str, Any]:
    """Print the table and give the figures."""
    by_kind = {
        kind: [one.score for one in scored if one.kind == kind]
        for kind in ("right", "near", "wrong")
    }
    for kind, scores in by_kind.items():
        print(
            f"{kind:8} {len(scores):4} pairs, median {np.median(scores):5.1f},"
            f" middle 80% {np.percentile(scores, 10):.0f}–{np.percentile(scores, 90):.0f}"
        )
    right, wrong = by_kind["right"], by_kind["wrong"]
    difference = float(np.median(right) - np.median(wrong))
    curve = area_under_curve(right, wrong)
    random = np.random.default_rng(7)
    drawn = [
        float(
            np.median(random.choice(right, len(right)))
            - np.median(random.choice(wrong, len(wrong)))
        )
        for _ in range(DRAWS)
    ]
    low, high = np.quantile(drawn, [0.025, 0.975])
    print(f"difference of medians {difference:.0f} ({low:.0f}–{high:.0f}), AUC {curve:.3f}")
    return {"medians": {k: float(np.median(v)) for k, v in by_kind.items()}, "auc": curve}


def show(scored: list[Scored]) -> None:
    """Print the score of every pair as a table."""
    jobs = list(dict.fromkeys(one.job for one in scored))
    print(f"{'':34}" + " ".join(job[:6] for job in jobs))
    for cv in dict.fromkeys(one.cv for one in scored):
        row = [one.score for one in scored if one.cv == cv]
        print(f"{cv[:32]:34}" + " ".join(f"{score:6}" for score in row))


def main() -> None:
    """Run the evaluation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=os.environ.get("PREBRIEF_CORPUS"))
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--against", type=Path, help="compare with the figures of an earlier run")
    options = parser.parse_args()
    if options.corpus is None:
        parser.error("name the corpus folder or set PREBRIEF_CORPUS")
    scored = scores_of(Path(options.corpus))
    show(scored)
    figures = report(scored)
    if options.against:
        before = json.loads(options.against.read_text())
        print(f"AUC {figures['auc'] - before['auc']:+.3f} since the earlier run")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
