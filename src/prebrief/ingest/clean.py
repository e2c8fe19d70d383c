"""Characters as a reader sees them.

Runs before any offset is counted, so that the cleaned text is the only truth.
"""

import re
import unicodedata

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"} | {
    0xFB05: "st",
    0xFB06: "st",
}
_BREAKS = dict.fromkeys((0x0B, 0x85, 0x2028, 0x2029), "\n")
_SPACES = dict.fromkeys((0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " ")
_UNSEEN = dict.fromkeys(
    (
        *range(0x00, 0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,  # soft hyphen
        0x200B,  # zero-width space
        *range(0x200E, 0x2010),  # marks and overrides of direction: they make text lie
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xD800, 0xE000),  # half of a pair
        *range(0xFE00, 0xFE10),  # variation selectors
        0xFEFF,
        *range(0xFFF9, 0xFFFD),
        0xFFFE,
        0xFFFF,
        *range(0xE0000, 0xE0200),  # tags: unseen letters that carry hidden orders
    ),
    None,
)
_TABLE = str.maketrans({**_LIGATURES, **_BREAKS, **_SPACES, **_UNSEEN})
_SENTENCE_GAP = re.compile(r"(?<=[a-z0-9)%][.?!])  (?=[A-Z])")
_TAB = " " * 4
_ENTITIES = {"amp": "&", "quot": '"', "#39": "'", "#x27": "'", "apos": "'", "nbsp": " "}
_ENTITY = re.compile(rf"&({'|'.join(_ENTITIES)});")
"""Characters of a page that its template wrote out twice: they are printed as &amp; and so on."""
_SPACED = re.compile(r"(?<![^ ])(?:[A-ZÀ-Þ&] ){3,}[A-ZÀ-Þ&](?! ?[^ ])")
"""Letters set apart for show: P R O F I L E."""
_SHOWN = 200
"""Characters: headings are shorter."""


def clean(text: str) -> str:
    """Normalise to NFC, unfold ligatures, drop what cannot be seen; keep breaks, tabs, feeds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    if "&" in text:
        text = _ENTITY.sub(lambda hit: _ENTITIES[hit.group(1)], text)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Clean one line: tabs become column gaps, two spaces after a full stop become one."""
    text = clean(text).replace("\n", " ").replace("\f", " ").replace("\t", _TAB)
    text = _SENTENCE_GAP.sub(" ", text).strip()
    return _closed_up(text) if len(text) <= _SHOWN and _SPACED.search(text) else text


def _closed_up(text: str) -> str:
    """Write letters set apart as words again; words of one heading stay one cell."""
    parts = re.split(r"( {2,})", text)
    for index in range(0, len(parts), 2):
        if _SPACED.fullmatch(parts[index]):
            parts[index] = parts[index].replace(" ", "")
            if index > 1 and parts[index - 2].isupper() and len(parts[index - 1]) <= 6:
                parts[index - 1] = " "
    return "".join(parts)


def has_words(text: str) -> bool:
    """Tell whether there is anything to read at all."""
    return sum(char.isalnum() for char in text[:20_000]) >= 2
