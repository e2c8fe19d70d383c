"""One's own audits: a row for each area and day."""

from typing import Any

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.lean_6s.inputs import PILLARS, Lean6s
from prebrief.casebook.tables import Rows, day, number, pick
from prebrief.errors import InputError
from prebrief.records.case import Column

_OTHER = {
    "sort": ("seiri",),
    "set_in_order": ("set in order", "straighten", "seiton"),
    "shine": ("sweep", "seiso"),
    "standardize": ("standardise", "seiketsu"),
    "sustain": ("shitsuke",),
    "safety": ("safe",),
}
COLUMNS = (
    Column(name="area", other_names=("unit", "location"), help="The area audited."),
    Column(name="when", other_names=("date", "day"), help="Day of the audit, as 2026-01-31."),
    *(
        Column(name=pillar, other_names=_OTHER[pillar], unit="points", help="From 1 to 5.")
        for pillar in PILLARS
    ),
)


def read(rows: Rows, inputs: Lean6s) -> Lean6s:
    """Put the table's audits in place of those entered."""
    audits = []
    for row in pick(rows, COLUMNS):
        scores = {pillar: number(row[pillar], row=row.line, column=pillar) for pillar in PILLARS}
        when = day(row["when"], row=row.line, column="when")
        if when is None or None in scores.values():
            raise InputError(
                "table-audit",
                f"Row {row.line} lacks its day or a score.",
                fix="Fill the day and all six scores, or leave the row out.",
                where=f"row {row.line}",
            )
        audits.append({"area": row["area"], "when": when, **scores})
    entered: dict[str, Any] = inputs.model_dump() | {"audits": audits}
    return read_inputs(Lean6s, entered)


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
