"""What a human reader of the page can see; the rest is left out and counted.

Size and place decide by themselves. Colour is only a suspicion, since white letters on a dark
band are meant to be read: there the page is painted small, and the picture of it decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from prebrief.ingest.fragments import Box, Fragment
from prebrief.ingest.reading import Hidden

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""

_SMALLEST = 4.0
"""Points; fine print is 5."""
_CONTRAST = 0.07
"""Least difference from the ground in one channel; pale grey has 0.1."""
_PALE = 0.88
"""All channels above this: cannot be read on white paper."""
_GROUND = 0.3
"""Share of the page: a larger painted area is the ground of the text, not a cover over it."""
_SCAN = 0.5
"""Share of the page: a larger picture is a scan."""
_THIN = 6.0
"""Points: a narrower area is a rule, and covers no line."""
_MOST_COVERS = 2_000
_UNIFORM = 10
"""Of 255: no letter stands in a patch that varies less."""


@dataclass(frozen=True)
class Picture:
    """The page, painted small."""

    width: int
    height: int
    data: bytes
    """Red, green, blue and alpha of each pixel, from the upper left corner."""

    def patch(self, box: Box, page: Box) -> list[tuple[int, int, int]]:
        """Give the pixels inside a box of the page."""
        across = self.width / (page[2] - page[0])
        down = self.height / (page[3] - page[1])
        left, right = int((box[0] - page[0]) * across), int((box[2] - page[0]) * across) + 1
        top, foot = int((page[3] - box[3]) * down), int((page[3] - box[1]) * down) + 1
        data, width = self.data, self.width
        return [
            (data[at], data[at + 1], data[at + 2])
            for row in range(max(0, top), min(self.height, foot))
            for at in range(
                4 * (row * width + max(0, left)), 4 * (row * width + min(width, right)), 4
            )
        ]


@dataclass(frozen=True)
class Sheet:
    """One page as a format library gives it."""

    number: int
    box: Box
    fragments: list[tuple[Fragment, Colour | None]]
    painted: list[Box]
    """Painted areas."""
    pictures: list[Box]
    drawn: list[Box]
    """Small filled shapes that may be bullet marks."""
    doubtful: bool = False
    """Whether the file can hide letters by means that the library does not report."""
    paint: Callable[[], Picture | None] = lambda: None

    @cached_property
    def picture(self) -> Picture | None:
        """The page, painted when first asked for; none if it cannot be."""
        return self.paint()


def visible(sheet: Sheet, hidden: Hidden) -> list[Fragment]:
    """Keep the fragments that can be seen, each once."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Fragment] = []
    judge = _Judge(sheet)
    for fragment, colour in sheet.fragments:
        if not fragment.text.strip():
            kept.append(fragment)
            continue
        if judge.hides(fragment, colour):
            hidden.note(sheet.number)
            continue
        key = (fragment.text, round(fragment.x0), round(fragment.y))
        if key not in seen:  # bold made by printing twice
            seen.add(key)
            kept.append(fragment)
    return kept


class _Judge:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        area = _area(sheet.box)
        self._is_scan = any(_area(box) >= _SCAN * area for box in sheet.pictures)
        covers = [
            box
            for box in sheet.painted
            if _area(box) < _GROUND * area and min(box[2] - box[0], box[3] - box[1]) >= _THIN
        ]
        self._covers = [*covers, *sheet.pictures][:_MOST_COVERS]

    def hides(self, fragment: Fragment, colour: Colour | None) -> bool:
        """Tell whether the page keeps the fragment from its readers."""
        left, bottom, right, top = self._sheet.box
        middle = (fragment.x0 + fragment.x1) / 2, fragment.y + 0.3 * fragment.size
        if not (left - 1 <= middle[0] <= right + 1 and bottom - 1 <= middle[1] <= top + 1):
            return True
        if fragment.size < _SMALLEST and any(char.isalnum() for char in fragment.text):
            return not fragment.is_icon  # a bullet or icon font may be small; words may not
        if self._is_scan or colour is None:
            return False  # recognised text lies unseen over the picture of the page
        pale = min(colour) >= _PALE
        covered = any(_inside(middle, box) for box in self._covers)
        if not (pale or covered or self._sheet.doubtful):
            return False
        return self._is_unseen(fragment, colour, pale)

    def _is_unseen(self, fragment: Fragment, colour: Colour, pale: bool) -> bool:
        picture = self._sheet.picture
        if picture is None:
            return pale and not self._covers
        box = (fragment.x0, fragment.y, fragment.x1, fragment.y + 0.75 * fragment.size)
        patch = picture.patch(box, self._sheet.box)
        if not patch:
            return pale
        if all(max(channel) - min(channel) < _UNIFORM for channel in zip(*patch, strict=True)):
            return any(char.isalnum() for char in fragment.text)
        ground = sorted(patch, key=sum)[len(patch) // 2]
        return pale and all(
            abs(a - b / 255) < _CONTRAST for a, b in zip(colour, ground, strict=True)
        )


def _area(box: Box) -> float:
    return abs((box[2] - box[0]) * (box[3] - box[1]))


def _inside(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
