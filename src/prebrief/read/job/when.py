"""Find the closing date."""

import re
from datetime import date

from prebrief.read.job.front import FrontMatter
from prebrief.records.document import Document
from prebrief.text.patterns import compiled

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
_MON = r"(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = compiled(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<day>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\s+(?:of\s+)?{_MON},?\s+(?P<year>\d{{4}})"
    rf"|{_MON.replace('mon>', 'mon2>')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year3>\d{4}|\d\d)\b",
    re.IGNORECASE,
)
_CLOSING = compiled(
    r"\b(?:clos(?:ing|es|e)(?: date)?(?: for applications)?|deadline|apply by"
    r"|applications? (?:close|due|received by|must be received)|open (?:until|through)"
    r"|valid through|expir(?:es|y)(?: date)?)\b[^\n]{0,40}?",
    re.IGNORECASE,
)


def closing_date(document: Document, front: FrontMatter) -> str | None:
    """Give the closing date as YYYY-MM-DD where it is printed in full."""
    text = document.text
    british = "£" in text or " NHS" in text or "nhs" in text[:2000]
    stretch = front.find("closing_date", "closing", "valid_through", "deadline")
    if stretch:
        return _date(_DATE.search(text, *stretch), british=british)
    for hit in _CLOSING.finditer(text):
        near = [*_DATE.finditer(text, hit.end(), hit.end() + 60)]
        # "Open and closing dates: A to B": the second is the one.
        last = (
            near[:2] if "open" in text[max(0, hit.start() - 10) : hit.end()].lower() else near[:1]
        )
        found = _date(last[-1] if last else None, british=british)
        if found:
            return found
    return None


def _date(hit: re.Match[str] | None, *, british: bool) -> str | None:
    if hit is None:
        return None
    if hit["iso"]:
        parts = tuple(int(part) for part in hit["iso"].split("-"))
    elif hit["a"]:
        a, b, year = int(hit["a"]), int(hit["b"]), int(hit["year3"])
        day_first = british or a > 12
        parts = (year + 2000 if year < 100 else year, b if day_first else a, a if day_first else b)
    else:
        month = _MONTHS[(hit["mon"] or hit["mon2"])[:3].lower()]
        parts = (int(hit["year"] or hit["year2"]), month, int(hit["day"] or hit["day2"]))
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None
