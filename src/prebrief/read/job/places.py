"""Names of states and nations as postings print them."""

import re

from prebrief.read.job.front import FrontMatter
from prebrief.records.document import Document, Span
from prebrief.text.patterns import compiled

STATES = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "PR": "Puerto Rico",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}
_NATIONS = (
    "England",
    "Scotland",
    "Wales",
    "Northern Ireland",
    "Ireland",
    "United Kingdom",
    "Canada",
    "Australia",
    "New Zealand",
)
_NAMES = sorted((*STATES.values(), *_NATIONS), key=len, reverse=True)
_NAME = compiled(rf"\b(?:{'|'.join(_NAMES)})\b")
# A code counts beside a licence word only: IN, OR, ME, MD and OK are also words and degrees.
_CODE = compiled(
    rf"\b(?P<code>{'|'.join(sorted(set(STATES) - {'MD', 'OR', 'IN', 'ME', 'OK', 'HI'}))})\b(?=\s+"
    rf"(?:state\s+)?(?:medical\s+|nursing\s+|RN\s+|physician\s+)?licen[cs])"
)
CODES = "|".join(STATES)
STATE_NAMES = "|".join(sorted(STATES.values(), key=len, reverse=True))


def regions(words: str) -> tuple[str, ...]:
    """Give the states and nations that a line names."""
    found = {hit[0] for hit in _NAME.finditer(words)}
    found |= {STATES[hit["code"]] for hit in _CODE.finditer(words)}
    return tuple(sorted(found))


_LABELLED = compiled(
    r"^[ \t*#|]*(?:job )?(?:location|work location|duty location|place of work|base|city"
    r"|site)s?[ \t*|]*(?::|\||\t|\n)[ \t*|]*(?P<value>[A-Z][^\n|]{1,80})",
    re.IGNORECASE | re.MULTILINE,
)
_CITY = compiled(
    rf"\b(?![A-Z]{{2}})[A-Z][A-Za-z.’'-]+(?:[ \t][A-Z][A-Za-z.’'-]+){{0,2}},[ \t]?(?:(?:{CODES})\b"
    rf"|(?:{STATE_NAMES})\b)(?:[ \t]\d{{5}})?"
)
_REMOTE = compiled(
    r"\b(?:(?:US|USA|UK)[ -]?)?[Rr]emote(?:\s\([^)]{2,30}\))?(?=\s*(?:\n|$|[·|,)]))|\bUS Remote\b"
)
_LOCATED = compiled(
    r"\blocated in (?:the\s+)?(?P<value>[A-Z][\w’'-]+(?:,?[ \t]+(?:(?:and"
    r"|or)[ \t]+)?[A-Z][\w’'-]+){0,6})"
)
_AFTER_TITLE = compiled(
    rf"(?:,\s+|\bin\s+)(?P<value>(?:(?:northern|southern|eastern|western|central|upstate"
    rf"|rural)\s+)?(?:{STATE_NAMES}))\b"
)
_SENTENCE = compiled(r"\b(?:you|this|will|is|are|role|position)\b", re.IGNORECASE)


def location(document: Document, front: FrontMatter) -> Span | None:
    """Give the place of work as printed."""
    text = document.text
    stretch = front.find("location", "city", "place")
    if stretch:
        return document.span(*stretch)
    for hit in _LABELLED.finditer(text):
        if not _SENTENCE.search(hit["value"]):
            return document.span(hit.start("value"), hit.end("value"))
    opening = text[:600]
    for rule, group in ((_CITY, 0), (_AFTER_TITLE, "value"), (_REMOTE, 0)):
        found = rule.search(opening)
        if found:
            return document.span(found.start(group), found.end(group))
    for rule, group in ((_LOCATED, "value"), (_CITY, 0), (_AFTER_TITLE, "value")):
        found = rule.search(text)
        if found:
            return document.span(found.start(group), found.end(group))
    return None
