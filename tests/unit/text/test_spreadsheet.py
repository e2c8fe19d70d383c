"""No cell of a table of ours is run by a spreadsheet."""

import csv
import io

import pytest

from prebrief.text.spreadsheet import csv_text, safe_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "=cmd|' /C'!A0"],
)
def test_what_could_be_a_formula_is_marked_as_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "plain", "a=b", "3 - 2", "'quoted", "Ærø", "1990–1994"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert [safe_cell(value) for value in (-5, 2.5, None)] == ["-5", "2.5", ""]


def test_a_table_reads_back_cell_by_cell() -> None:
    text = csv_text(("name", "said"), [("Bo, MD", 'He said "no"\nand left'), ("=x", -1)])
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows == [["name", "said"], ["Bo, MD", 'He said "no"\nand left'], ["'=x", "-1"]]
