"""The playbook's terms and ladder titles, looked up in a line in one pass."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from prebrief.playbooks.schema import Lexeme, Playbook
from prebrief.text.patterns import compiled

_WORD = compiled(r"[^\W_]+(?:[.'’][^\W_]+)*\.?|&")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: its plain form, where it stands, and whether it is in capitals."""

    plain: str
    first: int
    last: int
    capital: bool


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a line."""

    lexeme: Lexeme
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    capital: bool
    """A short form that must be printed in capitals: DO, MA, OR."""
    lexeme: Lexeme


class Lexicon:
    """All terms of a playbook, ready to be found."""

    def __init__(self, playbook: Playbook) -> None:
        self._by_first: dict[str, list[_Form]] = {}
        for lexeme in playbook.lexicon:
            for form in dict.fromkeys((lexeme.canonical, *lexeme.forms)):
                self._add(form, lexeme)
        for forms in self._by_first.values():
            forms.sort(key=lambda form: -len(form.words))
        self._rungs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for rung in playbook.rungs:
            for title in rung.titles:
                plain = tuple(word.plain for word in words(title))
                if plain:
                    self._rungs.setdefault(plain[0], []).append((plain, rung.id))

    def _add(self, form: str, lexeme: Lexeme) -> None:
        if form.isascii() and form.replace(" ", "").isalpha():
            plain = tuple(form.lower().split())  # what words() gives, at a tenth of the time
        else:
            plain = tuple(part.plain for part in words(form))
        if not plain:
            return
        letters = "".join(char for char in form if char.isalpha())
        capital = letters.isupper() and len(letters) <= 4
        self._by_first.setdefault(plain[0], []).append(_Form(plain, capital, lexeme))

    def find(self, text: str, *, kinds: Iterable[str] = ()) -> list[TermHit]:
        """Find the terms of a text, the longest at each place."""
        return self.find_in(words(text), kinds=kinds)

    def find_in(self, parts: Sequence[Word], *, kinds: Iterable[str] = ()) -> list[TermHit]:
        """Find the terms among words taken from a text."""
        wanted = kinds if isinstance(kinds, frozenset) else frozenset(kinds)
        found: list[TermHit] = []
        i = 0
        while i < len(parts):
            hit = self._at(parts, i, wanted)
            if hit is None:
                i += 1
                continue
            form, size = hit
            found.append(TermHit(form.lexeme, parts[i].first, parts[i + size - 1].last))
            i += size
        return found

    def _at(
        self, parts: Sequence[Word], i: int, wanted: frozenset[str]
    ) -> tuple[_Form, int] | None:
        for form in self._by_first.get(parts[i].plain, ()):
            if wanted and form.lexeme.kind not in wanted:
                continue
            size = len(form.words)
            if i + size > len(parts) or (form.capital and not parts[i].capital):
                continue
            if size == 1 or all(parts[i + k].plain == form.words[k] for k in range(1, size)):
                return form, size
        return None

    def rung(self, title: str) -> str | None:
        """Give the rung that the title speaks of: the longest phrase wins."""
        have = tuple(word.plain for word in words(title))
        best: tuple[int, str] | None = None
        for i, word in enumerate(have):
            for wanted, rung in self._rungs.get(word, ()):
                size = len(wanted)
                if have[i : i + size] == wanted and (best is None or size > best[0]):
                    best = size, rung
        return best[1] if best else None


@lru_cache(maxsize=4096)
def _plain(raw: str) -> str:
    if raw == "&":
        return "and"
    plain = raw.replace(".", "").replace("’", "'").lower()
    return plain[:-2] if plain.endswith("'s") else plain


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """Split a text into words; full stops inside an abbreviation drop out."""
    found = []
    for hit in _WORD.finditer(text):
        raw = hit.group()
        first, last = hit.span()
        # "M.D." is one word; the stop behind "Director." belongs to the sentence.
        if raw.endswith(".") and raw.count(".") == 1:
            raw, last = raw[:-1], last - 1
        found.append(Word(_plain(raw), first, last, raw.replace(".", "").isupper()))
    return tuple(found)


_MEMORY: dict[int, tuple[Playbook, Lexicon]] = {}


def lexicon_of(playbook: Playbook) -> Lexicon:
    """Give the lexicon of a playbook, built once."""
    kept = _MEMORY.get(id(playbook))
    if kept is not None and kept[0] is playbook:
        return kept[1]
    lexicon = Lexicon(playbook)
    if len(_MEMORY) > 8:
        _MEMORY.clear()
    _MEMORY[id(playbook)] = (playbook, lexicon)
    return lexicon
