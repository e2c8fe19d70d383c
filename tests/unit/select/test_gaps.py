from builders_brief import made
from prebrief.select.gaps import day_card_gaps


def test_only_what_is_not_answered_in_full() -> None:
    report = made().case.report.by_requirement()
    assert len(made().plan.gaps) == 5
    assert all(report[g.requirement_id].verdict != "strong" for g in made().plan.gaps)


def test_a_licence_gets_the_bridge_for_licences() -> None:
    gap = next(g for g in made().plan.gaps if g.requirement_id == "r2")
    assert gap.bridge_id == "a.bridge_licence"


def test_every_bridge_exists() -> None:
    ids = {a.id for a in made().playbook.advice if a.use == "bridge"}
    assert {g.bridge_id for g in made().plan.gaps} <= ids


def test_three_for_the_day_card() -> None:
    picked = day_card_gaps(made().view, made().plan.gaps)
    assert len(picked) == len(set(picked)) == 3
