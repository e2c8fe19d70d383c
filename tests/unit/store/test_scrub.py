"""After a delete the words are gone from the bytes on the disk, not only from the rows."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, LargeBinary, Text, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from builders_brief import made
from builders_practice import NOW, SECRET, interview
from prebrief.records.workspace import Comment
from prebrief.store.database import Database, open_database
from prebrief.store.scrub import scrub
from prebrief.store.tables import OWNED, metadata
from unit.store.filling import fill, fill_service, kept

CV = made().brief.documents.cv.text
WORDS = [SECRET.encode(), CV.splitlines()[0].encode(), b"Zebulon-Quarles", b"zq@clinic.example"]
"""Of an answer, of the CV, of a name and of an address."""


def fill_all(database: Database) -> None:
    store = database.of("local")
    fill(store)
    fill_service(database)
    database.accounts.add(
        database.accounts.list()[0].model_copy(
            update={"id": "local", "name": "Zebulon-Quarles", "email": "zq@clinic.example"}
        ),
        password="x",
    )
    # Earlier versions of what is kept now, too: they are no rows any more.
    store.briefs.keep(kept().model_copy(update={"title": SECRET}))
    store.briefs.keep(kept())
    store.interviews.keep_end(interview(ended_at=NOW))
    store.comments.keep(
        Comment(id="gone", brief_id="b1", at=NOW, author="Zebulon-Quarles", text="x")
    )
    store.comments.delete("gone")


def delete_all(database: Database) -> None:
    database.accounts.delete("local")
    database.of("local").delete_all()
    scrub(database.engine, [table for table in metadata.sorted_tables if table not in OWNED])


def test_no_word_is_left_in_the_sqlite_file_nor_beside_it(tmp_path: Path) -> None:
    home = tmp_path / "home"

    def found() -> set[bytes]:
        files = [path.read_bytes() for path in home.iterdir()]
        return {word for word in WORDS if any(word in data for data in files)}

    database = open_database(folder=home)
    fill_all(database)
    assert found() == set(WORDS)
    delete_all(database)
    assert found() == set()
    database.close()
    assert found() == set()


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """A database for one test: its files can be looked through without meeting another's words."""
    name = f"prebrief_{uuid.uuid4().hex[:12]}"
    control = create_engine(server, isolation_level="AUTOCOMMIT")
    with control.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with control.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        control.dispose()


def on_disk(engine: Engine) -> set[bytes]:
    """Give the words that stand in any file of the database, as the server finds them there."""
    with engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("CHECKPOINT"))
        return {word for word in WORDS if _in_files(connection, word)}


def _in_files(connection: Connection, word: bytes) -> bool:
    count = text(
        "SELECT count(*) FROM (SELECT 'base/' || d.oid || '/' || f AS path"
        " FROM pg_database d, pg_ls_dir('base/' || d.oid) f"
        " WHERE d.datname = current_database()) files"
        " WHERE position(:word IN pg_read_binary_file(path, 0, 100000000, true)) > 0"
    )
    return bool(connection.execute(count, {"word": word}).scalar())


def uncompressed(engine: Engine) -> None:
    """Have long texts stored as they are; packed, nobody would find a word anyway."""
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Text | LargeBinary):
                    connection.execute(
                        text(f"ALTER TABLE {table.name} ALTER {column.name} SET STORAGE EXTERNAL")
                    )


def test_no_word_is_left_in_the_files_of_postgresql(postgres: str, tmp_path: Path) -> None:
    with ExitStack() as close_at_the_end:
        url = close_at_the_end.enter_context(own_database(postgres))
        database = close_at_the_end.enter_context(closing(open_database(folder=tmp_path, url=url)))
        try:
            with database.engine.connect() as connection:
                connection.execute(text("SELECT pg_ls_dir('base')"))
        except ProgrammingError:
            pytest.skip("the server does not let its files be read")
        uncompressed(database.engine)
        fill_all(database)
        with database.engine.connect() as connection:
            # Samples of the rows would stay in the planner's tables.
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
        assert on_disk(database.engine) == set(WORDS)
        delete_all(database)
        assert on_disk(database.engine) == set()
