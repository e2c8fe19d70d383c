"""What a run is made of, and carrying out one step of it whatever befalls."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from prebrief.errors import PrebriefError
from prebrief.records.run import RunError, RunState, TakenRun

T = TypeVar("T")
ENDED = ""
"""What a step leaves behind where nothing more is to be done."""
AWAY = "database-unavailable"
"""Code of the error that a database gives which is away for a moment, or being restarted."""
ATTEMPTS = 3
"""How often a step is tried that needs something outside which fails."""
LONGEST_WAIT = 5.0
"""Seconds between two tries, at most."""


class Keeping(Protocol):
    """Where runs are kept."""

    def take(self, run_id: str, executor: str) -> TakenRun | None: ...
    def progress(self, taken: TakenRun, *, stage: str, done: int, total: int) -> bool: ...
    def end(self, taken: TakenRun, state: RunState, *, error: RunError | None = None) -> bool: ...
    def arrive(self, executor: str, kind: str) -> None: ...
    def beat(self, executor: str) -> bool: ...
    def living(self) -> dict[str, str]: ...
    def part(self, executor: str, *, heartbeat: str | None = None) -> bool: ...


class NotOursError(Exception):
    """The run is over, or in other hands by now: whatever is in the making is dropped."""


@dataclass(frozen=True)
class Work:
    """A run while it is being worked on."""

    taken: TakenRun
    keeping: Keeping
    before: str = ENDED
    """What the step before left behind, in this process or another."""

    def progress(self, stage: str, done: int, total: int) -> None:
        """Say how far it is.

        Raises:
            NotOursError: somebody cancelled it or took it over.
        """
        if not self.keeping.progress(self.taken, stage=stage, done=done, total=total):
            raise NotOursError


@dataclass(frozen=True)
class Step:
    """A part of a run that is never done again once its end is on record."""

    name: str
    do: Callable[[Work], str]
    """Gives an id to record, never text; ``ENDED`` where the run is at its end."""


def carry_out(step: Step, work: Work) -> str:
    """Do a step; bring the run to its end where the step cannot be done.

    Why no error leaves: the queue would store it, and a foreign error may quote the file.
    """
    attempt = 0
    while True:
        attempt += 1
        try:
            return step.do(work)
        except NotOursError:
            return ENDED
        except PrebriefError as error:
            away = error.code == AWAY
            again = error.job_outcome == "retry" and getattr(error, "retry", True)
            if away or (again and attempt < ATTEMPTS):
                time.sleep(_pause(attempt))
                continue
            fault = RunError(code=error.code, text=error.message, fix=error.fix)
        except Exception as error:  # noqa: BLE001 - the boundary: a run fails, its worker goes on
            fault = _unexpected(error)
        _fail(work, fault)
        return ENDED


def _fail(work: Work, fault: RunError) -> None:
    patiently(lambda: work.keeping.end(work.taken, "failed", error=fault))


def patiently(act: Callable[[], T]) -> T:
    """Do something with the database, however long it takes to come back."""
    attempt = 0
    while True:
        attempt += 1
        try:
            return act()
        except PrebriefError as error:
            if error.code != AWAY:
                raise
        time.sleep(_pause(attempt))


def _pause(attempt: int) -> float:
    return min(LONGEST_WAIT, 0.25 * 2.0 ** min(attempt, 10))


def _unexpected(error: Exception) -> RunError:
    # The message of a foreign error may quote the file, so only its kind and place are kept.
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return RunError(
        code="unexpected",
        text=(
            "Something went wrong inside Prebrief "
            f"({type(error).__name__} in {Path(frame.filename).name}:{frame.lineno})."
        ),
        fix="Please report this line; try the file in another format meanwhile.",
    )
