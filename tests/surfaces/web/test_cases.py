"""The cases in a browser: live result, own file, practice, downloads; with a script and without."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from surfaces.web.browsing import Visitor, axe, no_sideways_scroll, tab_to, token

Visit = Callable[..., Visitor]


def tile(page: Page, label: str) -> str:
    return page.locator(f"#result .case-tiles div:has(dt:text-is('{label}')) dd").first.inner_text()


def test_the_cases_of_the_post_come_first(visit: Visit, brief_path: str) -> None:
    page = visit().open(f"{brief_path}/cases")
    for_post = page.get_by_role("region", name="For this post").get_by_role("heading", level=3)
    assert 0 < for_post.count() < page.get_by_role("heading", level=3).count()
    axe(page)
    for_post.first.get_by_role("link").click()
    assert re.search(rf"{brief_path}/cases/[a-z0-9-]+$", page.url)
    expect(page.get_by_role("navigation", name="This post")).to_be_visible()


@pytest.mark.parametrize(("name", "width"), [("quality-programme", 390), ("liability", 768)])
def test_a_case_reads_well_at_every_width(visit: Visit, name: str, width: int) -> None:
    page = visit(width=width).open(f"/cases/{name}")
    axe(page)
    no_sideways_scroll(page)
    for figure in page.locator("figure").all():
        expect(figure.get_by_role("img")).to_have_accessible_name(re.compile("."))
        expect(figure.locator("svg")).to_have_count(1)
        expect(figure.get_by_role("table")).to_have_count(1)


def test_the_result_follows_the_figures(visit: Visit) -> None:
    page = visit().open("/cases/risk-contract")
    assert tile(page, "Surplus of the expected year") == "$1,644,000 a year"
    page.get_by_label("Members", exact=True).fill("4000")
    surplus = page.locator("#result .case-tiles")
    expect(surplus).to_contain_text("$3,288,000 a year")
    expect(page.locator("#said")).to_contain_text("$3,288,000")
    page.locator("#in-members").locator("xpath=../input[@type='range']").fill("1000")
    expect(surplus).to_contain_text("$822,000 a year")


def test_a_half_written_figure_is_waited_for_and_a_wrong_one_is_named(visit: Visit) -> None:
    page = visit().open("/cases/turnover")
    page.get_by_label("Leavers before").fill("190")
    expect(page.locator("#result")).to_contain_text("190")
    page.get_by_label("Physicians", exact=True).fill("20")
    expect(page.locator("#result .notice")).to_contain_text("more physicians leave than there are")
    expect(page.get_by_label("Physicians", exact=True)).to_have_value("20")


def test_the_keyboard_alone_works_a_case(visit: Visit) -> None:
    page = visit().open("/cases/risk-contract")
    tab_to(page, "#in-members")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Members", exact=True)).to_have_value("2001")
    expect(page.locator("#result .case-tiles")).to_contain_text("$1,644,822 a year")
    tab_to(page, "button[name=do]")
    page.keyboard.press("Enter")
    expect(page.locator("#result .case-tiles")).to_contain_text("$1,644,822 a year")


def test_without_a_script_a_button_calculates(visit: Visit) -> None:
    page = visit(java_script_enabled=False).open("/cases/risk-contract")
    page.get_by_label("Members", exact=True).fill("4000")
    page.get_by_role("button", name="Calculate").click()
    assert tile(page, "Surplus of the expected year") == "$3,288,000 a year"
    expect(page.get_by_label("Members", exact=True)).to_have_value("4000")
    page.get_by_label("Members", exact=True).fill("0")
    page.get_by_role("button", name="Calculate").click()
    expect(page.locator("#result .notice")).to_contain_text("from 1 to")
    expect(page.get_by_label("Members", exact=True)).to_have_value("0")


def test_rows_of_a_list_are_filled_and_left_out(visit: Visit) -> None:
    page = visit().open("/cases/liability")
    page.get_by_text("Claims (4)").click()
    rows = page.locator("details:has(> summary:text('Claims')) tbody tr")
    assert rows.count() == 6
    for box in rows.nth(3).locator("input").all():
        box.fill("")
    rows.nth(4).locator("input").first.fill("250000")
    expect(page.locator("#result")).to_contain_text("$250,000")
    page.get_by_role("button", name="Calculate").click()
    expect(page.get_by_text("Claims (4)")).to_be_visible()


def test_ones_own_file_is_worked(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("Settlement;Defence\n1.400.000,00;0\n\n900000;\n")
    page = visit().open("/cases/liability")
    page.get_by_text("Your own figures from a file").click()
    page.locator("#table").set_input_files(tmp_path / "mine.csv")
    page.get_by_role("button", name="Use this file").click()
    expect(page.get_by_text("mine.csv is read")).to_be_visible()
    expect(page.get_by_text("Claims (2)")).to_be_visible()
    (tmp_path / "bad.csv").write_text("Settlement\nplenty\n")
    page.locator("#table").set_input_files(tmp_path / "bad.csv")
    page.get_by_role("button", name="Use this file").click()
    expect(page.locator("#result .notice")).to_contain_text("Row 2, column amount holds no number")
    axe(page)


def test_a_case_is_practised_to_its_checked_answer(visit: Visit) -> None:
    page = visit(width=390).open("/cases/pay/practise?seed=3")
    axe(page)
    fields = page.locator("input[name^='figure.']")
    fields.first.fill("soon")
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".wrong").first).to_contain_text("That is no number.")
    expect(fields.first).to_have_value("soon")
    for field in fields.all():
        field.fill("$1,000")
    page.get_by_role("radio").first.check()
    page.get_by_label("Your recommendation").fill(
        "I would hold the payment until the hours are documented, because the agreement pays for "
        "work that was done, and I would own the follow-up by the end of the month."
    )
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_role("heading", name=re.compile(r"of \d figures right"))).to_be_visible()
    expect(
        page.get_by_role("heading", name=re.compile(r"Your recommendation: \d+ of 100"))
    ).to_be_visible()
    expect(page.get_by_role("heading", name="The worked answer")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("link", name="Another situation").click()
    assert page.url.endswith("seed=4")


def test_results_and_sheets_are_downloaded(client: httpx.Client) -> None:
    form = {"csrf": token(client), "members": "4000"}
    kinds = {
        "html": "text/html",
        "md": "text/markdown",
        "json": "application/json",
        "csv": "text/csv",
    }
    for kind, media in kinds.items():
        answer = client.post("/cases/risk-contract", data=form | {"do": kind})
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media)
        assert f'filename="risk-contract.{kind}"' in answer.headers["content-disposition"]
        assert "4000" in answer.text.replace(",", "")
    assert json.loads(client.post("/cases/risk-contract", data=form | {"do": "json"}).text)["case"]
    sheet = client.get("/cases/risk-contract/sheet.csv").text
    assert sheet.lstrip("\ufeff").startswith("name,value,unit")
    table = client.get("/cases/risk-contract/sheet.csv?table=true").text
    assert table.lstrip("\ufeff").startswith("age,sex")


def test_wrong_addresses_and_forms_without_a_token_are_refused(client: httpx.Client) -> None:
    assert client.get("/cases/no-such-case").status_code == 404
    assert client.get("/briefs/not-mine/cases/pay").status_code == 404
    assert client.post("/cases/pay", data={"providers": "3"}).status_code in {401, 403}
    wrong = client.post("/cases/pay", data={"csrf": token(client), "providers": "many"})
    assert wrong.status_code == 422
    assert "providers" in wrong.text or "Providers" in wrong.text


class Controls(HTMLParser):
    """Collects what a browser would send of the form of a case."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "input" and held.get("type") != "file" and held.get("name"):
            self.sent[held["name"]] = held.get("value", "")
        elif tag == "select":
            self._select = held["name"]
        elif tag == "option" and (self._select not in self.sent or "selected" in held):
            self.sent[self._select] = held["value"]


