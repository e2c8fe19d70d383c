"""Markdown: the marks are read, then left out."""

import re
from dataclasses import replace

from prebrief.ingest.clean import clean
from prebrief.ingest.headings import is_underline
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import Line
from prebrief.ingest.plain import decoded
from prebrief.ingest.reading import Reading

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_POINTS = (24.0, 18.0, 14.0, 12.0, 10.0, 8.0)
"""Sizes as a browser would show the levels."""
_BULLET = re.compile(r"^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?(\S.*)$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[@.][^<>\s]+)>")
_TAG = re.compile(r"</?(?:b|i|em|strong|u|br|sub|sup|span|div|p|small|center)\b[^<>]*>", re.I)
_STRONG = re.compile(r"(\*\*|__)\s*(?=\S)(.+?)\s*\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`([^`\n]+)`")
_LONGEST = 2_000
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&@$])")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")


def read_markdown(data: bytes, *, limits: Limits) -> Reading:
    """Read a Markdown file."""
    lines: list[Line] = []
    opens = True
    text = _COMMENT.sub("", clean(decoded(data, limits))).replace("\f", "\n")
    for raw in text.split("\n"):
        if not raw.strip() or _FENCE.match(raw) or _TABLE_RULE.match(raw):
            if is_underline(raw) and lines and not opens:
                lines[-1] = replace(lines[-1], kind="heading")
            opens = opens or not raw.strip()
            continue
        if is_underline(raw):
            if lines and not opens and lines[-1].kind == "line":
                lines[-1] = replace(lines[-1], kind="heading")
            opens = True
            continue
        lines.append(replace(_line(raw), opens=opens))
        opens = False
    return Reading(lines)


def _line(raw: str) -> Line:
    if (hit := _HEADING.match(raw)) is not None:
        size = _POINTS[len(hit.group(1)) - 1]
        return Line(text=inline(hit.group(2)), kind="heading", font_size=size)
    if (hit := _BULLET.match(raw)) is not None:
        level = len(hit.group(1).expandtabs(4)) // 2
        return Line(text=inline(hit.group(2)), kind="bullet", indent=level)
    if raw.strip().startswith("|") and raw.count("|") >= 2:
        cells = re.split(r"(?<!\\)\|", raw.strip().strip("|"))
        return Line(text="", kind="table_row", cells=tuple(inline(c.strip()) for c in cells))
    raw = _QUOTE.sub("", raw)
    stripped = raw.strip()
    bold = _STRONG.fullmatch(stripped) is not None
    return Line(text=inline(stripped), bold=bold, indent=len(raw) - len(raw.lstrip()))


def inline(text: str) -> str:
    """Take the marks out of a line."""
    if len(text) > _LONGEST:
        return text.strip()  # no person wrote this line
    text = _LINK.sub(_linked, text)
    text = _AUTOLINK.sub(lambda hit: hit.group(1).removeprefix("mailto:"), text)
    text = _TAG.sub(" ", text)
    for _ in range(2):  # bold inside italics
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", text)).strip()


def _linked(hit: re.Match[str]) -> str:
    if hit.group().startswith("!"):
        return ""
    return hit.group(1) or hit.group(2).removeprefix("mailto:")
