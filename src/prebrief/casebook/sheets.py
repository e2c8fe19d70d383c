"""A sheet of inputs, name and value, for any case; and lists of a case as a table of one's own."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from prebrief.casebook.case import Case, OwnTable
from prebrief.casebook.inputs import LONGEST_LIST, Inputs, entered, fields_of, read_inputs
from prebrief.casebook.tables import Rows, day, number, pick, rows_of
from prebrief.errors import InputError
from prebrief.records.case import Column, InputField

AnInputs = TypeVar("AnInputs", bound=Inputs)
NAME = Column(
    name="name", other_names=("input", "field"), help="The input's name, as in the sheet."
)
VALUE = Column(name="value", other_names=("entered", "amount"), help="What it is in your case.")
YES = {"yes", "y", "true", "1", "x"}
NO = {"no", "n", "false", "0"}
_HEAD = ("name", "value", "unit", "least", "most", "one of", "what to enter")


def own_data(case: Case[Any], data: bytes, base: Mapping[str, Any] | None = None) -> Inputs:
    """Make inputs of a file: JSON, a sheet of inputs, or the case's own table, CSV or XLSX.

    Args:
        case: Whose inputs.
        data: The file.
        base: Inputs to change; what the file does not hold stays as here.

    Raises:
        InputError: what is wrong, and in which row and column.
    """
    start = dict(base or {})
    kind: type[Inputs] = case.inputs
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        return read_inputs(kind, start | entered(data))
    rows = rows_of(data)
    if is_sheet(case, rows):
        return read_inputs(kind, start | read_sheet(case, rows))
    if case.own_table is None:
        raise InputError(
            "table-columns",
            "The table has no columns name and value.",
            fix=f"Fill in the sheet that this writes: prebrief case template {case.name}",
        )
    try:
        found = case.own_table.read(rows, read_inputs(case.inputs, start))
    except InputError as error:
        if error.code != "table-columns":
            raise
        fix = f"{error.fix} Or fill in a sheet: prebrief case template {case.name}"
        raise InputError(error.code, error.message, fix=fix) from error
    assert isinstance(found, Inputs)
    return found


def template(case: Case[Any], held: Mapping[str, Any] | None = None) -> str:
    """Write a sheet to fill in: each input with its value, unit, bounds and help.

    The values are the defaults, or those in ``held``.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for field in fields_of(case.inputs):
        for name, inner, value in _flat(field, (held or {}).get(field.name, field.default)):
            writer.writerow(_described(name, inner, value))
    return lines.getvalue()


def texts(case: Case[Any], held: Mapping[str, Any]) -> dict[str, str]:
    """Write inputs as a form or a sheet holds them, by name; ``read_pairs`` reads them back."""
    return {
        name: _written(value)
        for field in fields_of(case.inputs)
        for name, _, value in _flat(field, held.get(field.name))
    }


def table_template(table: OwnTable[Any]) -> str:
    """Write the head of one's own table: its column names."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerow([column.name for column in table.columns])
    return lines.getvalue()


def is_sheet(case: Case[Any], rows: Rows) -> bool:
    """Tell a sheet of inputs from a table: it has names, values, and a name that is known."""
    try:
        found = pick(rows, (NAME, VALUE))
    except InputError:
        return False
    known = {_plain(name) for field in fields_of(case.inputs) for name in (field.name, field.label)}
    return any(_plain(_path(row["name"])[0]) in known for row in found)


def read_sheet(case: Case[Any], rows: Rows) -> dict[str, Any]:
    """Read names and values; a row without a value leaves its default."""
    cells = [(row.line, row["name"], row["value"]) for row in pick(rows, (NAME, VALUE))]
    return _read(case, cells)


def read_pairs(case: Case[Any], pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Read names and values that come from no sheet but a form or a command.

    What may be left open and is empty is left open; a list without entries is an empty one; a
    whole list may be one value, as JSON.

    Raises:
        InputError: a name is unknown, or a value is not what the input wants.
    """
    try:
        cells = [(place, *pair) for place, pair in enumerate(pairs, start=1)]
        return _read(case, cells, emptied=True)
    except InputError as error:
        name = pairs[int(error.where.split()[1].rstrip(",")) - 1][0] or "the input"
        said = error.message.split(" ", 4)[-1] if error.where else error.message
        raise InputError("case-inputs", f"{name} {said}", fix=error.fix, where=name) from error


