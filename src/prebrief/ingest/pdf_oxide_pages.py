"""Pages by pdf-oxide: fast, and right about fonts and places."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from prebrief.ingest.fragments import Box, Fragment, is_bold_font
from prebrief.ingest.limits import Limits
from prebrief.ingest.pdf_oxide_core import pdf_oxide_core
from prebrief.ingest.pdf_tricks import goes_round, may_hide_text
from prebrief.ingest.refusals import refuse
from prebrief.ingest.visible import Colour, Picture, Sheet

if TYPE_CHECKING:
    from pdf_oxide import PdfDocument, TextSpan

_LOCKED = re.compile(r"encrypt|password|authenticat", re.I)
_MARK_POINTS = 7.0
"""Widest and highest shape that passes for a bullet mark."""


_PAINT_DPI = 36
"""Ten-point letters are then five pixels high."""
_LARGEST_PAGE = 20_000_000
"""Square points that are painted; a poster of A0 has 8 million."""


class UnreadablePdfError(Exception):
    """The library could not make sense of the file; another one may."""


def oxide_sheets(data: bytes, *, limits: Limits) -> list[Sheet]:
    """Give the pages; refuse a locked file and one with too many pages."""
    if goes_round(data):
        raise UnreadablePdfError  # it would overflow its stack
    pdf_oxide = pdf_oxide_core()
    pdf_oxide.disable_logging()  # its log repeats what is raised
    with _no_panic():
        document = pdf_oxide.PdfDocument.from_bytes(data)
        count = document.page_count()
    if count > limits.pages:
        raise refuse("too-many-pages", n=count, limit=limits.pages)
    with _no_panic():
        doubtful = may_hide_text(data)
        return [_sheet(document, index, doubtful) for index in range(count)]


@contextmanager
def _no_panic() -> Iterator[None]:
    """Translate what the library raises; a panic of its Rust core is not an Exception."""
    try:
        yield
    except (OSError, RuntimeError, ValueError, IndexError) as cause:
        if _LOCKED.search(str(cause)):
            raise refuse("password-protected") from None
        raise UnreadablePdfError from cause
    except BaseException as cause:
        if type(cause).__name__ != "PanicException":
            raise
        raise UnreadablePdfError from cause


def _sheet(document: "PdfDocument", index: int, doubtful: bool) -> Sheet:
    spans = document.extract_spans(index)
    paths = document.extract_paths(index) if spans else []
    return Sheet(
        number=index + 1,
        box=_page_box(document, index),
        fragments=[_fragment(span) for span in spans],
        painted=[_box(path["bbox"]) for path in paths],
        pictures=_pictures(document, index) if spans else [],
        drawn=[_box(path["bbox"]) for path in paths if _is_mark(path)],
        doubtful=doubtful,
        paint=lambda: _paint(document, index),
    )


def _paint(document: "PdfDocument", index: int) -> Picture | None:
    """Paint the page small: enough to tell letters from bare ground."""
    left, bottom, right, top = _page_box(document, index)
    # Written so that what is no number at all is too large, too.
    if document.page_rotation(index) % 360 or not (right - left) * (top - bottom) <= _LARGEST_PAGE:
        return None
    try:
        with _no_panic():
            pixels = document.render_pixmap(index, dpi=_PAINT_DPI)
    except UnreadablePdfError:
        return None
    return Picture(pixels.width, pixels.height, bytes(pixels.data))


def _fragment(span: "TextSpan") -> tuple[Fragment, Colour | None]:
    x, y, width, _ = span.bbox
    piece = Fragment(
        text=span.text,
        x0=x,
        x1=x + width,
        y=y,
        size=span.font_size,
        bold=span.is_bold or is_bold_font(span.font_name),
        font=span.font_name,
    )
    red, green, blue = span.color
    return piece, (red, green, blue)


def _page_box(document: "PdfDocument", index: int) -> Box:
    left, bottom, right, top = document.page_crop_box(index) or document.page_media_box(index)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _box(bbox: tuple[float, float, float, float]) -> Box:
    x, y, width, height = bbox
    return min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)


def _is_mark(path: dict[str, Any]) -> bool:
    """A small filled shape about as wide as high, in a colour that shows."""
    _, _, width, height = path["bbox"]
    width, height = abs(width), abs(height)
    fill = path["fill_color"]
    return (
        fill is not None
        and 1.0 <= width <= _MARK_POINTS
        and 1.0 <= height <= _MARK_POINTS
        and 0.5 <= width / height <= 2.0
        and min(fill) < 0.9
    )


def _pictures(document: "PdfDocument", index: int) -> list[Box]:
    images = document.page_images(index)
    return [_box(tuple(image["bbox"])) for image in images if "bbox" in image]
