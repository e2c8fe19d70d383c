"""The plan up to the interview: what is done, what is next, and the calendar that shows it."""

import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s

from prebrief.app import workspace
from prebrief.app.kept import kept_of, now
from prebrief.app.secret import sign, signed
from prebrief.errors import InputError, NotFoundError
from prebrief.practice.drills_calendar import calendar
from prebrief.records.brief import Brief, BriefDay
from prebrief.records.practice import KeptBrief

_NONCE = "calendar:"


@dataclass(frozen=True)
class Task:
    """Something to do on a day."""

    key: str
    """The same for the same words, so that a tick outlives a change of dates."""
    text: str
    done: bool


@dataclass(frozen=True)
class Session:
    """A day of the plan."""

    day: date | None
    before: int | None
    """Days before the interview, where its date is not known."""
    minutes: int
    tasks: tuple[Task, ...]

    @property
    def done(self) -> bool:
        """Whether everything of it is ticked off."""
        return all(task.done for task in self.tasks)


@dataclass(frozen=True)
class Plan:
    """The plan as it stands today."""

    sessions: tuple[Session, ...]
    next: int | None
    """Place of the first session that is not done."""
    minutes: int
    minutes_left: int

    @property
    def done(self) -> int:
        """Number of sessions done."""
        return sum(session.done for session in self.sessions)


def plan_of(owner: str, kept: KeptBrief) -> Plan:
    """Give the plan of a brief with the owner's ticks."""
    ticks = frozenset(workspace.workspace(owner, kept.id).ticks)
    sessions = tuple(_session(day, ticks) for day in _without_total(kept.brief))
    open_ones = [place for place, session in enumerate(sessions) if not session.done]
    return Plan(
        sessions=sessions,
        next=open_ones[0] if open_ones else None,
        minutes=sum(session.minutes for session in sessions),
        minutes_left=sum(sessions[place].minutes for place in open_ones),
    )


def task_key(text: str) -> str:
    """Name a task by its words."""
    return blake2s(text.encode(), digest_size=6).hexdigest()


def set_day(owner: str, brief_id: str, day: date | None) -> KeptBrief:
    """Set the day of the interview and lay the plan out anew.

    Raises:
        NotFoundError: the owner has no such brief.
        InputError: the day has passed.
    """
    if day is not None and day < date.today():
        raise InputError("day-passed", "This day has passed.", fix="Give the day of the interview.")
    kept = workspace.kept_brief(owner, brief_id)
    kept_of(owner).briefs.keep(kept.model_copy(update={"interview_date": day}))
    # Making the brief anew is what lays out the plan; corrections stay as they are.
    return workspace.correct(owner, brief_id, workspace.workspace(owner, brief_id).corrections)


def calendar_file(kept: KeptBrief) -> bytes:
    """Give the plan as a calendar file.

    Raises:
        InputError: the day of the interview is not known, so that no task has a date.
    """
    day = kept.interview_date
    if day is None:
        raise InputError(
            "no-interview-date",
            "The plan has no dates yet.",
            fix="Set the day of the interview first.",
        )
    days = _without_total(kept.brief)
    return calendar(days, title=kept.title, interview_date=day, now=now())


def calendar_token(owner: str, brief_id: str) -> str | None:
    """Give the token of the calendar's address, if there is one."""
    nonce = kept_of(owner).preferences.all_of_them().get(_NONCE + brief_id)
    return f"{owner}-{brief_id}-{_signature(owner, brief_id, str(nonce))}" if nonce else None


def renew_calendar(owner: str, brief_id: str) -> str:
    """Make an address for the calendar; an earlier one no longer works."""
    workspace.kept_brief(owner, brief_id)
    kept_of(owner).preferences.set(_NONCE + brief_id, secrets.token_urlsafe(12))
    return calendar_token(owner, brief_id) or ""


def calendar_by_token(token: str) -> bytes:
    """Give the calendar file of an address.

    Raises:
        NotFoundError: the address was replaced, or is none of ours.
    """
    owner, _, rest = token.partition("-")
    brief_id, _, signature = rest.partition("-")
    nonce = kept_of(owner).preferences.all_of_them().get(_NONCE + brief_id) if signature else None
    if not nonce or not signed(signature, "calendar", owner, brief_id, str(nonce)):
        raise NotFoundError(
            "no-such-calendar",
            "There is no calendar at this address.",
            fix="Copy the present address from the plan.",
        )
    return calendar_file(workspace.kept_brief(owner, brief_id))


def _signature(owner: str, brief_id: str, nonce: str) -> str:
    return sign("calendar", owner, brief_id, nonce)


def _session(day: BriefDay, ticks: frozenset[str]) -> Session:
    on, before = None, None
    if day.date.startswith("D-"):
        before = int(day.date[2:])
    else:
        on = date.fromisoformat(day.date)
    tasks = tuple(Task(task_key(text), text, task_key(text) in ticks) for text in day.tasks)
    return Session(on, before, day.minutes, tasks)


def _without_total(brief: Brief) -> tuple[BriefDay, ...]:
    """Leave out the line that sums up the minutes: it is nothing to do."""
    if not brief.plan:
        return ()
    *days, last = brief.plan
    total = str(sum(day.minutes for day in brief.plan))
    if len(last.tasks) > 1 and total in last.tasks[-1]:
        last = last.model_copy(update={"tasks": last.tasks[:-1]})
    return (*days, last)
