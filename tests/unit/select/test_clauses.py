from hypothesis import given
from hypothesis import strategies as st

from prebrief.records.document import Span
from prebrief.select.clauses import clauses, content_words, cut, find_terms, sentences, shorten

TEXTS = st.text(alphabet="abc ABC 12.,;:–\n()“", min_size=1, max_size=120)


def span(text: str, start: int = 7) -> Span:
    return Span(doc="cv", start=start, end=start + len(text), quote=text)


@given(TEXTS)
def test_every_piece_stands_where_it_says(text: str) -> None:
    whole = span(text)
    for piece in [*sentences(whole), *clauses(whole), shorten(whole, words=4)]:
        begin = piece.start - whole.start
        assert text[begin : begin + len(piece.quote)] == piece.quote
        assert piece.end - piece.start == len(piece.quote)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_cut_never_leaves_the_span(text: str, start: int, end: int) -> None:
    piece = cut(span(text), min(start, end), max(start, end))
    assert text.find(piece.quote) >= 0


def test_sentences_do_not_break_at_abbreviations_or_inside_brackets() -> None:
    text = (
        "Chair, Dept. of Medicine (two terms. Elected), 14 yrs. in post. Led 20 doctors; cut cost."
    )
    assert [s.quote for s in sentences(span(text))] == [
        "Chair, Dept. of Medicine (two terms. Elected), 14 yrs. in post.",
        "Led 20 doctors",
        "cut cost.",
    ]


def test_shorten_keeps_the_part_that_is_about_the_question() -> None:
    text = (
        "Oversees the laboratory and imaging services of two sites, manages the budget of the "
        "group, and reviews the credentials of every physician on the medical staff each year"
    )
    assert "credentials" in shorten(span(text), words=12, about="credentials of physicians").quote


def test_shorten_strips_joining_words_from_the_front() -> None:
    text = "Lead the group so that the hospital can reach its aims for safe and timely care of all"
    quote = shorten(span(text), words=9, about="hospital aims").quote
    assert not quote.startswith(("so that", "and "))


def test_terms_are_whole_words_with_an_optional_plural() -> None:
    assert find_terms("Two budgets and a widget", ("budget",)) == [(4, 10)]
    assert find_terms("budgetary matters", ("budget",)) == []
    assert find_terms("no terms", ()) == []


def test_content_words_leave_out_what_carries_no_meaning() -> None:
    assert content_words("the two reviews of the staff") == {"two", "review", "staff"}


def test_a_clipped_quote_leaves_no_bracket_open_and_no_word_that_leads_on() -> None:
    text = (
        "Chair of the county care group since 2021 (three trusts and the county council and others)"
    )
    quote = shorten(span(text), words=10).quote
    assert quote.count("(") == quote.count(")")
    assert not quote.endswith((" the", " of", " and"))
