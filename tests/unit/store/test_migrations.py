"""Numbered steps, forwards only, the same tables in both databases as the queries expect."""

from hashlib import sha256

import pytest
from sqlalchemy import inspect, text

from builders_practice import attempt
from prebrief.errors import SetupError
from prebrief.store.engine import connect
from prebrief.store.migrations import NEWEST, STEPS, Step, migrate
from prebrief.store.store import Store
from prebrief.store.tables import metadata
from unit.store.conftest import Place
from unit.store.filling import fill

RELEASED = {1: "0a14f538a9b915d9"}
"""Steps that users may have, and what they hash to: a change here would split their stores."""
KEPT_BY = {
    1: (
        "INSERT INTO attempts (owner, id, at, brief_id, question_id, look_for, overall, content)"
        " VALUES ('local', 'x', '2031-03-04T18:30:00.000000+00:00', 'b1', 'x', NULL, 50, :content)",
        "INSERT INTO preferences (owner, name, value) VALUES ('local', 'minutes', '25')",
    ),
}


def test_steps_are_numbered_without_holes() -> None:
    assert [number for number, _, _ in STEPS] == list(range(1, NEWEST + 1))


def test_the_steps_make_the_tables_that_the_queries_use(store: Store) -> None:
    seen = inspect(store.engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in seen.get_columns(table.name)}
        assert columns == {c.name: bool(c.nullable) for c in table.columns}
        keys = seen.get_pk_constraint(table.name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key]
    assert set(seen.get_table_names()) == {*metadata.tables, "migrations"}


def test_opening_again_changes_nothing_and_keeps_everything(place: Place) -> None:
    with place.open() as store:
        store.attempts.keep(attempt("x", 50))
    with place.open() as store:
        assert len(store.attempts.list()) == 1
        with store.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM migrations")).scalar() == NEWEST


def test_a_later_step_is_applied_to_what_an_earlier_version_kept(place: Place) -> None:
    more: tuple[Step, ...] = (
        *STEPS,
        (NEWEST + 1, "a note", ("ALTER TABLE attempts ADD COLUMN note TEXT",)),
    )
    with place.open() as store:
        store.attempts.keep(attempt("x", 50))
        assert migrate(store.engine, steps=more) == NEWEST + 1
        assert "note" in {c["name"] for c in inspect(store.engine).get_columns("attempts")}
        assert len(store.attempts.list()) == 1


@pytest.mark.parametrize("released", RELEASED)
def test_what_each_released_version_kept_is_there_after_an_update(
    place: Place, released: int
) -> None:
    """The store as that version left it, by its own steps and statements, not by today's code."""
    old = connect(folder=place.folder, url=place.url)
    migrate(old, steps=STEPS[:released])
    with old.begin() as connection:
        for statement in KEPT_BY[released]:
            connection.execute(text(statement), {"content": attempt("x", 50).model_dump_json()})
    old.dispose()
    with place.open() as store:
        assert store.attempts.list() == (attempt("x", 50),)
        assert store.preferences.all_of_them() == {"minutes": 25}
        assert store.owner == "local"
        fill(store)  # and the tables that came later can be written to
        assert len(store.attempts.list()) == 2
        seen = inspect(store.engine)
        assert set(seen.get_table_names()) == {*metadata.tables, "migrations"}


def test_steps_that_were_released_stay_as_they_were() -> None:
    for number, known in RELEASED.items():
        assert sha256(repr(STEPS[number - 1]).encode()).hexdigest()[:16] == known


def test_a_step_that_fails_leaves_no_half_of_it(place: Place) -> None:
    broken: tuple[Step, ...] = (
        *STEPS,
        (NEWEST + 1, "broken", ("CREATE TABLE half (id TEXT)", "NOT EVEN SQL")),
    )
    with place.open() as store:
        with pytest.raises(Exception, match=r"(?i)syntax"):
            migrate(store.engine, steps=broken)
        assert "half" not in inspect(store.engine).get_table_names()
        assert migrate(store.engine) == NEWEST


def test_a_store_of_a_newer_version_is_left_alone(place: Place) -> None:
    with place.open() as store, store.engine.begin() as connection:
        row = text("INSERT INTO migrations (number, name, applied_at) VALUES (999, 'x', 'x')")
        connection.execute(row)
    with pytest.raises(SetupError) as caught:
        place.open()
    assert caught.value.code == "store-from-newer-version"
