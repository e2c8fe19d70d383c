"""The plan: dates, ticks, calendar."""

from collections.abc import Callable

import httpx
from icalendar import Calendar
from playwright.sync_api import Page, expect

from surfaces.web.browsing import Server, Visitor, axe, tab_to, token

DAY = "2099-12-15"


def dated(page: Page, brief_path: str, server: Server) -> None:
    page.goto(f"{server.base}{brief_path}/plan")
    page.get_by_label("Day", exact=True).fill(DAY)
    page.get_by_role("button", name="Set the day").click()
    expect(page.get_by_text("Tue 15 December 2099")).to_be_visible()


def test_the_plan_follows_the_day(page: Page, brief_path: str, server: Server) -> None:
    dated(page, brief_path, server)
    expect(page.get_by_text("Mon 14 Dec")).to_be_visible()
    axe(page)


def test_a_day_that_has_passed_is_not_taken(page: Page, brief_path: str, server: Server) -> None:
    page.goto(f"{server.base}{brief_path}/plan")
    page.get_by_label("Day", exact=True).fill("2001-02-03")
    page.get_by_role("button", name="Set the day").click()
    expect(page.locator("#interview_date-wrong")).to_contain_text("passed")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2001-02-03")


def test_a_tick_stays(page: Page, brief_path: str, server: Server) -> None:
    page.goto(f"{server.base}{brief_path}/plan")
    first = page.get_by_role("checkbox").first
    expect(first).not_to_be_checked()
    name = first.get_attribute("id")
    first.click()
    ticked = page.locator(f"#{name}")
    expect(ticked).to_be_checked()
    expect(ticked).to_be_focused()
    page.reload()
    expect(ticked).to_be_checked()
    ticked.click()
    expect(ticked).not_to_be_checked()


def test_ticking_needs_no_script_and_no_mouse(
    visit: Callable[..., Visitor], brief_path: str
) -> None:
    page = visit(java_script_enabled=False).open(f"{brief_path}/plan")
    second = page.get_by_role("checkbox").nth(1)
    second.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    page.get_by_role("checkbox").nth(1).click()
    expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()
    quick = visit().open(f"{brief_path}/plan")
    tab_to(quick, "[role=checkbox]")
    quick.keyboard.press("Enter")
    expect(quick.get_by_role("checkbox").first).to_be_checked()
    quick.keyboard.press("Enter")
    expect(quick.get_by_role("checkbox").first).not_to_be_checked()


def test_questions_and_stories_in_a_task_lead_to_the_brief(page: Page, brief_path: str) -> None:
    page.goto(page.url.rstrip("/") + f"{brief_path}/plan")
    link = page.locator(".task a").first
    assert (link.get_attribute("href") or "").startswith(f"{brief_path}#")


def test_the_calendar_as_a_file_and_as_an_address(
    page: Page, brief_path: str, server: Server, client: httpx.Client
) -> None:
    dated(page, brief_path, server)
    file = Calendar.from_ical(client.get(f"{brief_path}/plan.ics").text)
    days = [str(event["dtstart"].dt)[:10] for event in file.walk("VEVENT")]
    assert days[-1] == DAY
    assert len(days) > 5

    if page.get_by_role("button", name="Make an address to subscribe to").count():
        page.get_by_role("button", name="Make an address to subscribe to").click()
    address = page.get_by_label("Address to subscribe to").input_value()
    # A calendar program has neither the key nor a cookie.
    followed = httpx.get(address)
    assert followed.headers["content-type"].startswith("text/calendar")
    assert len(Calendar.from_ical(followed.text).walk("VEVENT")) == len(days)
    assert "set-cookie" not in followed.headers

    page.get_by_role("button", name="New address").click()
    expect(page.get_by_role("status")).to_contain_text("new address")
    assert httpx.get(address).status_code == 404


def test_no_address_can_be_guessed(brief_path: str, server: Server, client: httpx.Client) -> None:
    brief_id = brief_path.rsplit("/", 1)[-1]
    client.post(f"{brief_path}/plan/calendar", data={"csrf": token(client)})
    for guess in (
        "x",
        f"local-{brief_id}",
        f"local-{brief_id}-{'A' * 43}",
        "local--",
        "%00-%00-%00",
    ):
        assert httpx.get(f"{server.base}/calendar/{guess}.ics").status_code == 404
