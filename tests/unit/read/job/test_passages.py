from prebrief.read.job.passages import passages
from prebrief.records.document import Block
from unit.read.job.reading import document


def cut(text: str) -> list[tuple[str, str]]:
    return [
        (part.shape, " ".join(text[part.start : part.end].split()))
        for part in passages(document(text))
    ]


def test_wrapped_bullets_become_one_passage() -> None:
    text = "• MD or DO with\ncurrent board certification\n• Eligible for a license"
    assert cut(text) == [
        ("bullet", "MD or DO with current board certification"),
        ("bullet", "Eligible for a license"),
    ]


def test_lines_of_a_list_without_bullets_stay_apart() -> None:
    text = "Review charts for medical necessity\nAdvise the care teams\nTeach documentation"
    assert len(cut(text)) == 3


def test_a_blank_line_ends_a_paragraph() -> None:
    assert len(cut("The director leads the unit.\n\nThe unit has twenty beds.")) == 2


def test_heading_inside_a_line_is_cut_off() -> None:
    parts = cut("We care for children. Requirements: A license. Qualifications: Experience.")
    assert ("heading", "Requirements") in parts
    assert ("heading", "Qualifications") in parts


def test_words_that_lost_their_line_break_are_parted() -> None:
    parts = cut("QualificationsExperience in critical careKnowledge of quality methods")
    assert parts == [
        ("heading", "Qualifications"),
        ("line", "Experience in critical care"),
        ("bullet", "Knowledge of quality methods"),
    ]


def test_a_name_in_camel_case_is_left_whole() -> None:
    assert cut("Experience with PowerPoint and LinkedIn is useful")[0][1].count("PowerPoint") == 1


def test_layout_blocks_are_kept_as_they_are() -> None:
    text = "Requirements\nA license"
    blocks = (
        Block(kind="heading", start=0, end=12, bold=True),
        Block(kind="bullet", start=13, end=22),
    )
    found = passages(document(text, blocks=blocks))
    assert [part.shape for part in found] == ["heading", "bullet"]


def test_markup_is_no_part_of_a_passage() -> None:
    assert cut("**HOW YOU WILL LEAD**\n  * Guide the team") == [
        ("line", "HOW YOU WILL LEAD"),
        ("bullet", "Guide the team"),
    ]


def test_a_line_that_opens_with_a_figure_is_not_run_on() -> None:
    assert len(cut("MD or DO degree from a school abroad\n5+ years of patient care")) == 2


def test_small_print_under_a_title_is_not_run_on() -> None:
    assert cut("Regional Medical Director, Health Plan\nlocations")[0][1].endswith("Health Plan")
