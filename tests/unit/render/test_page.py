"""The page shows the brief, links its quotes, and takes nothing from the files for mark-up."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from builders_brief import made
from prebrief.records.brief import Brief
from prebrief.render import page
from prebrief.render.page import to_html

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7*7 }}'


class Tags(HTMLParser):
    """Collects tags, ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        fields = dict(attrs)
        self.ids += [fields["id"]] if fields.get("id") else []  # type: ignore[list-item]
        self.links += [fields["href"]] if tag == "a" and fields.get("href") else []  # type: ignore[list-item]


def parsed(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    return tags


def hostile(value: Brief) -> Brief:
    fields = value.model_dump(by_alias=True)
    fields["candidate"]["name"] = HOSTILE
    fields["job"]["title"] = HOSTILE
    fields["notices"] = [{"code": "x", "text": HOSTILE, "cite": None}]
    for question in fields["questions"]:
        question["text"] = HOSTILE
    return Brief.model_validate(fields)


def test_every_question_story_and_requirement_is_on_the_page() -> None:
    written = made().brief
    tags = parsed(to_html(written))
    for entry in (*written.questions, *written.stories, *written.requirements, *written.concepts):
        assert entry.id in tags.ids


def test_links_inside_the_page_lead_somewhere() -> None:
    tags = parsed(to_html(made().brief))
    assert {link[1:] for link in tags.links if link.startswith("#")} <= set(tags.ids)
    assert len(tags.ids) == len(set(tags.ids))


def test_text_from_the_files_is_shown_as_text() -> None:
    text = to_html(hostile(made().brief))
    assert "script" not in parsed(text).tags
    assert "img" not in parsed(text).tags
    assert "&lt;script&gt;" in text
    assert "{{ 7*7 }}" in text


def test_quotes_in_a_text_become_links_once() -> None:
    written = made().brief
    text = to_html(written)
    for line in written.headline.proofs:
        for span in line.cites:
            assert re.search(rf'href="#{span.doc}-\d+"', text)


def test_the_compiled_templates_give_the_same_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = to_html(made().brief)
    monkeypatch.setattr(page, "COMPILED", tmp_path / "compiled")
    assert list(page.compile_templates().iterdir())
    assert to_html(made().brief) == before
