"""Cut the text of a posting into passages: headings, bullets, rows and joined paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from prebrief.read.job.headings import looks_like_heading
from prebrief.read.job.inline import breaks
from prebrief.records.document import Document
from prebrief.text.patterns import compiled

Shape = Literal["heading", "bullet", "line", "row"]

_BULLET = compiled(
    r"(?:[•·▪◦●○■□◆‣⁃➢➤►▶✓✔–—➔→]|[*+-](?=\s)|\*(?=[A-Z])|o(?=\s+[A-Z])|\(?\d{1,2}[.)](?=\s)"
    r"|\(?[a-hA-H][.)](?=\s))\s*"
)
_BAR = compiled(r"\|")
_TAB = compiled(r"\t")
_GAP = compiled(r"(?<=[^\s•*-]) {3,}(?=\S)")
_RULING = frozenset("|-:+=_*~ \t\r\n")
_MARKUP = " \t\r\n*_#>`|~\u200b\ufeff\xa0"
_OPEN_END = compiled(
    r"(?:[,&/(–-]|\b(?:and|or|of|the|to|for|with|in|a|an|at|by|on|from|as|that|which|including|our"
    r"|your|their|is|are|be|will|who|within|between|through|into|its|all|any))$",
    re.IGNORECASE,
)
_ENDED = compiled(r"[.!?:;][\"”’)*]*$")
_CONTINUES = compiled(r"[a-z(&,]")
_SHORT = 25
"""A line shorter than this was not broken by a page width."""
_WRAP_LIMIT = 140
"""A line longer than this is a paragraph of its own, not one wrapped by a page."""


@dataclass(frozen=True)
class Passage:
    """A stretch of the posting that its layout sets apart."""

    start: int
    end: int
    shape: Shape
    strong: bool = False
    """Whether the layout itself says that it is a heading."""
    cells: tuple[tuple[int, int], ...] = ()
    indent: int = 0
    label: bool = False
    """Whether it was cut off as a heading inside a line."""


def passages(document: Document, *, start: int = 0) -> list[Passage]:
    """Give the passages of the posting in order, from an offset on."""
    lines = [line for line in _lines(document) if start <= line.start < line.end]
    joined = _join(document.text, lines)
    return [part for passage in joined for part in _cut(document.text, passage)]


def _lines(document: Document) -> Iterator[Passage]:
    text = document.text
    if not document.blocks:
        yield from _split_lines(text, Passage(0, len(text), "line"))
        return
    for block in document.blocks:
        passage = Passage(
            block.start,
            block.end,
            {"heading": "heading", "bullet": "bullet", "table_row": "row"}.get(  # type: ignore[arg-type]
                block.kind, "line"
            ),
            strong=block.kind == "heading" or block.bold,
            cells=tuple(block.cells),
            indent=block.indent,
        )
        if passage.shape == "row" and passage.cells:
            yield passage
        else:
            yield from _split_lines(text, passage)


def _split_lines(text: str, whole: Passage) -> Iterator[Passage]:
    offset = whole.start
    for raw in text[whole.start : whole.end].splitlines(keepends=True):
        yield _one_line(text, replace(whole, start=offset, end=offset + len(raw)))
        offset += len(raw)


def _one_line(text: str, line: Passage) -> Passage:
    raw = text[line.start : line.end]
    bare = raw.strip()
    if not set(bare) - _RULING:
        return replace(line, end=line.start)
    cells = _text_cells(raw, line.start)
    if cells:
        return replace(line, shape="row", cells=cells)
    strong = line.strong or bare.startswith("#") or _wholly_bold(bare)
    shape = line.shape
    start = line.start + len(raw) - len(raw.lstrip())
    end = start + len(bare)
    hit = _BULLET.match(text, start, end)
    if hit and not _wholly_bold(bare):
        start, shape = hit.end(), "bullet"
    elif bare.startswith("#"):
        shape = "heading"
    start, end = trim(text, start, end)
    return replace(line, start=start, end=end, shape=shape, strong=strong)


def _wholly_bold(bare: str) -> bool:
    return len(bare) > 4 and bare.startswith(("**", "__")) and bare.endswith(("**", "__", "**:"))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space and markup at both ends out."""
    while start < end and text[start] in _MARKUP:
        start += 1
    while end > start and text[end - 1] in _MARKUP:
        end -= 1
    return start, end


