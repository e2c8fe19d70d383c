"""One's own years: how many left, before the program and since."""

from typing import Any

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.tables import Row, Rows, number, pick
from prebrief.casebook.turnover.inputs import Turnover
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(name="year", other_names=("period", "date"), help="The year; rows in order of time."),
    Column(
        name="leavers",
        other_names=("departures", "left", "exits", "terminations"),
        unit="physicians",
        help="Physicians who left in that year.",
    ),
    Column(
        name="physicians",
        other_names=("headcount", "employed"),
        unit="physicians",
        help="Physicians employed, mean of the year.",
    ),
    Column(
        name="phase",
        other_names=("after", "before/after"),
        help='"before" or "after" the program began; without it the last year counts as after.',
        required=False,
    ),
)
_AFTER = {"after", "yes", "1", "true", "post", "since"}


def read(rows: Rows, inputs: Turnover) -> Turnover:
    """Take the yearly mean of those who left before and since, at the size of the group now."""
    found = pick(rows, COLUMNS)
    phases = [row.get("phase", "").strip().lower() in _AFTER for row in found]
    if not any(phases):
        phases[-1] = True
    years = [
        (after, _amount(row, "leavers", 0), _amount(row, "physicians", 1))
        for row, after in zip(found, phases, strict=True)
    ]
    if all(after for after, _, _ in years):
        raise InputError(
            "table-years",
            "The table has no year before the program.",
            fix='Give one year before it or more, with "before" under phase.',
        )
    # Rates are compared, so that a group that grew is not blamed for its size.
    now = _mean([physicians for after, _, physicians in years if after])
    rates = {
        phase: _mean([left / physicians for after, left, physicians in years if after is phase])
        for phase in (False, True)
    }
    entered: dict[str, Any] = inputs.model_dump() | {
        "physicians": round(now),
        "leavers_before": rates[False] * now,
        "leavers_after": rates[True] * now,
    }
    return read_inputs(Turnover, entered)


def _amount(row: Row, column: str, least: float) -> float:
    value = number(row[column], row=row.line, column=column, unit="physicians")
    if value is None or value < least:
        raise InputError(
            "table-count",
            f"Row {row.line}, column {column} needs a number of at least {least:g}.",
            fix="Leave out years that have no figures.",
            where=f"row {row.line}, column {column}",
        )
    return value


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
