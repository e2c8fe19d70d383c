"""Put the lines under an entry together into bullets and paragraphs."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.lines import CvLine
from prebrief.text.lines import join_pieces
from prebrief.text.patterns import compiled

_GLUE = compiled(r"(?<=[a-z%)\d][.;])(?=[A-Z][a-z]+\s)")


@dataclass(slots=True, eq=False)
class Paragraph:
    """A bullet or paragraph: its lines, its joined text and where it stands."""

    text: str
    start: int
    end: int
    bullet: bool
    lines: tuple[CvLine, ...]
    offsets: list[int]
    """Where in the document each character of the text stands."""


def paragraphs_of(
    lines: Sequence[CvLine], *, width: float, known: frozenset[str] | None = None
) -> list[Paragraph]:
    """Join broken lines; a new paragraph begins at a mark, after a gap or after a full stop."""
    groups: list[list[CvLine]] = []
    bulleted = any(line.bullet for line in lines)
    for line in lines:
        if groups and _continues(groups[-1], line, width, bulleted=bulleted):
            groups[-1].append(line)
        else:
            groups.append([line])
    done: list[Paragraph] = []
    for group in groups:
        done.extend(_paragraphs(group, known))
    return done


def _continues(group: list[CvLine], line: CvLine, width: float, *, bulleted: bool) -> bool:
    if line.bullet or line.cells:
        return False
    head, previous = group[0], group[-1]
    if previous.cells:
        return False
    if previous.text.endswith(("-", "/", ",", "–")) and not previous.ends:
        return True
    starts_small = not line.text[:1].isupper()
    if previous.text.endswith(";") and line.text[:1].islower() and not line.opens:
        return True
    if not previous.ends and starts_small:
        return True
    if line.heading or (line.bold and not previous.bold):
        return False
    if head.bullet:
        if previous.ends and line.opens and previous.page == line.page:
            return False
        if previous.page is None and line.opens and line.indent <= head.indent:
            return not previous.ends and len(previous.text) > 0.7 * width
        return not (
            previous.ends and line.indent < head.indent and len(previous.text) < 0.7 * width
        )
    if previous.ends:
        # In a bulleted CV a paragraph without a mark is running text; elsewhere a line is an item.
        return bulleted and len(previous.text) > 0.6 * width and not line.opens
    if line.opens or len(previous.text) < 0.72 * width:
        return False
    first = line.text.split(None, 1)[0]
    return len(previous.text) + 1 + len(first) >= 0.9 * width


def _paragraphs(group: list[CvLine], known: frozenset[str] | None) -> list[Paragraph]:
    text, offsets = join_pieces([(line.text, line.start) for line in group], known=known)
    if not text:
        return []
    first = group[0]
    cuts = [0, *(hit.start() for hit in _GLUE.finditer(text)), len(text)]
    # Marks drawn as pictures leave no character behind: "…in 2019.Led the…".
    return [
        _stretch(text[a:b], offsets[a:b], bullet=first.bullet or len(cuts) > 2, group=group)
        for a, b in itertools.pairwise(cuts)
    ]


def _stretch(text: str, offsets: list[int], *, bullet: bool, group: list[CvLine]) -> Paragraph:
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    offsets = offsets[lead : lead + len(text)]
    return Paragraph(text, offsets[0], offsets[-1] + 1, bullet, tuple(group), offsets)
