"""``prebrief.jobs.queue``: a run and its place in the queue come and go together."""

import pytest
from sqlalchemy import text

from prebrief.errors import ServiceError
from prebrief.jobs.queue import PROTOCOL, Queue
from prebrief.store.database import Database
from prebrief.store.runs import NewRun


def ask(database: Database, queue: Queue, run_id: str) -> None:
    new = NewRun(run_id, "prepare", {"cv": "f1"})
    database.runs.ask("ada", [new], also=queue.put)


def waiting(queue: Queue) -> list[str]:
    return [workflow.workflow_id for workflow in queue.client.list_queued_workflows()]


def test_a_run_is_queued_in_the_breath_that_keeps_it(database: Database, queue: Queue) -> None:
    ask(database, queue, "r1")
    assert waiting(queue) == ["r1"]

    def put_and_break(connection: object, run_id: str) -> None:
        queue.put(connection, run_id)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.runs.ask("ada", [NewRun("r2", "prepare", {})], also=put_and_break)
    assert waiting(queue) == ["r1"]
    assert database.runs.ids("ada") == ("r1",)


def test_only_the_id_goes_in(database: Database, queue: Queue) -> None:
    ask(database, queue, "r1")
    [workflow] = queue.client.list_workflows()
    assert workflow.input == {"args": ("r1",), "kwargs": {}}
    # What a program is called by its version has no part in who may do the run.
    assert workflow.app_version == PROTOCOL == "1"


def test_a_cancelled_run_leaves_the_queue(database: Database, queue: Queue) -> None:
    ask(database, queue, "r1")
    queue.cancel(["r1"])
    assert waiting(queue) == []


def test_a_forgotten_run_leaves_no_trace(database: Database, queue: Queue) -> None:
    ask(database, queue, "r1")
    queue.forget(["r1"])
    prefix = "" if database.engine.dialect.name == "sqlite" else f"{queue.schema}."
    with database.engine.connect() as connection:
        for table in ("workflow_status", "workflow_input", "operation_outputs"):
            count = connection.execute(text(f"SELECT count(*) FROM {prefix}{table}")).scalar()
            assert count == 0, table


def test_two_may_open_the_queue(database: Database, queue: Queue) -> None:
    second = Queue(queue.url, schema=queue.schema)
    ask(database, queue, "r1")
    assert waiting(second) == ["r1"]
    second.close()


def test_a_database_that_does_not_answer_is_said_to_be_away() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ServiceError, match="did not answer"):
        Queue("postgresql+psycopg://nobody@127.0.0.1:9/none", schema="x")
