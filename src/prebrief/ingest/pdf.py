"""PDF: placed letters, put back into lines in reading order."""

from prebrief.errors import PrebriefError
from prebrief.ingest.columns import regions
from prebrief.ingest.fragments import Fragment, joined, with_marks
from prebrief.ingest.furniture import without_furniture
from prebrief.ingest.guarded_child import take_longer
from prebrief.ingest.headings import mark_headings
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import Line
from prebrief.ingest.pdf_miner_pages import miner_sheets
from prebrief.ingest.pdf_oxide_pages import UnreadablePdfError, oxide_sheets
from prebrief.ingest.reading import Hidden, Reading
from prebrief.ingest.refusals import refuse
from prebrief.ingest.rows import region_lines
from prebrief.ingest.visible import Sheet, visible


def read_pdf(data: bytes, *, limits: Limits) -> Reading:
    """Read a PDF that has text in it."""
    try:
        sheets = oxide_sheets(data, limits=limits)
    except UnreadablePdfError:
        sheets = miner_sheets(data, limits=limits)
    hidden = Hidden()
    pages = [with_marks(joined(visible(sheet, hidden)), sheet.drawn) for sheet in sheets]
    if not any(any(char.isalnum() for char in f.text) for page in pages for f in page):
        if hidden.pieces:
            raise refuse("empty-text")
        return _scanned(data, sheets, limits)
    return Reading(_lines(sheets, pages), page_count=len(sheets), notices=hidden.notices())


def _scanned(data: bytes, sheets: list[Sheet], limits: Limits) -> Reading:
    from prebrief.ingest.ocr import NOTICE, recognised_pages

    take_longer(limits.scan_seconds * min(len(sheets), limits.scanned_pages))
    try:
        pages = recognised_pages(data, limits=limits)
    except (PrebriefError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - three libraries, each with errors of its own for a torn page
        pages = []
    if len(pages) != len(sheets) or not any(pages):
        raise refuse("no-text-layer", n=f"{len(sheets)} page{'' if len(sheets) == 1 else 's'}")
    return Reading(_lines(sheets, pages), page_count=len(sheets), notices=(NOTICE,))


def _lines(sheets: list[Sheet], pages: list[list[Fragment]]) -> list[Line]:
    return mark_headings(without_furniture(_in_order(sheets, pages)))


def read_picture(data: bytes, *, limits: Limits) -> Reading:
    """Read a picture of a page, where the recogniser is installed."""
    from prebrief.ingest.ocr import NOTICE, recognised_picture

    take_longer(limits.scan_seconds)
    fragments = recognised_picture(data, limits=limits)
    if not fragments:
        raise refuse("picture")
    width = max(piece.x1 for piece in fragments)
    height = max(piece.y + piece.size for piece in fragments)
    sheet = Sheet(1, (0.0, 0.0, width, height), fragments=[], painted=[], pictures=[], drawn=[])
    return Reading(_lines([sheet], [fragments]), page_count=1, notices=(NOTICE,))


def _in_order(sheets: list[Sheet], pages: list[list[Fragment]]) -> list[Line]:
    """Lines page by page, except that a sidebar running over pages is read as one.

    Otherwise the posts of page two would seem to belong to the languages at the foot of the
    sidebar on page one.
    """
    body = _body_size(pages)
    known: tuple[float, ...] = ()
    lines: list[Line] = []
    side: list[Line] = []
    beside: list[Line] = []
    for sheet, fragments in zip(sheets, pages, strict=True):
        found = regions(fragments, known=known)
        known = tuple({*known, *(x for region in found for x in region.gutters)})
        has_side = any(region.is_side for region in found)
        if not has_side:
            lines += [*_after_name(side, beside)]
            side, beside = [], []
        for region in found:
            placed = region_lines(region, page=sheet.number, body=body)
            if region.is_side:
                side += placed
            elif has_side and (side or beside or region.column is not None):
                beside += placed
            else:
                lines += placed
    return [*lines, *_after_name(side, beside)]


def _after_name(side: list[Line], beside: list[Line]) -> list[Line]:
    """Put the sidebar first, but behind the name where that stands at the top of the text."""
    largest = max((line.font_size or 0.0 for line in side), default=0.0)
    own = max((line.font_size or 0.0 for line in beside), default=0.0)
    count = 0
    while own > largest and count < len(beside) and (beside[count].font_size or 0.0) >= 0.8 * own:
        count += 1
    return [*beside[:count], *side, *beside[count:]] if count <= 3 else [*side, *beside]


def _body_size(pages: list[list[Fragment]]) -> float:
    weights: dict[float, int] = {}
    for fragment in (f for page in pages for f in page):
        size = round(fragment.size * 2) / 2
        weights[size] = weights.get(size, 0) + len(fragment.text)
    return max(weights, key=lambda size: weights[size]) or 10.0
