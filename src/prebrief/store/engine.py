"""Connect to the database: a private SQLite file by default, PostgreSQL by its address."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from prebrief.errors import PrebriefError, ServiceError, SetupError

FILE = "prebrief.db"
READING: dict[str, Any] = {"prebrief_reading": True}
"""Execution options of a transaction that only reads."""
BUSY_SECONDS = 10
"""How long one process waits for another that is writing to the same file."""


def connect(*, folder: Path, url: str | None = None) -> Engine:
    """Give an engine on the database of the address, or on the file of the folder.

    Raises:
        SetupError: the folder cannot be used, or the address or its driver is unknown.
    """
    if url is None:
        engine = create_engine(f"sqlite:///{_private_file(folder)}", **_options(BUSY_SECONDS))
        _for_sqlite(engine)
        return engine
    try:
        address = make_url(url)
        engine = create_engine(
            address,
            **(_POOL if address.get_backend_name() == "sqlite" else _POOL | _CHECKED),
            hide_parameters=True,
        )
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        # The address may hold a password, so it is not repeated.
        raise SetupError(
            "bad-database-url",
            "PREBRIEF_DATABASE_URL is no database address, or its driver is not installed.",
            fix="Write postgresql+psycopg://user@host/name and install prebrief[postgres].",
        ) from error
    if engine.dialect.name == "sqlite":
        _for_sqlite(engine)
    elif engine.dialect.name != "postgresql":
        raise SetupError(
            "unknown-database",
            f"Prebrief keeps its data in SQLite or PostgreSQL, not in {engine.dialect.name}.",
            fix="Unset PREBRIEF_DATABASE_URL, or write postgresql+psycopg://user@host/name.",
        )
    return engine


_POOL = {"pool_size": 5, "max_overflow": 35}
"""As many connections as the server has threads; what is not used is closed again."""
_CHECKED = {"pool_pre_ping": True}
"""A server may have been started again meanwhile."""


def _options(timeout: int) -> dict[str, Any]:
    # Parameters hold the user's text: no error message or log may carry them.
    return {"hide_parameters": True, "connect_args": {"timeout": timeout}, **_POOL}


def _private_file(folder: Path) -> Path:
    """Make the folder and the file so that nobody else may read them, even for a moment."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise SetupError(
            "store-not-writable",
            f"The data folder cannot be used: {error.strerror or 'it refused the file'}.",
            fix="Free some space or set PREBRIEF_HOME to a folder that you may write to.",
            where=str(folder),
        ) from error
    return path


def _for_sqlite(engine: Engine) -> None:
    """Set SQLite to write-ahead logging, true transactions and overwriting of what is deleted."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        # Python's driver would open transactions too late, and none before CREATE TABLE.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={BUSY_SECONDS * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",  # an answer kept is kept, power cut or not
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        # Locked for writing at once: two processes wait for one another instead of failing midway.
        reading = connection.get_execution_options().get("prebrief_reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours, without a word of what was being written."""
    try:
        yield
    except DBAPIError as error:
        raise _ours(str(error.orig)) from None
    except (sqlite3.Error, PoolTimeout) as error:
        raise _ours(str(error)) from None


def _ours(words: str) -> PrebriefError:
    said = words.casefold()
    for phrases, kind, code, message, fix in _PHRASES:
        if any(phrase in said for phrase in phrases):
            return kind(code, message, fix=fix)
    return ServiceError(
        "database-unavailable",
        "The database did not answer as it should.",
        fix="See that it runs and that nothing else holds it, then try again.",
    )


_PHRASES: tuple[tuple[tuple[str, ...], type[PrebriefError], str, str, str], ...] = (
    # Whole phrases of the drivers only: the rest of a message may be about the user's own words.
    (
        ("disk is full", "no space left"),
        SetupError,
        "disk-full",
        "The disk is full; what was kept before is safe.",
        "Free some space.",
    ),
    (
        ("disk i/o error", "input/output error"),
        SetupError,
        "disk-refused",
        "The disk refused to read or write; what was kept before is as it was.",
        "See that the disk has room and is in order, then try again.",
    ),
    (
        ("readonly database", "read-only transaction", "unable to open database"),
        SetupError,
        "store-not-writable",
        "The data folder cannot be written to.",
        "Set PREBRIEF_HOME to a folder that you may write to.",
    ),
    (
        ("image is malformed", "is not a database"),
        SetupError,
        "store-damaged",
        "The file with what is kept is damaged or no database.",
        "Put a copy of prebrief.db back, or move it away to begin anew.",
    ),
    (
        ("lock timeout", "database is locked", "deadlock detected"),
        ServiceError,
        "store-in-use",
        "Another process held the database for too long.",
        "Try again; if it stays so, close every other Prebrief first.",
    ),
)
"""What the drivers say, and what we say."""
