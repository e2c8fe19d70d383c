"""A worked case as a page and as Markdown: everything in it, nothing taken for mark-up."""

import re
from html.parser import HTMLParser

from prebrief.records.case import (
    CaseSheet,
    Check,
    FactUsed,
    Figure,
    InputField,
    Solution,
    Step,
    Table,
)
from prebrief.render import case_markdown, case_words
from prebrief.render.case_page import panel_part, result_part, styles, to_html
from unit.render.test_case_charts import HOSTILE, Mark, chart

FIELD = InputField(name="rate", label="rate", kind="number", unit="USD per claim", help="The rate.")
LIST = InputField(
    name="payers", label="payers", kind="list", unit="", help="Payers.",
    fields=(InputField(name="who", label="who", kind="text", unit="", help="Name."),),
)  # fmt: skip
FACT = FactUsed(
    id="f.x", title="A rate", display="5%", unit="percent", source="CMS", year=2025,
    status="verified", lapsed=True, now="6%",
)  # fmt: skip
SHEET = CaseSheet(
    name="x", title="Denials", why="Why it matters.", inputs=(FIELD, LIST), columns=(),
    panel_questions=("Which one first?",), strong_signals=("A baseline",), limits="Not quality.",
    concepts=(), disclaimer="Not advice.",
)  # fmt: skip
SOLUTION = Solution(
    case="x",
    inputs={"rate": 1200, "payers": [{"who": HOSTILE}]},
    headline=f"It pays {HOSTILE}",
    figures=(
        Figure(id="a", label="Gain", value=1.0, unit="USD", display="$1", main=True),
        Figure(id="b", label="Beside", value=2.0, unit="USD", display="$2", note="Before tax."),
    ),
    steps=(Step(title="First", text="Multiply."),),
    charts=(chart("bars", ("one", [Mark(label="a", value=1.0)])),),
    tables=(Table(caption="Areas", columns=("Area", "Score"), rows=(("Ward|1", "4"),)),),
    checks=(Check(text="A baseline", verdict="not_met", why="none was named"),),
    cautions=("Denied is not lost.",),
    disclaimer="Not advice.",
    facts=(FACT,),
)
SAID = (
    "Why it matters.", "Multiply.", "$2", "Before tax.", "Areas", "A baseline", "none was named",
    "Denied is not lost.", "Lapsed; now 6%", "Which one first?", "Not quality.", "$1,200 per claim",
    "What it shows.",
)  # fmt: skip


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    return page


def test_the_page_says_all_of_it() -> None:
    page = read(to_html(SHEET, SOLUTION))
    text = " ".join(page.text)
    assert not [words for words in SAID if words not in text]
    assert len(page.ids) == len(set(page.ids))
    assert page.tags.count("h1") == 1


def test_a_table_stands_beside_each_chart() -> None:
    part = result_part(SOLUTION)
    for figure in re.findall(r"<figure.*?</figure>", part, re.DOTALL):
        assert "<svg" in figure
        assert "<table>" in figure
    assert part.count("<figure") == len(SOLUTION.charts)


def test_nothing_entered_becomes_mark_up() -> None:
    html = to_html(SHEET, SOLUTION)
    assert "script" not in read(html).tags
    assert not re.search(r"(src|href)=.?https?:", html)
    assert " style=" not in html


def test_a_part_has_no_frame_of_its_own() -> None:
    for part in (result_part(SOLUTION), panel_part(SHEET)):
        assert not {"html", "body", "h1", "style"} & set(read(part).tags)
    assert "@media print" in styles()
    assert "prefers-color-scheme:dark" in styles()


def test_markdown_says_the_same() -> None:
    text = case_markdown.to_markdown(SHEET, SOLUTION)
    assert not [words for words in SAID if words not in text]
    assert "| Ward\\|1 | 4 |" in text
    assert "<script" not in text.replace("\\<script", "")


def test_inputs_left_open_say_what_stands_in() -> None:
    optional = FIELD.model_copy(update={"optional": True})
    assert case_words.printed(optional, None) == "left open"
    assert case_words.printed(optional.model_copy(update={"fact": "f.x"}), None) == (
        "the dated figure below"
    )
    assert case_words.printed(optional, value=True) == "yes"
