"""Territories: work and potential in balance, proof where that cannot be, goals, change, alarms."""

from itertools import product

import numpy as np
import pytest
from evals.territory import instance
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.casebook.territory import ground, sums
from prebrief.casebook.territory.divide import divide
from prebrief.casebook.territory.inputs import Account, Person, Result, Territory
from prebrief.casebook.territory.places import place_of, plain_zip
from prebrief.casebook.territory.shares import Ground, balanced
from prebrief.errors import InputError
from unit.casebook.harness import value, worked

CASE = find("territory")


def lot(work: list[float], potential: list[float], people: int, band: float = 0.1) -> Ground:
    """Set accounts on a line through Kansas, with these hours and this potential."""
    count = len(work)
    return Ground(
        at=ground.places([38.0] * count, [-100.0 + place for place in range(count)]),
        work=np.array(work) / sum(work),
        potential=np.array(potential) / sum(potential),
        visits=np.array(work),
        targets=np.full(people, 1 / people),
        band=band,
    )


def test_three_hundred_accounts_are_shared_out_fairly() -> None:
    accounts = tuple(instance(300, 1, 1.0, "TX,OK"))
    plan = sums.plan(Territory(accounts=accounts, people=6), 0.1)
    assert plan.division.fits
    assert max(plan.division.worst) <= 0.1 + 1e-9
    for values in (plan.work.hours, plan.work.potential):
        held = [0.0] * 6
        for owner, part in zip(plan.division.owner, values, strict=True):
            held[owner] += part
        assert sum(held) == pytest.approx(values.sum())
        assert all(0.9 - 1e-6 <= one / (sum(held) / 6) <= 1.1 + 1e-6 for one in held)
    # The naive plan of the same run keeps no balance, and saves little way by it.
    assert max(plan.division.naive_worst) > 0.3
    assert 0.7 < plan.division.way / plan.division.naive_way < 1.4
    assert plan.together > 0.85


def test_one_territory_of_the_textbook() -> None:
    """4 networks weekly for 2 hours, 20 clinics monthly for 45 minutes: 596 of 672 hours."""
    accounts = [{"segment": "network", "zip_code": "75201", "potential": 0}] * 4 + [
        {"segment": "practice", "zip_code": "75201", "potential": 200_000, "share": 22}
    ] * 20
    inputs = {"accounts": accounts, "people": 1, "gain": 8, "cycle": 0}
    assert value(CASE, "serving_hours", **inputs) == pytest.approx(596)
    assert value(CASE, "selling_hours", **inputs) == pytest.approx(672)
    assert value(CASE, "utilization", **inputs) == pytest.approx(88.7, abs=0.05)
    assert value(CASE, "quota", **inputs) == pytest.approx(1_200_000)
    # With a cycle of half a year half of the gain comes too late.
    assert value(CASE, "quota", **inputs | {"cycle": 6}) == pytest.approx(1_040_000)


sizes = st.integers(1, 12)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(pairs=st.lists(st.tuples(sizes, sizes), min_size=2, max_size=7), people=st.integers(2, 3))
def test_what_is_called_impossible_is_impossible(pairs: list[tuple[int, int]], people: int) -> None:
    """Against every division there is: fits where one fits, a proof where none does."""
    area = lot([float(one) for one, _ in pairs], [float(two) for _, two in pairs], people, 0.15)
    possible = any(
        balanced(area, np.array(owner)) for owner in product(range(people), repeat=len(pairs))
    )
    found = divide(area)
    assert found.fits == possible
    assert (found.proof is None) == possible
    assert balanced(area, found.owner) == possible


def test_an_account_too_large_is_named_and_taken_out() -> None:
    accounts = [{"name": f"C{place}", "potential": 100} for place in range(30)]
    accounts[7] = {"name": "Giant", "potential": 2_000}
    solution = worked(CASE, accounts=accounts, people=3)
    assert "Giant" in solution.headline
    assert "110%" in solution.headline
    assert value(CASE, "largest_account", accounts=accounts, people=3) == pytest.approx(
        100 * 2_000 / (4_900 / 3)
    )
    without = [one for one in accounts if one["name"] != "Giant"]
    assert worked(CASE, accounts=without, people=3).headline.startswith("Every one of 3")


