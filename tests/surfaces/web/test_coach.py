"""Coaches see those who agreed, as long as they agree; admins look after the service."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from surfaces.web.browsing import axe, pictures, routes, sent_bytes, tab_to, token, until, visiting
from surfaces.web.conftest import end, start
from surfaces.web.hosting import PASSWORD, Host, practised, prepared

EXAMPLES = Path(__file__).parents[3] / "examples"
ANSWER = (
    "I asked the charge nurse first, and we wrote the sepsis order set together. In eleven months"
    " mortality fell from 18% to 11%. I should have asked the night staff before the launch."
)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A hosted server that keeps things for a year."""
    home = tmp_path_factory.mktemp("coached")
    process, server = start(home, PREBRIEF_MODE="hosted", PREBRIEF_RETENTION_DAYS="365")
    yield Host(server)
    end(process)


def join(page: Page, there: str, name: str, email: str, *, then: str = "Walk in prepared") -> None:
    page.goto(there)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name=then)).to_be_visible()


def as_program(context: BrowserContext, host: Host) -> httpx.Client:
    """Give a program with the session of a browser."""
    cookies = {each["name"]: each["value"] for each in context.cookies()}
    return httpx.Client(base_url=host.server.base, cookies=cookies, timeout=60)


def person_of(coach: httpx.Client, name: str) -> str:
    """Give the address of a candidate's page."""
    hit = re.search(rf'href="(/coach/people/\w+)[^"]*">{name}<', coach.get("/coach").text)
    assert hit
    return hit[1]


def test_from_the_coachs_invitation_to_withdrawal(browser: Browser, host: Host) -> None:
    base = host.server.base
    code = host.codes("coach")[0]
    with visiting(browser, base) as coaching, visiting(browser, base) as practising:
        coach = coaching.page()
        join(coach, f"{base}/join/{code}", "Jo Brandt", "jo@example.org")
        coach.get_by_role("link", name="Coach").click()
        axe(coach)
        pictures(coach, "coach-empty")
        coach.get_by_label("Their e-mail address").fill("robin@example.org")
        coach.get_by_role("button", name="Make an invitation").click()
        there = coach.get_by_label("Address of the invitation").input_value()
        axe(coach)

        page = practising.page()
        path = f"/join/{there.rsplit('/', 1)[-1]}"
        join(page, base + path, "Robin Vale", "robin@example.org", then="Coaches")
        expect(page.get_by_text("Jo Brandt invited you.")).to_be_visible()
        candidate = as_program(practising.context, host)
        _, brief = prepared(candidate)
        practised(candidate, brief, ANSWER)
        coach.goto(f"{base}/coach")
        expect(coach.get_by_text("Nobody has agreed yet")).to_be_visible()
        page.goto(f"{base}/account")
        page.get_by_role("button", name="Let Jo Brandt see my work").click()
        expect(page.get_by_role("status")).to_contain_text("can now see")
        axe(page)

        looks_and_comments(coach, base)
        page.goto(base + brief)
        expect(page.get_by_text("Begin with the 11%.")).to_be_visible()
        with as_program(coaching.context, host) as program:
            seen = everything_of_a_candidate(program, "Robin Vale", brief)
            assert [program.get(path).status_code for path in seen] == [200] * len(seen)
            assert sent_bytes(program, seen[1]) <= 150_000
            light = ("/coach", seen[0], "/coach/batches")
            assert max(sent_bytes(program, path) for path in light) <= 60_000
            page.goto(f"{base}/account")
            page.get_by_role("button", name="Withdraw").click()
            expect(page.get_by_role("status")).to_contain_text("no longer see")
            for path in seen:
                answer = program.get(path)
                assert answer.status_code == 404, path
                assert "Abernethy" not in answer.text
            said = {"csrf": token(program), "text": "Still here?"}
            comment = f"{seen[1]}/comments"
            assert program.post(comment, data=said).status_code == 404
            assert "Robin Vale" not in program.get("/coach").text
        candidate.close()


