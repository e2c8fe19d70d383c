"""One's own figures: a sheet of inputs for every case, tables where they make sense, JSON."""

import csv
import io
import json
from typing import Any

import pytest

from prebrief.casebook.case import Case, run
from prebrief.casebook.inputs import fields_of
from prebrief.casebook.registry import find, names
from prebrief.casebook.sheets import own_data, parse, table_template, template
from prebrief.errors import InputError
from unit.casebook.harness import facts
from unit.casebook.test_tables import xlsx


@pytest.fixture(scope="module", params=names(), name="case")
def each_case(request: pytest.FixtureRequest) -> Case[Any]:
    return find(request.param)


def as_xlsx(rows: list[list[str]]) -> bytes:
    """Set rows as a spreadsheet would: numbers as numbers."""

    def cell(place: int, line: int, text: str) -> str:
        at = f'r="{chr(65 + place)}{line}"'
        try:
            return f"<c {at}><v>{float(text)!r}</v></c>"
        except ValueError:
            plain = text.replace("&", "&amp;").replace("<", "&lt;")
            return f'<c {at} t="inlineStr"><is><t>{plain}</t></is></c>' if text else ""

    lines = [
        "".join(cell(place, line, text) for place, text in enumerate(row))
        for line, row in enumerate(rows, start=1)
    ]
    body = "".join(f'<row r="{line}">{cells}</row>' for line, cells in enumerate(lines, start=1))
    return xlsx(
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        f'2006/main"><sheetData>{body}</sheetData></worksheet>'
    )


def test_the_sheet_given_back_is_the_defaults(case: Case[Any]) -> None:
    sheet = template(case)
    assert own_data(case, sheet.encode("utf-8-sig")) == case.inputs()
    rows = list(csv.reader(io.StringIO(sheet)))
    assert own_data(case, as_xlsx([row[:3] for row in rows])) == case.inputs()


def test_the_sheet_has_every_input_with_its_help(case: Case[Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(template(case))))
    assert {row["name"].split(".")[0] for row in rows} == {f.name for f in fields_of(case.inputs)}
    assert all(row["what to enter"] for row in rows)


def test_a_changed_cell_changes_the_inputs(case: Case[Any]) -> None:
    field = next(one for one in fields_of(case.inputs) if one.kind == "number" and one.default)
    value = field.default * 0.9375
    data = f"Input;Value\n\n{field.label.upper()};{value:.10f}\n".replace(".", ",").encode()
    assert getattr(own_data(case, data), field.name) == pytest.approx(value)


def test_every_case_names_its_own_table_or_has_none(case: Case[Any]) -> None:
    if case.own_table is None:
        return
    columns = case.own_table.columns
    assert all(column.help for column in columns)
    named = {"facility_id": "050001"} if case.name == "quality-money" else {}
    with pytest.raises(InputError) as caught:
        own_data(case, b"nothing,known\n1,2\n", named)
    assert f"prebrief case template {case.name}" in caught.value.fix
    assert table_template(case.own_table).strip().split(",")[0] == columns[0].name


