"""What cannot be opened says so, with a way out and without a word of the user's."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from builders_practice import SECRET, attempt
from prebrief.errors import PrebriefError, ServiceError, SetupError
from prebrief.store.engine import connect, translated
from prebrief.store.store import open_store


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("no address", "bad-database-url"),
        ("postgresql+nosuchdriver://localhost/x", "bad-database-url"),
        ("carrier-pigeon://localhost/x", "bad-database-url"),
    ],
)
def test_a_bad_address_is_refused_without_repeating_it(tmp_path: Path, url: str, code: str) -> None:
    with pytest.raises(SetupError) as caught:
        connect(folder=tmp_path, url=url)
    assert caught.value.code == code
    assert url not in str(caught.value)


def test_a_server_that_does_not_answer_is_a_service_error(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    address = "postgresql+psycopg://someone:hush@127.0.0.1:1/nothing"
    with pytest.raises(ServiceError) as caught:
        open_store(folder=tmp_path, url=address)
    assert caught.value.retry
    assert "hush" not in str(caught.value.to_dict())


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(SetupError) as caught:
        open_store(folder=tmp_path / "home")
    assert caught.value.code == "store-not-writable"


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "prebrief.db").write_bytes(b"these are notes about infusion chairs " * 200)
    with pytest.raises(SetupError) as caught:
        open_store(folder=tmp_path)
    assert caught.value.code == "store-damaged"
    assert b"infusion" in (tmp_path / "prebrief.db").read_bytes()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "disk-full"),
        ("attempt to write a readonly database", "store-not-writable"),
        ("database disk image is malformed", "store-damaged"),
        ("server closed the connection unexpectedly", "database-unavailable"),
    ],
)
def test_the_drivers_words_become_ours(said: str, code: str) -> None:
    statement = f"INSERT INTO attempts VALUES ('{SECRET}')"
    with pytest.raises(PrebriefError) as caught, translated():
        raise OperationalError(statement, {"content": SECRET}, sqlite3.OperationalError(said))
    assert caught.value.code == code
    assert SECRET not in str(caught.value.to_dict())
    assert caught.value.__cause__ is None


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    with open_store(folder=tmp_path) as store:
        store.attempts.keep(attempt("first", 50))
        with store.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            pages = driver.execute("PRAGMA page_count").fetchone()[0]
            driver.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(SetupError) as caught:
            for number in range(200):
                store.attempts.keep(attempt(f"more{number}", 50))
        assert caught.value.code == "disk-full"
        assert "first" in store.attempts.list()[0].id
