"""Cut a section into entries: each is held by a line with its dates, the anchor."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from prebrief.read.cv.atoms import NOTE_LEAD
from prebrief.read.cv.lines import CvLine, full_width
from prebrief.read.cv.looks import EDGE, Look, Looks, anchor_of
from prebrief.read.cv.vocabulary import STATE_NAMES
from prebrief.text.dates import Period
from prebrief.text.durations import is_duration

_SHORTENED = frozenset(
    "inc. ltd. co. corp. dept. univ. hosp. jr. sr. assoc. bros. st. med.".split()
)
_UNIT = re.compile(r"\d{1,3}(?:st|nd|rd|th)\s+[A-Z]")
"""Units of the forces, and of hospitals, that are numbered: "14th Field Hospital"."""
_MAX_UP, _MAX_DOWN = 4, 4


@dataclass(eq=False)
class Entry:
    """One entry: the lines that head it, its dates, and what is said under it."""

    heads: list[CvLine]
    line: CvLine | None = None
    """The line that the dates stand on."""
    period: Period | None = None
    body: list[CvLine] = field(default_factory=list)
    shared: list[CvLine] = field(default_factory=list)
    """Head lines above it that name an employer for several roles."""

    @property
    def cut(self) -> list[tuple[int, int]]:
        """Where the dates stand, in offsets of the document."""
        if self.line is None or self.period is None:
            return []
        return [(self.line.start + self.period.first, self.line.start + self.period.last)]


def find_entries(lines: Sequence[CvLine], looks: Looks) -> tuple[list[CvLine], list[Entry]]:
    """Cut the lines of a section into entries; gives what stands before the first, and them."""
    anchors = _anchors(lines, looks)
    if not anchors:
        return list(lines), []
    width = full_width(lines)
    taken = dict(anchors)
    order = sorted(taken)
    ups = {i: _up(lines, i, order, looks, width) for i in order}
    if _heads_hang(lines, order, looks):
        ups = {i: [] for i in order}
    elif order[0] == 0:
        ups = {i: [] if lines[i].opens else found for i, found in ups.items()}
    entries: list[Entry] = []
    tops: list[int] = []
    ends: list[int] = []
    for n, i in enumerate(order):
        top = ups[i][0] if ups[i] else i
        stop = len(lines)
        if n + 1 < len(order):
            after = order[n + 1]
            stop = ups[after][0] if ups[after] else after
        down = _down(lines, i, stop, looks, has=_has(lines, [*ups[i], i], looks))
        entries.append(
            Entry(heads=[lines[j] for j in (*ups[i], i, *down)], line=lines[i], period=taken[i])
        )
        tops.append(top)
        ends.append(down[-1] if down else i)
    for n, entry in enumerate(entries):
        stop = tops[n + 1] if n + 1 < len(entries) else len(lines)
        entry.body = list(lines[ends[n] + 1 : stop])
    return list(lines[: tops[0]]), _with_undated(entries, looks)


def _heads_hang(lines: Sequence[CvLine], order: Sequence[int], looks: Looks) -> bool:
    """Tell whether the rest of each head stands below its dates, as it does in the first entry."""
    first = lines[order[0]]
    if order[0] != 0 or len(order) < 2 or first.size is None:
        return False
    look = looks.of(first)
    below = looks.of(lines[1])
    title_below = look.org and not look.title and below.title
    org_below = look.title and not look.org and below.org
    hangs = (title_below or org_below) and not lines[1].bullet and 1 not in order
    return hangs and all(lines[i].bold == first.bold for i in order)


def _with_undated(entries: list[Entry], looks: Looks) -> list[Entry]:
    """Find entries that lack dates: a line in the body that is set like the heads around it."""
    done: list[Entry] = []
    faces = {_face(entry.heads[0]) for entry in entries if entry.heads[0].size is not None}
    plain_heads = {entry.heads[0].indent for entry in entries if entry.heads[0].size is None}
    for entry in entries:
        done.append(entry)
        body, entry.body = entry.body, []
        for j, line in enumerate(body):
            if j and _is_undated(line, body, j, faces, plain_heads, looks):
                done.append(Entry(heads=[line], line=line))
                continue
            done[-1].body.append(line)
    return done


def _face(line: CvLine) -> tuple[float | None, bool, bool]:
    return line.size, line.bold, line.heading


def _is_undated(
    line: CvLine,
    body: Sequence[CvLine],
    j: int,
    faces: set[tuple[float | None, bool, bool]],
    plain_heads: set[int],
    looks: Looks,
) -> bool:
    look = looks.of(line)
    if line.bullet or line.ends or not look.title or look.words > 16 or line.periods:
        return False
    if not _clean_head(line, look):
        return False
    if line.size is not None:
        return (line.bold or line.heading) and _face(line) in faces and not body[j - 1].bold
    deeper = [other.indent for other in body if other is not line]
    return line.indent in plain_heads and bool(deeper) and min(deeper) > line.indent


def _anchors(lines: Sequence[CvLine], looks: Looks) -> list[tuple[int, Period]]:
    found = _with_dates(lines, looks, bullets=False, points=False)
    if not found:
        found = _with_dates(lines, looks, bullets=True, points=False)
    if not found:
        found = _with_dates(lines, looks, bullets=False, points=True)
    return found


def _with_dates(
    lines: Sequence[CvLine], looks: Looks, *, bullets: bool, points: bool
) -> list[tuple[int, Period]]:
    width = full_width(lines)
    return [
        (i, period)
        for i, line in enumerate(lines)
        if (period := anchor_of(line, looks.of(line), bullets=bullets, points=points))
        and not (i and _ends_sentence(lines[i - 1], line, width))
    ]


def _ends_sentence(above: CvLine, line: CvLine, width: float) -> bool:
    """Tell whether a line with dates is the end of the sentence above."""
    if above.ends or line.opens or line.bold or line.heading:
        return False
    full = len(above.text) >= 0.72 * width
    return full and (line.ends or (line.text.startswith("(") and _only_date(line)))


def _has(lines: Sequence[CvLine], indices: Sequence[int], looks: Looks) -> Look:
    seen = [looks.of(lines[i]) for i in indices]
    return Look(any(s.title for s in seen), any(s.org for s in seen), 0)


def _up(
    lines: Sequence[CvLine], i: int, anchors: Sequence[int], looks: Looks, width: float
) -> list[int]:
    """Collect the head lines above an anchor."""
    if lines[i].field == "dates":
        top = i
        while top and lines[top - 1].field and lines[top - 1].field != "dates":
            top -= 1
        return list(range(top, i))
    if block := _block_above(lines, i, anchors, looks):
        return block
    taken: list[int] = []
    held = set(anchors)
    for j in range(i - 1, max(-1, i - 1 - _MAX_UP), -1):
        line = lines[j]
        if j in held or line.bullet:
            break
        if is_duration(line.text) and j > 0 and not lines[j - 1].bullet:
            taken.append(j)
            continue
        if _is_note(line):
            if (
                j > 0
                and looks.of(lines[j - 1]).org
                and not lines[j - 1].ends
                and not lines[j - 1].bullet
                and j - 1 not in held
            ):
                taken.append(j)
                continue
            break
        bare = j == i - 1 and _only_date(lines[i]) and _clean_head(line, looks.of(line))
        bare = bare and looks.of(line).words <= 9 and not line.ends
        if not bare and not _headlike(lines, j, looks, width):
            break
        if not (line.heading or line.bold) and _is_full(lines[i], looks):
            break
        if j > 0 and line.indent > lines[i].indent and lines[j - 1].indent == line.indent:
            break
        taken.append(j)
        if line.opens and j + 1 < i and not _same_block(lines, j):
            break
    while taken and _is_note(lines[taken[-1]]) and not looks.of(lines[taken[-1]]).org:
        taken.pop()
    return taken[::-1]


def _block_above(
    lines: Sequence[CvLine], i: int, anchors: Sequence[int], looks: Looks
) -> list[int]:
    """Take the short lines that stand together right above dates on a line of their own."""
    anchor = lines[i]
    above = lines[i - 1] if i else anchor
    near = abs(above.indent - anchor.indent) <= 2 or above.page != anchor.page
    beside = anchor.size is not None and near
    if not _only_date(anchor) or (anchor.opens and not beside):
        return []
    taken: list[int] = []
    title = False
    for j in range(i - 1, max(-1, i - 1 - _MAX_UP), -1):
        line = lines[j]
        look = looks.of(line)
        # A time line draws a dot before each head; its deeds are then without marks.
        after = lines[i + 1] if i + 1 < len(lines) else None
        dotted = line.bullet and look.title and after is not None and not after.bullet
        plain = (dotted or not line.bullet) and not (line.ends and not _abbreviation_end(line.text))
        if j in anchors or not plain or look.words > 14 or not _clean_head(line, look):
            return []
        taken.append(j)
        title = title or look.title
        tops = line.bold or line.heading
        below = j > 0 and lines[j - 1].indent > line.indent
        alone = tops and not (lines[j - 1].bold or lines[j - 1].heading)
        if line.opens or dotted or below or alone or j == 0:
            return taken[::-1] if title and (len(taken) > 1 or dotted) else []
    return []


def _only_date(line: CvLine) -> bool:
    if not line.periods:
        return False
    rest, at = "", 0
    for period in line.periods:
        rest += line.text[at : period.first]
        at = period.last
    rest = (rest + line.text[at:]).strip(EDGE)
    return not rest or is_duration(rest)


def _is_full(anchor: CvLine, looks: Looks) -> bool:
    """Tell whether the anchor's own line names both the title and the employer."""
    look = looks.of(anchor)
    return look.title and look.org


