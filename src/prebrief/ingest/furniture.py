"""Running heads, feet and page numbers: printed on each page, said once."""

import re
from collections import defaultdict
from collections.abc import Sequence

from prebrief.ingest.lines import Line

_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|p\.?|seite|pagina|page\s+no\.?)\s*)?\d{1,3}\s*(?:(?:of|/|von|de|\|)\s*\d{1,3})?\W*$",
    re.I,
)
_SAID = re.compile(r"^\W*(?:page|p\.)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$", re.I)
_NUMBERED = re.compile(
    r"^[^\S\n]*(?:page|p\.)\s*(\d{1,3})\s*(?:of|/)\s*\d{1,3}[^\S\n]*$", re.I | re.M
)
_CONTINUED = re.compile(r"\bcont(?:['’]d|inued)\b", re.I)
_RUNNING = re.compile(r"\b(?:cv|resume|résumé|curriculum vitae|vita)\b", re.I)
_DIGITS = re.compile(r"\d+")
_COUNTED = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
"""Figures that change from page to page; years do not, and lines of dates are no running heads."""
_DEPTH = 3
"""Lines from the top or foot of a page among which running text is looked for."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Drop page numbers, and the second and later copies of running heads and feet."""
    edges = _edges(lines)
    pages = {line.page for line in lines}
    repeated = _repeated(lines, edges) if len(pages) > 1 else set()
    first = lines[0].page if lines else None
    kept: list[Line] = []
    said: set[str] = set()
    for index, line in enumerate(lines):
        text = line.text.strip()
        if index in edges:
            key = _key(text)
            if _is_page_number(text, len(pages)) or _SAID.match(text):
                continue
            if line.page != first and _CONTINUED.search(text) and _RUNNING.search(text):
                continue
            if key in repeated and (key in said or line.page != first):
                continue  # said on the first page, or the name over each page but the first
            said.add(key)
        kept.append(line)
    return kept


def pages_by_number(text: str) -> list[str]:
    """Part text at its lines "Page 2 of 3", where these count up; they are feet, or heads."""
    hits = list(_NUMBERED.finditer(text))
    numbers = [int(hit.group(1)) for hit in hits]
    if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return [text]
    if numbers[0] == 1:
        cuts = [hit.end() for hit in hits]
    elif numbers[0] == 2:
        cuts = [hit.start() for hit in hits]
    else:
        return [text]
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [part for part in parts if part.strip()]


def _is_page_number(text: str, pages: int) -> bool:
    if not _PAGE_NUMBER.match(text):
        return False
    number = _DIGITS.search(text)
    return number is not None and int(number.group()) <= max(pages, 1) + 1


def _edges(lines: Sequence[Line]) -> set[int]:
    """Indices of the first and last lines of each page."""
    by_page: dict[int | None, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        by_page[line.page].append(index)
    return {
        index for indices in by_page.values() for index in (*indices[:_DEPTH], *indices[-_DEPTH:])
    }


def _repeated(lines: Sequence[Line], edges: set[int]) -> set[str]:
    """Find the texts that stand at the same place of the pages."""
    pages: dict[tuple[str, int], set[int | None]] = defaultdict(set)
    on_page: dict[int | None, list[int]] = defaultdict(list)
    for index in sorted(edges):
        on_page[lines[index].page].append(index)
    for page, indices in on_page.items():
        for place, index in enumerate(indices):
            key = _key(lines[index].text)
            if len(key) > 3:
                pages[key, place].add(page)
                pages[key, place - len(indices)].add(page)
    count = len(on_page)
    return {key for (key, _), on in pages.items() if len(on) >= max(2, (count + 1) // 2)}


def _key(text: str) -> str:
    """The text without its figures: "Name, CV, page 2" is the same on every page."""
    return _COUNTED.sub("#", " ".join(text.lower().split()))
