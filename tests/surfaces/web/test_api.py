"""The interface as programs meet it: the example client, pages of lists, once only, problems."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from surfaces.conftest import CV, EXAMPLES, POSTING
from surfaces.web.api_calls import Program, local, program_of
from surfaces.web.browsing import Server, axe, come_in, pictures
from surfaces.web.browsing import program as browser_of

ANSWER = "We had 5 falls a month. I asked the night nurses, moved two beds, and it fell to 2."
LINES = {"Content-Type": "application/x-ndjson"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with local(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture(scope="module")
def brief(program: Program) -> str:
    return program.brief()


def test_the_example_client_prepares_scores_and_takes_the_pdf(
    program: Program, tmp_path: Path
) -> None:
    pdf = tmp_path / "brief.pdf"
    ran = subprocess.run(
        [sys.executable, EXAMPLES / "client.py", program.base, program.token, CV, POSTING, pdf],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Chief Medical Officer" in ran.stdout
    assert "of 100" in ran.stdout
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_the_example_client_says_what_to_do(program: Program, tmp_path: Path) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            EXAMPLES / "client.py",
            program.base,
            "pb_no",
            CV,
            POSTING,
            tmp_path / "x",
        ],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith("This token does not hold.")


def test_a_brief_comes_in_every_format(program: Program, brief: str) -> None:
    kinds = {
        "html": ("text/html; charset=utf-8", b"<!doctype html>"),
        "md": ("text/markdown; charset=utf-8", b"# "),
        "docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK",
        ),
    }
    for name, (kind, start) in kinds.items():
        answer = program("GET", f"/briefs/{brief}", params={"format": name})
        assert answer.headers["content-type"] == kind
        assert answer.content.startswith(start)


def test_lists_come_in_pages_that_what_is_new_does_not_move(program: Program, brief: str) -> None:
    path = f"/briefs/{brief}/attempts"
    for number in range(3):
        sent = {"question": f"Question {number}?", "answer": ANSWER}
        program.json("POST", path, 201, json=sent)
    first = program("GET", "/attempts", params={"brief_id": brief, "limit": 2})
    assert len(first.json()["items"]) == 2
    assert first.headers["link"].endswith('rel="next"')
    program.json("POST", path, 201, json={"question": "Newer?", "answer": ANSWER})
    following = first.headers["link"].split(">")[0].lstrip("<")
    rest = program("GET", following.removeprefix("/api/v1")).json()
    asked = [one["question"] for one in (*first.json()["items"], *rest["items"])]
    assert asked[:3] == ["Question 2?", "Question 1?", "Question 0?"]
    assert program.json("GET", "/attempts", 422, params={"cursor": "x"})["code"] == "bad-cursor"


def test_what_is_sent_again_with_its_key_is_made_once(program: Program, brief: str) -> None:
    key = {"Idempotency-Key": "once"}
    path, sent = f"/briefs/{brief}/attempts", {"question": "Once?", "answer": ANSWER}
    one = program.json("POST", path, 201, json=sent, headers=key)
    assert program.json("POST", path, 201, json=sent, headers=key) == one
    other = program.json("POST", path, 422, json=sent | {"answer": "Another."}, headers=key)
    assert other["code"] == "key-used"
    wanted = {"cv": {"text": "Robin Vale\nNurse"}, "job": {"text": "Ward manager"}}
    run = program.json("POST", "/briefs", 202, json=wanted, headers=key)
    assert program.json("POST", "/briefs", 202, json=wanted, headers=key)["id"] == run["id"]
    wanted["job"] = {"text": "Matron"}
    assert program.json("POST", "/briefs", 422, json=wanted, headers=key)["code"] == "key-used"
    begun = program.json("POST", "/interviews", 201, json={"brief_id": brief}, headers=key)
    again = program.json("POST", "/interviews", 201, json={"brief_id": brief}, headers=key)
    assert again["id"] == begun["id"]


def test_an_interview_is_held_from_first_question_to_debrief(program: Program, brief: str) -> None:
    wanted = {"brief_id": brief, "minutes": 10, "warm_up": False}
    seat = program.json("POST", "/interviews", 201, json=wanted)
    path, number = f"/interviews/{seat['id']}", seat["turn"]["number"]
    assert program.json("GET", f"{path}/debrief", 404)["code"] == "no-debrief"
    after = program.json(
        "POST", f"{path}/answer", json={"turn": number, "answer": ANSWER, "spent": 60}
    )
    assert after["turns"][0]["scored"]["overall"] >= 0
    twice = program.json("POST", f"{path}/answer", 409, json={"turn": number, "answer": ANSWER})
    assert twice["code"] == "turn-passed"
    program.json("POST", f"{path}/skip", json={"turn": after["turn"]["number"]})
    debrief = program.json("POST", f"{path}/end")
    assert (debrief["answered"], debrief["skipped"]) == (1, 1)
    assert program.json("GET", f"{path}/debrief") == debrief
    assert program.json("POST", f"{path}/end") == debrief


def test_cards_are_rated_once_while_they_are_due(program: Program, brief: str) -> None:
    assert brief
    card = program.json("GET", "/drills", params={"limit": 1})["cards"][0]
    look = {"card_id": card["id"], "rating": "easy"}
    assert program.json("POST", "/drills/reviews", json=look)["memory"]["due"]
    assert program.json("POST", "/drills/reviews", 409, json=look)["code"] == "not-due"


def test_lines_are_scored_one_for_one(program: Program) -> None:
    long = '{"question": "Why?", "answer": "' + "so " * 90_000 + '"}'
    body = f'{{"question": "Why?", "answer": "I led it."}}\n\nnot json\n{{"question": 1}}\n{long}\n'
    answer = program("POST", "/score/batch", content=body, headers=LINES)
    assert answer.headers["content-type"] == "application/x-ndjson"
    scored, bad, wrong, rest = map(json.loads, answer.text.splitlines())
    assert "overall" in scored
    assert (bad["line"], bad["code"]) == (3, "not-json")
    assert (wrong["line"], wrong["code"]) == (4, "missing-field")
    assert (rest["line"], rest["code"]) == (5, "line-too-long")


def test_what_is_refused_is_told_as_a_problem(program: Program, brief: str) -> None:
    secret = "Zebulon Quirke"
    refused = (
        program("GET", "/nothing"),
        program("PATCH", f"/briefs/{brief}"),
        program("POST", "/score", content=secret, headers={"Content-Type": "text/plain"}),
        program("POST", "/score", json={"question": 3, "answer": secret}),
        program(
            "POST", "/score", content=f'{{"{secret}', headers={"Content-Type": "application/json"}
        ),
        program("POST", "/read/job", json={"job": {"text": secret}, secret: 1}),
        program("GET", "/briefs", params={secret: secret}),
        program("POST", "/files", content=b"x" * 45_000_000, headers=LINES),
    )
    assert [answer.status_code for answer in refused] == [404, 405, 415, 422, 422, 422, 422, 413]
    for answer in refused:
        assert answer.headers["content-type"] == "application/problem+json"
        told = answer.json()
        assert told["status"] == answer.status_code
        assert told["title"] and told["detail"]
        assert secret not in answer.text
    assert refused[1].headers["allow"] == "DELETE, GET"


def test_a_cookie_reads_but_changes_nothing(server: Server) -> None:
    with browser_of(server.base) as client:
        come_in(client, server)
        assert client.get("/api/v1/me").json()["id"] == "local"
        answer = client.post("/api/v1/score", json={"question": "Q?", "answer": ANSWER})
        assert (answer.status_code, answer.json()["code"]) == (403, "cookie-only")


def test_a_token_is_made_shown_once_and_revoked(page: Page, server: Server) -> None:
    page.goto(f"{server.base}/yours")
    page.get_by_role("link", name="Tokens").click()
    axe(page)
    page.get_by_label("Name").fill("my notebook")
    page.get_by_role("button", name="Make a token").click()
    text = page.locator("code.token").inner_text()
    axe(page)
    program = program_of(server, text)
    assert program("GET", "/me").status_code == 200
    page.goto(f"{server.base}/yours/tokens")
    pictures(page, "tokens")
    expect(page.get_by_text("my notebook")).to_be_visible()
    expect(page.get_by_text(text)).to_have_count(0)
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("status")).to_contain_text("no longer")
    assert program("GET", "/me").status_code == 401
    program.client.close()
    page.get_by_role("link", name="How programs use it").click()
    expect(page.get_by_role("heading", name="For programs")).to_be_visible()
