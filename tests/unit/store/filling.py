"""Something of every kind, to put into a store."""

from datetime import date

from builders_brief import made
from builders_practice import NOW, SECRET, attempt, card, interview, later, turn
from prebrief.practice.drills import merge, review
from prebrief.records.practice import AskedQuestion, KeptBrief, RealInterview, Review
from prebrief.store.store import Store


def kept(name: str = "b1", *, days: float = 0, day: date | None = None) -> KeptBrief:
    return KeptBrief(
        id=name, kept_at=later(days=days), title="CMO", interview_date=day, brief=made().brief
    )


def fill(store: Store) -> None:
    """Put something of every kind in."""
    store.briefs.keep(kept())
    sitting = interview()
    store.interviews.keep_start(sitting)
    store.interviews.keep_scored(sitting.id, turn(1, 60), attempt("x", 60))
    store.cards.take_in([card("x")], merge=merge)
    look = Review(id="r1", card_id="question:q.x", at=NOW, rating="good")
    store.cards.keep_review(review(card("x"), "good", now=NOW), look)
    asked = (AskedQuestion(text=SECRET),)
    store.outcomes.keep(RealInterview(id="o1", brief_id="b1", held=NOW.date(), asked=asked))
    store.preferences.set("spelling", SECRET)
