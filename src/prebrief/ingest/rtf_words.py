"""Words of RTF: what is skipped, what stands for a character, colours and code pages."""

import codecs
import re

SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "generator",
        "pict",
        "objdata",
        "object",
        "nonshppict",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "xmlnstbl",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "mmathPr",
        "pgdsctbl",
        "pgptbl",
        "revtbl",
        "filetbl",
        "template",
        "private1",
        "blipuid",
        "sp",
        "sn",
        "sv",
        "wgrffmtfilter",
        "annotation",
        "atnid",
        "atnauthor",
        "ftnsep",
        "ftnsepc",
        "aftnsep",
        "aftnsepc",
        "userprops",
        "docvar",
        "formfield",
        "pntxta",
        "pntxtb",
        "deleted",
    ]
)
CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_COLOURS = re.compile(rb"\{\\colortbl([^{}]*)\}")
_RGB = re.compile(rb"\\(red|green|blue)(\d{1,3})")
_ALMOST_WHITE = 240


def code_page(data: bytes) -> str:
    """Give the encoding of the bytes above 127."""
    hit = _CODE_PAGE.search(data[:4_000])
    name = f"cp{hit.group(1).decode()}" if hit is not None else "cp1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def colours(data: bytes) -> frozenset[int]:
    """Give the numbers of those colours that do not show on white paper."""
    hit = _COLOURS.search(data)
    if hit is None:
        return frozenset()
    white: set[int] = set()
    for index, entry in enumerate(hit.group(1).split(b";")):
        parts = [int(value) for _, value in _RGB.findall(entry)]
        if len(parts) == 3 and min(parts) >= _ALMOST_WHITE:
            white.add(index)
    return frozenset(white)
