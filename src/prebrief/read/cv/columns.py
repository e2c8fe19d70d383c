"""Two columns printed side by side into one text: read them one after the other."""

from prebrief.read.cv.lines import CvLine, number, part
from prebrief.read.cv.sections import section_of

_LEAST = 6
"""Lines a pair of columns must last to be believed."""


def unfold_columns(lines: list[CvLine]) -> list[CvLine]:
    """Put the left column before the right one wherever two headings stand on one line."""
    i = 0
    while i < len(lines):
        gutter = _gutter(lines[i])
        if gutter is not None:
            stop = _stop(lines, i, gutter)
            if stop - i >= _LEAST:
                lines = [*lines[:i], *_unfolded(lines[i:stop], gutter), *lines[stop:]]
                i = stop
        i += 1
    return number(lines)


def _gutter(line: CvLine) -> int | None:
    """Give the column where the second of two headings begins."""
    if line.cells or line.bullet or len(line.pieces) != 2:
        return None
    first, second = line.pieces
    if section_of(first.text) and section_of(second.text):
        return line.indent + second.start - line.start
    return None


def _stop(lines: list[CvLine], start: int, gutter: int) -> int:
    """Find the end of the stretch in which nothing crosses the gutter."""
    stop = last = start
    page = lines[start].page
    for i in range(start, len(lines)):
        side = _cut(lines[i], gutter)
        if side is None or lines[i].page != page:
            break
        stop = i + 1
        if side < len(lines[i].text):
            last = stop
    return min(stop, last)


def _cut(line: CvLine, gutter: int) -> int | None:
    """Give where in the line the right column begins; none if a word crosses the gutter."""
    lead = line.mark_start - line.start  # the mark stands before the text
    begin = line.indent
    if begin >= gutter - 1:
        return 0
    at = gutter - begin + lead
    if at >= len(line.text):
        return len(line.text)
    if line.text[max(0, at - 2) : at].strip():
        return None
    return at


def _unfolded(lines: list[CvLine], gutter: int) -> list[CvLine]:
    left: list[CvLine] = []
    right: list[CvLine] = []
    for line in lines:
        cut = _cut(line, gutter)
        if cut is None or cut >= len(line.text):
            left.append(line)
        elif cut == 0:
            line.column = 1
            right.append(line)
        else:
            first = part(line, line.start, line.start + cut)
            second = part(line, line.start + cut, line.end)
            second.column, second.heading = 1, False
            left.append(first)
            right.append(second)
    for side in (left, right):
        if side:
            side[0].opens = True
    return [*left, *right]
