"""What the user puts right: quotes stay exact, nothing else moves, order does not matter."""

from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import HEAD, clinical, cv
from builders import profile as read
from prebrief.read.cv.corrections import Corrected, correct
from prebrief.records.base import Record
from prebrief.records.correction import (
    AddAchievement,
    AddCredential,
    AddEducation,
    AddPosition,
    ChangeCredential,
    ChangeEducation,
    ChangePosition,
    Correction,
    MeetRequirement,
    RemoveCredential,
    RemoveEducation,
    RemovePosition,
    places,
    settled,
)
from prebrief.records.document import Document, Span
from prebrief.records.profile import Position, Profile

TODAY = date(2026, 11, 21)
TEXT = """EXPERIENCE

Medical Director, Fernhaven General Hospital, Mar 2019 - present
- Cut length of stay from 5.1 to 4.2 days in 14 months
- Led 22 physicians and a budget of $4M

Attending Physician, Calder Valley Hospital, Aug 2011 - Feb 2019
- Chaired the sepsis committee

LICENSES AND CERTIFICATES
Ohio medical license, active
ACLS, PALS current

EDUCATION
MD, University of Western Erie, 2007
Executive MBA, Maumee State University, in progress, expected May 2028
"""
DOCUMENT = cv(HEAD + TEXT)
PROFILE = read(TEXT)
WORK, HELD, STUDIED = (
    places(entries) for entries in (PROFILE.work, PROFILE.certificates, PROFILE.education)
)


def corrected(*corrections: Correction) -> Corrected:
    return correct(DOCUMENT, PROFILE, corrections, clinical(), today=TODAY)


def titles(profile: Profile) -> list[str | None]:
    return [position.position for position in profile.work]


def director(profile: Profile) -> Position:
    return next(p for p in profile.work if p.position and "Director" in p.position)


def spans_of(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, Record):
        return [s for name in type(value).model_fields for s in spans_of(getattr(value, name))]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_of(item)]
    return []


def assert_exact(document: Document, *things: object) -> None:
    found = [span for thing in things for span in spans_of(thing)]
    assert found
    for span in found:
        assert document.text[span.start : span.end] == span.quote


def test_without_corrections_nothing_is_touched() -> None:
    same = corrected()
    assert same.document is DOCUMENT
    assert same.profile is PROFILE


def test_a_changed_date_moves_the_position_and_quotes_the_users_line() -> None:
    done = corrected(ChangePosition(at=WORK[0], start="2021-06"))
    post = director(done.profile)
    assert (post.start_date, post.ongoing) == ("2021-06", True)
    assert post.span
    assert post.span.quote == ("Medical Director, Fernhaven General Hospital, June 2021 – present")
    assert post.span.start > len(DOCUMENT.text)
    roles = [line for line in done.profile.statements if line.kind == "role"]
    assert post.span in [line.span for line in roles]
    assert not any("Mar 2019" in line.text for line in roles)
    gap = done.profile.gaps[0]
    assert (gap.start_date, gap.end_date) == ("2019-03", "2021-05")
    noted = next(n for n in done.profile.notices if n.code == "corrected-by-you")
    assert noted.cite
    assert "Mar 2019" in noted.cite.quote


def test_positions_are_put_in_order_again_and_keep_their_lines() -> None:
    done = corrected(ChangePosition(at=WORK[0], start="2001", end="2004-06"))
    assert titles(done.profile) == ["Attending Physician", "Medical Director"]
    stay = next(line for line in done.profile.statements if "length of stay" in line.text)
    assert stay.position == 1


def test_a_new_title_is_judged_anew_and_an_old_one_is_left() -> None:
    assert not director(corrected(ChangePosition(at=WORK[0], start="2020")).profile).clinical
    renamed = corrected(ChangePosition(at=WORK[0], title="Attending Physician")).profile
    assert [post.leadership for post in renamed.work] == [False, False]
    assert [post.clinical for post in renamed.work] == [True, True]


def test_a_position_that_is_none_gives_its_lines_back() -> None:
    done = corrected(RemovePosition(at=WORK[0]))
    assert titles(done.profile) == ["Attending Physician"]
    stay = next(line for line in done.profile.statements if "length of stay" in line.text)
    assert stay.position is None
    assert {line.position for line in done.profile.statements if line.position is not None} == {0}


def test_a_licence_is_added_with_its_state_and_end() -> None:
    done = corrected(
        AddCredential(
            credential="licence", name="Medical license", region="Texas", valid_until="2028-06"
        )
    )
    held = done.profile.certificates[-1]
    assert (held.kind, held.region, held.status) == ("licence", "TX", "active")
    assert held.span
    assert held.span.quote == "Medical license, Texas, active, valid to June 2028"
    assert any(line.span == held.span for line in done.profile.statements)
    assert done.document.text.startswith(DOCUMENT.text)
    assert "\n\nAdded by you\n" in done.document.text


def test_a_licence_that_has_run_out_is_lapsed_whatever_is_said() -> None:
    done = corrected(
        AddCredential(
            credential="licence", name="Utah license", standing="active", valid_until="2020"
        )
    )
    assert done.profile.certificates[-1].status == "lapsed"


def test_taking_back_one_card_of_a_line_leaves_the_other() -> None:
    names = [held.name for held in PROFILE.certificates]
    done = corrected(RemoveCredential(at=HELD[names.index("PALS")]))
    assert "PALS" not in [held.name for held in done.profile.certificates]
    told = [line.text for line in done.profile.statements if line.kind == "credential"]
    assert "ACLS" in told
    assert not any("PALS" in text for text in told)


