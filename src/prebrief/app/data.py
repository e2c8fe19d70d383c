"""What is kept as a whole: take it, delete it, let it go with age, copy it and put it back."""

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from prebrief.app import runs
from prebrief.app.accounts import IDLE, audit, check_own_password
from prebrief.app.kept import LOCAL, database, kept_of, now, seal
from prebrief.errors import AccessError, InputError, SetupError
from prebrief.records.account import AccountFacts, Who
from prebrief.settings import settings
from prebrief.store.backup import is_empty, read_backup, write_backup
from prebrief.store.export import export
from prebrief.store.retention import Expired, expire, old_runs, runs_of_brief
from prebrief.store.scrub import scrub
from prebrief.store.seal import new_key
from prebrief.store.tables import OWNED, metadata

__all__ = ["Expired", "new_key"]

_PIECE = 256 * 1024
LEAP = timedelta(days=45)
"""A look at the clock that is so far from the one before is not believed at once."""
AUDIT_KEPT = timedelta(days=400)
_LOOKED = "clock-looked-at"


def place() -> str:
    """Say where the data is kept, without the address of a database server."""
    chosen = settings()
    return (
        "the database of PREBRIEF_DATABASE_URL"
        if chosen.database_url
        else str(Path(chosen.data_folder) / "prebrief.db")
    )


def export_data(owner: str = LOCAL) -> Iterator[bytes]:
    """Give all that is kept of an owner as the bytes of a zip of open formats, piece by piece.

    Raises:
        SetupError: a file was encrypted with a key that is not set.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the last piece was given
    try:
        _write_export(owner, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return _pieces(file)


def export_to(path: Path, owner: str = LOCAL) -> None:
    """Write all that is kept of an owner to a file, whole or not at all.

    Raises:
        SetupError: the folder is missing, read-only or full, or the key of a file is not set.
    """
    with _whole(path) as file:
        _write_export(owner, file)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _write_export(owner: str, file: IO[bytes]) -> None:
    kept = database()
    account = kept.accounts.get(owner)
    facts = None
    if account is not None:
        facts = AccountFacts(
            account=account,
            sessions=kept.sessions.of(owner),
            agreements=(*kept.agreements.of_candidate(owner), *kept.agreements.of_coach(owner)),
            audit=kept.audit.list(account_id=owner, limit=100_000),
        )
        audit(account.who, "exported", owner)
    export(kept.of(owner), file, now=now(), seal=seal(), facts=facts)


def delete_data(owner: str = LOCAL) -> int:
    """Delete all that is kept of an owner for good; give the number of rows.

    Raises:
        ServiceError: the rows are gone, but another process kept the file from being cleaned.
    """
    runs.forget(owner)
    return kept_of(owner).delete_all()


def delete_brief(owner: str, brief_id: str) -> bool:
    """Delete a brief with all that belongs to it, and say whether there was one."""
    made_by = runs_of_brief(database().engine, owner, brief_id)
    if made_by:
        runs.forget(owner, made_by)
    return kept_of(owner).delete_brief(brief_id)


def delete_account(person: Who, password: str) -> None:
    """Delete a person's account and all that is kept of them.

    Raises:
        AccessError: the password is wrong.
        ServiceError: all is deleted, but another process kept the file from being cleaned.
    """
    if person.id == LOCAL:
        raise AccessError(
            "no-account", "There is no account here.", fix="Delete your data instead."
        )
    check_own_password(person, password)
    remove_account(person.id)


def remove_account(account_id: str) -> None:
    """Delete an account and all that is kept of it, for the host's command line."""
    kept = database()
    # First, so that nobody goes on adding to what is being deleted.
    kept.sessions.end_all(account_id)
    kept.accounts.delete(account_id)
    audit(None, "deleted-account", account_id)
    try:
        delete_data(account_id)
    finally:
        scrub(kept.engine, [table for table in metadata.sorted_tables if table not in OWNED])


