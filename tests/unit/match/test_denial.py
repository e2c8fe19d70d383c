import pytest

from prebrief.match.denial import is_denial, is_no_evidence, is_wish


@pytest.mark.parametrize(
    "text",
    [
        "Seeking a first post as chief medical officer",
        "Exposure to value-based contracts",
        "Interest in quality improvement",
        "Familiar with Lean",
        "Looking for a hospital that wants change",
        "MBA: no",
        "No experience in budgeting",
        "Leadership course, not started",
        "No formal training in finance",
    ],
)
def test_wishes_and_denials_are_no_evidence(text):
    assert is_no_evidence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Led the sepsis program in two hospitals",
        "No findings in the triennial survey",
        "No conditions on the licence",
        "Reduced falls with no added cost",
        "Negotiated the pay plan; no physician left",
    ],
)
def test_a_deed_with_a_no_in_it_is_still_evidence(text):
    assert not is_no_evidence(text)


def test_wish_and_denial_are_told_apart():
    assert is_wish("Seeking a role in quality") and not is_denial("Seeking a role in quality")
    assert is_denial("Fellowship: none") and not is_wish("Fellowship: none")
