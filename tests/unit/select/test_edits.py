from collections import Counter
from itertools import pairwise

import pytest

from builders_brief import made
from prebrief.select.edits import _BUDGET, _sum_of


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


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("own the budget ($11.4M) with finance", "$11.4M"),
        ("answer for a £3m budget", "£3m"),
        ("lead a team of nine", None),
    ],
)
def test_a_budget_is_found_with_its_sum(text: str, figure: str | None) -> None:
    hit = _BUDGET.search(text)
    assert (_sum_of(hit) if hit else None) == figure
