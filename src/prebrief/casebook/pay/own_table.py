"""A director's own log of hours."""

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.pay.inputs import Pay
from prebrief.casebook.tables import Rows, day, number, pick
from prebrief.records.case import Column

COLUMNS = (
    Column(name="date", other_names=("day",), help="Day of the duty; a row without one is left."),
    Column(name="hours", other_names=("time",), unit="hours", help="Hours spent on it."),
    Column(
        name="duty",
        other_names=("activity", "description"),
        help="What was done, as the contract lists it; a row without it is left, with its hours.",
    ),
)
MOST_HOURS = 24.0


def read(rows: Rows, inputs: Pay) -> Pay:
    """Add up the hours that have a day and a duty; others are not documented."""
    documented = 0.0
    for row in pick(rows, COLUMNS):
        worked = day(row["date"], row=row.line, column="date")
        hours = number(row["hours"], row=row.line, column="hours") or 0.0
        if worked is not None and row["duty"].strip():
            documented += min(MOST_HOURS, max(0.0, hours))
    return read_inputs(Pay, inputs.model_dump() | {"documented_hours": documented})


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
