"""Sit an interview: ask, take the answer, judge it; each step is kept before the next begins."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from prebrief.practice.debrief import debrief
from prebrief.practice.delivery import measure, text_of
from prebrief.practice.interview import next_turn, root_of, to_judge, told
from prebrief.records.answer import ScoredAnswer
from prebrief.records.practice import (
    Attempt,
    Debrief,
    Delivery,
    Interview,
    TimedWord,
    Turn,
)

Judge = Callable[[str, Turn], ScoredAnswer]
"""Scores an answer to the question of a step."""


class Keeper(Protocol):
    """Where an interview is kept; each call has happened for good when it returns."""

    def keep_turn(self, interview_id: str, turn: Turn) -> None:
        """Keep a step as it stands now."""
        ...

    def keep_scored(self, interview_id: str, turn: Turn, attempt: Attempt) -> None:
        """Keep a step's score and the attempt that it belongs to, both or neither."""
        ...

    def keep_end(self, interview: Interview) -> None:
        """Keep the debrief and the end."""
        ...


class Sitting:
    """An interview under way.

    Whatever the moment at which the program dies, a new sitting of the stored interview goes on
    at the step that waits for an answer; an answer that was kept and not yet judged is judged
    first, and none is judged twice.
    """

    def __init__(
        self, interview: Interview, *, keeper: Keeper, judge: Judge, now: Callable[[], datetime]
    ) -> None:
        self.interview = interview
        self._keeper = keeper
        self._judge = judge
        self._now = now
        unfinished = to_judge(interview)
        if unfinished:
            self._score(unfinished)

    def ask(self) -> Turn | None:
        """Give the step to answer now, or none when the interview is over."""
        turn = next_turn(self.interview, now=self._now())
        if turn and turn.number > len(self.interview.turns):
            self._put(turn)
            self._keeper.keep_turn(self.interview.id, turn)
        return turn

    def keep_draft(self, turn: Turn, text: str, *, spent: float) -> Turn:
        """Keep what has been typed so far, and the time it took."""
        return self._keep(turn, {"draft": text, "spent": round(spent, 1)})

    def answer(self, turn: Turn, text: str, *, spent: float) -> ScoredAnswer | None:
        """Take a typed answer; the warm-up has no score."""
        return self._take(turn, text, spent, None)

    def answer_spoken(self, turn: Turn, words: tuple[TimedWord, ...]) -> ScoredAnswer | None:
        """Take a dictated answer: its words are scored, its delivery is measured beside them."""
        delivery = measure(words, target=turn.seconds)
        return self._take(turn, text_of(words), delivery.seconds, delivery)

    def skip(self, turn: Turn, *, spent: float = 0.0) -> None:
        """Leave a question without an answer."""
        self._keep(turn, {"skipped": True, "draft": "", "spent": round(spent, 1)})

    def end(self, *, before: Interview | None) -> Debrief:
        """End the interview and give its debrief, compared with the one before if there is one."""
        interview = self.interview
        if interview.turns and interview.turns[-1].open:
            interview = interview.model_copy(update={"turns": interview.turns[:-1]})
        ended = interview.model_copy(
            update={"ended_at": self._now(), "debrief": debrief(interview, before=before)}
        )
        self._keeper.keep_end(ended)
        self.interview = ended
        assert ended.debrief is not None
        return ended.debrief

    def _take(
        self, turn: Turn, text: str, spent: float, delivery: Delivery | None
    ) -> ScoredAnswer | None:
        if not text.strip():
            self.skip(turn, spent=spent)
            return None
        # Kept before it is judged: a crash while judging must not cost the answer.
        kept = self._keep(
            turn,
            {
                "answer": text.strip(),
                "draft": "",
                "answered_at": self._now(),
                "spent": round(spent, 1),
                "delivery": delivery,
            },
        )
        return self._score(kept) if turn.kind != "warm_up" else None

    def _score(self, turn: Turn) -> ScoredAnswer:
        answer = told(self.interview, turn)
        root = root_of(self.interview, turn)
        scored = self._judge(answer, root)
        judged = turn.model_copy(update={"scored": scored})
        attempt = Attempt(
            id=f"{self.interview.id}/{root.number}",
            at=turn.answered_at or self._now(),
            brief_id=self.interview.brief_id,
            interview_id=self.interview.id,
            question_id=root.question_id,
            question=root.text,
            look_for=root.look_for,
            answer=answer,
            scored=scored,
        )
        self._keeper.keep_scored(self.interview.id, judged, attempt)
        self._put(judged)
        return scored

    def _keep(self, turn: Turn, update: dict[str, object]) -> Turn:
        changed = turn.model_copy(update=update)
        self._keeper.keep_turn(self.interview.id, changed)
        self._put(changed)
        return changed

    def _put(self, turn: Turn) -> None:
        turns = (
            *self.interview.turns[: turn.number - 1],
            turn,
            *self.interview.turns[turn.number :],
        )
        self.interview = self.interview.model_copy(update={"turns": turns})
