from hypothesis import given
from hypothesis import strategies as st

from prebrief.read.job.inline import breaks

LETTERS = st.text(alphabet="abcXYZ .:;-•()\n", max_size=120)


@given(LETTERS)
def test_parts_are_in_order_and_never_overlap(text: str) -> None:
    last = 0
    for start, end, _ in breaks(text, 0, len(text)):
        assert last <= start <= end <= len(text)
        last = end


def test_one_dash_is_a_dash_and_three_are_bullets() -> None:
    title = "Manager - Surgery"
    assert breaks(title, 0, len(title)) == [(0, len(title), "")]
    listed = "Duties - Lead rounds - Chair reviews - Teach residents"
    assert len(breaks(listed, 0, len(listed))) == 4


def test_sentences_run_together_are_parted() -> None:
    text = "We value kindness.Apply your skill here"
    assert [text[a:b] for a, b, _ in breaks(text, 0, len(text))] == [
        "We value kindness.",
        "Apply your skill here",
    ]
