"""What stands on every page and says nothing: page numbers, running heads."""

import re

from prebrief.read.cv.lines import CvLine
from prebrief.text.patterns import compiled

_WORDS = (
    r"(?:page|pg\.?|p\.|seite|strona|of|von|/|cv|c\.v\.|curriculum|vitae|r[eé]sum[eé]|cont'?d\.?|"
    r"continued|confidential|end|one|two|three|four|five|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
_PAGE = compiled(
    rf"^[\s\-–—|·•,.:()/]*(?:(?:page|pg\.?|p\.)\s*(?:\d{{1,3}}|one|two|three|four|five|six)|"
    rf"\d{{1,3}}\s*(?:/|of)\s*\d{{1,3}}|\d{{1,3}}(?!\)))"
    rf"(?:[\s\-–—|·•,.:()/]*(?:{_WORDS}|\d{{1,4}}))*[\s\-–—|·•,.:()]*$",
    re.IGNORECASE,
)
_FILLER = compiled(rf"{_WORDS}|\b\d{{1,4}}\b|\b[a-z]\b|[^\w]+", re.IGNORECASE)


def without_furniture(lines: list[CvLine], name: str | None) -> list[CvLine]:
    """Leave out page numbers and the lines that only repeat the name."""
    tokens = _name_tokens(name)
    letters = frozenset(re.split(r"[\s,]+", name.lower())) if name else frozenset()
    kept: list[CvLine] = []
    seen_name = False
    opens = False
    for line in lines:
        again = seen_name and not _goes_on(kept, line, tokens) and _repeats(line, tokens, letters)
        if _is_page_number(line) or again:
            opens = opens or line.opens
            continue
        if tokens and not seen_name and any(token in line.text.lower() for token in tokens):
            seen_name = True
        kept.append(line)
    return kept


def _goes_on(kept: list[CvLine], line: CvLine, tokens: frozenset[str]) -> bool:
    """Tell whether a line goes on with the name begun right above it in the same type."""
    above = kept[-1] if kept else None
    if above is None or above.size is None or above.size != line.size or not line.heading:
        return False
    said = above.text.lower()
    return any(token in said for token in tokens) and not all(token in said for token in tokens)


def _is_page_number(line: CvLine) -> bool:
    text = line.text
    if len(text) > 48 or sum(char.isdigit() for char in text) > 8 or not _PAGE.match(text):
        return False
    if any(not period.weak for period in line.periods):
        return False
    # A bare four-digit number may be a year in a column of dates.
    return not (text.strip().isdigit() and len(text.strip()) == 4)


def _repeats(line: CvLine, tokens: frozenset[str], letters: frozenset[str]) -> bool:
    text = line.text.lower()
    named = sum(token in text for token in tokens)
    if len(text) > 70 or line.bullet or not named:
        return False
    rest = text
    if named > 1:  # the whole name again, with the letters behind it
        rest = " ".join(word for word in text.split() if word.strip(",.") not in letters)
    for token in sorted(tokens, key=len, reverse=True):
        rest = rest.replace(token, " ")
    return not _FILLER.sub("", rest)


def _name_tokens(name: str | None) -> frozenset[str]:
    if not name:
        return frozenset()
    plain = name.split(",")[0].lower()
    return frozenset(token for token in re.split(r"[\s.]+", plain) if len(token) > 2)
