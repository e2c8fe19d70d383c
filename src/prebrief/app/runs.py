"""Runs: work that somebody asks for and a worker does, here or on another machine.

A run and its place in the queue are written in one transaction. Workers share them out among
themselves: ``jobs`` says how, this module says what a run is made of and who asks for it.
"""

import os
import secrets
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import FrameType
from typing import TYPE_CHECKING

from prebrief.app.kept import Database, database
from prebrief.app.keys import key_used, keyed
from prebrief.errors import NotFoundError, PrebriefError, ServiceError
from prebrief.jobs.heart import PATIENCE
from prebrief.jobs.queue import AT_ONCE, LATER, Queue
from prebrief.jobs.steps import patiently
from prebrief.records.run import Run
from prebrief.store.runs import NewRun

if TYPE_CHECKING:
    from prebrief.jobs.runner import Runner
    from prebrief.jobs.supervise import Supervisor

CHUNK = 200
"""Rows of a batch that are written in one transaction."""


@dataclass(frozen=True)
class BatchRow:
    """A row of a batch whose files are kept already."""

    cv_file: str
    job_file: str
    interview_date: date | None = None


def start_prepare(
    owner: str,
    cv_file: str,
    job_file: str,
    interview_date: date | None = None,
    *,
    hurry: bool = True,
    key: str | None = None,
) -> str:
    """Ask for the brief of two kept files; give the id of the run.

    Args:
        owner: Whose files they are and whose brief it will be.
        cv_file: Id of the CV.
        job_file: Id of the posting.
        interview_date: Day of the interview.
        hurry: Whether somebody is waiting for it: it then goes before the rows of batches.
        key: Asked for again with the same key, it is the same run.

    Raises:
        InputError: the key was used for other files or another day.
        ServiceError: the database does not answer.
    """
    run_id = keyed(owner, "run", key, size=12)
    inputs = _inputs(BatchRow(cv_file, job_file, interview_date))
    if key is not None and _asked_before(owner, run_id, inputs):
        return run_id
    queue = _queue()
    try:
        database().runs.ask(
            owner,
            [NewRun(run_id, "prepare", inputs, total=_stages())],
            also=lambda connection, asked: queue.put(
                connection, asked, priority=AT_ONCE if hurry else LATER
            ),
        )
    except PrebriefError:
        # Two that ask with one key at the same time: the rows let one of them through.
        if key is None or not _asked_before(owner, run_id, inputs):
            raise
    return run_id


def _asked_before(owner: str, run_id: str, inputs: dict[str, str | None]) -> bool:
    before = database().runs.inputs(owner, run_id)
    if before is not None and before != inputs:
        raise key_used()
    return before is not None


def start_batch(owner: str, rows: Sequence[BatchRow]) -> str:
    """Ask for the briefs of many pairs of kept files; give the id of the batch.

    ``runs(owner, batch_id=...)`` lists its rows; ``run(owner, id)`` counts them.
    """
    batch_id = _new_id()
    queue = _queue()
    place_in_queue: Callable[..., None] = lambda connection, asked: (  # noqa: E731
        queue.put(connection, asked, priority=LATER) if asked != batch_id else None
    )
    asked = [NewRun(batch_id, "batch", {}, total=len(rows))]
    asked += [
        NewRun(_new_id(), "prepare", _inputs(row), _stages(), batch_id=batch_id, place=place)
        for place, row in enumerate(rows)
    ]
    for start in range(0, len(asked), CHUNK):
        database().runs.ask(owner, asked[start : start + CHUNK], also=place_in_queue)
    return batch_id


def run(owner: str, run_id: str) -> Run:
    """Give a run as it stands.

    Raises:
        NotFoundError: the owner has no such run.
    """
    found = database().runs.get(owner, run_id)
    if found is None:
        raise NotFoundError(
            "no-such-run", "There is no such run.", fix="Look at the list of your runs."
        )
    return found


def runs(owner: str, *, batch_id: str | None = None, limit: int = 100) -> list[Run]:
    """Give an owner's runs, newest first; or the rows of a batch in their order."""
    return list(database().runs.list(owner, batch_id=batch_id, limit=limit))


def cancel(owner: str, run_id: str) -> Run:
    """Stop a run, or a batch with all its rows; one that is over stays as it is.

    Raises:
        NotFoundError: the owner has no such run.
    """
    run(owner, run_id)
    stopped = database().runs.cancel(owner, run_id)
    if stopped:
        _queue().cancel(stopped)
    return run(owner, run_id)


