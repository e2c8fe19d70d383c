"""Practice as its users meet it: a real terminal, killed in the middle, and all that follows."""

import json
import os
import signal
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pexpect
import pytest

from prebrief.practice.interview import STRONG
from surfaces.conftest import CV, POSTING, PROGRAM

STORY = (
    "In March 2022 our boarding hours had reached nine, and I asked the nursing director, Ann, to",
    "walk the floor with me for three nights. We found that beds stood clean for two hours before",
    "anyone said so. I moved one bed manager to evenings. The surgeons objected, and they were",
    "right that their lists would suffer, so we kept two beds for them. By October boarding was",
    "down from 9.1 hours to 5.2. I should have asked the night staff a month sooner.",
)
EMPTY = "I always put patients first and we improved things a lot."
PROMPT = "> "
Call = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty data folder."""
    return tmp_path / "home"


@pytest.fixture(scope="module")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for compiled modules, so that each of the many starts does not compile them anew."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
def environment(home: Path, bytecode: Path) -> dict[str, str]:
    """The program's environment, with that data folder."""
    left_out = ("PREBRIEF_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    more = {"PREBRIEF_HOME": str(home), "PYTHONPYCACHEPREFIX": str(bytecode)}
    return {**kept, **more, "TERM": "xterm", "COLUMNS": "100"}


@pytest.fixture
def call(tmp_path: Path, environment: dict[str, str]) -> Call:
    """Run a command without a terminal."""

    def run(*arguments: str | Path, stdin: str = "") -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [PROGRAM, *map(str, arguments)],
            input=stdin.encode(),
            capture_output=True,
            cwd=tmp_path,
            env=environment,
        )

    return run


