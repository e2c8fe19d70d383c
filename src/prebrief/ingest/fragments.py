"""Pieces of text on a page with their places, whatever library found them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from prebrief.ingest.bullets import BULLET, bullet_of

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner."""

_ICON_FONT = re.compile(r"awesome|icon|dingbat|wingding|webding|opensymbol|marvosym|glyph", re.I)
_MARK_FONT = re.compile(r"dingbat|wingding|webding|opensymbol|symbolmt|\bsymbol", re.I)
_BOLD_FONT = re.compile(r"bold|black|heavy|semib|demi", re.I)
_MOST_MARKS = 500
"""On one page; more is a drawing."""
_LONE_MARK = re.compile(r"^(?:[-–—*o]|\(?\d{1,2}[.)]|\(?[a-z][.)])$")


@dataclass(frozen=True)
class Fragment:
    """A run of letters on one baseline, in one setting."""

    text: str
    x0: float
    x1: float
    y: float
    """The baseline."""
    size: float
    bold: bool = False
    font: str = ""

    @property
    def is_icon(self) -> bool:
        """Whether the letters are pictures."""
        return _ICON_FONT.search(self.font) is not None and len(self.text.strip()) <= 2


def is_bold_font(name: str) -> bool:
    """Tell bold by the name of the font."""
    return _BOLD_FONT.search(name) is not None


def joined(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Join pieces of a word and words of a phrase, but nothing across a wider gap."""
    result: list[Fragment] = []
    for piece in sorted(fragments, key=lambda f: (-round(f.y, 0), f.x0)):
        last = result[-1] if result else None
        if last is not None and _continues(last, piece):
            result[-1] = _join(last, piece)
        elif piece.text.strip():
            result.append(piece)
    return result


def _continues(last: Fragment, piece: Fragment) -> bool:
    size = max(last.size, piece.size)
    gap = piece.x0 - last.x1
    return (
        abs(last.y - piece.y) <= 0.12 * size
        and -0.5 * size <= gap <= 0.42 * size
        and piece.x0 >= last.x0
        and not last.is_icon
        and not piece.is_icon
        and bullet_of(f"{last.text.strip()} X") != f"{last.text.strip()} "
    )


def _join(last: Fragment, piece: Fragment) -> Fragment:
    gap = piece.x0 - last.x1
    spaced = last.text[-1:].isspace() or piece.text[:1].isspace()
    glue = " " if gap > 0.17 * max(last.size, piece.size) and not spaced else ""
    letters = len(last.text.strip()), len(piece.text.strip())
    return replace(
        last,
        text=last.text + glue + piece.text,
        x1=max(last.x1, piece.x1),
        size=last.size if letters[0] >= letters[1] else piece.size,
        bold=(last.bold or not letters[0]) and (piece.bold or not letters[1]),
    )


def with_marks(fragments: list[Fragment], drawn: Iterable[Box]) -> list[Fragment]:
    """Put bullet marks, printed or drawn, in front of the text that they open."""
    marks = [f for f in fragments if _is_mark(f)][:_MOST_MARKS]
    texts = [f for f in fragments if not _is_mark(f)]
    repeated = _repeated_icons(marks)
    opened: set[int] = set()
    for mark in marks:
        index = _text_right_of(mark.x1, mark.y, mark.size, texts)
        icon = mark.is_icon and not _MARK_FONT.search(mark.font)
        if index is None or index in opened:
            continue
        if icon and (mark.font, mark.text.strip()) not in repeated:
            continue  # the picture of a telephone, an envelope
        sign = BULLET if mark.is_icon else mark.text.strip()
        texts[index] = replace(
            texts[index], text=f"{sign} {texts[index].text.lstrip()}", x0=mark.x0
        )
        opened.add(index)
    for left, bottom, right, top in list(drawn)[:_MOST_MARKS]:
        index = _text_right_of(right, (bottom + top) / 2 - 3, 8.0, texts)
        if index is not None and index not in opened:
            texts[index] = replace(
                texts[index], text=f"{BULLET} {texts[index].text.lstrip()}", x0=left
            )
            opened.add(index)
    return texts


def _is_mark(fragment: Fragment) -> bool:
    text = fragment.text.strip()
    if fragment.is_icon:
        return True
    return len(text) <= 4 and (
        _LONE_MARK.match(text) is not None or bullet_of(f"{text} X") in (f"{text} ", text)
    )


def _repeated_icons(marks: list[Fragment]) -> set[tuple[str, str]]:
    counts: dict[tuple[str, str], int] = {}
    for mark in marks:
        if mark.is_icon:
            key = (mark.font, mark.text.strip())
            counts[key] = counts.get(key, 0) + 1
    return {key for key, count in counts.items() if count > 1}


def _text_right_of(x: float, y: float, size: float, texts: list[Fragment]) -> int | None:
    """Find the nearest text on the same line to the right of a mark."""
    best, nearest = None, 45.0  # points: the widest hanging indent in use
    for index, text in enumerate(texts):
        gap = text.x0 - x
        if -1 <= gap < nearest and abs(text.y - y) <= 0.45 * max(size, text.size):
            best, nearest = index, gap
    return best
