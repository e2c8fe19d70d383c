"""A ledger in memory: tables of text become typed tables that can be asked.

DuckDB is imported here and only when a ledger is opened: no other case needs it.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from prebrief.casebook.payables.schema import (
    COUNT,
    DAY,
    MONEY,
    SHAPES,
    TableShape,
    headings_of,
)
from prebrief.errors import InputError, SetupError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DAYS = (
    "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d", "%m/%d/%y",
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M",
)  # fmt: skip
MEMORY = "1000MB"
"""Of the engine; the process with Python and buffers stays below 2 GB."""


class Ledger:
    """Tables of one ledger, typed; close it or use it in a ``with``."""

    def __init__(self, *, threads: int = 2, memory: str = MEMORY) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise SetupError(
                "ledger-engine", "Auditing a ledger needs DuckDB.", fix="Install duckdb."
            ) from error
        self.connection: DuckDBPyConnection = duckdb.connect(
            config={"threads": threads, "memory_limit": memory, "preserve_insertion_order": False}
        )
        self.columns: dict[str, set[str]] = {}
        """By table, the columns that the source had."""
        self.notices: list[str] = []

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Give the rows of a query."""
        rows: list[tuple[Any, ...]] = self.connection.execute(sql).fetchall()
        return rows

    def one(self, sql: str) -> Any:
        """Give the single value of a query."""
        rows = self.ask(sql)
        return rows[0][0] if rows else None

    def do(self, sql: str) -> None:
        """Run a statement."""
        self.connection.execute(sql).fetchall()

    def has(self, table: str, *columns: str) -> bool:
        """Tell whether a table came, with these columns."""
        return table in self.columns and set(columns) <= self.columns[table]

    def take(self, name: str, relation: str, headings: Sequence[str]) -> None:
        """Read a relation of text cells, already known to the connection, as one of the tables.

        Raises:
            InputError: a column that the table needs is missing, or it has no readable row.
        """
        shape = SHAPES[name]
        found = headings_of(shape, headings)
        missing = [c.name for c in shape.columns if c.required and c.name not in found]
        if missing:
            raise InputError(
                "ledger-columns",
                f"The table {name} lacks: {', '.join(missing)}.",
                fix="Add or rename the columns; prebrief case show payables lists their names.",
                where=name,
            )
        self.columns[name] = set(found)
        cells = ", ".join(_cell(shape, column.name, found) for column in shape.columns)
        needed = " AND ".join(f'"{c.name}" IS NOT NULL' for c in shape.columns if c.required)
        self.do(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM '
                f"(SELECT {cells} FROM {relation}) WHERE {needed}")  # fmt: skip
        left = self.one(f"SELECT count(*) FROM {relation}") - self.one(
            f'SELECT count(*) FROM "{name}"'
        )
        if left:
            self.notices.append(
                f"{left:,} rows of {name} were left out: a needed cell is empty or unreadable."
            )

    def take_rows(self, name: str, rows: Sequence[Mapping[str, str]]) -> None:
        """Read rows of text cells as one of the tables; no rows are a table without any."""
        if not rows:
            self.columns[name] = {column.name for column in SHAPES[name].columns}
            self._empty(name)
            return
        import numpy as np

        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        source = {
            f"c{place}": np.array([str(row.get(h) or "") for row in rows], dtype=object)
            for place, h in enumerate(headings)
        }
        self.connection.register("given", source)
        named = ", ".join(f"c{place} AS {quoted(h)}" for place, h in enumerate(headings))
        self.take(name, f"(SELECT {named} FROM given)", headings)
        self.connection.unregister("given")

    def complete(self) -> None:
        """Put empty tables in place of those that did not come."""
        if "invoices" not in self.columns:
            raise InputError(
                "ledger-invoices",
                "There is no table of invoices.",
                fix="Give a file named invoices.csv with at least: "
                + ", ".join(c.name for c in SHAPES["invoices"].columns if c.required) + ".",
            )  # fmt: skip
        for name, shape in SHAPES.items():
            if name not in self.columns:
                self._empty(name)
                self.notices.append(f"No table of {name.replace('_', ' ')}: {shape.help}")
        self._single("invoices", "invoice_id")
        self._single("vendors", "vendor_id")
        self._single("employees", "employee_id")
        self._single("orders", "order_id")
        self._single("payments", "payment_id")

    def _empty(self, name: str) -> None:
        cells = ", ".join(_cell(SHAPES[name], c.name, {}) for c in SHAPES[name].columns)
        self.do(f'CREATE OR REPLACE TABLE "{name}" AS SELECT {cells} LIMIT 0')

    def _single(self, table: str, key: str) -> None:
        """Keep one row for each key: the least of them all, whatever their order."""
        rows, keys = self.ask(f'SELECT count(*), count(DISTINCT "{key}") FROM "{table}"')[0]
        if rows == keys:
            return
        self.do(
            f'CREATE OR REPLACE TABLE "{table}" AS SELECT * FROM "{table}" AS t QUALIFY '
            f'row_number() OVER (PARTITION BY "{key}" ORDER BY CAST(t AS VARCHAR)) = 1'
        )
        self.notices.append(
            f"{rows - keys:,} rows of {table} repeat a {key.replace('_', ' ')} and were left out; "
            "give one row for each."
        )


_TYPES = {DAY: "DATE", MONEY: "BIGINT", COUNT: "DOUBLE"}


def quoted(name: str) -> str:
    """Write a heading as a name of SQL."""
    return '"' + name.replace('"', '""') + '"'


def _cell(shape: TableShape, column: str, found: Mapping[str, str]) -> str:
    kind = shape.kinds[column]
    if column not in found:
        return f'CAST(NULL AS {_TYPES.get(kind, "VARCHAR")}) AS "{column}"'
    cell = quoted(found[column])
    patterns = ", ".join(f"'{pattern}'" for pattern in _DAYS)
    # The plain way first; the forgiving one only for the cells that it leaves.
    bare = f"regexp_replace({cell}, '[\\s$£€,()]', '', 'g')"
    minus = f"CASE WHEN trim({cell}) LIKE '(%)' THEN -1 ELSE 1 END"
    ways = {
        DAY: f"coalesce(try_cast({cell} AS DATE), try_strptime({cell}, [{patterns}])::DATE)",
        MONEY: f"coalesce(try_cast(try_cast({cell} AS DECIMAL(18,2)) * 100 AS BIGINT), "
        f"try_cast(try_cast({bare} AS DECIMAL(18,2)) * 100 AS BIGINT) * {minus})",
        COUNT: f"coalesce(try_cast({cell} AS DOUBLE), try_cast({bare} AS DOUBLE) * {minus})",
    }
    return ways.get(kind, f"nullif(trim({cell}), '')") + f' AS "{column}"'
