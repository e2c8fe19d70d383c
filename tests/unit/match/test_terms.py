import pytest

from prebrief.match.terms import terms
from unit.match.making import playbook

TERMS = terms(playbook())


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("MD", "M.D."),
        ("M.D.", "Doctor of Medicine"),
        ("medical_degree", "MBBS"),
        ("bachelors", "MHA"),
        ("bachelor's degree", "BSN"),
        ("Unheard-of Diploma", "unheard-of diploma"),
    ],
)
def test_names_for_one_thing_are_the_same(wanted, held):
    assert TERMS.same(wanted, held)


@pytest.mark.parametrize(("wanted", "held"), [("MD", "MBBS"), ("masters", "BA"), ("MBA", "MHA")])
def test_different_things_are_not(wanted, held):
    assert not TERMS.same(wanted, held)


def test_kin_share_a_group_that_is_narrow():
    assert TERMS.kin(["MD"], "MBBS")
    assert TERMS.kin(["MBA"], "MHA")
    assert not TERMS.kin(["MD"], "PhD")


def test_spellings_hold_the_name_itself():
    assert TERMS.spellings("MD") >= {"MD", "M.D.", "Doctor of Medicine"}
    assert TERMS.spellings("Nothing") == {"Nothing"}


def test_groups_are_known():
    assert TERMS.has_group("nursing_degree")
    assert not TERMS.has_group("hospital_degree")
