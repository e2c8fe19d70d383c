"""``prebrief.store.runs``: who holds a run, and what only its holder may do."""

import pytest

from prebrief.records.run import RunError, TakenRun
from prebrief.store.database import Database
from prebrief.store.runs import NewRun, Runs
from unit.store.filling import kept as made


def ask(runs: Runs, *ids: str, owner: str = "ada", **more: object) -> None:
    runs.ask(
        owner,
        [NewRun(name, "prepare", {"cv": "f1"}, total=6, **more) for name in ids],  # type: ignore[arg-type]
        also=lambda connection, run_id: None,
    )


def take(runs: Runs, run_id: str, executor: str) -> TakenRun:
    taken = runs.take(run_id, executor)
    assert taken is not None
    return taken


@pytest.fixture
def runs(database: Database) -> Runs:
    database.runs.arrive("one", "worker")
    database.runs.arrive("two", "worker")
    return database.runs


def test_a_run_goes_its_way(runs: Runs, database: Database) -> None:
    ask(runs, "r1")
    waiting = runs.get("ada", "r1")
    assert waiting
    assert (waiting.state, waiting.started_at, waiting.tries) == ("waiting", None, 0)
    taken = take(runs, "r1", "one")
    assert (taken.owner, taken.inputs, taken.fence) == ("ada", {"cv": "f1"}, 1)
    assert runs.progress(taken, stage="read", done=1, total=6)
    assert runs.keep(taken, made())
    assert runs.end(taken, "done")
    run = runs.get("ada", "r1")
    assert run
    assert (run.state, run.done, run.stage, run.brief_id) == ("done", 6, None, "b1")
    assert run.over
    assert run.ended_at
    assert database.of("ada").briefs.get("b1")


def test_what_goes_wrong_beside_the_run_leaves_no_run(runs: Runs) -> None:
    def refuse(connection: object, run_id: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        runs.ask("ada", [NewRun("r1", "prepare", {})], also=refuse)
    assert runs.get("ada", "r1") is None


def test_nobody_sees_the_runs_of_others(runs: Runs) -> None:
    ask(runs, "r1")
    assert runs.get("eve", "r1") is None
    assert runs.list("eve") == ()
    assert runs.cancel("eve", "r1") == ()
    runs.remove("eve", ["r1"])
    assert runs.ids("ada") == ("r1",)


def test_a_taker_that_was_passed_over_changes_nothing(runs: Runs, database: Database) -> None:
    ask(runs, "r1")
    asleep = take(runs, "r1", "one")
    awake = take(runs, "r1", "two")
    assert not runs.progress(asleep, stage="compose", done=4, total=6)
    assert not runs.keep(asleep, made())
    assert database.of("ada").briefs.get("b1") is None
    assert not runs.end(asleep, "failed", error=RunError(code="x", text="y"))
    assert runs.keep(awake, made())
    assert runs.end(awake, "done")
    assert not runs.end(awake, "done")
    run = runs.get("ada", "r1")
    assert run
    assert (run.state, run.tries, run.error) == ("done", 2, None)


def test_a_run_that_is_over_is_not_taken(runs: Runs) -> None:
    ask(runs, "r1", "r2")
    runs.end(take(runs, "r1", "one"), "failed", error=RunError(code="x", text="y", fix="z"))
    runs.cancel("ada", "r2")
    assert runs.take("r1", "two") is None
    assert runs.take("r2", "two") is None
    assert runs.take("none", "two") is None
    failed = runs.get("ada", "r1")
    assert failed
    assert failed.error == RunError(code="x", text="y", fix="z")


def test_who_was_given_up_takes_nothing(runs: Runs) -> None:
    ask(runs, "r1")
    heart = runs.living()["one"]
    assert runs.beat("one")
    assert not runs.part("one", heartbeat=heart)  # it has beaten since
    assert runs.part("one", heartbeat=runs.living()["one"])
    assert runs.living().keys() == {"two"}
    assert not runs.beat("one")
    assert runs.take("r1", "one") is None
    assert runs.take("r1", "two")


def test_cancelling_stops_the_one_who_works(runs: Runs) -> None:
    ask(runs, "r1")
    taken = take(runs, "r1", "one")
    assert runs.cancel("ada", "r1") == ("r1",)
    assert not runs.progress(taken, stage="read", done=1, total=6)
    assert not runs.keep(taken, made())
    run = runs.get("ada", "r1")
    assert run
    assert run.state == "cancelled"
    assert runs.cancel("ada", "r1") == ()


def test_a_batch_counts_its_rows(runs: Runs) -> None:
    rows = [NewRun(f"r{n}", "prepare", {}, batch_id="b", place=n) for n in range(3)]
    runs.ask("ada", [NewRun("b", "batch", {}, total=3), *rows], also=lambda c, i: None)
    assert [run.id for run in runs.list("ada")] == ["b"]
    runs.end(take(runs, "r2", "one"), "done")
    batch = runs.get("ada", "b")
    assert batch
    assert (batch.state, batch.done, batch.total) == ("running", 1, 3)
    runs.end(take(runs, "r0", "two"), "failed", error=RunError(code="x", text="y"))
    runs.cancel("ada", "r1")
    batch = runs.get("ada", "b")
    assert batch
    assert (batch.state, batch.done) == ("done", 3)
    assert [run.state for run in runs.list("ada", batch_id="b")] == ["failed", "cancelled", "done"]
    assert [run.id for run in runs.list("ada", batch_id="b", over=False)] == []
    assert runs.count() == {"done": 2, "failed": 1, "cancelled": 1}


def test_cancelling_a_batch_cancels_what_is_left(runs: Runs) -> None:
    rows = [NewRun(f"r{n}", "prepare", {}, batch_id="b", place=n) for n in range(3)]
    runs.ask("ada", [NewRun("b", "batch", {}, total=3), *rows], also=lambda c, i: None)
    runs.end(take(runs, "r0", "one"), "done")
    assert set(runs.cancel("ada", "b")) == {"b", "r1", "r2"}
    states = [run.state for run in runs.list("ada", batch_id="b")]
    assert states == ["done", "cancelled", "cancelled"]
