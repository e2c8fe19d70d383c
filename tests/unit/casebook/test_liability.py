"""Cover: dates decide, tails cost, limits wear down, roles go bare."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.liability import sums
from prebrief.casebook.liability.inputs import Liability, Role
from prebrief.casebook.registry import find
from prebrief.errors import InputError
from unit.casebook.harness import facts, value, worked

CASE = find("liability")
LEFT = {
    "policy_from": "2022-01-01",
    "policy_to": "2025-12-31",
    "incident": "2024-03-01",
    "claim": "2026-06-01",
}


def ruling(**changes: object) -> sums.Ruling:
    return sums.ruling(Liability.model_validate(LEFT | changes))


def test_claims_made_without_tail_answers_nothing_after_the_move() -> None:
    assert not ruling(kind="claims_made").covered
    assert "no tail" in ruling(kind="claims_made").why


def test_a_tail_or_a_next_policy_that_reaches_back_answers() -> None:
    assert ruling(tail_until="2030-12-31").by == "the tail"
    assert not ruling(tail_until="2026-01-31").covered
    reaching = {"new_policy_from": "2026-01-01", "new_retroactive_date": "2022-01-01"}
    assert ruling(**reaching).by == "the next policy"
    assert not ruling(new_policy_from="2026-01-01").covered


def test_occurrence_answers_ten_years_later() -> None:
    assert ruling(kind="occurrence", incident="2024-03-01", claim="2034-03-01").covered
    assert not ruling(kind="occurrence", incident="2021-12-31", claim="2024-03-01").covered


def test_the_retroactive_date_cuts_off_older_work() -> None:
    dates = {"claim": "2025-06-01", "incident": "2022-06-01"}
    assert ruling(**dates).covered
    assert not ruling(**dates, retroactive_date="2023-01-01").covered
    assert ruling(claim="2022-02-01", incident="2021-06-01", retroactive_date="2020-01-01").covered


def test_the_price_of_both_paths() -> None:
    shares = [{"share": share} for share in (30, 55, 80, 95)]
    inputs = {
        "mature_premium": 30_000,
        "steps": shares,
        "years": 4,
        "tail_factor": 1.75,
        "occurrence_premium": 36_000,
    }
    assert value(CASE, "premiums", **inputs) == pytest.approx(78_000)
    assert value(CASE, "claims_made", **inputs) == pytest.approx(127_875)
    assert value(CASE, "occurrence", **inputs) == pytest.approx(144_000)
    # The middle of the claimed range stands in where no factor is given.
    assert value(CASE, "claims_made", **inputs | {"tail_factor": None}) == pytest.approx(127_875)


def test_the_limits_wear_down() -> None:
    claims = [{"amount": amount} for amount in (1.4e6, 0.9e6, 0.8e6, 0.6e6)]
    inputs = {"per_claim": 1e6, "aggregate": 3e6, "claims": claims}
    assert value(CASE, "insurer_pays", **inputs) == pytest.approx(3.0e6)
    assert value(CASE, "you_pay", **inputs) == pytest.approx(0.7e6)
    assert value(CASE, "limit_left", **inputs) == pytest.approx(0)


def test_defense_inside_the_limits_leaves_less_for_the_patient() -> None:
    inputs = {"claims": [{"amount": 900_000, "defense": 300_000}], "aggregate": 1e6}
    assert value(CASE, "you_pay", **inputs) == 0
    assert value(CASE, "you_pay", **inputs, defense_inside=True) == pytest.approx(200_000)


amounts = st.lists(st.floats(0, 5e6), max_size=8)


@settings(max_examples=50, deadline=None)
@given(amounts=amounts, per_claim=st.floats(0, 2e6), more=st.floats(0, 5e6), inside=st.booleans())
def test_every_dollar_is_paid_once_and_never_above_the_limits(
    amounts: list[float], per_claim: float, more: float, inside: bool
) -> None:
    claims = [{"amount": amount, "defense": amount / 10} for amount in amounts]
    aggregate = per_claim + more
    inputs = Liability.model_validate(
        {"claims": claims, "per_claim": per_claim, "aggregate": aggregate,
         "defense_inside": inside}
    )  # fmt: skip
    paid = sums.erode(inputs)
    assert sum(one.insurer + one.own for one in paid) == pytest.approx(1.1 * sum(amounts))
    assert all(one.own >= -1e-6 and one.insurer >= 0 and one.left >= -1e-6 for one in paid)
    if inside:
        assert sum(one.insurer for one in paid) <= aggregate + 1e-6


@settings(max_examples=50, deadline=None)
@given(
    premium=st.floats(0, 1e6),
    years=st.integers(1, 20),
    factor=st.none() | st.floats(0, 10),
    shares=st.lists(st.floats(0, 300), max_size=6),
)
def test_a_tail_is_never_negative_and_never_makes_the_path_cheaper(
    premium: float, years: int, factor: float | None, shares: list[float]
) -> None:
    inputs = Liability.model_validate(
        {"mature_premium": premium, "years": years, "tail_factor": factor,
         "steps": [{"share": share} for share in shares]}
    )  # fmt: skip
    cost = sums.cost(inputs, facts())
    assert cost.tail >= 0
    assert cost.claims_made >= sum(cost.premiums)
    assert len(cost.premiums) == years


@settings(max_examples=80, deadline=None)
@given(incident=st.integers(-800, 2_500), wait=st.integers(0, 3_000), tail=st.integers(0, 2_000))
def test_cover_is_never_lost_by_buying_a_tail(incident: int, wait: int, tail: int) -> None:
    start = date(2022, 1, 1)
    happened = start + timedelta(days=incident)
    dates = {
        "policy_from": start,
        "policy_to": date(2025, 12, 31),
        "incident": happened,
        "claim": happened + timedelta(days=wait),
    }
    without = sums.ruling(Liability.model_validate(dates))
    until = date(2025, 12, 31) + timedelta(days=tail)
    bought = sums.ruling(Liability.model_validate(dates | {"tail_until": until}))
    assert bought.covered or not without.covered


def test_roles_that_no_policy_names_are_found() -> None:
    assert sums.bare(Role(work="administrative", cover="employer"))
    assert not sums.bare(Role(work="administrative", cover="employer_with_endorsement"))
    assert sums.bare(Role(work="moonlighting", cover="employer"))
    assert worked(CASE).figure("roles_bare").value == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"policy_to": "2021-01-01"},
        {"claim": "2020-01-01"},
        {"tail_until": "2025-01-01"},
        {"aggregate": 1, "per_claim": 2},
        {"incident": "yesterday"},
    ],
)
def test_days_and_limits_that_cannot_be_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InputError):
        worked(CASE, **changes)
