import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.playbooks.load import load
from prebrief.read.posting import read_job
from unit.read.job import postings
from unit.read.job.reading import document, find, read, texts

LINES = [line for text in postings.ALL.values() for line in text.splitlines() if line]
JUMBLED = st.lists(
    st.sampled_from([*LINES, "", "• ", "| a | b |", "(1) x (2) y"]), max_size=25
).map("\n".join)


def check(text: str) -> None:
    doc = document(text)
    ad = read_job(doc, load())
    last = 0
    for one in ad.requirements:
        span = one.span
        assert text[span.start : span.end] == span.quote
        assert one.text
        assert "\n" not in one.text
        assert span.start >= last
        last = span.end
    for span in (
        *ad.reports_to,
        *ad.description,
        *(s for s in (ad.title_span, ad.organization_span, ad.location_span, ad.salary_span) if s),
    ):
        assert text[span.start : span.end] == span.quote
    assert 0 <= ad.field_score <= 1
    assert len({one.id for one in ad.requirements}) == len(ad.requirements)


@settings(max_examples=40, deadline=None)
@given(JUMBLED)
def test_spans_are_exact_and_apart_for_jumbled_postings(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", postings.ALL)
def test_spans_are_exact_for_every_kind(name: str) -> None:
    check(postings.ALL[name])


@pytest.mark.parametrize("name", ["PARAGRAPH", "PROSE_PROFILE", "BROKEN", "CARD"])
def test_a_posting_on_one_line_still_yields_its_demands(name: str) -> None:
    whole = read(postings.ALL[name])
    flat = read(" ".join(postings.ALL[name].split()))
    assert len(texts(flat)) >= 0.5 * len(texts(whole))


def test_benefits_other_jobs_and_page_furniture_ask_nothing() -> None:
    everything = " ".join(texts(read(postings.CARD)))
    assert "Operating Room Manager" not in everything
    assert "Charge Nurse" not in everything
    assert "Must have 3 years" not in everything
    assert not [text for text in texts(read(postings.PROSE_PROFILE)) if "beaches" in text]


def test_a_condition_among_the_benefits_is_kept() -> None:
    assert find(read(postings.PROSE_PROFILE), "No on-call duties").kind == "other"


def test_a_word_broken_at_a_line_end_is_made_whole_in_the_text() -> None:
    one = find(read(postings.BROKEN), "provides leadership")
    assert "leader-\nship" in one.span.quote


def test_squashed_words_are_parted() -> None:
    ad = read(postings.SQUASHED)
    assert texts(ad, "duty") == [
        "Lead the quality and safety program",
        "Lead accreditation readiness across four hospitals",
        "Report quality results to the board of trustees",
    ]
    assert find(ad, "MD or DO").level == "must"


def test_front_matter_asks_too() -> None:
    one = find(read(postings.YAML_FRONT), "Board certified")
    assert (one.level, one.kind) == ("must", "certification")


def test_a_lead_in_becomes_the_heading() -> None:
    ad = read("PERSON SPECIFICATION\nExperience: leading projects in teams; managing doctors.\n")
    assert texts(ad) == ["leading projects in teams", "managing doctors"]
    assert {one.heading for one in ad.requirements} == {"Experience"}
