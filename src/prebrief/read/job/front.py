"""Read the TOML or YAML front matter that some boards keep above a posting."""

import re
from dataclasses import dataclass

from prebrief.read.job.sentences import Stretch
from prebrief.text.patterns import compiled

_FENCE = compiled(
    r"\s*(?P<fence>\+\+\+|---)[ \t]*\n(?P<body>.*?)\n(?P=fence)[ \t]*(?:\n|$)", re.DOTALL
)
_UNFENCED = compiled(r"\s*(?P<body>(?:[a-z][a-z0-9_-]*[ \t]*[=:][^\n]*(?:\n|$)){3,})")
_KNOWN = frozenset({"title", "organization", "organisation", "company", "location", "salary"})
_FIELD = compiled(
    r"^[ \t]*(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*[=:][ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE
)
_ASKS = compiled(
    r"requir|qualif|degree|licen[cs]e|certif|experience|skills|education", re.IGNORECASE
)
_EMPTY = frozenset({"", "-", "none", "n/a", "null", "[]", "no"})


@dataclass(frozen=True)
class FrontMatter:
    """The fields above a posting, each with where its value stands."""

    end: int
    """Offset at which the posting itself begins; 0 where there is no front matter."""
    fields: dict[str, Stretch]

    def find(self, *names: str) -> Stretch | None:
        """Give the value of the first key that ends in one of the names."""
        for name in names:
            for key, stretch in self.fields.items():
                if key == name or key.endswith((f"_{name}", f"-{name}", f" {name}")):
                    return stretch
        return None

    def asked(self) -> list[Stretch]:
        """Give the values that ask for something."""
        return [stretch for key, stretch in self.fields.items() if _ASKS.search(key)]


def front_matter(text: str) -> FrontMatter:
    """Read the front matter, if there is any; its fences may have been lost on the way."""
    fenced = _FENCE.match(text)
    hit = fenced or _UNFENCED.match(text)
    if not hit:
        return FrontMatter(0, {})
    fields: dict[str, Stretch] = {}
    for field in _FIELD.finditer(text, hit.start("body"), hit.end("body")):
        start, end = _unquoted(text, field.start("value"), field.end("value"))
        if text[start:end].strip().lower() not in _EMPTY:
            fields[field["key"].strip().lower()] = (start, end)
    if len(fields) < 2 or not (fenced or _KNOWN & fields.keys()):
        return FrontMatter(0, {})
    return FrontMatter(hit.end(), fields)


def _unquoted(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start] in " \t\"'[":
        start += 1
    while end > start and text[end - 1] in " \t\"'],":
        end -= 1
    return start, end
