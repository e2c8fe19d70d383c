"""One's own practice log."""

from typing import Any

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.leadership_style.inputs import STYLES, LeadershipStyle
from prebrief.casebook.tables import Rows, day, number, pick
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(name="when", other_names=("date", "day"), help="Day, as 2026-01-31."),
    Column(name="style", help="One of: " + ", ".join(STYLES) + "."),
    Column(name="situation", other_names=("where", "note"), help="Where.", required=False),
    Column(
        name="reaction",
        other_names=("landed", "score"),
        unit="points",
        help="From 1 to 5; empty counts as 3.",
        required=False,
    ),
)


def read(rows: Rows, inputs: LeadershipStyle) -> LeadershipStyle:
    """Put the table's entries in place of the log."""
    log = []
    for row in pick(rows, COLUMNS):
        when = day(row["when"], row=row.line, column="when")
        style = row["style"].strip().lower().replace("-", "_").replace(" ", "_")
        if when is None or style not in STYLES:
            raise InputError(
                "table-log",
                f"Row {row.line} lacks a day or one of the five styles.",
                fix="The styles are: " + ", ".join(STYLES) + ".",
                where=f"row {row.line}",
            )
        reaction = number(row.get("reaction", ""), row=row.line, column="reaction")
        log.append(
            {
                "when": when,
                "style": style,
                "situation": row.get("situation", ""),
                "reaction": 3 if reaction is None else reaction,
            }
        )
    entered: dict[str, Any] = inputs.model_dump() | {"log": log}
    return read_inputs(LeadershipStyle, entered)


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
