import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.match import calibration

ORDER = ("none", "partial", "strong")
rows = st.tuples(*(st.floats(0, 1) for _ in calibration.SIGNALS))


@given(rows)
def test_chances_sum_to_one_and_none_is_negative(row):
    chances = calibration.chances(row)
    assert sum(chances) == pytest.approx(1.0)
    assert min(chances) >= 0.0


@given(rows, st.integers(0, len(calibration.SIGNALS) - 1), st.floats(0, 1))
def test_more_of_any_signal_never_lowers_the_verdict(row, place, more):
    raised = list(row)
    raised[place] = min(1.0, raised[place] + more)
    before = calibration.decide(calibration.chances(row))
    after = calibration.decide(calibration.chances(raised))
    assert ORDER.index(after) >= ORDER.index(before)


@given(rows)
def test_confidence_is_the_chance_of_the_chosen_verdict(row):
    chances = calibration.chances(row)
    verdict = calibration.decide(chances)
    assert calibration.confidence(verdict, chances) == chances[ORDER.index(verdict)]


def test_there_is_a_weight_for_every_signal():
    assert len(calibration.WEIGHTS) == len(calibration.SIGNALS)
    assert all(weight >= 0 for weight in calibration.WEIGHTS)
