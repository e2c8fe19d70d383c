from prebrief.read.job.sentences import clauses, sentences, tidy


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text))]


def test_a_state_ends_a_sentence() -> None:
    assert split("The post is in Fresno, CA. The director leads.") == [
        "The post is in Fresno, CA.",
        "The director leads.",
    ]


def test_a_figure_with_a_sign_opens_a_sentence() -> None:
    assert len(split("Some of it is on site. ~30% of it is travel.")) == 2


def test_marks_inside_brackets_part_nothing() -> None:
    text = "A license (full; unrestricted); a degree"
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == [
        "A license (full; unrestricted)",
        "a degree",
    ]


def test_tracking_tags_are_left_out() -> None:
    text = "Leads the unit. #gd ind123 #l-post"
    start, end = tidy(text, 0, len(text))
    assert text[start:end] == "Leads the unit"
