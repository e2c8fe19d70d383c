"""Compare the figures of an answer with those of the CV."""

from prebrief.practice.likeness import vectors_of
from prebrief.practice.reading import Reading, Told
from prebrief.records.answer import Contradiction, Quote
from prebrief.records.document import Document, Span
from prebrief.records.profile import Figure, Profile, Statement
from prebrief.text.figures import FigureHit
from prebrief.text.lexical import content

_SAME_MATTER = 0.55
"""Cosine from which a sentence and a CV line speak of the same thing."""
_SHARED_WORDS = 2
_SLACK = 0.02
"""Relative difference that is only rounding."""


def contradictions(
    reading: Reading, profile: Profile, document: Document | None
) -> tuple[Contradiction, ...]:
    """Give the figures that the CV has otherwise, each with the CV's line."""
    lines = [s for s in profile.statements if s.figures]
    told = [t for t in reading.told if t.figures]
    if not lines or not told:
        return ()
    near = vectors_of([t.piece.text for t in told]) @ vectors_of([s.text for s in lines]).T
    found: list[Contradiction] = []
    for i, sentence in enumerate(told):
        for j, line in enumerate(lines):
            shared = len(sentence.terms & content(line.text))
            if near[i, j] < _SAME_MATTER or shared < _SHARED_WORDS:
                continue
            found.extend(_differences(reading.answer, sentence, line, document))
    return tuple(found)


def _differences(
    answer: str, sentence: Told, line: Statement, document: Document | None
) -> list[Contradiction]:
    found = []
    for figure in sentence.figures:
        rivals = [f for f in line.figures if _comparable(figure, f)]
        if not rivals or any(_agree(figure, f) for f in rivals):
            continue
        start = sentence.piece.start + figure.first
        end = sentence.piece.start + figure.last
        words = answer[start:end]
        cite = _cite(line.span, document)
        found.append(
            Contradiction(
                said=Quote(start=start, end=end, quote=words),
                cite=cite,
                text=f"You say {words}; your CV has “{rivals[0].span.text}”. Make them agree, "
                "or say why they differ.",
            )
        )
    return found


def _comparable(figure: FigureHit, other: Figure) -> bool:
    """Two figures of one unit, both with a baseline or both without, can contradict each other."""
    return figure.unit == other.unit and (figure.baseline is None) == (other.baseline is None)


def _agree(figure: FigureHit, other: Figure) -> bool:
    pairs = [(figure.value, other.value)]
    if figure.baseline is not None and other.baseline is not None:
        pairs.append((figure.baseline, other.baseline))
    return all(abs(a - b) <= _SLACK * max(abs(a), abs(b)) for a, b in pairs)


def _cite(span: Span, document: Document | None) -> Span:
    return document.span(span.start, span.end) if document else span
