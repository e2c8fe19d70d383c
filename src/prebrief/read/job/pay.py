"""Find the pay as printed."""

import re

from prebrief.read.job.front import FrontMatter
from prebrief.records.document import Document, Span
from prebrief.text.patterns import compiled

_AMOUNT = r"[$£€]\s?\d[\d,]*(?:\.\d+)?\s?[kK]?\b"
_PAY = compiled(
    rf"{_AMOUNT}(?:\s*(?:-|–|—|to|and)\s*[$£€]?\s?\d[\d,]*(?:\.\d+)?\s?[kK]?\b)?(?!\s?(?:million"
    rf"|billion|bn|m\b|M\b|MM\b))"
    r"(?:\s*(?:/|per|an?|p\.)\s*(?:year|yr|hour|hr|annum|annually|month|week|a\b\.?)"
    r"|\s+(?:annually|annual|pa\b|pro rata))?",
)
_LABELLED = compiled(
    r"\b(?:salary|pay|compensation|remuneration)\b\s*(?:scale|range|scheme|band)?\s*(?::|\bon\b"
    r"|\bis\b)\s*(?P<value>[^\n.;]{3,80})",
    re.IGNORECASE,
)
_BAND = compiled(r"\bband\s?[1-9][a-d]?\b|\bGS-?\d{1,2}\b", re.IGNORECASE)
_NOT_PAY = compiled(
    r"\b(?:budget|revenue|fund|grant|billion|million|bonus|sign-on|reimburse|loan|allowance|raised"
    r"|portfolio|p&l)\w*\b",
    re.IGNORECASE,
)
_PERIOD = compiled(r"hour|hr\b|[kK]\b|year|yr|annum|month|week|pa\b")
_LEAST_YEAR = 15_000


def salary(document: Document, front: FrontMatter) -> Span | None:
    """Give the pay as printed, or nothing."""
    text = document.text
    stretch = front.find("salary", "pay", "compensation")
    if stretch and any(char.isdigit() for char in text[slice(*stretch)]):
        return document.span(*stretch)
    for hit in _PAY.finditer(text):
        if _is_pay(text, hit):
            return document.span(hit.start(), hit.end())
    named = _LABELLED.search(text)
    if named:
        return document.span(named.start("value"), named.end("value"))
    band = _BAND.search(text)
    return document.span(band.start(), band.end()) if band else None


def _is_pay(text: str, hit: re.Match[str]) -> bool:
    if _NOT_PAY.search(text[max(0, hit.start() - 30) : hit.end() + 20]):
        return False
    figure = re.search(r"\d[\d,]*(?:\.\d+)?", hit[0])
    amount = float(figure[0].replace(",", "")) if figure else 0.0
    return amount >= _LEAST_YEAR or bool(_PERIOD.search(hit[0]))
