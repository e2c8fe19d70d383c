"""The Anki package opens as Anki opens it: a zip with an SQLite collection."""

import io
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest

from builders_practice import NOW, card, later
from prebrief.practice.cards_anki import anki_package

Note = tuple[str, str, str]


def notes(content: bytes, folder: Path) -> list[Note]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        package.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    try:
        rows: list[Note] = connection.execute("SELECT guid, flds, tags FROM notes").fetchall()
        assert connection.execute("SELECT count(*) FROM cards").fetchone() == (len(rows),)
    finally:
        connection.close()
    return rows


def test_each_card_is_a_note_with_both_sides_and_its_tags(tmp_path: Path) -> None:
    content = anki_package([card("x", back="one\ntwo")], title="Mine", now=NOW)
    ((_, fields, tags),) = notes(content, tmp_path)
    assert fields == "Front x\x1fone<br>two"
    assert tags.split() == ["question", "lf.a"]


def test_text_is_text_not_markup(tmp_path: Path) -> None:
    hostile = card("x", front="<script>alert(1)</script> {{Back}}", back="a < b & c")
    ((_, fields, _),) = notes(anki_package([hostile], title="Mine", now=NOW), tmp_path)
    assert "<script>" not in fields
    assert "a &lt; b &amp; c" in fields


def test_a_later_export_carries_the_same_notes(tmp_path: Path) -> None:
    first = notes(anki_package([card("x")], title="Mine", now=NOW), tmp_path)
    again = notes(anki_package([card("x", back="new")], title="Mine", now=later(days=9)), tmp_path)
    assert [guid for guid, _, _ in first] == [guid for guid, _, _ in again]


def test_an_empty_deck_is_a_package(tmp_path: Path) -> None:
    assert notes(anki_package([], title="Mine", now=NOW), tmp_path) == []


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    anki_package([card("x")], title="Mine", now=NOW)
    assert not list(tmp_path.iterdir())