def _read(
    case: Case[Any], cells: Sequence[tuple[int, str, str]], *, emptied: bool = False
) -> dict[str, Any]:
    fields = fields_of(case.inputs)
    out: dict[str, Any] = {}
    seen: set[tuple[str, ...]] = set()
    for line, name, cell in cells:
        path = _path(name)
        if not path[0]:
            continue
        whole = _named(fields, path[0])
        if whole is not None and len(path) == 1 and cell.lstrip().startswith("["):
            out[whole.name] = _whole_list(whole, cell, line)
            continue
        field, inner, spot = _followed(fields, path, line)
        if spot in seen:
            raise _fault(line, "name", "names an input that stands in an earlier row too")
        seen.add(spot)
        value = parse(inner, cell, row=line, column="value")
        _put(out, field, inner, spot, value, kept=value is not None or (emptied and inner.optional))
    return {field.name: _gathered(field, out[field.name]) for field in fields if field.name in out}


def _put(
    out: dict[str, Any],
    field: InputField,
    inner: InputField,
    spot: tuple[str, ...],
    value: Any,
    *,
    kept: bool,
) -> None:
    """Put a value where its name leads; a list or group that was named is there, if empty."""
    if field.kind == "list" and field.fields:
        entries = out.setdefault(field.name, {})
        if value is not None:
            entries.setdefault(int(spot[1]), {})[inner.name] = value
    elif field.kind == "group":
        held = out.setdefault(field.name, {})
        if kept:
            held[inner.name] = value
    elif kept:
        out[field.name] = value


def _gathered(field: InputField, held: Any) -> Any:
    """Order the entries of a list by their numbers; fill a group up with its defaults."""
    if not isinstance(held, dict):
        return held
    if field.kind == "list":
        return [entry for _, entry in sorted(held.items())]
    return {**(field.default or {}), **held}


def _whole_list(field: InputField, cell: str, row: int) -> list[Any]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        found = None
    if field.kind != "list" or not isinstance(found, list):
        raise _fault(row, "value", f"holds no list for {field.name}")
    return found


def parse(field: InputField, cell: str, *, row: int, column: str) -> Any:
    """Read a cell as what the field wants; none where it is empty.

    Raises:
        InputError: it is something else, or out of bounds; the message says where.
    """
    text = cell.strip()
    if not text:
        return None
    if field.kind in {"number", "whole"}:
        return _bounded(field, number(text, row=row, column=column, unit=field.unit), row, column)
    if field.kind == "yes_no":
        if text.lower() in YES | NO:
            return text.lower() in YES
        raise _fault(row, column, "needs yes or no")
    if field.kind == "choice":
        known = {_plain(choice): choice for choice in field.choices}
        if _plain(text) in known:
            return known[_plain(text)]
        # "F" for female, where no other choice begins like that.
        begun = [choice for plain, choice in known.items() if plain.startswith(_plain(text))]
        if len(begun) == 1 and _plain(text):
            return begun[0]
        raise _fault(row, column, f"needs one of {', '.join(field.choices)}")
    if field.kind == "date":
        found = day(text, row=row, column=column)
        return found.isoformat() if found else None
    if field.kind == "list":
        return [part.strip() for part in re.split(r"[;,]", text) if part.strip()]
    return text


def list_table(
    kind: type[AnInputs],
    name: str,
    *,
    required: Sequence[str],
    other_names: Mapping[str, tuple[str, ...]] | None = None,
) -> OwnTable[AnInputs]:
    """Make one's own table of a list input: a column for each field, a row for each entry."""
    field = next(field for field in fields_of(kind) if field.name == name)
    columns = tuple(
        Column(
            name=inner.label,
            other_names=(inner.name, *(other_names or {}).get(inner.name, ())),
            unit=inner.unit,
            help=inner.help,
            required=inner.name in required,
        )
        for inner in field.fields
    )

    def read(rows: Rows, inputs: AnInputs) -> AnInputs:
        """Put the table's rows in place of the entries."""
        found = pick(rows, columns)
        most = int(field.high or LONGEST_LIST)
        if len(found) > most:
            raise InputError(
                "table-too-long",
                f"This table takes at most {most:,} rows.",
                fix="Keep the rows that matter, or sum them up.",
                where=f"row {found[most].line}",
            )
        entries = []
        for row in found:
            entry = {}
            for inner in field.fields:
                value = parse(inner, row.get(inner.label, ""), row=row.line, column=inner.label)
                if value is not None:
                    entry[inner.name] = value
                elif inner.name in required:
                    raise _fault(row.line, inner.label, "is empty")
            entries.append(entry)
        return read_inputs(kind, inputs.model_dump() | {name: entries})

    return OwnTable(columns=columns, read=read)


