"""Constants of the judgement by likeness, and how they were made.

A proportional-odds model: one weight a signal, two thresholds. Fitted by
``evals/matching.py --fit`` on labelled pairs of postings and CVs; the figures in
docs/measurements.md are cross-validated by posting.
"""

from collections.abc import Sequence
from math import exp

from prebrief.records.match import Verdict

SIGNALS = ("best", "claim", "cover", "who", "place", "leads", "reach", "near")
WEIGHTS = (2.4, 0.0, 2.5, 3.0, 2.0, 4.2, 1.5, 2.6)
THRESHOLDS = (12.1, 14.4)
"""Where partial and where strong begin, on the weighted sum."""
STRONG_FROM = 0.56
"""Chance of strong from which strong is said: a wrong strong misleads more than a wrong partial."""
NONE_FROM = 0.45

Chances = tuple[float, float, float]


def chances(row: Sequence[float]) -> Chances:
    """Give the chances of none, partial and strong."""
    total = sum(weight * value for weight, value in zip(WEIGHTS, row, strict=True))
    some = 1 / (1 + exp(THRESHOLDS[0] - total))
    much = 1 / (1 + exp(THRESHOLDS[1] - total))
    return (1 - some, some - much, much)


def decide(found: Chances) -> Verdict:
    """Choose the verdict: strong and none must be earned, partial is what is left."""
    none, _, strong = found
    if strong >= STRONG_FROM:
        return "strong"
    if none >= NONE_FROM:
        return "none"
    return "partial"


def confidence(verdict: Verdict, found: Chances) -> float:
    """Give the chance of the verdict that was chosen."""
    return found[("none", "partial", "strong").index(verdict)]
