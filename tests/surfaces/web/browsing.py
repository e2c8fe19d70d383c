"""A visitor with a browser, who notices what no page may do."""

import io
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
from axe_playwright_python.sync_playwright import Axe
from fastapi.routing import APIRoute
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from prebrief.web.server import routers

WIDTHS = (390, 768, 1440)
PATIENCE = 60
"""Seconds after which a page is given up; a busy machine is slow, not wrong."""
HEIGHTS = {390: 844, 768: 1024, 1440: 900}
expect.set_options(timeout=PATIENCE * 1000)
Found = TypeVar("Found")
FOLDER = os.environ.get("PREBRIEF_SCREENSHOTS")
SHOWN = (390, 1440)
"""Widths of the pictures in the documentation; all three are looked at in the tests."""
PICTURE_BYTES = 60_000
USUAL_PLACE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    node.data = node.data.replace(/\\/\\S+\\/prebrief\\.db/, "~/.local/share/prebrief/prebrief.db");
  }
}"""
"""Puts the usual place of the data where a test's own folder is named."""
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass(frozen=True)
class Server:
    """A running ``prebrief serve``."""

    address: str
    """As printed, with the key."""
    home: Path
    """Its data folder."""

    @property
    def base(self) -> str:
        """The address without path and key."""
        return self.address.split("/?")[0]


@dataclass
class Visitor:
    """A browser that remembers complaints and requests."""

    context: BrowserContext
    base: str
    """Address of the server, without a path."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, broken policies, exceptions of scripts."""
    foreign: list[str] = field(default_factory=list)
    """Addresses on other hosts that a page asked for."""

    def page(self) -> Page:
        """Open an empty tab that is watched."""
        page = self.context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        return page

    def open(self, path: str = "/") -> Page:
        """Open a page of the app."""
        page = self.page()
        page.goto(self.base + path)
        return page

    def asked(self, request: Request) -> None:
        """Note where a request goes."""
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.base).netloc:
            self.foreign.append(request.url)

    def _heard(self, message: ConsoleMessage) -> None:
        # A page with status 4xx is announced as an error although the page itself is the answer.
        refused = "status of 4" in message.text
        if message.type in {"error", "warning"} and not refused:
            self.complaints.append(f"{message.type}: {message.text}")


@contextmanager
def visiting(
    browser: Browser, address: str, *, width: int = 1440, **options: Any
) -> Iterator[Visitor]:
    """Come in through the printed address; on the way out, nothing may have gone wrong unseen."""
    parts = urlsplit(address)
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS.get(width, 900)},
        reduced_motion="reduce",
        **options,
    )
    context.set_default_timeout(PATIENCE * 1000)
    visitor = Visitor(context, f"{parts.scheme}://{parts.netloc}")
    context.on("request", visitor.asked)
    if parts.query:
        context.request.get(address, headers={"Sec-Fetch-Site": "cross-site"})
    try:
        yield visitor
        assert not visitor.complaints, visitor.complaints
        assert not visitor.foreign, visitor.foreign
    finally:
        context.close()


def axe(page: Page, *, without: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> None:
    """Find no violation of accessibility on the page as it stands."""
    rules = {"runOnly": {"type": "rule", "values": list(only)}} if only else _RULES
    found = Axe().run(page, options=rules).response["violations"]
    shown = [
        (each["id"], [node["target"] for node in each["nodes"]][:4], each["help"])
        for each in found
        if each["id"] not in without
    ]
    assert not shown, shown


def no_sideways_scroll(page: Page) -> None:
    """Find the page no wider than its window."""
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert over <= 0, f"{over} px too wide"


def tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    """Reach an element with the Tab key alone, as those must who use no mouse."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached with the keyboard")


def routes() -> list[tuple[str, str]]:
    """Give method and path of every page's route, as the code has them."""
    return sorted(
        (method, route.path)
        for router in routers("prebrief.web.pages")
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    )


def picture(page: Page, name: str) -> None:
    """Write what is seen for the documentation, where pictures are asked for."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    if not FOLDER or width not in SHOWN:
        return
    path = Path(FOLDER) / f"{name}-{width}.webp"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.evaluate(USUAL_PLACE)
    with Image.open(io.BytesIO(page.screenshot())) as seen:
        for quality in (80, 65, 50, 35, 20):
            seen.convert("RGB").save(path, quality=quality, method=6)
            if path.stat().st_size <= PICTURE_BYTES:
                return


def pictures(page: Page, name: str) -> None:
    """Write both pictures of a page, and find it no wider than its window at any width."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        no_sideways_scroll(page)
        picture(page, name)
    if before:
        page.set_viewport_size(before)


def until(look: Callable[[], Found | None], *, seconds: float = PATIENCE) -> Found:
    """Look again and again until there is something."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    while time.monotonic() < deadline:
        found = look()
        if found is not None:
            return found
        pause.wait(0.05)
    raise AssertionError(f"nothing came within {seconds} s")


def sent_bytes(client: httpx.Client, path: str) -> int:
    """Give the bytes of a page as sent, with its style and scripts."""
    sent = 0
    for asked in [path, *linked(client.get(path).text)]:
        with client.stream("GET", asked, headers={"Accept-Encoding": "gzip"}) as answer:
            sent += sum(len(chunk) for chunk in answer.iter_raw())
    return sent


def linked(html: str) -> list[str]:
    """Give what a page loads."""
    return sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html)))


def program(base: str) -> httpx.Client:
    """Give a client that is as patient as a browser."""
    return httpx.Client(base_url=base, timeout=PATIENCE)


def come_in(client: httpx.Client, server: Server) -> None:
    """Exchange the key of the printed address for the cookie."""
    assert client.get(server.address.removeprefix(server.base)).status_code == 303


def token(client: httpx.Client, path: str = "/privacy") -> str:
    """Give a token for forms."""
    hit = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert hit
    return hit[1]
