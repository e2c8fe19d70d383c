"""One's own table: bytes into rows, cells into numbers and days."""

import gzip
import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.casebook import tables
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(name="amount", other_names=("value",), help="x"),
    Column(name="note", help="x", required=False),
)
SHEET = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>amount</t></is></c><c r="B1" t="inlineStr"><is><t>note</t></is></c></row>
<row r="2"><c r="A2"><v>3</v></c><c r="B2" t="inlineStr"><is><t>three</t></is></c></row>
<row r="3"><c r="A3"><v>2.5</v></c></row></sheetData></worksheet>"""  # noqa: E501 - as it is


def xlsx(sheet: str = SHEET) -> bytes:
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',  # noqa: E501
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',  # noqa: E501
        "xl/workbook.xml": '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',  # noqa: E501
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',  # noqa: E501
        "xl/worksheets/sheet1.xml": sheet,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"Value,note\n3,three\n2.5,\n",
        b"\xef\xbb\xbfvalue;NOTE\r\n3;three\r\n2.5;\r\n",
        b"value\tnote\n\n3\tthree\n2.5\n",
        gzip.compress(b"value,note\n3,three\n2.5,\n", mtime=0),
        b"Denials of the spring, all sites\n\nvalue;note\n3;three\n2.5;\n",
        b"sep=;\nvalue;note\n3;three\n2.5;\n",
        "value\tnote\n3\tthree\n2.5\t\n".encode("utf-16"),
        b"Value (USD);Note [free text]\n3;three\n2.5;\n",
        xlsx(),
    ],
)
def test_every_kind_of_table_gives_the_same_rows(data: bytes) -> None:
    assert tables.pick(tables.rows_of(data), COLUMNS) == [
        {"amount": "3", "note": "three"},
        {"amount": "2.5", "note": ""},
    ]


def test_the_columns_own_name_comes_before_its_other_names() -> None:
    rows = tables.rows_of(b"value,amount\n1,2\n")
    assert tables.pick(rows, COLUMNS) == [{"amount": "2"}]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError) as caught:
        tables.pick(tables.rows_of(b"x,y\n1,2\n"), COLUMNS)
    assert "amount" in caught.value.message


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\x00\x01\x02\x00", b"PK\x03\x04broken", b"\x1f\x8bbroken"]
)
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        tables.rows_of(data)
    assert caught.value.fix


def test_old_windows_letters_are_read() -> None:
    assert tables.rows_of("amount,note\n1,café\n".encode("cp1252"))[0]["note"] == "café"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234.50", 1234.5), ("$7", 7), ("(500)", -500), ("12 %", 12), ("−3", -3),
        ("N/A", None), ("", None), ("Not Available", None), ("1e3", 1000),
        ("1.234,50", 1234.5), ("12,5", 12.5), ("1,234", 1234), ("1'234'567", 1234567),
        ("1 234 567", 1234567), ("$1.2M", 1.2e6), ("950k", 950_000), ("-3,5", -3.5),
        ("1\u00a0200 USD", 1200), ("1,234,567", 1234567),
    ],
)  # fmt: skip
def test_cells_hold_numbers_as_people_write_them(cell: str, value: float | None) -> None:
    assert tables.number(cell, row=2, column="x") == value


@pytest.mark.parametrize("cell", ["twelve", "nan", "inf", "1.2.3"])
def test_a_cell_that_holds_none_is_named_by_place_only(cell: str) -> None:
    with pytest.raises(InputError) as caught:
        tables.number(cell, row=7, column="amount")
    assert caught.value.where == "row 7, column amount"
    assert cell not in caught.value.message.replace("number", "").replace("column", "")


@given(value=st.floats(-1e9, 1e9))
def test_a_printed_number_is_read_back(value: float) -> None:
    read = tables.number(f"{value:,.4f}", row=2, column="x")
    assert read == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(
    "cell", ["2026-01-31", "1/31/2026", "01/31/26", "31.01.2026", "2026-01-31T10:00:00"]
)
def test_days_are_read(cell: str) -> None:
    assert tables.day(cell, row=2, column="x") == date(2026, 1, 31)


def test_no_day_is_none_and_nonsense_is_refused() -> None:
    assert tables.day("", row=2, column="x") is None
    with pytest.raises(InputError):
        tables.day("soon", row=2, column="x")


def test_a_columns_own_unit_may_stand_behind_a_number() -> None:
    assert tables.number("25 days", row=2, column="x", unit="days") == 25
    assert tables.number("1 day", row=2, column="x", unit="days") == 1
    with pytest.raises(InputError):
        tables.number("25 weeks", row=2, column="x", unit="days")


def test_rows_know_where_they_stand() -> None:
    data = b"A report\n\namount,note\n1,\n\n\n2,\n"
    rows = tables.pick(tables.rows_of(data), COLUMNS)
    assert [(row.line, row["amount"]) for row in rows] == [(4, "1"), (7, "2")]


def test_a_formula_is_read_as_what_it_came_to() -> None:
    sheet = SHEET.replace('<c r="A3"><v>2.5</v></c>', '<c r="A3"><f>5/2</f><v>2.5</v></c>')
    rows = tables.pick(tables.rows_of(xlsx(sheet)), COLUMNS)
    assert tables.number(rows[1]["amount"], row=3, column="amount") == 2.5


def test_rows_of_a_spreadsheet_keep_their_numbers_below_empty_ones() -> None:
    moved = re.sub(r'r="(A|B)?([123])"', lambda hit: f'r="{hit[1] or ""}{int(hit[2]) + 3}"', SHEET)
    rows = tables.pick(tables.rows_of(xlsx(moved)), COLUMNS)
    assert [(row.line, row["amount"]) for row in rows] == [(5, "3"), (6, "2.5")]
