"""Constants of the judgement by likeness, and how they were made.

A proportional-odds model: one weight a signal, two thresholds. Fitted by
``evals/matching.py --fit`` on labelled pairs of postings and CVs; the figures in
docs/measurements.md are cross-validated by posting.
"""

from collections.abc import Sequence
from math import exp

from prebrief.records.match import Verdict

SIGNALS = ("support", "cover", "breadth", "who", "place", "leads", "reach")
WEIGHTS = (4.6, 2.0, 1.7, 3.7, 1.9, 4.8, 1.1)
THRESHOLDS = (13.4, 16.0)
"""Where partial and where strong begin, on the weighted sum."""
STRONG_FROM = 0.6
"""Chance of strong from which strong is said: a wrong strong misleads more than a wrong partial."""
NONE_FROM = 0.45

Chances = tuple[float, float, float]


def chances(row: Sequence[float]) -> Chances:
    """Give the chances of none, partial and strong."""
    total = sum(weight * value for weight, value in zip(WEIGHTS, row, strict=True))
    some = 1 / (1 + exp(THRESHOLDS[0] - total))
    much = 1 / (1 + exp(THRESHOLDS[1] - total))
    return (1 - some, some - much, much)


def decide(found: Chances, *, claimed: bool = False) -> Verdict:
    """Choose the verdict: strong and none must be earned, partial is what is left.

    What is claimed without a deed is partial at least, and a claim never makes it strong.
    """
    none, _, strong = found
    if strong >= STRONG_FROM:
        return "strong"
    if none >= NONE_FROM and not claimed:
        return "none"
    return "partial"


def confidence(verdict: Verdict, found: Chances) -> float:
    """Give the chance of the verdict that was chosen."""
    return found[("none", "partial", "strong").index(verdict)]
