"""Throwaway places for measurements and tests of durable runs: databases, files, workers.

Nothing here touches a database that was there before: a PostgreSQL place is a cluster of its own.
"""

import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text

if TYPE_CHECKING:
    from prebrief.jobs.queue import Queue

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
HOUR = 3600.0


@dataclass(frozen=True)
class Place:
    """Where runs are kept."""

    folder: Path
    url: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that works there."""
        chosen = {
            name: value for name, value in os.environ.items() if not name.startswith("PREBRIEF_")
        }
        chosen["PREBRIEF_HOME"] = str(self.folder)
        if self.url:
            chosen["PREBRIEF_DATABASE_URL"] = self.url
        return chosen


@contextmanager
def at(place: Place) -> Iterator[None]:
    """Have this process work in a place, too."""
    from prebrief.settings import settings

    before, wanted = dict(os.environ), place.environment
    os.environ.clear()
    os.environ.update(wanted)
    settings.cache_clear()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        settings.cache_clear()


def until(true: Callable[[], bool], seconds: float, *, what: str) -> None:
    """Wait for something, with a deadline."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.02)


class Cluster:
    """A PostgreSQL server of one's own, on a free port, that can be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        onpath = shutil.which("initdb")
        if not found and not onpath:
            raise FileNotFoundError("initdb")
        self.programs = found[-1].parent if found else Path(str(onpath)).parent
        folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._call("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "--no-sync")

    @property
    def url(self) -> str:
        """Its address."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres"

    def fresh(self) -> str:
        """Make an empty database and give its address."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        name = f"fresh_{secrets.token_hex(6)}"
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.url.removesuffix("/postgres") + f"/{name}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder}"
        log = self.folder / "log"
        self._call("pg_ctl", "-D", self.data, "-w", "-o", options, "-l", log, "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: ``fast`` ends every connection, ``immediate`` is a crash."""
        self._call("pg_ctl", "-D", self.data, "-w", "-m", how, "stop")

    def _call(self, program: str, *arguments: object) -> None:
        command = [str(self.programs / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Give a running server and end it."""
    made = Cluster(folder)
    made.start()
    try:
        yield made
    finally:
        made.stop("immediate")


@cache
def example_cv() -> str:
    """The text of the example CV."""
    from prebrief import pipeline

    source = pipeline.Source((EXAMPLES / "cv.pdf").read_bytes(), "cv.pdf")
    return pipeline.ingest(source, role="cv").text


def pair(number: int) -> tuple[bytes, bytes]:
    """A CV and a posting that no other number has."""
    cv = f"{example_cv()}\n\nInterests\nWalked the coast path in {number} days\n"
    posting = (EXAMPLES / "posting.md").read_text(encoding="utf-8")
    return cv.encode(), f"{posting}\n\nReference {number}.\n".encode()


@dataclass
class Crew:
    """Worker processes that may be killed."""

    place: Place
    patience: float
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    kills: int = 0
    given_up: int = 0
    """Workers that found that the others had taken over, as happens on a crowded machine."""

    def add(self, count: int = 1) -> None:
        """Start workers."""
        program = [sys.executable, "-m", "prebrief.cli.main", "worker"]
        for _ in range(count):
            self.workers.append(
                subprocess.Popen(
                    [*program, "--patience", str(self.patience)],
                    env=self.place.environment,
                    stdin=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """End a worker as the system does when memory runs out."""
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        self.workers.remove(worker)
        self.kills += 1

    def tend(self, batch_id: str) -> tuple[int, bool]:
        """Start workers in the place of those that ended by themselves, as a system does.

        Gives how many runs of a batch are done, and whether it is over.
        """
        for worker in [worker for worker in self.workers if worker.poll() is not None]:
            self.workers.remove(worker)
            self.given_up += 1
            self.add()
        return _done(batch_id)

    def dismiss(self) -> None:
        """Ask all to end and wait."""
        for worker in self.workers:
            worker.terminate()
        for worker in self.workers:
            worker.wait(timeout=60)
        self.workers.clear()


@contextmanager
def crew(place: Place, count: int, *, patience: float = 3.0) -> Iterator[Crew]:
    """Give workers and dismiss them."""
    made = Crew(place, patience)
    made.add(count)
    try:
        yield made
    finally:
        made.dismiss()


def ask(numbers: Sequence[int], owner: str = "local") -> str:
    """Put a batch in the queue and give its id."""
    from prebrief.app import runs, uploads

    rows = []
    for number in numbers:
        cv, posting = pair(number)
        rows.append(
            runs.BatchRow(
                uploads.keep_file(owner, cv, f"cv-{number}.txt", "cv"),
                uploads.keep_file(owner, posting, f"posting-{number}.md", "job"),
            )
        )
    return runs.start_batch(owner, rows)


def watch(place: Place) -> None:
    """Have the database itself note each end of a run and each brief that is written."""
    engine = create_engine(place.url or f"sqlite:///{place.folder / 'prebrief.db'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE seen (what TEXT NOT NULL, id TEXT NOT NULL)"))
        for statement in _TRIGGERS[engine.dialect.name]:
            connection.exec_driver_sql(statement)
    engine.dispose()


_TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER seen_end AFTER UPDATE ON runs WHEN new.state <> old.state "
        "BEGIN INSERT INTO seen VALUES (new.state, new.id); END",
        "CREATE TRIGGER seen_brief AFTER INSERT ON briefs "
        "BEGIN INSERT INTO seen VALUES ('brief', new.id); END",
        "CREATE TRIGGER seen_again AFTER UPDATE ON briefs "
        "BEGIN INSERT INTO seen VALUES ('brief again', new.id); END",
    ),
    "postgresql": (
        "CREATE FUNCTION seen_end() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN INSERT INTO seen VALUES (new.state, new.id); RETURN NULL; END$$",
        "CREATE FUNCTION seen_brief() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN INSERT INTO seen VALUES (CASE TG_OP WHEN 'INSERT' THEN 'brief' "
        "ELSE 'brief again' END, new.id); RETURN NULL; END$$",
        "CREATE TRIGGER seen_end AFTER UPDATE ON runs FOR EACH ROW "
        "WHEN (new.state <> old.state) EXECUTE FUNCTION seen_end()",
        "CREATE TRIGGER seen_brief AFTER INSERT OR UPDATE ON briefs FOR EACH ROW "
        "EXECUTE FUNCTION seen_brief()",
    ),
}


@dataclass(frozen=True)
class Count:
    """What the outputs and the records say after a batch."""

    asked: int
    states: dict[str, int]
    errors: dict[str, int]
    lost: int
    """Runs without exactly one end in ``done``, or whose brief is not there."""
    doubled: int
    """Ends too many, briefs too many, steps recorded twice."""
    unrecorded: int
    """Runs that had ended when their worker died, before the queue had noted their last step."""
    taken_again: int
    """Runs that more than one worker took up."""
    briefs: int
    written_again: int
    """Briefs written a second time under a newer fence, by the worker that took over."""


def count(place: Place, batch_id: str, owner: str = "local") -> Count:
    """Count from the runs, the briefs, what the database saw, and the step records."""
    from prebrief.app import runs
    from prebrief.app.kept import kept_of

    rows = runs.runs(owner, batch_id=batch_id, limit=100_000)
    ids = {row.id for row in rows}
    engine = create_engine(place.url or f"sqlite:///{place.folder / 'prebrief.db'}")
    with engine.connect() as connection:
        seen = [(row.what, row.id) for row in connection.execute(text("SELECT * FROM seen"))]
    engine.dispose()
    ends = [run for what, run in seen if what == "done" and run in ids]
    made = [brief for what, brief in seen if what == "brief"]
    briefs = {kept.id for kept in kept_of(owner).briefs.list()}
    states = dict(Counter(str(row.state) for row in rows))
    queue = _queue()
    steps = [
        (row.id, step["function_name"])
        for row in rows
        for step in queue.client.list_workflow_steps(row.id, load_output=False)
    ]
    queue.close()
    whole = {
        row.id
        for row in rows
        if row.state == "done" and row.brief_id in briefs and ends.count(row.id) == 1
    }
    doubled = sum(len(found) - len(set(found)) for found in (ends, made, steps))
    return Count(
        asked=len(rows),
        states=states,
        errors=dict(Counter(row.error.code for row in rows if row.error)),
        lost=len(ids - whole),
        doubled=doubled,
        unrecorded=2 * len(whole) - len(steps),
        taken_again=sum(row.tries > 1 for row in rows),
        briefs=len(briefs),
        written_again=sum(what == "brief again" for what, _ in seen),
    )


def _queue() -> "Queue":
    from prebrief.app.kept import database
    from prebrief.jobs.queue import Queue

    opened = database()
    url = opened.engine.url.render_as_string(hide_password=False)
    return Queue(url, schema=opened.runs.beside())


def settled(batch_id: str, owner: str = "local") -> bool:
    """Whether a batch is over and the queue knows it."""
    from prebrief.app import runs

    if not runs.run(owner, batch_id).over:
        return False
    queue = _queue()
    try:
        return not queue.holders()
    finally:
        queue.close()


def harass(team: Crew, batch_id: str, *, seed: int, each: int) -> Counter[str]:
    """Kill a worker now and then, at any step; give what the killed were busy with.

    By what is done and not by the clock, so that a slow machine has as many kills as a fast one.

    Args:
        team: Whose workers.
        batch_id: What they work on.
        seed: Of the chances.
        each: Runs that are done between two kills, on average.
    """
    chance = random.Random(seed)
    busy_with: Counter[str] = Counter()
    while not _done(batch_id)[1]:
        enough = _done(batch_id)[0] + chance.randint(1, 2 * each - 1)
        victim = chance.choice(team.workers)
        over = False
        while not over and team.tend(batch_id)[0] < enough:
            time.sleep(0.02)
            over = _done(batch_id)[1]
        if over:
            break
        time.sleep(chance.random() * 0.5)
        if victim in team.workers:
            team.kill(victim)
            busy_with[_stage_of(victim.pid, batch_id)] += 1
            team.add()
    return busy_with


def _done(batch_id: str) -> tuple[int, bool]:
    from prebrief.app import runs

    batch = runs.run("local", batch_id)
    return batch.done, batch.over


def _stage_of(pid: int, batch_id: str) -> str:
    """Say what a killed worker was busy with: nobody else writes to its run for a while."""
    from prebrief.app.kept import database

    held = database().runs.list("local", batch_id=batch_id, over=False, limit=1000)
    return next(
        (str(run.stage or "taken") for run in held if f"-{pid}-" in str(run.executor)),
        "between two runs",
    )
