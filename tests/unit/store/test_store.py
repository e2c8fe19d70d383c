"""What is kept is private while it is there, and gone when it is deleted."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from builders_practice import attempt
from prebrief.errors import ServiceError
from prebrief.store.store import Store, open_store
from prebrief.store.tables import OWNED
from unit.store.filling import fill


def test_delete_leaves_no_row_of_any_kind(store: Store) -> None:
    fill(store)
    assert store.delete_all() == len(OWNED)
    with store.engine.connect() as connection:
        for table in OWNED:
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0
    assert store.delete_all() == 0


def test_a_delete_that_cannot_clean_the_file_says_so(tmp_path: Path) -> None:
    with open_store(folder=tmp_path) as store, open_store(folder=tmp_path) as other:
        fill(store)
        with other.engine.connect() as reading:
            driver = reading.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA busy_timeout=0")
            driver.execute("BEGIN")
            driver.execute("SELECT count(*) FROM briefs").fetchall()
            with store.engine.connect() as impatient:
                driver_2 = impatient.connection.driver_connection
                assert driver_2 is not None
                driver_2.execute("PRAGMA busy_timeout=0")
            with pytest.raises(ServiceError) as caught:
                store.delete_all()
            driver.execute("COMMIT")
        assert caught.value.code == "store-in-use"
        assert store.briefs.list() == ()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    with open_store(folder=home) as store:
        fill(store)
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        for path in home.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def _write(folder: Path, name: str) -> None:
    with open_store(folder=folder) as store:
        for number in range(20):
            store.attempts.keep(attempt(f"{name}{number}", 50))


def test_two_processes_write_to_one_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with open_store(folder=tmp_path) as store:
        assert len(store.attempts.list()) == 40