@pytest.mark.parametrize(
    ("work", "potential", "people", "kind"),
    [
        ([1.0], [1.0], 2, "too_few"),
        ([10.0, 1, 1, 1], [1.0, 1, 1, 1], 2, "oversize"),
        ([5.0, 5, 5, 1, 1], [1.0, 1, 1, 1, 1], 2, "crowd"),
        ([100.0, 20, 20, 20, 20, 20], [1.0, 20, 20, 20, 20, 20], 2, "starved"),
        ([4.0, 4, 3, 3, 3], [1.0, 1, 1, 1, 1], 2, "search"),
    ],
)
def test_each_kind_of_proof(
    work: list[float], potential: list[float], people: int, kind: str
) -> None:
    found = divide(lot(work, potential, people))
    assert not found.fits
    assert found.proof
    assert found.proof.kind == kind


@settings(max_examples=6, deadline=None, derandomize=True)
@given(data=st.data())
def test_the_order_and_the_names_of_accounts_change_nothing(data: st.DataObject) -> None:
    accounts = instance(45, data.draw(st.integers(0, 5)), 1.0, "OH")
    order = data.draw(st.permutations(range(45)))
    first = sums.plan(Territory(accounts=tuple(accounts), people=3), 0.1)
    shuffled = tuple(
        accounts[place].model_copy(update={"name": f"renamed {place}"}) for place in order
    )
    second = sums.plan(Territory(accounts=shuffled, people=3), 0.1)
    assert second.names == first.names
    for place, owner in zip(order, second.division.owner, strict=True):
        assert first.division.owner[place] == owner


@settings(max_examples=20, deadline=None, derandomize=True)
@given(target=st.floats(1, 1e9), gain=st.floats(0, 100), cycle=st.floats(0, 36))
def test_goals_add_up(target: float, gain: float, cycle: float) -> None:
    inputs = Territory(sample=30, people=3, gain=gain, cycle=cycle)
    plan = sums.plan(Territory(sample=30, people=3), 0.1)
    free = sums.quotas(inputs, plan)
    assert (free >= sums.held(plan, plan.work.won) - 1e-6).all()
    assert (free <= sums.held(plan, plan.work.potential) + 1e-6).all()
    told = sums.quotas(inputs.model_copy(update={"target": target}), plan)
    assert told.sum() == pytest.approx(target)
    assert told / told.sum() == pytest.approx(free / free.sum())


def test_named_people_keep_their_homes_and_get_by_their_part() -> None:
    team = (Person(name="Ana", home="75201"), Person(name="Ben", home="77002", part=0.5))
    accounts = tuple(instance(80, 2, 0.6, "TX"))
    plan = sums.plan(Territory(accounts=accounts, team=team), 0.1)
    assert plan.names == ("Ana", "Ben")
    hours = sums.held(plan, plan.work.hours)
    assert hours[1] / hours.sum() == pytest.approx(1 / 3, rel=0.1)


def test_only_accounts_that_change_hands_are_moves() -> None:
    accounts = tuple(instance(40, 3, 0.6, "GA"))
    plan = sums.plan(Territory(accounts=accounts, people=2), 0.1)
    kept = tuple(
        one.model_copy(update={"owner": f"R{owner}"})
        for one, owner in zip(accounts, plan.division.owner, strict=True)
    )
    again = sums.plan(Territory(accounts=kept, people=2), 0.1)
    assert len(sums.moved(again)) == 0
    other = (kept[0].model_copy(update={"owner": "R1" if kept[0].owner == "R0" else "R0"}),)
    assert sums.moved(sums.plan(Territory(accounts=other + kept[1:], people=2), 0.1)).tolist() == [
        0
    ]


