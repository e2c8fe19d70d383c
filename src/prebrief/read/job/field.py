"""Tell how far a posting belongs to the playbook's field, and its rung and setting."""

import re
from collections import Counter
from dataclasses import dataclass

from prebrief.read.job.terms import Terms
from prebrief.read.job.titles import rung_in
from prebrief.records.document import Document

_OF_THE_FIELD = {
    "degree": 0.0, "board": 1.0, "licence": 1.0, "registration": 1.0, "life_support": 1.0, "certificate": 0.7, "leadership_training": 0.5, "specialty": 0.8,
    "committee": 0.8, "clinical_title": 1.0, "leadership_title": 0.4, "field_term": 0.25, "abbreviation": 0.2,
}  # fmt: skip
"""How much one named term of a kind says that a posting is of this field."""
_ENOUGH = 4.0
"""Weight of terms from which a posting is surely of the field."""
_LONGEST = 40_000


@dataclass(frozen=True)
class Field:
    """Where the posting belongs."""

    score: float
    rung: str | None
    setting: str | None


def field_of(document: Document, *, title: str, terms: Terms) -> Field:
    """Judge the posting by its title and the terms in it; no model is asked."""
    text = document.text[:_LONGEST]
    rung = rung_in(title, terms) if title else None
    opening = text[:1500]
    named = terms.book.find(text)
    weight = sum(_OF_THE_FIELD.get(terms.kinds[name], 0.0) for name in named)
    foreign = sum(1.0 for name in named if terms.kinds[name] == "other_trade")
    title_foreign = any(terms.kinds[name] == "other_trade" for name in terms.book.find(title))
    setting = _setting(text, terms)
    score = 0.55 * min(1.0, weight / _ENOUGH) + 0.1 * (setting is not None)
    score += 0.35 * (rung is not None)
    if title_foreign:
        score *= 0.25
    score = max(0.0, score - 0.12 * min(foreign, 4.0) * (rung is None))
    if rung is None and score >= 0.5:
        rung = rung_in(opening, terms)
    return Field(round(min(1.0, score), 3), rung if score >= 0.3 else None, setting)


def _setting(text: str, terms: Terms) -> str | None:
    """Give the setting whose terms stand most often in the posting."""
    plain = text.lower().replace("’", "'")
    counts: Counter[str] = Counter()
    for setting, words in terms.settings.items():
        for word in words:
            hits = len(re.findall(rf"(?<![a-z]){re.escape(word)}(?![a-z])", plain))
            # A long term is a surer sign than a short one, and a second mention adds less.
            counts[setting] += min(hits, 3) * (1 + word.count(" "))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else None
