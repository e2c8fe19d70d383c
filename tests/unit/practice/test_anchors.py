import pytest

from prebrief.practice.anchors import anchors, decorative


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Eleven of the carts were empty.", "numbers"),
        ("It fell to 4.1 percent.", "numbers"),
        ("It happened on a Friday.", "times"),
        ("We heard nothing for three weeks.", "times"),
        ("The next morning the roof was gone.", "times"),
        ("I told Maureen first.", "names"),
        ('"Who needs this line?" she asked.', "speech"),
    ],
)
def test_ties_are_seen(text: str, kind: str) -> None:
    assert getattr(anchors(text), kind) == 1


def test_general_talk_has_none() -> None:
    assert anchors("Communication is the key to every team, each and every day.").kinds == 0


def test_numbers_for_show_tie_nothing() -> None:
    assert anchors("We gave it 150% and 24/7.").numbers == 0
    assert decorative("We gave it 150% and 24/7.")


def test_a_counted_share_is_no_show() -> None:
    assert not decorative("Turnover fell from 30% to 12% in two years.")


def test_initials_are_counted() -> None:
    assert anchors("RCA, PDSA and HCAHPS are tools.").initials == 3
