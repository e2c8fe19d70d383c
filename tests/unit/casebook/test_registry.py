"""The cases by name."""

import pytest

from prebrief.casebook.registry import NAMES, find, guide_id, names, names_for
from prebrief.errors import NotFoundError
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook


def test_every_case_of_the_playbook_has_a_name_here() -> None:
    assert {guide.id for guide in load().cases} == {guide_id(name) for name in NAMES}
    assert set(names()) <= set(NAMES)


@pytest.mark.parametrize("name", ["part-d", "case.part_d", " PART-D "])
def test_a_case_is_found_by_name_or_id(name: str) -> None:
    assert find(name).name == "part-d"


@pytest.mark.parametrize("name", ["", "nonsense", "case", "registry", "../units"])
def test_no_other_name_finds_one(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(name)
    assert "part-d" in caught.value.fix


def test_a_case_goes_by_the_name_it_is_found_under() -> None:
    for name in names():
        case = find(name)
        assert case.name == name
        assert case.guide == guide_id(name)


def test_another_profession_has_the_cases_that_its_playbook_speaks_about() -> None:
    other = Playbook(id="x", version="1", title="x", cases=load().cases[:1])
    assert [guide_id(name) for name in names_for(other)] == [load().cases[0].id]
