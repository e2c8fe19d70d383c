"""Find who hires."""

import re

from prebrief.read.job.front import FrontMatter
from prebrief.read.job.headings import is_plain_heading
from prebrief.read.job.passages import Passage, trim
from prebrief.read.job.sentences import Stretch
from prebrief.records.document import Document, Span
from prebrief.text.patterns import compiled

_LABEL = compiled(
    r"^[ \t*#|]*(?:company|employer|organi[sz]ation|hospital|trust|agency"
    r"|hiring organi[sz]ation|facility|client)(?: name)?[ \t*|]*[:|\t][ \t*]*(?P<value>[^\n"
    r"|]{2,100})",
    re.IGNORECASE | re.MULTILINE,
)
_SEEKS = compiled(
    r"(?<![A-Z])(?<![A-Z]’)"
    r"(?P<value>(?:[A-Z][\w&’'.-]*)(?:[ \t]+(?:(?:of|the|and|for|at|&|in|de|la|–"
    r"|-)[ \t]+){0,2}[A-Z0-9][\w&’'.-]*){0,9})(?:\s*\([A-Z]{2,10}\))?(?:,[^,.]{3,80},)?\s+(?:is"
    r"|are)\s+(?:currently\s+|actively\s+|now\s+|proud\s+|excited\s+)?(?:to\s+)?(?:seeking|looking"
    r"|recruiting|searching|hiring|inviting|in search)"
    r"|(?<![A-Z])(?<![A-Z]’)(?P<invites>[A-Z][\w&’'.-]*(?:[ \t]+(?:(?:of|the|and|for|at|&"
    r"|in)[ \t]+){0,2}[A-Z][\w&’'.-]*){0,9})\s+(?:seeks|invites|has (?:partnered|retained|engaged)"
    r"|wishes to appoint)\b"
)
_TYPED = compiled(
    r"(?P<value>Department of (?:[A-Z]\w+[ \t]?){1,4}|(?<![A-Z])(?<![A-Z]’)"
    r"(?:[A-Z][\w&’'.-]*[ \t]+(?:(?:of|and|the|for"
    r"|&)[ \t]+)*){1,7}(?:NHS (?:Foundation )?Trust|Health System|Healthcare System"
    r"|Medical Cent(?:er|re)|Hospitals?|Health Board|Healthcare|Health Plan|Health Cent(?:er|re)s?"
    r"|Medical Group|University|School of Medicine|Clinic|Partners|Physicians|Health Services"
    r"|Health(?! (?:[Cc]are|and|Care))|Trust|Foundation|LLC|Inc|Ltd))\b"
)
_NOT_NAME = compiled(
    r"^(?:The (?:Medical|Chief|Director|Role|Position|Ideal|Successful)|This|We|Our|You|It|A|An|In"
    r"|As|Under|Chief|Medical Director|Director|Reporting|Working|Responsible)\b"
)
_UNNAMED = compiled(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ur client,?)\s+(?:[a-z-]+,?\s+){0,4}$")
"""What stands before a name that only says what kind of employer it is."""
_PLACE_OR_TERMS = compiled(
    r"(?:,\s*[A-Z]{2}\b)|\b(?:full|part)[- ]?time|\bremote\b|[$£€]|\d|\b(?:permanent|posted|apply"
    r"|days? ago|confidential|on[- ]site|hybrid)\b",
    re.IGNORECASE,
)


def employer(
    document: Document, front: FrontMatter, parts: list[Passage], title: Span | None
) -> Span | None:
    """Give the name of the employer as printed."""
    text = document.text
    stretch = front.find("organization", "organisation", "company", "employer")
    if stretch:
        return document.span(*stretch)
    hit = _LABEL.search(text[:3000])
    if hit and not is_plain_heading(hit["value"]):
        return document.span(*trim(text, hit.start("value"), hit.end("value")))
    card = _card(text, parts, title)
    if card:
        return document.span(*card)
    for rule in (_SEEKS, _TYPED):
        for hit in rule.finditer(text[:6000]):
            group = "value" if hit["value"] else "invites"
            start = hit.start(group)
            if text[start : hit.end(group)].startswith("The "):
                start += 4
            if _UNNAMED.search(text[max(0, start - 40) : start]):
                continue
            if (
                not _NOT_NAME.match(text[hit.start(group) : hit.end(group)])
                and text[start : hit.end(group)].count("\n") == 0
            ):
                return document.span(start, hit.end(group))
    return None


def _card(text: str, parts: list[Passage], title: Span | None) -> Stretch | None:
    """Give the line under the title where the posting opens like a board's card."""
    anchor = 0
    for place, part in enumerate(parts[:6]):
        if title is not None and part.start <= title.start < part.end:
            anchor = place
            break
    rest = parts[anchor + 1 : anchor + 4]
    # A card has the employer, then the place or the hours, each on a short line of its own.
    for number, line in enumerate(rest):
        words = " ".join(text[line.start : line.end].split())
        if _is_name(words) and any(
            _PLACE_OR_TERMS.search(text[other.start : other.end]) and other.end - other.start < 80
            for other in rest[number + 1 : number + 3]
        ):
            return line.start, line.end
    return None


def _is_name(words: str) -> bool:
    return (
        1 <= len(words.split()) <= 9
        and not words.endswith((".", ":"))
        and not is_plain_heading(words)
        and not _PLACE_OR_TERMS.search(words)
        and words[:1].isupper()
        and not words.lower().endswith((" jobs", " careers"))
    )
