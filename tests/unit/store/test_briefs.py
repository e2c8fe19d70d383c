"""Briefs come back whole, in both databases."""

from datetime import date

from builders_practice import later
from prebrief.store.store import Store
from unit.store.filling import kept


def test_a_brief_comes_back_whole_and_the_latest_is_known(store: Store) -> None:
    first, second = kept("b1", day=date(2031, 4, 1)), kept("b2", days=1)
    store.briefs.keep(first)
    store.briefs.keep(second)
    assert store.briefs.get("b1") == first
    assert store.briefs.latest() == second
    store.briefs.keep(first.model_copy(update={"kept_at": later(days=2)}))
    latest = store.briefs.latest()
    assert latest is not None
    assert latest.id == "b1"
    assert [brief.id for brief in store.briefs.list()] == ["b2", "b1"]
    assert store.briefs.get("b3") is None
    assert store.briefs.has("b1")
    assert not store.briefs.has("b3")
