"""Read the TOML or YAML front matter that some boards keep above a posting."""

import re
from dataclasses import dataclass

from prebrief.read.job.sentences import Stretch

_FENCE = re.compile(
    r"\s*(?P<fence>\+\+\+|---)[ \t]*\n(?P<body>.*?)\n(?P=fence)[ \t]*(?:\n|$)", re.DOTALL
)
_FIELD = re.compile(
    r"^[ \t]*(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*[=:][ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE
)
_ASKS = re.compile(
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
    """Read the front matter, if there is any."""
    hit = _FENCE.match(text)
    if not hit:
        return FrontMatter(0, {})
    fields: dict[str, Stretch] = {}
    for field in _FIELD.finditer(text, hit.start("body"), hit.end("body")):
        start, end = _unquoted(text, field.start("value"), field.end("value"))
        if text[start:end].strip().lower() not in _EMPTY:
            fields[field["key"].strip().lower()] = (start, end)
    return FrontMatter(hit.end() if len(fields) >= 2 else 0, fields if len(fields) >= 2 else {})


def _unquoted(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start] in " \t\"'[":
        start += 1
    while end > start and text[end - 1] in " \t\"'],":
        end -= 1
    return start, end
