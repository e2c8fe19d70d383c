"""What no request may do, and what every answer carries."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser

from prebrief.web.doors import is_open
from surfaces.web.browsing import Server, Visitor, program, routes, token

KINDS = ["/", "/privacy", "/no-such-page", "/briefs/none", "/runs/none", "/yours"]


@pytest.mark.parametrize("path", [*KINDS, "/static/none.css"])
def test_every_answer_carries_the_policy(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "microphone=(self)" in headers["permissions-policy"]
    assert "server" not in headers


@pytest.mark.parametrize("path", KINDS)
def test_pages_are_kept_by_no_shared_cache(client: httpx.Client, path: str) -> None:
    assert client.get(path).headers["cache-control"].startswith("private")


@pytest.mark.parametrize("path", KINDS)
def test_no_page_holds_a_script_or_a_style(client: httpx.Client, path: str) -> None:
    html = client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)


def test_without_the_key_nothing_is_seen(server: Server) -> None:
    for path in ("/", "/yours", "/briefs/x/plan", "/yours/prebrief-data.zip"):
        answer = httpx.get(server.base + path)
        assert answer.status_code == 401
        assert "prebrief serve" in answer.text
    wrong = httpx.get(f"{server.base}/?key={'A' * 43}")
    assert wrong.status_code == 401
    assert "set-cookie" not in wrong.headers or "prebrief" not in wrong.headers["set-cookie"]


def test_every_route_is_closed_unless_it_is_listed_as_open(server: Server) -> None:
    closed = [(method, path) for method, path in routes() if not is_open(path)]
    assert len(closed) > 20
    for method, path in closed:
        answer = httpx.request(method, server.base + re.sub(r"\{[^}]+\}", "x", path), timeout=60)
        assert answer.status_code == 401, (method, path)


def test_the_key_leaves_the_address_and_the_cookie_is_locked(server: Server) -> None:
    answer = httpx.get(f"{server.base}/privacy?a=b&{urlsplit(server.address).query}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/privacy?a=b"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert urlsplit(server.address).query.removeprefix("key=") not in cookie


def test_a_link_from_elsewhere_lets_in_without_a_redirect(server: Server) -> None:
    answer = httpx.get(server.address, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert answer.headers["refresh"] == "0; url=/"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", ""])
def test_a_foreign_name_for_this_machine_is_refused(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code in {400, 421}


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:8765"])
def test_numbers_and_localhost_are_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/privacy", headers={"Host": host}).status_code == 200


def test_a_form_needs_the_token_of_this_browser(client: httpx.Client, server: Server) -> None:
    assert client.post("/example").status_code == 403
    assert client.post("/example", data={"csrf": "x" * 116}).status_code == 403
    with program(server.base) as stranger:
        theirs = re.search(r'name="csrf" value="([^"]+)"', stranger.get("/privacy").text)
        assert theirs
    assert client.post("/example", data={"csrf": theirs[1]}).status_code == 403
    good = client.post("/theme", data={"csrf": token(client), "theme": "dark"})
    assert good.status_code == 303


def test_the_token_is_another_text_each_time(client: httpx.Client) -> None:
    assert token(client) != token(client)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_other_sites_send_nothing(client: httpx.Client, headers: dict[str, str]) -> None:
    sent = {"csrf": token(client), "theme": "dark"}
    assert client.post("/theme", data=sent, headers=headers).status_code == 403


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_no_form_leads_to_another_host(client: httpx.Client, there: str) -> None:
    answer = client.post("/theme", data={"csrf": token(client), "theme": "dark", "there": there})
    assert answer.headers["location"] == "/"


def test_a_huge_body_is_refused_in_words(client: httpx.Client) -> None:
    answer = client.post("/prepare", content=b"0" * 45_000_000)
    assert answer.status_code == 413
    assert "20 MB" in answer.text


def test_programs_get_problem_documents(client: httpx.Client) -> None:
    answer = client.get("/briefs/none/plan", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 404
    assert problem["code"] == "no-such-brief"
    assert {"type", "title", "detail", "instance"} <= problem.keys()


def test_static_files_are_kept_for_good_under_their_hash(client: httpx.Client) -> None:
    html = client.get("/").text
    for path in set(re.findall(r'"(/static/[^"]+)"', html)):
        answer = client.get(path)
        assert answer.status_code == 200
        assert re.search(r"\.[0-9a-f]{10}\.\w+$", path)
        assert "immutable" in answer.headers["cache-control"]
        again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
    assert client.get("/static/../server.py").status_code == 404


def test_no_other_page_can_frame_it(browser: Browser, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.context.new_page()  # the refusal is announced on the console, as it should be
    page.set_content(f'<iframe src="{visitor.base}/privacy" width="600" height="400"></iframe>')
    framed = page.frames[1]
    framed.wait_for_load_state()
    assert "What happens" not in framed.content()
