"""How large a post is: people, beds, sites, budget, visits; share of full time."""

import re
from functools import cache
from typing import Literal

from prebrief.read.cv.lexicon import Lexicon
from prebrief.records.document import Document
from prebrief.records.profile import Scope
from prebrief.text.figures import FigureHit, find_figures
from prebrief.text.patterns import compiled

Kind = Literal["people", "physicians", "fte", "beds", "sites", "budget", "visits", "other"]
_NOUNS: dict[Kind, str] = {
    "physicians": "physician doctor clinician faculty",
    "people": """people staff employee provider member team teammate assistant clerk report leader
        personnel worker manager volunteer""",
    "fte": "fte wte",
    "beds": "bed bassinet",
    "sites": """hospital site clinic campus practice unit center centre facility state county
        division department location office program""",
    "visits": """visit encounter admission discharge case delivery patient lives procedure surgery
        attendance episode operation birth""",
}
"""Nouns that a number counts; titles come from the playbook's lexicon."""
_MONEY = compiled(
    r"\b(?:budget|revenue|p&l|expenses?|portfolio|turnover|spend|cost base|operating|"
    r"net patient)\b",
    re.IGNORECASE,
)
_FTE = compiled(r"(?<![\d.])([01]?\.\d+|1\.0)\s*(?:c|clinical\s+)?(?:FTE|WTE)\b", re.IGNORECASE)
_SESSIONS = compiled(r"(?<![\d.])(\d+(?:\.\d+)?)\s*PAs?\b(?!\w)")
_FULL_WEEK = 10
"""Programmed activities of a full-time consultant in the NHS."""


@cache
def _nouns() -> dict[str, Kind]:
    return {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}


def find_scope(text: str, offsets: list[int], document: Document, lexicon: Lexicon) -> list[Scope]:
    """Find what a line says about the size of the post."""
    found = []
    for figure in find_figures(text):
        if figure.baseline is not None:
            continue
        kind = _kind(text, figure, lexicon)
        if kind is None or figure.value <= 0:
            continue
        first, last = offsets[figure.first], offsets[figure.last - 1] + 1
        found.append(
            Scope(
                kind=kind,
                amount=figure.value,
                unit=_unit(kind, figure),
                span=document.span(first, last),
            )
        )
    return found


def _kind(text: str, figure: FigureHit, lexicon: Lexicon) -> Kind | None:
    if figure.unit in ("USD", "GBP", "EUR", "PLN", "CHF", "SEK", "AUD", "CAD"):
        around = text[max(0, figure.first - 40) : figure.last + 36]
        return "budget" if _MONEY.search(around) else None
    if figure.unit in ("percent", "percentage points", "ratio", "percentile", "days", "hours"):
        return None
    for word in re.findall(r"[A-Za-z/]+", text[figure.last : figure.last + 34])[:3]:
        kind = _kind_of_noun(word.lower(), word, lexicon)
        if kind:
            return kind
    return None


def _kind_of_noun(noun: str, printed: str, lexicon: Lexicon) -> Kind | None:
    for form, shown in ((noun, printed), (noun.removesuffix("s"), printed.removesuffix("s"))):
        singular = f"{form[:-2]}y" if form.endswith("ie") else form
        if kind := _nouns().get(form) or _nouns().get(singular):
            return kind
        hits = lexicon.find(shown, kinds=("clinical_title", "abbreviation"))
        if hits and hits[0].lexeme.kind == "clinical_title":
            return "physicians" if "physician" in hits[0].lexeme.counts_as else "people"
        if hits and "staff" in hits[0].lexeme.counts_as:
            return "people"
    return None


def _unit(kind: Kind, figure: FigureHit) -> str:
    if kind == "budget":
        return figure.unit
    return {"fte": "FTE", "beds": "beds"}.get(kind, figure.unit)


def find_fte(text: str) -> float | None:
    """Find the share of full time: "0.2 FTE", "3 PAs" of ten."""
    if hit := _FTE.search(text):
        return float(hit.group(1))
    if hit := _SESSIONS.search(text):
        share = float(hit.group(1)) / _FULL_WEEK
        return round(share, 2) if share <= 1.3 else None
    return None
