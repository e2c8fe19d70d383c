"""How large a post is: people, beds, sites, budget, visits; share of full time."""

import re
from functools import cache
from typing import Literal

from prebrief.records.document import Document, Span
from prebrief.records.profile import Scope
from prebrief.text.figures import FigureHit, find_figures

Kind = Literal["people", "physicians", "fte", "beds", "sites", "budget", "visits", "other"]
_NOUNS: dict[Kind, str] = {
    "physicians": """physician physicians doctor doctors hospitalist hospitalists consultant consultants
        psychiatrist psychiatrists surgeon surgeons intensivist intensivists cardiologist cardiologists
        anesthesiologist anesthesiologists registrar registrars internist internists resident residents
        clinician clinicians faculty""",
    "people": """people staff employee employees nurse nurses rn rns provider providers app apps np nps pa pas
        pa/np pa/nps therapist therapists member members team teammates collectors assistants clerks
        report reports leader leaders soldiers airmen personnel workers manager managers psychologist
        psychologists coder coders volunteers""",
    "fte": "fte ftes wte wtes",
    "beds": "bed beds bassinets",
    "sites": """hospital hospitals site sites clinic clinics campus campuses practice practices unit units
        center centers facility facilities state states county counties division divisions department
        departments location locations offices dialysis programs""",
    "visits": """visit visits encounter encounters admission admissions discharge discharges case cases
        delivery deliveries patients patient lives procedures surgeries attendances episodes resections
        operations births""",
}
_MONEY = re.compile(
    r"\b(?:budget|revenue|p&l|expense|expenses|portfolio|turnover|spend|cost base|operating|net patient)\b",
    re.IGNORECASE,
)
_FTE = re.compile(r"(?<![\d.])([01]?\.\d+|1\.0)\s*(?:c|clinical\s+)?(?:FTE|WTE)\b", re.IGNORECASE)
_SESSIONS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*PAs?\b(?!\w)")
_FULL_WEEK = 10
"""Programmed activities of a full-time consultant in the NHS."""


@cache
def _nouns() -> dict[str, Kind]:
    return {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}


def find_scope(text: str, offsets: list[int], document: Document) -> list[Scope]:
    """Find what a line says about the size of the post."""
    found = []
    for figure in find_figures(text):
        if figure.baseline is not None:
            continue
        kind = _kind(text, figure)
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


def _kind(text: str, figure: FigureHit) -> Kind | None:
    if figure.unit in ("USD", "GBP", "EUR", "PLN", "CHF", "SEK", "AUD", "CAD"):
        around = text[max(0, figure.first - 40) : figure.last + 36]
        return "budget" if _MONEY.search(around) else None
    if figure.unit in ("percent", "percentage points", "ratio", "percentile", "days", "hours"):
        return None
    for word in re.findall(r"[A-Za-z/]+", text[figure.last : figure.last + 34])[:3]:
        kind = _nouns().get(word.lower())
        if kind:
            return kind
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


def scope_spans(scopes: list[Scope]) -> list[Span]:
    """Give where the scopes stand."""
    return [scope.span for scope in scopes]
