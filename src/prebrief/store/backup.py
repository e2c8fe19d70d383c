"""Everything kept as one file, and back: the same form from SQLite and from PostgreSQL.

A zip of one file of JSON lines a table, with ``backup.json``, which says what is in it. What holds
for a moment only is left out: log-ins, workers, counted tries.
"""

import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import IO, Any

from sqlalchemy import Connection, Engine, LargeBinary, Table, inspect, select, text

from prebrief.errors import InputError, SetupError
from prebrief.store.engine import READING, translated
from prebrief.store.migrations import NEWEST, STEPS, migrate_in
from prebrief.store.tables import OWNED, accounts, executors, metadata, sessions, tries

FORMAT = "prebrief/backup/1"
_PASSING = frozenset({executors, sessions, tries})
_KEPT = tuple(table for table in metadata.sorted_tables if table not in _PASSING)
_ROWS_AT_ONCE = 50
_STOPPED = (
    '{"code": "stopped-by-restore", "text": "This run was under way when the backup was made.",'
    ' "fix": "Start it again."}'
)


def write_backup(engine: Engine, file: IO[bytes], *, now: datetime) -> dict[str, int]:
    """Write everything as of this moment; give the number of rows of each table.

    Others go on reading and writing meanwhile.
    """
    described: dict[str, Any] = {}
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        translated(),
        engine.connect() as plain,
    ):
        options = dict(READING)
        if engine.dialect.name == "postgresql":
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        connection = plain.execution_options(**options)
        with connection.begin():
            for table in _KEPT:
                described[table.name] = _write_table(archive, connection, table, now)
        head = {
            "format": FORMAT,
            "step": NEWEST,
            "made_at": now.isoformat(timespec="seconds"),
            "tables": described,
        }
        archive.writestr(_entry("backup.json", now), json.dumps(head, indent=2))
    return {name: told["rows"] for name, told in described.items()}


def _write_table(
    archive: zipfile.ZipFile, connection: Connection, table: Table, now: datetime
) -> dict[str, Any]:
    seen, count = sha256(), 0
    rows = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(
        select(table).order_by(*table.primary_key)
    )
    with archive.open(_entry(f"tables/{table.name}.jsonl", now), "w", force_zip64=True) as entry:
        for row in rows:
            line = json.dumps([_told(value) for value in row]).encode() + b"\n"
            entry.write(line)
            seen.update(line)
            count += 1
    return {
        "columns": [column.name for column in table.columns],
        "rows": count,
        "sha256": seen.hexdigest(),
    }


def is_empty(engine: Engine) -> bool:
    """Say whether nobody keeps anything."""
    with translated(), engine.connect() as connection:
        reading = connection.execution_options(**READING)
        return not any(
            reading.execute(select(table.primary_key.columns[0]).limit(1)).first()
            for table in (*OWNED, accounts)
        )


def read_backup(engine: Engine, file: IO[bytes]) -> dict[str, int]:
    """Put what a backup holds in the place of what is kept, all of it or nothing.

    A backup of an older version is brought up to date on the way.

    Raises:
        InputError: the file is no backup, or is damaged.
        SetupError: it was made by a newer version.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            head = _head(archive)
            with translated(), engine.begin() as connection:
                _begin_anew(connection, step=int(head["step"]))
                for name, told in head["tables"].items():
                    _read_table(archive, connection, name, told)
                migrate_in(connection, STEPS)
                connection.execute(
                    text(
                        "UPDATE runs SET state = 'failed', stage = NULL, executor = NULL,"
                        " error = :error, ended_at = changed_at"
                        " WHERE state NOT IN ('done', 'failed', 'cancelled')"
                    ),
                    {"error": _STOPPED},
                )
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise _damaged() from error
    return {name: int(told["rows"]) for name, told in head["tables"].items()}


def _head(archive: zipfile.ZipFile) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(archive.read("backup.json"))
    if head["format"] != FORMAT:
        raise _damaged()
    if int(head["step"]) > NEWEST:
        raise SetupError(
            "backup-from-newer-version",
            f"This backup was made by a newer version (step {head['step']}, this one knows "
            f"{NEWEST}).",
            fix="Update Prebrief, then restore it.",
        )
    return head


def _begin_anew(connection: Connection, *, step: int) -> None:
    """Make the tables as they were at a step, empty."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '30s'"))
    for table in (*metadata.tables, "migrations"):
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
    migrate_in(connection, tuple(each for each in STEPS if each[0] <= step))


def _read_table(
    archive: zipfile.ZipFile, connection: Connection, name: str, told: dict[str, Any]
) -> None:
    there = {column["name"] for column in inspect(connection).get_columns(name)}
    columns = [str(column) for column in told["columns"]]
    # The names go into a statement: only those of the table itself may.
    if name not in metadata.tables or not columns or not there.issuperset(columns):
        raise _damaged()
    marks = ", ".join(f":{column}" for column in columns)
    statement = text(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})")
    binary = _binary(name)
    seen, count = sha256(), 0
    with archive.open(f"tables/{name}.jsonl") as entry:
        for lines in _some(entry):
            rows = []
            for line in lines:
                seen.update(line)
                values = dict(zip(columns, json.loads(line), strict=True))
                rows.append(
                    {c: b64decode(v) if c in binary and v else v for c, v in values.items()}
                )
            connection.execute(statement, rows)
            count += len(rows)
    if count != told["rows"] or seen.hexdigest() != told["sha256"]:
        raise _damaged()


def _some(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    some: list[bytes] = []
    for line in lines:
        some.append(line)
        if len(some) == _ROWS_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _binary(name: str) -> set[str]:
    columns = metadata.tables[name].columns
    return {column.name for column in columns if isinstance(column.type, LargeBinary)}


def _told(value: Any) -> Any:
    return b64encode(value).decode() if isinstance(value, bytes) else value


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, now.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _damaged() -> InputError:
    return InputError(
        "backup-damaged",
        "The file is no backup of Prebrief, or is damaged; what was kept is as it was.",
        fix="Give a file that prebrief data backup has written.",
    )
