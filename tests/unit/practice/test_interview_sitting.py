"""Each step is kept before the next; a sitting cut off goes on and judges nothing twice."""

import pytest

from builders_practice import NOW, interview, scored, spoken
from prebrief.practice.interview_sitting import Sitting
from prebrief.records.answer import ScoredAnswer
from prebrief.records.practice import Attempt, Interview, Turn


class DiedError(Exception):
    """The program ends here."""


class Notebook:
    """Keeps an interview in memory, and can die at its n-th call, before or after writing."""

    def __init__(self, kept: Interview, *, dies_at: int = 0, after: bool = False) -> None:
        self.kept = kept
        self.attempts: dict[str, Attempt] = {}
        self._calls = 0
        self._dies_at = dies_at
        self._after = after

    def keep_turn(self, interview_id: str, turn: Turn) -> None:
        self._write(lambda: self._put(turn))

    def keep_scored(self, interview_id: str, turn: Turn, attempt: Attempt) -> None:
        def both() -> None:
            self._put(turn)
            self.attempts[attempt.id] = attempt

        self._write(both)

    def keep_end(self, interview: Interview) -> None:
        self._write(lambda: setattr(self, "kept", interview))

    def _write(self, act: object) -> None:
        self._calls += 1
        if self._calls == self._dies_at and not self._after:
            raise DiedError
        act()  # type: ignore[operator]
        if self._calls == self._dies_at:
            raise DiedError

    def _put(self, turn: Turn) -> None:
        before, rest = self.kept.turns[: turn.number - 1], self.kept.turns[turn.number :]
        self.kept = self.kept.model_copy(update={"turns": (*before, turn, *rest)})


class Judge:
    """Scores by a list, and counts what it was asked."""

    def __init__(self, overall: int = 80) -> None:
        self.overall = overall
        self.judged: list[str] = []

    def __call__(self, answer: str, turn: Turn) -> ScoredAnswer:
        self.judged.append(answer)
        return scored(self.overall)


def sit(kept: Interview, notebook: Notebook, judge: Judge) -> Sitting:
    return Sitting(kept, keeper=notebook, judge=judge, now=lambda: NOW)


def whole(sitting: Sitting) -> None:
    while turn := sitting.ask():
        turn = sitting.keep_draft(turn, "part of ", spent=3)
        sitting.answer(turn, f"answer {turn.number}", spent=20)
    sitting.end(before=None)


def straight() -> tuple[Interview, Notebook]:
    begun = interview(warm_up=True, minutes=14)
    notebook = Notebook(begun)
    whole(sit(begun, notebook, Judge()))
    return notebook.kept, notebook


@pytest.mark.parametrize("after", [False, True], ids=["before writing", "after writing"])
@pytest.mark.parametrize("call", range(1, 21))
def test_dying_at_any_step_loses_nothing_and_judges_nothing_twice(call: int, after: bool) -> None:
    expected, calm = straight()
    begun = interview(warm_up=True, minutes=14)
    notebook, judge = Notebook(begun, dies_at=call, after=after), Judge()
    with pytest.raises(DiedError):
        whole(sit(begun, notebook, judge))
    if notebook.kept.ended_at is None:
        whole(sit(notebook.kept, notebook, judge))
    assert notebook.kept == expected
    assert notebook.attempts.keys() == calm.attempts.keys()
    # Judging again is harmless only where the score had not been kept.
    assert len(judge.judged) - len(set(judge.judged)) <= (0 if after else 1)


def test_the_program_makes_as_many_writes_as_are_killed_above() -> None:
    begun = interview(warm_up=True, minutes=14)
    notebook = Notebook(begun, dies_at=10_000)
    whole(sit(begun, notebook, Judge()))
    assert notebook._calls == 20


def test_a_draft_and_its_time_are_kept() -> None:
    begun = interview()
    notebook = Notebook(begun)
    first = sit(begun, notebook, Judge())
    turn = first.ask()
    assert turn
    first.keep_draft(turn, "half of it", spent=42.04)
    again = sit(notebook.kept, notebook, Judge()).ask()
    assert again
    assert (again.draft, again.spent, again.number) == ("half of it", 42.0, 1)


def test_follow_ups_are_judged_as_one_answer_and_make_one_attempt() -> None:
    begun = interview()
    notebook, judge = Notebook(begun), Judge(20)
    sitting = sit(begun, notebook, judge)
    for number in range(1, 4):
        turn = sitting.ask()
        assert turn
        sitting.answer(turn, f"part {number}", spent=10)
    assert judge.judged[2] == "part 1\n\npart 2\n\npart 3"
    assert list(notebook.attempts) == ["i1/1"]
    assert notebook.attempts["i1/1"].answer == judge.judged[2]


def test_an_empty_answer_is_a_skip() -> None:
    begun = interview()
    notebook, judge = Notebook(begun), Judge()
    sitting = sit(begun, notebook, judge)
    turn = sitting.ask()
    assert turn
    assert sitting.answer(turn, "  \n ", spent=1) is None
    assert notebook.kept.turns[0].skipped
    assert not judge.judged


def test_a_spoken_answer_is_scored_by_its_words_and_measured_beside_them() -> None:
    begun = interview()
    notebook, judge = Notebook(begun), Judge()
    sitting = sit(begun, notebook, judge)
    turn = sitting.ask()
    assert turn
    sitting.answer_spoken(turn, spoken("um we moved uh the chairs"))
    kept = notebook.kept.turns[0]
    assert judge.judged == ["we moved the chairs"]
    assert kept.delivery is not None
    assert len(kept.delivery.fillers) == 2
    assert kept.spent == kept.delivery.seconds


def test_ending_drops_the_question_that_was_never_answered() -> None:
    begun = interview()
    notebook = Notebook(begun)
    sitting = sit(begun, notebook, Judge())
    assert sitting.ask()
    sitting.end(before=None)
    assert notebook.kept.turns == ()
    assert notebook.kept.debrief is not None
    assert notebook.kept.debrief.overall is None
    assert sitting.ask() is None
