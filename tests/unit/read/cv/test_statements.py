from hypothesis import given, settings
from hypothesis import strategies as st

from builders import HEAD, TODAY, clinical, cv, profile
from prebrief.read.cv.statements import StatementBook
from prebrief.read.stage import read_profile
from prebrief.records.profile import Profile

LINES = [
    "EXPERIENCE",
    "Medical Director, Quarry Hospital, Lowmoor, OH      7/2017 – present",
    "Hospitalist      2010 - Dec 2011",
    "• Cut the mean stay from 5.9 to 4.8 days in 14 months. Not held on 4 West.",
    "  and kept it there",
    "EDUCATION",
    "MD, Ellery State University, 2006",
    "Ohio, active    DEA current · ACLS 2023",
    "LICENSES",
    "COMMITTEES",
    "Credentials      member      2018–22",
    "Page 2 of 3",
    "",
    "LANGUAGES  Spanish (working)",
    "Varga O, Lund A. A paper on towers. J Tower Med 2019;4:1-9.",
    "PUBLICATIONS",
]


def spans(found: Profile) -> list[object]:
    parts = [*found.statements, *found.work, *found.education, *found.certificates]
    parts += [*found.publications, *found.languages, *found.volunteer, *found.skills]
    inner = [figure.span for one in found.statements for figure in one.figures]
    inner += [scope.span for one in found.work for scope in one.scope]
    return [one.span for one in parts if one.span is not None] + inner


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=24))
def test_any_order_of_lines_is_read_and_quoted_exactly(lines: list[str]) -> None:
    document = cv(HEAD + "\n".join(lines))
    found = read_profile(document, clinical(), today=TODAY)
    for span in spans(found):
        assert document.text[span.start : span.end] == span.quote  # type: ignore[attr-defined]
        assert span.quote  # type: ignore[attr-defined]
    for statement in found.statements:
        assert statement.position is None or statement.position < len(found.work)
    assert Profile.model_validate_json(found.model_dump_json(by_alias=True)) == found


def test_a_bullet_of_two_claims_gives_two_statements_and_one_highlight() -> None:
    text = "Cut the mean stay from 5.9 to 4.8 days. Wrote the policy that keeps it there."
    found = profile(f"EXPERIENCE\nHospitalist, Quarry Hospital    2012 – present\n• {text}\n")
    assert found.work[0].highlights == (text,)
    deeds = [one for one in found.statements if one.kind == "deed"]
    assert [one.text for one in deeds] == text.replace(". W", ".|W").split("|")
    assert [one.span.quote for one in deeds] == [one.text for one in deeds]
    assert (deeds[0].figures[0].baseline, deeds[0].figures[0].value) == (5.9, 4.8)


def test_ids_follow_the_reading_order() -> None:
    found = profile(
        "EXPERIENCE\nHospitalist, Quarry Hospital    2012 – present\n• One thing done.\n"
    )
    assert [one.id for one in found.statements] == [
        f"s{n + 1}" for n in range(len(found.statements))
    ]
    starts = [one.span.start for one in found.statements]
    assert starts == sorted(starts)


def test_an_empty_book() -> None:
    assert StatementBook(cv("xy")).close({}) == ()
