"""The brief as its owner works with it: corrections, pins, notes, stories, sources, sharing."""

import html
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import docx
import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from surfaces.web.browsing import (
    Server,
    Visitor,
    axe,
    no_sideways_scroll,
    program,
    tab_to,
    token,
    until,
    visiting,
)
from surfaces.web.conftest import end, start

INVITE = """
from prebrief.app.accounts import invite
print(invite(None, "candidate"), invite(None, "candidate"))
"""
QUESTION = "q.board_safe"
DATES = "#r15"
"""The requirement that asks for five years of leadership."""
CONTRACTS = "#r10"
"""A duty that the example's CV shows nothing of."""


@dataclass(frozen=True)
class House:
    """A hosted server with two people, one of whom has the example's brief."""

    server: Server
    owner: httpx.Client
    stranger: httpx.Client
    path: str

    @property
    def id(self) -> str:
        """Of the brief."""
        return self.path.rsplit("/", 1)[1]

    def brief(self) -> dict[str, Any]:
        """Give the brief as it is now."""
        read: dict[str, Any] = self.owner.get(f"{self.path}/download.json").json()
        return read

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form of the owner's."""
        return self.owner.post(self.path + path, data={"csrf": token(self.owner), **fields})


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("house")
    process, server = start(home, PREBRIEF_MODE="hosted")
    environment = {**os.environ, "PREBRIEF_HOME": str(home), "PREBRIEF_MODE": "hosted"}
    made = subprocess.run(
        [sys.executable, "-c", INVITE], env=environment, capture_output=True, check=True, text=True
    )
    people = []
    for code, name in zip(made.stdout.split(), ("robin", "casey"), strict=True):
        person = program(server.base)
        join = f"/join/{code}"
        sent = {"csrf": token(person, join), "name": name, "email": f"{name}@example.org"}
        answer = person.post(join, data=sent | {"password": "seven herons cross the quay"})
        assert answer.status_code == 303
        people.append(person)
    owner, stranger = people
    run = owner.post("/example", data={"csrf": token(owner)}).headers["location"]
    path = until(lambda: owner.get(run).headers.get("location"))
    yield House(server, owner, stranger, path)
    for person in people:
        person.close()
    end(process)


@contextmanager
def coming(browser: Browser, house: House, **options: Any) -> Iterator[Visitor]:
    """Let the owner come with a browser."""
    with visiting(browser, house.server.base, **options) as visitor:
        for cookie in house.owner.cookies.jar:
            visitor.context.add_cookies(
                [{"name": cookie.name, "value": cookie.value or "", "url": house.server.base}]
            )
        yield visitor


@pytest.fixture
def come(browser: Browser, house: House) -> Iterator[Callable[..., Visitor]]:
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(coming(browser, house, **options))


def requirement(brief: dict[str, Any], place: str) -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in brief["requirements"] if f"#{r['id']}" == place)
    return found


def cites_of(value: Any) -> Iterator[dict[str, Any]]:
    """Give every quote of a brief."""
    if isinstance(value, dict):
        if {"doc", "start", "end", "quote"} <= value.keys():
            yield value
        for item in value.values():
            yield from cites_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from cites_of(item)


# Corrections ----------------------------------------------------------------------------------


def test_a_corrected_date_is_followed_by_the_brief(
    come: Callable[..., Visitor], house: House
) -> None:
    before = requirement(house.brief(), DATES)
    page = come().open(house.path)
    page.get_by_role("link", name="Correct what was read").click()
    page.get_by_text("Correct: Medical Director, Emergency Services").click()
    page.get_by_label("Start", exact=True).first.fill("Mar 2024")
    page.get_by_role("button", name="Correct it").first.click()
    followed = page.locator("#followed")
    expect(followed).to_contain_text("The brief followed")
    expect(followed).to_contain_text("7 y 6 m of leadership")
    expect(page.locator("#posts li").first).to_contain_text("Corrected by you")
    axe(page)

    page.goto(house.server.base + house.path)
    expect(page.locator(DATES)).not_to_contain_text(before["reason"])
    quote = page.locator(DATES).get_by_role("link", name="March 2024 – present").first
    quote.click()
    expect(page.locator("#source-pane mark")).to_contain_text("March 2024 – present")
    expect(page.locator("#source-pane")).to_contain_text("your own words")

    page.goto(f"{house.server.base}{house.path}/corrections")
    page.get_by_role("button", name="Take back the correction: Medical Director").click()
    expect(page.locator("#followed")).to_contain_text("The brief followed")
    assert requirement(house.brief(), DATES) == before


