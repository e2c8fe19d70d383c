"""The text of a file and where each part of it stands."""

from bisect import bisect_right
from typing import Literal

from prebrief.records.base import Record

DocumentRole = Literal["cv", "job"]
BlockKind = Literal["heading", "line", "bullet", "table_row"]


class Span(Record):
    """A stretch of a document, quoted: ``document.text[start:end] == quote``, always."""

    doc: DocumentRole
    """Which of the two documents it points into."""
    start: int
    """Offset of the first character in ``Document.text``."""
    end: int
    """Offset just past the last character."""
    quote: str
    """The characters themselves, line breaks included."""
    page: int | None = None
    """Page number from 1, or none where the format has no pages."""

    @property
    def text(self) -> str:
        """The quote on one line, for showing."""
        return " ".join(self.quote.split())


class Notice(Record):
    """Something the reader of the brief should know about how it was made."""

    code: str
    """Stable slug, such as ``hidden-text`` or ``cv-out-of-date``."""
    text: str
    """One or two plain sentences."""
    cite: Span | None = None
    """The line that it concerns."""


class Block(Record):
    """One line of a document, with what its layout tells."""

    kind: BlockKind
    """Heading, plain line, bullet, or row of a table."""
    start: int
    """Offset of the first character in ``Document.text``."""
    end: int
    """Offset just past the last character."""
    page: int | None = None
    """Page number from 1."""
    font_size: float | None = None
    """Size in points, where the format tells."""
    bold: bool = False
    """Whether all of the line is set in bold."""
    indent: int = 0
    """Columns of white space, or nesting level of a list, before the text."""
    column: int | None = None
    """Column of the page layout from 0, where there are several."""
    cells: tuple[tuple[int, int], ...] = ()
    """Offsets of the cells of a table row."""


class Document(Record):
    """Text taken from a file; all later spans point into ``text``."""

    role: DocumentRole
    """Whether it was given as the CV or as the posting."""
    name: str
    """File name or address, for messages."""
    media_type: str
    """Media type found in the content, not the one claimed."""
    sha256: str
    """Digest of the original bytes, hexadecimal."""
    text: str
    """The whole text in reading order, one line per block, joined by newlines."""
    blocks: tuple[Block, ...] = ()
    """The lines in order; they cover all of ``text`` but white space."""
    page_count: int | None = None
    """How many pages the file has."""
    notices: tuple[Notice, ...] = ()
    """What went less than well in reading the file."""
    structured: str | None = None
    """The original JSON where the file was JSON Resume."""

    def span(self, start: int, end: int) -> Span:
        """Quote the characters from start to end, white space at both ends left out."""
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        return Span(
            doc=self.role,
            start=start,
            end=start + len(quote),
            quote=quote,
            page=self.page_at(start),
        )

    def page_at(self, offset: int) -> int | None:
        """Give the page that the character at the offset stands on."""
        place = bisect_right(self.blocks, offset, key=_start)
        return self.blocks[place - 1].page if place else None


def _start(block: Block) -> int:
    return block.start
