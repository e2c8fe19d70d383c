"""A file as it was handed in and kept."""

from datetime import datetime

from prebrief.records.base import Record
from prebrief.records.document import DocumentRole


class Upload(Record):
    """A kept file without its content."""

    id: str
    name: str
    """As it was called; for showing, never a path."""
    role: DocumentRole
    media_type: str | None
    size: int
    """Bytes."""
    at: datetime
    """When it was last handed in."""
