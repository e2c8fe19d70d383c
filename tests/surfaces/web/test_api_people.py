"""Two people of a host see nothing of each other through any operation; limits and tokens hold."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from surfaces.web.api_calls import Program, hosted

METHODS = ("get", "post", "put", "delete")


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Program]]:
    with hosted(tmp_path_factory.mktemp("hosted"), "robin", "casey", "dana") as programs:
        yield programs


def filled(program: Program) -> dict[str, str]:
    """Make one of everything that has an id."""
    brief = program.brief()
    seat = program.json("POST", "/interviews", 201, json={"brief_id": brief, "minutes": 10})
    plan = program.json("GET", f"/briefs/{brief}/plan")
    return {
        "brief_id": brief,
        "interview_id": seat["id"],
        "file_id": program.json("GET", "/files")["items"][0]["id"],
        "run_id": program.json("GET", "/runs")["items"][0]["id"],
        "key": plan["sessions"][0]["tasks"][0]["key"],
    }


def body_of(operation: dict[str, Any], ids: dict[str, str]) -> dict[str, Any] | None:
    """Give a body that would be taken if the thing were one's own."""
    bodies: dict[str, dict[str, Any]] = {
        "add_attempt": {"question": "Why us?", "answer": "I led a ward."},
        "recognise": {"held": "2026-01-02", "asked": [{"text": "Why us?"}]},
        "add_outcome": {"held": "2026-01-02", "asked": [{"text": "Why us?"}]},
        "answer_turn": {"turn": 1, "answer": "I led a ward."},
        "skip_turn": {"turn": 1},
        "tick_task": {"done": True},
        "set_interview_date": {"interview_date": None},
        "make_brief": {"cv": {"file_id": ids["file_id"]}, "job": {"file_id": ids["file_id"]}},
        "read_cv": {"cv": {"file_id": ids["file_id"]}},
        "read_job": {"job": {"file_id": ids["file_id"]}},
        "match": {"cv": {"file_id": ids["file_id"]}, "job": {"text": "Chief Medical Officer"}},
        "questions": {"job": {"file_id": ids["file_id"]}},
        "score": {"question": "Q?", "answer": "A.", "cv": {"file_id": ids["file_id"]}},
        "begin_interview": {"brief_id": ids["brief_id"]},
    }
    return bodies.get(operation["operationId"])


def test_no_id_of_one_opens_anything_to_the_other(people: list[Program]) -> None:
    robin, casey, _ = people
    ids = filled(robin)
    told = httpx.get(f"{robin.base}/api/v1/openapi.json").json()
    tried = 0
    for path, operations in told["paths"].items():
        names = re.findall(r"{(\w+)}", path)
        for method in METHODS:
            operation = operations.get(method)
            if operation is None:
                continue
            asked = {each["name"] for each in operation.get("parameters", ())}
            if not (asked & set(ids) or body_of(operation, ids)):
                continue
            there = path.removeprefix("/api/v1").format(**ids)
            query = {name: ids[name] for name in (asked - set(names)) & set(ids)}
            answer = casey(method, there, json=body_of(operation, ids), params=query)
            assert answer.status_code == 404, (method, path, answer.text[:300])
            assert "Abernethy" not in answer.text
            tried += 1
    assert tried > 25
    # Nor does anything of it stand in a list, and everything is still there for its owner.
    for path in ("/files", "/runs", "/briefs", "/attempts", "/interviews", "/outcomes"):
        assert casey.json("GET", path)["items"] == []
    assert casey.json("GET", "/drills")["total"] == 0
    assert robin.json("GET", f"/briefs/{ids['brief_id']}")["schema"] == "prebrief/brief/1"
    assert robin.json("GET", f"/runs/{ids['run_id']}")["state"] == "done"
    assert robin.json("GET", f"/files/{ids['file_id']}")["id"] == ids["file_id"]


def test_who_has_no_token_reads_nothing(people: list[Program]) -> None:
    wrong: tuple[dict[str, str], ...] = (
        {},
        {"Authorization": "Bearer pb_wrong"},
        {"Authorization": "Basic cHJlYnJpZWY="},
    )
    with httpx.Client(base_url=people[0].base) as stranger:
        told = stranger.get("/api/v1/openapi.json").json()
        for path, operations in told["paths"].items():
            for method in operations:
                for headers in wrong:
                    there = re.sub(r"{\w+}", "abcd", path)
                    answer = stranger.request(method, there, headers=headers)
                    assert answer.status_code == 401, (method, path)
                    assert answer.headers["content-type"] == "application/problem+json"
                    assert answer.headers["www-authenticate"] == "Bearer"


def test_too_many_requests_are_told_to_wait(people: list[Program]) -> None:
    casey = people[1]
    for _ in range(3000):
        answer = casey("GET", "/cases/none")
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert answer.json()["code"] == "too-many-requests"
    assert people[0]("GET", "/me").status_code == 200


def test_deleting_takes_the_word_and_the_tokens_too(people: list[Program]) -> None:
    dana = people[2]
    kept = {"question": "Why us?", "answer": "I led a ward.", "keep": True}
    dana.json("POST", "/score", json=kept)
    dana.json("DELETE", "/data", 422)
    assert len(dana.json("GET", "/attempts")["items"]) == 1
    assert dana.json("DELETE", "/data", params={"confirm": "delete"})["rows"] > 0
    assert dana.json("GET", "/me", 401)["code"] == "bad-token"


def test_a_token_says_who_it_is_for_and_is_in_no_export(people: list[Program]) -> None:
    me = people[0].json("GET", "/me")
    assert (me["name"], me["mode"], me["role"]) == ("robin", "hosted", "candidate")
    export = people[0]("GET", "/data/export")
    assert export.headers["content-type"] == "application/zip"
    assert people[0].token.encode() not in export.content
