"""``prebrief case`` from the outside: show, run on one's own figures, templates, practice."""

import csv
import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from surfaces.conftest import PROGRAM, Run


def test_every_case_can_be_shown_and_run(run: Run) -> None:
    listed = run("case", "list").stdout.decode().splitlines()
    assert len(listed) >= 14
    shown = json.loads(run("case", "show", "pay", "--format", "json").stdout)
    assert shown["inputs"][0]["name"]
    text = run("case", "show", "pay", "--format", "text").stdout.decode()
    assert all(field["name"] in text for field in shown["inputs"])


def test_a_template_filled_in_is_worked(run: Run, tmp_path: Path) -> None:
    assert run("case", "template", "risk-contract", "-o", "sheet.csv").returncode == 0
    sheet = (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet)))
    filled = [["members", "3,000", *row[2:]] if row[0] == "members" else row for row in rows]
    with (tmp_path / "sheet.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(filled)
    done = run("case", "run", "risk-contract", "--input", "sheet.csv", "--format", "json")
    solution = json.loads(done.stdout)
    assert solution["inputs"]["members"] == 3000
    surplus = next(one for one in solution["figures"] if one["id"] == "surplus")
    assert surplus["value"] == pytest.approx(1.5 * 1_644_000)


def test_a_table_of_ones_own_and_single_inputs_go_together(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("Settlement;Defense\n1.400.000,00;0\n900000;0\n")
    done = run(
        "case", "run", "liability", "--input", "claims.csv", "--set", "per_claim=$1,000,000",
        "--format", "json",
    )  # fmt: skip
    inputs = json.loads(done.stdout)["inputs"]
    assert [claim["amount"] for claim in inputs["claims"]] == [1_400_000, 900_000]
    assert run("case", "template", "liability", "--table").stdout.startswith(b"\xef\xbb\xbfamount")


def test_faults_are_named_by_their_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("amount\n\nmuch\n")
    done = run("case", "run", "liability", "--input", "claims.csv")
    assert done.returncode == 3
    assert b"Row 3, column amount" in done.stderr
    done = run("case", "run", "liability", "--set", "per_claim=much")
    assert done.returncode == 3
    assert b"per_claim" in done.stderr
    assert b"much" not in done.stderr


def test_the_page_of_a_case_stands_alone(run: Run, tmp_path: Path, browser: Browser) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for name in ("quality-programme", "lean-6s", "risk-contract"):
        assert run("case", "run", name, "-o", f"{name}.html").returncode == 0
        page = browser.new_page(viewport={"width": 390, "height": 800})
        with page.expect_request(lambda _: True):
            page.goto((tmp_path / f"{name}.html").as_uri())
        assert page.evaluate("performance.getEntriesByType('resource').length") == 0
        assert page.locator("figure svg").count() == page.locator("figure table").count() > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        found = Axe().run(page).response["violations"]
        assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
        page.close()


def test_markdown_and_json_follow_the_name_of_the_file(run: Run, tmp_path: Path) -> None:
    run("case", "run", "turnover", "-o", "turnover.md")
    run("case", "run", "turnover", "-o", "turnover.json")
    assert (tmp_path / "turnover.md").read_text().startswith("# ")
    assert json.loads((tmp_path / "turnover.json").read_text())["case"] == "turnover"


def test_practice_is_checked_and_its_reasons_are_scored(run: Run, tmp_path: Path) -> None:
    situation = json.loads(run("case", "practise", "pay", "--seed", "3").stdout)
    assert situation["asks"]
    told = run("case", "practise", "pay", "--seed", "3", "--format", "text").stdout.decode()
    assert situation["question"].split()[0] in told
    answer = {
        "figures": {situation["asks"][0]["figure"]: 1.0},
        "choice": situation["choices"][0]["id"],
        "recommendation": "I would hold the payment until the hours are documented, because the "
        "agreement pays for work done; I own the follow-up by the end of the month.",
    }
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    judged = json.loads(
        run("case", "practise", "pay", "--seed", "3", "--answer", "answer.json").stdout
    )
    assert judged["figures"][0]["verdict"] == "wrong"
    assert 0 <= judged["recommendation"]["overall"] <= 100
    assert judged["recommendation"]["next_step"]
    text = run(
        "case", "practise", "pay", "--seed", "3", "--answer", "answer.json", "--format", "text"
    ).stdout.decode()
    assert "figures right" in text
    assert "The worked answer" in text


def test_on_a_terminal_practice_asks_one_by_one() -> None:
    import os
    import pty
    import threading

    process, terminal = pty.fork()
    if process == 0:
        os.execv(PROGRAM, [PROGRAM, "case", "practise", "turnover", "--seed", "2"])
    said: list[bytes] = []

    def hear() -> None:
        # Reading a terminal whose program has ended is an error.
        with suppress(OSError):
            while part := os.read(terminal, 4096):
                said.append(part)

    listener = threading.Thread(target=hear)
    listener.start()
    # Typed ahead: the terminal keeps the lines until they are asked for.
    os.write(terminal, b"abc\n21,600,000\n\n5\n9\n1\nI would wait a year.\n.\n")
    listener.join(timeout=120)
    os.waitpid(process, 0)
    os.close(terminal)
    text = b"".join(said).decode()
    assert "That is no number." in text
    assert "Please type one of: 1, 2" in text
    assert "1 of 3 figures right" in text
    assert "Your choice is sound." in text