OWN: dict[str, tuple[str, dict[str, Any]]] = {
    "liability": (
        "Settlement ($);Defence\n1.400.000,00;25000\n\n900000;\n", {"claims.0.amount": 1_400_000},
    ),
    "training-path": (
        "Program,Fees,Hours,Kind,Gaps\nmini-MBA,\"$6,000\",120 hours,mini-MBA,finance; people\n",
        {"options.0.tuition": 6_000, "options.0.hours": 120,
         "options.0.teaches": ["finance", "people"]},
    ),
    "risk-contract": ("Age,Sex,Codes\n72,F,E11.9 I50.9\n66,male,\n", {"sample.0.sex": "female"}),
    "physician-performance": (
        "Surgeon,Observed,Volume,Expected\nA,9,110,5.2\nB,4,100,4\nC,3,120,5\n",
        {"events": 9, "cases": 110, "group_events": 7, "group_cases": 220, "group_size": 3,
         "predicted": 5.2},
    ),
    "turnover": (
        "Year,Left,Headcount\n2023,14,180\n2024,18,220\n2025,12,200\n",
        {"physicians": 200, "leavers_after": 12},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OWN)
def test_tables_of_ones_own_become_inputs(name: str) -> None:
    text, wanted = OWN[name]
    held: Any = own_data(find(name), text.encode()).model_dump(mode="json")
    for path, value in wanted.items():
        found = held
        for part in path.split("."):
            found = found[int(part)] if part.isdigit() else found[part]
        assert found == value, path
    assert run(find(name), held, facts()).headline


def test_the_marked_physician_is_the_one_compared() -> None:
    table = b"provider,events,cases,reviewed\nA,9,100,\nB,2,100,yes\n"
    held: Any = own_data(find("physician-performance"), table)
    assert (held.events, held.group_events) == (2, 9)


def test_a_group_that_grew_is_not_blamed_for_its_size() -> None:
    table = b"year,leavers,physicians,phase\n2023,8,100,before\n2025,16,200,after\n"
    held: Any = own_data(find("turnover"), table)
    assert held.leavers_before == pytest.approx(held.leavers_after)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("liability", "amount\n100\n\nmany\n", "Row 4, column amount holds no number."),
        ("liability", "amount,defense\n,5\n", "Row 2, column amount is empty."),
        ("liability", "amount\n-5\n", "Row 2, column amount needs a number from 0"),
        ("risk-contract", "age,sex\n72,unsaid\n", "Row 2, column sex needs one of female, male."),
        ("turnover", "year,leavers,physicians\n2025,3,0\n", "Row 2, column physicians needs"),
        ("pay", "name,value\n\nproviders,ten\n", "Row 3, column value holds no number."),
        ("pay", "name,value\nproviders,9\nhoneymoon,9\n", "Row 3, column name holds no input"),
        ("pay", "name,value\nproviders,9\nProviders,8\n", "Row 3, column name names an input"),
        (
            "pay",
            "name,value\nproviders,9\nefficiency_cut,perhaps\n",
            "Row 3, column value needs yes",
        ),
        ("pay", "name,value\nproviders,#REF!\n", "Row 2, column value holds no number."),
        ("turnover", "name,value\nphysicians,9.5\n", "Row 2, column value needs a whole number."),
        ("liability", "name,value\nclaims.x.amount,9\n", "as in claims.1.amount"),
        ("liability", "name,value\nclaims.1.weight,9\n", "(amount, defense)"),
        ("liability", "name,value\nyears.2,9\n", "years has no parts"),
    ],
)
def test_a_faulty_cell_is_named_by_row_and_column(name: str, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        own_data(find(name), text.encode())
    assert said in caught.value.message
    assert caught.value.fix


def test_entries_of_a_list_are_numbered() -> None:
    sheet = b"name,value\nclaims.2.amount,2000\nclaims.1.amount,1000\n"
    held: Any = own_data(find("liability"), sheet)
    assert [claim.amount for claim in held.claims] == [1000, 2000]


def test_what_a_file_leaves_out_stays_as_it_was() -> None:
    held: Any = own_data(find("pay"), b"name,value\nproviders,9\n", {"net_revenue": 5.0})
    assert (held.providers, held.net_revenue) == (9, 5)
    held = own_data(find("pay"), json.dumps({"providers": 8}).encode(), {"net_revenue": 5.0})
    assert (held.providers, held.net_revenue) == (8, 5)


@pytest.mark.parametrize(
    ("typed", "read"), [("Yes", True), ("x", True), ("FALSE", False), ("", None)]
)
def test_yes_and_no_as_people_write_them(typed: str, read: bool | None) -> None:
    field = next(one for one in fields_of(find("pay").inputs) if one.kind == "yes_no")
    assert parse(field, typed, row=1, column="value") is read
