"""The tables as the queries see them; ``migrations.py`` makes them.

Tables whose key begins with ``owner`` hold what is somebody's; the others are the service's own.
Records are kept whole as JSON; what is looked up by stands beside them in columns of its own. Times
are ISO 8601 text in UTC, which sorts by time in both databases and reads well in an export.
"""

from datetime import UTC, datetime

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()


def iso(moment: datetime) -> str:
    """Write a moment so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


briefs = Table(
    "briefs",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kept_at", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("interview_date", String),
    Column("content", Text, nullable=False),
)
interviews = Table(
    "interviews",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("brief_id", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("ended_at", String),
    Column("content", Text, nullable=False),
)
turns = Table(
    "turns",
    metadata,
    Column("owner", String, primary_key=True),
    Column("interview_id", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)
attempts = Table(
    "attempts",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("brief_id", String),
    Column("question_id", String),
    Column("look_for", String),
    Column("overall", Integer, nullable=False),
    Column("content", Text, nullable=False),
)
cards = Table(
    "cards",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("brief_id", String, nullable=False),
    Column("due", String, nullable=False),
    Column("priority", Float, nullable=False),
    Column("content", Text, nullable=False),
)
reviews = Table(
    "reviews",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("card_id", String, nullable=False),
    Column("at", String, nullable=False),
    Column("content", Text, nullable=False),
)
outcomes = Table(
    "outcomes",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("brief_id", String),
    Column("held", String, nullable=False),
    Column("content", Text, nullable=False),
)
preferences = Table(
    "preferences",
    metadata,
    Column("owner", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("email_hash", String, nullable=False),
    Column("email", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("disabled_at", String),
)
sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("account_id", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("seen_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
)
invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("role", String, nullable=False),
    Column("account_id", String),
    Column("email_hash", String),
    Column("invited_by", String),
    Column("created_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("used_at", String),
    Column("used_by", String),
)
agreements = Table(
    "agreements",
    metadata,
    Column("candidate", String, primary_key=True),
    Column("coach", String, primary_key=True),
    Column("since", String, nullable=False),
    Column("withdrawn_at", String),
)
tries = Table(
    "tries",
    metadata,
    Column("kind", String, primary_key=True),
    Column("who_hash", String, primary_key=True),
    Column("begun_at", String, primary_key=True),
    Column("count", Integer, nullable=False),
)
audit = Table(
    "audit",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("account_id", String),
    Column("action", String, nullable=False),
    Column("target", String),
)
settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
blobs = Table(
    "blobs",
    metadata,
    Column("owner", String, primary_key=True),
    Column("digest", String, primary_key=True),
    Column("key_id", String),
    Column("content", LargeBinary, nullable=False),
)
files = Table(
    "files",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("media_type", String),
    Column("size", Integer, nullable=False),
    Column("at", String, nullable=False),
)
workspaces = Table(
    "workspaces",
    metadata,
    Column("owner", String, primary_key=True),
    Column("brief_id", String, primary_key=True),
    Column("changed_at", String, nullable=False),
    Column("content", Text, nullable=False),
)
comments = Table(
    "comments",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("brief_id", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("about", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("share_id", String),
)
shares = Table(
    "shares",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("token_hash", String, nullable=False),
    Column("brief_id", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("ends_at", String, nullable=False),
    Column("revoked_at", String),
)
runs = Table(
    "runs",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("stage", String),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("asked_at", String, nullable=False),
    Column("started_at", String),
    Column("ended_at", String),
    Column("changed_at", String, nullable=False),
    Column("brief_id", String),
    Column("batch_id", String),
    Column("place", Integer),
    Column("inputs", Text, nullable=False),
    Column("error", Text),
    Column("executor", String),
    Column("fence", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("heartbeat_at", String),
    Column("cancel_asked_at", String),
)
executors = Table(
    "executors",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("heartbeat_at", String, nullable=False),
    Column("ended_at", String),
)
api_tokens = Table(
    "api_tokens",
    metadata,
    Column("owner", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("token_hash", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("ends_at", String, nullable=False),
    Column("used_at", String),
)
OWNED = tuple(table for table in metadata.sorted_tables if "owner" in table.columns)
"""What is somebody's, and goes with them."""
