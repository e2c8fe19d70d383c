"""Hosted mode: people with accounts, who see nothing of each other."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from surfaces.web.browsing import Server, axe, pictures, program, routes, token, until, visiting
from surfaces.web.conftest import end, start

PASSWORD = "seven herons cross the quay"
INVITE = """
from prebrief.app.accounts import invite
print(invite(None, "candidate"), invite(None, "candidate"), invite(None, "coach"))
"""


@dataclass(frozen=True)
class Host:
    server: Server
    codes: tuple[str, ...]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A hosted server with three invitations."""
    home = tmp_path_factory.mktemp("hosted")
    process, server = start(home, PREBRIEF_MODE="hosted")
    made = subprocess.run(
        [sys.executable, "-c", INVITE],
        env={**os.environ, "PREBRIEF_HOME": str(home), "PREBRIEF_MODE": "hosted"},
        capture_output=True,
        check=True,
        text=True,
    )
    yield Host(server, tuple(made.stdout.split()))
    end(process)


def signed_up(host: Host, place: int, email: str) -> httpx.Client:
    client = program(host.server.base)
    path = f"/join/{host.codes[place]}"
    sent = {"csrf": token(client, path), "name": "Robin Vale", "email": email, "password": PASSWORD}
    assert client.post(path, data=sent).status_code == 303
    return client


def test_from_invitation_to_deletion(browser: Browser, host: Host) -> None:
    with visiting(browser, host.server.base) as visitor:
        page = visitor.open("/yours")
        expect(page).to_have_url(f"{host.server.base}/sign-in?next=/yours")
        axe(page)
        pictures(page, "sign-in")
        page.goto(f"{host.server.base}/join/{host.codes[0]}")
        axe(page)
        pictures(page, "join")
        page.get_by_label("Your name").fill("Robin Vale")
        page.get_by_label("E-mail address").fill("robin@example.org")
        page.get_by_label("Password").fill("passwordpassword")
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_label("E-mail address")).to_have_value("robin@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_role("heading", name="Walk in prepared")).to_be_visible()
        page.get_by_role("link", name="Account").click()
        axe(page)
        pictures(page, "account")
        page.get_by_role("button", name="Sign out", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("signed out")

        page.get_by_label("E-mail address").fill("robin@example.org")
        page.get_by_label("Password").fill("wrong wrong wrong")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Walk in prepared")).to_be_visible()

        page.goto(f"{host.server.base}/account")
        page.locator("#confirm").fill(PASSWORD)
        page.get_by_role("button", name="Delete my account").click()
        expect(page.get_by_role("status")).to_contain_text("deleted")


def test_session_cookies_are_locked(host: Host) -> None:
    client = signed_up(host, 1, "casey@example.org")
    path = "/sign-in"
    fresh = program(host.server.base)
    sent = {"csrf": token(fresh, path), "email": "casey@example.org", "password": PASSWORD}
    cookie = fresh.post(path, data=sent).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    before = token(fresh, "/account")
    # A token made before signing in is worth nothing after it.
    assert client.post("/account/password", data={"csrf": before}).status_code == 403
    out = fresh.post("/sign-out", data={"csrf": before})
    assert 'prebrief=""' in out.headers["set-cookie"]
    assert fresh.get("/account").status_code == 303
    client.close()
    fresh.close()


def test_two_people_see_nothing_of_each_other(host: Host, tmp_path: Path) -> None:
    one = program(host.server.base)
    sent = {"csrf": token(one, "/sign-in"), "email": "casey@example.org", "password": PASSWORD}
    if one.post("/sign-in", data=sent).status_code != 303:
        one = signed_up(host, 1, "casey@example.org")
    other = signed_up(host, 2, "coach@example.org")
    begun = one.post("/example", data={"csrf": token(one)})
    run = begun.headers["location"]

    def made() -> str | None:
        answer = one.get(run)
        return answer.headers.get("location")

    brief = until(made)
    shelf = [run, f"{run.split('?')[0]}?part=true", brief]
    shelf += [f"{brief}/{page}" for page in ("plan", "plan.ics", "delete")]
    for path in shelf:
        assert one.get(path).status_code in {200, 303, 422}, path
        assert other.get(path).status_code in {403, 404}, path
    mine = [(method, path) for method, path in routes() if "{brief_id}" in path]
    for method, path in mine:
        there = re.sub(r"\{[^}]+\}", "x", path.replace("{brief_id}", brief.rsplit("/", 1)[-1]))
        sent = {"csrf": token(other)} if method == "POST" else None
        answer = other.request(method, there, data=sent)
        assert answer.status_code in {403, 404, 422}, (method, path)
        assert "Abernethy" not in answer.text
    csrf = token(other)
    for path in (f"{run.split('?')[0]}/cancel", f"{brief}/delete", f"{brief}/plan/calendar"):
        assert other.post(path, data={"csrf": csrf}).status_code in {403, 404}, path
    file_ids = dict(part.split("=") for part in run.split("?")[1].split("&"))
    page = other.get(f"/?cv={file_ids['cv']}&job={file_ids['job']}").text
    assert "is here" not in page
    assert "Abernethy" not in other.get("/").text
    stolen = {"csrf": csrf, "cv_id": file_ids["cv"], "job_id": file_ids["job"]}
    assert other.post("/prepare", data=stolen).status_code == 422
    one.close()
    other.close()


def test_without_a_session_everything_leads_to_the_door(host: Host) -> None:
    for path in ("/", "/yours", "/account", "/briefs/x/plan", "/coach", "/admin", "/runs/x"):
        answer = httpx.get(host.server.base + path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=/")
    assert httpx.post(f"{host.server.base}/example").status_code == 401
