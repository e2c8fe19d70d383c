"""The process that works: takes runs from the queue, one at a time, and carries them to their end.

What DBOS gives: the queue, and the record of steps that are done. What its open part leaves out is
here: unique names for processes, heartbeats, handing on the runs of the dead, fencing off the
half-dead. What it does at a restart under the same name never happens, since no name comes twice.
"""

import logging
import os
import secrets
import socket
import threading
from collections.abc import Mapping, Sequence
from math import ceil
from typing import ClassVar

from prebrief.errors import PrebriefError
from prebrief.jobs.heart import PATIENCE, Heart
from prebrief.jobs.queue import APPLICATION, PROTOCOL, WORKFLOW, Queue, quiet
from prebrief.jobs.steps import ENDED, Keeping, NotOursError, Step, Work, carry_out, patiently
from prebrief.records.run import RunError

MOST_TRIES = 8
"""A run that has cost so many workers their lives is not given to another one."""
TOO_MANY = RunError(
    code="run-stops-workers",
    text="This run was begun several times and never came to an end.",
    fix="One of the files may be too much for this machine: save it anew, smaller, and try again.",
)
GRACE = 30.0
"""Seconds that the run at hand is given when the process is asked to end."""
log = logging.getLogger(__name__)


class Runner:
    """Works on runs until it is stopped, or given up by the others."""

    current: "ClassVar[Runner | None]" = None
    """The one of this process: the library allows no second."""

    def __init__(
        self,
        queue: Queue,
        keeping: Keeping,
        kinds: Mapping[str, Sequence[Step]],
        *,
        patience: float = PATIENCE,
    ) -> None:
        self.queue, self.keeping, self.kinds = queue, keeping, kinds
        self.executor = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
        self.ended = threading.Event()
        """Set when the others have given this process up: it must end, another may take over."""
        self._stopped = threading.Event()
        self.busy = False
        """Whether a run is in this process's hands."""
        self._heart = Heart(
            keeping,
            self.executor,
            patience=patience,
            holders=queue.holders,
            hand_on=_hand_on,
            given_up=self._given_up,
        )

    def start(self) -> None:
        """Begin to take runs.

        Raises:
            ServiceError: the database does not answer.
        """
        from dbos import DBOS

        self.keeping.arrive(self.executor, "worker")
        Runner.current = self
        try:
            self._launch()
        except BaseException:
            DBOS.destroy()
            Runner.current = None
            raise
        self._heart.start()

    def _launch(self) -> None:
        from dbos import DBOS

        with quiet():
            DBOS(
                config={
                    "name": APPLICATION,
                    "system_database_url": self.queue.url,
                    "dbos_system_schema": self.queue.schema,
                    "executor_id": self.executor,
                    "application_version": PROTOCOL,
                    "sys_db_pool_size": 5,
                    "run_migrations": False,
                    "log_level": "ERROR",
                }
            )
            # Tries are counted with the run, where whoever waits for it can see them.
            DBOS.workflow(name=WORKFLOW, max_recovery_attempts=None)(_work)
            DBOS.launch()

    def stop(self, *, grace: float = GRACE) -> bool:
        """Take no more runs, finish the one at hand or leave it to others; say if it was finished.

        Args:
            grace: Seconds that the run at hand is given.
        """
        from dbos import DBOS

        self._heart.look = False
        DBOS.destroy(workflow_completion_timeout_sec=ceil(grace) if self.busy else 0)
        Runner.current = None
        self._stopped.set()
        # It beats to the last, or the others would take over the run that is being finished.
        self._heart.stop()
        try:
            self.keeping.part(self.executor)
        except PrebriefError as error:
            # The others will find out by themselves, a little later.
            log.warning("could not sign off: %s", error.code)
        return not self.busy

    def work(self, run_id: str) -> None:
        """Carry a run to its end, as far as it is not there yet."""
        from dbos import DBOS

        taken = patiently(lambda: self.keeping.take(run_id, self.executor))
        if taken is None:
            if not patiently(lambda: self.keeping.beat(self.executor)):
                self._hold_still()
            return
        if taken.tries > MOST_TRIES:
            patiently(lambda: self.keeping.end(taken, "failed", error=TOO_MANY))
            return
        left = ENDED
        for step in self.kinds[taken.kind]:
            work = Work(taken, self.keeping, left)
            left = DBOS.run_step({"name": step.name}, carry_out, step, work)
            if left == ENDED:
                return

    def _hold_still(self) -> None:
        """Leave a run that this process was too late for as it is.

        Why: to return would tell the queue that the run is done, and nobody else would do it.
        """
        self._given_up()
        self._stopped.wait()
        raise NotOursError

    def _given_up(self) -> None:
        log.warning("worker %s was given up by the others and ends", self.executor)
        self.ended.set()


def _work(run_id: str) -> None:
    """Do a run; the queue knows this function by its name."""
    runner = Runner.current
    if runner is None:
        return
    runner.busy = True
    try:
        runner.work(run_id)
    finally:
        runner.busy = False


def _hand_on(executors: list[str]) -> None:
    """Put the runs of the gone back in the queue, each only if it is still theirs.

    Why the library's own entrance and not ``resume_workflow``: that one would also take a run
    away from a third process that has taken over in the meantime.
    """
    from dbos import DBOS

    DBOS._recover_pending_workflows(executors)
