"""``prebrief.jobs.runner``: runs come to their end once, whoever dies, sleeps or is replaced."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

import prebrief
from prebrief.jobs import runner as running
from prebrief.jobs.queue import Queue
from prebrief.jobs.runner import MOST_TRIES, Runner
from prebrief.jobs.steps import ENDED, NotOursError, Step, Work
from prebrief.store.database import Database
from prebrief.store.runs import NewRun


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.01)


class Bench:
    """Runs of two steps, and what was done of them."""

    def __init__(self, database: Database, queue: Queue) -> None:
        self.database, self.queue = database, queue
        self.done: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.inside = threading.Event()

    def first(self, work: Work) -> str:
        self.inside.set()
        assert self.gate.wait(20)
        self.done.append(f"{work.taken.id} first")
        return f"left by {work.taken.id}"

    def second(self, work: Work) -> str:
        assert work.before == f"left by {work.taken.id}"
        self.done.append(f"{work.taken.id} second")
        if not self.database.runs.end(work.taken, "done"):
            raise NotOursError
        return ENDED

    def ask(self, *ids: str) -> None:
        for run_id in ids:
            self.database.runs.ask("ada", [NewRun(run_id, "prepare", {})], also=self.queue.put)

    def runner(self) -> Runner:
        steps = (Step("first", self.first), Step("second", self.second))
        return Runner(self.queue, self.database.runs, {"prepare": steps}, patience=1)

    @contextmanager
    def working(self, *, grace: float = 20) -> Iterator[Runner]:
        runner = self.runner()
        runner.start()
        try:
            yield runner
        finally:
            runner.stop(grace=grace)

    def state(self, run_id: str) -> str:
        run = self.database.runs.get("ada", run_id)
        assert run
        return run.state

    def recorded(self, run_id: str) -> list[str]:
        return [s["function_name"] for s in self.queue.client.list_workflow_steps(run_id)]


@pytest.fixture
def bench(database: Database, queue: Queue) -> Bench:
    return Bench(database, queue)


def test_runs_come_to_their_end_with_each_step_on_record(bench: Bench) -> None:
    bench.ask("r1", "r2")
    with bench.working() as runner:
        assert runner.executor in bench.database.runs.living()
        until(lambda: bench.state("r2") == "done")
        until(lambda: bench.recorded("r2") == ["first", "second"])
    assert bench.done == ["r1 first", "r1 second", "r2 first", "r2 second"]
    assert bench.database.runs.living() == {}


def test_no_two_have_a_name(bench: Bench) -> None:
    assert bench.runner().executor != bench.runner().executor


def test_a_worker_that_is_asked_to_end_finishes_first(bench: Bench) -> None:
    bench.gate.clear()
    bench.ask("r1", "r2")
    with bench.working():
        assert bench.inside.wait(20)
        threading.Timer(0.2, bench.gate.set).start()
    assert bench.state("r1") == "done"
    assert bench.state("r2") == "waiting"


def test_a_newer_program_goes_on_and_the_half_dead_one_is_fenced_off(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.gate.clear()
    bench.ask("r1")
    old = bench.runner()
    old.start()
    assert bench.inside.wait(20)
    old.stop(grace=0)  # its thread is still within the first step
    bench.inside.clear()
    monkeypatch.setattr(prebrief, "__version__", "99.0.0")
    with bench.working():
        assert bench.inside.wait(20)
        bench.gate.set()  # both go on, the old one and the new
        until(lambda: bench.state("r1") == "done")
        until(lambda: bench.done.count("r1 first") == 2)
    run = bench.database.runs.get("ada", "r1")
    assert run
    assert (run.state, run.tries) == ("done", 2)
    assert bench.done.count("r1 second") == 1
    assert bench.recorded("r1") == ["first", "second"]


def test_a_finished_step_is_not_done_again(bench: Bench) -> None:
    bench.ask("r1")
    second, gate = bench.second, threading.Event()
    inside = threading.Event()

    def hold(work: Work) -> str:
        inside.set()
        assert gate.wait(20)
        return second(work)

    bench.second = hold  # type: ignore[method-assign]
    old = bench.runner()
    old.start()
    assert inside.wait(20)
    old.stop(grace=0)
    bench.second = second  # type: ignore[method-assign]
    with bench.working():
        until(lambda: bench.state("r1") == "done")
    gate.set()
    assert bench.done[:2] == ["r1 first", "r1 second"]


def test_a_run_that_ends_its_workers_is_given_up(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.ask("r1")
    bench.database.runs.arrive("dead", "worker")
    for _ in range(MOST_TRIES):
        bench.database.runs.take("r1", "dead")
    with bench.working():
        until(lambda: bench.state("r1") == "failed")
    run = bench.database.runs.get("ada", "r1")
    assert run
    assert run.error == running.TOO_MANY
    assert bench.done == []


def test_a_cancelled_run_is_not_begun(bench: Bench) -> None:
    bench.ask("r1", "r2")
    bench.database.runs.cancel("ada", "r1")
    bench.queue.cancel(["r1"])
    with bench.working():
        until(lambda: bench.state("r2") == "done")
    assert bench.done == ["r2 first", "r2 second"]


def test_a_worker_that_was_given_up_knows_it(bench: Bench) -> None:
    with bench.working() as runner:
        assert bench.database.runs.part(runner.executor)
        assert runner.ended.wait(20)


def test_a_run_that_comes_to_one_given_up_is_left_to_the_next(bench: Bench) -> None:
    runner = bench.runner()
    runner._heart.interval = 3600  # it has not noticed yet
    runner.start()
    until(lambda: bench.database.runs.part(runner.executor))
    bench.ask("r1")
    assert runner.ended.wait(20)
    runner.stop(grace=0)
    assert (bench.state("r1"), bench.done) == ("waiting", [])
    with bench.working():
        until(lambda: bench.state("r1") == "done")
    assert bench.done == ["r1 first", "r1 second"]
