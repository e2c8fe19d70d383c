from hypothesis import given
from hypothesis import strategies as st

from prebrief.text.lines import join_pieces, joined, letter_spaced, one_line


def test_hyphens_of_the_typesetter_go() -> None:
    assert joined(["a 300 bed hos-", "pital"]) == "a 300 bed hospital"


def test_hyphens_of_the_word_stay() -> None:
    assert joined(["long-", "term goals"]) == "long-term goals"
    assert joined(["the 46-", "keeper crew"]) == "the 46-keeper crew"


def test_the_document_knows_better() -> None:
    assert joined(["the float-", "pool"], known=frozenset({"float-pool"})) == "the float-pool"


def test_letters_set_apart() -> None:
    assert letter_spaced("E D U C A T I O N   &   W O R K") == "EDUCATION & WORK"
    assert letter_spaced("A word or two") == "A word or two"


@given(st.lists(st.text(alphabet="abc DE-1\t", max_size=12), max_size=5))
def test_every_character_knows_where_it_stood(lines: list[str]) -> None:
    whole = "\n".join(lines)
    pieces, at = [], 0
    for line in lines:
        pieces.append((line, at))
        at += len(line) + 1
    text, offsets = join_pieces(pieces)
    assert len(text) == len(offsets)
    assert all(
        char == whole[offset] for char, offset in zip(text, offsets, strict=True) if char != " "
    )
    assert offsets == sorted(offsets)
    assert one_line(text) == text
