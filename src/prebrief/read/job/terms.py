"""The playbook's vocabulary, made ready for finding its terms in a line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prebrief.playbooks.schema import Lexeme, Playbook
from prebrief.text.lexical import is_abbreviation
from prebrief.text.patterns import compiled

_TOKEN = compiled(r"(?:[A-Za-z]{1,2}\.){2,}[A-Za-z]?|[A-Za-zÀ-ÿ0-9&]+(?:['’]s)?")
# In a line of capitals these are words, whatever degree they also stand for.
_WORDS_TOO_LIST = """
AS DO BE OR SO ALSO IN TO IT AM ED ME IS AT ARE PA MA HI AN
"""
_WORDS_TOO = frozenset(_WORDS_TOO_LIST.split())
_PAIR_OF_STATES = compiled(r"\bB[CE]\s?/\s?B[CE]\b")


def tokens(text: str) -> list[str]:
    """Give the words of a text in lower case, plurals and possessives evened out."""
    return [_even(word) for word in _printed(text)]


def _printed(text: str) -> list[str]:
    """Give the words as printed, M.D. as MD."""
    return [word.replace(".", "") for word in _TOKEN.findall(text)]


def _even(word: str) -> str:
    word = word.lower()
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


class Finder:
    """Finds phrases word by word; short forms in capitals only as printed."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Take the phrases, each with the keys that it stands for."""
        self._tables: tuple[dict[str, list[tuple[list[str], tuple[str, ...]]]], ...] = ({}, {})
        self._memo: tuple[str, dict[str, int]] = ("", {})
        for phrase, keys in phrases.items():
            short = is_abbreviation(phrase)
            words = _printed(phrase) if short else tokens(phrase)
            if words:
                self._tables[short].setdefault(words[0], []).append((words, tuple(keys)))

    def find(self, text: str) -> dict[str, int]:
        """Give the keys of all phrases in the text with how often each stands there."""
        memo = self._memo
        if memo[0] == text:
            return memo[1]
        found: dict[str, int] = {}
        text, whole = _PAIR_OF_STATES.sub(" ", text), text
        capitals = text.isupper() and text.count(" ") > 3
        printed = _printed(text)
        for short, table in enumerate(self._tables):
            words = printed if short else [_even(word) for word in printed]
            for place, word in enumerate(words):
                forms = table.get(word)
                if forms is None or (short and capitals and word in _WORDS_TOO):
                    continue
                for form, keys in forms:
                    if words[place : place + len(form)] == form:
                        for key in keys:
                            found[key] = found.get(key, 0) + 1
        self._memo = (whole, found)
        return found


@dataclass(frozen=True)
class Terms:
    """What a posting may name, by canonical name."""

    playbook: Playbook
    finder: Finder
    lexemes: Mapping[str, Lexeme]
    """Lexemes by id."""
    groups: Mapping[str, tuple[str, ...]]
    """Canonical names of the degrees in each group, such as masters or nursing_degree."""
    rungs: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """Title phrases by their first word, longest first, with the rung that each means."""
    rung_settings: Mapping[str, tuple[str, ...]]
    settings: Finder
    setting_weights: Mapping[str, tuple[str, float]]
    """Setting and weight of each term, by the key under which the finder knows it."""

    def named(
        self, line: str, *kinds: str, group: str = "", not_group: str = ""
    ) -> tuple[str, ...]:
        """Give the canonical names that stand in the line, of some kinds and groups."""
        names = []
        for key in self.finder.find(line):
            lexeme = self.lexemes[key]
            counts = lexeme.counts_as
            if (
                lexeme.kind in kinds
                and (not group or any(group in one for one in counts))
                and (not not_group or not any(not_group in one for one in counts))
            ):
                names.append(lexeme.canonical)
        return tuple(sorted(set(names)))


_LAST: list[Terms] = []
"""The terms of the playbook used last; making them takes longer than reading a posting."""


def terms_of(playbook: Playbook) -> Terms:
    """Give the playbook's terms, made once."""
    if not _LAST or _LAST[0].playbook is not playbook:
        _LAST[:] = [_make(playbook)]
    return _LAST[0]


def _make(playbook: Playbook) -> Terms:
    phrases: dict[str, list[str]] = {}
    groups: dict[str, list[str]] = {}
    for lexeme in playbook.lexicon:
        for form in (lexeme.canonical, *lexeme.forms):
            phrases.setdefault(form, []).append(lexeme.id)
        if lexeme.kind == "degree":
            for group in lexeme.counts_as:
                groups.setdefault(group, []).append(lexeme.canonical)
    weights, setting_phrases = _settings(playbook)
    return Terms(
        playbook=playbook,
        finder=Finder(phrases),
        lexemes={lexeme.id: lexeme for lexeme in playbook.lexicon},
        groups={name: tuple(members) for name, members in groups.items()},
        rungs=_rungs(playbook),
        rung_settings={rung.id: rung.settings for rung in playbook.rungs},
        settings=Finder(setting_phrases),
        setting_weights=weights,
    )


def _rungs(playbook: Playbook) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for rung in playbook.rungs:
        for phrase in rung.titles:
            words = tuple(tokens(phrase))
            found.setdefault(words[0], []).append((words, rung.id))
    for forms in found.values():
        forms.sort(key=lambda form: -len(form[0]))
    return found


def _settings(playbook: Playbook) -> tuple[dict[str, tuple[str, float]], dict[str, list[str]]]:
    """Weigh each term of a setting: one that several settings share says less, a long one more."""
    shared: dict[str, int] = {}
    for setting in playbook.settings:
        for term in setting.terms:
            shared[term] = shared.get(term, 0) + 1
    weights: dict[str, tuple[str, float]] = {}
    phrases: dict[str, list[str]] = {}
    for setting in playbook.settings:
        for term in setting.terms:
            key = f"{setting.id} {term}"
            weights[key] = (setting.id, (1 + 0.5 * term.count(" ")) / shared[term])
            phrases.setdefault(term, []).append(key)
    return weights, phrases
