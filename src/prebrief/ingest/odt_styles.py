"""How an OpenDocument file sets its letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_BASE}text:1.0}}"
STYLE = f"{{{_BASE}style:1.0}}"
TABLE = f"{{{_BASE}table:1.0}}"
OFFICE = f"{{{_BASE}office:1.0}}"
DRAW = f"{{{_BASE}drawing:1.0}}"
FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
_POINTS = re.compile(r"^(\d+(?:\.\d+)?)pt$")
_LENGTH = re.compile(r"^(\d+(?:\.\d+)?)(pt|in|cm|mm)$")
_TO_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
_SMALLEST = 4.0
_DEEPEST = 20
_SPACE_ABOVE = 5.0
_HEADING = re.compile(r"^(?:heading|title|subtitle)\b|section.?(?:heading|title)", re.I)


@dataclass(frozen=True)
class OdtLook:
    """What a style says of its letters."""

    bold: bool | None = None
    """None where the style does not say."""
    size: float | None = None
    hidden: bool = False
    heading: bool = False
    opens: bool = False


class OdtStyles:
    """All named styles of a file, with what they inherit."""

    def __init__(self, parts: Sequence["_Element"]) -> None:
        self._styles: dict[str, _Element] = {}
        for part in parts:
            for style in part.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}name", "")] = style
        self._looks: dict[str, OdtLook] = {}

    def look(self, name: str) -> OdtLook:
        """Give the look of a style."""
        if name not in self._looks:
            self._looks[name] = self._resolve(name)
        return self._looks[name]

    def _resolve(self, name: str) -> OdtLook:
        chain: list[_Element] = []
        while name in self._styles and len(chain) < _DEEPEST:
            style = self._styles[name]
            if style in chain:
                break
            chain.append(style)
            name = style.get(f"{STYLE}parent-style-name", "")
        look = OdtLook()
        white = ground = False
        for style in reversed(chain):
            title = style.get(f"{STYLE}display-name") or style.get(f"{STYLE}name") or ""
            if style.get(f"{STYLE}default-outline-level") or _HEADING.search(title):
                look = replace(look, heading=True)
            for properties in style:
                look = _with(look, properties)
                colour = properties.get(f"{FO}color")
                white = colour.lower() in ("#ffffff", "#fefefe") if colour else white
                shade = properties.get(f"{FO}background-color")
                ground = shade not in ("transparent", "#ffffff") if shade else ground
        tiny = look.size is not None and look.size < _SMALLEST
        return replace(look, hidden=look.hidden or tiny or (white and not ground))


def _with(look: OdtLook, properties: "_Element") -> OdtLook:
    if weight := properties.get(f"{FO}font-weight"):
        look = replace(look, bold=weight in ("bold", "600", "700", "800", "900"))
    if hit := _POINTS.match(properties.get(f"{FO}font-size", "")):
        look = replace(look, size=float(hit.group(1)))
    if properties.get(f"{TEXT}display") == "none":
        look = replace(look, hidden=True)
    if hit := _LENGTH.match(properties.get(f"{FO}margin-top", "")):
        points = float(hit.group(1)) * _TO_POINTS[hit.group(2)]
        look = replace(look, opens=points >= _SPACE_ABOVE)
    return look
