"""One's own stays: a row for each discharge."""

from typing import Any

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import LONGEST_LIST, read_inputs
from prebrief.casebook.tables import Rows, number, pick
from prebrief.casebook.throughput.inputs import Throughput
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(
        name="days", other_names=("los", "length of stay", "stay"), unit="days", help="Of a stay."
    ),
    Column(
        name="expected",
        other_names=("expected los", "gmlos", "expected stay"),
        unit="days",
        help="Expected stay of that patient's group.",
        required=False,
    ),
    Column(
        name="weight",
        other_names=("drg weight", "relative weight"),
        unit="weight",
        help="Weight of the diagnosis group.",
        required=False,
    ),
)


def read(rows: Rows, inputs: Throughput) -> Throughput:
    """Take averages, discharges and case mix from the rows, and some stays to look at."""
    held: dict[str, list[float]] = {"days": [], "expected": [], "weight": []}
    for row in pick(rows, COLUMNS):
        for name, values in held.items():
            value = number(row.get(name, ""), row=row.line, column=name)
            if value is not None and value > 0:
                values.append(value)
    if not held["days"]:
        raise InputError(
            "table-stays",
            "No row has a stay above zero days.",
            fix="Enter days as numbers; a stay within one day may be 0.5.",
            where="column days",
        )
    entered: dict[str, Any] = inputs.model_dump() | {
        "alos": _mean(held["days"]),
        "discharges": len(held["days"]),
        "stays": [{"days": days} for days in _some(sorted(held["days"]))],
    }
    if held["expected"]:
        entered["expected_stay"] = _mean(held["expected"])
    if held["weight"]:
        entered["cmi"] = _mean(held["weight"])
    return read_inputs(Throughput, entered)


def _mean(values: list[float]) -> float:
    """Give the mean of a column."""
    return sum(values) / len(values)


def _some(values: list[float]) -> list[float]:
    """Keep at most a list's length of ordered values, evenly spread over their ranks."""
    if len(values) <= LONGEST_LIST:
        return values
    step = len(values) / LONGEST_LIST
    return [values[int((place + 0.5) * step)] for place in range(LONGEST_LIST)]


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