def test_words_on_a_requirement_count_and_are_quoted(
    come: Callable[..., Visitor], house: House
) -> None:
    assert requirement(house.brief(), CONTRACTS)["verdict"] == "none"
    score = house.brief()["fit"]["score"]
    page = come().open(house.path)
    page.locator(CONTRACTS).get_by_role("link", name="I meet this").click()
    words = "I negotiated two shared-savings contracts in 2023."
    page.get_by_label("How you meet it").fill(words)
    page.get_by_role("button", name="I meet this").click()
    expect(page.locator("#followed")).to_contain_text("no line found → met")
    now = house.brief()
    assert requirement(now, CONTRACTS)["evidence"][0]["quote"] == words
    assert now["fit"]["score"] > score
    texts = {doc: document["text"] for doc, document in now["documents"].items()}
    for cite in cites_of(now):
        assert texts[cite["doc"]][cite["start"] : cite["end"]] == cite["quote"]
    page.get_by_role("button", name="Take back the correction").last.click()
    expect(page.locator("#followed")).to_contain_text("The brief followed")


def test_a_correction_that_cannot_be_read_keeps_what_was_entered(
    come: Callable[..., Visitor], house: House
) -> None:
    page = come().open(f"{house.path}/corrections")
    page.get_by_text("Add a position", exact=True).click()
    form = page.locator("#add-position")
    form.get_by_label("Title").fill("Chief of Staff")
    form.get_by_label("Start").fill("some time ago")
    form.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("no month or year")
    expect(form.get_by_label("Title")).to_have_value("Chief of Staff")
    expect(form.get_by_label("Start")).to_have_attribute("aria-invalid", "true")


def test_what_the_owner_made_survives_a_correction(house: House) -> None:
    house.post("/note", entry=QUESTION, text="Begin with the patient.")
    house.post("/mark", do=f"pin {QUESTION}")
    story = house.brief()["stories"][-1]
    house.post(f"/stories/{story['key']}", title="How I did it")
    added = house.post(
        "/corrections", kind="add_credential", credential="licence", name="Utah medical license"
    )
    assert added.status_code == 303
    page = house.owner.get(house.path).text
    assert "Begin with the patient." in page
    assert "How I did it" in page
    assert house.brief()["documents"]["cv"]["text"].endswith(
        "Added by you\nUtah medical license, active"
    )
    # The same files handed in again are the same brief, with what was put right in it.
    run = house.owner.post("/example", data={"csrf": token(house.owner)}).headers["location"]
    assert until(lambda: house.owner.get(run).headers.get("location")) == house.path
    assert "Utah medical license" in house.brief()["documents"]["cv"]["text"]
    house.post("/corrections/undo", key=_key_of_added(house))
    house.post("/note", entry=QUESTION, text="")
    house.post("/mark", do=f"unpin {QUESTION}")
    house.post(f"/stories/{story['key']}", title=story["title"])
    assert "Added by you" not in house.brief()["documents"]["cv"]["text"]


def _key_of_added(house: House) -> str:
    page = house.owner.get(f"{house.path}/corrections").text
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return html.unescape(found[1])


# Pins, notes, hidden entries, stories ---------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False])
def test_pin_note_and_hide(come: Callable[..., Visitor], house: House, scripts: bool) -> None:
    page = come(java_script_enabled=scripts).open(house.path)
    last = page.locator("#questions article").last.get_attribute("id") or ""
    card = page.locator(f"[id='{last}']")
    card.get_by_role("button", name="Pin").click()
    expect(page.locator("#questions article").first).to_have_attribute("id", last)
    expect(card.locator(".tag.pin")).to_have_text("Pinned")
    card.locator("summary", has_text="Note").click()
    card.get_by_label("Your note").fill("Ask for the dashboard.")
    card.get_by_role("button", name="Keep the note").click()
    expect(card.locator(".note")).to_contain_text("Ask for the dashboard.")
    card.get_by_role("button", name="Hide").click()
    expect(card).to_have_count(0)
    page.locator("#hidden").get_by_role("button", name="Show again").click()
    expect(card.locator(".note")).to_contain_text("Ask for the dashboard.")
    card.get_by_role("button", name="Unpin").click()
    expect(page.locator("#questions article").last).to_have_attribute("id", last)


def test_a_story_is_told_in_ones_own_words(come: Callable[..., Visitor], house: House) -> None:
    page = come().open(house.path)
    story = page.locator("#st2")
    story.get_by_role("button", name="This is mine").click()
    expect(story.locator(".tag.pin")).to_have_text("Your own")
    story.get_by_role("link", name="Edit").click()
    axe(page)
    drafted = page.get_by_label("Lesson").input_value()
    page.get_by_label("Lesson").fill("I now ask who loses before I begin.")
    page.get_by_role("button", name="Keep my words").click()
    expect(page.locator("#st2")).to_contain_text("I now ask who loses before I begin.")
    expect(page.locator("#st2")).to_contain_text("In your words")
    story.get_by_role("link", name="Edit").click()
    page.get_by_label("Lesson").fill(drafted)
    page.get_by_role("button", name="Keep my words").click()
    expect(page.locator("#st2")).not_to_contain_text("In your words")


