from prebrief.read.job.passages import passages
from prebrief.read.job.sections import placed
from unit.read.job.reading import document


def sections(text: str) -> dict[str, tuple[str, str]]:
    return {
        text[one.passage.start : one.passage.end]: (one.kind, one.heading)
        for one in placed(text, passages(document(text)))
    }


def test_each_line_stands_under_its_heading() -> None:
    found = sections("Key Responsibilities\nLead the unit\nPreferred Qualifications\nAn MBA")
    assert found == {
        "Lead the unit": ("duty", "Key Responsibilities"),
        "An MBA": ("preferred", "Preferred Qualifications"),
    }


def test_a_topic_heading_goes_on_with_the_section_above() -> None:
    found = sections("DUTIES\nClinical leadership:\n- Chairs the council\n")
    assert found["Chairs the council"] == ("duty", "Clinical leadership")


def test_after_desirable_the_next_topic_is_essential_again() -> None:
    text = "Person specification\nDesirable:\n- An MBA\nLeadership:\n- Led a rota\n"
    assert sections(text)["Led a rota"][0] == "must"


def test_a_title_case_line_before_bullets_is_a_heading() -> None:
    found = sections("The First Eighteen Months\n• Build trust with the staff.")
    assert found["Build trust with the staff."][1] == "The First Eighteen Months"
