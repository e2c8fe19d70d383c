"""Plain text: its encoding, its pages and its lines."""

import codecs

from prebrief.ingest.clean import clean
from prebrief.ingest.furniture import pages_by_number, without_furniture
from prebrief.ingest.headings import is_capitals, is_underline
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import Line
from prebrief.ingest.reading import Reading
from prebrief.ingest.refusals import refuse

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TABSTOP = 4


def decode(data: bytes) -> str:
    """Decode by byte-order mark, then UTF-8, then the code pages of Windows and the West."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    if (wide := _wide(data)) is not None:
        return data.decode(wide, errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def decoded(data: bytes, limits: Limits) -> str:
    """Decode, and refuse more text than a document has before any work is done on it."""
    text = decode(data)
    if len(text) > limits.text_chars:
        raise refuse("too-much-text", limit=f"{limits.text_chars:,}")
    return text


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every second byte of Western text is zero."""
    head = data[:4_000]
    if len(head) < 4 or 0 not in head:
        return None
    even, odd = head[::2], head[1::2]
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def read_text(data: bytes, *, limits: Limits) -> Reading:
    """Read plain text."""
    lines, pages = text_lines(decoded(data, limits))
    return Reading(without_furniture(lines), page_count=pages)


def text_lines(text: str) -> tuple[list[Line], int | None]:
    """Split text into lines; form feeds part pages. Gives the number of pages, if there are any."""
    text = clean(text)
    pages = text.split("\f") if "\f" in text.strip("\f\n ") else pages_by_number(text)
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        lines += _page_lines(page, number if len(pages) > 1 else None)
    return lines, len(pages) if len(pages) > 1 else None


def _page_lines(text: str, page: int | None) -> list[Line]:
    lines: list[Line] = []
    opens = True
    for raw in text.split("\n"):
        line = raw.expandtabs(_TABSTOP).rstrip() if raw[:1] in " \t" else raw.rstrip()
        if not line.strip():
            opens = True
            continue
        if is_underline(line):
            if lines and not opens and len(lines[-1].text) <= 60:
                lines[-1] = _as_heading(lines[-1])
            opens = True
            continue
        stripped = line.lstrip()
        lines.append(
            Line(
                text=stripped,
                kind="heading" if opens and is_capitals(stripped) else "line",
                page=page,
                indent=len(line) - len(stripped),
                opens=opens,
            )
        )
        opens = False
    return lines


def _as_heading(line: Line) -> Line:
    return Line(text=line.text, kind="heading", page=line.page, opens=line.opens)
