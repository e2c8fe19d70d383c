"""Lines on their way into a document: text and layout, then offsets.

Every format gives ``Line`` values; ``assemble`` alone counts offsets.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from prebrief.ingest.bullets import BULLET, bullet_of, is_lone_mark, is_numbered, without_icons
from prebrief.ingest.clean import clean_line
from prebrief.records.document import Block, BlockKind

CELL_GAP = "    "
"""What stands between two cells of a row, or between columns of a line."""
_LONGEST_WORD = 240
"""Characters; what is longer is no word, and readers that look for names go through it for ages."""
_WORDS = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_LONGEST = 8_000
"""Characters: postings pasted as a single line have 6,000. A longer line is broken."""


@dataclass(frozen=True)
class Line:
    """One physical line before it has a place in the document."""

    text: str
    kind: BlockKind = "line"
    page: int | None = None
    font_size: float | None = None
    bold: bool = False
    indent: int = 0
    column: int | None = None
    cells: tuple[str, ...] = ()
    """Texts of a table row; ``text`` is ignored where they stand."""
    opens: bool = False
    """Whether white space stands above it."""


def assemble(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """Put the lines one below the other and say where each stands."""
    parts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    marked = False
    for raw in _no_longer(lines):
        line = settled(_with_mark(raw) if marked and not raw.opens else raw)
        if line is None:
            marked = not raw.cells and is_lone_mark(raw.text)
            continue
        marked = False
        if line.opens and parts:
            parts.append("")
            offset += 1
        text, cells = _row(line, offset) if line.cells else (line.text, ())
        blocks.append(
            Block(
                kind=line.kind,
                start=offset,
                end=offset + len(text),
                page=line.page,
                font_size=line.font_size,
                bold=line.bold,
                indent=line.indent,
                column=line.column,
                cells=cells,
            )
        )
        parts.append(text)
        offset += len(text) + 1
    return "\n".join(parts), tuple(blocks)


def _no_longer(lines: Iterable[Line]) -> Iterator[Line]:
    """Part what is too long to be a word or a line; the rest passes as it is."""
    for line in lines:
        if line.cells:
            yield replace(line, cells=tuple(map(_parted, line.cells)))
            continue
        text = _parted(line.text)
        while len(text) > _LONGEST:
            # After a sentence; else between words, of which none is longer than a line.
            stop = text.rfind(". ", 0, _LONGEST) + 1 or text.rfind(" ", 0, _LONGEST)
            yield replace(line, text=text[:stop])
            text = text[stop:].lstrip()
        yield line if text is line.text else replace(line, text=text)


def _parted(text: str) -> str:
    if len(text) <= _LONGEST_WORD:
        return text
    return _WORDS.sub(
        lambda hit: " ".join(
            hit.group()[at : at + _LONGEST_WORD] for at in range(0, len(hit.group()), _LONGEST_WORD)
        ),
        text,
    )


def _with_mark(line: Line) -> Line:
    """Give a line the mark that stood on a line of its own above it."""
    plain = line.kind == "line" and not line.cells
    return replace(line, text=f"{BULLET} {line.text.lstrip()}") if plain else line


def settled(line: Line) -> Line | None:
    """Clean the text, settle the bullet; none if nothing is left."""
    if line.cells:
        cells = tuple(clean_line(without_icons(cell)) for cell in line.cells)
        if sum(1 for cell in cells if cell) > 1:
            return replace(line, kind="table_row", cells=cells, text="")
        line = replace(line, cells=(), text="".join(cells))
        line = replace(line, kind="line") if line.kind == "table_row" else line
    text = clean_line(line.text)
    mark = bullet_of(text) if line.kind in ("line", "bullet") else None
    if mark is not None:
        rest = text[len(mark) :]
        text = f"{mark.strip()} {rest}" if is_numbered(mark) else rest
        line = replace(line, kind="bullet")
    elif line.kind == "heading" and (mark := bullet_of(text)) and not is_numbered(mark):
        text = text[len(mark) :]  # the dot of a time line
    text = clean_line(without_icons(text))
    if not any(char.isalnum() for char in text):
        return None  # rules, stray dots and lone marks
    if line.kind == "bullet" and not (mark and is_numbered(mark)):
        text = f"{BULLET} {text}"
    return replace(line, text=text)


def _row(line: Line, offset: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    cells: list[tuple[int, int]] = []
    texts = [cell for cell in line.cells if cell]
    for text in texts:
        cells.append((offset, offset + len(text)))
        offset += len(text) + len(CELL_GAP)
    return CELL_GAP.join(texts), tuple(cells)


def body_size(lines: Sequence[Line]) -> float | None:
    """Give the font size that most characters have."""
    weights: dict[float, int] = {}
    for line in lines:
        if line.font_size is not None:
            size = round(line.font_size, 1)
            weights[size] = weights.get(size, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size]) if weights else None
