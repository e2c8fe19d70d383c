"""The page of documentation is the data, and the one in docs is fresh."""

from pathlib import Path

from prebrief.playbooks.load import load
from prebrief.playbooks.page import page
from unit.playbooks.test_lint import CONCEPT, FACT, LOOK_FOR, playbook

DOCS = Path(__file__).parents[3] / "docs"


def test_every_entry_and_every_figure_stands_on_the_page(tmp_path: Path) -> None:
    book = load(playbook(tmp_path, facts=FACT, concepts=CONCEPT, look_fors=LOOK_FOR))
    text = page(book)
    assert "- `k.rate` The rate" in text
    assert "| `f.rate` | 5% | A rate |  | An invented report | verified |" in text


def test_the_page_in_docs_is_fresh() -> None:
    assert (DOCS / "playbook.md").read_text(encoding="utf-8") == page(load())
