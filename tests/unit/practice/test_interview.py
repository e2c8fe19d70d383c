"""What is asked next follows from what was asked and answered, and from nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from builders_practice import CEO, CFO, NOW, POOL, interview, question, scored, turn
from prebrief.practice.interview import (
    MOST_FOLLOW_UPS,
    chains,
    most_questions,
    next_turn,
    pool_of,
    seconds_left,
    to_judge,
    told,
)
from prebrief.records.practice import Interview, Turn


def answered(sitting: Interview, overall: int | None, *, spent: float = 60.0) -> Interview:
    """Take the next step with an answer of this score; none skips it."""
    step = next_turn(sitting, now=NOW)
    assert step is not None
    done = step.model_copy(
        update={"skipped": True}
        if overall is None
        else {
            "answer": "said",
            "spent": spent,
            "scored": None if step.kind == "warm_up" else scored(overall),
        }
    )
    return sitting.model_copy(update={"turns": (*sitting.turns, done)})


def played(sitting: Interview, *overalls: int | None) -> list[Turn]:
    for overall in overalls:
        sitting = answered(sitting, overall)
    return list(sitting.turns)


def test_the_warm_up_comes_first_counts_for_nothing_and_takes_no_time() -> None:
    sitting = answered(interview(warm_up=True), 0, spent=500)
    assert sitting.turns[0].kind == "warm_up"
    assert seconds_left(sitting) == 30 * 60
    assert chains(sitting.turns) == []
    assert to_judge(sitting) is None
    following = next_turn(sitting, now=NOW)
    assert following is not None
    assert following.kind == "question"


def test_a_strong_answer_moves_on_and_a_weak_one_is_probed_twice_at_most() -> None:
    assert [t.kind for t in played(interview(), 80, 80)] == ["question", "question"]
    kinds = [t.kind for t in played(interview(), 20, 20, 20, 20)]
    assert kinds == ["question", "follow_up", "follow_up", "question"]


def test_a_fair_answer_gets_one_probe() -> None:
    kinds = [t.kind for t in played(interview(), 55, 55, 55)]
    assert kinds == ["question", "follow_up", "question"]


def test_a_probe_is_put_by_the_same_person_on_the_same_question_and_never_twice() -> None:
    root, first, second, _ = played(interview(), 20, 20, 20, 20)
    assert (first.root, second.root) == (root.number, root.number)
    assert first.persona == second.persona == root.persona
    assert first.probe != second.probe


def test_a_weak_theme_comes_back_later_and_a_strong_one_waits() -> None:
    weak = [t.look_for for t in played(interview(), 20, 20, 20, 80, 80) if t.kind == "question"]
    assert weak == ["lf.a", "lf.b", "lf.a"]
    strong = [t.look_for for t in played(interview(), 80, 80, 80) if t.kind == "question"]
    assert strong == ["lf.a", "lf.b", "lf.c"]


def test_a_skipped_question_is_not_probed_nor_asked_again() -> None:
    turns = played(interview(), None, 80, 80, 80, 80, 80)
    ids = [t.question_id for t in turns]
    assert turns[1].kind == "question"
    assert len(set(ids)) == len(ids)


def test_it_ends_when_the_time_is_spent() -> None:
    sitting = answered(interview(minutes=4), 90, spent=200)
    assert next_turn(sitting, now=NOW) is None
    short = question("short", "lf.z", seconds=(30, 40))
    sitting = sitting.model_copy(update={"pool": (*POOL, short)})
    assert most_questions(sitting.setup) == 1


def test_it_ends_when_there_is_nothing_left_to_ask() -> None:
    sitting = interview(pool=POOL[:1], minutes=60)
    assert next_turn(answered(sitting, 90), now=NOW) is None


def test_the_panel_takes_turns() -> None:
    pool = tuple(question(str(i), f"lf.{i}") for i in range(4))
    asked = [t.persona for t in played(interview(pool=pool), 90, 90, 90, 90)]
    assert sorted(asked) == ["p.ceo", "p.ceo", "p.cfo", "p.cfo"]


def test_what_went_well_before_waits_and_what_went_badly_comes_first() -> None:
    sitting = interview()
    earlier = {"q.a1": 90, "q.b1": 20}
    setup = sitting.setup.model_copy(update={"earlier": earlier})
    step = next_turn(sitting.model_copy(update={"setup": setup}), now=NOW)
    assert step is not None
    assert step.question_id != "q.a1"
    only = sitting.model_copy(update={"setup": setup, "pool": (POOL[0], POOL[3])})
    step = next_turn(only, now=NOW)
    assert step is not None
    assert step.question_id == "q.b1"


def test_an_open_step_is_asked_again_as_it_is() -> None:
    begun = turn(1, None, answer=None, draft="half a sent")
    sitting = interview(turns=(begun,))
    assert next_turn(sitting, now=NOW) == begun


def test_an_answer_without_a_score_is_found() -> None:
    sitting = interview(turns=(turn(1, 50), turn(2, None)))
    found = to_judge(sitting)
    assert found is not None
    assert found.number == 2


def test_a_follow_up_is_judged_with_what_it_follows() -> None:
    follow = turn(2, None, kind="follow_up", root=1, answer="and more")
    sitting = interview(turns=(turn(1, 50, answer="this"), follow, turn(3, None, answer="other")))
    assert told(sitting, follow) == "this\n\nand more"
    assert told(sitting, sitting.turns[0]) == "this"
    assert told(sitting, sitting.turns[2]) == "other"


def test_no_probe_left_means_the_next_question() -> None:
    first = turn(1, None).model_copy(update={"scored": scored(10, probes=())})
    step = next_turn(interview(turns=(first,)), now=NOW)
    assert step is not None
    assert step.kind == "question"


def test_a_panellist_asks_their_own_questions_and_in_their_own_words() -> None:
    mine = question("mine", by=("p.cfo",))
    others = question("others", by=("p.ceo",))
    pool = pool_of((mine, others), (CFO,), {"p.cfo": "What did it cost?", "p.ceo": "Why you?"})
    assert [q.id for q in pool] == ["q.mine", "own.p.cfo"]
    assert pool[1].text == "What did it cost?"


@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), max_size=30), st.integers(3, 60))
def test_any_interview_ends_keeps_its_numbers_and_probes_within_bounds(
    overalls: list[int | None], minutes: int
) -> None:
    sitting = interview(minutes=minutes, panel=(CEO,))
    for overall in [*overalls, *([95] * 40)]:
        step = next_turn(sitting, now=NOW)
        if step is None:
            break
        sitting = answered(sitting, overall)
    assert next_turn(sitting, now=NOW) is None
    assert [t.number for t in sitting.turns] == list(range(1, len(sitting.turns) + 1))
    roots = [c[0].question_id for c in chains(sitting.turns)]
    assert len(set(roots)) == len(roots) <= most_questions(sitting.setup)
    assert all(len(chain) <= 1 + MOST_FOLLOW_UPS for chain in chains(sitting.turns))
