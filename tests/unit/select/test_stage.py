from builders_brief import TODAY, made, plan_for
from prebrief.records.plan import Plan
from prebrief.records.profile import Profile
from prebrief.select.stage import rank_questions


def test_the_same_inputs_give_the_same_plan() -> None:
    assert plan_for(made().case, made().playbook) == made().plan


def test_the_plan_survives_json() -> None:
    assert Plan.model_validate_json(made().plan.model_dump_json()) == made().plan


def test_every_span_of_the_plan_stands_in_its_document() -> None:
    texts = {"cv": made().case.cv.text, "job": made().case.posting.text}

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if {"doc", "start", "end", "quote"} <= value.keys():
                text = texts[value["doc"]]
                assert text[value["start"] : value["end"]] == value["quote"]
            for item in value.values():
                walk(item)
        elif isinstance(value, list | tuple):
            for item in value:
                walk(item)

    walk(made().plan.model_dump())


def test_questions_can_be_ranked_without_a_cv() -> None:
    case = made().case
    questions = rank_questions(
        Profile(), case.job, case.report, made().playbook, today=TODAY, top=40
    )
    assert len(questions) == 40
    assert all(q.trigger is None for q in questions)


def test_leadership_is_counted_up_to_the_cvs_own_date() -> None:
    assert made().plan.leadership_months == 84
