import pytest

from prebrief.read.job.levels import level_of, line_level


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Spanish is a plus", "preferred"),
        ("An MBA would be an advantage", "preferred"),
        ("A license is required", "must"),
        ("Must be able to travel", "must"),
        ("Works with the preferred provider network", None),
        ("Tracks the desired outcomes of care", None),
    ],
)
def test_words_that_state_a_level(words: str, level: str | None) -> None:
    assert line_level(words) == level


def test_the_section_decides_where_the_words_do_not() -> None:
    assert level_of("Chairs the council", "duty") == "duty"
    assert level_of("An MBA", "preferred") == "preferred"
    assert level_of("An MBA", "must") == "must"
    assert level_of("An MBA preferred", "must") == "preferred"
    assert level_of("Health insurance", "skip") is None


def test_prose_about_the_employer_asks_nothing() -> None:
    assert level_of("We have served the valley for ninety years", "unknown") is None
    assert level_of("Founded in 1921, the system has five hospitals", "about") is None
