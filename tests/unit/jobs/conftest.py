"""A place in each database, with this process working in it; one for all tests of a module.

Why: the queue makes its tables in a hundred steps, which is long for a test and short for a module.
"""

import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, delete, text
from sqlalchemy.engine import make_url

from prebrief.app import kept
from prebrief.jobs.queue import Queue
from prebrief.settings import settings
from prebrief.store.database import Database
from prebrief.store.tables import executors
from prebrief.store.tables import runs as run_rows
from unit.store.conftest import Place, postgres

__all__ = ["postgres"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """An empty place in each database."""
    home = tmp_path_factory.mktemp("jobs") / "home"
    if request.param == "sqlite":
        yield Place(home, None)
        return
    server = request.getfixturevalue("postgres")
    schema = f"prebrief_{uuid.uuid4().hex[:12]}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    own = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
    try:
        yield Place(home, own.render_as_string(hide_password=False))
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
            connection.execute(text(f"DROP SCHEMA IF EXISTS {schema}_queue CASCADE"))
        engine.dispose()


@pytest.fixture
def database(shared: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The database of this process, in the place, without runs."""
    monkeypatch.setenv("PREBRIEF_HOME", str(shared.folder))
    if shared.url:
        monkeypatch.setenv("PREBRIEF_DATABASE_URL", shared.url)
    settings.cache_clear()
    opened = kept.database()
    yield opened
    with opened.engine.begin() as connection:
        connection.execute(delete(run_rows))
        connection.execute(delete(executors))
    kept._opened.cache_clear()
    opened.close()
    settings.cache_clear()


@pytest.fixture
def queue(database: Database) -> Iterator[Queue]:
    """The queue of the place."""
    url = database.engine.url.render_as_string(hide_password=False)
    opened = Queue(url, schema=database.runs.beside())
    yield opened
    opened.forget([workflow.workflow_id for workflow in opened.client.list_workflows()])
    opened.close()
