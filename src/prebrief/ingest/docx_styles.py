"""How a Word file sets its paragraphs and runs: styles, numbering, hidden letters."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prebrief.records.document import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading\s*\d|title|subtitle)$|section\s*(?:heading|title)", re.I)
_LIST = re.compile(r"\b(?:list\s*bullet|bullet)|bullet$", re.I)
_SMALLEST = 8
"""Half-points: letters below 4 points are not meant to be read."""
_DEEPEST = 20
"""Styles based on styles; a ring would never end."""
_WHITE = {"FFFFFF", "FEFEFE", "FDFDFD"}
_SPACE_ABOVE = 120
"""Twentieths of a point: 6 points above part paragraphs."""


@dataclass(frozen=True)
class Look:
    """How a run is set."""

    bold: bool = False
    size: float | None = None
    hidden: bool = False
    white: bool = False


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set."""

    kind: BlockKind = "line"
    level: int = 0
    number: str = ""
    opens: bool = False
    shaded: bool = False
    look: Look = Look()


class Styles:
    """The style sheet and the lists of one file."""

    def __init__(self, styles: "_Element | None", numbering: "_Element | None") -> None:
        self._styles: dict[str, _Element] = {}
        self._default = Look()
        if styles is not None:
            for style in styles.iter(f"{W}style"):
                self._styles[style.get(f"{W}styleId", "")] = style
            for defaults in styles.iter(f"{W}rPrDefault"):
                self._default = _look(defaults.find(f"{W}rPr"), Look())
        self._normal = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(f"{W}default") in ("1", "true")
                and style.get(f"{W}type") == "paragraph"
            ),
            "",
        )
        self._formats = _formats(numbering)
        self._counts: dict[tuple[str, int], int] = {}

    def paragraph(self, paragraph: "_Element") -> Setting:
        """Give the setting of a paragraph."""
        properties = paragraph.find(f"{W}pPr")
        style_id = _value(properties, "pStyle") or self._normal
        chain = self._chain(style_id)
        look = self._default
        for style in reversed(chain):
            look = _look(style.find(f"{W}rPr"), look)
        sources = [properties, *(style.find(f"{W}pPr") for style in chain)]
        kind, level, number = self._list(sources, chain)
        if self._is_heading(sources, chain):
            kind = "heading"
        return Setting(
            kind=kind,
            level=level,
            number=number,
            opens=_space_above(sources),
            shaded=any(s is not None and s.find(f"{W}shd") is not None for s in sources)
            or next(paragraph.iterancestors(f"{W}tbl", f"{W}txbxContent"), None) is not None,
            look=look,
        )

    def run(self, run: "_Element", setting: Setting) -> Look:
        """Give the look of a run in its paragraph."""
        properties = run.find(f"{W}rPr")
        look = setting.look
        for style in reversed(self._chain(_value(properties, "rStyle"))):
            look = _look(style.find(f"{W}rPr"), look)
        look = _look(properties, look)
        tiny = look.size is not None and look.size * 2 < _SMALLEST
        ground = properties is not None and (
            properties.find(f"{W}shd") is not None or properties.find(f"{W}highlight") is not None
        )
        unseen = look.white and not setting.shaded and not ground
        return replace(look, hidden=look.hidden or tiny or unseen)

    def _chain(self, style_id: str) -> list["_Element"]:
        chain: list[_Element] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            style = self._styles[style_id]
            if style in chain:
                break
            chain.append(style)
            style_id = _value(style, "basedOn")
        return chain

    def _is_heading(self, sources: list["_Element | None"], chain: list["_Element"]) -> bool:
        for source in sources:
            if (level := _value(source, "outlineLvl")) and level != "9":
                return True
        names = [_value(style, "name") for style in chain]
        return any(_HEADING.search(name) for name in names)

    def _list(
        self, sources: list["_Element | None"], chain: list["_Element"]
    ) -> tuple[BlockKind, int, str]:
        for source in sources:
            numbering = source.find(f"{W}numPr") if source is not None else None
            if numbering is None:
                continue
            list_id = _value(numbering, "numId")
            level = _integer(_value(numbering, "ilvl"))
            if list_id in ("", "0"):
                break
            form = self._formats.get((list_id, level), "bullet")
            if form == "none":
                break
            if form == "bullet":
                return "bullet", level, ""
            return "bullet", level, self._next(list_id, level, form)
        if any(_LIST.search(_value(style, "name")) for style in chain[:2]):
            return "bullet", 0, ""
        return "line", 0, ""

    def _next(self, list_id: str, level: int, form: str) -> str:
        count = self._counts.get((list_id, level), 0) + 1
        self._counts[list_id, level] = count
        if form.endswith("Letter") and count <= 26:
            return f"{chr(96 + count)})"
        return f"{count}."


def _formats(numbering: "_Element | None") -> dict[tuple[str, int], str]:
    """Format of each level of each list: bullet, decimal, lowerLetter and so on."""
    if numbering is None:
        return {}
    abstract: dict[str, dict[int, str]] = {}
    for definition in numbering.iter(f"{W}abstractNum"):
        levels = {
            _integer(level.get(f"{W}ilvl", "0")): _value(level, "numFmt")
            for level in definition.iter(f"{W}lvl")
        }
        abstract[definition.get(f"{W}abstractNumId", "")] = levels
    return {
        (number.get(f"{W}numId", ""), level): form
        for number in numbering.iter(f"{W}num")
        for level, form in abstract.get(_value(number, "abstractNumId"), {}).items()
    }


def _look(properties: "_Element | None", look: Look) -> Look:
    if properties is None:
        return look
    for child in properties:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        value = child.get(f"{W}val", "")
        if name == "b":
            look = replace(look, bold=_on(value))
        elif name in ("vanish", "webHidden", "specVanish"):
            look = replace(look, hidden=_on(value))
        elif name == "sz":
            size = _integer(value)
            look = replace(look, size=size / 2 if size else look.size)
        elif name == "color":
            look = replace(look, white=value.upper() in _WHITE)
    return look


def _space_above(sources: list["_Element | None"]) -> bool:
    for source in sources:
        spacing = source.find(f"{W}spacing") if source is not None else None
        if spacing is not None and spacing.get(f"{W}before"):
            return _integer(spacing.get(f"{W}before", "0")) >= _SPACE_ABOVE
    return False


def _value(element: "_Element | None", name: str) -> str:
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def _on(value: str) -> bool:
    return value not in ("0", "false", "off", "none")


def _integer(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
