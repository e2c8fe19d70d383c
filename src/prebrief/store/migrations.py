"""How the tables came to be: numbered steps, forwards only, each applied once and in order.

A step that has been released is never changed. Steps are plain SQL that both databases take, so
that they go on meaning the same whatever becomes of ``tables.py``.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, text

from prebrief.errors import SetupError

Step = tuple[int, str, tuple[str, ...]]

STEPS: tuple[Step, ...] = (
    (
        1,
        "briefs, interviews, cards, outcomes",
        (
            """CREATE TABLE briefs (
                owner TEXT NOT NULL, id TEXT NOT NULL, kept_at TEXT NOT NULL, title TEXT NOT NULL,
                interview_date TEXT, content TEXT NOT NULL, PRIMARY KEY (owner, id))""",
            """CREATE TABLE interviews (
                owner TEXT NOT NULL, id TEXT NOT NULL, brief_id TEXT NOT NULL,
                started_at TEXT NOT NULL, ended_at TEXT, content TEXT NOT NULL,
                PRIMARY KEY (owner, id))""",
            """CREATE TABLE turns (
                owner TEXT NOT NULL, interview_id TEXT NOT NULL, number INTEGER NOT NULL,
                content TEXT NOT NULL, PRIMARY KEY (owner, interview_id, number))""",
            """CREATE TABLE attempts (
                owner TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, brief_id TEXT,
                question_id TEXT, look_for TEXT, overall INTEGER NOT NULL, content TEXT NOT NULL,
                PRIMARY KEY (owner, id))""",
            "CREATE INDEX attempts_by_time ON attempts (owner, at)",
            """CREATE TABLE cards (
                owner TEXT NOT NULL, id TEXT NOT NULL, brief_id TEXT NOT NULL, due TEXT NOT NULL,
                priority DOUBLE PRECISION NOT NULL, content TEXT NOT NULL,
                PRIMARY KEY (owner, id))""",
            """CREATE TABLE reviews (
                owner TEXT NOT NULL, id TEXT NOT NULL, card_id TEXT NOT NULL, at TEXT NOT NULL,
                content TEXT NOT NULL, PRIMARY KEY (owner, id))""",
            """CREATE TABLE outcomes (
                owner TEXT NOT NULL, id TEXT NOT NULL, brief_id TEXT, held TEXT NOT NULL,
                content TEXT NOT NULL, PRIMARY KEY (owner, id))""",
            """CREATE TABLE preferences (
                owner TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
                PRIMARY KEY (owner, name))""",
        ),
    ),
)
NEWEST = STEPS[-1][0]
_LOCK = 7_262_711_903
"""Any number, the same in every process: PostgreSQL lets one of them migrate at a time."""


def migrate(engine: Engine, *, steps: tuple[Step, ...] = STEPS) -> int:
    """Apply the steps that are missing, all or none, and give the number of the last.

    Raises:
        SetupError: the store was made by a newer version.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        reached = _reached(connection)
        newest = steps[-1][0]
        if reached > newest:
            raise SetupError(
                "store-from-newer-version",
                f"What is kept was last used by a newer version (step {reached}, this one knows "
                f"{newest}).",
                fix="Update Prebrief, or point PREBRIEF_HOME at another folder.",
            )
        for number, name, statements in steps:
            if number > reached:
                for statement in statements:
                    connection.execute(text(statement))
                connection.execute(
                    text("INSERT INTO migrations (number, name, applied_at) VALUES (:n, :m, :t)"),
                    {"n": number, "m": name, "t": datetime.now(UTC).isoformat()},
                )
    return newest


def _reached(connection: Connection) -> int:
    connection.execute(
        text(
            "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, "
            "name TEXT NOT NULL, applied_at TEXT NOT NULL)"
        )
    )
    number = connection.execute(text("SELECT max(number) FROM migrations")).scalar()
    return int(number or 0)
