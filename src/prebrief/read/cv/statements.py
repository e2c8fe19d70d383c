"""Everything the CV says, one thing at a time, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.lines import CvLine
from prebrief.read.cv.paragraphs import Paragraph
from prebrief.records.document import Document
from prebrief.records.profile import Figure, Statement, StatementKind
from prebrief.text.figures import find_figures
from prebrief.text.lines import join_pieces
from prebrief.text.sentences import sentence_bounds

_SHORT = 24
"""A sentence of fewer characters stays with its neighbour: "0.4 FTE."."""


@dataclass(eq=False)
class Draft:
    """A statement before it has its number."""

    text: str
    offsets: list[int]
    kind: StatementKind
    section: str
    post: int | None = None
    """Key of the post it belongs to, before the posts are put in order."""


class StatementBook:
    """Collects statements and numbers them in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._drafts: list[Draft] = []

    def add(self, draft: Draft) -> None:
        """Add one statement."""
        if draft.text and any(char.isalpha() for char in draft.text):
            self._drafts.append(draft)

    def add_paragraph(
        self, paragraph: Paragraph, kind: StatementKind, section: str, *, post: int | None = None
    ) -> None:
        """Add a paragraph, sentence by sentence."""
        for start, end in claims(paragraph.text):
            self.add(
                Draft(paragraph.text[start:end], paragraph.offsets[start:end], kind, section, post)
            )

    def add_lines(
        self,
        lines: Sequence[CvLine],
        kind: StatementKind,
        section: str,
        known: frozenset[str],
        *,
        post: int | None = None,
    ) -> None:
        """Add lines that together say one thing."""
        text, offsets = join_pieces([(line.text, line.start) for line in lines], known=known)
        self.add(Draft(text, offsets, kind, section, post))

    def close(self, order: dict[int, int]) -> tuple[Statement, ...]:
        """Give the statements, numbered, each with its figures; repeated ones once."""
        done: list[Statement] = []
        seen: set[tuple[str, int | None]] = set()
        placed = {
            (draft.offsets[0], draft.text) for draft in self._drafts if draft.post is not None
        }
        for draft in sorted(self._drafts, key=lambda draft: draft.offsets[0]):
            position = order.get(draft.post) if draft.post is not None else None
            if draft.post is None and (draft.offsets[0], draft.text) in placed:
                continue  # running text is read for the summary and again for its posts
            key = (draft.text.lower(), position)
            if key in seen:
                continue
            seen.add(key)
            first, last = min(draft.offsets), max(draft.offsets) + 1
            done.append(
                Statement(
                    id=f"s{len(done) + 1}",
                    text=draft.text,
                    kind=draft.kind,
                    span=self._document.span(first, last),
                    position=position,
                    section=draft.section,
                    figures=figures_in(draft.text, draft.offsets, draft.kind, self._document),
                )
            )
        return tuple(done)


def figures_in(
    text: str, offsets: Sequence[int], kind: StatementKind, document: Document
) -> tuple[Figure, ...]:
    """Give the figures of a statement; what stands in names and titles is none."""
    if kind in ("publication", "education", "credential", "language"):
        return ()
    return tuple(
        Figure(
            value=hit.value,
            baseline=hit.baseline,
            unit=hit.unit,
            measure=hit.measure,
            period=hit.period,
            span=document.span(offsets[hit.first], offsets[hit.last - 1] + 1),
        )
        for hit in find_figures(text)
    )


def claims(text: str) -> list[tuple[int, int]]:
    """Split into sentences; very short ones stay with the one before."""
    merged: list[tuple[int, int]] = []
    for start, end in sentence_bounds(text):
        if merged and (end - start < _SHORT or merged[-1][1] - merged[-1][0] < _SHORT):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
