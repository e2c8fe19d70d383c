import pytest
from tests.unit.practice.examples import NO_NUMBER, QUESTION, STRONG, WE_ONLY

from prebrief.playbooks.load import load
from prebrief.practice.score import score

RAISED = {
    "blame": (
        "The shop failed because the landlord would not repair the roof, although I had written to"
        " him three times. My partner did not do his share and left me alone with it. The bank did"
        " not understand the first thing about bread. I had warned all of them."
    ),
    "absolutism": (
        "Butter is butter. I do not negotiate on quality under any circumstances, and whoever "
        "brings up the price can leave. There are no exceptions, not even in a war."
    ),
    "silo": (
        "I bake. The money is for the bookkeeper to worry about, and I have never opened his "
        "letters. What the drivers do is not my job. We have people for that."
    ),
    "fleeing": (
        "I am tired of getting up at two, and the oven has worn me out. I want to get away from "
        "the flour. An office with regular hours would suit me until I retire."
    ),
    "fake_weakness": (
        "I'm a perfectionist, I suppose. I work too hard, and I expect of others what I expect of "
        "myself, which not everybody can give."
    ),
    "vague_regulation": (
        "There is that new rule on labels, or whatever they call it. Something from the government "
        "about nuts. I don't know the details, but we have never had any trouble."
    ),
    "privacy": (
        "My patient Mrs. Tamsin Oldcastle, who is in room 12, found a hair in it. Her son told me "
        "that she is losing hers because of the chemotherapy."
    ),
    "decorative_figures": "I gave 110% of my energy 24/7, and with us one plus one is three.",
    "i_only": (
        "I did it all by myself. I built the oven, I laid the pipes, I drove the van, I kneaded "
        "the dough, I sold the bread and I kept the books. I fixed what nobody could fix."
    ),
    "we_only": WE_ONLY,
}
CLEAN = {
    "quoted": 'My cousin used to say "rules are rules" and "that is not my job". I asked him to '
    "carry flour with me for a day, and on the Friday he wrote the rota himself.",
    "own_fault": "The driver left without the rolls, because I had not told him of the new hour. "
    "That was my mistake. The school had no breakfast. I took them there on my bicycle.",
    "fact": "There has never been another fire. We have kept sand beside the oven since 2011.",
    "someone_else": "Jonas was tired of the night shift, so I swapped with him for a month and "
    "found out why: the lamp over the table was broken.",
    "partner": "Dr. Halloran from the school and I wrote the list of allergies on her kitchen "
    "table, and she threw out half of what I had put down.",
}


def kinds(answer: str) -> list[str]:
    result = score(answer, question=QUESTION, playbook=load())
    return [flag.kind for flag in result.red_flags]


@pytest.mark.parametrize("kind", RAISED)
def test_a_flag_is_raised_with_its_words(kind: str) -> None:
    answer = RAISED[kind]
    result = score(answer, question=QUESTION, playbook=load())
    flag = next(flag for flag in result.red_flags if flag.kind == kind)
    assert flag.quotes
    assert flag.why
    assert flag.instead
    for span in flag.quotes:
        assert answer[span.start : span.end] == span.quote


@pytest.mark.parametrize("name", CLEAN)
def test_words_that_only_look_like_a_flag_raise_none(name: str) -> None:
    assert kinds(CLEAN[name]) == []


@pytest.mark.parametrize("answer", [STRONG, NO_NUMBER])
def test_a_strong_answer_has_none(answer: str) -> None:
    assert kinds(answer) == []


def test_every_flag_of_the_playbook_is_tried_here() -> None:
    assert {flag.kind for flag in load().red_flags} == set(RAISED)


def test_privacy_is_a_warning_of_its_own_and_comes_first() -> None:
    result = score(RAISED["privacy"], question=QUESTION, playbook=load())
    flag = next(flag for flag in result.red_flags if flag.kind == "privacy")
    assert flag.warning
    assert result.next_step == flag.instead
    assert result.follow_ups[0].probe == "ethics"


def test_a_flag_costs() -> None:
    """The same story costs less when its last sentence puts the blame on others."""
    spoiled = STRONG.split("I should have")[0] + (
        "Jonas was too lazy to learn it. My sister took her money out without telling me, and the "
        "bank did not understand anything. It was not my fault that we lost the shop."
    )
    assert (
        score(spoiled, question=QUESTION, playbook=load()).overall
        < score(STRONG, question=QUESTION, playbook=load()).overall - 10
    )
