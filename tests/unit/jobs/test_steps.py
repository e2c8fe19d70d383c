"""``prebrief.jobs.steps``: no error leaves a step, and none of its foreign words is kept."""

import pytest

from prebrief.errors import InputError, ServiceError
from prebrief.jobs import steps
from prebrief.jobs.steps import ENDED, NotOursError, Step, Work, carry_out, patiently
from prebrief.records.run import RunError, RunState, TakenRun

TAKEN = TakenRun(id="r1", owner="ada", kind="prepare", inputs={}, fence=1, tries=1)
AWAY = ServiceError("database-unavailable", "The database did not answer.")


class Noting:
    """A keeping that notes how runs end."""

    def __init__(self, *, ours: bool = True) -> None:
        self.ours = ours
        self.ends: list[tuple[RunState, RunError | None]] = []

    def progress(self, taken: TakenRun, *, stage: str, done: int, total: int) -> bool:
        return self.ours

    def end(self, taken: TakenRun, state: RunState, *, error: RunError | None = None) -> bool:
        self.ends.append((state, error))
        return True

    def take(self, run_id: str, executor: str) -> TakenRun | None:
        raise NotImplementedError

    def arrive(self, executor: str, kind: str) -> None:
        raise NotImplementedError

    def beat(self, executor: str) -> bool:
        raise NotImplementedError

    def living(self) -> dict[str, str]:
        raise NotImplementedError

    def part(self, executor: str, *, heartbeat: str | None = None) -> bool:
        raise NotImplementedError


class Failing:
    """A step that fails so many times."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error, self.times, self.calls = error, times, 0

    def __call__(self, work: Work) -> str:
        self.calls += 1
        if self.calls <= self.times:
            raise self.error
        return "b1"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LONGEST_WAIT", 0.0)


def done(step: Failing, keeping: Noting | None = None) -> tuple[str, Noting]:
    noting = keeping or Noting()
    return carry_out(Step("s", step), Work(TAKEN, noting)), noting


def test_a_step_gives_its_id() -> None:
    left, noting = done(Failing(ValueError(), 0))
    assert (left, noting.ends) == ("b1", [])


def test_what_the_user_can_mend_is_said() -> None:
    fault = InputError("password-protected", "The file is locked.", fix="Unlock it.")
    step = Failing(fault, 9)
    left, noting = done(step)
    assert (left, step.calls) == (ENDED, 1)
    error = RunError(code="password-protected", text="The file is locked.", fix="Unlock it.")
    assert noting.ends == [("failed", error)]


def test_a_foreign_error_is_told_without_its_words() -> None:
    left, noting = done(Failing(ValueError("Dr Ada Quill, born 1970"), 9))
    assert left == ENDED
    [(state, error)] = noting.ends
    assert state == "failed"
    assert error
    assert error.code == "unexpected"
    assert "Quill" not in error.model_dump_json()
    assert "ValueError in test_steps.py" in error.text


def test_a_service_that_recovers_is_asked_again() -> None:
    step = Failing(ServiceError("no-answer", "No answer."), 2)
    assert done(step)[0] == "b1"
    assert step.calls == 3


def test_a_service_that_does_not_recover_fails_the_run() -> None:
    step = Failing(ServiceError("no-answer", "No answer."), 99)
    left, noting = done(step)
    assert (left, step.calls, noting.ends[0][0]) == (ENDED, steps.ATTEMPTS, "failed")
    hopeless = Failing(ServiceError("refused", "Refused.", retry=False), 99)
    assert done(hopeless)[0] == ENDED
    assert hopeless.calls == 1


def test_a_database_that_is_away_is_waited_for() -> None:
    step = Failing(AWAY, 25)
    left, noting = done(step)
    assert (left, step.calls, noting.ends) == ("b1", 26, [])


def test_patience_is_for_the_database_only() -> None:
    tries: list[int] = []

    def act() -> int:
        tries.append(1)
        if len(tries) < 20:
            raise AWAY
        return 7

    assert patiently(act) == 7
    with pytest.raises(InputError):
        patiently(lambda: (_ for _ in ()).throw(InputError("x", "y")))


def test_a_run_in_other_hands_is_dropped_quietly() -> None:
    class Asking(Failing):
        def __call__(self, work: Work) -> str:
            work.progress("read", 1, 6)
            return "b1"

    left, noting = done(Asking(ValueError(), 0), Noting(ours=False))
    assert (left, noting.ends) == (ENDED, [])
    assert done(Failing(NotOursError(), 9))[0] == ENDED
