"""Coverage counts the rows that entries and their items claim, and lists the others."""

from pathlib import Path

from prebrief.playbooks.coverage import as_json, as_lines, measure
from prebrief.playbooks.load import load
from unit.playbooks.test_lint import CONCEPT, FACT, LOOK_FOR, playbook

CATALOGUE = (
    "id\ttype\tsection\titem\nS0-01\tconcept\tA\tRate\nS0-02\trule\tA\tLimit\nS3a-01\trule\tB\tX\n"
)


def covered(tmp_path: Path) -> Path:
    concept = CONCEPT.replace("    topic: money", "    covers: [S0-01]\n    topic: money")
    concept += "    items:\n      - {text: A part of its own, covers: [S3a-01]}\n"
    folder = playbook(tmp_path, facts=FACT, concepts=concept, look_fors=LOOK_FOR)
    (folder / "catalogue.tsv").write_text(CATALOGUE)
    return folder


def test_rows_are_answered_by_entries_and_their_items(tmp_path: Path) -> None:
    folder = covered(tmp_path)
    coverage = measure(load(folder), folder)
    assert coverage.answered_by == {"S0-01": ("k.rate",), "S3a-01": ("k.rate",)}
    assert [row.id for row in coverage.uncovered] == ["S0-02"]
    assert coverage.table("source") == {"S0": (1, 2), "S3a": (1, 1)}
    assert coverage.table("type") == {"concept": (1, 1), "rule": (1, 2)}


def test_the_report_lists_every_uncovered_row(tmp_path: Path) -> None:
    folder = covered(tmp_path)
    coverage = measure(load(folder), folder)
    assert "uncovered S0-02 [rule] A: Limit" in list(as_lines(coverage))
    assert [row["id"] for row in as_json(coverage)["rows"]] == ["S0-01", "S0-02", "S3a-01"]
