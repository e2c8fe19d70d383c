"""Mock interviews, step by step, and the attempts that come of them."""

from typing import Any

from sqlalchemy import Connection, Row, desc, select

from prebrief.errors import NotFoundError
from prebrief.records.practice import Attempt, Interview, Turn
from prebrief.store.rows import Rows
from prebrief.store.tables import attempts, interviews, iso, turns


class Interviews(Rows):
    """Keeps each step as it happens: what a call has kept survives whatever comes next."""

    def keep_start(self, interview: Interview) -> None:
        """Keep a new interview: who asks, how long, what may be asked."""
        with self.transaction() as connection:
            self._put(connection, interview)

    def keep_turn(self, interview_id: str, turn: Turn) -> None:
        """Keep a step as it stands now."""
        with self.transaction() as connection:
            self._put_turn(connection, interview_id, turn)

    def keep_scored(self, interview_id: str, turn: Turn, attempt: Attempt) -> None:
        """Keep a step's score and the attempt that it belongs to, both or neither."""
        with self.transaction() as connection:
            self._put_turn(connection, interview_id, turn)
            put_attempt(self, connection, attempt)

    def keep_end(self, interview: Interview) -> None:
        """Keep the debrief and the end; a question that was never answered goes."""
        with self.transaction() as connection:
            self._put(connection, interview)
            self.remove(
                connection,
                turns,
                turns.c.interview_id == interview.id,
                turns.c.number > len(interview.turns),
            )

    def get(self, interview_id: str) -> Interview:
        """Give an interview by its id.

        Raises:
            NotFoundError: there is none of that id.
        """
        with self.reading() as connection:
            row = self.one(connection, interviews, interviews.c.id == interview_id)
            if row is None:
                raise NotFoundError(
                    "no-such-interview", "There is no mock interview of that id.", fix="Begin one."
                )
            return self._whole(connection, row)

    def unfinished(self, brief_id: str | None = None) -> Interview | None:
        """Give the last interview that was begun and not ended."""
        return self._newest(interviews.c.ended_at.is_(None), brief_id)

    def finished(self, brief_id: str | None = None) -> Interview | None:
        """Give the last interview that was ended."""
        return self._newest(interviews.c.ended_at.is_not(None), brief_id)

    def list(self) -> tuple[Interview, ...]:
        """Give all interviews, oldest first."""
        with self.reading() as connection:
            rows = self.all(connection, interviews, order="started_at")
            return tuple(self._whole(connection, row) for row in rows)

    def _newest(self, state: Any, brief_id: str | None) -> Interview | None:
        query = select(interviews).where(interviews.c.owner == self.owner, state)
        if brief_id is not None:
            query = query.where(interviews.c.brief_id == brief_id)
        with self.reading() as connection:
            row = connection.execute(query.order_by(desc(interviews.c.started_at)).limit(1)).first()
            return self._whole(connection, row) if row else None

    def _whole(self, connection: Connection, row: Row[Any]) -> Interview:
        steps = self.all(connection, turns, turns.c.interview_id == row.id, order="number")
        interview = Interview.model_validate_json(row.content)
        return interview.model_copy(
            update={"turns": tuple(Turn.model_validate_json(step.content) for step in steps)}
        )

    def _put(self, connection: Connection, interview: Interview) -> None:
        self.put(
            connection,
            interviews,
            {
                "id": interview.id,
                "brief_id": interview.brief_id,
                "started_at": iso(interview.started_at),
                "ended_at": iso(interview.ended_at) if interview.ended_at else None,
                "content": interview.model_copy(update={"turns": ()}).model_dump_json(),
            },
        )

    def _put_turn(self, connection: Connection, interview_id: str, turn: Turn) -> None:
        self.put(
            connection,
            turns,
            {
                "interview_id": interview_id,
                "number": turn.number,
                "content": turn.model_dump_json(),
            },
        )


class Attempts(Rows):
    """Answers practised, oldest first."""

    def keep(self, attempt: Attempt) -> None:
        """Keep an attempt, in the place of the one with its id."""
        with self.transaction() as connection:
            put_attempt(self, connection, attempt)

    def list(self, *, brief_id: str | None = None) -> tuple[Attempt, ...]:
        """Give all attempts, or those of one brief."""
        only = () if brief_id is None else (attempts.c.brief_id == brief_id,)
        with self.reading() as connection:
            rows = self.all(connection, attempts, *only, order="at")
            return tuple(Attempt.model_validate_json(row.content) for row in rows)


def put_attempt(rows: Rows, connection: Connection, attempt: Attempt) -> None:
    """Write an attempt inside a transaction of the caller's."""
    rows.put(
        connection,
        attempts,
        {
            "id": attempt.id,
            "at": iso(attempt.at),
            "brief_id": attempt.brief_id,
            "question_id": attempt.question_id,
            "look_for": attempt.look_for,
            "overall": attempt.scored.overall,
            "content": attempt.model_dump_json(),
        },
    )
