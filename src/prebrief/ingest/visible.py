"""What a human reader of the page can see; the rest is left out and counted."""

from dataclasses import dataclass

from prebrief.ingest.fragments import Box, Fragment
from prebrief.ingest.reading import Hidden

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""

_SMALLEST = 4.0
"""Points; fine print is 5."""
_CONTRAST = 0.07
"""Least difference from the ground in one channel; pale grey has 0.1."""
_WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Painted:
    """A filled area of the page, in the order of painting."""

    box: Box
    colour: Colour


@dataclass(frozen=True)
class Sheet:
    """One page as a format library gives it."""

    number: int
    box: Box
    fragments: list[tuple[Fragment, Colour | None]]
    painted: list[Painted]
    """Filled areas, first painted first."""
    pictures: list[Box]
    drawn: list[Box]
    """Small filled shapes that may be bullet marks."""


def visible(sheet: Sheet, hidden: Hidden) -> list[Fragment]:
    """Keep the fragments that can be seen, each once."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Fragment] = []
    for fragment, colour in sheet.fragments:
        if not fragment.text.strip():
            kept.append(fragment)
            continue
        if _is_hidden(fragment, colour, sheet):
            hidden.note(sheet.number)
            continue
        key = (fragment.text, round(fragment.x0), round(fragment.y))
        if key not in seen:  # bold made by printing twice
            seen.add(key)
            kept.append(fragment)
    return kept


def _is_hidden(fragment: Fragment, colour: Colour | None, sheet: Sheet) -> bool:
    left, bottom, right, top = sheet.box
    middle = (fragment.x0 + fragment.x1) / 2, fragment.y + 0.3 * fragment.size
    if not (left - 1 <= middle[0] <= right + 1 and bottom - 1 <= middle[1] <= top + 1):
        return True
    if fragment.size < _SMALLEST and any(char.isalnum() for char in fragment.text):
        # A bullet or icon font may be small; words may not.
        return not fragment.is_icon
    if colour is None or any(_inside(middle, box) for box in sheet.pictures):
        return False
    ground = _WHITE
    for area in sheet.painted:
        if _inside(middle, area.box):
            ground = area.colour
    return max(abs(a - b) for a, b in zip(colour, ground, strict=True)) < _CONTRAST


def _inside(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
