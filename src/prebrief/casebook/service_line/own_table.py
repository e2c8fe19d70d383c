"""One's own payer mix."""

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.service_line.inputs import ServiceLine
from prebrief.casebook.tables import Rows, number, pick
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(name="payer", other_names=("payer class", "financial class"), help="Name of the payer."),
    Column(name="cases", other_names=("volume",), unit="cases per year", help="Cases in a year."),
    Column(
        name="net revenue",
        other_names=("revenue", "payments"),
        unit="USD per year",
        help="Net revenue for those cases.",
    ),
)


def read(rows: Rows, inputs: ServiceLine) -> ServiceLine:
    """Take cases, shares and revenue for a case from a table with a row for each payer."""
    found = []
    for row in pick(rows, COLUMNS):
        cases = number(row["cases"], row=row.line, column="cases") or 0.0
        revenue = number(row["net revenue"], row=row.line, column="net revenue") or 0.0
        if cases > 0:
            found.append((row["payer"], cases, revenue))
    total = sum(cases for _, cases, _ in found)
    if total <= 0:
        raise InputError(
            "table-empty",
            "The table has no row with cases.",
            fix="Give each payer its cases and net revenue of one year.",
        )
    payers = [
        {"name": name, "share": 100 * cases / total, "revenue": revenue / cases}
        for name, cases, revenue in found
    ]
    return read_inputs(ServiceLine, inputs.model_dump() | {"payers": payers, "cases": total})


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
