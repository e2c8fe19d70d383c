"""How far a line looks like the head of an entry, and which dates may hold one."""

from dataclasses import dataclass

from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.lines import CvLine
from prebrief.read.cv.parts import FIELD_KINDS, TITLE_KINDS
from prebrief.read.cv.vocabulary import ORG_STRONG, ORG_WORDS, TITLE_NOUNS
from prebrief.text.dates import Period
from prebrief.text.patterns import compiled

EDGE = " \t,;:|()[]–—-→·•./"
_SHORT_TAIL = compiled(
    r"^[\s,;]*(?:\(?[a-z/][\w/ .,'’-]{0,28}[)\]]?|\([^)]{0,60}\)|·.*|\[[^\]]{0,24}\])\]?\s*\.?$"
)
_STOP = compiled(r"[a-z)\d]{2}[.;]\s+[A-Z][a-z]")
_TOLD = compiled(
    r"(?<!\w)(?:was|were|is|has been|have been|has served|served|serves|became|joined|worked|"
    r"led|held|came|moved)(?!\w)"
)
"""Words of a sentence that tells of a post; the heads of entries have no verb."""
_LEAD_NOTE = compiled(r"^\s*\([^)]{1,16}\)\s+(?=[A-Z])")


@dataclass(slots=True)
class Look:
    """How far a line looks like part of a head."""

    title: bool
    org: bool
    words: int


class Looks:
    """Looks of lines, worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._seen: dict[int, Look] = {}

    def of(self, line: CvLine) -> Look:
        """Look at a line."""
        if line.start not in self._seen:
            parts = words(line.text[:160])
            plain = [part.plain for part in parts[:24]]
            hits = self._lexicon.find_in(parts[:24], kinds=TITLE_KINDS)
            fields = self._lexicon.find_in(parts[:24], kinds=FIELD_KINDS)
            inside = [(hit.first, hit.last) for hit in (*hits, *fields)]
            free = [
                part.plain for part in parts[:24]
                if not any(a <= part.first < b for a, b in inside)
            ]  # fmt: skip
            if line.field:
                named = Look(line.field == "title", line.field == "employer", len(parts))
                self._seen[line.start] = named
                return named
            self._seen[line.start] = Look(
                title=bool(hits) or any(word in TITLE_NOUNS for word in plain),
                org=any(word in ORG_STRONG for word in free)
                or sum(word in ORG_WORDS for word in free) > 1,
                words=len(line.text.split()),
            )
        return self._seen[line.start]


def anchor_of(
    line: CvLine, look: Look, *, bullets: bool = False, points: bool = False
) -> Period | None:
    """Give the dates of a line that may hold an entry."""
    if line.bullet and not bullets:
        return None
    text = line.text
    for period in line.periods:
        if period.kind == "point" and not (points and not period.weak):
            continue
        before = text[: period.first]
        after = _LEAD_NOTE.sub("  ", text[period.last :])
        lead, tail = before.strip(EDGE), after.strip(EDGE)
        wide = _wide(before[-3:]) or _wide(after[:3]) or "|" in before[-3:] or "|" in after[:3]
        if not wide and _is_running(text):
            continue
        told = look.words > 7 and _TOLD.search(before)
        if told or _TOLD.search(after) or (period.since and _TOLD.search(text)):
            continue
        at_edge = not lead or not tail or wide or bool(_SHORT_TAIL.match(after))
        if not at_edge:
            continue
        rest = len(lead.split()) + len(tail.split())
        if lead and tail and not wide and not look.title:
            continue
        if lead and not wide and not tail and _is_sentence(lead, after, look):
            continue
        if not lead and tail[:1].islower() and not wide:
            continue
        if rest > 26 or (rest > 12 and not (look.title or look.org)):
            continue
        return period
    return None


def _is_running(text: str) -> bool:
    """Tell whether a line goes on behind a full stop, as the lines of a paragraph do."""
    stop = _STOP.search(text)
    if stop is None:
        return False
    small = [word for word in text.split() if word[:1].islower() and len(word) > 3]
    return len(small) >= 4


def _wide(text: str) -> bool:
    return "  " in text or "\t" in text


def _is_sentence(lead: str, after: str, look: Look) -> bool:
    """Tell whether the dates end a sentence rather than a head line."""
    parts = lead.split()
    if after.strip().startswith(".") and len(parts) > 5 and not look.title:
        return True
    if lead[:1].islower():
        return True
    lower = sum(part[:1].islower() for part in parts)
    return len(parts) > 7 and lower > 0.62 * len(parts)
