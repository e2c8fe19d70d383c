"""One's own points for the control chart."""

from typing import Any

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.quality_programme.inputs import QualityProgramme
from prebrief.casebook.tables import Rows, number, pick
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(name="label", other_names=("month", "date", "period"), help="In order of time."),
    Column(
        name="value",
        other_names=("events", "failed", "count", "numerator"),
        help="Cases that failed, events, the value, or cases between events.",
    ),
    Column(
        name="size",
        other_names=("cases", "denominator", "exposure", "n"),
        help="Cases in all, or exposure; not needed for single values.",
        required=False,
    ),
)


def read(rows: Rows, inputs: QualityProgramme) -> QualityProgramme:
    """Put the table's points on the chart; points without a value are left out."""
    points = []
    for row in pick(rows, COLUMNS):
        value = number(row["value"], row=row.line, column="value")
        size = number(row.get("size", ""), row=row.line, column="size")
        if value is None:
            continue
        if inputs.chart in {"p", "u"} and not size:
            raise InputError(
                "table-size",
                f"Row {row.line} has no size, which this chart divides by.",
                fix="Fill the column size, or choose the chart xmr.",
                where=f"row {row.line}, column size",
            )
        points.append({"label": row["label"], "value": value, "size": size or 1})
    entered: dict[str, Any] = inputs.model_dump() | {"points": points}
    return read_inputs(QualityProgramme, entered)


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
