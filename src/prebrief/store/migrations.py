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
    (
        2,
        "accounts, files, workspaces, shares, runs",
        (
            """CREATE TABLE accounts (
                id TEXT NOT NULL PRIMARY KEY, email_hash TEXT NOT NULL, email TEXT NOT NULL,
                name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL,
                created_at TEXT NOT NULL, disabled_at TEXT)""",
            "CREATE UNIQUE INDEX accounts_by_email ON accounts (email_hash)",
            """CREATE TABLE sessions (
                token_hash TEXT NOT NULL PRIMARY KEY, account_id TEXT NOT NULL,
                created_at TEXT NOT NULL, seen_at TEXT NOT NULL, expires_at TEXT NOT NULL)""",
            "CREATE INDEX sessions_by_account ON sessions (account_id)",
            """CREATE TABLE invitations (
                code_hash TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, role TEXT NOT NULL,
                account_id TEXT, email_hash TEXT, invited_by TEXT, created_at TEXT NOT NULL,
                expires_at TEXT NOT NULL, used_at TEXT, used_by TEXT)""",
            """CREATE TABLE agreements (
                candidate TEXT NOT NULL, coach TEXT NOT NULL, since TEXT NOT NULL,
                withdrawn_at TEXT, PRIMARY KEY (candidate, coach))""",
            "CREATE INDEX agreements_by_coach ON agreements (coach)",
            """CREATE TABLE tries (
                kind TEXT NOT NULL, who_hash TEXT NOT NULL, begun_at TEXT NOT NULL,
                count INTEGER NOT NULL, PRIMARY KEY (kind, who_hash, begun_at))""",
            """CREATE TABLE audit (
                id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, account_id TEXT,
                action TEXT NOT NULL, target TEXT)""",
            "CREATE INDEX audit_by_time ON audit (at)",
            """CREATE TABLE settings (
                name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)""",
            """CREATE TABLE blobs (
                owner TEXT NOT NULL, digest TEXT NOT NULL, key_id TEXT, content BYTEA NOT NULL,
                PRIMARY KEY (owner, digest))""",
            """CREATE TABLE files (
                owner TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL,
                role TEXT NOT NULL, media_type TEXT, size INTEGER NOT NULL, at TEXT NOT NULL,
                PRIMARY KEY (owner, id))""",
            "CREATE INDEX files_by_digest ON files (owner, digest)",
            """CREATE TABLE workspaces (
                owner TEXT NOT NULL, brief_id TEXT NOT NULL, changed_at TEXT NOT NULL,
                content TEXT NOT NULL, PRIMARY KEY (owner, brief_id))""",
            """CREATE TABLE comments (
                owner TEXT NOT NULL, id TEXT NOT NULL, brief_id TEXT NOT NULL,
                author TEXT NOT NULL, at TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL,
                share_id TEXT, PRIMARY KEY (owner, id))""",
            "CREATE INDEX comments_by_brief ON comments (owner, brief_id, at)",
            """CREATE TABLE shares (
                owner TEXT NOT NULL, id TEXT NOT NULL, token_hash TEXT NOT NULL,
                brief_id TEXT NOT NULL, label TEXT NOT NULL, made_at TEXT NOT NULL,
                ends_at TEXT NOT NULL, revoked_at TEXT, PRIMARY KEY (owner, id))""",
            "CREATE UNIQUE INDEX shares_by_token ON shares (token_hash)",
            """CREATE TABLE runs (
                owner TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
                stage TEXT, done INTEGER NOT NULL, total INTEGER NOT NULL, asked_at TEXT NOT NULL,
                started_at TEXT, ended_at TEXT, changed_at TEXT NOT NULL, brief_id TEXT,
                batch_id TEXT, place INTEGER, inputs TEXT NOT NULL, error TEXT, executor TEXT,
                fence INTEGER NOT NULL, tries INTEGER NOT NULL, heartbeat_at TEXT,
                cancel_asked_at TEXT, PRIMARY KEY (owner, id))""",
            "CREATE UNIQUE INDEX runs_by_id ON runs (id)",
            "CREATE INDEX runs_by_state ON runs (state, asked_at)",
            "CREATE INDEX runs_by_batch ON runs (batch_id, place)",
            """CREATE TABLE executors (
                id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, started_at TEXT NOT NULL,
                heartbeat_at TEXT NOT NULL, ended_at TEXT)""",
        ),
    ),
    (
        3,
        "tokens of programs",
        (
            """CREATE TABLE api_tokens (
                owner TEXT NOT NULL, id TEXT NOT NULL, token_hash TEXT NOT NULL,
                label TEXT NOT NULL, made_at TEXT NOT NULL, ends_at TEXT NOT NULL, used_at TEXT,
                PRIMARY KEY (owner, id))""",
            "CREATE UNIQUE INDEX api_tokens_by_hash ON api_tokens (token_hash)",
        ),
    ),
)
NEWEST = STEPS[-1][0]
WORDS = (
    "content", "title", "value", "name", "email", "text", "author", "about", "label", "error",
)  # fmt: skip
"""Columns that may hold words of a person's, in whichever table."""
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
        return migrate_in(connection, steps)


def migrate_in(connection: Connection, steps: tuple[Step, ...]) -> int:
    """Apply the steps that are missing, in the caller's transaction."""
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
            if connection.dialect.name == "postgresql":
                _take_no_samples(connection)
            connection.execute(
                text("INSERT INTO migrations (number, name, applied_at) VALUES (:n, :m, :t)"),
                {"n": number, "m": name, "t": datetime.now(UTC).isoformat()},
            )
    return newest


def _take_no_samples(connection: Connection) -> None:
    """Keep people's words out of the planner's statistics, which outlive the rows."""
    columns = connection.execute(
        text(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name <> 'migrations'"
            " AND column_name = ANY(:words)"
        ),
        {"words": list(WORDS)},
    ).all()
    for table, column in columns:
        connection.execute(text(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0"))


def _reached(connection: Connection) -> int:
    connection.execute(
        text(
            "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, "
            "name TEXT NOT NULL, applied_at TEXT NOT NULL)"
        )
    )
    number = connection.execute(text("SELECT max(number) FROM migrations")).scalar()
    return int(number or 0)