# Sources --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1440])
def test_a_quote_opens_its_file_at_the_place(
    come: Callable[..., Visitor], house: House, width: int
) -> None:
    page = come(width=width).open(house.path)
    quote = page.locator("#day a.q.cv").first
    words = (quote.text_content() or "").strip("“”")
    quote.click()
    mark = page.locator("#source-pane mark").first
    expect(mark).to_be_in_viewport()
    shown = " ".join(" ".join(page.locator("#source-pane mark").all_text_contents()).split())
    assert shown.startswith(words.rstrip(".")[:40])
    expect(quote).to_be_in_viewport()
    no_sideways_scroll(page)
    page.keyboard.press("Escape")
    expect(page.locator("#source-pane")).to_be_hidden()
    expect(quote).to_be_focused()


def test_without_scripts_both_files_stand_side_by_side(
    come: Callable[..., Visitor], house: House
) -> None:
    page = come(java_script_enabled=False).open(house.path)
    page.locator("#requirements a.q.job").first.click()
    expect(page.get_by_role("heading", name="The CV")).to_be_visible()
    expect(page.locator("section.wanted mark").first).to_be_in_viewport()
    page.get_by_role("link", name="Back to the brief").click()
    expect(page.locator("#day")).to_be_visible()


def test_places_beyond_the_file_are_no_fault(house: House) -> None:
    for place in ("cv/0-0", "cv/90-10", "job/999999-1000000"):
        assert house.owner.get(f"{house.path}/source/{place}").status_code == 200
    assert house.owner.get(f"{house.path}/source/memo/0-5").status_code in {404, 422}


# By keyboard, on paper, as files ----------------------------------------------------------------


def test_the_brief_is_worked_with_by_keyboard_alone(
    come: Callable[..., Visitor], house: House
) -> None:
    page = come().open(f"{house.path}#stories")
    page.locator("#st1").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    tab_to(page, "#st1 a.q")
    page.keyboard.press("Enter")
    expect(page.locator("#source-pane h2")).to_be_focused()
    page.keyboard.press("Escape")
    tab_to(page, "#st1 button[name=do]", most=30)
    page.keyboard.press("Enter")
    expect(page.locator("#st1 .tag.pin")).to_have_text("Your own")
    assert page.evaluate("document.activeElement.closest('#st1') !== null")
    page.keyboard.press("Enter")
    expect(page.locator("#st1 .tag.pin")).to_have_count(0)


def test_print_shows_the_brief_and_no_buttons(come: Callable[..., Visitor], house: House) -> None:
    page = come().open(house.path)
    page.emulate_media(media="print")
    for gone in (".tools", ".toc", ".brief-acts", ".bar-top"):
        expect(page.locator(gone).first).to_be_hidden()
    for kept in ("#day", "#questions", "#plan"):
        expect(page.locator(kept)).to_be_visible()