def looks_and_comments(coach: Page, base: str) -> None:
    coach.goto(f"{base}/coach")
    expect(coach.get_by_role("row", name="Robin Vale")).to_contain_text("1 of")
    axe(coach)
    pictures(coach, "coach")
    coach.get_by_role("link", name="fit", exact=True).click()
    expect(coach).to_have_url(f"{base}/coach?sort=fit")
    coach.get_by_role("rowheader").get_by_role("link", name="Robin Vale").click()
    coach.get_by_text("of 100, 1 try").click()
    expect(coach.get_by_text("I asked the charge nurse first")).to_be_visible()
    axe(coach)
    pictures(coach, "coach-candidate")
    coach.get_by_role("link", name="Comment on this question").click()
    expect(coach.get_by_label("About")).not_to_have_value("")
    tab_to(coach, "#text", most=300)
    coach.keyboard.type("Begin with the 11%.")
    axe(coach)
    pictures(coach, "coach-brief")
    coach.get_by_role("button", name="Send the comment").press("Enter")
    expect(coach.get_by_role("status")).to_contain_text("stands in their brief")


def everything_of_a_candidate(coach: httpx.Client, name: str, brief: str) -> list[str]:
    person = person_of(coach, name)
    read = f"{person}{brief}"
    return [person, read, f"{read}/source/cv/0-35", f"{read}/source/job/0-20?part=true"]


