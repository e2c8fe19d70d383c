"""Training: hours count, dates and budgets bind, break-even is years of the gain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.registry import find
from prebrief.casebook.training_path import sums
from prebrief.casebook.training_path.inputs import Option, TrainingPath
from prebrief.errors import InputError
from unit.casebook.harness import facts, value, worked

CASE = find("training-path")
DEGREE = {"name": "MHA", "kind": "MHA or MPH", "tuition": 60_000, "hours": 1_200, "degree": True,
          "teaches": ["finance", "operations", "people"]}  # fmt: skip


def only(option: dict[str, object], **inputs: object) -> float:
    return value(CASE, "break_even", options=[option], **inputs)


def test_break_even_is_fees_and_hours_over_the_gain() -> None:
    assert only(DEGREE, hour_value=100, pay_gain=45_000) == pytest.approx(180_000 / 45_000)
    half = DEGREE | {"paid_by_employer": 50}
    assert only(half, hour_value=100, pay_gain=45_000) == pytest.approx(150_000 / 45_000)
    assert only(DEGREE, hour_value=100, pay_gain=45_000, due_to_training=50) == pytest.approx(8)


def test_without_a_gain_it_never_pays() -> None:
    solution = worked(CASE, options=[DEGREE], pay_gain=0)
    assert solution.figure("break_even").value is None
    assert "never" in solution.tables[0].rows[0]


def test_usual_lengths_come_from_the_playbook() -> None:
    inputs = TrainingPath(options=(Option(kind="mini-MBA"), Option(kind="MHA or MPH"), Option()))
    months = {one.option.kind: one.months for one in sums.weigh(inputs, facts())}
    assert months["mini-MBA"] == pytest.approx(14 * 12 / 52)
    assert months["MHA or MPH"] == 30
    assert months["certificate"] == 4.5
    assert "f.train_mha" in {fact.id for fact in worked(CASE, options=[DEGREE]).facts}


def test_a_way_that_does_not_fit_comes_after_one_that_does() -> None:
    short = {"name": "short", "kind": "mini-MBA", "tuition": 5_000, "hours": 60,
             "teaches": ["finance"]}  # fmt: skip
    both = {"options": [DEGREE, short], "budget": 10_000, "degree_required": "no"}
    assert worked(CASE, **both).tables[0].rows[0][0] == "short"
    wide = both | {"budget": 90_000, "hours_per_week": 20, "within_months": 48}
    assert worked(CASE, **wide).tables[0].rows[0][0] == "MHA"
    required = wide | {"degree_required": "yes"}
    row = {row[0]: row for row in worked(CASE, **required).tables[0].rows}["short"]
    assert "no degree" in row[-1]


def test_nothing_that_fits_is_said_to_be_so() -> None:
    solution = worked(CASE, options=[DEGREE], budget=0)
    assert solution.headline.startswith("None of these fits")
    assert solution.figure("fitting").value == 0


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        worked(CASE, options=[])
    assert "options" in caught.value.where


@settings(max_examples=60, deadline=None)
@given(
    tuition=st.floats(0, 1e5), more=st.floats(0, 1e5), hours=st.floats(0, 2_000),
    gain=st.floats(1, 1e5),
)  # fmt: skip
def test_dearer_training_never_pays_sooner(
    tuition: float, more: float, hours: float, gain: float
) -> None:
    cheap = DEGREE | {"tuition": tuition, "hours": hours}
    dear = DEGREE | {"tuition": tuition + more, "hours": hours}
    assert only(dear, pay_gain=gain) >= only(cheap, pay_gain=gain) - 1e-6


def test_a_course_of_days_is_not_held_against_the_week() -> None:
    course = {"name": "course", "kind": "CME", "hours": 16, "months": 0.25, "teaches": ["finance"]}
    assert worked(CASE, options=[course], hours_per_week=2).figure("fitting").value == 1
