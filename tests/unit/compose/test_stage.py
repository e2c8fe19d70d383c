from builders_brief import brief_for, made, plan_for
from prebrief.records.brief import Brief

SECTIONS = (
    "look_fors", "requirements", "questions", "stories", "concepts", "drills", "cases",
    "smart_questions", "gaps", "cv_edits", "awkward", "first_90_days", "panel", "plan",
)  # fmt: skip


def test_no_section_is_empty() -> None:
    brief = made().brief
    assert all(getattr(brief, name) for name in SECTIONS)
    assert brief.headline.opening.text
    assert len(brief.headline.proofs) == len(brief.headline.gaps) == 3
    assert len(brief.headline.lines_to_land) == 5
    assert brief.employer.look_up and brief.career.related_roles


def test_the_same_inputs_give_the_same_words() -> None:
    again = brief_for(made().case, made().playbook, plan_for(made().case, made().playbook))
    assert again == made().brief


def test_the_brief_survives_json() -> None:
    brief = made().brief
    assert Brief.model_validate_json(brief.model_dump_json(by_alias=True)) == brief


def test_the_story_map_names_questions_and_stories_of_the_brief() -> None:
    brief = made().brief
    questions = {q.id for q in brief.questions}
    stories = {s.id for s in brief.stories}
    assert set(brief.story_map) == questions
    assert all(set(ids) <= stories for ids in brief.story_map.values())


def test_no_slot_is_left_open_in_any_text() -> None:
    assert "{quote" not in made().brief.model_dump_json(exclude={"documents"})
    assert "{anchor" not in made().brief.model_dump_json(exclude={"documents"})