def test_a_batch_with_a_broken_file_and_a_manifest(browser: Browser, host: Host) -> None:
    cv = (EXAMPLES / "cv.pdf").read_bytes()
    posting = (EXAMPLES / "posting.md").read_bytes()
    with visiting(browser, host.server.base) as visitor:
        page = visitor.page()
        code = host.codes("coach")[0]
        join(page, f"{host.server.base}/join/{code}", "Sam Pike", "sam@example.org")
        page.goto(f"{host.server.base}/coach/batches")
        axe(page)
        pictures(page, "coach-batches")
        one = page.locator("#one")
        one.get_by_label("The CVs").set_input_files(
            [
                {"name": "good.pdf", "mimeType": "application/pdf", "buffer": cv},
                {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 no"},
                {"name": "empty.txt", "mimeType": "text/plain", "buffer": b" "},
            ]
        )
        one.get_by_label("The posting", exact=True).fill(posting.decode())
        one.get_by_role("button", name="Prepare them").click()
        expect(page.get_by_role("link", name="Download the summary")).to_be_visible()
        table = page.get_by_role("table", name="Rows of the batch")
        expect(table.get_by_role("row", name="broken")).to_contain_text("Not prepared")
        expect(table.get_by_role("row", name="row-3")).to_contain_text("The file is empty")
        expect(table.get_by_role("row", name="Abernethy")).to_contain_text("of 100")
        axe(page)
        pictures(page, "coach-batch")
        with as_program(visitor.context, host) as coach:
            batch = page.url.split("?")[0]
            summary = coach.get(f"{batch}/summary.csv")
            assert "attachment" in summary.headers["content-disposition"]
            assert len(summary.text.splitlines()) == 4
            assert "Not prepared." in coach.get(f"{batch}/summary.html").text
            rows = b"cv,job,name\ncvs/good.pdf,posting.md,Ida Lund\nlost.pdf,posting.md,Per Moe\n"
            begun = coach.post(
                "/coach/batches/manifest",
                data={"csrf": token(coach)},
                files=[
                    ("manifest", ("May.csv", rows, "text/csv")),
                    ("files", ("good.pdf", cv, "application/pdf")),
                    ("files", ("posting.md", posting, "text/markdown")),
                ],
            ).headers["location"].split("?")[0]  # fmt: skip
            done = until(lambda: over(coach, begun))
            assert "Ida Lund" in done
            assert "lost.pdf was not sent" in done
            assert coach.post(f"{begun}/delete", data={"csrf": token(coach)}).status_code == 303
            assert coach.get(begun).status_code == 404
            assert coach.get(batch).status_code == 200


def over(coach: httpx.Client, batch: str) -> str | None:
    text = coach.get(f"{batch}?part=true").text
    return text if 'data-state="done"' in text else None


def test_an_admin_looks_after_the_service(browser: Browser, host: Host) -> None:
    base = host.server.base
    admin_code, other_code = host.codes("admin", "candidate")
    with visiting(browser, base) as visitor, host.joined(
        other_code, "Ash Marlow", "ash@example.org"
    ) as other:  # fmt: skip
        page = visitor.page()
        join(page, f"{base}/join/{admin_code}", "Kim Oster", "kim@example.org")
        page.get_by_role("link", name="Admin").click()
        expect(page.get_by_text("365 days")).to_be_visible()
        axe(page)
        pictures(page, "admin")
        page.get_by_role("button", name="Delete now what has passed its time").click()
        expect(page.get_by_role("status")).to_contain_text("Nothing had passed its time")
        page.get_by_role("link", name="People").click()
        page.get_by_label("As", exact=True).select_option("coach")
        page.get_by_role("button", name="Make an invitation").click()
        fresh = page.get_by_label("Address", exact=True).input_value().rsplit("/", 1)[-1]
        assert httpx.get(f"{base}/join/{fresh}").status_code == 200
        axe(page)
        pictures(page, "admin-people")
        page.get_by_role("button", name="Revoke the invitation for coach").first.click()
        expect(page.get_by_role("status")).to_contain_text("no longer lets")
        assert httpx.get(f"{base}/join/{fresh}").status_code == 403

        page.get_by_role("button", name="Sign out everywhere: Ash Marlow").click()
        expect(page.get_by_role("status")).to_contain_text("signed out everywhere")
        assert other.get("/account").status_code == 303
        page.get_by_role("button", name="Close: Ash Marlow").click()
        expect(page.get_by_role("row", name="Ash Marlow")).to_contain_text("closed")
        sent = {"csrf": token(other, "/sign-in"), "email": "ash@example.org", "password": PASSWORD}
        assert other.post("/sign-in", data=sent).status_code == 403
        page.get_by_role("button", name="Open again: Ash Marlow").click()
        sent["csrf"] = token(other, "/sign-in")
        assert other.post("/sign-in", data=sent).status_code == 303
        page.get_by_role("button", name="New password: Ash Marlow").click()
        expect(page.get_by_role("status")).to_contain_text("a new password can be chosen")

        page.get_by_role("link", name="Audit log").click()
        for words in (
            "had deleted what had passed its time", "ended an invitation", "signed out everywhere:",
            "closed the account of", "opened the account of", "offered a new password to",
        ):  # fmt: skip
            expect(page.get_by_role("table")).to_contain_text(words)
        axe(page)
        pictures(page, "admin-audit")
        with as_program(visitor.context, host) as admin:
            pages = ("/admin", "/admin/people", "/admin/audit")
            assert max(sent_bytes(admin, path) for path in pages) <= 60_000
            for _ in range(60):
                admin.post("/admin/expire", data={"csrf": token(admin, "/admin")})
            assert "Older" in admin.get("/admin/audit").text
            assert "Newer" in admin.get("/admin/audit?number=2").text


def test_each_role_keeps_to_its_own_pages(host: Host) -> None:
    candidate_code, coach_code, admin_code = host.codes("candidate", "coach", "admin")
    with (
        host.joined(candidate_code, "Noa Reed", "noa@example.org") as candidate,
        host.joined(coach_code, "Lou Finch", "lou@example.org") as coach,
        host.joined(admin_code, "Max Holt", "max@example.org") as admin,
    ):
        _, brief = prepared(candidate)
        closed_to = ((candidate, ("/coach", "/admin")), (coach, "/admin"), (admin, "/coach"))
        for method, path in routes():
            there = re.sub(r"\{[^}]+\}", "x", path)
            for who, closed in closed_to:
                if path.startswith(closed):
                    data = {"csrf": token(who)} if method == "POST" else None
                    assert who.request(method, there, data=data).status_code in {404, 422}, path
        # A coach sees nothing of somebody who has not agreed, though the id is known.
        owner = account_id(admin, "Noa Reed")
        for path in (f"/coach/people/{owner}", f"/coach/people/{owner}{brief}"):
            assert coach.get(path).status_code == 404
            assert "Abernethy" not in admin.get(path).text


def account_id(admin: httpx.Client, name: str) -> str:
    hit = re.search(
        rf'/admin/accounts/(\w+)/close"[^>]*>.{{0,400}}?Close: {name}',
        admin.get("/admin/people").text,
    )
    assert hit
    return hit[1]


def test_nobody_coaches_on_their_own_machine(client: httpx.Client) -> None:
    for path in ("/coach", "/coach/batches", "/admin", "/admin/people", "/admin/audit"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "nobody signs in" in answer.text
    assert 'href="/coach"' not in client.get("/").text
