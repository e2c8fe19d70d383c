"""The playbook's vocabulary, made ready for finding its terms in a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prebrief.playbooks.schema import Lexeme, Playbook
from prebrief.text.lexical import Phrasebook


@dataclass(frozen=True)
class Terms:
    """What a posting may name, by canonical name."""

    playbook: Playbook
    book: Phrasebook
    kinds: Mapping[str, str]
    """Kind of each canonical name."""
    groups: Mapping[str, tuple[str, ...]]
    """Groups that each canonical name counts as."""
    rungs: Sequence[tuple[str, str]]
    """Title phrases with the rung that each means, longest first."""
    settings: Mapping[str, tuple[str, ...]]
    """Terms of each setting."""
    setting_book: Phrasebook

    def named(self, line: str, kind: str) -> tuple[str, ...]:
        """Give the canonical names of a kind that stand in the line."""
        return tuple(sorted(name for name in self.book.find(line) if self.kinds[name] == kind))


_LAST: list[Terms] = []
"""The terms of the playbook used last; making them takes longer than reading a posting."""


def terms_of(playbook: Playbook) -> Terms:
    """Give the playbook's terms, made once."""
    if not _LAST or _LAST[0].playbook is not playbook:
        _LAST[:] = [_make(playbook)]
    return _LAST[0]


def _make(playbook: Playbook) -> Terms:
    phrases: dict[str, list[str]] = {}
    for lexeme in playbook.lexicon:
        for form in (lexeme.canonical, *lexeme.forms):
            phrases.setdefault(form, []).append(_key(lexeme))
    titles = {
        phrase.lower(): rung.id for rung in playbook.rungs for phrase in (rung.title, *rung.titles)
    }
    settings = {setting.id: setting.terms for setting in playbook.settings}
    setting_phrases: dict[str, list[str]] = {}
    for name, words in settings.items():
        for word in words:
            setting_phrases.setdefault(word, []).append(name)
    return Terms(
        playbook=playbook,
        book=Phrasebook(phrases),
        kinds={_key(lexeme): lexeme.kind for lexeme in playbook.lexicon},
        groups={_key(lexeme): lexeme.counts_as for lexeme in playbook.lexicon},
        rungs=sorted(titles.items(), key=lambda item: -len(item[0])),
        settings=settings,
        setting_book=Phrasebook(setting_phrases),
    )


def _key(lexeme: Lexeme) -> str:
    return lexeme.canonical
