"""Rows in and out, the same way for every table."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Table, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite

from prebrief.store.engine import READING, translated


class Tables:
    """Rows that are nobody's in particular: the service's own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Do several things, all or none."""
        with translated(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Look several things up, without holding up those who write."""
        with (
            translated(),
            self.engine.connect() as connection,
            connection.execution_options(**READING).begin(),
        ):
            yield connection

    def insert(self, table: Table) -> Any:
        """Begin an insert that knows what to do on a conflict."""
        if self.engine.dialect.name == "postgresql":
            return postgresql.insert(table)
        return sqlite.insert(table)


def alone(connection: Connection, owner: str) -> None:
    """Wait until nobody else is changing this owner's files, and keep others waiting.

    Why: a content goes with the last name that points to it, which must not be given meanwhile.
    SQLite lets one write at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:owner, 0))")
        connection.execute(lock, {"owner": f"prebrief files {owner}"})


class Rows(Tables):
    """One owner's rows. Every repository has one, so that no query can forget whose they are."""

    def __init__(self, engine: Engine, owner: str) -> None:
        super().__init__(engine)
        self.owner = owner

    def put(self, connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
        """Write a row, in the place of the one with the same key."""
        row = {"owner": self.owner, **values}
        keys = [column.name for column in table.primary_key]
        rest = {name: value for name, value in row.items() if name not in keys}
        statement = self.insert(table).values(row)
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))

    def add(self, connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
        """Write a row unless its key is there already; say whether it was written."""
        statement = self.insert(table).values({"owner": self.owner, **values})
        statement = statement.on_conflict_do_nothing().returning(table.c.owner)
        return connection.execute(statement).first() is not None

    def all(
        self, connection: Connection, table: Table, *where: ColumnElement[bool], order: str
    ) -> list[Row[Any]]:
        """Give the owner's rows, ordered by a column."""
        statement = select(table).where(table.c.owner == self.owner, *where)
        return list(connection.execute(statement.order_by(table.c[order])))

    def one(
        self, connection: Connection, table: Table, *where: ColumnElement[bool]
    ) -> Row[Any] | None:
        """Give the only such row, or none."""
        statement = select(table).where(table.c.owner == self.owner, *where)
        return connection.execute(statement).first()

    def remove(self, connection: Connection, table: Table, *where: ColumnElement[bool]) -> int:
        """Delete the owner's rows and say how many there were."""
        return connection.execute(delete(table).where(table.c.owner == self.owner, *where)).rowcount