def expire_data(*, at: datetime | None = None, sure: bool = False) -> Expired | None:
    """Delete what nobody used for longer than the host keeps things; a server does so daily.

    Args:
        at: The present moment.
        sure: Whether to believe the clock even if it has leapt.

    Returns:
        What was deleted; none where the host keeps everything.

    Raises:
        SetupError: the clock has leapt since the last time. Nothing was deleted; the next call
            believes it.
    """
    moment = at or now()
    kept = database()
    _forget_passing(moment)
    seen = kept.settings.get(_LOOKED)
    kept.settings.set(_LOOKED, moment.isoformat())
    days = settings().retention_days
    leapt = seen is not None and abs(moment - datetime.fromisoformat(seen)) > LEAP
    if leapt and not sure:
        raise SetupError(
            "clock-leapt",
            f"The clock is {abs((moment - datetime.fromisoformat(seen or '')).days)} days away from"
            " where it was last time, so nothing was deleted.",
            fix="See that the date is right, then run: prebrief data expire",
        )
    kept.audit.forget_old(before=moment - AUDIT_KEPT)
    if days is None:
        return None
    before = moment - timedelta(days=days)
    by_owner: dict[str, list[str]] = defaultdict(list)
    for owner, run_id in old_runs(kept.engine, before=before):
        by_owner[owner].append(run_id)
    for owner, ids in by_owner.items():
        runs.forget(owner, ids)
    gone = expire(kept.engine, before=before)
    if gone.anything:
        scrub(kept.engine, OWNED)
    return gone


def backup(path: Path, *, at: datetime | None = None) -> dict[str, int]:
    """Write everything of everybody to one file, whole or not at all; give the rows of each table.

    Raises:
        SetupError: the folder is missing, read-only or full.
    """
    moment = at or now()
    with _whole(path) as file:
        return write_backup(database().engine, file, now=moment)


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """Write a file that only its owner may read, at once or not at all."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise SetupError(
            "cannot-write",
            f"The file could not be written: {error.strerror or 'the disk refused it'}.",
            fix="Choose another place.",
            where=str(path),
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def sealed_files() -> int:
    """Say how many kept files are encrypted."""
    return database().count_sealed()


def restore(path: Path, *, over: bool = False) -> dict[str, int]:
    """Put a backup in the place of what is kept, all of it or nothing; give its rows.

    Args:
        path: The backup.
        over: Whether what is kept now may be lost.

    Raises:
        InputError: the file is no backup, or something is kept already.
        SetupError: the backup was made by a newer version.
    """
    kept = database()
    if not over and not is_empty(kept.engine):
        raise InputError(
            "store-not-empty",
            "Something is kept already; a backup would take its place.",
            fix="Make a backup of it first, then run the command with --yes.",
        )
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(
            "unreadable-backup",
            f"The backup cannot be read: {error.strerror or 'the disk refused it'}.",
            fix="Give the file that prebrief data backup has written.",
            where=str(path),
        ) from error
    with file:
        rows = read_backup(kept.engine, file)
    scrub(kept.engine, metadata.sorted_tables)
    return rows


def seal_anew() -> int:
    """Encrypt every kept file with the present key; give the number of files changed.

    Raises:
        SetupError: there is no key, or one that a file was encrypted with is missing.
    """
    keys = seal()
    if not keys.keys:
        raise SetupError(
            "no-files-key",
            "There is no key to encrypt files with.",
            fix="Make one with: prebrief data key. Then set PREBRIEF_FILES_KEY to it.",
        )
    kept = database()
    count = sum(kept.of(owner).files.seal_anew(keys) for owner in kept.owners())
    if count:
        scrub(kept.engine, OWNED)
    return count


def _forget_passing(moment: datetime) -> None:
    """Forget what holds for a while only and has run out."""
    kept, day = database(), timedelta(days=1)
    kept.sessions.end_old(now=moment, unused_since=moment - IDLE)
    kept.invitations.forget_old(before=moment - 30 * day)
    kept.tokens.forget_old(before=moment - 30 * day)
    kept.tries.forget_old(before=moment - day, after=moment + day)
