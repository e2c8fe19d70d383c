"""The documents as pages of lines, so that a quote can link to its place."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prebrief.records.base import Record
from prebrief.records.brief import Brief
from prebrief.records.document import Span


@dataclass(frozen=True)
class Piece:
    """A stretch of a line, quoted in the brief or not."""

    text: str
    quoted: bool


@dataclass(frozen=True)
class Line:
    """A line of a document, with its number from 1."""

    number: int
    pieces: tuple[Piece, ...]


class Places:
    """Where each line of a document begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for i, character in enumerate(text):
            if character == "\n":
                self._starts.append(i + 1)

    def line_of(self, offset: int) -> int:
        """Give the number, from 1, of the line that holds the character."""
        return bisect_right(self._starts, offset)

    def lines(self, spans: Iterable[Span]) -> Iterator[Line]:
        """Yield the lines, cut where a quote begins or ends."""
        covered = bytearray(len(self._text) + 1)
        for span in spans:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
        for number, start in enumerate(self._starts, start=1):
            end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
            yield Line(number, tuple(self._pieces(start, end, covered)))

    def _pieces(self, start: int, end: int, covered: bytearray) -> Iterator[Piece]:
        while start < end:
            quoted = covered[start]
            stop = start + 1
            while stop < end and covered[stop] == quoted:
                stop += 1
            yield Piece(self._text[start:stop], bool(quoted))
            start = stop


def spans_of(brief: Brief, doc: str) -> list[Span]:
    """Collect every quote of a document anywhere in the brief."""
    return [span for span in _walk(brief) if span.doc == doc]


def _walk(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