def test_a_licence_can_be_put_otherwise() -> None:
    done = corrected(ChangeCredential(at=HELD[0], standing="lapsed"))
    held = done.profile.certificates[0]
    assert held.status == "lapsed"
    assert held.span
    assert "lapsed" in held.span.quote
    assert not any(line.text == "Ohio medical license, active" for line in done.profile.statements)


def test_degrees_are_changed_removed_and_added() -> None:
    at = next(
        place
        for place, course in zip(STUDIED, PROFILE.education, strict=True)
        if course.degree == "MBA"
    )
    finished = corrected(ChangeEducation(at=at, completed=True, end="2024")).profile
    assert next(c for c in finished.education if c.degree == "MBA").completed
    gone = corrected(RemoveEducation(at=at)).profile
    assert "MBA" not in [course.degree for course in gone.education]
    more = corrected(AddEducation(degree="MHA", institution="State University", end="2020"))
    assert more.profile.education[-1].degree == "MHA"


def test_an_achievement_stands_under_its_position_with_its_figures() -> None:
    said = AddAchievement(text="Cut falls from 22 to 14 a month in 2024.", position=WORK[0])
    line = corrected(said).profile.statements[-1]
    assert line.kind == "deed"
    assert line.section == "added"
    assert line.position == 0
    assert (line.figures[0].baseline, line.figures[0].value) == (22, 14)


def test_words_on_a_requirement_are_found_by_its_place() -> None:
    done = corrected(MeetRequirement(at="100-140", text="I held this budget for two years."))
    assert done.said["100-140"].quote == "I held this budget for two years."


def test_a_correction_that_finds_nothing_says_so() -> None:
    done = corrected(RemovePosition(at="1-2"), ChangeEducation(at="3-4", completed=True))
    assert [n.code for n in done.profile.notices] == ["correction-lost"] * 2
    assert done.profile.work == PROFILE.work


@pytest.mark.parametrize("text", ["two\nlines", "tab\there", "null\x00byte", "  spaced  out  "])
def test_the_users_words_stay_on_one_line(text: str) -> None:
    done = corrected(AddAchievement(text=text))
    added = done.document.text[len(DOCUMENT.text) :]
    assert added.count("\n") == 3
    assert "\x00" not in added


MIXED: tuple[Correction, ...] = (
    ChangePosition(at=WORK[0], start="2018-01"),
    AddPosition(title="Associate Medical Director", start="2016", end="2017-12"),
    AddCredential(credential="board", name="American Board of Internal Medicine"),
    AddAchievement(text="Opened a 12-bed unit.", position=WORK[1]),
)


def test_the_order_of_corrections_does_not_matter() -> None:
    first = corrected(*MIXED)
    for order in permutations(MIXED):
        assert corrected(*order) == first


def test_the_last_word_on_a_subject_counts() -> None:
    first, second = (ChangePosition(at=WORK[0], start=start) for start in ("2018", "2020"))
    assert corrected(first, second) == corrected(second)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60)
MONTHS = st.one_of(
    st.none(),
    st.builds("{}-{:02}".format, st.integers(1975, 2026), st.integers(1, 12)),
    st.builds(str, st.integers(1975, 2026)),
)


def some(entries: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([*entries, "7-9"])


CORRECTIONS = st.lists(
    st.one_of(
        st.builds(
            ChangePosition,
            at=some(WORK), title=st.none() | WORDS, employer=st.none() | WORDS,
            start=MONTHS, end=MONTHS, ongoing=st.none() | st.booleans(),
        ),
        st.builds(RemovePosition, at=some(WORK)),
        st.builds(
            AddPosition,
            title=WORDS, employer=st.none() | WORDS, start=MONTHS.filter(bool), end=MONTHS,
            ongoing=st.booleans(),
        ),
        st.builds(
            AddCredential,
            credential=st.sampled_from(["licence", "board", "life_support", "other"]),
            name=WORDS, region=st.none() | WORDS, valid_until=MONTHS,
        ),
        st.builds(ChangeCredential, at=some(HELD), name=st.none() | WORDS, valid_until=MONTHS),
        st.builds(RemoveCredential, at=some(HELD)),
        st.builds(AddEducation, degree=WORDS, area=st.none() | WORDS, end=MONTHS),
        st.builds(ChangeEducation, at=some(STUDIED), degree=st.none() | WORDS, end=MONTHS),
        st.builds(RemoveEducation, at=some(STUDIED)),
        st.builds(AddAchievement, text=WORDS, position=st.none() | some(WORK)),
        st.builds(MeetRequirement, at=some(WORK), text=WORDS),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=120)
@given(CORRECTIONS)
def test_every_quote_is_exact_whatever_is_corrected(corrections: list[Correction]) -> None:
    done = corrected(*corrections)
    assert_exact(done.document, done.profile, *done.said.values())
    assert done.document.text.startswith(DOCUMENT.text)
    ids = [line.id for line in done.profile.statements]
    assert len(ids) == len(set(ids))
    for line in done.profile.statements:
        assert line.position is None or line.position < len(done.profile.work)
    deeds = {line.id: line.text for line in PROFILE.statements if line.kind == "deed"}
    assert deeds.items() <= {line.id: line.text for line in done.profile.statements}.items()


@settings(max_examples=40)
@given(CORRECTIONS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_cv(corrections: list[Correction], chance: Random) -> None:
    last_words = list(settled(corrections))
    first = corrected(*last_words)
    chance.shuffle(last_words)
    assert corrected(*last_words) == first
