"""One's own table: bytes of CSV or XLSX into rows, and cells into numbers and days."""

import csv
import gzip
import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from prebrief.errors import InputError, SetupError
from prebrief.records.case import Column

Rows = Sequence[dict[str, str]]

MOST_BYTES = 400_000_000
"""Unpacked; a million invoices take about a quarter of it."""
MOST_ROWS = 1_100_000
_MISSING = {
    "",
    "-",
    "n/a",
    "na",
    "none",
    "null",
    "not available",
    "not applicable",
    "too few to report",
}
_DAY_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")
_CANNOT = "Save the table as CSV in UTF-8, with the column names in its first row."


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Read the rows of a CSV (also gzipped) or of an XLSX file's first sheet.

    Raises:
        InputError: it is empty, too large, damaged, or has no row of column names.
    """
    if data[:2] == b"\x1f\x8b":
        data = _unzipped(data)
    if len(data) > MOST_BYTES:
        raise InputError("table-too-large", "The table is too large.", fix="Split it by year.")
    lines = _sheet(data) if data[:4] == b"PK\x03\x04" else _delimited(data)
    return _keyed(lines)


def pick(rows: Rows, columns: Sequence[Column]) -> list[dict[str, str]]:
    """Keep the columns asked for, under their own names, whatever the table calls them.

    Raises:
        InputError: a required column is missing.
    """
    if not rows:
        raise InputError("table-empty", "The table has no rows.", fix=_CANNOT)
    there = {_plain(name): name for name in rows[0]}
    found = {
        column.name: there[alias]
        for column in columns
        # The last one found stays, so that the column's own name wins.
        for alias in [_plain(name) for name in (*column.other_names[::-1], column.name)]
        if alias in there
    }
    missing = [column.name for column in columns if column.required and column.name not in found]
    if missing:
        raise InputError(
            "table-columns",
            f"The table lacks: {', '.join(missing)}.",
            fix="Add or rename the columns. Needed are: "
            + ", ".join(column.name for column in columns if column.required)
            + ".",
        )
    return [{name: row[source] for name, source in found.items()} for row in rows]


def number(cell: str, *, row: int, column: str) -> float | None:
    """Read a number: thousands, a currency sign, a percent sign or brackets for a minus.

    Raises:
        InputError: the cell holds something else; the message says where, not what.
    """
    text = cell.strip()
    if text.lower() in _MISSING:
        return None
    negative = text.startswith("(") and text.endswith(")")
    bare = re.sub(r"[\s$£€,%()]", "", text).replace("−", "-")
    try:
        value = float(bare)
    except ValueError:
        value = float("nan")
    if not math.isfinite(value):
        raise InputError(
            "table-number",
            f"Row {row}, column {column} holds no number.",
            fix="Leave the cell empty where there is no figure.",
            where=f"row {row}, column {column}",
        )
    return -abs(value) if negative else value


def day(cell: str, *, row: int, column: str) -> date | None:
    """Read a day, written as 2026-01-31 or 1/31/2026.

    Raises:
        InputError: the cell holds something else.
    """
    text = cell.strip().partition("T")[0].partition(" ")[0]
    if text.lower() in _MISSING:
        return None
    for pattern in _DAY_FORMATS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise InputError(
        "table-day",
        f"Row {row}, column {column} holds no day.",
        fix="Write days as 2026-01-31.",
        where=f"row {row}, column {column}",
    )


def _keyed(lines: Iterator[list[str]]) -> list[dict[str, str]]:
    """Take the first line with two filled cells as names; skip empty lines."""
    names: list[str] = []
    rows: list[dict[str, str]] = []
    for line in lines:
        if not any(cell.strip() for cell in line):
            continue
        if not names:
            names = [cell.strip() for cell in line]
            continue
        if len(rows) >= MOST_ROWS:
            raise InputError("table-too-long", "The table has too many rows.", fix="Split it.")
        cells = line[: len(names)] + [""] * (len(names) - len(line))
        rows.append(dict(zip(names, cells, strict=True)))
    if not names:
        raise InputError("table-empty", "The table is empty.", fix=_CANNOT)
    return rows


def _delimited(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text[:4096]:
        raise InputError("table-kind", "This is neither CSV nor XLSX.", fix=_CANNOT)
    first = text.partition("\n")[0]
    mark = max(",;\t|", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error as error:
        raise InputError("table-damaged", "The CSV cannot be read.", fix=_CANNOT) from error


def _sheet(data: bytes) -> Iterator[list[str]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise SetupError(
            "xlsx-extra", "XLSX files need python-calamine.", fix="Install it, or save as CSV."
        ) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size > MOST_BYTES:
            raise InputError("table-too-large", "The table is too large.", fix="Save it as CSV.")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        lines = sheet.to_python()
    except (zipfile.BadZipFile, CalamineError, IndexError) as error:
        raise InputError("table-damaged", "The XLSX cannot be read.", fix=_CANNOT) from error
    for line in lines:
        yield [_cell(value) for value in line]


def _cell(value: object) -> str:
    """Print a cell as a person would type it: 3 for 3.0, 2026-01-31 for a day."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            return packed.read(MOST_BYTES + 1)
    except (OSError, EOFError) as error:
        raise InputError("table-damaged", "The gzip file cannot be read.", fix=_CANNOT) from error


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
