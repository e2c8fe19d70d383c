"""Practising in the browser: answers, the mock interview, cards, readiness."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from surfaces.web.browsing import Visitor, axe, no_sideways_scroll, tab_to

STORY = (
    "In 2023 our sepsis mortality was 21% and the board was worried. I chaired the review, sat "
    "with night nurses for two weeks and found that the alert fired too late. I changed the "
    "trigger with the pharmacy lead, who had the better idea for the order set. Two surgeons "
    "resisted; I showed them their own data. After 14 months mortality was 13%. I would involve "
    "finance earlier."
)


def open_question(page: Page, brief_path: str) -> None:
    page.goto(page.url.rstrip("/") + brief_path + "/practise")
    page.locator(".asks a").first.click()


def test_an_answer_is_judged_and_the_next_try_shows_the_difference(
    page: Page, brief_path: str
) -> None:
    open_question(page, brief_path)
    question = page.locator("h1").inner_text()
    page.get_by_label("Your answer").fill("We always communicate well as a team. " + STORY)
    page.get_by_role("button", name="Judge my answer").click()
    expect(page.locator(".verdict .score")).to_contain_text("of 100")
    assert page.locator("h1").inner_text() == question
    assert "sepsis mortality" in page.locator("[data-answer-text] mark").all_inner_texts().__str__()
    axe(page)
    # One dimension's words alone.
    page.get_by_role("button", name="Show its words").first.click()
    assert page.locator("mark.on").count() >= 1
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_label("Your answer")).to_have_value(re.compile("sepsis mortality"))
    page.get_by_label("Your answer").fill(STORY)
    page.get_by_role("button", name="Judge my answer").click()
    expect(page.locator(".verdict .score")).to_contain_text("your last try")
    page.get_by_text("What changed since your last try").click()
    expect(page.locator("del")).to_contain_text("We always communicate well")


def test_a_figure_against_the_cv_is_pointed_out(page: Page, brief_path: str) -> None:
    open_question(page, brief_path)
    page.get_by_label("Your answer").fill(
        "Physician turnover was 24% in 2019 and 3% in 2024, after I met every leaver myself."
    )
    page.get_by_role("button", name="Judge my answer").click()
    expect(page.get_by_text("Your CV says otherwise.")).to_be_visible()


def test_an_empty_answer_is_asked_for_again(page: Page, brief_path: str) -> None:
    open_question(page, brief_path)
    page.get_by_role("button", name="Judge my answer").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no answer yet.")


def test_a_question_of_ones_own(page: Page, brief_path: str) -> None:
    page.goto(page.url.rstrip("/") + brief_path + "/practise/own")
    page.get_by_label("The question").fill("Why did you leave your last post?")
    page.get_by_label("Your answer").fill(STORY)
    page.get_by_role("button", name="Judge my answer").click()
    assert page.locator("h1").inner_text() == "Why did you leave your last post?"


def test_all_of_it_works_without_scripts(visit: Callable[..., Visitor], brief_path: str) -> None:
    page = visit(java_script_enabled=False, width=390).open(brief_path + "/practise")
    page.locator(".asks a").first.click()
    page.get_by_label("Your answer").fill(STORY)
    page.get_by_role("button", name="Judge my answer").click()
    expect(page.locator(".verdict .score")).to_contain_text("of 100")
    page.goto(page.url.split("/practise")[0] + "/drills")
    page.get_by_role("link", name="Show the answer").click()
    page.get_by_role("button", name="Good").click()
    expect(page.locator(".flip")).to_contain_text("1 done")


def test_a_mock_interview_goes_on_after_the_page_was_closed(
    visit: Callable[..., Visitor], brief_path: str
) -> None:
    visitor = visit()
    page = visitor.open(brief_path + "/interview")
    axe(page)
    page.get_by_label("How long").select_option("10")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".kicker")).to_contain_text("Warm-up")
    page.get_by_label("Your answer").fill("Thank you for having me.")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".kicker")).not_to_contain_text("Warm-up")
    asked = page.locator("h1").inner_text()
    axe(page)
    page.close()
    again = visitor.open(brief_path + "/interview")
    again.get_by_role("link", name="Go on").click()
    assert again.locator("h1").inner_text() == asked
    again.get_by_label("Your answer").fill(STORY)
    again.get_by_role("button", name="Answer", exact=True).click()
    expect(again.locator("aside")).to_contain_text("of 100")
    again.get_by_role("button", name="Skip it").click()
    again.get_by_role("button", name="End and hear the debrief").click()
    expect(again.locator("h1")).to_have_text("Debrief")
    expect(again.locator(".lede")).to_contain_text("1 answered, 1 skipped")
    axe(again)


def test_a_draft_of_the_interview_is_kept_as_it_is_typed(
    visit: Callable[..., Visitor], brief_path: str
) -> None:
    visitor = visit()
    page = visitor.open(brief_path + "/interview")
    page.get_by_role("button", name="Begin").click()
    with page.expect_response("**/draft") as kept:
        page.get_by_label("Your answer").fill("I had begun to say")
    assert kept.value.status == 204
    again = visitor.open(page.url.removeprefix(visitor.base))
    expect(again.get_by_label("Your answer")).to_have_value("I had begun to say")
    again.get_by_role("button", name="End and hear the debrief").click()


def test_cards_by_keyboard_alone(page: Page, brief_path: str) -> None:
    page.goto(page.url.rstrip("/") + brief_path + "/drills")
    axe(page)
    front = page.locator(".front").inner_text()
    page.keyboard.press("Space")
    expect(page.locator(".backside")).to_be_visible()
    axe(page)
    page.keyboard.press("4")
    expect(page.locator(".front")).not_to_have_text(front)


def test_a_card_by_swiping(visit: Callable[..., Visitor], brief_path: str) -> None:
    page = visit(width=390, has_touch=True).open(brief_path + "/drills")
    front = page.locator(".front").inner_text()
    for _ in range(2):  # the first turns it, the second rates it
        page.locator("[data-face]").dispatch_event(
            "pointerdown", {"pointerType": "touch", "clientX": 100, "clientY": 300, "bubbles": True}
        )
        with page.expect_navigation():
            page.locator("[data-face]").dispatch_event(
                "pointerup",
                {"pointerType": "touch", "clientX": 260, "clientY": 305, "bubbles": True},
            )
    expect(page.locator(".front")).not_to_have_text(front)


def test_what_really_came_is_compared_and_kept(page: Page, brief_path: str) -> None:
    page.goto(page.url.rstrip("/") + brief_path + "/readiness")
    axe(page)
    predicted = "Tell us about a doctor whose practice worried you, from first sign to last talk."
    page.get_by_label("Questions that came").fill(predicted + "\nWhat is your star sign?")
    page.get_by_role("button", name="Compare").click()
    axe(page)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#after")).to_contain_text("1 of 2 questions asked had been predicted")


def test_the_clock_runs_and_the_keyboard_reaches_everything(page: Page, brief_path: str) -> None:
    open_question(page, brief_path)
    tab_to(page, "#answer")
    page.keyboard.type("I would begin with the night shift.")
    tab_to(page, "[data-timer]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-clock]")).to_have_text(re.compile("0:0[1-9]"))
    tab_to(page, "form[data-answer] button.main")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict .score")).to_contain_text("of 100")
    no_sideways_scroll(page)


def test_unknown_questions_and_interviews_are_not_found(page: Page, brief_path: str) -> None:
    base = page.url.rstrip("/")
    for path in ("/practise/q.none", "/interview/none"):
        answered = page.goto(base + brief_path + path)
        assert answered is not None
        assert answered.status == 404