def test_every_download_is_what_it_says(house: House) -> None:
    house.post("/note", entry=QUESTION, text="Bring the June figures.")
    files = {}
    for kind in ("html", "pdf", "docx", "md", "json"):
        answer = house.owner.get(f"{house.path}/download.{kind}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith('attachment; filename="brief-')
        files[kind] = answer.content
    assert files["pdf"].startswith(b"%PDF")
    assert b"Bring the June figures." in files["html"]
    assert b"Bring the June figures." in files["md"]
    word = docx.Document(io.BytesIO(files["docx"]))
    assert any("Bring the June figures." in paragraph.text for paragraph in word.paragraphs)
    assert json.loads(files["json"])["schema"] == "prebrief/brief/1"
    assert house.owner.get(f"{house.path}/download.exe").status_code == 404
    house.post("/note", entry=QUESTION, text="")


# Sharing --------------------------------------------------------------------------------------


def shared_link(page: Page, house: House, whom: str) -> str:
    page.goto(f"{house.server.base}{house.path}/share")
    page.get_by_label("For whom").fill(whom)
    page.get_by_label("It ends after").select_option("30")
    page.get_by_role("button", name="Make a link").click()
    return page.get_by_label("Link", exact=True).input_value()


def test_a_coach_reads_by_link_and_comments(
    browser: Browser, come: Callable[..., Visitor], house: House
) -> None:
    house.post("/note", entry=QUESTION, text="A secret of mine.")
    page = come().open(house.path)
    link = shared_link(page, house, "Coach")
    with visiting(browser, house.server.base) as coach:
        read = coach.page()
        read.goto(link)
        expect(read.locator("#day")).to_be_visible()
        expect(read.get_by_text("A secret of mine.")).to_have_count(0)
        expect(read.get_by_role("button", name="Pin")).to_have_count(0)
        axe(read)
        read.locator("#day a.q.cv").first.click()
        expect(read.locator("#source-pane mark").first).to_be_visible()
        read.get_by_label("Your name").fill("Ann")
        read.get_by_label("About").select_option(QUESTION)
        read.get_by_label("Comment", exact=True).fill("<b>Lead</b> with the harm count.")
        read.get_by_role("button", name="Send the comment").click()
        expect(read.locator("#comments")).to_contain_text("<b>Lead</b> with the harm count.")
    page.goto(house.server.base + house.path)
    expect(page.locator(f"[id='{QUESTION}'] .comment")).to_contain_text("Ann. <b>Lead</b>")
    page.get_by_role("link", name="Share · 1 comment").click()
    page.get_by_role("button", name="Delete the comment of Ann").click()
    expect(page.get_by_text("Nobody has commented yet.")).to_be_visible()
    page.get_by_role("button", name="End the link for Coach").click()
    expect(page.get_by_role("status")).to_contain_text("no longer works")
    assert httpx.get(link).status_code == 404
    house.post("/note", entry=QUESTION, text="")


def test_a_link_ends_by_itself(come: Callable[..., Visitor], house: House) -> None:
    link = shared_link(come().open("/"), house, "Mentor")
    assert httpx.get(link).status_code == 200
    with sqlite3.connect(house.server.home / "prebrief.db") as store:
        store.execute("UPDATE shares SET ends_at = '2020-01-01T00:00:00.000000+00:00'")
    store.close()
    assert httpx.get(link).status_code == 404
    assert httpx.get(f"{link}/source/cv/0-20").status_code == 404
    path = urlsplit(link).path
    sent = {"csrf": token(house.owner), "author": "Ann", "text": "Too late."}
    assert house.owner.post(f"{path}/comments", data=sent).status_code == 404
    assert "Mentor" not in house.owner.get(f"{house.path}/share").text


def test_a_strangers_comment_needs_a_name_and_keeps_the_text(house: House) -> None:
    made = house.post("/share", days="7", label="Nameless")
    hit = re.search(r'value="http[^"]+(/shared/[^"]+)"', made.text)
    assert hit
    guest = program(house.server.base)
    sent = {"csrf": token(guest, hit[1]), "author": " ", "text": "Good, but longer than needed."}
    answer = guest.post(f"{hit[1]}/comments", data=sent)
    assert answer.status_code == 422
    assert "Good, but longer than needed." in answer.text
    assert house.post("/share", days="400").status_code == 422
    guest.close()


# Nothing of each other ------------------------------------------------------------------------


def test_a_stranger_sees_and_changes_nothing(house: House) -> None:
    story = house.brief()["stories"][0]["key"]
    pages = [
        "", "/corrections", "/share", f"/stories/{story}", "/source/cv/0-30",
        "/source/cv/0-30?part=1", *(f"/download.{kind}" for kind in ("html", "pdf", "json")),
    ]  # fmt: skip
    for page in pages:
        assert house.owner.get(house.path + page).status_code == 200, page
        assert house.stranger.get(house.path + page).status_code == 404, page
        assert httpx.get(house.server.base + house.path + page).status_code == 303, page
    csrf = token(house.stranger)
    forms: dict[str, dict[str, str]] = {
        "/mark": {"do": f"pin {QUESTION}"},
        "/note": {"entry": QUESTION, "text": "I was here."},
        f"/stories/{story}": {"title": "I was here."},
        "/corrections": {"kind": "add_achievement", "text": "I was here."},
        "/corrections/undo": {"key": "position 1-2"},
        "/share": {"days": "7"},
    }
    before = house.owner.get(house.path).text.count("I was here.")
    for page, fields in forms.items():
        answer = house.stranger.post(house.path + page, data={"csrf": csrf, **fields})
        assert answer.status_code == 404, page
        assert httpx.post(house.server.base + house.path + page, data=fields).status_code == 401
        # Without the token of the form, the owner's own session is not enough.
        assert house.owner.post(house.path + page, data=fields).status_code == 403, page
    assert house.owner.get(house.path).text.count("I was here.") == before == 0


def test_a_stranger_ends_no_link_and_deletes_no_comment(house: House) -> None:
    made = house.post("/share", days="7", label="Kept")
    hit = re.search(r'value="http[^"]+(/shared/[^"]+)"', made.text)
    ids = re.findall(r'name="share_id" value="([^"]+)"', made.text)
    assert hit
    csrf = token(house.stranger)
    for share_id in ids:
        path = f"{house.path}/share/revoke"
        house.stranger.post(path, data={"csrf": csrf, "share_id": share_id})
    assert httpx.get(house.server.base + hit[1]).status_code == 200
