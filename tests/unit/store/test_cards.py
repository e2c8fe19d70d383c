"""Cards and looks at them, in both databases."""

from builders_practice import NOW, card
from prebrief.practice.drills import merge, review
from prebrief.records.practice import Review
from prebrief.store.store import Store
from unit.store.filling import kept


def test_a_new_brief_adds_cards_and_keeps_what_was_learned(store: Store) -> None:
    known = review(card("x"), "easy", now=NOW)
    assert store.cards.take_in([known], merge=merge) == 1
    assert store.cards.take_in([card("x", front="New"), card("y")], merge=merge) == 1
    found = {c.entry_id: c for c in store.cards.list()}
    assert found["q.x"].front == "New"
    assert found["q.x"].memory == known.memory


def test_the_same_look_is_never_counted_twice(store: Store) -> None:
    store.cards.take_in([card("x")], merge=merge)
    look = Review(id="r1", card_id="question:q.x", at=NOW, rating="good")
    once = review(card("x"), "good", now=NOW)
    assert store.cards.keep_review(once, look)
    assert not store.cards.keep_review(review(once, "good", now=NOW), look)
    assert store.cards.list() == (once,)
    assert store.cards.reviews() == (look,)


def test_no_card_of_a_brief_that_was_deleted_meanwhile_is_kept(store: Store) -> None:
    assert store.cards.take_in([card("x")], merge=merge, of_brief="b1") == 0
    assert store.cards.list() == ()
    store.briefs.keep(kept("b1"))
    assert store.cards.take_in([card("x")], merge=merge, of_brief="b1") == 1