def test_phases_hold_every_territory_once() -> None:
    inputs = Territory(sample=60, people=5, waves=2)
    plan = sums.plan(inputs, 0.1)
    phases = sums.phases(inputs, plan)
    assert [phase.name for phase in phases] == ["Pilot", "Wave 1", "Wave 2"]
    assert sorted(place for phase in phases for place in phase.territories) == list(range(5))
    assert phases[0].weeks == (0, 6)


def test_alarms_name_what_to_look_at() -> None:
    by_name = {one.territory: one for one in sums.alarms(Territory())}
    assert set(by_name) == {"South", "East", "West", "Capital", "Border"}
    assert by_name["South"].stalled
    assert "potential before" in by_name["East"].look
    rising = Result(quarter_1=50, quarter_2=60, quarter_3=70, quarter_4=78)
    assert sums.alarms(Territory(results=(rising,))) == []


def test_distance_is_right_and_a_dense_city_is_quick() -> None:
    new_york, los_angeles = (place_of(code) for code in ("10001", "90012"))
    assert new_york
    assert los_angeles
    at = ground.places(
        [new_york.latitude, los_angeles.latitude], [new_york.longitude, los_angeles.longitude]
    )
    assert ground.miles(at, at)[0, 1] == pytest.approx(2_450, rel=0.01)
    assert ground.miles(at, at)[0, 0] == pytest.approx(0, abs=0.01)
    dense = [Account(zip_code=code, potential=1) for code in ("02108", "02109", "02110", "02111")]
    wide = [Account(zip_code=code, potential=1) for code in ("59711", "59801", "59901", "59501")]
    inputs = Territory()
    assert sums.work_of(wide, inputs).hours.sum() > 1.5 * sums.work_of(dense, inputs).hours.sum()


@pytest.mark.parametrize(
    ("typed", "read"), [("2108", "02108"), ("75201-1234", "75201"), (" 75201 ", "75201"),
                        ("2108.0", "02108")],
)  # fmt: skip
def test_zip_codes_as_people_type_them(typed: str, read: str) -> None:
    assert plain_zip(typed) == read
    assert place_of(typed)


def test_what_is_no_zip_code_is_counted_and_placed() -> None:
    accounts = [{"zip_code": "75201"}, {"zip_code": "00000"}, {"zip_code": "x"}]
    with pytest.raises(InputError) as caught:
        worked(CASE, accounts=accounts, people=1)
    assert "2 of 3" in caught.value.message
    assert "2, 3" in caught.value.where
    for wrong in ("ZZ", "", "Texas"):
        with pytest.raises(InputError) as caught:
            worked(CASE, states=wrong)
        assert "TX" in caught.value.fix


def test_ones_own_accounts() -> None:
    assert CASE.own_table
    csv = (
        "Account;ZIP;Tier;TAM;Visits;Workload;Rep\n"
        "Alpha;2108;practice;$10,000;12;;Ana\n"
        "Beta;02115;anything;20000;;30;\n"
    )
    inputs = CASE.own_table.read(rows_of(csv.encode()), Territory())
    assert [one.potential for one in inputs.accounts] == [10_000, 20_000]
    work = sums.work_of(inputs.accounts, inputs)
    assert work.places[0].city == "Boston"
    assert work.hours[1] == 30
    with pytest.raises(InputError) as caught:
        CASE.own_table.read(rows_of(b"account,zip,potential,tier\nA,75201,5,unknown\n"), inputs)
    assert "segment" in caught.value.message


def test_the_map_has_a_row_for_every_territory() -> None:
    solution = worked(CASE)
    picture = solution.charts[0]
    assert {one.name for one in picture.series} == {row[0] for row in picture.table.rows}
    assert sum(int(row[1].split()[0]) for row in picture.table.rows) == Territory().sample
    listed = next(one for one in solution.tables if one.caption.startswith("Every account"))
    assert len(listed.rows) == Territory().sample