def headline(page: str) -> str:
    hit = re.search(r'<p class="headline">(.*?)</p>', page, re.DOTALL)
    assert hit, page[:500]
    return hit[1]


def test_every_form_sent_as_it_stands_gives_the_same_answer(client: httpx.Client) -> None:
    names = re.findall(r'<h3><a href="/cases/([a-z0-9-]+)"', client.get("/cases").text)
    assert len(names) >= 14
    for name in names:
        page = client.get(f"/cases/{name}").text
        sent = Controls(page.partition('id="case-form"')[2]).sent
        assert len(sent) > 3, name
        again = client.post(f"/cases/{name}", data=sent)
        assert again.status_code == 200, name
        assert headline(again.text) == headline(page), name
        assert Controls(again.text.partition('id="case-form"')[2]).sent.keys() == sent.keys(), name


def test_a_long_list_from_a_file_is_carried_along(client: httpx.Client) -> None:
    form = {"csrf": token(client), "do": "upload"}
    long = b"label,value,size\n" + b"".join(b"p%d,%d,100\n" % (n, n % 20) for n in range(150))
    page = client.post("/cases/quality-programme", data=form, files={"table": ("p.csv", long)})
    assert page.status_code == 200
    assert "150 rows from your file are used" in page.text
    sent = Controls(page.text.partition('id="case-form"')[2]).sent
    again = client.post("/cases/quality-programme", data=sent)
    assert headline(again.text) == headline(page.text)
