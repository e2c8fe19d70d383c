"""From a CV and a posting to the brief, as people do it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from surfaces.conftest import CV, POSTING
from surfaces.web.browsing import Visitor, axe, pictures, tab_to

A_BRIEF = "**/briefs/*"


def test_a_file_and_pasted_words_become_a_brief(page: Page) -> None:
    page.get_by_label("Your CV", exact=True).set_input_files(CV)
    page.get_by_label("The posting", exact=True).fill(POSTING.read_text(encoding="utf-8"))
    page.get_by_label("Day of the interview").fill("2099-12-01")
    page.get_by_role("button", name="Make my brief").click()
    page.wait_for_url(A_BRIEF)
    page.goto(f"{page.url}/plan")
    expect(page.get_by_text("Interview in")).to_be_visible()
    page.get_by_role("link", name="Prebrief", exact=True).click()
    expect(page.get_by_role("link", name="Chief Medical Officer").first).to_be_visible()


def test_what_is_missing_is_said_and_the_rest_is_kept(page: Page) -> None:
    page.get_by_label("Your CV", exact=True).set_input_files(CV)
    page.get_by_label("Day of the interview").fill("2099-12-01")
    page.get_by_role("button", name="Make my brief").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("Paste the posting or its address")).to_be_visible()
    expect(page.get_by_text("cv.pdf is here")).to_be_visible()
    expect(page.get_by_label("Day of the interview")).to_have_value("2099-12-01")
    axe(page)
    # The CV need not be chosen again.
    page.get_by_label("The posting", exact=True).fill(POSTING.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Make my brief").click()
    page.wait_for_url(A_BRIEF)


def test_an_unreadable_file_says_what_to_do_and_keeps_the_posting(
    page: Page, tmp_path: Path
) -> None:
    broken = tmp_path / "cv.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")
    words = POSTING.read_text(encoding="utf-8")
    page.get_by_label("Your CV", exact=True).set_input_files(broken)
    page.get_by_label("The posting", exact=True).fill(words)
    page.get_by_role("button", name="Make my brief").click()
    expect(page.get_by_role("heading", name="The brief could not be made")).to_be_visible()
    axe(page)
    pictures(page, "could-not-be-made")
    page.reload()
    expect(page.get_by_role("heading", name="The brief could not be made")).to_be_visible()
    page.get_by_role("link", name="Change it and try again").click()
    kept = page.get_by_label("The posting", exact=True).input_value()
    assert kept.split() == words.split()
    page.get_by_label("Your CV", exact=True).set_input_files(CV)
    page.get_by_role("button", name="Make my brief").click()
    page.wait_for_url(A_BRIEF)


def test_a_private_address_is_not_fetched(page: Page) -> None:
    page.get_by_label("Your CV", exact=True).set_input_files(CV)
    page.get_by_label("The posting", exact=True).fill("http://169.254.169.254/latest/")
    page.get_by_role("button", name="Make my brief").click()
    expect(page.locator("#posting-wrong")).to_be_visible()
    expect(page.get_by_label("The posting", exact=True)).to_have_value(
        "http://169.254.169.254/latest/"
    )


@pytest.mark.parametrize("width", [390, 1440])
def test_it_works_without_a_script(visit: Callable[..., Visitor], width: int) -> None:
    page = visit(java_script_enabled=False, width=width).open("/")
    page.get_by_role("button", name="Show me the example").first.click()
    page.wait_for_url(A_BRIEF)  # the page of the run loads itself anew


def test_it_works_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    tab_to(page, "#cv_text")
    page.keyboard.insert_text(CV_TEXT)
    tab_to(page, "#posting")
    page.keyboard.insert_text(POSTING.read_text(encoding="utf-8"))
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.wait_for_url(A_BRIEF)


def test_a_brief_is_deleted_after_asking(page: Page) -> None:
    page.get_by_text("No file at hand").click()
    page.get_by_label("Text of your CV").fill(CV_TEXT.replace("Avery", "Morgan"))
    page.get_by_label("The posting", exact=True).fill(POSTING.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Make my brief").click()
    page.wait_for_url(A_BRIEF)
    address = page.url
    page.goto(f"{address}/delete")
    axe(page)
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("status")).to_contain_text("deleted")
    answer = page.goto(f"{address}/plan")
    assert answer
    assert answer.status == 404


CV_TEXT = """Avery Quill, MD, MBA
Port Casselton, Ohio

Experience
Medical Director, Hospital Medicine, Bramwell General Hospital, 2018 - present
- Led a team of 24 hospitalists and cut length of stay from 5.6 to 4.9 days in two years
- Chaired the peer review committee
Hospitalist, Bramwell General Hospital, 2010 - 2018

Education
MD, Lakeland University, 2006
MBA, Lakeland University, 2016

Licenses
Ohio medical license, active
Board certified in internal medicine
"""
