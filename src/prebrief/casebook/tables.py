"""One's own table: bytes of CSV or XLSX into rows, and cells into numbers and days."""

import csv
import gzip
import io
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from prebrief.errors import InputError, SetupError
from prebrief.records.case import Column

Rows = Sequence[Mapping[str, str]]


class Row(dict[str, str]):
    """Cells by the name of their column, and where they stand."""

    __slots__ = ("line",)

    def __init__(self, cells: Iterable[tuple[str, str]], line: int) -> None:
        super().__init__(cells)
        self.line = line
        """As a spreadsheet counts its rows; the column names stand in the first."""


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
_TIMES = {"k": 1e3, "m": 1e6}
_MOST_CELLS = 60_000_000
_DAY_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d",
                "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y")  # fmt: skip
_CANNOT = "Save the table as CSV in UTF-8, with the column names in its first row."


def rows_of(data: bytes) -> list[Row]:
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


def pick(rows: Rows, columns: Sequence[Column]) -> list[Row]:
    """Keep the columns asked for, under their own names, whatever the table calls them.

    Raises:
        InputError: a required column is missing.
    """
    if not rows:
        raise InputError("table-empty", "The table has no rows.", fix=_CANNOT)
    there = {form: name for name in reversed(list(rows[0])) for form in _forms(name)}
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
    return [
        Row(((name, row[source]) for name, source in found.items()), line_of(row, place))
        for place, row in enumerate(rows, start=2)
    ]


def line_of(row: Mapping[str, str], otherwise: int) -> int:
    """Give where a row stands in its file."""
    return row.line if isinstance(row, Row) else otherwise


def number(cell: str, *, row: int, column: str, unit: str = "") -> float | None:
    """Read a number as people write it.

    Thousands apart, a decimal comma, a currency or percent sign, brackets for a minus, k or M for
    thousands or millions, and the column's own unit behind it.

    Raises:
        InputError: the cell holds something else; the message says where, not what.
    """
    text = cell.strip()
    if text.lower() in _MISSING:
        return None
    negative = text.startswith("(") and text.endswith(")")
    bare = re.sub(r"[\s$£€%()'’_]|USD", "", _without(unit, text)).replace("−", "-")
    times = _TIMES.get(bare[-1:].lower(), 1.0)
    try:
        value = float(_pointed(bare if times == 1 else bare[:-1])) * times
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


def _without(unit: str, text: str) -> str:
    """Take the unit away from behind a number: "25 days" in a column of days."""
    for word in filter(None, (unit, unit.partition(" per ")[0])):
        for ending in (word, word.removesuffix("s")):
            if text.lower().endswith(ending.lower()) and len(ending) > 1:
                return text[: -len(ending)]
    return text


def _pointed(bare: str) -> str:
    """Tell thousands from decimals: the last of both signs is the decimal one."""
    if "," in bare and "." in bare:
        if bare.rfind(",") > bare.rfind("."):
            return bare.replace(".", "").replace(",", ".")
        return bare.replace(",", "")
    if "," in bare and not re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", bare):
        return bare.replace(",", ".") if bare.count(",") == 1 else bare.replace(",", "")
    return bare.replace(",", "")


def day(cell: str, *, row: int, column: str) -> date | None:
    """Read a day, written as 2026-01-31 or 1/31/2026.

    Raises:
        InputError: the cell holds something else.
    """
    text = re.sub(r"[T ]\d{1,2}:\d.*$", "", cell.strip())
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


def _keyed(lines: Iterator[list[str]]) -> list[Row]:
    """Take the first line of column names; skip empty lines and a title above the names."""
    names: list[str] = []
    rows: list[Row] = []
    title: tuple[int, list[str]] | None = None
    for place, line in enumerate(lines, start=1):
        filled = sum(bool(cell.strip()) for cell in line)
        if not filled:
            continue
        if not names and filled == 1 and title is None:
            title = place, line  # or the name of a single column
            continue
        if not names and title and filled == 1:
            names = [cell.strip() for cell in title[1]]
        elif not names:
            names = [cell.strip() for cell in line]
            continue
        if len(rows) >= MOST_ROWS:
            raise InputError("table-too-long", "The table has too many rows.", fix="Split it.")
        cells = line[: len(names)] + [""] * (len(names) - len(line))
        rows.append(
            Row(((name, cell) for name, cell in zip(names, cells, strict=True) if name), place)
        )
    if not names and title is None:
        raise InputError("table-empty", "The table is empty.", fix=_CANNOT)
    return rows


def _delimited(data: bytes) -> Iterator[list[str]]:
    text = _text(data)
    if "\0" in text[:4096]:
        raise InputError("table-kind", "This is neither CSV nor XLSX.", fix=_CANNOT)
    head = text[:4096].splitlines()[:8]
    if head and head[0].lower().startswith("sep="):
        mark = head[0][4:5] or ","
        text = "\n" + text.partition("\n")[2]
    else:
        mark = max(",;\t|", key=lambda sign: _evenness(sign, head))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error as error:
        raise InputError("table-damaged", "The CSV cannot be read.", fix=_CANNOT) from error


def _evenness(sign: str, lines: Sequence[str]) -> tuple[int, int]:
    """Count the lines that a sign parts into as many cells as it ever does."""
    counts = [re.sub(r'"[^"]*"', "", line).count(sign) for line in lines]
    most = max(counts, default=0)
    return (sum(count == most for count in counts) if most else 0), most


def _text(data: bytes) -> str:
    """Decode what spreadsheet programs write: UTF-8, UTF-16 with its mark, or Windows-1252."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


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
        if sheet.total_height * sheet.total_width > _MOST_CELLS:
            raise InputError("table-too-large", "The table is too large.", fix="Save it as CSV.")
        lines = sheet.to_python(skip_empty_area=False)
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


def _forms(name: str) -> tuple[str, ...]:
    """Give what a column's name may be known by: without its unit in brackets, one or many."""
    bare = _plain(re.sub(r"[(\[].*?[)\]]", "", name)) or _plain(name)
    return (_plain(name), bare, bare.removesuffix("s"), bare + "s")
