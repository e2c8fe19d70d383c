"""One's own months of claims."""

from typing import Any

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.revenue_cycle.inputs import Month, RevenueCycle
from prebrief.casebook.tables import Rows, number, pick
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(name="month", other_names=("period", "date"), help="As 2026-01; rows in order of time."),
    Column(name="claims", other_names=("claims submitted",), unit="claims", help="Submitted."),
    Column(name="denied", other_names=("denials",), unit="claims", help="Denied at first."),
    Column(
        name="phase",
        other_names=("after", "before/after"),
        help='"before" or "after" the change; without it every month counts as before.',
        required=False,
    ),
)
_AFTER = {"after", "yes", "1", "true", "post"}


def read(rows: Rows, inputs: RevenueCycle) -> RevenueCycle:
    """Take claims and rates from the months, and keep the months for the control chart."""
    months = [
        read_inputs(
            Month,
            {
                "label": row["month"],
                "claims": _count(row["claims"], row.line, "claims"),
                "denied": _count(row["denied"], row.line, "denied"),
                "after": row.get("phase", "").strip().lower() in _AFTER,
            },
        )
        for row in pick(rows, COLUMNS)
    ]
    entered: dict[str, Any] = inputs.model_dump() | {
        "months": [month.model_dump() for month in months]
    }
    for phase, name in ((False, "denial_rate_before"), (True, "denial_rate_after")):
        claims = sum(month.claims for month in months if month.after is phase)
        denied = sum(month.denied for month in months if month.after is phase)
        if claims:
            entered[name] = 100 * denied / claims
    if not any(month.after for month in months):
        entered["denial_rate_after"] = entered["denial_rate_before"]
    entered["claims_per_month"] = sum(month.claims for month in months) / len(months)
    return read_inputs(RevenueCycle, entered)


def _count(cell: str, row: int, column: str) -> int:
    value = number(cell, row=row, column=column)
    if value is None or value < 0 or not value.is_integer():
        raise InputError(
            "table-count",
            f"Row {row}, column {column} needs a whole number of claims.",
            fix="Leave out months that have no figures.",
            where=f"row {row}, column {column}",
        )
    return int(value)


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
