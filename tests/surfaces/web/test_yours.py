"""Yours to take and to delete."""

import io
import zipfile
from pathlib import Path

import httpx
from playwright.sync_api import Browser, expect

from surfaces.web.browsing import Server, axe, come_in, program, visiting
from surfaces.web.conftest import end, start


def test_everything_comes_as_a_zip(client: httpx.Client, brief_path: str) -> None:
    answer = client.get("/yours/prebrief-data.zip")
    assert answer.headers["content-disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
    assert f"briefs/{brief_path.rsplit('/', 1)[-1]}.json" in names


def test_the_theme_is_remembered(browser: Browser, server: Server) -> None:
    with visiting(browser, server.address, color_scheme="light") as visitor:
        page = visitor.open("/privacy")
        page.get_by_role("button", name="Dark colours").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        assert page.url.endswith("/privacy")
        axe(page)
        page.get_by_role("button", name="Light colours").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_deleting_everything_asks_for_a_word(browser: Browser, tmp_path: Path) -> None:
    process, server = start(tmp_path)
    try:
        with visiting(browser, server.address, java_script_enabled=False) as visitor:
            page = visitor.open("/")
            page.get_by_role("button", name="Show me the example").click()
            page.wait_for_url("**/briefs/*")
            page.goto(f"{server.base}/yours")
            page.get_by_role("button", name="Delete everything").click()
            expect(page.locator("#word-wrong")).to_be_visible()
            page.get_by_label("Type “delete” to confirm").fill("delete")
            page.get_by_role("button", name="Delete everything").click()
            expect(page.get_by_role("status")).to_contain_text("deleted")
            expect(page.get_by_role("heading", name="See one first")).to_be_visible()
        with program(server.base) as client:
            come_in(client, server)
            assert b"Abernethy" not in client.get("/yours/prebrief-data.zip").content
    finally:
        end(process)
