"""Every rule of the linter catches its planted fault, at the right line, and passes the rest."""

from datetime import date
from pathlib import Path

import pytest

from prebrief.playbooks.lint import lint

TODAY = date(2026, 11, 21)

HEAD = 'id: tiny\nversion: "1"\ntitle: Tiny\n'
FACT = """
facts:
  - id: f.rate
    why: Used in a test.
    title: A rate
    value: 5
    unit: percent
    display: "5%"
    source: An invented report
    status: verified
"""
CONCEPT = """
concepts:
  - id: k.rate
    why: Panels ask it.
    title: The rate
    topic: money
    look_for: lf.money
    cues: [rate]
    definition: What is paid, about {f.rate} of all.
    formula:
      text: paid over billed
      expression: paid / billed
      variables:
        - {name: paid, unit: USD, means: what came in}
        - {name: billed, unit: USD, means: what went out}
      unit: ratio
    worked_example:
      story: Ninety of a hundred dollars came in.
      inputs: {paid: 90, billed: 100}
      result: 0.9
      reading: Nine dollars in ten came in.
    say: We collect most of it.
    goes_wrong: Mixing charges and payments.
    checks:
      - {question: What is above, answer: what was paid}
      - {question: What is below, answer: what was billed}
      - {question: What is left out, answer: the contractual part}
"""
LOOK_FOR = """
look_fors:
  - id: lf.money
    why: Panels ask it.
    title: Money
    means: Knows what things cost.
    cues: [Managed the budget]
    terms: [budget]
    anchors: {one: Says nothing, three: Names a budget, five: Explains a variance}
    advice_strong: Lead with it.
    advice_some: Bring one figure.
    advice_silent: Find one line.
    order: 1
"""


def playbook(folder: Path, **files: str) -> Path:
    (folder / "playbook.yaml").write_text(HEAD)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text.lstrip("\n"))
    return folder


def faults(folder: Path, code: str) -> list[tuple[str, int]]:
    found = lint(folder, today=TODAY)
    assert {fault.code for fault in found} <= {code}, [str(fault) for fault in found]
    return [(fault.file, fault.line) for fault in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return playbook(tmp_path, facts=FACT, concepts=CONCEPT, look_fors=LOOK_FOR)


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / f"{file}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_sound_playbook_has_no_faults(folder: Path) -> None:
    assert lint(folder, today=TODAY) == []


def line_of(folder: Path, file: str, needle: str) -> tuple[str, int]:
    lines = (folder / f"{file}.yaml").read_text().splitlines()
    return (f"{file}.yaml", next(i for i, line in enumerate(lines, 1) if needle in line))


@pytest.mark.parametrize(
    ("code", "file", "old", "new", "at"),
    [
        ("schema", "concepts", "topic: money", "topic: cookery", "cookery"),
        ("schema", "concepts", "definition:", "defnition:", "defnition"),
        ("schema", "facts", "status: verified", "status: certain", "certain"),
        ("id-prefix", "facts", "id: f.rate", "id: k.other", "k.other"),
        ("unknown-reference", "concepts", "look_for: lf.money", "look_for: lf.nothing", "nothing"),
        ("unknown-fact", "concepts", "{f.rate}", "{f.rote}", "f.rote"),
        ("naked-figure", "concepts", "say: We collect most", "say: We collect 93% most", "93%"),
        ("naked-figure", "concepts", "goes_wrong: Mixing", "goes_wrong: Losing $4 by", "$4"),
        ("formula", "concepts", "paid / billed", "paid / billed()", "text: paid"),
        ("wrong-result", "concepts", "result: 0.9", "result: 0.8", "result: 0.8"),
        ("inputs", "concepts", "{paid: 90, billed: 100}", "{paid: 90, billed: 100, x: 1}", "x: 1"),
        ("unknown-kind", "look_fors", "look_fors:", "look_for:", "look_for:"),
    ],
)
def test_each_fault_is_found_where_it_stands(
    folder: Path, code: str, file: str, old: str, new: str, at: str
) -> None:
    if code == "id-prefix":  # the slot that named it would be a second fault
        change(folder, "concepts", "{f.rate}", "a part")
    if code == "unknown-kind":  # so would the reference to what is now unread
        change(folder, "concepts", "look_for: lf.money", "look_for: any")
    change(folder, file, old, new)
    found = faults(folder, code)
    where = line_of(folder, file, at)
    assert where in found


def test_broken_yaml_is_reported_with_its_line(folder: Path) -> None:
    change(folder, "facts", "    unit: percent", "    unit: [percent")
    found = [fault for fault in lint(folder, today=TODAY) if fault.code == "yaml"]
    assert found
    assert found[0].file == "facts.yaml"


def test_an_id_stands_once(folder: Path) -> None:
    playbook(folder, more=FACT.replace("A rate", "Another rate").replace("test", "second test"))
    assert faults(folder, "duplicate-id") == [("more.yaml", 2)]


def test_a_lapsed_figure_names_its_successor(folder: Path) -> None:
    change(folder, "facts", "    unit: percent", "    unit: percent\n    effective_to: 2025-12-31")
    assert faults(folder, "lapsed-fact")


def test_an_id_once_pinned_is_never_lost(folder: Path) -> None:
    (folder / "ids.txt").write_text("f.rate\nk.rate\nlf.money\nk.gone\n")
    assert faults(folder, "lost-id") == [("ids.txt", 4)]


def test_covers_name_rows_of_the_catalogue(folder: Path) -> None:
    (folder / "catalogue.tsv").write_text("id\ttype\tsection\titem\nS0-01\tconcept\tA\tB\n")
    change(folder, "concepts", "    topic: money", "    covers: [S0-01, S0-99]\n    topic: money")
    assert faults(folder, "unknown-row")


def test_the_same_text_stands_once(folder: Path) -> None:
    text = "A director once asked why this matters so much"
    change(folder, "concepts", "Mixing charges and payments.", text)
    change(folder, "look_fors", "Bring one figure.", text)
    assert faults(folder, "repeated-text")
