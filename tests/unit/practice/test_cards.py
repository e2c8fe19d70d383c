"""Cards are made from a brief: concepts, questions, stories, what is wanted most first."""

from builders_brief import made
from builders_practice import NOW, later
from prebrief.practice.cards import seed
from prebrief.practice.drills import due
from prebrief.records.practice import Card


def deck() -> tuple[Card, ...]:
    return seed(made().brief, made().playbook, brief_id="b1", now=NOW)


def test_every_question_story_and_check_of_the_brief_is_a_card() -> None:
    brief = made().brief
    kinds = [card.kind for card in deck()]
    assert kinds.count("question") == len(brief.questions)
    assert kinds.count("story") == len(brief.stories)
    assert kinds.count("concept") == sum(max(1, len(c.check)) for c in brief.concepts)
    assert len({card.id for card in deck()}) == len(deck())


def test_every_card_has_two_sides_and_is_due_at_once() -> None:
    for card in deck():
        assert card.front
        assert card.back
        assert card.front != card.back
        assert card.memory.last_review is None
    assert len(due(deck(), now=NOW, new=500)) == len(deck())


def test_a_gap_raises_the_priority() -> None:
    brief, playbook = made().brief, made().playbook
    theme = brief.questions[0].look_for

    def with_strength(strength: float) -> float:
        themes = tuple(
            t.model_copy(update={"emphasis": 1.0, "strength": strength}) if t.id == theme else t
            for t in brief.look_fors
        )
        cards = seed(
            brief.model_copy(update={"look_fors": themes}), playbook, brief_id="b1", now=NOW
        )
        return next(c.priority for c in cards if c.entry_id == brief.questions[0].id)

    assert with_strength(0.0) > with_strength(1.0)


def test_a_question_keeps_its_card_from_brief_to_brief_and_a_story_does_not() -> None:
    other = seed(made().brief, made().playbook, brief_id="b2", now=later(days=1))
    first, second = {c.id: c for c in deck()}, {c.id: c for c in other}
    shared = first.keys() & second.keys()
    assert {first[name].kind for name in shared} == {"question", "concept"}
    assert {c.kind for name, c in second.items() if name not in shared} == {"story"}


def test_priorities_are_shares_in_falling_order() -> None:
    values = [card.priority for card in deck()]
    assert values == sorted(values, reverse=True)
    assert all(0 < value <= 1 for value in values)
