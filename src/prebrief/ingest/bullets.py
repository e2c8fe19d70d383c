"""Bullet marks as real files have them."""

import re

BULLET = "•"
"""The mark that stands for all of them in ``Document.text``."""

_GLYPHS = (
    "•‣⁃∙·●○◦◉◎⦁⦾⦿▪▫■□◾◽◼◻◆◇❖❑❒❍✓✔✗✘✦✧★☆⭐➢➣➤➔→⇒►▶▸▹‑⁌⁍¤§»›♦"
    # Wingdings, Webdings and Symbol put their marks into the private use area
    "\uf02d\uf06c\uf06e\uf06f\uf071\uf073\uf075\uf076\uf077\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0"
    "\uf0e8\uf0f0\uf0fc\uf0fe\uf0a8\uf0b2\uf111\uf10c\uf0da\uf105\uf054\u27a2\ufffd"
)
_MARK = re.compile(
    rf"""^(?:
        [{re.escape(_GLYPHS)}]+\s*      # a glyph needs no space behind it
      | [-–—*+>]\s+(?=\S)               # these do: "-5%" is a figure
      | [oO]\s{{1,}}(?=[A-Z0-9])        # Word's second level, flattened
      | \(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]\s+(?=[A-Z]) # 1. a) (iv)
    )""",
    re.VERBOSE,
)
_LONE = frozenset("•●○◦▪■‣⁃➢➤\uf0b7\uf0a7")
_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def bullet_of(text: str) -> str | None:
    """Give the mark that opens the line, white space behind it included, or none."""
    hit = _MARK.match(text)
    if hit is None or hit.end() >= len(text):
        return None
    return hit.group()


def is_lone_mark(text: str) -> bool:
    """Tell whether a line is a bullet's mark and nothing else, as text pasted from pages has."""
    return text.strip() in _LONE


def is_numbered(mark: str) -> bool:
    """Tell whether the mark is a number or letter, which a reader wants to keep."""
    return _NUMBER.match(mark) is not None


def without_icons(text: str) -> str:
    """Drop the pictures that icon fonts put in front of a telephone number and the like."""
    return _PRIVATE.sub(" ", text)
