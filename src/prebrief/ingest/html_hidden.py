"""What a page hides from its readers."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDES = re.compile(
    r"(?:^|[;{\s])(?:"
    r"display\s*:\s*none"
    r"|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:[;!}]|$)"
    r"|font-size\s*:\s*(?:0|[0-3](?:\.\d+)?p[xt]|0?\.[0-2]\d*r?em)\w*\s*(?:[;!}]|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*0"
    r")",
    re.I,
)
_WHITE = re.compile(
    r"(?:^|[;{\s])color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent\b"
    r"|rgba?\(\s*255[\s,]+255[\s,]+255)",
    re.I,
)
_GROUND = re.compile(r"background", re.I)
_SIMPLE = re.compile(r"^[.#][\w-]+$")
_MOST_STYLE = 300_000
"""Characters of style sheets that are looked at."""


def hidden_selectors(root: "HtmlElement") -> frozenset[str]:
    """Classes and ids that the page's own style sheet hides for every reader."""
    sheets = "\n".join(style.text or "" for style in root.iter("style"))[:_MOST_STYLE]
    found: set[str] = set()
    for selectors, body in _rules(sheets):
        if _hides(body):
            found.update(s.strip() for s in selectors.split(",") if _SIMPLE.match(s.strip()))
    return frozenset(found)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Rules that hold for every medium; those inside ``@media`` and the like are passed over."""
    outer: list[str] = []
    said = ""
    for part in re.split(r"([{}])", sheet):
        if part == "{":
            outer.append(said.rpartition(";")[2].strip())
        elif part == "}":
            selectors = outer.pop() if outer else ""
            if not outer and selectors and not selectors.startswith("@"):
                yield selectors, said
            said = ""
        else:
            said = part


def is_hidden(element: "HtmlElement", selectors: frozenset[str]) -> bool:
    """Tell whether the element is kept from sight by itself (not by its parents)."""
    if element.get("hidden") is not None or element.get("type") == "hidden":
        return True
    style = element.get("style")
    if style and _hides(style) and not _on_ground(element, style):
        return True
    if not selectors:
        return False
    names = {f".{name}" for name in (element.get("class") or "").split()}
    if element.get("id"):
        names.add(f"#{element.get('id')}")
    return not names.isdisjoint(selectors)


def _hides(style: str) -> bool:
    return _HIDES.search(style) is not None or (
        _WHITE.search(style) is not None and not _GROUND.search(style)
    )


def _on_ground(element: "HtmlElement", style: str) -> bool:
    """White letters are meant to be read where something around them has a colour."""
    if _HIDES.search(style):
        return False
    return any(
        _GROUND.search(parent.get("style") or "") or parent.get("bgcolor") or parent.get("class")
        for parent in element.iterancestors()
    )
