"""Which lines may be part of the head of an entry."""

from collections.abc import Sequence

from prebrief.read.cv.lines import CvLine
from prebrief.read.cv.looks import EDGE, Look, Looks
from prebrief.read.cv.parts import NOTE_LEAD
from prebrief.read.cv.vocabulary import STATE_NAMES
from prebrief.text.durations import is_duration
from prebrief.text.patterns import compiled

MAX_UP = 4
"""Lines that a head may have above its dates."""
_SHORTENED = frozenset(
    "inc. ltd. co. corp. dept. univ. hosp. jr. sr. assoc. bros. st. med.".split()
)
_UNIT = compiled(r"\d{1,3}(?:st|nd|rd|th)\s+[A-Z]")
"""Units of the forces, and of hospitals, that are numbered: "14th Field Hospital"."""


def block_above(lines: Sequence[CvLine], i: int, anchors: Sequence[int], looks: Looks) -> list[int]:
    """Take the short lines that stand together right above dates on a line of their own."""
    anchor = lines[i]
    above = lines[i - 1] if i else anchor
    near = abs(above.indent - anchor.indent) <= 2 or above.page != anchor.page
    beside = anchor.size is not None and near
    if not only_date(anchor) or (anchor.opens and not beside):
        return []
    taken: list[int] = []
    title = False
    for j in range(i - 1, max(-1, i - 1 - MAX_UP), -1):
        line = lines[j]
        look = looks.of(line)
        # A time line draws a dot before each head; its deeds are then without marks.
        after = lines[i + 1] if i + 1 < len(lines) else None
        dotted = line.bullet and look.title and after is not None and not after.bullet
        plain = (dotted or not line.bullet) and not (line.ends and not abbreviation_end(line.text))
        if j in anchors or not plain or look.words > 14 or not clean_head(line, look):
            return []
        taken.append(j)
        title = title or look.title
        tops = line.bold or line.heading
        below = j > 0 and lines[j - 1].indent > line.indent
        alone = tops and not (lines[j - 1].bold or lines[j - 1].heading)
        if line.opens or dotted or below or alone or j == 0:
            return taken[::-1] if title and (len(taken) > 1 or dotted) else []
    return []


def only_date(line: CvLine) -> bool:
    """Tell whether a line is dates, with or without their length, and nothing else."""
    if not line.periods:
        return False
    rest, at = "", 0
    for period in line.periods:
        rest += line.text[at : period.first]
        at = period.last
    rest = (rest + line.text[at:]).strip(EDGE)
    return not rest or is_duration(rest)


def is_full(anchor: CvLine, looks: Looks) -> bool:
    """Tell whether the anchor's own line names both the title and the employer."""
    look = looks.of(anchor)
    return look.title and look.org


def same_block(lines: Sequence[CvLine], j: int) -> bool:
    """Tell whether the line above belongs with this one though space parts them."""
    if j == 0:
        return False
    above = lines[j - 1]
    return above.heading and lines[j].size is not None and not above.ends


def is_note(line: CvLine) -> bool:
    """Tell whether a line is an aside in brackets or a length of time."""
    text = line.text
    return (
        is_duration(text)
        or (text.startswith("(") and not text.startswith("(g"))
        or (text.endswith(")") and "(" not in text)
    )


def headlike(lines: Sequence[CvLine], j: int, looks: Looks, width: float) -> bool:
    """Tell whether a line above dates looks like part of their head."""
    line = lines[j]
    look = looks.of(line)
    text = line.text
    if len(text) > 125 or not (text[:1].isupper() or text[:1].isdigit() or text[:1] in "\"'(&"):
        return False
    set_off = line.heading or line.bold
    if set_off and look.words <= 16:
        return True
    if NOTE_LEAD.match(text):
        return False
    if line.ends and not abbreviation_end(text):
        return False
    if not (look.title or look.org) and not (line.opens and look.words <= 7):
        return False
    if j > 0 and _goes_on(lines[j - 1], line, width):
        return False
    lower = sum(word[:1].islower() for word in text.split())
    return look.words <= 18 and lower <= 0.5 * look.words


def _goes_on(above: CvLine, line: CvLine, width: float) -> bool:
    """Tell whether a line is the rest of the one above."""
    if line.opens or above.heading or line.indent < above.indent - (2 if above.bullet else 0):
        return False
    if above.ends:
        return False
    return len(above.text) >= 0.72 * width and line.indent >= above.indent


def abbreviation_end(text: str) -> bool:
    """Tell whether the full stop at the end is that of an abbreviation."""
    last = text.rsplit(None, 1)[-1].lower()
    return last.count(".") > 1 or last in STATE_NAMES or last in _SHORTENED


def clean_head(line: CvLine, look: Look) -> bool:
    """Tell whether a line is written as heads are: capitals, few words."""
    text = line.text
    if not (text[:1].isupper() or _UNIT.match(text)) or look.words > 22:
        return False
    lower = sum(word[:1].islower() for word in text.split())
    return lower <= max(2, 0.45 * look.words) or "(" in text or (";" in text and look.words <= 10)


def is_place_line(text: str) -> bool:
    """Tell whether a line is a town with its state or country."""
    parts = [part.strip() for part in text.split(",")]
    return 1 < len(parts) <= 3 and all(
        0 < len(part.split()) <= 3 and part[:1].isupper() for part in parts
    )
