"""The statements of a CV after the user's corrections."""

from collections.abc import Sequence

from prebrief.read.cv.corrected import AnyEntry, Entry
from prebrief.read.cv.statements import claims, figures_in
from prebrief.records.document import Document, Span
from prebrief.records.profile import Education, Position, Profile, Statement, StatementKind

SECTION = "added"
"""Section of what the user says beside the CV."""


class Lines:
    """Carries the statements over, then takes the user's own behind them.

    Numbers are never given anew: a statement keeps its id whatever happens to its neighbours.
    """

    def __init__(
        self,
        profile: Profile,
        document: Document,
        work: Sequence[Entry[Position]],
        stale: Sequence[Span],
        entries: Sequence[AnyEntry],
    ) -> None:
        self._document = document
        self._next = len(profile.statements) + 1
        self._entries = entries
        self._work = list(work)
        self.done: list[Statement] = []
        moved = _moved(work)
        dropped: list[Statement] = []
        for line in profile.statements:
            if line.kind in ("credential", "education") and any(
                _touch(line.span, span) for span in stale
            ):
                dropped.append(line)
                continue
            self.done.append(_carried(line, moved, work))
        for line in dropped:
            self._keep_neighbours(line)

    def add(self, span: Span, kind: StatementKind, *, position: int | None = None) -> None:
        """Take one line of the user's, sentence by sentence."""
        text = span.quote
        for first, last in claims(text):
            offsets = list(range(span.start + first, span.start + last))
            part = self._document.span(span.start + first, span.start + last)
            self._put(text[first:last], kind, part, position, offsets)

    def add_entry(self, entry: AnyEntry, span: Span) -> None:
        """Take the line that speaks for an entry."""
        if isinstance(entry.value, Position):
            if entry.read_as is None:
                position = next(i for i, at in enumerate(self._work) if at is entry)
                self._put(span.quote, "role", span, position)
            return
        kind: StatementKind = "education" if isinstance(entry.value, Education) else "credential"
        self._put(span.quote, kind, span)

    def _put(
        self,
        text: str,
        kind: StatementKind,
        span: Span,
        position: int | None = None,
        offsets: Sequence[int] = (),
    ) -> None:
        self.done.append(
            Statement(
                id=f"s{self._next}",
                text=text,
                kind=kind,
                span=span,
                position=position,
                section=SECTION,
                figures=figures_in(text, list(offsets), kind, self._document) if offsets else (),
            )
        )
        self._next += 1

    def _keep_neighbours(self, dropped: Statement) -> None:
        """Keep what else stood on a line of which the user took one thing back."""
        for entry in self._entries:
            value = entry.value
            if isinstance(value, Position) or entry.line or value.span is None:
                continue
            if _touch(dropped.span, value.span):
                name = value.study_type if isinstance(value, Education) else value.name
                self._put(name or value.span.text, dropped.kind, value.span)


def _moved(work: Sequence[Entry[Position]]) -> dict[int, int]:
    """Give the new place of each position that is still there."""
    return {entry.read_as: i for i, entry in enumerate(work) if entry.read_as is not None}


def _carried(line: Statement, moved: dict[int, int], work: Sequence[Entry[Position]]) -> Statement:
    if line.position is None:
        return line
    place = moved.get(line.position)
    if place is None:
        # What stood under it was still done; only its head is no post's.
        kind = "other" if line.kind == "role" else line.kind
        return line.model_copy(update={"position": None, "kind": kind})
    entry = work[place]
    if line.kind == "role" and entry.line and entry.value.span:
        span = entry.value.span
        return line.model_copy(
            update={"position": place, "text": span.quote, "span": span, "figures": ()}
        )
    return line if place == line.position else line.model_copy(update={"position": place})


def _touch(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end
