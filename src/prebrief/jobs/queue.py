"""The queue as those see it who put runs in: DBOS on the store's own database.

DBOS keeps its tables in the SQLite file of the store, or in a schema of its own beside the store's
in PostgreSQL. So a run and its place in the queue are written in one transaction: there is no run
without a place, and no place without a run. Only ids go in.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from prebrief.errors import ServiceError

APPLICATION = "prebrief"
PROTOCOL = "1"
"""The version that runs are queued under: how steps follow one another, not the program's version.
A new program goes on with the runs of the old one as long as this stays, so it stays."""
QUEUE = "runs"
WORKFLOW = "run"
POLL_SECONDS = 0.1
"""How often an idle worker looks for a run."""
AT_ONCE, LATER = 1, 10
"""Priorities: somebody is waiting for a single run; nobody watches each row of a batch."""


class Queue:
    """Puts runs in the queue and takes them out again."""

    def __init__(self, url: str, *, schema: str) -> None:
        """Open the queue, making or updating its tables first.

        Raises:
            ServiceError: the database does not answer.
        """
        from dbos import DBOS, DBOSClient

        self.url, self.schema = url, schema
        with quiet():
            DBOS.migrate(url, schema=schema)
            self.client = DBOSClient(
                system_database_url=url,
                dbos_system_schema=schema,
                application_name=APPLICATION,
                retry_connection_errors=False,
            )
            self.client.register_queue(
                QUEUE, worker_concurrency=1, polling_interval_sec=POLL_SECONDS
            )

    def put(self, connection: Any, run_id: str, *, priority: int = AT_ONCE) -> None:
        """Put a run in, as part of the caller's transaction."""
        self.client.enqueue_in_transaction(
            connection,
            {
                "workflow_name": WORKFLOW,
                "queue_name": QUEUE,
                "workflow_id": run_id,
                "app_version": PROTOCOL,
                "priority": priority,
            },
            run_id,
        )

    def cancel(self, run_ids: Sequence[str]) -> None:
        """Take runs out, or stop them at their next step."""
        with quiet():
            self.client.cancel_workflows(list(run_ids))

    def forget(self, run_ids: Sequence[str]) -> None:
        """Delete every trace of runs."""
        with quiet():
            for start in range(0, len(run_ids), 500):
                self.client.delete_workflows(list(run_ids[start : start + 500]))

    def holders(self) -> set[str]:
        """Give the processes that hold runs."""
        held = self.client.list_workflows(
            status="PENDING", queue_name=QUEUE, load_input=False, load_output=False
        )
        return {workflow.executor_id for workflow in held if workflow.executor_id}

    def close(self) -> None:
        """Let go of the database."""
        self.client.destroy()


@contextmanager
def quiet() -> Iterator[None]:
    """Turn what the driver says into an error of ours, without its words."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        raise ServiceError(
            "database-unavailable",
            "The database did not answer as it should.",
            fix="See that it runs and that nothing else holds it, then try again.",
        ) from error
