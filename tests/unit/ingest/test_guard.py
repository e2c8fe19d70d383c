"""Readers that crash, hang, swell or lie end their own process and become a refusal."""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from prebrief.errors import InputError
from prebrief.ingest import guard, guard_server, guarded_child
from prebrief.ingest.guard import begin, guarded
from prebrief.ingest.guarded_child import Request, answer, take_longer
from prebrief.ingest.limits import Limits
from prebrief.ingest.stage import ingest
from unit.ingest.files import docx, par, raw_pdf, show

GOOD = Request(b"Wren Halloway\nMedical Director", "cv", "cv.txt")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def threaded():
    """Another thread, so that this process must not be forked."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


def test_whatever_a_reader_does_ends_as_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "held").write_bytes(b"kept")
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("guard_alone.py"), tmp_path / "held"],
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout)
    text = "Wren Halloway of Port Ellery"
    assert seen == {
        "crash": "reader-failed",
        "spin": "reader-slow",
        "sleep": "reader-slow",
        "grow": "reader-memory",
        "bug": "reader-failed",
        "recurse": "reader-failed",
        "write": "reader-failed",
        "files": "reader-failed",
        "exit": "reader-failed",
        "lie": "reader-failed",
        "shout": text,
        "first": "empty",
        "second": "Medical Director",
        "children left": "0",
        "written": "0",
    }
    # What a reader prints stays in its process, the text of the file above all.
    assert text not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_process_with_threads_gets_the_same_documents(threaded: None) -> None:
    requests = [
        Request(raw_pdf(show("Medical Director")), "cv", "cv.pdf"),
        Request(docx(par("Chief Medical Officer")), "job", "job.docx"),
    ]
    with begin(requests) as pending:
        found = [pending.take() for _ in requests]
    assert found == [ingest(r.data, role=r.role, name=r.name) for r in requests]


def test_files_larger_than_any_buffer_do_not_block(threaded: None) -> None:
    large = Request(b"Medical Director leads quality and safety. " * 12_000, "cv", "cv.txt")
    with begin([large, large]) as pending:
        assert pending.take() == pending.take()


def test_refusals_come_through_with_their_words(threaded: None) -> None:
    with pytest.raises(InputError) as caught:
        guarded(Request(b"", "cv", "cv.pdf"))
    assert (caught.value.code, caught.value.where) == ("empty", "cv.pdf")
    assert caught.value.fix


def test_memory_is_limited_for_a_process_with_threads_too(threaded: None) -> None:
    limits = Limits(read_bytes=2_000_000)
    swells = Request(b"Medical Director\n" * 30_000, "cv", "cv.txt", limits=limits)
    with pytest.raises(InputError) as caught:
        guarded(swells)
    assert caught.value.code in {"reader-memory", "reader-failed"}
    assert guarded(GOOD).text.startswith("Wren")


def test_many_threads_read_at_once(threaded: None) -> None:
    with ThreadPoolExecutor(6) as pool:
        texts = set(pool.map(lambda _: guarded(GOOD).text, range(24)))
    assert texts == {"Wren Halloway\nMedical Director"}


def test_a_dead_server_is_started_anew(threaded: None) -> None:
    guarded(GOOD)
    server = guard_server._server
    assert server
    server._process.kill()
    server._process.wait()
    assert guarded(GOOD).text.startswith("Wren")
    assert guard_server._server is not server


def test_the_server_knows_none_of_the_settings(
    threaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREBRIEF_DATABASE_URL", "postgresql://secret")
    guard_server.stop()
    guarded(GOOD)
    server = guard_server._server
    assert server
    pid = server._process.pid
    assert b"secret" not in Path(f"/proc/{pid}/environ").read_bytes()
    guard_server.stop()
    assert server._process.returncode == 0


def test_without_fork_files_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    with begin([GOOD, Request(b"", "job", "job.txt")]) as pending:
        assert pending.take().text.startswith("Wren")
        with pytest.raises(InputError, match="empty"):
            pending.take()


def test_a_fault_of_a_reader_names_its_place_and_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, **options: object) -> None:
        raise KeyError(data.decode())

    monkeypatch.setattr("prebrief.ingest.stage.ingest", broken)
    error = json.loads(answer(GOOD))["error"]
    assert error["code"] == "reader-failed"
    assert "KeyError in test_guard.py" in error["where"]
    assert "Wren" not in json.dumps(error)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"error":{"family":"SystemExit"}}',
        b'{"error":{"family":"InputError","cod":1}}',
        b'{"document":{"role":"cv"}}',
        b'{"document":{"role":"job","name":"x","media_type":"","sha256":"","text":""}}',
    ],
)
def test_what_a_process_says_is_checked(said: bytes) -> None:
    with pytest.raises(InputError) as caught:
        guard._document(said, GOOD)
    assert caught.value.code == "reader-failed"


def test_more_time_is_asked_for_only_in_a_guarded_process(monkeypatch: pytest.MonkeyPatch) -> None:
    take_longer(5.0)  # no process to ask, and nothing happens
    asked: list[float] = []
    monkeypatch.setattr(guarded_child, "_longer", [asked.append])
    take_longer(5.0)
    assert asked == [5.0]
