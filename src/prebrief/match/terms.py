"""Names of degrees, boards and certificates, whichever way they are printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from prebrief.match.vocabulary import is_group
from prebrief.playbooks.schema import Lexeme, Playbook

_LEVELS = ("associate", "bachelors", "masters", "doctorate")
_BROAD = frozenset({*_LEVELS, "training_stage", "other_doctorate", "board_us"})
"""Groups too broad to make two terms kin: a doctorate in law is no medical degree."""
_HIGHER = {
    "bachelors": ("masters", "doctorate", "medical_degree"),
    "masters": ("doctorate",),
}
"""A higher degree answers for a lower one; a medical degree for a bachelor's."""


@dataclass(frozen=True)
class Terms:
    """The lexicon by printed name."""

    by_name: dict[str, tuple[Lexeme, ...]]
    all_groups: frozenset[str]

    def groups(self, name: str) -> set[str]:
        """Give the groups that a printed name belongs to."""
        return {group for lexeme in self._of(name) for group in lexeme.counts_as}

    def canonical(self, name: str) -> set[str]:
        """Give the canonical names that a printed name may mean; itself if it is unknown."""
        found = {lexeme.canonical.lower() for lexeme in self._of(name)}
        return found or {_plain(name)}

    def same(self, wanted: str, held: str) -> bool:
        """Tell whether two printed names mean one thing, or the held is of the wanted group."""
        if _plain(wanted) == _plain(held) or self.canonical(wanted) & self.canonical(held):
            return True
        groups = self.groups(held)
        key = _group_key(wanted)
        return key in groups or bool(set(_HIGHER.get(key, ())) & groups)

    def kin(self, wanted: Iterable[str], held: str) -> bool:
        """Tell whether the held name shares a group with one of the wanted."""
        groups = self.groups(held) - _BROAD
        return any(self.groups(name) & groups for name in wanted)

    def spellings(self, name: str) -> set[str]:
        """Give all ways in which a name may be printed."""
        found = {form for lexeme in self._of(name) for form in (lexeme.canonical, *lexeme.forms)}
        return found | {name}

    def kinds(self, names: Iterable[str]) -> set[str]:
        """Give the kinds of term that the names are."""
        return {lexeme.kind for name in names for lexeme in self._of(name)}

    def countries(self, text: str, kind: str) -> set[str]:
        """Give the countries of the terms of a kind that stand in a text."""
        return {
            lexeme.country
            for name, lexemes in self.by_name.items()
            for lexeme in lexemes
            if lexeme.kind == kind and lexeme.country and stands_in(name, text)
        }

    def has_group(self, group: str) -> bool:
        """Tell whether any term belongs to the group."""
        return group in self.all_groups

    def _of(self, name: str) -> tuple[Lexeme, ...]:
        return self.by_name.get(_plain(name), ())


def terms(playbook: Playbook) -> Terms:
    """Give the lexicon of the playbook by printed name."""
    return _build(tuple(playbook.lexicon))


@lru_cache(maxsize=4)
def _build(lexicon: tuple[Lexeme, ...]) -> Terms:
    by_name: dict[str, list[Lexeme]] = {}
    for lexeme in lexicon:
        if is_group(lexeme):
            continue
        for name in {_plain(lexeme.canonical), *map(_plain, lexeme.forms)}:
            by_name.setdefault(name, []).append(lexeme)
    return Terms(
        by_name={name: tuple(found) for name, found in by_name.items()},
        all_groups=frozenset(group for lexeme in lexicon for group in lexeme.counts_as),
    )


def stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as words, whatever the marks between them."""
    return f" {_words(name)} " in f" {_words(text)} "


@lru_cache(maxsize=20_000)
def _words(text: str) -> str:
    kept = "".join(char if char.isalnum() else " " for char in text.lower().replace(".", ""))
    return " ".join(kept.split())


def _plain(name: str) -> str:
    return " ".join(name.replace(".", "").replace("’", "'").lower().split())


def _group_key(name: str) -> str:
    plain = _plain(name).replace("'s", "s").replace("-", " ")
    for level in _LEVELS:
        if plain in {level, level.rstrip("s"), f"{level} degree", f"{level.rstrip('s')} degree"}:
            return level
    return plain.replace(" ", "_")
