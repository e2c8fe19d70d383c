"""Read the manifest of a batch: a table of CVs and postings, as spreadsheets write them."""

import codecs
import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from prebrief.errors import InputError
from prebrief.records.cohort import CohortRow, ManifestRow

COLUMNS = {
    "cv": ("cv", "resume", "résumé"),
    "job": ("job", "posting", "job posting"),
    "name": ("name", "candidate"),
    "interview_date": ("interview_date", "interview date", "date"),
    "id": ("id",),
}
"""What a column may be called, any case."""
DELIMITERS = ",;\t|"
LONGEST_ID = 60
FIX = "The first line names the columns: cv, job, and if you like name, interview_date, id."


def read_manifest(path: Path) -> Iterator[ManifestRow | CohortRow]:
    """Give the rows one by one; a row that cannot be used comes as one that has failed.

    Paths are as written: whoever opens them takes them from the manifest's folder.

    Raises:
        InputError: there is no such file, or it has no columns named cv and job.
    """
    used: set[str] = set()
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        head, above = file.readline(), 1
        if head.lower().startswith("sep="):  # a spreadsheet's own note to itself
            head, above = file.readline(), 2
        delimiter = max(DELIMITERS, key=head.count)
        fields = next(csv.reader([head], delimiter=delimiter), [])
        places = _places([field.strip().casefold() for field in fields], path)
        reader = csv.reader(file, delimiter=delimiter)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield _failed(
                    above + reader.line_num, "", "bad-row", "The row is no row of a table.",
                    "Put texts with quotes, commas or line breaks between double quotes.",
                )  # fmt: skip
                continue
            line = above + reader.line_num
            if any(cell.strip() for cell in cells):
                yield _row(cells, places, line, used)


def _encoding(path: Path) -> str:
    """Give the encoding that the whole file can be read in."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
            for mark, name in (
                (codecs.BOM_UTF8, "utf-8-sig"),
                (codecs.BOM_UTF16_LE, "utf-16"),
                (codecs.BOM_UTF16_BE, "utf-16"),
            ):
                if start.startswith(mark):
                    return name
            if not start.strip():
                raise InputError(
                    "empty-manifest", "The manifest is empty.", fix=FIX, where=str(path)
                )
            file.seek(0)
            decoder = codecs.getincrementaldecoder("utf-8")()
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"  # what older spreadsheets write
    except OSError as error:
        raise InputError(
            "unreadable-manifest",
            f"The manifest cannot be read: {error.strerror or 'it refused'}.",
            fix="Name a CSV file that you may read.",
            where=str(path),
        ) from error
    return "utf-8"


def _places(names: list[str], path: Path) -> dict[str, int]:
    places = {
        column: names.index(found)
        for column, known in COLUMNS.items()
        if (found := next((name for name in known if name in names), None))
    }
    missing = [column for column in ("cv", "job") if column not in places]
    if missing:
        raise InputError(
            "manifest-columns",
            f"The manifest has no column named {' and none named '.join(missing)}.",
            fix=FIX,
            where=str(path),
        )
    return places


def _row(
    cells: list[str], places: dict[str, int], line: int, used: set[str]
) -> ManifestRow | CohortRow:
    def cell(column: str) -> str:
        place = places.get(column)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    cv, job, name = cell("cv"), cell("job"), " ".join(cell("name").split())[:200]
    wanted = cell("id")
    base = _slug(wanted or f"{Path(cv).stem}-{Path(job).stem}") or f"row-{line}"
    row_id, again = base, 1
    while row_id.casefold() in used:
        again += 1
        row_id = f"{base}-{again}"
    used.add(row_id.casefold())
    if wanted and again > 1:
        return _failed(
            line, row_id, "id-used-twice", f"The id {base} stands in an earlier row, too.",
            "Give each row an id of its own, or leave the column out.", name=name,
        )  # fmt: skip
    for column, value, what in (("cv", cv, "CV"), ("job", job, "posting")):
        if not value:
            return _failed(
                line, row_id, f"no-{column}", f"The row names no {what}.",
                f"Write the path of the file in the column {column}.", name=name,
            )  # fmt: skip
        if value == "-":
            return _failed(
                line, row_id, "no-standard-input", "A row cannot read the standard input.",
                "Name a file.", name=name,
            )  # fmt: skip
    day = cell("interview_date")
    try:
        interview_date = date.fromisoformat(day) if day else None
    except ValueError:
        return _failed(
            line, row_id, "bad-date", "The interview date is not a date as YYYY-MM-DD.",
            "Write it as 2026-03-31, or leave it empty.", name=name,
        )  # fmt: skip
    return ManifestRow(
        line=line, id=row_id, cv=cv, job=job, name=name, interview_date=interview_date
    )


def _slug(text: str) -> str:
    """Give a name that any file system takes and no shell or browser stumbles over."""
    kept = "".join(c if c.isalnum() or c in "-_" else " " for c in text.casefold())
    return "-".join(kept.split()).strip("-_")[:LONGEST_ID]


def _failed(
    line: int, row_id: str, code: str, error: str, fix: str, *, name: str = ""
) -> CohortRow:
    return CohortRow(
        line=line, id=row_id or f"row-{line}", state="failed", name=name,
        code=code, error=error, fix=fix,
    )  # fmt: skip
