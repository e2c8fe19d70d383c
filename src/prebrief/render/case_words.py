"""What a case's page and its Markdown say alike: the inputs as printed, and how a fact stands."""

import re
from collections.abc import Sequence
from typing import Any

from prebrief.records.case import CaseSheet, FactUsed, InputField, Solution, Table

VERDICTS = {"met": "✓ yes", "not_met": "✗ no", "unknown": "? not known"}
_NUMBER = re.compile(r"[−+-]?[$]?[\d,]+(\.\d+)?[%kMBT]?( [a-zA-Z ]{1,24})?|none|")


def input_tables(sheet: CaseSheet, solution: Solution) -> list[Table]:
    """Print what a case was worked from: a table of single inputs, and one for each list."""
    single = [field for field in sheet.inputs if field.kind != "list"]
    rows = [row for field in single for row in _rows(field, solution.inputs.get(field.name))]
    tables = [Table(caption="Inputs", columns=("Input", "Value"), rows=tuple(rows))]
    for field in sheet.inputs:
        held = solution.inputs.get(field.name)
        if field.kind == "list" and held:
            tables.append(_list(field, held))
    return tables


def printed(field: InputField, value: Any) -> str:
    """Print a value that was entered, with its unit."""
    if value is None or value == "":
        return "the dated figure below" if field.fact else "left open"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        number = f"{value:,.10g}"
        if field.unit.startswith("USD"):
            return f"${number}{field.unit.removeprefix('USD')}"
        return f"{number} {field.unit}".strip()
    if isinstance(value, list):
        return ", ".join(str(item) for item in value) or "none"
    return str(value).replace("_", " ")


def standing(fact: FactUsed) -> str:
    """Say whether a fact may be leant on."""
    if fact.lapsed:
        return "Lapsed" + (f"; now {fact.now}" if fact.now else "; look for the new one")
    if fact.not_yet:
        return f"Holds from {fact.effective_from}"
    return {
        "verified": "Checked at its source",
        "as_claimed": "As its source claims",
        "unverified": "Not verified; check before you quote it",
    }[fact.status]


def numeric(table: Table) -> tuple[bool, ...]:
    """Tell of each column whether it holds numbers, which are set to the right."""
    return tuple(
        _all_numbers([row[place] for row in table.rows]) for place, _ in enumerate(table.columns)
    )


def _all_numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)


def _rows(field: InputField, value: Any) -> list[tuple[str, str]]:
    if field.kind == "group" and isinstance(value, dict):
        return [
            (f"{field.label}: {inner.label}", printed(inner, value.get(inner.name)))
            for inner in field.fields
        ]
    return [(field.label, printed(field, value))]


def _list(field: InputField, held: Sequence[Any]) -> Table:
    caption = field.label[:1].upper() + field.label[1:]
    if not field.fields:
        return Table(
            caption=caption, columns=(field.label,), rows=tuple((str(item),) for item in held)
        )
    return Table(
        caption=caption,
        columns=tuple(inner.label for inner in field.fields),
        rows=tuple(
            tuple(printed(inner, item.get(inner.name)) for inner in field.fields) for item in held
        ),
    )
