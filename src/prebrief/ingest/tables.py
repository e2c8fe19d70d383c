"""Tables: rows of facts stay rows; tables made for layout are read cell by cell."""

from collections.abc import Sequence

from prebrief.ingest.lines import Line

Cell = list[Line]
_SHORT = 70
"""Characters: a date, a place, a title; longer is running text."""


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """Give the lines of a table in reading order."""
    lines: list[Line] = []
    for row in rows:
        cells = [cell for cell in _unmerged(row) if any(_said(line) for line in cell)]
        lines += _row_lines(cells)
    return lines


def _unmerged(row: Sequence[Cell]) -> list[Cell]:
    kept: list[Cell] = []
    for cell in row:
        if not kept or not cell or cell != kept[-1]:
            kept.append(cell)
    return kept


def _row_lines(cells: list[Cell]) -> list[Line]:
    if len(cells) <= 1:
        return cells[0] if cells else []
    depth = max(len(cell) for cell in cells)
    if depth == 1:
        return [_row([cell[0] for cell in cells])]
    shallow = [cell for cell in cells if len(cell) == 1 and len(_said(cell[0])) <= _SHORT]
    deep = [cell for cell in cells if len(cell) > 1]
    if len(deep) == 1 and len(shallow) == len(cells) - 1:
        # Dates beside an entry: they stand with its first line.
        return [_row([cell[0] for cell in cells]), *deep[0][1:]]
    paired = all(len(cell) == depth for cell in cells) and depth <= 3
    if paired and all(len(_said(line)) <= _SHORT for cell in cells for line in cell):
        return [_row([cell[index] for cell in cells]) for index in range(depth)]
    return [line for cell in cells for line in cell]


def _said(line: Line) -> str:
    return line.text.strip() if not line.cells else " ".join(line.cells)


def _row(lines: list[Line]) -> Line:
    first = lines[0]
    texts = [text for line in lines for text in (line.cells or (line.text,))]
    return Line(
        text="",
        kind="table_row",
        cells=tuple(texts),
        font_size=first.font_size,
        bold=all(line.bold for line in lines),
        indent=first.indent,
        opens=any(line.opens for line in lines),
    )