@pytest.fixture
def terminal(tmp_path: Path, environment: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Run a command in a real terminal."""
    opened: list[Any] = []

    def spawn(*arguments: str | Path) -> Any:
        child = pexpect.spawn(
            PROGRAM,
            [*map(str, arguments)],
            cwd=str(tmp_path),
            env=environment,
            timeout=60,
            encoding="utf-8",
            dimensions=(40, 200),
        )
        opened.append(child)
        return child

    yield spawn
    for child in opened:
        child.close(force=True)


def at_question(child: Any) -> int:
    """Wait until a question stands there and input is taken; give its number."""
    child.expect(r"\[(\d+)\] (?:Question|Follow-up|Warm-up)")
    number = int(child.match.group(1))
    child.expect(PROMPT)
    return number


def say(child: Any, *lines: str) -> None:
    for line in lines:
        child.sendline(line)
        child.expect(PROMPT)


def rows(home: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(f"file:{home / 'prebrief.db'}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def turns(home: Path) -> list[dict[str, Any]]:
    return [json.loads(row[0]) for row in rows(home, "SELECT content FROM turns ORDER BY number")]


def test_a_whole_interview_killed_in_the_middle_and_resumed(
    terminal: Callable[..., Any], home: Path
) -> None:
    child = terminal("interview", CV, POSTING, "--minutes", "11")
    assert at_question(child) == 1
    say(child, "I began on the wards and came to lead by way of a bad winter.")
    child.sendline(".")
    assert at_question(child) == 2
    say(child, *STORY)
    child.sendline(".")
    second = at_question(child)
    say(child, "We had a half-told", "story here")
    child.kill(signal.SIGKILL)
    child.wait()

    before = turns(home)
    assert [t["answer"] is None for t in before] == [False, False, True]
    assert before[0]["scored"] is None
    assert before[1]["scored"]["overall"] > 0
    assert before[2]["draft"] == "We had a half-told\nstory here"

    child = terminal("interview", "--resume")
    child.expect("Going on after 1 question")
    child.expect(r"\[(\d+)\]")
    assert int(child.match.group(1)) == second == 3
    child.expect("You had begun")
    child.expect("half-told")
    child.expect(PROMPT)
    child.sendline(".")
    at_question(child)
    child.sendline(":skip")
    while child.expect([r"\[\d+\] (?:Question|Follow-up)", "Debrief"]) == 0:
        child.expect(PROMPT)
        child.sendline(EMPTY)
        child.expect(PROMPT)
        child.sendline(".")
    child.expect("By dimension")
    child.expect("What each of them heard")
    child.expect("Work on these three")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0

    after = turns(home)
    assert after[:2] == before[:2]
    assert after[2]["answer"] == "We had a half-told\nstory here"
    assert [t["number"] for t in after] == list(range(1, len(after) + 1))
    asked = [t["question_id"] for t in after if t["kind"] == "question"]
    assert len(asked) == len(set(asked))
    answered = {t["question_id"] for t in after if t["kind"] == "question" and t["scored"]}
    attempts = [row[0] for row in rows(home, "SELECT question_id FROM attempts")]
    assert sorted(attempts) == sorted(answered)
    for turn, following in pairwise(after):
        if turn["kind"] == "question" and turn["scored"] and turn["scored"]["overall"] >= STRONG:
            assert following["kind"] == "question"
    assert any(t["kind"] == "follow_up" for t in after)


def test_ctrl_c_keeps_everything_and_pause_does_too(
    terminal: Callable[..., Any], home: Path
) -> None:
    child = terminal("interview", CV, POSTING, "--persona", "cfo", "--no-warm-up")
    child.expect("Across the table: Chief financial officer")
    assert at_question(child) == 1
    say(child, "Half of it")
    child.sendintr()
    child.expect("interview --resume")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 130

    child = terminal("interview", "--resume")
    child.expect("Half of it")
    child.expect(PROMPT)
    child.sendline(":help")
    child.expect("single dot")
    child.expect(PROMPT)
    child.sendline(":pause")
    child.expect("interview --resume")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    assert [t["draft"] for t in turns(home)] == ["Half of it"]
    assert {t["persona"] for t in turns(home)} == {"p.cfo"}


def test_an_answer_longer_than_a_terminals_line(terminal: Callable[..., Any], home: Path) -> None:
    child = terminal("interview", CV, POSTING, "--no-warm-up")
    at_question(child)
    long = " ".join(["and then we counted again"] * 240)
    assert len(long) > 4096
    child.setecho(False)
    child.sendline(long)
    child.sendline(".")
    child.expect(r"\(\d+ of 100")
    child.expect(PROMPT)
    child.sendline(":quit")
    child.expect(pexpect.EOF)
    assert turns(home)[0]["answer"] == long


def timed(text: str) -> str:
    return "\n".join(
        json.dumps({"word": word, "start": round(i * 0.4, 2), "end": round(i * 0.4 + 0.3, 2)})
        for i, word in enumerate(text.split())
    )


def test_dictated_answers_are_scored_like_typed_ones_and_measured_beside(
    call: Call, home: Path, tmp_path: Path
) -> None:
    words = " ".join(STORY)
    (tmp_path / "said.jsonl").write_text(timed(words) + "\n\n" + timed(f"um {EMPTY}") + "\n")
    done = call(
        "interview", CV, POSTING, "--no-warm-up", "--dictated", "said.jsonl", stdin=":quit\n"
    )
    assert done.returncode == 0, done.stderr.decode()
    said = done.stdout.decode()
    assert "words a minute" in said
    assert "no part of the score" in said
    first, second, *_ = turns(home)
    assert first["answer"] == words
    assert second["answer"] == EMPTY
    assert second["delivery"]["fillers"] == [{"text": "um", "at": 0.0}]
    assert first["spent"] == first["delivery"]["seconds"]


def test_practice_from_first_to_last(call: Call, home: Path, tmp_path: Path) -> None:
    """Interview, drill, readiness, a real interview, export, delete: each sees the one before."""
    assert call("drill").returncode == 2
    assert b"CV and the posting" in call("readiness").stderr

    answer = "\n".join([*STORY, ".", ":quit", ""])
    done = call("interview", CV, POSTING, "--no-warm-up", stdin=answer)
    assert done.returncode == 0, done.stderr.decode()

    due = json.loads(call("drill", "--list").stdout)
    assert len(due) >= 10
    assert {"concept", "question", "story"} == {card["kind"] for card in due}
    drilled = call("drill", "--limit", "2", stdin="what I would say\n.\n3\n.\n1\n")
    assert "You said:" in drilled.stdout.decode()
    assert "2 done." in drilled.stdout.decode()
    assert len(rows(home, "SELECT id FROM reviews")) >= 2

    shown = json.loads(call("readiness", "--format", "json").stdout)
    assert sum(theme["practised"] for theme in shown["themes"]) == 1
    assert sum(theme["seen"] for theme in shown["themes"]) >= 2
    text = call("readiness", "--interview-date", "2031-05-20").stdout.decode()
    assert "2031-05-20" in text

    (tmp_path / "asked.txt").write_text(
        f"1. {turns(home)[0]['text']}\n2. When can you start with us?\n"
    )
    came = call("after", "--file", "asked.txt", "-y")
    assert "1 of 2 questions asked had been predicted" in came.stdout.decode()

    assert call("drill", "--export", "mine.apkg").returncode == 0
    assert zipfile.is_zipfile(tmp_path / "mine.apkg")

    assert call("data", "export", "-o", "mine.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        names = archive.namelist()
        assert STORY[0] in archive.read("attempts.jsonl").decode()
    assert {name.split("/")[0] for name in names} >= {"briefs", "interviews", "cards.jsonl"}

    assert b"Nothing was deleted" in call("data", "delete", stdin="n\n").stdout
    assert rows(home, "SELECT id FROM briefs")
    assert call("data", "delete", "--yes").returncode == 0
    kept = b"".join(path.read_bytes() for path in home.iterdir())
    assert b"boarding" not in kept
    assert b"sepsis" not in kept.lower()
    assert not rows(home, "SELECT id FROM briefs")


def test_after_asks_about_what_it_is_not_sure_of(call: Call, home: Path) -> None:
    assert call("drill", CV, POSTING, "--list").returncode == 0
    brief = json.loads(rows(home, "SELECT content FROM briefs")[0][0])
    text = brief["questions"][0]["text"]
    refused = call("after", stdin=f"{text}\n.\nn\n").stdout.decode()
    assert "The same question? (likeness 1.00)" in refused
    assert "0 of 1" in refused
    assert "1 of 1" in call("after", stdin=f"{text}\n.\n\n").stdout.decode()


def test_the_plan_goes_into_a_calendar(call: Call, home: Path, tmp_path: Path) -> None:
    done = call("plan", CV, POSTING, "--interview-date", "2031-05-20", "-o", "mine.ics")
    assert done.returncode == 0, done.stderr.decode()
    content = (tmp_path / "mine.ics").read_bytes()
    assert content.count(b"BEGIN:VEVENT") > 5
    assert b"20310520" in content
    assert not home.exists()  # nothing is kept for it


def test_scoring_one_answer_and_many(call: Call, home: Path, tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_text(" ".join(STORY))
    one = call(
        "score", "--question", "Tell us about a change you led.", "--answer-file", "answer.txt"
    )
    scored = json.loads(one.stdout)
    assert scored["overall"] > 50
    lines = "".join(
        json.dumps({"question": "Tell us about a change you led.", "answer": said}) + "\n"
        for said in (" ".join(STORY), "fine")
    )
    many = call("score", "--batch", "-", stdin=lines)
    both = [json.loads(line) for line in many.stdout.splitlines()]
    assert both[0] == scored
    assert both[1]["overall"] <= 5
    assert not home.exists()
    (tmp_path / "bad.jsonl").write_text("no json\n")
    assert call("score", "--batch", "bad.jsonl").returncode == 3
    kept = call(
        "score", "--question", "Why?", "--answer-file", "answer.txt", "--keep", "--format", "text"
    )
    assert b"First change:" in kept.stdout
    assert len(rows(home, "SELECT id FROM attempts")) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("interview",), 2),
        (("interview", "--resume"), 2),
        (("interview", CV, POSTING, "--persona", "p.nobody"), 2),
        (("interview", CV, POSTING, "--persona", "p.cfo", "--panel"), 2),
        (("interview", CV, POSTING, "--dictated", "nothing.jsonl"), 3),
        (("interview", CV, CV), 3),
        (("score", "--question", "Why?"), 2),
        (("score", "--question", "Why?", "--answer-file", "nothing.txt"), 3),
        (("plan", CV, POSTING, "--interview-date", "soon"), 2),
    ],
)
def test_wrong_use_says_what_to_do(call: Call, arguments: tuple[str, ...], code: int) -> None:
    done = call(*arguments)
    assert done.returncode == code, done.stderr.decode()
    assert done.stderr


def test_a_data_folder_that_cannot_be_used(call: Call, home: Path) -> None:
    home.write_text("a file where a folder should be")
    done = call("readiness")
    assert done.returncode == 4
    assert b"PREBRIEF_HOME" in done.stderr


def test_making_a_brief_imports_nothing_of_practice() -> None:
    code = (
        "import sys; from prebrief.cli.main import app; from prebrief.app.briefs import prepare;"
        f"prepare({str(CV)!r}, {str(POSTING)!r}, format='json');"
        "print([m for m in sys.modules if m.split('.')[0] in ('sqlalchemy','fsrs','genanki',"
        "'icalendar','platformdirs','psycopg') or m.startswith(('prebrief.practice',"
        "'prebrief.store'))])"
    )
    python = str(Path(PROGRAM).with_name("python"))
    done = subprocess.run([python, "-c", code], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().strip() == "[]"
