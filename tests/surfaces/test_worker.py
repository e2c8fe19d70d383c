"""``prebrief worker``: real workers, really killed, stopped and put to sleep."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.places import Cluster, Crew, Place, ask, at, cluster, count, crew, settled, until, watch

from prebrief.app import kept, runs, uploads
from prebrief.records.run import Run
from surfaces.conftest import PROGRAM

PATIENCE = 3.0
"""Seconds until a silent worker is given up: little, and yet a crowded machine must keep to it."""
LONG = 120.0
"""Seconds after which something is broken; everything here takes a few."""


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A PostgreSQL server that may be stopped and started."""
    if not (shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))):
        pytest.skip("no PostgreSQL programs here")
    pytest.importorskip("psycopg")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        with cluster(Path(name) / "pg") as running:
            yield running


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Place]:
    """An empty place in a file, watched by the database itself."""
    yield from _entered(Place(tmp_path / "home"))


@pytest.fixture
def postgresql(tmp_path: Path, server: Cluster) -> Iterator[Place]:
    """An empty place on the server, watched by the database itself."""
    yield from _entered(Place(tmp_path / "home", server.fresh()))


def _entered(place: Place) -> Iterator[Place]:
    with at(place):
        kept.database()
        watch(place)
        yield place
        runs._queue_on(kept.database()).close()
        kept.database().close()
        runs._queue_on.cache_clear()
        kept._opened.cache_clear()


def rows(batch: str) -> list[Run]:
    return runs.runs("local", batch_id=batch)


def holder(team: Crew, batch: str, stage: str) -> subprocess.Popen[bytes]:
    """Wait until a worker is busy with a stage, and give it."""
    found: list[subprocess.Popen[bytes]] = []

    def busy() -> bool:
        held = {
            row.executor for row in rows(batch) if row.state == "running" and row.stage == stage
        }
        found[:] = [w for w in team.workers if any(f"-{w.pid}-" in str(name) for name in held)]
        return bool(found)

    until(busy, LONG, what=f"a worker at {stage}")
    return found[0]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_killed_workers_lose_and_double_nothing(
    database: str, request: pytest.FixtureRequest
) -> None:
    place: Place = request.getfixturevalue(database)
    batch = ask(range(12))
    with crew(place, 2, patience=PATIENCE) as team:
        for stage in ("match", "compose"):
            team.kill(holder(team, batch, stage))
            team.add()
        until(lambda: team.tend(batch)[1] and settled(batch), LONG, what="the batch")
    found = count(place, batch)
    assert (found.states, found.lost, found.doubled) == ({"done": 12}, 0, 0), found
    assert found.briefs == 12
    assert found.taken_again >= 1


def test_a_sleeper_that_wakes_is_fenced_off_and_ends(postgresql: Place) -> None:
    batch = ask(range(2))
    with crew(postgresql, 2, patience=PATIENCE) as team:
        sleeper = holder(team, batch, "match")
        sleeper.send_signal(signal.SIGSTOP)
        until(lambda: settled(batch), LONG, what="the batch, by the other one")
        sleeper.send_signal(signal.SIGCONT)
        assert sleeper.wait(timeout=LONG) == 5
    found = count(postgresql, batch)
    assert (found.states, found.lost, found.doubled) == ({"done": 2}, 0, 0), found
    assert found.briefs == 2


def test_a_worker_ends_in_order_when_asked(sqlite: Place) -> None:
    batch = ask(range(6))
    with crew(sqlite, 1, patience=PATIENCE) as team:
        worker = holder(team, batch, "read")
        worker.terminate()
        assert worker.wait(timeout=LONG) == 0
    states = [row.state for row in rows(batch)]
    assert set(states) == {"done", "waiting"}
    assert kept.database().runs.living() == {}
    assert all(row.tries == 1 for row in rows(batch) if row.state == "done")


def test_runs_that_are_cancelled_or_cannot_be_done_hold_up_nobody(sqlite: Place) -> None:
    broken = uploads.keep_file("local", b"%PDF-1.7 nothing", "cv.pdf", "cv")
    job = uploads.keep_file("local", b"# Chief Medical Officer\n\nLead the doctors.", "j.md", "job")
    batch = ask(range(2))
    with crew(sqlite, 1, patience=PATIENCE) as team:
        holder(team, batch, "ingest")
        unreadable = runs.start_prepare("local", broken, job)
        assert runs.cancel("local", rows(batch)[0].id).state == "cancelled"
        until(lambda: settled(batch), LONG, what="the other run")
        until(lambda: runs.run("local", unreadable).over, LONG, what="the run that fails")
    assert [row.state for row in rows(batch)] == ["cancelled", "done"]
    assert len(kept.kept_of("local").briefs.list()) == 1
    failed = runs.run("local", unreadable)
    assert failed.state == "failed"
    assert failed.error
    assert failed.error.fix


def test_a_database_that_goes_and_comes_back_stops_nobody(
    postgresql: Place, server: Cluster
) -> None:
    batch = ask(range(6))
    with crew(postgresql, 2, patience=60) as team:
        holder(team, batch, "select")
        server.stop("immediate")
        server.start()
        until(lambda: settled(batch), LONG, what="the batch")
        assert [worker.poll() for worker in team.workers] == [None, None]
    found = count(postgresql, batch)
    assert (found.states, found.lost, found.doubled) == ({"done": 6}, 0, 0), found


def test_a_server_that_was_given_up_begins_anew(sqlite: Place) -> None:
    with runs.serving(execute=True, patience=60) as name:
        living = kept.database().runs.living
        assert living().keys() == {name}
        kept.database().runs.part(name)
        batch = ask([1])
        until(lambda: runs.run("local", batch).over, LONG, what="the run, by the new one")
        assert name not in living()
        assert len(living()) == 1
    assert living() == {}
    assert [row.state for row in rows(batch)] == ["done"]


def test_slots_are_processes_that_end_together(tmp_path: Path) -> None:
    place = Place(tmp_path / "home")
    with at(place):
        worker = subprocess.Popen(
            [PROGRAM, "worker", "--slots", "2", "--attached"],
            env=place.environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        database = kept.database()
        until(lambda: len(database.runs.living()) == 2, LONG, what="two workers")
        pids = [int(name.split("-")[-2]) for name in database.runs.living()]
        assert worker.stdin
        worker.stdin.close()  # as when the program that started it has died
        assert worker.wait(timeout=LONG) == 0
        assert database.runs.living() == {}
        database.close()
        kept._opened.cache_clear()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert worker.stderr
    assert b"2 workers" in worker.stderr.read()
    worker.stderr.close()
