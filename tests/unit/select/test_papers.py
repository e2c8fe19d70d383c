from builders_brief import made
from prebrief.select.papers import paper_triggers


def test_a_pending_licence_is_dated_and_quoted_in_its_own_clause() -> None:
    (pending,) = [t for t in paper_triggers(made().view) if t.kind == "pending_credential"]
    assert pending.spans[0].quote == "Idaho license applied 2/2025, pending."
    assert pending.slots["months"] == "21"


def test_a_course_whose_end_has_passed_says_when_it_was_expected() -> None:
    (course,) = [t for t in paper_triggers(made().view) if t.kind == "unfinished_degree"]
    assert course.slots["expected"] == "June 2025"


def test_an_active_licence_is_no_trigger() -> None:
    assert not any("Oregon" in t.spans[0].quote for t in paper_triggers(made().view) if t.spans)
