"""The playbook's vocabulary as keys that two differently worded lines can share.

Keys come from the lexicon's ``counts_as``. Those under ``who.`` name a profession and those under
``field.`` a field of practice: both restrict what can be evidence. ``is.`` names what a person must
be, which no deed shows. ``reach.`` marks what only somebody who leads a whole organization can show
in full. All others are themes.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from prebrief.playbooks.schema import Lexeme, Playbook
from prebrief.text.lexical import Phrasebook, content, inverse_frequency
from prebrief.text.patterns import compiled

WHO = "who."
FIELD = "field."
THEME = "theme."
REACH = "reach."
IS = "is."
MEANS = "means."
"""Before the name that an abbreviation or another spelling stands for."""

_PARTNERS = compiled(
    r"\b(?:with|alongside|between)\b[^.;:]*|\b\w+/\w+(?:/\w+)*\b"
    r"|\b(?:medical and nursing|nursing and medical)\b",
    re.IGNORECASE,
)
"""Those at one's side ("with physicians and nurses") or many at once ("patient/physician")."""


@dataclass(frozen=True)
class Reading:
    """What a line is about, in words and keys."""

    stems: frozenset[str]
    themes: frozenset[str]
    fields: frozenset[str]
    who: frozenset[str]
    far: bool
    """Whether it speaks of a whole organization."""

    @property
    def identity(self) -> bool:
        """Whether it says what a person is."""
        return any(key.startswith(IS) for key in self.fields)


@dataclass(frozen=True)
class Vocabulary:
    """Reads lines in the playbook's terms."""

    phrases: Phrasebook
    has_professions: bool
    """Whether the playbook tells professions apart."""

    def read_asked(self, text: str) -> Reading:
        """Read a requirement: the professions that one works with restrict nobody."""
        who = self.read(_PARTNERS.sub(" ", text)).who
        return replace(self.read(text), who=who)

    def read(self, text: str) -> Reading:
        """Give the stems of a line, abbreviations spelled out, and the keys it stands for."""
        keys = self.phrases.find(text)
        stems = content(text)
        for key in keys:
            if key.startswith(MEANS):
                stems |= content(key.removeprefix(MEANS))
        return Reading(
            stems=frozenset(stems),
            themes=frozenset(key for key in keys if key.startswith(THEME)),
            fields=frozenset(key for key in keys if key.startswith((FIELD, IS))),
            who=frozenset(key for key in keys if key.startswith(WHO)),
            far=any(key.startswith(REACH) for key in keys),
        )


def vocabulary(playbook: Playbook) -> Vocabulary:
    """Give the vocabulary of the playbook, built once."""
    return _build(playbook.id, playbook.version, _Held(playbook.lexicon))


class _Held:
    """Carries the lexicon past the cache key: the playbook's id and version are enough."""

    def __init__(self, lexicon: tuple[Lexeme, ...]) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return hash(tuple(lexeme.id for lexeme in self.lexicon))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and (
            self.lexicon is other.lexicon or self.lexicon == other.lexicon
        )


@lru_cache(maxsize=4)
def _build(_playbook_id: str, _version: str, held: _Held) -> Vocabulary:
    phrases: dict[str, list[str]] = {}
    for lexeme in held.lexicon:
        if is_group(lexeme):
            for name in lexeme.forms:
                phrases.setdefault(name, []).extend(lexeme.counts_as)
            continue
        for name in (*lexeme.forms, lexeme.canonical):
            keys = phrases.setdefault(name, [])
            keys.extend((*lexeme.counts_as, f"{MEANS}{lexeme.canonical}"))
    return Vocabulary(
        phrases=Phrasebook(phrases),
        has_professions=any(
            key.startswith(WHO) for lexeme in held.lexicon for key in lexeme.counts_as
        ),
    )


def is_group(lexeme: Lexeme) -> bool:
    """Tell whether the entry groups words of a theme rather than spellings of one term."""
    return lexeme.kind == "field_term" and any(
        key.startswith((WHO, FIELD, THEME, IS)) for key in lexeme.counts_as
    )


def weights(readings: list[Reading]) -> dict[str, float]:
    """Weigh the stems by rarity in the lines at hand."""
    return inverse_frequency(reading.stems for reading in readings)
