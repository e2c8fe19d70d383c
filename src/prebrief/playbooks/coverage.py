"""Which entry answers which row of the catalogue, and which rows nothing answers yet."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from prebrief.playbooks import files
from prebrief.playbooks.schema import KINDS, Playbook

CATALOGUE = "catalogue.tsv"


@dataclass(frozen=True)
class Row:
    """A row of the catalogue: one thing the product must be able to answer."""

    id: str
    type: str
    section: str
    item: str

    @property
    def source(self) -> str:
        """Give the source section, such as S3a."""
        return self.id.rsplit("-", 1)[0]


@dataclass(frozen=True)
class Coverage:
    """The rows, and the ids of the entries that answer each."""

    rows: tuple[Row, ...]
    answered_by: dict[str, tuple[str, ...]]

    @property
    def uncovered(self) -> tuple[Row, ...]:
        """Rows that no entry answers."""
        return tuple(row for row in self.rows if row.id not in self.answered_by)

    def table(self, key: str) -> dict[str, tuple[int, int]]:
        """Give (covered, all) by ``source`` or ``type``."""
        counts: dict[str, tuple[int, int]] = {}
        for row in self.rows:
            done, total = counts.get(getattr(row, key), (0, 0))
            counts[getattr(row, key)] = (done + (row.id in self.answered_by), total + 1)
        return counts


def read_catalogue(folder: Path) -> tuple[Row, ...]:
    """Read the catalogue of a playbook; a playbook without one has no rows."""
    path = folder / CATALOGUE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Row(**row) for row in reader)


def measure(playbook: Playbook, folder: Path | None = None) -> Coverage:
    """Collect the ``covers`` of every entry and every item inside an entry."""
    answered: dict[str, list[str]] = {}
    for kind in KINDS:
        for entry in getattr(playbook, kind):
            for row in _covers(msgspec.to_builtins(entry)):
                answered.setdefault(row, []).append(entry.id)
    return Coverage(
        read_catalogue(folder or files.folder_of(playbook.id)),
        {row: tuple(dict.fromkeys(ids)) for row, ids in answered.items()},
    )


def _covers(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("covers", ())
        for child in value.values():
            yield from _covers(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _covers(child)


def as_lines(coverage: Coverage) -> Iterator[str]:
    """Write the coverage as text: by source section, by type, then every uncovered row."""
    for key in ("source", "type"):
        yield f"By {key}"
        for name, (done, total) in sorted(coverage.table(key).items()):
            yield f"  {name:18} {done:4} of {total:4}  {done / total:4.0%}"
    done = len(coverage.rows) - len(coverage.uncovered)
    yield f"All {done} of {len(coverage.rows)}"
    for row in coverage.uncovered:
        yield f"uncovered {row.id} [{row.type}] {row.section}: {row.item}"


def as_json(coverage: Coverage) -> dict[str, Any]:
    """Give the coverage as JSON-ready values."""
    return {
        "by_source": coverage.table("source"),
        "by_type": coverage.table("type"),
        "rows": [
            {"id": row.id, "type": row.type, "answered_by": coverage.answered_by.get(row.id, ())}
            for row in coverage.rows
        ],
    }
