"""Documents are cut into lines and quotes without losing a character."""

from hypothesis import given
from hypothesis import strategies as st

from prebrief.records.document import Span
from prebrief.render.marks import Places


@given(st.text(alphabet="ab \n", min_size=1, max_size=60), st.data())
def test_the_pieces_put_together_are_the_text(text: str, data: st.DataObject) -> None:
    spans = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        spans.append(Span(doc="cv", start=start, end=end, quote=text[start:end]))
    lines = list(Places(text).lines(spans))
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == text
    quoted = sum(len(piece.text) for line in lines for piece in line.pieces if piece.quoted)
    covered = {i for span in spans for i in range(span.start, span.end) if text[i] != "\n"}
    assert quoted == len(covered)


def test_lines_are_numbered_from_one() -> None:
    places = Places("one\ntwo\nthree")
    assert [places.line_of(offset) for offset in (0, 3, 4, 8)] == [1, 1, 2, 3]
