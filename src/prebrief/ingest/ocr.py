"""Scans and pictures: words recognised on the page, put into lines like printed ones.

The recogniser is RapidOCR, whose models lie inside its package; it comes with the extra ``ocr``.
"""

import math
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from prebrief.errors import InputError
from prebrief.ingest.fragments import Fragment
from prebrief.ingest.limits import Limits
from prebrief.ingest.refusals import refuse
from prebrief.records.document import Notice

if TYPE_CHECKING:
    from numpy.typing import NDArray

DPI = 200
"""Enough for ten-point letters; more costs time and finds nothing."""
_POINTS = 72 / DPI
_LETTER_HEIGHT = 0.78
"""Size of the type as a share of the height of the box around a line."""
_UNSURE = 0.75
"""Lines recognised with less confidence are left out: they are stamps, logos, signatures."""
NOTICE = Notice(
    code="text-recognised",
    text="The file is a scan: its words were recognised from the picture. Check names, dates and "
    "figures against your own copy.",
)


@dataclass(frozen=True)
class Word:
    """A word and its place in pixels from the upper left corner."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True)
class Row:
    """A line of words as the recogniser found it; ``bottom`` and ``height`` in pixels."""

    words: tuple[Word, ...]
    bottom: float
    height: float


def recognised_pages(data: bytes, *, limits: Limits) -> list[list[Fragment]]:
    """Give the words of each page of a scanned PDF.

    Raises:
        InputError: the recogniser is not installed, or there are too many pages.
    """
    try:
        import pypdfium2
    except ImportError:
        return []
    if not _installed():
        return []
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > limits.scanned_pages:
            raise refuse("too-many-scanned", n=len(document), limit=limits.scanned_pages)
        return [_recognised(_painted(page, limits)) for page in document]
    finally:
        document.close()


def recognised_picture(data: bytes, *, limits: Limits) -> list[Fragment]:
    """Give the words of a photograph or picture of a page; none without the recogniser."""
    if not _installed():
        return []
    from PIL import Image, ImageOps

    with _as_picture_refusal(), Image.open(BytesIO(data)) as picture:
        if picture.width * picture.height > limits.pixels:
            raise refuse("picture")
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    import numpy

    return _recognised(numpy.asarray(upright))


@contextmanager
def _as_picture_refusal() -> Iterator[None]:
    """Turn whatever the picture library says of a damaged picture into the refusal."""
    try:
        yield
    except InputError:
        raise
    except Exception as cause:
        raise refuse("picture") from cause


def _installed() -> bool:
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None


def _painted(page: Any, limits: Limits) -> "NDArray[Any]":
    width, height = page.get_size()
    scale = min(1 / _POINTS, math.sqrt(limits.pixels / max(1.0, width * height)))
    pixels: NDArray[Any] = page.render(scale=scale).to_numpy()
    return pixels[:, :, :3]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def _recognised(pixels: "NDArray[Any]") -> list[Fragment]:
    result = _engine()(pixels, return_word_box=True)
    if result.txts is None:
        return []
    sure = [
        words
        for words, score in zip(result.word_results, result.scores, strict=True)
        if score >= _UNSURE and words
    ]
    return fragments(rows(sure), page_height=float(pixels.shape[0]))


def rows(lines: list[Any]) -> list[Row]:
    """Straighten the lines of a page that was laid crooked on the glass.

    ``lines`` hold a tuple (text, score, corners clockwise from the upper left) a word.
    """
    slope = (
        statistics.median(
            (line[-1][2][3][1] - line[0][2][3][1]) / max(1.0, line[-1][2][3][0] - line[0][2][3][0])
            for line in sorted(lines, key=lambda line: line[0][2][3][0] - line[-1][2][2][0])[:12]
        )
        if lines
        else 0.0
    )
    found = []
    for line in lines:
        # The recogniser squares each word's box, so the line's own bottom is their mean.
        bottom = statistics.fmean(c[3][1] - slope * c[3][0] for _, _, c in line)
        height = statistics.fmean(c[3][1] - c[0][1] for _, _, c in line)
        words = tuple(
            Word(text, float(c[0][0]) + slope * bottom, float(c[1][0]) + slope * bottom)
            for text, _, c in line
        )
        found.append(Row(words, bottom, height))
    return found


def fragments(found: list[Row], *, page_height: float) -> list[Fragment]:
    """Set rows of words as pieces of text in points, parted where a column of the page begins.

    The recogniser runs a date in the margin and the title beside it together; where many rows
    begin, and a word of this row begins too, there is a column.
    """
    edges = _edges(found)
    body = statistics.median([row.height for row in found] or [1.0])
    pieces = []
    for row in found:
        # Heights waver by a tenth from line to line; only a real step is another size.
        height = body if abs(row.height - body) <= 0.14 * body else row.height
        size = round(height * _LETTER_HEIGHT * _POINTS * 2) / 2
        y = (page_height - row.bottom) * _POINTS + 0.2 * size
        for words in _parted(row, edges):
            text = " ".join(word.text for word in words)
            pieces.append(Fragment(text, words[0].x0 * _POINTS, words[-1].x1 * _POINTS, y, size))
    return pieces


def _edges(found: list[Row]) -> list[float]:
    starts = sorted((row.words[0].x0, row.height) for row in found)
    return [
        x for x, height in starts if sum(abs(x - other) <= 0.4 * height for other, _ in starts) >= 4
    ]


def _parted(row: Row, edges: list[float]) -> Iterator[list[Word]]:
    piece = [row.words[0]]
    for word in row.words[1:]:
        gap = word.x0 - piece[-1].x1
        at_edge = any(abs(word.x0 - edge) <= 0.45 * row.height for edge in edges)
        if gap > 1.5 * row.height or (at_edge and gap > 0.5 * row.height):
            yield piece
            piece = []
        piece.append(word)
    yield piece
