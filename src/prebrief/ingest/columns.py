"""Reading order on a page: which columns are read one after the other, and which side by side.

A sidebar is read by itself. A column of dates or labels belongs to the lines beside it, so that
"2017 – 2020" stays with its post. Both look alike to a rule that goes by white space only; what
tells them apart is whether the narrow side stands line by line beside the other, and what it holds.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from prebrief.ingest.fragments import Fragment

_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:present|current|ongoing|to date|now|since)\b|^\d{1,2}/\d{2,4}\b", re.I
)
_SHORT = 28
"""Characters: dates, places and labels are shorter."""
_LEAST_LINES = 3
_LEAST_TEXT = 5
"""Lines: a shorter stretch that stands line by line beside another is a grid, not a text."""


_MOST_FRAGMENTS = 4_000
"""On one page; more is a drawing made of letters, and columns are not looked for."""
_MOST_EDGES = 24


@dataclass(frozen=True)
class Region:
    """Fragments that are read line by line, from the top."""

    fragments: list[Fragment]
    gutters: tuple[float, ...] = ()
    """Where a column of dates or labels ends and its text begins."""
    column: int | None = None
    is_side: bool = False
    """Whether it is a sidebar, clearly narrower than the text beside it."""


@dataclass(frozen=True)
class _Split:
    x: float
    top: float
    bottom: float
    left: list[Fragment]
    right: list[Fragment]


def regions(
    fragments: list[Fragment], *, known: tuple[float, ...] = (), depth: int = 0
) -> list[Region]:
    """Cut a page into regions, in reading order.

    Args:
        fragments: What stands on the page.
        known: Gutters of earlier pages whose sides belong together line by line.
        depth: How many cuts were made to get here.
    """
    gutters: list[float] = []
    for split in _splits(fragments):
        if any(abs(split.x - x) < 3 for x in known) or _side_by_side(split.left, split.right):
            gutters.append(split.x)
        elif depth < 3:
            return _cut(fragments, split, (*known, *gutters), depth)
    kept = (x for x in known if any(f.x0 < x for f in fragments))
    return [Region(fragments, tuple(sorted({*gutters, *kept})))] if fragments else []


def _cut(
    fragments: list[Fragment], split: _Split, known: tuple[float, ...], depth: int
) -> list[Region]:
    above = [f for f in fragments if f.y > split.top]
    below = [f for f in fragments if f.y < split.bottom]
    left_width = _width(split.left)
    right_width = _width(split.right)
    result = regions(above, known=known, depth=depth + 1)
    for side, width, other, number in (
        (split.left, left_width, right_width, 0),
        (split.right, right_width, left_width, 1),
    ):
        for region in regions(side, known=known, depth=depth + 1):
            result.append(
                Region(
                    region.fragments,
                    region.gutters,
                    number if region.column is None else region.column + number,
                    region.is_side or width < 0.8 * other,
                )
            )
    return result + regions(below, known=known, depth=depth + 1)


def _width(fragments: list[Fragment]) -> float:
    return max(f.x1 for f in fragments) - min(f.x0 for f in fragments)


def _splits(fragments: list[Fragment]) -> list[_Split]:
    """Find gutters: places where many lines begin and none crosses; the best supported first."""
    if not 2 * _LEAST_LINES <= len(fragments) <= _MOST_FRAGMENTS:
        return []
    leftmost = min(f.x0 for f in fragments)
    edges = Counter(round(f.x0) for f in fragments if f.x0 > leftmost + 18)
    found: list[tuple[float, _Split]] = []
    for edge, own in edges.most_common(_MOST_EDGES):
        count = own + edges.get(edge + 1, 0)
        if count < _LEAST_LINES:
            continue
        x = min(f.x0 for f in fragments if round(f.x0) in (edge, edge + 1))
        split = _longest_run(fragments, x)
        if split is not None:
            weight = min(_lines(split.left), _lines(split.right)) * 10 + _lines(split.right) / 10
            found.append((weight, split))
    found.sort(key=lambda item: (-item[0], item[1].x))
    chosen: list[_Split] = []
    for _, split in found:
        if all(abs(split.x - other.x) > 12 for other in chosen):
            chosen.append(split)
    return chosen[:4]


def _longest_run(fragments: list[Fragment], x: float) -> _Split | None:
    """Take the stretch of the page, between lines that cross x, with the most on both sides."""
    best: _Split | None = None
    support = 0
    for run, top, bottom in _runs(fragments, x):
        left = [f for f in run if f.x1 <= x + 0.5]
        right = [f for f in run if f.x0 >= x - 1]
        both = min(_lines(left), _lines(right))
        if both >= _LEAST_LINES and both > support and _overlap(left, right):
            best, support = _Split(x, *_edges(run, top, bottom), left, right), both
    return best


def _runs(fragments: list[Fragment], x: float) -> Iterator[tuple[list[Fragment], float, float]]:
    """Stretches of the page without a line across x, each with its bounds; from the top."""
    bars = {f.y for f in fragments if f.x0 < x - 1 and f.x1 > x + 0.5}
    run: list[Fragment] = []
    top = float("inf")
    for piece in sorted(fragments, key=lambda f: -f.y):
        if piece.y in bars:
            if run:
                yield run, top, piece.y
            run, top = [], piece.y
        else:
            run.append(piece)
    if run:
        yield run, top, float("-inf")


def _edges(inside: list[Fragment], top: float, bottom: float) -> tuple[float, float]:
    highest, lowest = max(f.y for f in inside), min(f.y for f in inside)
    return min(top, highest + 0.01), max(bottom, lowest - 0.01)


def _lines(fragments: list[Fragment]) -> int:
    return len({round(f.y) for f in fragments})


def _overlap(left: list[Fragment], right: list[Fragment]) -> bool:
    top = min(max(f.y for f in left), max(f.y for f in right))
    bottom = max(min(f.y for f in left), min(f.y for f in right))
    return sum(1 for f in left + right if bottom - 1 <= f.y <= top + 1) >= 4


def _side_by_side(left: list[Fragment], right: list[Fragment]) -> bool:
    """Decide whether the two sides are one table of lines rather than two texts."""
    if any(_is_dates(side) for side in (left, right)) or _is_flush_right(left):
        return True
    if _is_cells(right, left):
        return True
    few, many = sorted((left, right), key=_lines)
    baselines = [f.y for f in many]
    aligned = [f for f in few if any(abs(f.y - y) <= 0.2 * f.size for y in baselines)]
    share = len(aligned) / len(few)
    if share < 0.75:
        return False
    if _lines(few) < _LEAST_TEXT:
        return True
    if _lines(few) <= 0.6 * _lines(many) and not _runs_on(few):
        return all(len(f.text) <= 2 * _SHORT for f in few)
    if share >= 0.9 and all(_is_terse(side) for side in (left, right)):
        return True  # skills in columns, a table of committees
    labels = sum(1 for f in left if f.text.rstrip().endswith(":") or f.bold)
    return share >= 0.9 and labels >= 0.6 * len(left) and not all(f.bold for f in right)


def _is_cells(few: list[Fragment], many: list[Fragment]) -> bool:
    """Tell cells of a table of posts from a text: each block begins beside a line with dates."""
    tops = _block_tops(few)
    if len(tops) < 2 or _lines(few) > _lines(many):
        return False
    beside = 0
    for top in tops:
        size = top.size
        if not any(abs(f.y - top.y) <= 0.2 * size for f in many):
            return False
        near = [f for f in many if -0.2 * size <= top.y - f.y <= 2.6 * size]
        beside += any(_DATED.search(f.text) for f in near)
    return beside >= 0.8 * len(tops)


def _block_tops(side: list[Fragment]) -> list[Fragment]:
    """Give the first fragment of each block of lines that follow each other closely."""
    ordered = sorted(side, key=lambda f: -f.y)
    return [
        piece
        for piece, above in zip(ordered, [None, *ordered], strict=False)
        if above is None or above.y - piece.y > 2.2 * piece.size
    ]


def _is_dates(side: list[Fragment]) -> bool:
    dated = sum(1 for f in side if _DATED.search(f.text) and len(f.text) <= _SHORT)
    return dated >= 0.5 * len(side)


def _is_flush_right(side: list[Fragment]) -> bool:
    """Tell a column of labels set against the text beside it."""
    ends = Counter(round(f.x1 / 2) for f in side)
    starts = Counter(round(f.x0 / 2) for f in side)
    return max(ends.values()) >= 0.7 * len(side) > max(starts.values()) and sum(
        len(f.text) for f in side
    ) <= _SHORT * len(side)


def _is_terse(side: list[Fragment]) -> bool:
    return sum(len(f.text) for f in side) <= _SHORT * len(side)


def _runs_on(side: list[Fragment]) -> bool:
    """Tell whether the lines follow each other closely, as those of a text do."""
    levels = sorted({round(f.y, 1) for f in side}, reverse=True)
    size = max(f.size for f in side)
    close = sum(1 for a, b in pairwise(levels) if a - b <= 1.6 * size)
    return close >= 0.5 * max(1, len(levels) - 1)
