"""The debrief: what came across, to whom, what to do about it, what has moved."""

from builders_practice import flag, interview, later, scored, spoken, turn
from prebrief.practice.debrief import debrief
from prebrief.practice.delivery import measure


def test_follow_ups_count_with_their_question_by_its_last_score() -> None:
    sitting = interview(
        turns=(turn(1, 30), turn(2, 60, kind="follow_up", root=1), turn(3, 80, persona="p.cfo"))
    )
    summed = debrief(sitting)
    assert summed.answered == 2
    assert summed.overall == 70
    assert {p.persona: p.overall for p in summed.panellists} == {"p.ceo": 60, "p.cfo": 80}


def test_dimensions_are_means_over_the_answers() -> None:
    first = scored(50, levels={"dim.event": 5, "dim.result": 1})
    second = scored(50, levels={"dim.event": 4, "dim.result": 2})
    sitting = interview(
        turns=(
            turn(1, None).model_copy(update={"scored": first}),
            turn(2, None).model_copy(update={"scored": second}),
        )
    )
    levels = {d.id: (d.level, d.lowest) for d in debrief(sitting).dimensions}
    assert levels == {"dim.event": (4.5, 4), "dim.result": (1.5, 1)}
    assert debrief(sitting).panellists[0].weakest == "Result"


def test_three_things_to_work_on_confidential_detail_first() -> None:
    bad = scored(
        20,
        levels={"dim.a": 1, "dim.b": 2, "dim.c": 3, "dim.d": 4},
        flags=(flag("blame"), flag("privacy", warning=True)),
    )
    sitting = interview(turns=(turn(1, None).model_copy(update={"scored": bad}),))
    assert [item.title for item in debrief(sitting).work_on] == ["privacy", "A", "B"]


def test_a_thing_to_work_on_names_the_answer_where_it_showed_most() -> None:
    mild, worst = scored(60, levels={"dim.a": 4}), scored(20, levels={"dim.a": 1})
    sitting = interview(
        turns=(
            turn(1, None).model_copy(update={"scored": mild}),
            turn(2, None).model_copy(update={"scored": worst}),
        )
    )
    (item,) = debrief(sitting).work_on
    assert item.turn == 2


def test_what_moved_since_last_time() -> None:
    def one(overall: int, level: int, name: str) -> object:
        answer = scored(overall, levels={"dim.a": level, "dim.b": 3})
        return turn(1, None, question_id=name).model_copy(update={"scored": answer})

    before = interview(turns=(one(40, 2, "q.x"),), name="i0")
    now = interview(turns=(one(55, 4, "q.x"),), started_at=later(days=3))
    summed = debrief(now, before=before)
    assert [(c.what, c.before, c.now) for c in summed.better] == [
        ("A", 2, 4),
        ("Question 1?", 40, 55),
    ]
    assert not summed.worse
    assert summed.compared_with == before.started_at
    assert [c.what for c in debrief(before, before=now).worse] == ["A", "Question 1?"]


def test_delivery_stands_apart_and_changes_no_score() -> None:
    silent = debrief(interview(turns=(turn(1, 66),)))
    spoken_turn = turn(1, 66, delivery=measure(spoken("um " * 60)))
    heard = debrief(interview(turns=(spoken_turn,)))
    assert silent.delivery is None
    assert heard.delivery is not None
    assert heard.overall == silent.overall
    assert heard.dimensions == silent.dimensions
    assert heard.work_on == silent.work_on


def test_answers_over_their_time_are_named() -> None:
    sitting = interview(turns=(turn(1, 50, spent=151.0), turn(2, 50, spent=150.0)))
    assert debrief(sitting).over_time == (1,)