def _same_block(lines: Sequence[CvLine], j: int) -> bool:
    """Tell whether the line above belongs with this one though space parts them."""
    if j == 0:
        return False
    above = lines[j - 1]
    return above.heading and lines[j].size is not None and not above.ends


def _is_note(line: CvLine) -> bool:
    text = line.text
    return (
        is_duration(text)
        or (text.startswith("(") and not text.startswith("(g"))
        or (text.endswith(")") and "(" not in text)
    )


def _headlike(lines: Sequence[CvLine], j: int, looks: Looks, width: float) -> bool:
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
    if line.ends and not _abbreviation_end(text):
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


def _abbreviation_end(text: str) -> bool:
    last = text.rsplit(None, 1)[-1].lower()
    return last.count(".") > 1 or last in STATE_NAMES or last in _SHORTENED


def _down(lines: Sequence[CvLine], i: int, stop: int, looks: Looks, *, has: Look) -> list[int]:
    """Collect the head lines below an anchor."""
    if lines[i].field == "dates":
        return []
    taken: list[int] = []
    title, org = has.title, has.org
    anchor = lines[i]
    for j in range(i + 1, min(stop, i + 1 + _MAX_DOWN)):
        line = lines[j]
        text = line.text
        previous = lines[j - 1]
        look = looks.of(line)
        if line.bullet or len(text) > 150 or (look.title and any(not p.weak for p in line.periods)):
            break
        if (
            text.startswith("&")
            or (
                previous.text.endswith((",", "&", " and", " of", " for", " then"))
                and look.words <= 9
            )
            or (anchor.bold and line.bold and anchor.size == line.size and look.words <= 10)
            or previous.text.count("(") > previous.text.count(")")
            or (_is_place_line(text) and look.words <= 6)
        ):
            pass
        elif line.ends and not _abbreviation_end(text) and not text.endswith(")."):
            break
        elif text[:1] in "([" and look.words <= 24:
            pass
        elif not _clean_head(line, look):
            break
        elif (
            (look.org and not org)
            or (look.title and not title)
            or (look.org and not look.title and j == i + 1 and look.words <= 9)
            or ((not org or not title) and look.words <= 6 and j == i + 1)
            or (not org and title and j == i + 2 and look.words <= 8 and _only_date(anchor))
        ):
            pass
        else:
            break
        title, org = title or look.title, org or look.org
        taken.append(j)
    return taken


def _clean_head(line: CvLine, look: Look) -> bool:
    text = line.text
    if not (text[:1].isupper() or _UNIT.match(text)) or look.words > 22:
        return False
    lower = sum(word[:1].islower() for word in text.split())
    return lower <= max(2, 0.45 * look.words) or "(" in text or (";" in text and look.words <= 10)


def _is_place_line(text: str) -> bool:
    parts = [part.strip() for part in text.split(",")]
    return 1 < len(parts) <= 3 and all(
        0 < len(part.split()) <= 3 and part[:1].isupper() for part in parts
    )
