"""What is deleted leaves no bytes behind.

A database keeps deleted bytes until it needs their room. Here they are overwritten, the SQLite file
is written anew, and PostgreSQL's tables are.
"""

import sqlite3
from collections.abc import Iterable

from sqlalchemy import Engine, Table, text

from prebrief.errors import ServiceError
from prebrief.store.engine import translated

LOCK_SECONDS = 30
"""How long to wait for those who are using a table that is to be written anew."""


def scrub(engine: Engine, tables: Iterable[Table]) -> None:
    """Write what rows were deleted from anew.

    Raises:
        ServiceError: another process is using it; the rows are gone, traces may be left.
    """
    if engine.dialect.name == "sqlite":
        with translated():
            _rewrite_file(engine)
        return
    with translated(), engine.connect() as connection:
        bare = connection.execution_options(isolation_level="AUTOCOMMIT")
        bare.execute(text(f"SET lock_timeout = '{LOCK_SECONDS}s'"))
        try:
            for table in tables:
                # Plain VACUUM would leave the bytes in the pages.
                bare.execute(text(f"VACUUM FULL {table.name}"))
        finally:
            bare.execute(text("RESET lock_timeout"))


def _rewrite_file(engine: Engine) -> None:
    """Write the SQLite file anew and empty its log, so that no deleted byte is left in either."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        try:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            checked = cursor.fetchone()
            busy = checked is None or bool(checked[0])
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) and "busy" not in str(error):
                raise
            busy = True
        cursor.close()
    finally:
        connection.close()
    if busy:
        raise ServiceError(
            "store-in-use",
            "All rows are deleted, but another process holds the file: traces may be left.",
            fix="Close every other Prebrief and run: prebrief data delete --yes",
        )
