"""One's own comparison: a row for each physician, by a code and not by name."""

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.physician_performance.inputs import PhysicianPerformance
from prebrief.casebook.sheets import YES
from prebrief.casebook.tables import Row, Rows, number, pick
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(
        name="physician",
        other_names=("provider", "clinician", "surgeon", "code", "id"),
        help="A code, not a name.",
    ),
    Column(
        name="events",
        other_names=("complications", "deaths", "readmissions", "infections", "observed"),
        unit="events",
        help="Events among that physician's cases.",
    ),
    Column(
        name="cases",
        other_names=("volume", "procedures", "discharges", "denominator"),
        unit="cases",
        help="Cases in the same period.",
    ),
    Column(
        name="predicted",
        other_names=("expected",),
        unit="events",
        help="Events predicted from the patients' risk.",
        required=False,
    ),
    Column(
        name="reviewed",
        other_names=("this one", "subject", "review"),
        help='"yes" in the row of the physician in question; else the highest rate is taken.',
        required=False,
    ),
)


def read(rows: Rows, inputs: PhysicianPerformance) -> PhysicianPerformance:
    """Take one physician's counts, and the sum of all the others as the peers'."""
    found = [(row, _count(row, "events"), _count(row, "cases")) for row in pick(rows, COLUMNS)]
    marked = [one for one in found if one[0].get("reviewed", "").strip().lower() in YES]
    counted = [one for one in found if one[2] > 0]
    if len(counted) < 2 or len(marked) > 1 or any(one[2] <= 0 for one in marked):
        raise InputError(
            "table-physicians",
            "The table needs two physicians with cases or more, and at most one under review.",
            fix='Give a row for each physician; write "yes" under reviewed in one of them.',
        )
    subject = marked[0] if marked else max(counted, key=lambda one: one[1] / one[2])
    row, events, cases = subject
    return read_inputs(
        PhysicianPerformance,
        inputs.model_dump()
        | {
            "events": events,
            "cases": cases,
            "group_events": sum(one[1] for one in counted if one is not subject),
            "group_cases": sum(one[2] for one in counted if one is not subject),
            "group_size": len(counted),
            "predicted": number(
                row.get("predicted", ""), row=row.line, column="predicted", unit="events"
            ),
        },
    )


def _count(row: Row, column: str) -> int:
    value = number(row[column], row=row.line, column=column, unit=column)
    if value is None or value < 0 or not value.is_integer():
        raise InputError(
            "table-count",
            f"Row {row.line}, column {column} needs a whole number of {column}.",
            fix="Leave out physicians who have no figures.",
            where=f"row {row.line}, column {column}",
        )
    return int(value)


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
