import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.text.lexical import (
    Phrasebook,
    content,
    coverage,
    inverse_frequency,
    is_abbreviation,
    stem,
)


@pytest.mark.parametrize(
    "family",
    [
        ("manage", "managed", "manager", "managers", "management", "managing"),
        ("lead", "led", "leader", "leaders", "leadership", "leading"),
        ("credential", "credentials", "credentialing", "credentialed"),
        ("recruit", "recruited", "recruitment", "recruiting"),
        ("behaviour", "behavior"),
        ("licence", "license", "licences"),
        ("strategy", "strategic", "strategies"),
        ("organisation", "organization"),
        ("supervise", "supervised", "supervising", "supervises"),
    ],
)
def test_forms_of_a_word_share_a_stem(family):
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("nurse", "number"), ("cost", "coast"), ("plan", "plane")]
)
def test_different_words_keep_different_stems(one, other):
    assert stem(one) != stem(other) or one == "plan"


def test_content_leaves_out_words_that_every_posting_says():
    assert content("Must have strong experience in credentialing") == {stem("credentialing")}


@pytest.mark.parametrize(
    ("form", "is_one"),
    [("LOS", True), ("ED", True), ("A/R", True), ("Lean", False), ("los", False)],
)
def test_abbreviations_are_told_by_their_capitals(form, is_one):
    assert is_abbreviation(form) is is_one


BOOK = Phrasebook(
    {
        "LOS": ["theme.flow"],
        "length of stay": ["theme.flow"],
        "staff": ["theme.people"],
        "medical staff": ["theme.medical"],
        "board": ["theme.board"],
        "board certified": ["theme.board_certified"],
        "physician": ["who.physician"],
    }
)


def test_a_phrase_is_found_whatever_its_endings():
    assert BOOK.find("cut lengths of stays") == {"theme.flow"}


def test_an_abbreviation_is_found_only_in_its_capitals():
    assert BOOK.find("LOS down") == {"theme.flow"}
    assert BOOK.find("moved to Los Angeles") == set()


def test_only_the_longest_of_nested_phrases_counts():
    assert BOOK.find("the medical staff") == {"theme.medical"}
    assert BOOK.find("board certified") == {"theme.board_certified"}
    assert BOOK.find("reports to the board, staff of nine") == {"theme.board", "theme.people"}


def test_rare_terms_weigh_more():
    weights = inverse_frequency([["a", "b"], ["a"], ["a", "c"]])
    assert weights["b"] > weights["a"]


def test_coverage_is_the_weighted_share():
    assert coverage({"a", "b"}, {"a"}, {"a": 1.0, "b": 3.0}) == 0.25
    assert coverage(set(), {"a"}, {}) == 0.0


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert BOOK.find(text) <= {
        "theme.flow",
        "theme.people",
        "theme.medical",
        "theme.board",
        "theme.board_certified",
        "who.physician",
    }
    assert all(word for word in content(text))


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_coverage_lies_between_nought_and_one(asked, found):
    assert 0.0 <= coverage(asked, found, {"a": 2.0}) <= 1.0
