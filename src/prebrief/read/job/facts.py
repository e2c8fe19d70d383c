"""Find the facts about the post: title, employer, place, pay, hours, dates, reporting line."""

import re
from dataclasses import dataclass

from prebrief.read.job.employer import employer
from prebrief.read.job.front import FrontMatter
from prebrief.read.job.passages import Passage
from prebrief.read.job.pay import salary
from prebrief.read.job.places import location
from prebrief.read.job.sections import Placed
from prebrief.read.job.sentences import sentences
from prebrief.read.job.terms import Terms
from prebrief.read.job.titles import title
from prebrief.read.job.when import closing_date
from prebrief.records.document import Document, Span
from prebrief.text.patterns import compiled

_TYPES = (
    ("Full-time", r"full[- ]?time"),
    ("Part-time", r"part[- ]?time"),
    ("Permanent", r"permanent"),
    ("Fixed-term", r"fixed[- ]term"),
    ("Temporary", r"temporary"),
    ("Interim", r"interim (?:role|post|position|assignment|cover)"),
    ("Locum", r"locum"),
    ("Contract", r"contract (?:role|position|basis)|employment type:? contract|contractor"),
    ("Per diem", r"per diem|\bPRN\b"),
)
_TYPE_RES = tuple((name, compiled(pattern, re.IGNORECASE)) for name, pattern in _TYPES)
_SESSIONS = compiled(
    r"\b\d{1,2}(?:\.\d+)?\s?(?:PAs?|programmed activities)\b|\b0\.\d{1,2}\s?(?:FTE|WTE)\b",
    re.IGNORECASE,
)
_REPORTS = compiled(
    r"\b(?:report(?:s|ing)? (?:directly |jointly |operationally |professionally |clinically "
    r"|administratively )?(?:in)?to|report to|reporting (?:line|relationship)s?|accountable to"
    r"|responsible to|answers to|line manage[dr]|dual report|matrix(?:ed)? report)\b"
    r"|\breports (?:directly |jointly )?to\b",
    re.IGNORECASE,
)
_SUPERIOR = compiled(
    r"\b(?:CEO|COO|CMO|CNO|CFO|CQO|CNE|VP|SVP|EVP|president|chief|director|officer|dean|chair"
    r"|head of|manager|superintendent|administrator|board of|vice[- ]president|governing|trustee"
    r"|supervisor|commissioner|principal)\b",
    re.IGNORECASE,
)
_UPWARD = compiled(
    r"\b(?:direct reports|reports (?:include|are)|provides? reports?|reporting to (?:committees"
    r"|groups))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Facts:
    """What the posting says about the post itself."""

    title: Span | None
    employer: Span | None
    place: Span | None
    salary: Span | None
    employment_type: str | None
    closing_date: str | None
    reports_to: tuple[Span, ...]


def facts(
    document: Document,
    front: FrontMatter,
    parts: list[Passage],
    places: list[Placed],
    terms: Terms,
) -> Facts:
    """Find the facts that are printed; what is not printed stays empty."""
    name = title(document, front, parts, terms)
    return Facts(
        title=name,
        employer=employer(document, front, parts, name),
        place=location(document, front),
        salary=salary(document, front),
        employment_type=_employment_type(document, front),
        closing_date=closing_date(document, front),
        reports_to=_reports_to(document, places),
    )


def _employment_type(document: Document, front: FrontMatter) -> str | None:
    stretch = front.find("job_type", "employment_type", "type")
    words = document.text[stretch[0] : stretch[1]] if stretch else document.text[:6000]
    hits = [(hit.start(), name) for name, rule in _TYPE_RES if (hit := rule.search(words))]
    names = [name for _, name in sorted(hits)]
    sessions = _SESSIONS.search(words)
    if sessions:
        names.append(" ".join(sessions[0].split()))
    return ", ".join(names) or None


def _reports_to(document: Document, places: list[Placed]) -> tuple[Span, ...]:
    """Give the sentences that name the reporting line."""
    found: list[Span] = []
    for place in places:
        for start, end in sentences(document.text, place.passage.start, place.passage.end):
            words = document.text[start:end]
            if _names_superior(words) or _is_line(place, words):
                found.append(document.span(start, end))
    return tuple(found[:4])


def _is_line(place: Placed, words: str) -> bool:
    heading = place.heading.lower()
    return ("report" in heading and "direct reports" not in heading and len(words) < 200) and bool(
        _SUPERIOR.search(words)
    )


def _names_superior(words: str) -> bool:
    hit = _REPORTS.search(words)
    if not hit or _UPWARD.search(words):
        return False
    return bool(_SUPERIOR.search(words[hit.end() : hit.end() + 90]))
