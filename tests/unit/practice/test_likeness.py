import numpy as np
import pytest

from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.practice.likeness import Likeness, likeness, vectors_of

EVENT = "On the Sunday my brother locked the bakery and threw the key into the canal."
EMPTY = "I am passionate about excellence and about bringing people along on the journey."


@pytest.fixture(scope="module")
def model() -> Likeness:
    return likeness(load())


def test_an_event_is_told_from_a_phrase(model: Likeness) -> None:
    event, empty = model.degrees(vectors_of([EVENT, EMPTY]))
    assert event["event"] > 0.7
    assert empty["event"] < 0.3
    assert empty["empty"] > 0.7
    assert event["empty"] < 0.3


def test_degrees_stay_between_none_and_all(model: Likeness) -> None:
    for degrees in model.degrees(vectors_of(["Yes.", EVENT, "x" * 300])):
        assert all(0 <= degree <= 1 for degree in degrees.values())


def test_the_company_of_other_sentences_changes_nothing(model: Likeness) -> None:
    alone = model.degrees(vectors_of([EVENT]))[0]
    assert model.degrees(vectors_of([EMPTY, EVENT]))[1] == alone


def test_it_is_learned_once() -> None:
    assert likeness(load()) is likeness(load())


def test_a_playbook_without_examples_knows_nothing() -> None:
    model = likeness(Playbook(id="bare", version="1", title="Bare"))
    assert model.degrees(np.zeros((1, 384), np.float32)) == [{}]


def test_left_out_examples_fall_on_their_own_side() -> None:
    """The dividing line of each use comes from examples it has not seen; it must divide."""
    model = likeness(load())
    playbook = load()
    for use in ("event", "empty", "plan"):
        cues = [cue for entry in playbook.speech if entry.use == use for cue in entry.cues]
        degrees = [d[use] for d in model.degrees(vectors_of(cues))]
        assert sum(degree > 0.5 for degree in degrees) >= 0.95 * len(degrees)
