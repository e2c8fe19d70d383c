"""One database a process, shared by its owners and threads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from builders_practice import attempt
from prebrief.errors import SetupError
from prebrief.store.database import Database, open_database
from unit.store.conftest import Place
from unit.store.filling import fill, keep_file
from unit.store.test_files import KEY


def test_closing_one_owners_store_leaves_the_database_open(database: Database) -> None:
    with database.of("one") as one:
        one.attempts.keep(attempt("x", 50))
    assert len(database.of("one").attempts.list()) == 1
    assert database.of("two").attempts.list() == ()


def test_it_says_who_keeps_something_and_how_many_files_are_sealed(database: Database) -> None:
    assert (database.owners(), database.count_sealed()) == ((), 0)
    fill(database.of("one"))
    keep_file(database.of("two"), b"data", seal=KEY)
    assert (database.owners(), database.count_sealed()) == (("one", "two"), 1)


def test_threads_write_and_read_at_once(database: Database) -> None:
    def work(name: str) -> None:
        mine = database.of(name)
        for number in range(5):
            mine.attempts.keep(attempt(f"{number}", 50))
            assert len(mine.attempts.list()) == number + 1

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(work, [f"owner{n}" for n in range(12)]))
    assert len(database.owners()) == 12


def test_who_only_reads_does_not_wait_for_who_writes(place: Place) -> None:
    if place.url is not None:
        pytest.skip("PostgreSQL has never done otherwise")
    database = place.database()
    database.of("one").attempts.keep(attempt("x", 50))
    with database.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE attempts SET overall = 60"))
        assert len(database.of("one").attempts.list()) == 1
    database.close()


def test_a_database_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "prebrief.db").write_bytes(b"notes about infusion chairs " * 200)
    with pytest.raises(SetupError) as caught:
        open_database(folder=tmp_path)
    assert caught.value.code == "store-damaged"
