from collections import Counter
from itertools import pairwise

from builders_brief import made


def test_lines_worth_rewording_are_found() -> None:
    quotes = " | ".join(edit.span.quote for edit in made().plan.cv_edits)
    assert "turnover" in quotes
    assert "100–200 bed" in quotes
    assert "resignation" in quotes


def test_no_fault_more_than_twice_and_no_line_twice() -> None:
    edits = made().plan.cv_edits
    assert max(Counter(e.issue_id for e in edits).values()) <= 2
    places = sorted((e.span.start, e.span.end) for e in edits)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
