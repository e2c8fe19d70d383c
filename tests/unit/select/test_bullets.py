from prebrief.records.document import Span
from prebrief.records.profile import Statement
from prebrief.select.bullets import one_breath


def lines(text: str, *quotes: str) -> list[Statement]:
    out = []
    for number, quote in enumerate(quotes):
        start = text.index(quote)
        span = Span(doc="cv", start=start, end=start + len(quote), quote=quote)
        out.append(
            Statement(
                id=f"s{number}", text=quote, kind="deed", span=span, position=0, section="work"
            )
        )
    return out


def test_sentences_of_one_marked_bullet_belong_together() -> None:
    text = (
        "• Put rounding in place. Stay fell.\n• Led the council. It met weekly.\n• Wrote a guide."
    )
    quotes = ["Put rounding in place.", "Stay fell.", "Led the council.", "It met weekly."]
    quotes.append("Wrote a guide.")
    assert one_breath(lines(text, *quotes)) == [(0, 1), (2, 3), (4,)]


def test_without_marks_only_a_sentence_that_refers_back_goes_on() -> None:
    text = "Ran two reviews. One ended in a resignation. Recruited six doctors."
    quotes = ["Ran two reviews.", "One ended in a resignation.", "Recruited six doctors."]
    assert one_breath(lines(text, *quotes)) == [(0, 1), (2,)]


def test_every_row_is_in_exactly_one_group() -> None:
    text = "Alpha beta. Gamma delta. Epsilon zeta."
    groups = one_breath(lines(text, "Alpha beta.", "Gamma delta.", "Epsilon zeta."))
    assert sorted(row for group in groups for row in group) == [0, 1, 2]
