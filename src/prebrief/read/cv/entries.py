"""Cut a section into entries: each is held by a line with its dates, the anchor."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from prebrief.read.cv.head_lines import (
    MAX_UP,
    abbreviation_end,
    block_above,
    clean_head,
    headlike,
    is_full,
    is_note,
    is_place_line,
    only_date,
    same_block,
)
from prebrief.read.cv.lines import CvLine, full_width
from prebrief.read.cv.looks import Look, Looks, anchor_of
from prebrief.text.dates import Period
from prebrief.text.durations import is_duration

_MAX_DOWN = 4


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
    _leave_employers(lines, order, ups, looks)
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


def _leave_employers(
    lines: Sequence[CvLine], order: Sequence[int], ups: dict[int, list[int]], looks: Looks
) -> None:
    """Where the first employer stands below its dates, leave each entry the line below its own."""
    first = order[0]
    has = _has(lines, [*ups[first], first], looks)
    below = lines[first + 1] if first + 1 < len(lines) else None
    if len(order) < 2 or has.org or below is None or below.bullet or not looks.of(below).org:
        return
    for before, i in itertools.pairwise(order):
        above = ups[i]
        if above and above[0] == before + 1 and len(above) > len(ups[first]):
            ups[i] = above[1:]


def _with_undated(entries: list[Entry], looks: Looks) -> list[Entry]:
    """Find entries that lack dates: a line in the body that is set like the heads around it."""
    done: list[Entry] = []
    faces = {_face(entry.heads[0]) for entry in entries if entry.heads[0].size is not None}
    plain_heads = {entry.heads[0].indent for entry in entries if entry.heads[0].size is None}
    for entry in entries:
        done.append(entry)
        body, entry.body = entry.body, []
        lowest = sorted(line.indent for line in body)[:2]
        for j, line in enumerate(body):
            if j and _is_undated(line, body[j - 1], lowest, faces, plain_heads, looks):
                done.append(Entry(heads=[line], line=line))
                continue
            done[-1].body.append(line)
    return done


def _face(line: CvLine) -> tuple[float | None, bool, bool]:
    return line.size, line.bold, line.heading


def _is_undated(
    line: CvLine,
    above: CvLine,
    lowest: Sequence[int],
    faces: set[tuple[float | None, bool, bool]],
    plain_heads: set[int],
    looks: Looks,
) -> bool:
    look = looks.of(line)
    if line.bullet or line.ends or not look.title or look.words > 16 or line.periods:
        return False
    if not clean_head(line, look):
        return False
    if line.size is not None:
        return (line.bold or line.heading) and _face(line) in faces and not above.bold
    alone = len(lowest) > 1 and lowest[0] == line.indent < lowest[1]
    return alone and line.indent in plain_heads


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
    return full and (line.ends or (line.text.startswith("(") and only_date(line)))


def _has(lines: Sequence[CvLine], indices: Sequence[int], looks: Looks) -> Look:
    seen = [looks.of(lines[i]) for i in indices]
    return Look(any(s.title for s in seen), any(s.org for s in seen), 0)


def _up(
    lines: Sequence[CvLine], i: int, anchors: Sequence[int], looks: Looks, width: float
) -> list[int]:
    """Collect the head lines above an anchor."""
    if lines[i].field == "dates":
        return _fields_above(lines, i)
    if block := block_above(lines, i, anchors, looks):
        return block
    taken: list[int] = []
    held = set(anchors)
    for j in range(i - 1, max(-1, i - 1 - MAX_UP), -1):
        line = lines[j]
        if j in held or line.bullet:
            break
        if is_duration(line.text) and j > 0 and not lines[j - 1].bullet:
            taken.append(j)
            continue
        if is_note(line):
            if not _under_employer(lines, j, held, looks):
                break
            taken.append(j)
            continue
        needless = not (line.heading or line.bold) and is_full(lines[i], looks)
        if needless or not (_bare(lines, i, j, looks) or headlike(lines, j, looks, width)):
            break
        if j > 0 and line.indent > lines[i].indent and lines[j - 1].indent == line.indent:
            break
        taken.append(j)
        if line.opens and j + 1 < i and not same_block(lines, j):
            break
    while taken and is_note(lines[taken[-1]]) and not looks.of(lines[taken[-1]]).org:
        taken.pop()
    return taken[::-1]


def _bare(lines: Sequence[CvLine], i: int, j: int, looks: Looks) -> bool:
    """Tell whether a short line stands right above dates on a line of their own."""
    look = looks.of(lines[j])
    right_above = j == i - 1 and only_date(lines[i])
    return right_above and clean_head(lines[j], look) and look.words <= 9 and not lines[j].ends


def _fields_above(lines: Sequence[CvLine], i: int) -> list[int]:
    """Take the fields of a form that stand above its dates."""
    top = i
    while top and lines[top - 1].field and lines[top - 1].field != "dates":
        top -= 1
    return list(range(top, i))


def _under_employer(lines: Sequence[CvLine], j: int, held: set[int], looks: Looks) -> bool:
    """Tell whether a line stands right under one that names an employer."""
    if j == 0 or j - 1 in held:
        return False
    above = lines[j - 1]
    return looks.of(above).org and not above.ends and not above.bullet


def _down(lines: Sequence[CvLine], i: int, stop: int, looks: Looks, *, has: Look) -> list[int]:
    """Collect the head lines below an anchor."""
    if lines[i].field == "dates":
        below = i + 1
        while below < stop and lines[below].field in ("title", "employer", "place"):
            if lines[below].opens:
                break  # the next post's
            below += 1
        return list(range(i + 1, below))
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
            or (is_place_line(text) and look.words <= 6)
        ):
            pass
        elif line.ends and not abbreviation_end(text) and not text.endswith(")."):
            break
        elif text[:1] in "([" and look.words <= 24:
            pass
        elif not clean_head(line, look):
            break
        elif (
            (look.org and not org)
            or (look.title and not title)
            or (look.org and not look.title and j == i + 1 and look.words <= 9)
            or ((not org or not title) and look.words <= 6 and j == i + 1)
            or (not org and title and j == i + 2 and look.words <= 8 and only_date(anchor))
        ):
            pass
        else:
            break
        title, org = title or look.title, org or look.org
        taken.append(j)
    return taken