def _text_cells(raw: str, offset: int) -> tuple[tuple[int, int], ...]:
    """Give the cells of a row drawn with bars or tabs, or nothing."""
    if raw.count("|") >= 2 or (raw.count("|") == 1 and " | " in raw):
        mark = _BAR
    elif "\t" in raw.strip():
        mark = _TAB
    else:
        # Columns that were tabs once; a bullet or an indent before them is no column.
        mark = _GAP
        lead = len(raw) - len(raw.lstrip())
        raw, offset = raw[lead:].rstrip(), offset + lead
    cells: list[tuple[int, int]] = []
    edges = [0, *(edge for hit in mark.finditer(raw) for edge in hit.span()), len(raw)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = raw[start:end]
        first = offset + start + len(part) - len(part.lstrip())
        # An empty cell is kept, so that the columns stay in line.
        cells.append(
            (first, offset + start + len(part.rstrip())) if part.strip() else (first, first)
        )
    if mark is _BAR and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    return tuple(cells) if len(cells) > 1 else ()


def _join(text: str, lines: list[Passage]) -> list[Passage]:
    """Join the lines that a page width broke."""
    width = _wrap_width(lines)
    joined: list[Passage] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and _runs_on(text, last, line, width=width):
            joined[-1] = replace(last, end=line.end)
        else:
            joined.append(line)
    return joined


def _wrap_width(lines: list[Passage]) -> int:
    """Give the width at which lines were broken, or 0 where they were not."""
    lengths = sorted(line.end - line.start for line in lines if line.shape != "row")
    if len(lengths) < 6 or lengths[-1] > _WRAP_LIMIT:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    full = sum(1 for length in lengths if length >= 0.8 * width)
    return width if full >= 0.3 * len(lengths) and width >= 40 else 0


def _runs_on(text: str, last: Passage, line: Passage, *, width: int) -> bool:
    if line.shape != "line" or last.shape in ("heading", "row") or line.strong != last.strong:
        return False
    between = text[last.end : line.start]
    line_start = text.rfind("\n", last.start, last.end) + 1 or last.start
    before = text[max(line_start, last.end - _WRAP_LIMIT) : last.end]
    if between.count("\n") > 1:
        # A blank line parts paragraphs, unless a page break fell inside a sentence.
        return bool(_OPEN_END.search(before)) and text[line.start].islower()
    if _ENDED.search(before):
        return False
    if _OPEN_END.search(before):
        return True
    if _CONTINUES.match(text, line.start):
        words = text[line.start : line.end]
        return last.end - last.start >= _SHORT and (len(words.split()) > 2 or words[-1] in ".;,:)")
    return width > 0 and last.end - line_start >= 0.85 * width and not _looks_headed(text, line)


def _looks_headed(text: str, line: Passage) -> bool:
    words = text[line.start : line.end]
    return words.endswith(":") or (words.isupper() and len(words) < 60)


def _cut(text: str, passage: Passage) -> Iterator[Passage]:
    """Part what was run together: headings inside a line, glued bullets and sentences."""
    words = text[passage.start : passage.end]
    if passage.shape in ("heading", "row") or (
        len(words) < 80 and looks_like_heading(words, strong=passage.strong)
    ):
        yield passage
        return
    for start, end, shape in breaks(text, passage.start, passage.end):
        first, last = trim(text, start, end)
        if first >= last:
            continue
        yield replace(
            passage,
            start=first,
            end=last,
            shape="heading" if shape == "heading" else shape or passage.shape,
            label=shape == "heading",
            strong=passage.strong,
        )
