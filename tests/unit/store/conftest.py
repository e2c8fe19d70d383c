"""One suite, both databases."""

import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from prebrief.store.database import Database, open_database
from prebrief.store.store import Store, open_store

ADDRESS = os.environ.get(
    "PREBRIEF_TEST_POSTGRES", "postgresql+psycopg://postgres@127.0.0.1:5432/test"
)
"""A server for tests; each test makes a schema of its own there and drops it."""


@dataclass(frozen=True)
class Place:
    """Where a store is kept."""

    folder: Path
    url: str | None

    def open(self, *, owner: str = "local") -> Store:
        return open_store(folder=self.folder, url=self.url, owner=owner)

    def database(self) -> Database:
        return open_database(folder=self.folder, url=self.url)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server: one that runs, or one started for these tests."""
    pytest.importorskip("psycopg")
    if _answers(ADDRESS):
        yield ADDRESS
        return
    programs = _programs()
    if programs is None or os.geteuid() == 0:
        pytest.skip("no PostgreSQL answers, and none can be started here")
    folder = tmp_path_factory.mktemp("pg")
    data = folder / "data"
    quiet = {"check": True, "capture_output": True}
    subprocess.run([programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres"], **quiet)  # type: ignore[call-overload]
    options = f"-c listen_addresses='' -k {folder}"
    control = [programs / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], **quiet)  # type: ignore[call-overload]
    try:
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **quiet)  # type: ignore[call-overload]


def _answers(address: str) -> bool:
    engine = create_engine(address, connect_args={"connect_timeout": 3})
    try:
        engine.connect().close()
    except OperationalError:
        return False
    finally:
        engine.dispose()
    return True


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    onpath = shutil.which("initdb")
    return found[-1].parent if found else Path(onpath).parent if onpath else None


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty place to keep things in, in each database."""
    if request.param == "sqlite":
        yield Place(tmp_path / "home", None)
        return
    server = request.getfixturevalue("postgres")
    schema = f"prebrief_{uuid.uuid4().hex[:12]}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    own = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
    try:
        yield Place(tmp_path / "home", own.render_as_string(hide_password=False))
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        engine.dispose()


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """An open store."""
    with place.open() as opened:
        yield opened


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    """An open database."""
    opened = place.database()
    yield opened
    opened.close()
