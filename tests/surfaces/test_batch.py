"""``prebrief batch``: a cohort, as a coach runs it."""

import csv
import os
import pty
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bench.places import Crew, Place, at, until
from playwright.sync_api import Browser

from prebrief.app import kept
from surfaces.conftest import CV, POSTING, PROGRAM, Run

HELD = 120.0
"""Seconds after which something is broken."""


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    shutil.copy(CV, tmp_path / "cv.pdf")
    shutil.copy(POSTING, tmp_path / "job.md")


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_bad_file_never_stops_the_rest(run: Run, tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "locked.pdf").write_bytes(b"%PDF-1.7 nothing to see")
    rows = (
        "sep=;\r\n CV ;Posting;Candidate;Interview Date;Notes\r\n"
        "cv.pdf;job.md;=cmd|'/c calc'!A0;2027-03-01;x\r\n"
        ";;;;\r\n"
        "locked.pdf;job.md;Zoë Ängström;;\r\n"
        "missing.pdf;job.md;<script>alert(1)</script>;;\r\n"
        "cv.pdf;job.md;Ann;1/3/27;\r\n"
        ";job.md;;;\r\n"
    )
    (tmp_path / "m.csv").write_bytes(rows.encode("cp1252"))
    done = run("batch", "m.csv", "--out", "out", "--format", "html,json")
    said = done.stderr.decode()
    assert done.returncode == 3, said
    assert "1 done, 4 failed." in said
    assert "line 6 (<script>" in said
    assert "What to do:" in said
    made = table(tmp_path / "out")
    assert [row["state"] for row in made] == ["done", "failed", "failed", "failed", "failed"]
    first = made[0]
    assert first["name"].startswith("'=cmd")  # a spreadsheet shows it and does not run it
    assert first["must met"].isdigit()
    assert first["top gaps"]
    assert first["shown best"]
    for name in first["files"].split():
        assert (tmp_path / "out" / name).stat().st_size > 50_000
    assert made[1]["name"] == "Zoë Ängström"
    assert all(row["what happened"] and row["what to do"] for row in made[1:])
    assert not list((tmp_path / "out").glob(".*.partial"))

    page = browser.new_page()
    page.goto((tmp_path / "out" / "summary.html").as_uri())
    assert page.locator("tbody tr").count() == 5
    assert "<script>alert(1)</script>" in page.locator("tbody").inner_text()
    assert page.locator("a[href$='.html']").first.get_attribute("href") == first["files"].split()[0]
    assert Axe().run(page).violations_count == 0
    page.close()


@pytest.mark.parametrize(
    "content",
    [b"", b"name,file\nx,y\n", b"cv;\n"],
    ids=["empty", "other columns", "one column"],
)
def test_a_manifest_that_is_none_is_refused_with_advice(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "m.csv").write_bytes(content)
    done = run("batch", "m.csv", "--out", "out")
    assert done.returncode == 3
    assert b"columns: cv, job" in done.stderr
    assert run("batch", "none.csv", "--out", "out").returncode == 3


def test_what_cannot_be_written_to_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("cv,job\ncv.pdf,job.md\n")
    (tmp_path / "out").write_text("a file where the folder should be")
    done = run("batch", "m.csv", "--out", "out")
    assert done.returncode == 4
    assert b"--out" in done.stderr
    assert run("batch", "m.csv", "--out", "o", "--format", "docs").returncode == 2
    assert run("batch", "m.csv", "--out", "o", "--on", "mars").returncode == 2


def test_a_batch_that_is_broken_off_goes_on_and_does_nothing_twice(
    run: Run, tmp_path: Path
) -> None:
    for number in range(4):
        (tmp_path / f"cv{number}.pdf").write_bytes(CV.read_bytes() + b"\n%%%d" % number)
    lines = ["cv,job,id", *(f"cv{n}.pdf,job.md,r{n}" for n in range(4))]
    (tmp_path / "m.csv").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    out = tmp_path / "out"
    command = [PROGRAM, "batch", "m.csv", "--out", "out"]
    batch = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    until((out / "r0.html").is_file, HELD, what="the first row")
    batch.send_signal(signal.SIGKILL)
    batch.wait()
    assert not (out / "summary.html").exists()
    first = (out / "r0.html").stat().st_mtime_ns

    second = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
    until((out / "r2.html").is_file, HELD, what="the third row")
    second.send_signal(signal.SIGINT)
    _, said = second.communicate()
    assert second.returncode == 130
    assert b"Run the same command again to go on." in said

    again = run("batch", "m.csv", "--out", "out")
    assert again.returncode == 0, again.stderr.decode()
    assert b"4 done, 0 failed (" in again.stderr
    assert [row["id"] for row in table(out)] == ["r0", "r1", "r2", "r3"]
    # The first may have been written and not yet noted when the process was killed.
    kept_times = {n: (out / f"r{n}.html").stat().st_mtime_ns for n in range(4)}
    assert kept_times[0] >= first

    (tmp_path / "cv2.pdf").write_bytes(CV.read_bytes() + b"\n%changed")
    (out / "r3.html").unlink()
    last = run("batch", "m.csv", "--out", "out")
    assert b"4 done, 0 failed (2 were done before)." in last.stderr
    changed = {n for n in range(4) if (out / f"r{n}.html").stat().st_mtime_ns != kept_times[n]}
    assert changed == {2, 3}


def test_the_bar_shows_on_a_terminal_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("cv,job\ncv.pdf,job.md\n")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [PROGRAM, "batch", "m.csv", "--out", "out"], cwd=tmp_path, stderr=theirs, check=True
    )
    os.close(theirs)
    shown = b""
    while b"Summary" not in shown:
        shown += os.read(ours, 4096)
    os.close(ours)
    assert done.returncode == 0
    assert "█ 1 of 1".encode() in shown
    quiet = run("batch", "m.csv", "--out", "out", "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, b"", b"")


def test_workers_share_a_batch_and_the_database_keeps_nothing_of_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path / "home")
    lines = ["cv,job,id", "cv.pdf,job.md,a", "missing.pdf,job.md,b", "job.md,cv.pdf,c"]
    (tmp_path / "m.csv").write_text("\n".join(lines))
    team = Crew(place, patience=60)
    team.add()
    try:
        done = subprocess.run(
            [PROGRAM, "batch", "m.csv", "--out", "out", "--on", "workers"],
            cwd=tmp_path, env=place.environment, capture_output=True,
        )  # fmt: skip
    finally:
        team.dismiss()
    assert done.returncode == 3, done.stderr.decode()
    made = {row["id"]: row for row in table(tmp_path / "out")}
    assert {name: row["state"] for name, row in made.items()} == {
        "a": "done", "b": "failed", "c": "failed",
    }  # fmt: skip
    assert "posting" in made["c"]["what happened"]
    assert (tmp_path / "out" / "a.html").is_file()
    with at(place):
        database = kept.database()
        assert database.runs.count() == {}
        owners = database.engine.connect()
        for name in ("briefs", "files", "blobs", "cards", "runs"):
            count = owners.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
            assert count == 0, name
        owners.close()
        database.close()
        kept._opened.cache_clear()


def test_a_single_brief_imports_nothing_of_this() -> None:
    code = (
        "import sys; from prebrief.cli.main import app; from prebrief.app.briefs import prepare;"
        f"prepare({str(CV)!r}, {str(POSTING)!r}, format='json');"
        "print([m for m in sys.modules if m.split('.')[0] in ('dbos','multiprocessing','sqlite3')"
        " or m.startswith(('prebrief.jobs','prebrief.app.batch','prebrief.app.runs'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().strip() == "[]"
