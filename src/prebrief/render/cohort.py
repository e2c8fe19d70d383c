"""The summary of a cohort: a table for a spreadsheet and a page for the coach."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from prebrief.records.cohort import CohortRow
from prebrief.render.page import environment
from prebrief.text.spreadsheet import safe_cell

COLUMNS = (
    "id", "name", "post", "state", "fit of 100", "must met", "must partly", "must unmet",
    "top gaps", "shown best", "notices", "seconds", "files", "what happened", "what to do",
)  # fmt: skip


def to_csv(rows: Iterable[CohortRow]) -> Iterator[bytes]:
    """Give the table piece by piece, UTF-8 with the mark that spreadsheets look for."""
    yield b"\xef\xbb\xbf" + _line(COLUMNS)
    for row in rows:
        done = row.state == "done"
        yield _line(
            (
                row.id, row.name, row.post, row.state,
                *((row.fit, row.must_met, row.must_partly, row.must_unmet) if done else ("",) * 4),
                " | ".join(row.gaps), " | ".join(row.strengths), " | ".join(row.notices),
                f"{row.seconds:.2f}" if done else "", " ".join(row.files), row.error, row.fix,
            )
        )  # fmt: skip


def to_page(rows: Iterable[CohortRow], *, done: int, failed: int, title: str) -> Iterator[bytes]:
    """Give the page piece by piece: however many rows, only one is held."""
    template = environment().get_template("cohort.html.jinja")
    pieces = template.generate(rows=rows, done=done, failed=failed, title=title)
    for piece in pieces:
        yield piece.encode()


def _line(cells: Iterable[object]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(safe_cell(cell) for cell in cells)
    return out.getvalue().encode()
