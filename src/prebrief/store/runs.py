"""Runs of everybody and the processes that work on them.

A run changes hands when its worker dies. Each taker raises the run's fence, and whatever a taker
writes names the fence that it was given: one that was only asleep, and wakes when another has
taken over, changes nothing any more.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, desc, func, select, update

from prebrief.records.practice import KeptBrief
from prebrief.records.run import OVER, Run, RunError, RunKind, RunState, TakenRun
from prebrief.store.briefs import Briefs
from prebrief.store.rows import Tables
from prebrief.store.tables import executors, iso, runs

KEPT_DAYS = 7
"""How long a process that has ended stays listed."""
Also = Callable[[Connection, str], None]
"""What else happens in the same transaction, given the run's id."""


@dataclass(frozen=True)
class NewRun:
    """A run that somebody asks for."""

    id: str
    kind: RunKind
    inputs: dict[str, Any]
    """Ids and choices only; never text of a file."""
    total: int = 0
    batch_id: str | None = None
    place: int | None = None


class Runs(Tables):
    """The runs, for those who ask for them and for those who do them."""

    def ask(self, owner: str, asked: Sequence[NewRun], *, also: Also) -> None:
        """Keep runs to be done, all or none, and do something else with each in the same breath."""
        moment = iso(datetime.now(UTC))
        with self.transaction() as connection:
            for new in asked:
                connection.execute(
                    self.insert(runs).values(
                        owner=owner, id=new.id, kind=new.kind, state="waiting", done=0,
                        total=new.total, asked_at=moment, changed_at=moment,
                        batch_id=new.batch_id, place=new.place,
                        inputs=json.dumps(new.inputs), fence=0, tries=0,
                    )
                )  # fmt: skip
                also(connection, new.id)

    def beside(self) -> str:
        """Name the PostgreSQL schema for the queue's tables, one for each schema of ours."""
        if self.engine.dialect.name == "sqlite":
            return "queue"  # all tables stand in the one file
        with self.reading() as connection:
            ours = str(connection.scalar(select(func.current_schema())))
        return "prebrief_queue" if ours == "public" else f"{ours}_queue"

    def get(self, owner: str, run_id: str) -> Run | None:
        """Give a run of an owner."""
        with self.reading() as connection:
            row = connection.execute(
                select(runs).where(runs.c.owner == owner, runs.c.id == run_id)
            ).first()
        return _run(row) if row else None

    def list(
        self, owner: str, *, batch_id: str | None = None, over: bool | None = None, limit: int = 100
    ) -> tuple[Run, ...]:
        """Give runs of an owner: the newest, or those of a batch in its order.

        Args:
            owner: Whose.
            batch_id: Only the rows of this batch; else what stands for itself.
            over: Only those that are over, or only those that are not.
            limit: At most so many.
        """
        wanted = select(runs).where(runs.c.owner == owner)
        if batch_id is None:
            wanted = wanted.where(runs.c.batch_id.is_(None)).order_by(desc(runs.c.asked_at))
        else:
            wanted = wanted.where(runs.c.batch_id == batch_id).order_by(runs.c.place)
        if over is not None:
            wanted = wanted.where(runs.c.state.in_(OVER) if over else runs.c.state.not_in(OVER))
        with self.reading() as connection:
            return tuple(_run(row) for row in connection.execute(wanted.limit(limit)))

    def inputs(self, owner: str, run_id: str) -> dict[str, Any] | None:
        """Give what a run was asked with."""
        with self.reading() as connection:
            found = connection.execute(
                select(runs.c.inputs).where(runs.c.owner == owner, runs.c.id == run_id)
            ).scalar()
        return None if found is None else dict(json.loads(found))

    def ids(self, owner: str) -> tuple[str, ...]:
        """Give the ids of all of an owner's runs."""
        with self.reading() as connection:
            return tuple(connection.scalars(select(runs.c.id).where(runs.c.owner == owner)))

    def count(self) -> dict[str, int]:
        """Say how many runs are in each state, over everybody."""
        with self.reading() as connection:
            rows = connection.execute(select(runs.c.state, func.count()).group_by(runs.c.state))
            return {row[0]: row[1] for row in rows}

    def cancel(self, owner: str, run_id: str) -> tuple[str, ...]:
        """Cancel a run, or a batch with its rows, unless over; give the ids of what was stopped."""
        moment = iso(datetime.now(UTC))
        meant = (runs.c.id == run_id) | (runs.c.batch_id == run_id)
        ended = {"state": "cancelled", "ended_at": moment, "changed_at": moment}
        with self.transaction() as connection:
            stopped = list(
                connection.execute(
                    update(runs)
                    .where(runs.c.owner == owner, meant, runs.c.state.not_in(OVER))
                    .values(**ended, cancel_asked_at=moment)
                    .returning(runs.c.id, runs.c.batch_id)
                )
            )
            for row in stopped:
                if row.batch_id is not None and row.batch_id != run_id:
                    self._count_in_batch(connection, row.id, moment)
        return tuple(row.id for row in stopped)

    def remove(self, owner: str, ids: Sequence[str]) -> None:
        """Delete runs."""
        with self.transaction() as connection:
            connection.execute(delete(runs).where(runs.c.owner == owner, runs.c.id.in_(ids)))

    def take(self, run_id: str, executor: str) -> TakenRun | None:
        """Take a run up; none where it is over, gone, or the process was given up for dead."""
        moment = iso(datetime.now(UTC))
        living = select(executors.c.id).where(
            executors.c.id == executor, executors.c.ended_at.is_(None)
        )
        with self.transaction() as connection:
            row = connection.execute(
                update(runs)
                .where(runs.c.id == run_id, runs.c.state.not_in(OVER), living.exists())
                .values(
                    state="running", executor=executor, fence=runs.c.fence + 1,
                    tries=runs.c.tries + 1, changed_at=moment, heartbeat_at=moment,
                    started_at=func.coalesce(runs.c.started_at, moment),
                )
                .returning(runs)
            ).first()  # fmt: skip
            if row is None:
                return None
            if row.batch_id is not None:
                self._start_batch(connection, row.batch_id, moment)
        return TakenRun(
            id=row.id,
            owner=row.owner,
            kind=row.kind,
            inputs=json.loads(row.inputs),
            fence=row.fence,
            tries=row.tries,
            brief_id=row.brief_id,
        )

    def _start_batch(self, connection: Connection, batch_id: str, moment: str) -> None:
        # Looked at before it is written: every row of a batch would else queue for the same lock.
        waiting = select(runs.c.id).where(runs.c.id == batch_id, runs.c.state == "waiting")
        if connection.execute(waiting).first():
            connection.execute(
                update(runs)
                .where(runs.c.id == batch_id, runs.c.state == "waiting")
                .values(state="running", started_at=moment, changed_at=moment)
            )

    def progress(self, taken: TakenRun, *, stage: str, done: int, total: int) -> bool:
        """Note how far a run has come; false where it is another's by now, or over."""
        with self.transaction() as connection:
            return self._change(connection, taken, stage=stage, done=done, total=total)

    def keep(self, taken: TakenRun, kept: KeptBrief) -> bool:
        """Keep the brief of a run; false, and nothing is kept, where the run is another's."""
        with self.transaction() as connection:
            if not self._change(connection, taken, brief_id=kept.id):
                return False
            Briefs(self.engine, taken.owner).write(connection, kept)
        return True

    def end(self, taken: TakenRun, state: RunState, *, error: RunError | None = None) -> bool:
        """Bring a run to its end, once; false where the run is another's or over already."""
        moment = iso(datetime.now(UTC))
        with self.transaction() as connection:
            values: dict[str, Any] = {"state": state, "ended_at": moment}
            if state == "done":
                values |= {"done": runs.c.total, "stage": None}
            if error is not None:
                values["error"] = error.model_dump_json()
            if not self._change(connection, taken, **values):
                return False
            self._count_in_batch(connection, taken.id, moment)
        return True

    def _count_in_batch(self, connection: Connection, run_id: str, moment: str) -> None:
        batch_id = connection.scalar(select(runs.c.batch_id).where(runs.c.id == run_id))
        if batch_id is None:
            return
        counted = connection.execute(
            update(runs)
            .where(runs.c.id == batch_id)
            .values(done=runs.c.done + 1, changed_at=moment)
            .returning(runs.c.done, runs.c.total)
        ).first()
        if counted is not None and counted.done >= counted.total:
            connection.execute(
                update(runs)
                .where(runs.c.id == batch_id, runs.c.state.not_in(OVER))
                .values(state="done", ended_at=moment)
            )

    def _change(self, connection: Connection, taken: TakenRun, **values: Any) -> bool:
        held: tuple[ColumnElement[bool], ...] = (
            runs.c.id == taken.id,
            runs.c.fence == taken.fence,
            runs.c.state == "running",
        )
        moment = iso(datetime.now(UTC))
        statement = update(runs).where(*held).values(changed_at=moment, **values)
        return connection.execute(statement).rowcount == 1

    def arrive(self, executor: str, kind: str) -> None:
        """List a process that will work on runs."""
        now = datetime.now(UTC)
        with self.transaction() as connection:
            connection.execute(
                delete(executors).where(executors.c.ended_at < iso(now - timedelta(days=KEPT_DAYS)))
            )
            connection.execute(
                self.insert(executors)
                .values(id=executor, kind=kind, started_at=iso(now), heartbeat_at=iso(now))
                .on_conflict_do_nothing()
            )

    def beat(self, executor: str) -> bool:
        """Show that a process lives; false where it was given up for dead."""
        with self.transaction() as connection:
            return (
                connection.execute(
                    update(executors)
                    .where(executors.c.id == executor, executors.c.ended_at.is_(None))
                    .values(heartbeat_at=iso(datetime.now(UTC)))
                ).rowcount
                == 1
            )

    def living(self) -> dict[str, str]:
        """Give the heartbeat of each process that is not known to have ended."""
        with self.reading() as connection:
            rows = connection.execute(
                select(executors.c.id, executors.c.heartbeat_at).where(
                    executors.c.ended_at.is_(None)
                )
            )
            return {row.id: row.heartbeat_at for row in rows}

    def part(self, executor: str, *, heartbeat: str | None = None) -> bool:
        """Note that a process has ended; with a heartbeat, only if that was its last."""
        gone = update(executors).where(executors.c.id == executor, executors.c.ended_at.is_(None))
        if heartbeat is not None:
            gone = gone.where(executors.c.heartbeat_at == heartbeat)
        with self.transaction() as connection:
            statement = gone.values(ended_at=iso(datetime.now(UTC)))
            return connection.execute(statement).rowcount == 1


def _run(row: Row[Any]) -> Run:
    def moment(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text) if text else None

    return Run(
        id=row.id,
        owner=row.owner,
        kind=row.kind,
        state=row.state,
        stage=row.stage,
        done=row.done,
        total=row.total,
        asked_at=datetime.fromisoformat(row.asked_at),
        started_at=moment(row.started_at),
        ended_at=moment(row.ended_at),
        brief_id=row.brief_id,
        batch_id=row.batch_id,
        place=row.place,
        error=RunError.model_validate_json(row.error) if row.error else None,
        executor=row.executor,
        tries=row.tries,
    )
