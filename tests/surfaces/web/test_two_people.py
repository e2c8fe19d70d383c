"""Two candidates of a host: every page that carries an id, asked for with the other's ids."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import httpx
import pytest

from surfaces.web.browsing import routes, token
from surfaces.web.conftest import end, start
from surfaces.web.hosting import Host, practised, prepared

ANSWER = "In 2021 I asked the night nurses first; falls went from 41 to 12 in a year."
OURS_TO_ALL = {
    "name": "pay", "format": "json", "doc": "cv", "start": "0", "end": "35",
    "candidate_id": "x", "batch_id": "x", "account_id": "x", "deed": "close",
}  # fmt: skip
"""Parts of addresses that name nothing of a candidate's; what coaches and admins see has its own
tests."""
WORDS = ("Abernethy", "night nurses")
"""Of the CV and of the answer."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A hosted server."""
    process, server = start(tmp_path_factory.mktemp("two"), PREBRIEF_MODE="hosted")
    yield Host(server)
    end(process)


def everything(client: httpx.Client, base: str) -> dict[str, str]:
    """Have one of everything that has an id; give the ids by the names of the routes."""
    run, brief = prepared(client)
    attempt = practised(client, brief, ANSWER)
    seat = client.post(f"{brief}/interview", data={"csrf": token(client), "minutes": "10"})
    dated = {"csrf": token(client), "interview_date": f"{date.today() + timedelta(days=9)}"}
    assert client.post(f"{brief}/plan/date", data=dated).status_code == 303
    shown = client.get(brief).text
    story = re.search(rf'href="{brief}/stories/([^"]+)"', shown)
    share = {"csrf": token(client), "days": "7"}
    link = re.search(r"/shared/([\w-]+)", client.post(f"{brief}/share", data=share).text)
    assert story
    assert link
    assert httpx.get(f"{base}/shared/{link[1]}").status_code == 200
    return {
        "brief_id": brief.rsplit("/", 1)[1],
        "run_id": run.split("?")[0].rsplit("/", 1)[1],
        "question_id": attempt.split("?")[0].rsplit("/", 1)[1],
        "interview_id": seat.headers["location"].split("?")[0].split("#")[0].rsplit("/", 1)[1],
        "key": story[1],
        **OURS_TO_ALL,
    }


def test_no_address_of_one_shows_anything_to_the_other(host: Host) -> None:
    first, second = host.codes("candidate", "candidate")
    with (
        host.joined(first, "Robin Vale", "robin@example.org") as one,
        host.joined(second, "Casey Lund", "casey@example.org") as other,
    ):
        ids = everything(one, host.server.base)
        tried, opened, shut = 0, 0, []
        for method, path in routes():
            named = set(re.findall(r"\{(\w+)", path))
            if not named & {"brief_id", "run_id", "candidate_id", "batch_id", "account_id"}:
                continue
            there = path.format_map(ids)
            data = {"csrf": token(other)} if method == "POST" else None
            answer = other.request(method, there, data=data)
            assert answer.status_code in {404, 422}, (method, there)
            assert not [word for word in WORDS if word in answer.text], there
            assert httpx.request(method, host.server.base + there).status_code in {303, 401}, there
            tried += 1
            # The same address is good for the one whose it is: else nothing would be shown here.
            if method == "GET" and named & {"brief_id", "run_id"} and "candidate_id" not in named:
                opened += 1
                shut += [there] if one.get(there).status_code not in {200, 303} else []
        assert tried > 40
        assert opened > 15
        assert [there for there in shut if not there.endswith(".apkg")] == []  # needs an extra
        for path in ("/", "/yours", "/account", "/coach", "/admin"):
            assert not [word for word in WORDS if word in other.get(path).text], path
        taken = other.post("/yours/export", data={"csrf": token(other)})
        assert b"Abernethy" not in taken.content


def test_what_was_tried_left_everything_as_it_was(host: Host) -> None:
    third, fourth = host.codes("candidate", "candidate")
    with (
        host.joined(third, "Ida Berg", "ida@example.org") as one,
        host.joined(fourth, "Per Moe", "per@example.org") as other,
    ):
        ids = everything(one, host.server.base)
        brief = f"/briefs/{ids['brief_id']}"
        before = plain(one.get(brief).text)
        for deed in ("delete", "mark", "note", "share", "corrections", "plan/date"):
            sent = {
                "csrf": token(other), "do": f"hide {ids['question_id']}", "days": "7",
                "entry": ids["question_id"], "text": "mine now", "confirm": "yes",
            }  # fmt: skip
            assert other.post(f"{brief}/{deed}", data=sent).status_code in {404, 405, 422}
        assert plain(one.get(brief).text) == before


def plain(html: str) -> str:
    """Give a page without the tokens of its forms, which differ each time."""
    return re.sub(r'name="csrf" value="[^"]+"', "", html)
