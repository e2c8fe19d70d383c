from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from builders_brief import TODAY, made, plan_for


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 40))
def test_the_plan_fits_the_days_there_are(days: int) -> None:
    interview = TODAY + timedelta(days=days)
    plan = plan_for(made().case, made().playbook, interview=interview)
    assert 1 <= len(plan.days) <= min(14, days)
    dates = [day.day for day in plan.days if day.day]
    assert dates == sorted(set(dates))
    assert dates[0] >= TODAY and dates[-1] == interview - timedelta(days=1)


def test_the_last_evening_is_short() -> None:
    last = made().plan.days[-1]
    assert last.days_before == 1 and last.minutes <= 20


def test_on_the_day_itself_only_the_day_card_is_left() -> None:
    plan = plan_for(made().case, made().playbook, interview=TODAY)
    assert [day.days_before for day in plan.days] == [0]
    assert [notice.code for notice in plan.notices] == ["interview-today"]


def test_a_date_that_has_passed_is_noticed_and_the_plan_counts_back_from_d() -> None:
    plan = plan_for(made().case, made().playbook, interview=date(2026, 1, 5))
    assert [notice.code for notice in plan.notices] == ["interview-past"]
    assert plan.days and all(day.day is None for day in plan.days)


def test_the_likeliest_questions_come_back() -> None:
    tasks = [task for day in made().plan.days for task in day.task_ids]
    first = made().plan.questions[0].question_id
    assert tasks.count(first) >= 2
