"""What the owner of a brief adds to it. The brief itself is never changed by it.

Entries are named by the ids that the brief gives them, so that a brief made anew keeps them.
"""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from prebrief.records.base import Record
from prebrief.records.correction import Correction

Note = Annotated[str, Field(max_length=4000)]
Part = Annotated[str, Field(max_length=2000)]


class StoryEdit(Record):
    """What the user made of a story. A part that is none stays as drafted."""

    mine: bool = False
    """Told as the user's own: checked, and theirs to tell."""
    title: Part | None = None
    situation: Part | None = None
    task: Part | None = None
    action: Part | None = None
    result: Part | None = None
    lesson: Part | None = None

    @property
    def edited(self) -> bool:
        """Whether any part is in the user's words."""
        return any(getattr(self, part) is not None for part in STORY_PARTS)


STORY_PARTS = ("title", "situation", "task", "action", "result", "lesson")


class Workspace(Record):
    """All that the owner added to one brief."""

    brief_id: str
    pins: tuple[str, ...] = ()
    """Ids of questions to keep on top, in the order in which they were pinned."""
    hidden: tuple[str, ...] = ()
    """Ids of entries that do not apply."""
    notes: dict[str, Note] = {}
    """Question id -> what the user wrote under it."""
    stories: dict[str, StoryEdit] = {}
    """Story id -> what became of it."""
    ticks: tuple[str, ...] = ()
    """Tasks of the plan that are done."""
    corrections: tuple[Correction, ...] = ()
    """What was put right in the reading of the CV."""


class Share(Record):
    """A link that shows a brief to whoever holds it, until it ends. The link itself is not kept."""

    id: str
    brief_id: str
    made_at: datetime
    ends_at: datetime
    label: str = ""
    """For whom it is, in the owner's words."""


class Comment(Record):
    """What a reader of a shared brief wrote."""

    id: str
    brief_id: str
    at: datetime
    author: Annotated[str, Field(min_length=1, max_length=80)]
    text: Annotated[str, Field(min_length=1, max_length=4000)]
    about: str = ""
    """Id of the entry that it is about, or empty for the whole brief."""
    share_id: str | None = None
    """The link that it came by; none for a coach who is logged in."""
