"""The playbook as a page of documentation, generated from its data."""

from collections.abc import Iterator
from typing import Any

from prebrief.playbooks.entry import Entry
from prebrief.playbooks.schema import KINDS, Playbook

SKIPPED = frozenset({"lexicon", "wording", "speech"})
"""Word lists and sentence patterns: long, and of use to the code alone."""
HEADINGS = {
    "look_fors": "What interviewers look for",
    "smart_questions": "Questions to ask them",
}


def page(playbook: Playbook) -> str:
    """Write the page as Markdown: counts, then every entry by kind."""
    lines = [
        f"# The playbook: {playbook.title}",
        "",
        "Generated from the data by `prebrief playbook page`, "
        f"version {playbook.version}. Every figure in it is a",
        "dated fact with a source; `prebrief playbook show ID` prints an entry whole.",
        "",
        "| kind | entries |",
        "|---|---|",
        *(f"| {kind.replace('_', ' ')} | {len(getattr(playbook, kind))} |" for kind in KINDS),
        "",
    ]
    for kind in KINDS:
        entries = getattr(playbook, kind)
        if entries and kind not in SKIPPED:
            lines += [f"## {HEADINGS.get(kind, kind.replace('_', ' ').capitalize())}", ""]
            lines += _facts(playbook) if kind == "facts" else list(_listed(entries))
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _listed(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        values: Any = entry
        name = getattr(values, "title", "") or getattr(values, "text", "")
        yield f"- `{entry.id}` {_plain(name)}"


def _facts(playbook: Playbook) -> list[str]:
    rows = ["| id | figure | of what | holds | source | status |", "|---|---|---|---|---|---|"]
    for fact in playbook.facts:
        dates = [str(day) if day else "" for day in (fact.effective_from, fact.effective_to)]
        holds = " to ".join(dates) if any(dates) else fact.period
        year = f", {fact.year}" if fact.year else ""
        status = fact.status.replace("_", " ")
        rows.append(
            f"| `{fact.id}` | {_plain(fact.display)} | {_plain(fact.title)} | {_plain(holds)} "
            f"| {_plain(fact.source)}{year} | {status} |"
        )
    return rows


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("|", "/").replace("<", "&lt;")
