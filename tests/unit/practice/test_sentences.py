from hypothesis import given
from hypothesis import strategies as st

from prebrief.practice.sentences import pieces

LISTED = """Situation: The lift was out for a week.
Action:
1. I rang the owner
   twice a day.
2. I carried the post up myself.

Result - nobody moved out."""


def test_line_ends_inside_a_paragraph_are_spaces() -> None:
    found = [piece.text for piece in pieces("We met the owner\nof the lift. He paid\nfor it.")]
    assert found == ["We met the owner of the lift.", "He paid for it."]


def test_headings_become_labels_and_marks_are_left_out() -> None:
    found = pieces(LISTED)
    assert [piece.text for piece in found][:3] == [
        "The lift was out for a week.",
        "I rang the owner    twice a day.",
        "I carried the post up myself.",
    ]
    assert found[0].label == "situation"


def test_headings_alone_leave_nothing() -> None:
    assert pieces("Situation: Task: Action: Result:") == []


def test_dictation_without_stops_is_cut_where_one_breathes() -> None:
    said = (
        "so the owner came on the monday and he looked at the lift for an hour with his brother "
        "and they said that nobody could mend it before the summer so I asked my neighbor who is "
        "an engineer and he mended it with a belt from his car"
    )
    assert len(pieces(said)) >= 2


def test_lower_case_typing_still_has_sentences() -> None:
    assert len(pieces("i rang him. he came. it ran.")) == 3


@given(st.text(max_size=300))
def test_every_piece_is_where_it_says(answer: str) -> None:
    at = 0
    for piece in pieces(answer):
        assert " ".join(answer[piece.start : piece.end].split()) == " ".join(piece.text.split())
        assert piece.start >= at
        at = piece.end