def forget(owner: str, run_ids: Sequence[str] | None = None) -> None:
    """Delete runs of an owner, or all of them, from the list and from the queue."""
    chosen = database().runs.ids(owner) if run_ids is None else tuple(run_ids)
    if not chosen:
        return
    # First the rows: a run that is under way then finds that it may keep nothing any more.
    for start in range(0, len(chosen), CHUNK):
        database().runs.remove(owner, chosen[start : start + CHUNK])
    _queue().forget(chosen)


@contextmanager
def serving(*, execute: bool = False, patience: float = PATIENCE) -> Iterator[str]:
    """Have the queue ready while a server runs; give the name of the worker in this process.

    Args:
        execute: Whether this process also does the work, in a thread; the name is empty if not.
        patience: Seconds of silence after which other workers are given up.
    """
    _queue()
    if not execute:
        yield ""
        return
    runner = _runner(patience)
    runner.start()
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_working, args=(runner, patience, stop), daemon=True)
    keeper.start()
    try:
        yield runner.executor
    finally:
        stop.set()
        keeper.join()


def _keep_working(runner: "Runner", patience: float, stop: threading.Event) -> None:
    """Stop the runner in the end; begin with a new one where the others gave it up before."""
    while not stop.wait(0.1):
        if runner.ended.is_set():
            runner.stop(grace=0)
            runner = _runner(patience)
            patiently(runner.start)
    runner.stop()


def worker_process(*, slots: int = 1, patience: float = PATIENCE) -> "Supervisor":
    """Give a context in which worker processes run beside this one, started anew if they die.

    They end with the context, and also when this process dies without leaving it.
    """
    from prebrief.jobs.supervise import Supervisor

    _queue()
    command = [sys.executable, "-m", "prebrief.cli.main", "worker", "--attached"]
    return Supervisor([*command, "--patience", str(patience)], slots)


def work(
    *, slots: int = 1, patience: float = PATIENCE, attached: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> None:  # fmt: skip
    """Take runs until asked to end by a signal; then finish the one at hand.

    Args:
        slots: Processes; each does one run at a time.
        patience: Seconds of silence after which other workers are given up.
        attached: End when the standard input ends, too.
        say: Told what is going on, a line at a time.

    Raises:
        ServiceError: the other workers gave this one up; whoever runs it starts it anew.
    """
    stop = _stop_on_signals()
    if attached:
        threading.Thread(target=_await_end_of_input, args=(stop,), daemon=True).start()
    if slots > 1:
        with worker_process(slots=slots, patience=patience):
            say(f"{slots} workers take runs. Stop them with Ctrl-C.")
            stop.wait()
            say("Ending: runs at hand are finished first.")
        return
    _warm_up()
    runner = _runner(patience)
    runner.start()
    say(f"Worker {runner.executor} takes runs. Stop it with Ctrl-C.")
    while not stop.wait(0.1) and not runner.ended.is_set():
        pass
    given_up = runner.ended.is_set()
    say("Ending: the run at hand is finished first.")
    finished = runner.stop(grace=0 if given_up else 30)
    if not finished:
        say("The run at hand is left to another worker.")
    if given_up:
        raise ServiceError(
            "worker-given-up",
            "This worker did not answer for so long that the others took its runs over.",
            fix="Start it again.",
        )


def _runner(patience: float) -> "Runner":
    from prebrief.app.run_steps import KINDS
    from prebrief.jobs.runner import Runner

    return Runner(_queue(), database().runs, KINDS, patience=patience)


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()

    def asked(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, asked)
    signal.signal(signal.SIGINT, asked)
    return stop


def _await_end_of_input(stop: threading.Event) -> None:
    # Not through sys.stdin: its lock, held by this thread, would abort the end of the process.
    while os.read(0, 4096):
        pass
    stop.set()


def _warm_up() -> None:
    """Load what every run needs, before the first one waits for it."""
    from prebrief import pipeline
    from prebrief.app.briefs import playbook

    pipeline.load_stages()
    pipeline.warm_up(playbook())


def _queue() -> Queue:
    return _queue_on(database())


@cache
def _queue_on(opened: Database) -> Queue:
    return Queue(
        opened.engine.url.render_as_string(hide_password=False), schema=opened.runs.beside()
    )


def _new_id() -> str:
    return secrets.token_hex(12)


def _stages() -> int:
    from prebrief.app.run_steps import STAGES

    return len(STAGES)


def _inputs(row: BatchRow) -> dict[str, str | None]:
    day = row.interview_date
    return {
        "cv": row.cv_file,
        "job": row.job_file,
        "interview_date": day.isoformat() if day else None,
    }
