"""What is older than its host keeps things goes by itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    delete,
    exists,
    select,
    tuple_,
    union,
)

from prebrief.store.engine import READING, translated
from prebrief.store.outcomes import OF_BATCH
from prebrief.store.rows import alone
from prebrief.store.tables import (
    attempts,
    blobs,
    briefs,
    cards,
    comments,
    files,
    interviews,
    iso,
    outcomes,
    preferences,
    reviews,
    runs,
    shares,
    turns,
    workspaces,
)

CHUNK = 100
"""Briefs that are deleted in one transaction: nobody else waits long."""
_USES: tuple[tuple[Table, str], ...] = (
    (attempts, "at"),
    (interviews, "started_at"),
    (workspaces, "changed_at"),
    (comments, "at"),
    (shares, "ends_at"),
)
"""What shows that a brief was in use, and when. A link that still holds is a use."""
_PARTS = (attempts, interviews, cards, outcomes, workspaces, comments, shares, runs)
"""What goes with a brief."""


@dataclass(frozen=True)
class Expired:
    """What was deleted for its age."""

    briefs: int
    files: int
    others: int
    """Rows that belong to no brief."""

    @property
    def anything(self) -> bool:
        """Whether something was."""
        return bool(self.briefs or self.files or self.others)


def old_runs(engine: Engine, *, before: datetime) -> list[tuple[str, str]]:
    """Give owner and id of the runs that ended before a moment; the queue forgets them too."""
    wanted = select(runs.c.owner, runs.c.id).where(runs.c.ended_at < iso(before))
    with translated(), engine.connect() as connection:
        reading = connection.execution_options(**READING)
        return [(row.owner, row.id) for row in reading.execute(wanted)]


def runs_of_brief(engine: Engine, owner: str, brief_id: str) -> list[str]:
    """Give the ids of the runs that made a brief."""
    wanted = select(runs.c.id).where(runs.c.owner == owner, runs.c.brief_id == brief_id)
    with translated(), engine.connect() as connection:
        return [str(run) for run in connection.execution_options(**READING).scalars(wanted)]


def expire(engine: Engine, *, before: datetime) -> Expired:
    """Delete what was last used before a moment: briefs with all that belongs to them, and files.

    A brief is in use as long as somebody practises on it, writes in it, or may see it by a link.
    """
    moment = iso(before)
    briefs_gone = 0
    while True:
        with translated(), engine.begin() as connection:
            old = [(row.owner, row.id) for row in connection.execute(_unused(moment))]
            for owner, brief_id in old:
                delete_brief(connection, owner, brief_id)
        briefs_gone += len(old)
        if len(old) < CHUNK:
            break
    files_gone = _expire_files(engine, moment)
    with translated(), engine.begin() as connection:
        others = sum(
            connection.execute(delete(table).where(when < moment, _alone(table))).rowcount
            for table, when in (
                (attempts, attempts.c.at),
                (interviews, interviews.c.started_at),
                (outcomes, outcomes.c.held),
                (runs, runs.c.ended_at),
            )
        )
        _delete_loose(connection)
    return Expired(briefs_gone, files_gone, others)


def _expire_files(engine: Engine, moment: str) -> int:
    with translated(), engine.connect() as connection:
        old = select(files.c.owner).where(files.c.at < moment).distinct()
        owners = list(connection.execution_options(**READING).scalars(old))
    count = 0
    named = exists().where(files.c.owner == blobs.c.owner, files.c.digest == blobs.c.digest)
    for owner in owners:
        with translated(), engine.begin() as connection:
            alone(connection, owner)
            gone = delete(files).where(files.c.owner == owner, files.c.at < moment)
            count += connection.execute(gone).rowcount
            connection.execute(delete(blobs).where(blobs.c.owner == owner, ~named))
    return count


def _unused(moment: str) -> Select[tuple[str, str]]:
    in_use = union(
        *(
            select(table.c.owner, table.c.brief_id).where(table.c[when] >= moment)
            for table, when in _USES
        ),
        select(cards.c.owner, cards.c.brief_id)
        .join(reviews, and_(reviews.c.owner == cards.c.owner, reviews.c.card_id == cards.c.id))
        .where(reviews.c.at >= moment),
    ).subquery()
    used = exists().where(in_use.c.owner == briefs.c.owner, in_use.c.brief_id == briefs.c.id)
    return select(briefs.c.owner, briefs.c.id).where(briefs.c.kept_at < moment, ~used).limit(CHUNK)


def delete_brief(connection: Connection, owner: str, brief_id: str) -> bool:
    """Delete a brief with all that belongs to it, in the caller's transaction."""

    def of(table: Table, column: Column[str]) -> ColumnElement[bool]:
        return and_(table.c.owner == owner, column == brief_id)

    sittings = select(interviews.c.id).where(of(interviews, interviews.c.brief_id))
    connection.execute(
        delete(turns).where(turns.c.owner == owner, turns.c.interview_id.in_(sittings))
    )
    deck = select(cards.c.id).where(of(cards, cards.c.brief_id))
    connection.execute(delete(reviews).where(reviews.c.owner == owner, reviews.c.card_id.in_(deck)))
    for table in _PARTS:
        connection.execute(delete(table).where(of(table, table.c.brief_id)))
    return bool(connection.execute(delete(briefs).where(of(briefs, briefs.c.id))).rowcount)


def _alone(table: Table) -> ColumnElement[bool]:
    """Say of a row that it belongs to no brief that is still there."""
    there = exists().where(briefs.c.owner == table.c.owner, briefs.c.id == table.c.brief_id)
    return table.c.brief_id.is_(None) | ~there


def _delete_loose(connection: Connection) -> None:
    """Delete the parts of what is gone."""
    sittings = select(interviews.c.owner, interviews.c.id)
    connection.execute(
        delete(turns).where(tuple_(turns.c.owner, turns.c.interview_id).not_in(sittings))
    )
    batch = exists().where(
        runs.c.owner == preferences.c.owner, preferences.c.name == OF_BATCH + runs.c.id
    )
    connection.execute(delete(preferences).where(preferences.c.name.startswith(OF_BATCH), ~batch))
    deck = select(cards.c.owner, cards.c.id)
    connection.execute(
        delete(reviews).where(tuple_(reviews.c.owner, reviews.c.card_id).not_in(deck))
    )
