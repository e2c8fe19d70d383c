"""One's own discharge list."""

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.part_d.inputs import PartD
from prebrief.casebook.tables import Rows, number, pick
from prebrief.records.case import Column

COLUMNS = (
    Column(name="drug", other_names=("name", "medication"), help="Name of the drug, no patient."),
    Column(name="price", other_names=("cost",), unit="USD", help="Full price of the first fill."),
    Column(name="kind", help="brand or generic; brand where empty.", required=False),
    Column(
        name="on formulary", other_names=("formulary",), help="yes, no or empty.", required=False
    ),
    Column(
        name="prior authorization", other_names=("pa",), help="yes, no or empty.", required=False
    ),
    Column(name="step therapy", other_names=("st",), help="yes, no or empty.", required=False),
    Column(name="quantity limit", other_names=("ql",), help="yes, no or empty.", required=False),
)
_YES = {"yes", "y", "true", "1", "x"}
_NO = {"no", "n", "false", "0"}


def read(rows: Rows, inputs: PartD) -> PartD:
    """Take the discharge list from the rows; what is not said is unknown."""
    prescriptions = [
        {
            "name": row["drug"],
            "price": number(row["price"], row=row.line, column="price") or 0.0,
            "kind": "generic" if row.get("kind", "").strip().lower() == "generic" else "brand",
            "on_formulary": _answer(row.get("on formulary", "")),
            "prior_authorization": _answer(row.get("prior authorization", "")),
            "step_therapy": _answer(row.get("step therapy", "")),
            "quantity_limit": _answer(row.get("quantity limit", "")),
        }
        for row in pick(rows, COLUMNS)
    ]
    return read_inputs(PartD, inputs.model_dump() | {"prescriptions": prescriptions})


def _answer(cell: str) -> str:
    word = cell.strip().lower()
    return "yes" if word in _YES else "no" if word in _NO else "unknown"


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