def _bounded(field: InputField, value: float | None, row: int, column: str) -> float | None:
    if value is None:
        return None
    low, high = field.low, field.high
    below = low is not None and (value <= low if field.above else value < low)
    if below or (high is not None and value > high):
        least = "" if low is None else f"above {low:,.15g}" if field.above else f"{low:,.15g}"
        raise _fault(
            row, column, f"needs a number from {least} to {high:,.15g} ({field.unit})"
            if high is not None else f"needs at least {least} ({field.unit})"
        )  # fmt: skip
    if field.kind == "whole":
        if not value.is_integer():
            raise _fault(row, column, "needs a whole number")
        return int(value)
    return value


def _flat(field: InputField, default: Any) -> list[tuple[str, InputField, Any]]:
    """Name every cell of a field: ``charter.aim`` in a group, ``payers.2.share`` in a list."""
    if field.kind == "group":
        held = default or {}
        return [(f"{field.name}.{one.name}", one, held.get(one.name)) for one in field.fields]
    if field.kind == "list" and field.fields:
        entries = default or [{}]
        return [
            (f"{field.name}.{place}.{one.name}", one, entry.get(one.name))
            for place, entry in enumerate(entries, start=1)
            for one in field.fields
        ]
    return [(field.name, field, default)]


def _described(name: str, field: InputField, value: Any) -> tuple[str, ...]:
    help_text = field.help
    if field.fact and value is None:
        help_text += " Empty: the dated figure is taken."
    choices = "yes; no" if field.kind == "yes_no" else "; ".join(field.choices)
    least = _written(field.low) if field.low is not None else ""
    return (
        name,
        _written(value),
        field.unit,
        f"above {least}" if field.above else least,
        _written(field.high) if field.high is not None else "",
        choices,
        help_text,
    )


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    return str(value)


def _path(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[.\[\]]+", name.strip().rstrip("]")))


def _followed(
    fields: Sequence[InputField], path: tuple[str, ...], row: int
) -> tuple[InputField, InputField, tuple[str, ...]]:
    """Find the field that a name leads to, and its place written one way."""
    field = _named(fields, path[0])
    if field is None:
        raise _fault(row, "name", "holds no input of this case")
    if field.kind == "group" or (field.kind == "list" and field.fields):
        steps = path[1:]
        if field.kind == "list":
            most = field.high or LONGEST_LIST
            if not steps or not steps[0].isdigit() or not 1 <= int(steps[0]) <= most:
                example = f"{field.name}.1.{field.fields[0].name}"
                raise _fault(row, "name", f"needs an entry's number, as in {example}")
            inner = _named(field.fields, steps[1]) if len(steps) == 2 else None
        else:
            inner = _named(field.fields, steps[0]) if len(steps) == 1 else None
        if inner is None:
            known = ", ".join(one.name for one in field.fields)
            raise _fault(row, "name", f"needs one of {field.name}'s parts ({known})")
        place = (str(int(steps[0])),) if field.kind == "list" else ()
        return field, inner, (field.name, *place, inner.name)
    if len(path) > 1:
        raise _fault(row, "name", f"goes too far: {field.name} has no parts")
    return field, field, (field.name,)


def _named(fields: Sequence[InputField], name: str) -> InputField | None:
    plain = _plain(name)
    return next((one for one in fields if plain in {_plain(one.name), _plain(one.label)}), None)


def _fault(row: int, column: str, what: str) -> InputError:
    return InputError(
        "table-cell",
        f"Row {row}, column {column} {what}.",
        fix="Mend that cell, or leave it empty to keep what stands there by default.",
        where=f"row {row}, column {column}",
    )


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
