"""``prebrief prepare``: the main job from the outside."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from surfaces.conftest import CV, POSTING, PROGRAM, Run

SECTIONS = (
    "look_fors", "requirements", "questions", "stories", "story_map", "concepts", "drills", "cases",
    "smart_questions", "gaps", "cv_edits", "first_90_days", "panel", "plan",
)  # fmt: skip
TOP_LEVEL = {
    "schema", "playbook", "candidate", "job", "documents", "headline", "fit", "career", "employer",
    "notices", *SECTIONS,
}  # fmt: skip


def cites(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"doc", "start", "end", "quote"} <= value.keys() else []
        return own + [cite for child in value.values() for cite in cites(child)]
    if isinstance(value, list):
        return [cite for child in value for cite in cites(child)]
    return []


def test_the_brief_has_every_section(brief: dict[str, Any]) -> None:
    assert brief.keys() >= TOP_LEVEL
    assert brief["schema"] == "prebrief/brief/1"
    assert not [name for name in SECTIONS if not brief[name]]
    for part in ("proofs", "gaps", "lines_to_land", "logistics"):
        assert brief["headline"][part], part
    assert brief["employer"]["look_up"] or brief["employer"]["facts"]


def test_every_quote_is_byte_exact(brief: dict[str, Any]) -> None:
    found = cites(brief)
    assert len(found) > 60
    for cite in found:
        text = brief["documents"][cite["doc"]]["text"]
        assert text[cite["start"] : cite["end"]] == cite["quote"]


def test_ids_lead_somewhere(brief: dict[str, Any]) -> None:
    stories = {story["id"] for story in brief["stories"]}
    questions = {question["id"] for question in brief["questions"]}
    requirements = {requirement["id"] for requirement in brief["requirements"]}
    assert set(brief["story_map"]) <= questions
    assert {story for used in brief["story_map"].values() for story in used} <= stories
    assert {story for question in brief["questions"] for story in question["story_ids"]} <= stories
    assert {gap["requirement_id"] for gap in brief["gaps"]} <= requirements


def test_the_same_files_give_the_same_brief(run: Run, brief: dict[str, Any]) -> None:
    again = run("prepare", CV, POSTING, "--format", "json")
    assert json.loads(again.stdout) == brief


@pytest.mark.parametrize(
    ("format", "start"),
    [
        ("html", b"<!doctype html>"),
        ("pdf", b"%PDF-"),
        ("docx", b"PK"),
        ("md", b"# "),
        ("json", b"{"),
    ],
)
def test_each_format_is_written(run: Run, tmp_path: Path, format: str, start: bytes) -> None:
    out = tmp_path / f"mine.{format}"
    done = run("prepare", CV, POSTING, "-o", out)
    assert done.returncode == 0, done.stderr.decode()
    assert out.read_bytes().startswith(start)
    assert done.stdout == b""
    assert str(out) in done.stderr.decode()


def test_quiet_is_silent(run: Run, tmp_path: Path) -> None:
    done = run("prepare", CV, POSTING, "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "brief-cv.html").is_file()


def test_timings_name_every_stage(run: Run) -> None:
    said = run("prepare", CV, POSTING, "--timings", "--format", "md").stderr.decode()
    for stage in ("ingest", "read", "match", "select", "compose", "render"):
        assert stage in said


def test_the_plan_counts_back_from_the_interview(run: Run) -> None:
    done = run("prepare", CV, POSTING, "--interview-date", "2031-05-20", "--format", "json")
    days = [day["date"] for day in json.loads(done.stdout)["plan"]]
    assert days == sorted(days)
    assert days[-1] <= "2031-05-20"


def test_a_cv_from_standard_input(run: Run) -> None:
    done = run("prepare", "-", POSTING, "--format", "json", stdin=CV.read_bytes())
    assert done.returncode == 0
    assert json.loads(done.stdout)["candidate"]["name"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "empty"),
        ("torn.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "damaged"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 200, "picture"),
        ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word"),
    ],
)
def test_bad_input_says_what_to_do(
    run: Run, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    done = run("prepare", bad, POSTING)
    said = done.stderr.decode()
    assert done.returncode == 3
    assert words in said
    assert "What to do:" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_files_in_the_wrong_order_are_noticed(run: Run) -> None:
    done = run("prepare", POSTING, CV)
    assert done.returncode == 3
    assert "posting" in done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("prepare",),
        ("prepare", "cv.pdf", "job.md", "--interview-date", "soon"),
        ("prepare", "cv.pdf", "job.md", "--format", "gif"),
        ("nonsense",),
    ],
)
def test_wrong_use_exits_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_a_missing_file_is_named_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    done = run("prepare", "no-such.pdf", POSTING)
    assert done.returncode == 3
    assert "no-such.pdf" in done.stderr.decode()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_exits_with_four(run: Run) -> None:
    done = run("prepare", CV, POSTING, "-o", "/proc/brief.html")
    assert done.returncode == 4
    assert "-o FILE" in done.stderr.decode()


def test_the_whole_job_runs_without_any_network(tmp_path: Path) -> None:
    bare = ["unshare", "--map-root-user", "--net"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*bare, "true"], capture_output=True).returncode
    ):
        pytest.skip("this kernel gives no network namespace")
    done = subprocess.run(
        [*bare, PROGRAM, "prepare", str(CV), str(POSTING), "-o", str(tmp_path / "brief.html")],
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "brief.html").stat().st_size > 20_000
