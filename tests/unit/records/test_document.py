"""Spans quote their document byte for byte, wherever they are cut."""

from hypothesis import given
from hypothesis import strategies as st

from prebrief.records.document import Block, Document


def document(text: str, *blocks: Block) -> Document:
    return Document(
        role="cv", name="a.txt", media_type="text/plain", sha256="0", text=text, blocks=blocks
    )


@given(st.text(min_size=1, max_size=80), st.data())
def test_a_span_quotes_the_text_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = document(text).span(start, end)
    assert text[span.start : span.end] == span.quote
    assert span.quote == span.quote.strip()


def test_a_span_knows_its_page() -> None:
    blocks = (
        Block(kind="line", start=0, end=5, page=1),
        Block(kind="line", start=6, end=12, page=2),
    )
    text = "First\nSecond"
    assert document(text, *blocks).span(0, 5).page == 1
    assert document(text, *blocks).span(6, 12).page == 2
    assert document(text).span(0, 5).page is None


def test_a_span_shows_on_one_line() -> None:
    assert document("hip\n  fractures").span(0, 15).text == "hip fractures"
