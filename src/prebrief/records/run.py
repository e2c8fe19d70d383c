"""Work that is done later or elsewhere, and how far it has come."""

from datetime import datetime
from typing import Any, Literal

from prebrief.records.base import Record

RunKind = Literal["prepare", "batch"]
RunState = Literal["waiting", "running", "done", "failed", "cancelled"]
OVER: frozenset[RunState] = frozenset({"done", "failed", "cancelled"})
"""States that a run never leaves."""


class RunError(Record):
    """Why a run failed, in our words; never text of a file."""

    code: str
    text: str
    """What happened, one sentence."""
    fix: str = ""
    """What to do about it."""


class Run(Record):
    """One piece of work, as whoever waits for it sees it."""

    id: str
    owner: str
    kind: RunKind
    state: RunState
    stage: str | None = None
    """What it is busy with, or where it stopped; none once it is done, and for a batch."""
    done: int = 0
    """Stages passed; of a batch, rows that are over."""
    total: int = 0
    asked_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    brief_id: str | None = None
    """The brief that was made."""
    batch_id: str | None = None
    """The batch that it belongs to."""
    place: int | None = None
    """Its row in that batch, from 0."""
    error: RunError | None = None
    executor: str | None = None
    """The worker that took it up last."""
    tries: int = 0
    """How many workers have taken it up; more than one where one of them died."""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in OVER


class TakenRun(Record):
    """A run in the hands of a process."""

    id: str
    owner: str
    kind: RunKind
    inputs: dict[str, Any]
    """Ids and choices."""
    fence: int
    """Raised whenever the run changes hands; whoever writes shows the one it was given."""
    tries: int
    brief_id: str | None = None
    """The brief, where an earlier taker had got so far."""
