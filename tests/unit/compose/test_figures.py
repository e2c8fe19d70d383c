from builders_brief import made
from prebrief.compose.figures import as_people
from prebrief.text.comparisons import compared


def test_only_measures_named_in_the_playbook_become_people() -> None:
    profile = made().case.profile
    line = made().line("turnover")
    (pair,) = compared(line)
    found = as_people(profile, line, pair, ("turnover",))
    assert found is not None
    assert (found.points, found.group, found.people) == ("15", "18", "three")
    assert as_people(profile, line, pair, ("vacancy",)) is None


def test_without_a_group_there_are_no_people() -> None:
    line = made().line("Bundle compliance")
    (pair,) = compared(line)
    assert as_people(made().case.profile, line, pair, ("compliance",)) is None
