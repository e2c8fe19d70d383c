"""A backup is whole and goes back whole, into either database."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from builders_practice import NOW, attempt
from prebrief.errors import InputError, PrebriefError, SetupError
from prebrief.store.backup import is_empty, read_backup, write_backup
from prebrief.store.database import Database, open_database
from prebrief.store.migrations import NEWEST, STEPS, migrate
from prebrief.store.tables import executors, metadata, sessions, tries
from unit.store.conftest import Place
from unit.store.filling import fill, fill_service, keep_file
from unit.store.test_files import KEY

PASSING = {executors.name, sessions.name, tries.name}


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(
                select(table).order_by(*table.primary_key))]
            for name, table in metadata.tables.items()
        }  # fmt: skip


def full(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    fill(database.of("local"))
    keep_file(database.of("two"), bytes(range(256)) * 99, seal=KEY)
    fill_service(database)
    return contents(database)


def written(database: Database) -> bytes:
    file = io.BytesIO()
    write_backup(database.engine, file, now=NOW)
    return file.getvalue()


def changed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> io.BytesIO:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out


@pytest.fixture
def other(tmp_path: Path) -> Database:
    """A SQLite database elsewhere."""
    return open_database(folder=tmp_path / "other")


def test_what_goes_out_comes_back_in_either_direction(database: Database, other: Database) -> None:
    before = full(database)
    assert all(before.values()), "a table without rows would prove nothing"
    assert is_empty(other.engine)
    read_backup(other.engine, io.BytesIO(written(database)))
    after = contents(other)
    for name in metadata.tables:
        if name in PASSING:
            assert after[name] == []
        elif name != "runs":
            assert after[name] == before[name], name
    assert not is_empty(other.engine)
    read_backup(database.engine, io.BytesIO(written(other)))
    assert contents(database) == after


def test_a_run_that_was_under_way_has_failed_with_a_way_out(
    database: Database, other: Database
) -> None:
    full(database)
    read_backup(other.engine, io.BytesIO(written(database)))
    (run,) = other.runs.list("local")
    assert run.state == "failed" and run.error is not None
    assert run.error.code == "stopped-by-restore"


def test_restoring_takes_the_place_of_everything(database: Database) -> None:
    data = written(database)
    full(database)
    read_backup(database.engine, io.BytesIO(data))
    assert is_empty(database.engine)
    assert not any(contents(database).values())


def no_table(files: dict[str, bytes]) -> None:
    del files["tables/briefs.jsonl"]


def half_a_table(files: dict[str, bytes]) -> None:
    files["tables/turns.jsonl"] = b""


def another_word(files: dict[str, bytes]) -> None:
    files["tables/preferences.jsonl"] = files["tables/preferences.jsonl"].replace(b"moved", b"lost")


def no_head(files: dict[str, bytes]) -> None:
    del files["backup.json"]


def head(files: dict[str, bytes], **changes: object) -> None:
    told = json.loads(files["backup.json"])
    files["backup.json"] = json.dumps(told | changes).encode()


def another_format(files: dict[str, bytes]) -> None:
    head(files, format="something/else/1")


def another_table(files: dict[str, bytes]) -> None:
    head(files, tables={"migrations": {"columns": ["number"], "rows": 0, "sha256": ""}})


def a_statement_for_a_column(files: dict[str, bytes]) -> None:
    told = json.loads(files["backup.json"])
    told["tables"]["briefs"]["columns"][0] = "owner) SELECT 1; DROP TABLE briefs; --"
    files["backup.json"] = json.dumps(told).encode()


@pytest.mark.parametrize(
    "damage",
    [
        no_table,
        half_a_table,
        another_word,
        no_head,
        another_format,
        another_table,
        a_statement_for_a_column,
    ],
)
def test_a_damaged_backup_changes_nothing(
    database: Database, damage: Callable[[dict[str, bytes]], None]
) -> None:
    before = full(database)
    with pytest.raises(PrebriefError) as caught:
        read_backup(database.engine, changed(written(database), damage))
    assert caught.value.code == "backup-damaged"
    assert contents(database) == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"my notes"])
def test_what_is_no_backup_changes_nothing(database: Database, data: bytes) -> None:
    before = full(database)
    with pytest.raises(InputError):
        read_backup(database.engine, io.BytesIO(data))
    assert contents(database) == before


def test_a_backup_of_a_newer_version_is_left_alone(database: Database) -> None:
    before = full(database)
    newer = changed(written(database), lambda files: head(files, step=NEWEST + 1))
    with pytest.raises(SetupError) as caught:
        read_backup(database.engine, newer)
    assert caught.value.code == "backup-from-newer-version"
    assert contents(database) == before


def test_a_backup_of_the_first_version_is_brought_up_to_date(database: Database) -> None:
    full(database)
    before = contents(database)
    first = {
        line.split("CREATE TABLE ")[1].split(" ")[0]
        for line in STEPS[0][2]
        if line.startswith("CREATE TABLE")
    }

    def as_of_the_first(files: dict[str, bytes]) -> None:
        told = json.loads(files["backup.json"])
        tables = {name: table for name, table in told["tables"].items() if name in first}
        head(files, step=1, tables=tables)

    read_backup(database.engine, changed(written(database), as_of_the_first))
    after = contents(database)
    assert {name for name, rows in after.items() if rows} == first
    assert all(after[name] == before[name] for name in first)
    assert migrate(database.engine) == NEWEST


def test_others_write_while_a_backup_is_made(place: Place) -> None:
    database, other = place.database(), place.database()
    fill(database.of("local"))

    class Slow(io.BytesIO):
        """Somebody else writes while this is written to."""

        writes = 0

        def write(self, data: Any) -> int:
            self.writes += 1
            other.of("late").attempts.keep(attempt(f"late{self.writes}", 50))
            return super().write(data)

    file = Slow()
    write_backup(database.engine, file, now=NOW)
    assert file.writes > 10
    with zipfile.ZipFile(file) as archive:
        lines = archive.read("tables/attempts.jsonl").decode().splitlines()
        told = json.loads(archive.read("backup.json"))["tables"]["attempts"]
    assert len(lines) == told["rows"] == 1, "the backup is as of the moment it began"
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM attempts")).scalar_one() > 10
    database.close()
    other.close()
