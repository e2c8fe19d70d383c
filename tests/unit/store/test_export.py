"""Everything comes out, in forms that other programs read."""

import csv
import io
import json
import zipfile
from typing import Any

from builders_brief import made
from builders_practice import NOW, SECRET, attempt, interview, turn
from prebrief.records.account import AccountFacts, ApiToken, AuditLine
from prebrief.records.practice import Attempt, Card, Interview, RealInterview, Review
from prebrief.records.run import Run
from prebrief.records.upload import Upload
from prebrief.records.workspace import Comment, Share, Workspace
from prebrief.store.export import export, transcript
from prebrief.store.runs import NewRun, Runs
from prebrief.store.store import Store
from prebrief.store.tables import OWNED
from unit.store.filling import fill, keep_file, person
from unit.store.test_files import KEY


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def exported(store: Store, **more: Any) -> bytes:
    file = io.BytesIO()
    export(store, file, now=NOW, **more)
    return file.getvalue()


def opened(store: Store) -> dict[str, str]:
    return unpacked(exported(store))


def test_everything_kept_is_in_it(store: Store) -> None:
    fill(store)
    files = opened(store)
    brief = json.loads(files["briefs/b1.json"])
    assert brief["schema"] == "prebrief/brief/1"
    assert brief["documents"]["cv"]["text"] == made().brief.documents.cv.text
    assert Interview.model_validate_json(files["interviews/i1.json"]) == store.interviews.get("i1")
    assert Workspace.model_validate_json(files["workspaces/b1.json"]) == store.workspaces.get("b1")
    for name, kind, kept in (
        ("attempts", Attempt, store.attempts.list()),
        ("cards", Card, store.cards.list()),
        ("reviews", Review, store.cards.reviews()),
        ("outcomes", RealInterview, store.outcomes.list()),
        ("files", Upload, store.files.list()),
        ("comments", Comment, store.comments.list()),
        ("shares", Share, store.shares.list()),
        ("tokens", ApiToken, store.tokens.list()),
        ("runs", Run, Runs(store.engine).list("local")),
    ):
        lines = files[f"{name}.jsonl"].splitlines()
        assert kept
        assert tuple(kind.model_validate_json(line) for line in lines) == kept
    assert json.loads(files["settings.json"]) == {"spelling": SECRET}


def test_no_table_of_the_owners_is_left_out(store: Store) -> None:
    """A table that is added later has to come out too."""
    told = {
        "briefs": "briefs/",
        "interviews": "interviews/",
        "turns": "interviews/",
        "attempts": "attempts.jsonl",
        "cards": "cards.jsonl",
        "reviews": "reviews.jsonl",
        "outcomes": "outcomes.jsonl",
        "preferences": "settings.json",
        "blobs": "files/",
        "files": "files.jsonl",
        "workspaces": "workspaces/",
        "comments": "comments.jsonl",
        "shares": "shares.jsonl",
        "api_tokens": "tokens.jsonl",
        "runs": "runs.jsonl",
    }
    assert {table.name for table in OWNED} == set(told)
    fill(store)
    files = opened(store)
    assert all(any(name.startswith(place) for name in files) for place in told.values())


def test_files_come_out_as_they_were_handed_in_sealed_or_not(store: Store) -> None:
    keep_file(store, b"plain", name="cv.txt")
    keep_file(store, b"sealed", name="../../etc/pass\nwd", seal=KEY)
    files = unpacked(exported(store, seal=KEY))
    contents = {name: text for name, text in files.items() if name.startswith("files/")}
    assert sorted(contents.values()) == ["plain", "sealed"]
    for name in contents:
        assert ".." not in name.split("/") and name.count("/") == 1 and name.isprintable()


def test_a_batch_comes_out_with_its_rows(store: Store) -> None:
    rows = [
        NewRun("batch", "batch", {}, total=1),
        NewRun("row", "prepare", {}, batch_id="batch", place=0),
    ]
    Runs(store.engine).ask("local", rows, also=lambda *_: None)
    lines = [json.loads(line) for line in opened(store)["runs.jsonl"].splitlines()]
    assert [line["id"] for line in lines] == ["batch", "row"]


def test_the_account_comes_out_without_its_password(store: Store) -> None:
    line = AuditLine(at=NOW, account_id="id-ada", action="logged-in")
    facts = AccountFacts(account=person(), sessions=(), agreements=(), audit=(line,))
    told = unpacked(exported(store, facts=facts))["account.json"]
    assert AccountFacts.model_validate_json(told) == facts
    assert "password" not in told


def test_a_spreadsheet_runs_nothing_of_it(store: Store) -> None:
    for number, answer in enumerate(["=1+1", "+CALL()", "-2", "@SUM(A1)", "\tx", " =1"]):
        kept = attempt(f"x{number}", 50).model_copy(update={"answer": answer})
        store.attempts.keep(kept)
    rows = list(csv.reader(io.StringIO(opened(store)["attempts.csv"])))
    assert len(rows) == 7
    assert all(row[-1].startswith("'") for row in rows[1:])
    assert [row[3] for row in rows[1:]] == ["50"] * 6


def test_the_readme_names_every_file(store: Store) -> None:
    fill(store)
    files = opened(store)
    for name in files:
        assert name.split("/")[0] in files["README.txt"] or name == "README.txt"


def test_an_empty_store_has_an_export(store: Store) -> None:
    assert opened(store)["attempts.jsonl"] == ""


def test_the_same_data_gives_the_same_bytes(store: Store) -> None:
    fill(store)
    assert exported(store) == exported(store)


def test_a_transcript_reads_as_it_was_said() -> None:
    said = transcript(interview(turns=(turn(1, 64), turn(2, None, answer=None, skipped=True))))
    assert "## 1. Chief executive\n\n**Question 1?**" in said
    assert SECRET in said
    assert "Score so far: 64 of 100." in said
    assert "(skipped)" in said
