"""The table of security requirements names tests that exist, or gives a reason."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATES = {"met", "partly", "not met", "by design", "host"}
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def rows() -> list[tuple[str, str, str]]:
    """Number, state and what shows it, of each line of the tables."""
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines()]
    return [(row[0], row[2], row[3]) for row in cells if len(row) == 4 and row[0][:1].isdigit()]


def test_each_test_that_is_named_exists() -> None:
    named = {hit for _, _, shown in rows() for hit in NAMED.findall(shown)}
    assert len(named) > 60
    missing = [
        f"{file}::{name}"
        for file, name in sorted(named)
        if not (path := ROOT / "tests" / file).is_file()
        or not re.search(rf"^def {name}\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert not missing


def test_each_requirement_has_a_state_and_a_test_or_a_reason() -> None:
    assert len(rows()) > 90
    for number, state, shown in rows():
        assert state in STATES, number
        assert (
            NAMED.search(shown) or (state != "met" and len(shown.split()) >= 4) or ("](" in shown)
        ), number


def test_no_requirement_is_answered_twice() -> None:
    numbers = [
        number for row in rows() for number in re.findall(r"\d+\.\d+\.\d+", row[0].split(" to ")[0])
    ]
    assert len(numbers) == len(set(numbers))
