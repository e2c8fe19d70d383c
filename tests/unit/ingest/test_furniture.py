"""Running heads and feet, and what only looks like them."""

from prebrief.ingest.furniture import without_furniture
from prebrief.ingest.lines import Line
from unit.ingest.files import lines, read


def kept(*pages: list[str]) -> list[str]:
    made = [Line(text, page=n) for n, page in enumerate(pages, 1) for text in page]
    return [line.text for line in without_furniture(made)]


def test_dates_at_the_top_of_a_page_are_no_running_head() -> None:
    first = ["Ann Lee", "2018-06 — 2022-02", "Led it", "Chief", "2014-03 — 2018-05"]
    second = ["2012-01 — 2014-02", "Ran it", "Taught", "Wrote"]
    assert kept(first, second) == [*first, *second]


def test_an_employer_near_the_edges_of_two_pages_is_no_running_head() -> None:
    first = ["Ann Lee", "Quarry Hospital", "Chief", "Led it", "Ran it", "Taught"]
    second = ["Wrote", "Held it", "Quarry Hospital", "Resident", "Learned", "Read"]
    assert kept(first, second) == [*first, *second]


def test_a_head_with_the_number_of_the_page_goes_after_the_first() -> None:
    body = ["One", "Two", "Three", "Four"]
    pages = [
        [f"Ann Lee, CV, page {n}", *(f"{text} {n * 1000}" for text in body)] for n in (1, 2, 3)
    ]
    assert sum(text.startswith("Ann Lee") for text in kept(*pages)) <= 1


def test_a_mark_alone_on_its_line_opens_the_next() -> None:
    document = read("Work\n•\nLed it\nthrough\n•\nRan it\n\n•\n\nEnd\n".encode())
    assert lines(document) == ["Work", "• Led it", "through", "• Ran it", "End"]


def test_entities_that_a_template_wrote_out_are_characters_again() -> None:
    assert lines(read(b"Ostler &amp; Finch, St. Orin&#39;s, R&D\n")) == [
        "Ostler & Finch, St. Orin's, R&D"
    ]
