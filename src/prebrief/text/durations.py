"""Lengths of time written out: "14 months", "3 yrs 2 mos"."""

import re

from prebrief.text.patterns import compiled

_DURATION = compiled(
    r"(?<![\w.])(?:(?P<years>\d{1,2})\s*\+?\s*(?:years?|yrs?)\.?)?(?:\s*,?\s*(?:and\s+)?"
    r"(?P<months>\d{1,2})\s*(?:months?|mos?)\b\.?)?",
    re.IGNORECASE,
)


def duration_months(text: str) -> int | None:
    """Give the months of the first duration of a text, or none."""
    for hit in _DURATION.finditer(text):
        if hit["years"] or hit["months"]:
            return int(hit["years"] or 0) * 12 + int(hit["months"] or 0)
    return None


def is_duration(text: str) -> bool:
    """Tell whether the text is a duration and nothing else."""
    hit = _DURATION.fullmatch(text.strip())
    return bool(hit and (hit["years"] or hit["months"]))
