"""Full disk, read-only folder, a killed writer, many at once: a clear error or success, and never
a damaged store."""

import multiprocessing
import os
import resource
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from builders_practice import NOW, attempt
from prebrief.errors import PrebriefError
from prebrief.store.backup import write_backup
from prebrief.store.database import open_database
from unit.store.filling import NO_SEAL, fill, keep_file

MORE = 400_000
"""Bytes that still fit on the disk of the test."""
NOBODY = 65534


def child(work: Callable[..., None], *args: Any) -> Any:
    """Run something in a process of its own and give what it sends, or its exit code."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(theirs, *args))
    process.start()
    theirs.close()
    try:
        answer = ours.recv()
    except EOFError:
        answer = None
    process.join()
    return answer


def whole(folder: Path) -> bool:
    """Say whether the file is in order, every page of it."""
    connection = sqlite3.connect(folder / "prebrief.db")
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    finally:
        connection.close()


def fill_the_disk(answer: Connection, folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (MORE, MORE))
    store, kept = open_database(folder=folder).of("local"), 0
    try:
        for number in range(200):
            store.attempts.keep(attempt("x", 50).model_copy(update={"id": f"a{number}"}))
            kept += 1
            keep_file(store, os.urandom(20_000), name=f"{number}.txt")
    except PrebriefError as error:
        answer.send((kept, error.code, error.exit_code))


def test_a_full_disk_is_said_and_keeps_what_was_kept(tmp_path: Path) -> None:
    kept, code, exit_code = child(fill_the_disk, tmp_path)
    assert code in {"disk-full", "disk-refused"} and exit_code == 4
    assert kept > 0 and whole(tmp_path)
    database = open_database(folder=tmp_path)
    store = database.of("local")
    # The last of them may have been under way when the disk was full.
    assert len(store.attempts.list()) in {kept, kept + 1}
    for upload in store.files.list():
        assert len(store.files.get(upload.id, seal=NO_SEAL)[1]) == 20_000
    keep_file(store, b"there is room again")
    database.close()


def fill_the_disk_with_a_backup(answer: Connection, folder: Path) -> None:
    database = open_database(folder=folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    try:
        with (folder / "backup.zip").open("wb") as file:
            write_backup(database.engine, file, now=NOW)
    except OSError as error:
        answer.send(error.errno)


def test_a_backup_that_does_not_fit_leaves_the_store_alone(tmp_path: Path) -> None:
    database = open_database(folder=tmp_path)
    keep_file(database.of("local"), os.urandom(50_000))
    database.close()
    assert child(fill_the_disk_with_a_backup, tmp_path)
    assert whole(tmp_path)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that another user can get to, which the test's own folder is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def open_as_nobody(answer: Connection, folder: Path) -> None:
    if os.geteuid() == 0:
        os.setuid(NOBODY)  # root may write anywhere
    try:
        open_database(folder=folder)
    except PrebriefError as error:
        answer.send((error.code, error.exit_code, error.fix))


def test_a_folder_that_cannot_be_written_to_is_named_with_a_way_out(shared_folder: Path) -> None:
    home = shared_folder / "home"
    home.mkdir()
    home.chmod(0o555)
    code, exit_code, fix = child(open_as_nobody, home)
    assert (code, exit_code) == ("store-not-writable", 4)
    assert "PREBRIEF_HOME" in fix
    assert list(home.iterdir()) == []


def read_only_file(answer: Connection, folder: Path) -> None:
    database = open_database(folder=folder)
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA query_only=ON")
    try:
        for _ in range(20):  # whichever connection of the pool it is
            database.of("local").attempts.keep(attempt("x", 50))
    except PrebriefError as error:
        answer.send(error.code)


def test_a_file_that_became_read_only_is_said(tmp_path: Path) -> None:
    assert child(read_only_file, tmp_path) == "store-not-writable"
    assert whole(tmp_path)


def write_for_ever(answer: Connection, folder: Path) -> None:
    store, number = open_database(folder=folder).of("local"), 0
    while True:
        keep_file(store, os.urandom(5_000), name=f"{number}.txt")
        number += 1
        answer.send(number)


def test_a_writer_that_is_killed_leaves_whole_rows_only(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=write_for_ever, args=(theirs, tmp_path))
    process.start()
    while ours.recv() < 5:
        pass
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert whole(tmp_path)
    database = open_database(folder=tmp_path)
    store = database.of("local")
    assert len(store.files.list()) >= 5
    for upload in store.files.list():
        assert len(store.files.get(upload.id, seal=NO_SEAL)[1]) == 5_000
    database.close()


def keep_and_delete(answer: Connection, folder: Path, owner: str) -> None:
    database, codes = open_database(folder=folder), []
    for _ in range(4):
        store = database.of(owner)
        try:
            fill(store)
            store.delete_all()
        except PrebriefError as error:
            codes.append(error.code)
    answer.send(codes)


def test_two_processes_keep_and_delete_in_one_file_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe(duplex=False) for _ in "ab"]
    processes = [
        context.Process(target=keep_and_delete, args=(theirs, tmp_path, owner))
        for (_, theirs), owner in zip(pipes, "ab", strict=True)
    ]
    for process in processes:
        process.start()
    codes = [code for ours, _ in pipes for code in ours.recv()]
    for process in processes:
        process.join()
    # Cleaning the file may have had to give way to the other one; that is said, and is all.
    assert set(codes) <= {"store-in-use"}
    assert whole(tmp_path)
    database = open_database(folder=tmp_path)
    assert database.owners() == ()
    database.close()
