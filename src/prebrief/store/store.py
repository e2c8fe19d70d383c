"""The store as a whole: open it, delete what it holds."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, text

from prebrief.errors import ServiceError
from prebrief.store.briefs import Briefs
from prebrief.store.cards import Cards
from prebrief.store.engine import connect, translated
from prebrief.store.interviews import Attempts, Interviews
from prebrief.store.migrations import migrate
from prebrief.store.outcomes import Outcomes, Preferences
from prebrief.store.rows import Rows
from prebrief.store.tables import metadata

LOCAL = "local"
"""The one owner where nobody logs in."""


@dataclass(frozen=True)
class Store:
    """One owner's things, by kind."""

    engine: Engine
    owner: str
    briefs: Briefs
    interviews: Interviews
    attempts: Attempts
    cards: Cards
    outcomes: Outcomes
    preferences: Preferences

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def delete_all(self) -> int:
        """Delete all of the owner's rows for good and say how many there were.

        Why: a database keeps deleted bytes until it needs their room; here they are overwritten
        and the file is written anew.
        """
        rows = Rows(self.engine, self.owner)
        with rows.transaction() as connection:
            count = sum(rows.remove(connection, table) for table in metadata.sorted_tables)
        self._scrub()
        return count

    def _scrub(self) -> None:
        if self.engine.dialect.name == "sqlite":
            with translated():
                _rewrite_file(self.engine)
            return
        with translated(), self.engine.connect() as connection:
            bare = connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in metadata.sorted_tables:
                # Plain VACUUM would leave the bytes in the pages.
                bare.execute(text(f"VACUUM FULL {table.name}"))


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
        except sqlite3.OperationalError:
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


def open_store(*, folder: Path, url: str | None = None, owner: str = LOCAL) -> Store:
    """Open the store, bringing its tables up to date first.

    Raises:
        SetupError: the folder, the address or the version does not fit.
        ServiceError: the database does not answer.
    """
    engine = connect(folder=folder, url=url)
    try:
        with translated():
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(
        engine=engine,
        owner=owner,
        briefs=Briefs(engine, owner),
        interviews=Interviews(engine, owner),
        attempts=Attempts(engine, owner),
        cards=Cards(engine, owner),
        outcomes=Outcomes(engine, owner),
        preferences=Preferences(engine, owner),
    )
