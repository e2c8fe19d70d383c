from builders_brief import made


def test_an_edit_quotes_the_line_and_leaves_blanks_for_what_is_missing() -> None:
    for edit in made().brief.cv_edits:
        assert edit.issue
        assert edit.cite.text.rstrip(".") in edit.how or "⟨" in edit.how


def test_the_age_of_the_cv_is_quoted_from_the_cv() -> None:
    spot = made().brief.awkward[0]
    assert spot.cites[0].quote == "Revised 3/2025"
    assert "1 year 8 months" in spot.text


def test_tasks_name_questions_and_stories_by_number() -> None:
    tasks = " ".join(task for day in made().brief.plan for task in day.tasks)
    assert "Q1" in tasks and "S1" in tasks
    assert all(day.date.startswith("D-") for day in made().brief.plan)


def test_the_plan_ends_with_what_it_costs_in_time() -> None:
    plan = made().brief.plan
    assert str(sum(day.minutes for day in plan)) in " ".join(plan[-1].tasks)
