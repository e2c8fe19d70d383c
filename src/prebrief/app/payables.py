"""A whole ledger of payables audited: files in, findings out."""

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from prebrief.app.briefs import playbook
from prebrief.errors import InputError
from prebrief.text.spreadsheet import safe_cell

if TYPE_CHECKING:
    from prebrief.casebook.payables.audit import Audit
    from prebrief.casebook.payables.ledger import Ledger
    from prebrief.records.case import Solution

_ENDINGS = (".csv", ".csv.gz", ".tsv", ".txt", ".xlsx")


@dataclass(frozen=True)
class Audited:
    """A ledger's audit, ready to be shown and kept."""

    solution: "Solution"
    findings: str
    """All findings as CSV."""
    seal: str
    """The chain over what was read and found, as JSON; keep it elsewhere."""


def audit_folder(folder: Path) -> Audited:
    """Audit the tables in a folder; files are told apart by their names.

    Raises:
        InputError: there is no table of invoices, or a file cannot be read.
    """
    from prebrief.casebook.payables.ledger import Ledger
    from prebrief.casebook.payables.schema import table_of

    if not folder.is_dir():
        raise InputError(
            "ledger-folder",
            "The ledger is no folder.",
            fix="Give a folder with invoices.csv and, as far as you have them, the other tables.",
            where=str(folder),
        )
    files: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        table = table_of(path.name) if path.name.lower().endswith(_ENDINGS) else ""
        if table:
            files.setdefault(table, []).append(path)
    with Ledger() as ledger:
        for table, paths in files.items():
            _take(ledger, table, paths)
        return _finished(ledger)


def audit_files(files: Mapping[str, bytes]) -> Audited:
    """Audit tables given as bytes by file name: CSV, gzipped CSV or XLSX.

    Raises:
        InputError: there is no table of invoices, or a file cannot be read.
    """
    from prebrief.casebook.payables.ledger import Ledger
    from prebrief.casebook.payables.schema import table_of
    from prebrief.casebook.tables import rows_of

    tables: dict[str, list[dict[str, str]]] = {}
    for name, data in sorted(files.items()):
        table = table_of(name)
        if table:
            tables.setdefault(table, []).extend(rows_of(data))
    with Ledger() as ledger:
        for table, rows in tables.items():
            ledger.take_rows(table, rows)
        return _finished(ledger)


def check_seal(kept: bytes, now: str) -> list[str]:
    """Say where a kept seal does not hold, or what comes out otherwise than it did.

    Raises:
        InputError: the kept seal is no seal.
    """
    from prebrief.casebook.payables.trail import compare, read, verify

    try:
        old = read(kept.decode("utf-8"))
    except ValueError as error:
        raise InputError(
            "ledger-seal",
            "The kept seal cannot be read.",
            fix="Give the file that --seal wrote with an earlier audit.",
        ) from error
    broken = [f"Seal, entry {one.place}: {one.why}." for one in verify(old)]
    changed = [f"Otherwise than sealed: {what}." for what in compare(old, read(now))]
    return broken + changed


def _take(ledger: "Ledger", table: str, paths: list[Path]) -> None:
    """Read the files of one table, the delimited ones by the engine itself."""
    from prebrief.casebook.tables import rows_of

    sheets = [path for path in paths if path.suffix.lower() == ".xlsx"]
    if sheets:
        rows = [row for path in sheets for row in rows_of(_bytes(path))]
        rows += [row for path in paths if path not in sheets for row in rows_of(_bytes(path))]
        ledger.take_rows(table, rows)
        return
    import duckdb

    names = [str(path) for path in paths]
    for encoding in ("utf-8", "latin-1"):
        try:
            found = ledger.connection.read_csv(
                names, header=True, all_varchar=True, encoding=encoding, union_by_name=True
            )
            found.create_view(f"file_{table}")
            ledger.take(table, f"file_{table}", found.columns)
            return
        except duckdb.Error as error:
            if encoding == "latin-1":
                raise InputError(
                    "ledger-unreadable",
                    f"The table {table} cannot be read.",
                    fix="Save it as CSV in UTF-8, with the column names in its first row.",
                    where=", ".join(path.name for path in paths),
                ) from error


def _finished(ledger: "Ledger") -> Audited:
    from prebrief.casebook.facts import Facts
    from prebrief.casebook.payables.audit import audit
    from prebrief.casebook.payables.policy import Policy
    from prebrief.casebook.payables.report import solution
    from prebrief.casebook.payables.trail import written

    done = audit(ledger, Policy())
    told = solution(done, Facts(playbook(), today=date.today()))
    return Audited(solution=told, findings=_csv(done), seal=written(done.seal))


def _csv(done: "Audit") -> str:
    from prebrief.casebook.payables.kinds import KINDS

    target = io.StringIO()
    names = ("kind", "title", "subject", "vendor", "amount", "related", "why")
    writer = csv.DictWriter(target, names, lineterminator="\n")
    writer.writeheader()
    for finding in done.findings:
        row = asdict(finding)
        cents = row.pop("cents")
        sign = "-" if cents < 0 else ""
        row["amount"] = f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"
        row["title"] = KINDS[finding.kind].title
        writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return target.getvalue()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            "ledger-unreadable",
            "A file of the ledger cannot be read.",
            fix="Check that it is there and may be read.",
            where=path.name,
        ) from error
