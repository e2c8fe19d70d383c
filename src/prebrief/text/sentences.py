"""Where sentences end."""

import re

from prebrief.text.patterns import compiled

_END = compiled(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9À-Þ])|(?<=[a-z%)\d][.!?])(?=[A-Z][a-z])")
_ABBREVIATION = compiled(
    r"(?:^|[\s(/])(?:dr|mr|mrs|ms|prof|st|ste|mt|ft|vs?|e\.g|i\.e|etc|cf|dept|univ|hosp|assoc|asst|"
    r"clin|sr|jr|(?-i:no|nos|No|c|ca|min|max|exp|rev)|approx|yrs?|mos?|inc|ltd|co|corp|bros|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec|al|fig|vol|pp?|(?-i:ed|eds)|recert|intl|natl|gen|lt|col|capt|maj|sgt|"
    r"cmdr|u\.s|u\.k|ph\.d|m\.d|d\.o|[a-z])\.$",
    re.IGNORECASE,
)


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Give start and end of each sentence of a text on one line."""
    bounds, start = [], 0
    for hit in _END.finditer(text):
        if _ABBREVIATION.search(text, max(start - 1, hit.start() - 12, 0), hit.start()):
            continue
        if hit.start() > start:
            bounds.append((start, hit.start() + len(hit.group().rstrip())))
        start = hit.end()
    if text[start:].strip():
        bounds.append((start, len(text.rstrip())))
    return bounds


def sentences(text: str) -> list[str]:
    """Split a text on one line into its sentences."""
    return [text[start:end] for start, end in sentence_bounds(text)]
