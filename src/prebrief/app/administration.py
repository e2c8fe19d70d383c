"""What an admin does and sees: invitations, accounts, retention, health, the audit log.

Admins look after the service. Nothing here shows what somebody keeps.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

from prebrief.app import accounts, data, health
from prebrief.app.accounts import Who, audit
from prebrief.app.kept import database, now
from prebrief.app.upkeep import tidied_at
from prebrief.errors import NotFoundError, PrebriefError
from prebrief.jobs.heart import PATIENCE
from prebrief.records.account import Account, AuditLine, Invitation
from prebrief.records.run import OVER
from prebrief.settings import settings

LINES = 50
"""Lines of the audit log on a page."""


def admin(who: Who) -> Who:
    """Let admins pass; for anybody else there is nothing here.

    Raises:
        NotFoundError: the person is no admin.
    """
    if who.role != "admin":
        raise NotFoundError(
            "no-such-page",
            "There is nothing for you at this address.",
            fix="Admins look after the service here. Go back to the start.",
        )
    return who


@dataclass(frozen=True)
class Invited:
    """A code that still holds; the code itself is kept nowhere."""

    handle: str
    """Names it among the others."""
    invitation: Invitation
    by: str
    """Name of whoever made it."""
    for_whom: str
    """Name of whose password it renews; empty for one that lets somebody in."""


def invitations(by: Who) -> tuple[Invited, ...]:
    """Give the invitations that were not used yet, newest first."""
    names = {account.id: account.name for account in accounts.accounts(admin(by))}
    return tuple(
        Invited(
            handle,
            one,
            names.get(one.invited_by or "", "the command line"),
            names.get(one.account_id or "", ""),
        )
        for handle, one in database().invitations.list(now=now())
    )


def revoke_invitation(by: Who, handle: str) -> None:
    """End an invitation that was not used.

    Raises:
        NotFoundError: there is none; somebody may have used it meanwhile.
    """
    admin(by)
    if not database().invitations.revoke(handle):
        raise NotFoundError(
            "no-such-invitation",
            "There is no such invitation any more.",
            fix="It may have been used meanwhile. Look at the accounts.",
        )
    audit(by, "revoked-invitation", handle)


def end_sessions(by: Who, account_id: str) -> int:
    """Sign somebody out everywhere and say how many sessions there were.

    Raises:
        NotFoundError: there is no such account.
    """
    account = _account(by, account_id)
    count = database().sessions.end_all(account.id)
    audit(by, "ended-sessions", account.id)
    return count


def people(by: Who) -> tuple[tuple[Account, datetime | None], ...]:
    """Give the accounts, newest first, each with when it was last seen."""
    sessions = database().sessions
    return tuple(
        (account, max((one.seen_at for one in sessions.of(account.id)), default=None))
        for account in reversed(accounts.accounts(admin(by)))
    )


def expire_now(by: Who) -> data.Expired | None:
    """Delete what has passed its time; give what went, or none where everything is kept.

    Raises:
        SetupError: the clock has leapt since the last time; nothing was deleted.
    """
    admin(by)
    gone = data.expire_data()
    audit(by, "expired-now")
    return gone


@dataclass(frozen=True)
class Worker:
    """A process that makes briefs."""

    id: str
    beat: datetime
    """Its last heartbeat."""
    silent: bool
    """Whether it has not been heard of for longer than the others wait."""


@dataclass(frozen=True)
class Health:
    """How the service is."""

    database: str
    """What kind it is; never its address."""
    trouble: PrebriefError | None
    """Why it does not answer."""
    workers: tuple[Worker, ...]
    runs: dict[str, int]
    """How many are in each state."""
    answers: int
    disk_free: int
    """Bytes."""
    disk_total: int
    retention_days: int | None
    tidied_at: datetime | None
    """When what had passed its time was last deleted."""

    @property
    def stuck(self) -> bool:
        """Whether runs wait and nobody is there to do them."""
        waiting = any(count for state, count in self.runs.items() if state not in OVER)
        return waiting and all(worker.silent for worker in self.workers)

    @property
    def disk_low(self) -> bool:
        """Whether the disk has less than a twentieth or less than half a gigabyte left."""
        return self.disk_free < max(self.disk_total // 20, 500_000_000)


def look(by: Who) -> Health:
    """Say how the service is."""
    admin(by)
    chosen, trouble = settings(), None
    workers: tuple[Worker, ...] = ()
    runs: dict[str, int] = {}
    answers, tidied = 0, None
    try:
        health.require_ready()
        workers, runs = _workers(), health.runs_by_state()
        answers, tidied = health.answers_scored(), tidied_at()
    except PrebriefError as error:
        trouble = error
    # With a database elsewhere the folder may not be there; its disk is.
    folder = chosen.data_folder.absolute()
    disk = shutil.disk_usage(next(one for one in (folder, *folder.parents) if one.exists()))
    return Health(
        database="PostgreSQL" if chosen.database_url else "SQLite",
        trouble=trouble,
        workers=workers,
        runs=runs,
        answers=answers,
        disk_free=disk.free,
        disk_total=disk.total,
        retention_days=chosen.retention_days,
        tidied_at=tidied,
    )


def _workers() -> tuple[Worker, ...]:
    moment = now()
    beats = {name: datetime.fromisoformat(beat) for name, beat in database().runs.living().items()}
    return tuple(
        Worker(name, beat, moment - beat > timedelta(seconds=2 * PATIENCE))
        for name, beat in sorted(beats.items())
    )


@dataclass(frozen=True)
class AuditEntry:
    """A line of the audit log with names in the place of ids."""

    line: AuditLine
    by: str
    target: str


def audit_page(by: Who, number: int) -> tuple[tuple[AuditEntry, ...], bool]:
    """Give a page of the audit log, newest first, and whether older ones follow.

    Args:
        by: An admin.
        number: From 1.
    """
    known = {account.id: account.name for account in accounts.accounts(admin(by))}
    after = (max(1, number) - 1) * LINES
    lines = database().audit.list(limit=LINES + 1, after=after)
    entries = tuple(
        AuditEntry(
            line,
            _named(line.account_id, known) if line.account_id else "",
            _named(line.target, known) if line.target else "",
        )
        for line in lines[:LINES]
    )
    return entries, len(lines) > LINES


def _named(some_id: str, known: dict[str, str]) -> str:
    return known.get(some_id, some_id)


def _account(by: Who, account_id: str) -> Account:
    found = next((one for one in accounts.accounts(admin(by)) if one.id == account_id), None)
    if found is None:
        raise NotFoundError(
            "no-such-account", "There is no such account.", fix="Look at the list of accounts."
        )
    return found
