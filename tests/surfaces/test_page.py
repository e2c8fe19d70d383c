"""The HTML page in a real browser: self-contained, readable at every width, without a script."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from surfaces.conftest import CV, POSTING, Run


@pytest.fixture
def html(run: Run, tmp_path: Path) -> Path:
    out = tmp_path / "brief.html"
    assert run("prepare", CV, POSTING, "-o", out).returncode == 0
    return out


@pytest.fixture
def page(browser: Browser, html: Path) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.asked = []  # type: ignore[attr-defined]
    opened.on("request", lambda request: opened.asked.append(request.url))  # type: ignore[attr-defined]
    opened.goto(html.as_uri())
    yield opened
    context.close()


def test_nothing_is_asked_of_any_host(page: Page, html: Path) -> None:
    assert page.asked == [html.as_uri()]  # type: ignore[attr-defined]


def test_no_script_and_no_event_handler(html: Path) -> None:
    text = html.read_text(encoding="utf-8").lower()
    for token in ("<script", "javascript:", " onclick", " onload", "@import", "url("):
        assert token not in text


@pytest.mark.parametrize("width", [360, 390, 768, 1440])
def test_no_width_scrolls_sideways(browser: Browser, html: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    opened = context.new_page()
    opened.goto(html.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    clipped = opened.evaluate(
        """() => [...document.querySelectorAll('main p, main li, main h3, main td')]
            .filter(e => e.scrollWidth > e.clientWidth + 1)
            .filter(e => getComputedStyle(e).overflowX === 'hidden').length"""
    )
    assert clipped == 0
    context.close()


def test_every_link_leads_to_a_place_on_the_page(browser: Browser, html: Path) -> None:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(html.as_uri())
    lost = opened.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
            .map(a => a.getAttribute('href').slice(1))
            .filter(id => !document.getElementById(id))"""
    )
    assert lost == []
    twice = opened.evaluate(
        """() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                   return ids.filter((id, i) => ids.indexOf(id) !== i); }"""
    )
    assert twice == []
    context.close()


def test_the_quote_stands_where_its_link_leads(browser: Browser, html: Path) -> None:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(html.as_uri())
    wrong = opened.evaluate(
        """() => [...document.querySelectorAll('a.q')].filter(a => {
              const words = a.textContent.replace(/[“”]/g, '').split(/\\s+/);
              const place = document.getElementById(a.getAttribute('href').slice(1));
              return !place || !place.textContent.includes(words[0]);
            }).map(a => a.textContent)"""
    )
    assert wrong == []
    context.close()


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [
        int(tag.evaluate("e => e.tagName[1]")) for tag in page.query_selector_all("h1,h2,h3,h4")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
