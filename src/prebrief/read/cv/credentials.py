"""Licences, board certifications, registrations, life support and other certificates."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from prebrief.read.cv.issuers import UNDATED, dashed
from prebrief.read.cv.items import Item
from prebrief.read.cv.lexicon import Lexicon, TermHit, words
from prebrief.read.cv.vocabulary import COUNTRIES, ORG_STRONG, STATE_NAMES, STATES
from prebrief.records.document import Document
from prebrief.records.profile import Certificate
from prebrief.text.dates import Period, find_periods
from prebrief.text.patterns import compiled

Kind = Literal["board", "licence", "registration", "life_support", "dea", "leadership", "other"]
Status = Literal["active", "pending", "lapsed", "eligible", "in_progress", "unknown"]
_KINDS: dict[str, Kind] = {
    "board": "board",
    "licence": "licence",
    "registration": "registration",
    "life_support": "life_support",
    "leadership_training": "leadership",
    "certificate": "other",
}
_ORDER = ("registration", "licence", "board", "life_support", "leadership_training", "certificate")
_STATUS: tuple[tuple[Status, str], ...] = (
    ("in_progress", "in progress|underway|studying for|not started|offered a place"),
    ("pending", "pending|applied|application|in process|submitted"),
    ("eligible", r"eligib\w+"),
    (
        "lapsed",
        "lapsed?|expired|inactive|historic|not (?:currently )?(?:active|renewed)|surrendered",
    ),
    (
        "active",
        r"active|current|valid|unrestricted|full registration|certified|recert\w*|multistate|"
        "continuous",
    ),
    ("lapsed", "retired"),
)
"""Words that tell how a licence stands; the first that fits wins."""
_STANDING = tuple(
    (status, compiled(rf"\b(?:{words_})\b", re.IGNORECASE)) for status, words_ in _STATUS
)
_UNTIL = compiled(
    r"\b(?:exp(?:ires?|iry|iration)?\.?|valid (?:thru|through|to|until)|thru|through|until|"
    r"renewal|active to|certification to|to)\s*:?\s*(?:date\s*)?$",
    re.I,
)
_STATE_WORDS = compiled(
    r"(?<![A-Za-z])("
    + "|".join(sorted((re.escape(n) for n in STATE_NAMES), key=len, reverse=True))
    + r")(?![A-Za-z])",
    re.I,
)
_LICENCE = compiled(
    r"\blicen[sc]|\bregistration\b|\bactive\b|\blapsed\b|\bpending\b|\bcompact\b|\binactive\b|\bexp\b|\bunrestricted\b",
    re.I,
)
_CLAUSE = compiled(r"\s*;\s+(?=[A-Z])|\s+\|\s+|(?<=[a-z\d)])\.\s+(?=[A-Z])")


def credential_items(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """Split items that hold several licences or certificates into one each."""
    done: list[Item] = []
    for item in items:
        parts = _clauses(item.text) if not item.issuer or " | " in item.issuer else []
        named = sum(
            bool(_states(item.text[a:b]) or lexicon.find(item.text[a:b], kinds=_KINDS))
            for a, b in parts
        )
        if len(parts) < 2 or named < 2:
            done.append(item)
            continue
        for a, b in parts:
            offsets = item.offsets[a:b]
            done.append(Item(item.text[a:b], min(offsets), max(offsets) + 1, offsets, item.lines))
    return done


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts, last = [], 0
    for hit in _CLAUSE.finditer(text):
        cuts.append((last, hit.start()))
        last = hit.end()
    return [(a, b) for a, b in (*cuts, (last, len(text))) if b > a]


def read_credentials(
    items: Sequence[Item],
    document: Document,
    lexicon: Lexicon,
    *,
    today: date,
    leadership: bool = False,
    strict: bool = False,
) -> list[Certificate]:
    """Read certificates from the items of a section.

    Args:
        items: What the section lists.
        document: The CV.
        lexicon: The terms of the playbook.
        today: To tell what has lapsed.
        leadership: The section is one of leadership training.
        strict: Keep only what a term of the playbook or a state's name proves.
    """
    found: list[Certificate] = []
    for item in items:
        found.extend(_of_item(item, document, lexicon, today, leadership=leadership, strict=strict))
    return found


def _of_item(
    item: Item, document: Document, lexicon: Lexicon, today: date, *, leadership: bool, strict: bool
) -> list[Certificate]:
    text = item.text
    hits = lexicon.find(text, kinds=_KINDS)
    span = document.span(item.start, item.end)
    period = _issue_date(text)
    issued = period.start if period else None
    status, until = _status(text, today)
    states = _states(text) if not item.issuer else []
    cards = [hit for hit in hits if hit.lexeme.kind == "life_support"]
    if len(cards) > 1 or (cards and len(hits) > 1 and not item.issuer):
        return [
            Certificate(
                name=text[hit.first : hit.last],
                kind=_kind(hit, leadership=leadership),
                date=issued,
                status=status,
                valid_until=until,
                span=span,
            )
            for hit in _distinct(hits)
        ]
    kind = _kind_of(hits, text, states, leadership=leadership)
    if kind is None:
        if strict:
            return []
        kind = "leadership" if leadership else "other"
    if strict and kind == "other" and not hits:
        return []
    if kind == "licence" and len(states) > 1 and not item.issuer:
        return [
            Certificate(
                name=text, kind="licence", region=state, date=issued, status=status,
                valid_until=until, span=span,
            )
            for state in states
        ]  # fmt: skip
    name, issuer = _name_and_issuer(item, text)
    return [
        Certificate(
            name=name,
            issuer=issuer,
            date=item.date or issued,
            kind=kind,
            region=states[0] if kind == "licence" and states else None,
            status=status,
            valid_until=until,
            span=span,
        )
    ]


def _kind(hit: TermHit, *, leadership: bool) -> Kind:
    if "dea" in hit.lexeme.counts_as:
        return "dea"
    kind = _KINDS[hit.lexeme.kind]
    if any("leadership" in group or "executive" in group for group in hit.lexeme.counts_as):
        return "leadership" if hit.lexeme.kind != "board" else "board"
    return "leadership" if kind == "other" and leadership else kind


def _kind_of(
    hits: Sequence[TermHit], text: str, states: Sequence[str], *, leadership: bool
) -> Kind | None:
    if re.search(r"\bdiplomate\b|\bboard[- ]certif|\bamerican board\b", text, re.I):
        return "board"
    kinds = [hit.lexeme.kind for hit in hits]
    if states and "board" not in kinds and (_LICENCE.search(text) or not hits):
        return "licence"
    for wanted in _ORDER:
        for hit in hits:
            if hit.lexeme.kind == wanted:
                return _kind(hit, leadership=leadership)
    return None


def _distinct(hits: Sequence[TermHit]) -> list[TermHit]:
    return list({hit.lexeme.id: hit for hit in hits}.values())


def _states(text: str) -> list[str]:
    named = [STATE_NAMES[hit.group(1).lower()] for hit in _STATE_WORDS.finditer(text)]
    if not named:
        lead = re.match(
            r"^([A-Z]{2})\b(?=\s*(?:[(#:,–—-]|medical|license|licence|RN|active|lapsed))", text
        )
        if lead and lead.group(1) in STATES:
            named = [lead.group(1)]
    if not named:
        low = text.lower()
        named = [code for name, code in COUNTRIES.items() if len(name) > 4 and low.startswith(name)]
    return list(dict.fromkeys(named))


def _issue_date(text: str) -> Period | None:
    for period in find_periods(text):
        if not _UNTIL.search(text[: period.first]):
            return period
    return None


def _status(text: str, today: date) -> tuple[Status, str | None]:
    until = None
    for period in find_periods(text):
        if _UNTIL.search(text[: period.first]):
            until = period.end or period.start
        elif period.kind == "range" and period.end:
            until = until or (
                period.end if re.search(r"through|thru|expired", text, re.I) else None
            )
    status: Status = next((name for name, test in _STANDING if test.search(text)), "unknown")
    now = today.isoformat()
    if until and status in ("active", "unknown"):
        status = "lapsed" if until < now[: len(until)] else "active"
    return status, until


_LEAD_YEAR = compiled(r"^(?:19|20)\d\d\s*[:–—-]\s+")
_IN_BRACKETS = compiled(r"^(.+?)\s+\(([^()]{2,80})\)?$")


def _name_and_issuer(item: Item, text: str) -> tuple[str, str | None]:
    if item.issuer:
        return item.name or text, item.issuer
    name = UNDATED.sub("", item.name or text)
    name = _LEAD_YEAR.sub("", name)
    if hit := _IN_BRACKETS.match(name):
        inner = hit.group(2)
        dated = f"({inner}, " in text
        if dated or any(word.plain in ORG_STRONG for word in words(inner)):
            return hit.group(1).strip(" ,"), inner.strip(" ,")
    first, dash, rest = dashed(name)
    if dash and any(word.plain in ORG_STRONG for word in words(rest)):
        return first, rest
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 1:
        for cut in range(1, len(parts)):
            rest = ", ".join(parts[cut:])
            plain = [word.plain for word in words(parts[cut])]
            named = any(word in ORG_STRONG for word in plain) and rest[:1].isupper()
            named = named and "certified" not in plain
            short = (
                cut == len(parts) - 1 and len(plain) == 1 and rest.isupper() and 2 < len(rest) < 7
            )
            if named or short:
                return ", ".join(parts[:cut]), rest
    return name, None
