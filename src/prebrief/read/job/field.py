"""Tell how far a posting belongs to the playbook's field, and its rung and setting."""

from collections import Counter
from dataclasses import dataclass

from prebrief.read.job.terms import Terms
from prebrief.read.job.titles import rung_in
from prebrief.records.document import Document

_OF_THE_FIELD = {
    "board": 1.0,
    "licence": 1.0,
    "registration": 1.0,
    "life_support": 1.0,
    "certificate": 0.7,
    "leadership_training": 0.5,
    "specialty": 0.7,
    "committee": 0.7,
    "clinical_title": 1.0,
    "leadership_title": 0.4,
    "field_term": 0.25,
    "abbreviation": 0.3,
}
"""How much one named term of a kind says that a posting is of this field."""
_ENOUGH = 4.0
"""Weight of terms from which a posting is surely of the field."""
_TITLE_SHARE = 0.4
_FOREIGN_TITLE = 0.2
"""What is left of the score where the title itself is of another trade."""
_FOREIGN_TERM = 0.08
_LONGEST = 15_000


@dataclass(frozen=True)
class Field:
    """Where the posting belongs."""

    score: float
    rung: str | None
    setting: str | None


def field_of(document: Document, *, title: str, terms: Terms) -> Field:
    """Judge the posting by its title and the terms in it; no model is asked."""
    text = document.text[:_LONGEST]
    setting = setting_of(f"{title}\n{text}", terms)
    rung = rung_in(title, terms, setting=setting)
    named = terms.finder.find(text)
    kinds = {key: terms.lexemes[key].kind for key in named}
    weight = sum(_OF_THE_FIELD.get(kind, 0.0) for kind in kinds.values())
    foreign = sum(min(named[key], 3) for key, kind in kinds.items() if kind == "other_trade")
    score = (1 - _TITLE_SHARE) * min(1.0, weight / _ENOUGH) + _TITLE_SHARE * (rung is not None)
    if any(terms.lexemes[key].kind == "other_trade" for key in terms.finder.find(title)):
        score *= _FOREIGN_TITLE
    elif rung is None:
        score = max(0.0, score - _FOREIGN_TERM * min(foreign, 6))
    if rung is None and score >= 0.5:
        rung = rung_in(text[:1200], terms, setting=setting)
    score = round(min(1.0, score), 3)
    return Field(score, rung if score >= 0.3 else None, setting if score >= 0.2 else None)


def setting_of(text: str, terms: Terms) -> str | None:
    """Give the setting whose terms weigh most in the posting."""
    weights: Counter[str] = Counter()
    for key, count in terms.settings.find(text).items():
        setting, weight = terms.setting_weights[key]
        # The second and third mention add less.
        weights[setting] += weight * (1, 1.5, 1.8)[min(count, 3) - 1]  # type: ignore[assignment]
    best = weights.most_common(1)
    return best[0][0] if best else None
