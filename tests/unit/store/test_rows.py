"""Rows are their owner's alone, in both databases."""

import pytest

from prebrief.store.rows import Rows
from prebrief.store.store import Store
from prebrief.store.tables import preferences
from unit.store.conftest import Place
from unit.store.filling import fill


def test_nobody_sees_or_deletes_what_is_anothers(place: Place) -> None:
    with place.open(owner="one") as one, place.open(owner="two") as two:
        fill(one)
        assert two.briefs.list() == ()
        assert two.interviews.list() == ()
        assert two.attempts.list() == ()
        assert two.cards.list() == ()
        assert two.cards.reviews() == ()
        assert two.outcomes.list() == ()
        assert two.preferences.all_of_them() == {}
        assert two.delete_all() == 0
        assert one.briefs.latest() is not None


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    rows = Rows(store.engine, "local")
    values = {"name": "minutes", "value": "25"}
    with pytest.raises(ZeroDivisionError), rows.transaction() as connection:
        assert rows.add(connection, preferences, values)
        raise ZeroDivisionError
    with rows.transaction() as connection:
        assert rows.all(connection, preferences, order="name") == []
        assert rows.add(connection, preferences, values)
        assert not rows.add(connection, preferences, values)
