"""The tables as the queries see them; ``migrations.py`` makes them.

Records are kept whole as JSON; what is looked up by stands beside them in columns of its own. Times
are ISO 8601 text in UTC, which sorts by time in both databases and reads well in an export.
"""

from datetime import UTC, datetime

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text

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
