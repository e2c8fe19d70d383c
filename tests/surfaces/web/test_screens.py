"""Every page, at every width, in both themes: axe, weight, no sideways scroll; and its picture.

A page is listed once in ``PAGES``. ``./dev screenshots`` runs the tests of this folder with
PREBRIEF_SCREENSHOTS set, and they write the pictures of docs/screenshots.
"""

from collections.abc import Callable

import httpx
import pytest

from surfaces.web.browsing import HEIGHTS, Visitor, axe, pictures, sent_bytes

PAGES = {
    "home": "/",
    "privacy": "/privacy",
    "your-data": "/yours",
    "for-programs": "/api",
    "not-found": "/no-such-page",
    "brief": "{brief}",
    "corrections": "{brief}/corrections",
    "share": "{brief}/share",
    "source": "{brief}/source/cv/0-35",
    "practise": "{brief}/practise",
    "practise-own": "{brief}/practise/own",
    "interview": "{brief}/interview",
    "drills": "{brief}/drills",
    "readiness": "{brief}/readiness",
    "plan": "{brief}/plan",
    "delete": "{brief}/delete",
    "cases": "{brief}/cases",
    "case": "{brief}/cases/risk-contract",
    "case-practice": "{brief}/cases/pay/practise",
}
"""Name of the picture -> path; ``{brief}`` is the brief of the example."""
HEAVY = {"brief": 150_000}
LIGHT = 60_000
"""Most bytes of a page as sent, with its style and scripts."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_at_every_width_and_in_both_themes(
    visit: Callable[..., Visitor], brief_path: str, name: str
) -> None:
    page = visit(color_scheme="light").open(PAGES[name].format(brief=brief_path))
    pictures(page, name)
    axe(page)
    page.set_viewport_size({"width": 390, "height": HEIGHTS[390]})
    page.emulate_media(color_scheme="dark")
    axe(page, only=("color-contrast",))  # the other rules know no colours


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_light(client: httpx.Client, brief_path: str, name: str) -> None:
    sent = sent_bytes(client, PAGES[name].format(brief=brief_path))
    assert sent <= HEAVY.get(name, LIGHT)
