"""Inputs: what a form needs, and how a fault is told."""

from datetime import date
from typing import Literal

import pytest

from prebrief.casebook.inputs import LONGEST_LIST, Inputs, entered, fields_of, given, read_inputs
from prebrief.errors import InputError


class Row(Inputs):
    name: str = given("x", help="A name.")
    amount: float = given(1, unit="USD", low=0, high=10, help="An amount.")


class Example(Inputs):
    share: float = given(5, unit="percent", low=0, high=100, help="A share.")
    above: float = given(1, unit="USD", above=0, help="Above nothing.")
    count: int = given(3, unit="people", low=1, help="Heads.")
    price: float | None = given(None, unit="USD", low=0, fact="f.denial_rework_cost", help="One.")
    kind: Literal["a", "b"] = given("a", help="Which.")
    sure: bool = given(False, help="Is it?")
    day: date = given(date(2026, 1, 2), help="When.")
    rows: tuple[Row, ...] = given((Row(),), help="Rows.")
    inner: Row = given(Row(), help="One row.", label="The row")


def fault(**wrong: object) -> str:
    with pytest.raises(InputError) as caught:
        read_inputs(Example, wrong)
    assert caught.value.where
    return caught.value.message


def test_a_form_is_told_all_it_needs() -> None:
    fields = {field.name: field for field in fields_of(Example)}
    kinds = [field.kind for field in fields.values()]
    assert kinds == [
        "number", "number", "whole", "number", "choice", "yes_no", "date", "list", "group"
    ]  # fmt: skip
    assert (fields["share"].low, fields["share"].high, fields["share"].unit) == (0, 100, "percent")
    assert fields["above"].above
    assert fields["price"].optional
    assert fields["price"].fact == "f.denial_rework_cost"
    assert fields["kind"].choices == ("a", "b")
    assert fields["day"].default == "2026-01-02"
    assert fields["rows"].default == [{"name": "x", "amount": 1}]
    assert [inner.name for inner in fields["rows"].fields] == ["name", "amount"]
    assert fields["inner"].label == "The row"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"share": 101}, "share must be a number from 0 to 100 (percent)"),
        ({"share": float("nan")}, "share must be a number from 0 to 100 (percent)"),
        ({"above": 0}, "above must be a number above 0 (USD)"),
        ({"count": 1.5}, "count must be a whole number of at least 1 (people)"),
        ({"price": -1}, "or left out"),
        ({"kind": "c"}, "kind must be one of a, b"),
        ({"sure": "perhaps"}, "sure must be true or false"),
        ({"day": "soon"}, "day must be a date like 2026-01-31"),
        ({"rows": [{"amount": 11}]}, "rows.0.amount must be a number from 0 to 10 (USD)"),
        ({"rows": 3}, "rows must be a list"),
        ({"rows": [{}] * (LONGEST_LIST + 1)}, "rows must be a list of at most"),
        ({"inner": {"name": "x" * 300}}, "inner.name must be at most"),
        ({"nothing": 1}, "nothing is no input of this case"),
    ],
)
def test_a_fault_names_field_bounds_and_unit(wrong: dict[str, object], told: str) -> None:
    assert told in fault(**wrong)


def test_a_fault_never_repeats_what_was_entered() -> None:
    assert "secret" not in fault(kind="secret")
    assert "secret" not in fault(share="secret")


def test_many_faults_are_told_together() -> None:
    message = fault(share=-1, count=0, kind="z")
    assert all(name in message for name in ("share", "count", "kind"))


def test_what_was_entered_is_read_from_json() -> None:
    assert entered(b'\xef\xbb\xbf{"share": 4}') == {"share": 4}
    for wrong in (b"{", b"[1]", b"\xff\xfe", b"[" * 100_000):
        with pytest.raises(InputError):
            entered(wrong)


def test_a_unit_nobody_knows_is_refused_where_it_is_declared() -> None:
    with pytest.raises(ValueError, match="no unit"):
        given(1, unit="bananas", help="No.")
