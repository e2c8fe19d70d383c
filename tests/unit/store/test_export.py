"""Everything comes out, in forms that other programs read."""

import io
import json
import zipfile

from builders_brief import made
from builders_practice import NOW, SECRET, interview, turn
from prebrief.records.practice import Attempt, Card, Interview, RealInterview, Review
from prebrief.store.export import export, transcript
from prebrief.store.store import Store
from unit.store.filling import fill


def opened(store: Store) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(export(store, now=NOW))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_everything_kept_is_in_it(store: Store) -> None:
    fill(store)
    files = opened(store)
    brief = json.loads(files["briefs/b1.json"])
    assert brief["schema"] == "prebrief/brief/1"
    assert brief["documents"]["cv"]["text"] == made().brief.documents.cv.text
    assert Interview.model_validate_json(files["interviews/i1.json"]) == store.interviews.get("i1")
    for name, kind, kept in (
        ("attempts", Attempt, store.attempts.list()),
        ("cards", Card, store.cards.list()),
        ("reviews", Review, store.cards.reviews()),
        ("outcomes", RealInterview, store.outcomes.list()),
    ):
        lines = files[f"{name}.jsonl"].splitlines()
        assert tuple(kind.model_validate_json(line) for line in lines) == kept
    assert json.loads(files["settings.json"]) == {"spelling": SECRET}


def test_the_readme_names_every_file(store: Store) -> None:
    fill(store)
    files = opened(store)
    for name in files:
        assert name.split("/")[0] in files["README.txt"] or name == "README.txt"


def test_an_empty_store_has_an_export(store: Store) -> None:
    assert opened(store)["attempts.jsonl"] == ""


def test_the_same_data_gives_the_same_bytes(store: Store) -> None:
    fill(store)
    assert export(store, now=NOW) == export(store, now=NOW)


def test_a_transcript_reads_as_it_was_said() -> None:
    said = transcript(interview(turns=(turn(1, 64), turn(2, None, answer=None, skipped=True))))
    assert "## 1. Chief executive\n\n**Question 1?**" in said
    assert SECRET in said
    assert "Score so far: 64 of 100." in said
    assert "(skipped)" in said
