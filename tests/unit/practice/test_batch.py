import json
from collections.abc import Iterator

import pytest
from tests.unit.practice.examples import EMPTY, QUESTION, STRONG

from prebrief.errors import InputError
from prebrief.playbooks.load import load
from prebrief.practice.batch import score_lines
from prebrief.practice.score import score


def line(answer: str, question: str = QUESTION) -> str:
    return json.dumps({"question": question, "answer": answer})


def test_each_line_gives_a_line_in_order() -> None:
    scored = [json.loads(out) for out in score_lines([line(STRONG), "", line(EMPTY)], load())]
    alone = [score(a, question=QUESTION, playbook=load()).overall for a in (STRONG, EMPTY)]
    assert [one["overall"] for one in scored] == alone


def test_a_question_may_be_an_id() -> None:
    entry = load().questions[0]
    (out,) = score_lines([line(STRONG, entry.id)], load())
    assert json.loads(out)["question_id"] == entry.id


def test_lines_are_taken_one_at_a_time() -> None:
    taken = []

    def lines() -> Iterator[str]:
        for number in range(3):
            taken.append(number)
            yield line(EMPTY)

    next(score_lines(lines(), load()))
    assert taken == [0]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{", "not-json"),
        ("[1]", "not-an-object"),
        ('{"question": "x"}', "missing-field"),
        ('{"question": "x", "answer": 3}', "missing-field"),
    ],
)
def test_a_bad_line_is_named_and_its_words_are_not(bad: str, code: str) -> None:
    lines = score_lines([line(EMPTY), bad], load())
    next(lines)
    with pytest.raises(InputError) as raised:
        next(lines)
    assert raised.value.code == code
    assert raised.value.where == "line 2"
    assert bad not in raised.value.message
