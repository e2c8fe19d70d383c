"""Tables for spreadsheets, whose cells a spreadsheet will not take for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet begins a formula with, in wide letters too."""


def safe_cell(value: object) -> str:
    """Give a text that a spreadsheet shows and never runs: an apostrophe marks it as text.

    Numbers are left as they are: a minus sign before a number is no formula.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(RISKY) else text


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as CSV, each cell safe."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
    return file.getvalue()
