from tests.unit.practice.examples import EMPTY, QUESTION, STRONG, WE_ONLY

from prebrief.playbooks.load import load
from prebrief.practice.score import score
from prebrief.records.answer import ScoredAnswer


def probes(answer: ScoredAnswer) -> list[str]:
    return [probe.probe for probe in answer.follow_ups]


def test_they_go_after_what_is_missing() -> None:
    assert "evidence" in probes(score(EMPTY, question=QUESTION, playbook=load()))
    assert "own_role" in probes(score(WE_ONLY, question=QUESTION, playbook=load()))


def test_a_story_with_little_missing_is_asked_what_else() -> None:
    found = probes(score(STRONG, question=QUESTION, playbook=load()))
    assert found
    assert "evidence" not in found
    assert "own_role" not in found


def test_at_most_three_and_none_twice() -> None:
    for answer in (EMPTY, WE_ONLY, STRONG, ""):
        found = probes(score(answer, question=QUESTION, playbook=load()))
        assert len(found) == len(set(found)) <= 3


def test_a_playbook_question_asks_its_own() -> None:
    entry = next(
        q
        for q in load().questions
        if q.kind == "behavioural" and any(f.probe == "evidence" for f in q.follow_ups)
    )
    own = [f.text for f in entry.follow_ups if f.probe == "evidence"]
    found = score(EMPTY, question=entry, playbook=load()).follow_ups
    assert next(p.text for p in found if p.probe == "evidence") in own
