"""Lines of a region: fragments of one height, read from the left."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from prebrief.ingest.bullets import bullet_of, is_numbered
from prebrief.ingest.columns import Region
from prebrief.ingest.fragments import Fragment
from prebrief.ingest.headings import is_capitals
from prebrief.ingest.lines import CELL_GAP, Line

_OPEN_END = re.compile(r"(?:[-–—]|\bto|\buntil|\bsince)\s*$", re.I)
_DATE_REST = re.compile(
    r"^(?:\w+\.? )?(?:\d{4}|\d{1,2}/\d{2,4}|present|current|now|today)\W*$", re.I
)
_WIDE = 1.3
"""Times the font size: a wider gap parts columns of a line, a smaller one parts words."""
Row = list[Fragment]


def region_lines(region: Region, *, page: int, body: float) -> list[Line]:
    """Turn a region into lines."""
    rows = _rows(region.fragments)
    rows = _whole_dates(rows, region.gutters)
    left = min((f.x0 for f in region.fragments), default=0.0)
    start = _usual_start(rows)
    lines: list[Line] = []
    previous: float | None = None
    for row in rows:
        size = max(f.size for f in row)
        opens = previous is None or previous - row[0].y > 1.75 * size
        for part in _margin_parted(row, start, body):
            lines.append(
                replace(
                    _line(part, region.gutters),
                    page=page,
                    column=region.column,
                    indent=max(0, round((part[0].x0 - left) / (0.5 * body))),
                    opens=opens,
                )
            )
            opens = False
        previous = min(f.y for f in row)
    return lines


def _rows(fragments: list[Fragment]) -> list[Row]:
    """Group by height; a piece halfway between two lines joins the upper if it stands beside it."""
    rows: list[Row] = []
    for piece in sorted(fragments, key=lambda f: (-f.y, f.x0)):
        last = rows[-1] if rows else None
        if last is not None:
            drop = last[0].y - piece.y
            size = max(piece.size, *(f.size for f in last))
            beside = all(piece.x0 >= f.x1 - 1 or piece.x1 <= f.x0 + 1 for f in last)
            small = min(piece.size, *(f.size for f in last))
            if drop <= 0.2 * small or (beside and drop <= min(0.62 * size, 0.75 * small)):
                last.append(piece)
                continue
        rows.append([piece])
    return [sorted(row, key=lambda f: f.x0) for row in rows]


def _whole_dates(rows: list[Row], gutters: tuple[float, ...]) -> list[Row]:
    """Rejoin a date that broke inside its narrow column: "May 2011 –" above "Jan 2016"."""
    for upper, lower in pairwise(rows):
        for gutter in gutters:
            first = [f for f in upper if f.x1 <= gutter + 0.5]
            second = [f for f in lower if f.x1 <= gutter + 0.5]
            if (
                len(first) >= 1
                and len(second) == 1
                and _OPEN_END.search(first[-1].text)
                and _DATE_REST.match(second[0].text.strip())
            ):
                whole = f"{first[-1].text.rstrip()} {second[0].text.strip()}"
                upper[upper.index(first[-1])] = replace(first[-1], text=whole)
                lower.remove(second[0])
                break
    return [row for row in rows if row]


def _usual_start(rows: list[Row]) -> float:
    """Where most lines begin."""
    starts = Counter(round(row[0].x0) for row in rows)
    return float(max(starts, key=lambda x: (starts[x], -x))) if starts else 0.0


def _margin_parted(row: Row, start: float, body: float) -> list[Row]:
    """Give a heading that stands in the margin, or beside much smaller type, its own line."""
    for index in range(1, len(row)):
        left, right = row[:index], row[index:]
        size, other = left[-1].size, right[0].size
        in_margin = abs(right[0].x0 - start) < 3 and left[0].x0 < start - 12
        text = " ".join(f.text.strip() for f in left)
        stands_out = size >= 1.12 * body or (is_capitals(text) and len(text) > 3)
        apart = right[0].x0 - left[-1].x1 > 0.5 * other
        if apart and ((in_margin and stands_out) or size >= 2 * other):
            return [left, right]
    return [row]


def _line(row: Row, gutters: tuple[float, ...]) -> Line:
    text = row[0].text.strip()
    for before, piece in pairwise(row):
        gap = piece.x0 - before.x1
        size = max(before.size, piece.size)
        parted = gap > _WIDE * size or any(
            before.x1 <= x + 0.5 and piece.x0 >= x - 1 and gap > 0.3 * size for x in gutters
        )
        glue = CELL_GAP if parted else " " if _spaced(before, piece, gap, size) else ""
        said = piece.text.strip()
        mark = bullet_of(said) if parted else None
        if mark is not None and not is_numbered(mark):
            said = said[len(mark) :]  # the second item of a list set in columns
        text += glue + said
    size = round(max(row, key=lambda f: len(f.text)).size, 1)
    bold = all(f.bold for f in row if any(char.isalnum() for char in f.text))
    return Line(text=text, font_size=size, bold=bold)


def _spaced(before: Fragment, piece: Fragment, gap: float, size: float) -> bool:
    return gap > 0.17 * size or before.text[-1:].isspace() or piece.text[:1].isspace()
