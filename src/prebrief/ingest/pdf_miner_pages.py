"""Pages by pdfminer.six: ten times slower, but it mends files that pdf-oxide gives up on."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from prebrief.errors import InputError
from prebrief.ingest.fragments import Fragment, is_bold_font
from prebrief.ingest.limits import Limits
from prebrief.ingest.refusals import refuse
from prebrief.ingest.visible import Colour, Sheet

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTPage


def miner_sheets(data: bytes, *, limits: Limits) -> list[Sheet]:
    """Give the pages, or refuse the file as damaged."""
    from pdfminer.high_level import extract_pages
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    sheets: list[Sheet] = []
    try:
        for page in extract_pages(BytesIO(data), maxpages=limits.pages + 1):
            if len(sheets) >= limits.pages:
                raise refuse("too-many-pages", n=f"more than {limits.pages}", limit=limits.pages)
            sheets.append(_sheet(page, len(sheets) + 1))
    except InputError:
        raise
    except PDFPasswordIncorrect:
        raise refuse("password-protected") from None
    except Exception as cause:
        raise refuse("corrupt-pdf") from cause
    if not sheets:
        raise refuse("corrupt-pdf")
    return sheets


def _sheet(page: "LTPage", number: int) -> Sheet:
    return Sheet(
        number=number,
        box=page.bbox,
        fragments=[_fragment(char) for char in _chars(page)],
        painted=[],
        pictures=[],
        drawn=[],
    )


def _chars(item: Any) -> Iterator["LTChar"]:
    from pdfminer.layout import LTChar

    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from _chars(child)


def _fragment(char: "LTChar") -> tuple[Fragment, Colour | None]:
    piece = Fragment(
        text=char.get_text(),
        x0=char.x0,
        x1=char.x1,
        y=char.matrix[5],
        size=char.size,
        bold=is_bold_font(char.fontname),
        font=char.fontname,
    )
    return piece, None
