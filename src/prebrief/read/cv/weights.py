"""Weigh each part of a head: how far it looks like a title, an employer, a place or a note."""

import itertools
import re
from collections.abc import Sequence

from prebrief.read.cv.lexicon import Lexicon, Word, words
from prebrief.read.cv.parts import FIELD_KINDS, NOTE_LEAD, TITLE_KINDS, Atom, OrgMemory
from prebrief.read.cv.vocabulary import (
    COUNTRIES,
    DEPARTMENT_WORDS,
    ORG_LEANING,
    ORG_STRONG,
    ORG_WORDS,
    STATE_NAMES,
    STATES,
    TITLE_NOUNS,
)
from prebrief.text.durations import is_duration
from prebrief.text.patterns import compiled

_CITY_STATE = compiled(
    r"^[A-ZÀ-Þ][\w.'’ -]{1,30}?,?\s+([A-Z]{2}|[A-Z][a-z]+\.)\.?(?:\s+\d{5}(?:-\d{4})?)?$"
)
_ZIP = compiled(r"^([A-Z]{2})\s+\d{5}(?:-\d{4})?$")
_PLACEHOLDER = compiled(r"^(?:city|state|country|company name|remote|usa?)$", re.IGNORECASE)
_MANY = frozenset("various multiple several".split())
_BRACKETS = compiled(r"[(\[][^)\]]*[)\]]")
_ORDINAL = compiled(r"\b\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)


def score_field(atom: Atom) -> None:
    """Weigh a part that a form's label names: it leaves no doubt."""
    atom.title = 9.0 * (atom.line.field == "title")
    atom.org = 9.0 * (atom.line.field == "employer")
    atom.place = 9.0 * (atom.line.field == "place")


def score(atom: Atom, lexicon: Lexicon, known: OrgMemory) -> None:
    """Weigh a part by its words."""
    parts = words(_BRACKETS.sub(" ", atom.text))
    _score_note(atom)
    _score_names(atom, parts, lexicon)
    if known.knows(parts):
        atom.org += 2.5
    if _PLACEHOLDER.match(atom.text):
        atom.place += 3.0 if not atom.text.lower().startswith("company") else 0.0
    _score_place(atom, atom.text)


def _score_note(atom: Atom) -> None:
    text = atom.text
    if NOTE_LEAD.match(text) or is_duration(text) or text.startswith(("(", "[")):
        atom.note = 3.0
    if text[:1].islower() and not text.startswith(("then ", "and ", "im. ")):
        atom.note += 1.0
    if any(char.isdigit() for char in _ORDINAL.sub("", text)) and len(text.split()) > 1:
        atom.note += 0.6
    if len(text.split()) > 9:
        atom.note += 1.5
    before = atom.line.text[: atom.start - atom.line.start].rstrip()
    if before.endswith(".") and len(before) > 24:
        atom.note += 0.9  # a further sentence of a head says something about the post


def _score_names(atom: Atom, parts: Sequence[Word], lexicon: Lexicon) -> None:
    plain = [part.plain for part in parts]
    last = plain[-1] if plain else ""
    atom.title += 2.6 * len(lexicon.find_in(parts, kinds=TITLE_KINDS))
    nouns = [i for i, word in enumerate(plain) if word in TITLE_NOUNS]
    if nouns:
        atom.title += 2.0 + (0.5 if nouns[0] in (0, len(plain) - 1) else 0.0)
    fields = lexicon.find_in(parts, kinds=FIELD_KINDS)
    covered = sum(hit.last - hit.first for hit in fields)
    whole = covered >= 0.6 * max(1, sum(part.last - part.first for part in parts))
    department = any(word in DEPARTMENT_WORDS for word in plain)
    atom.department = whole or (department and not atom.title)
    strong = any(word in ORG_STRONG for word in plain)
    some = sum(word in ORG_WORDS for word in plain)
    leaning = sum(word in ORG_LEANING for word in plain)
    if strong:
        atom.org += 3.0
    elif some:
        atom.org += 1.2 + 0.4 * (some - 1) if some > leaning else 0.5
    atom.org += 0.5 if atom.text.startswith("The ") else 0.0
    if whole or (last in DEPARTMENT_WORDS and not strong):
        atom.org *= 0.3
    if last in TITLE_NOUNS:
        atom.title += 1.0
        atom.org *= 0.4
    elif last in ORG_STRONG and not whole:
        atom.org += 0.6


def _score_place(atom: Atom, text: str) -> None:
    key = text.lower().rstrip(".")
    if any(char.isdigit() for char in text) and not _ZIP.search(text[-8:]):
        atom.place -= 2.0
    if any(word[:1].islower() and len(word) > 3 for word in text.split()):
        atom.place -= 1.0
    if (
        text in STATES
        or key in STATE_NAMES
        or key in COUNTRIES
        or text.lower() in STATE_NAMES
        or text.lower() in COUNTRIES
        or _ZIP.match(text)
    ):
        atom.place += 4.0
        return
    if hit := _CITY_STATE.match(text):
        tail = hit.group(1)
        if tail in STATES or tail.lower() in STATE_NAMES:
            atom.place += 2.6


def see_places(atoms: list[Atom]) -> None:
    """Take for towns the names before a state or country, and those repeated from the employer."""
    for i, (first, second) in enumerate(itertools.pairwise(atoms)):
        if first.org >= 2.5 and _is_its_town(second, first):
            second.place, second.org, second.town = max(second.place, 2.4), 0.0, True
        if not _beside(first, second) or second.place < 4:
            continue
        after = atoms[i + 2] if i + 2 < len(atoms) else None
        if after is not None and after.place >= 4 and _beside(second, after):
            continue  # in "Harlow & Finch, New York, NY" the state's name is the town
        if len(first.text.split()) <= 4 and first.title < 2:
            first.place += 2.4 if first.org < 2 else 0.8


def _beside(first: Atom, second: Atom) -> bool:
    return not second.strong and second.line is first.line


def _is_its_town(atom: Atom, employer: Atom) -> bool:
    """Tell whether a lone name behind an employer repeats its first word, or says "various"."""
    parts = [word.plain for word in words(atom.text)]
    if not parts or len(parts) > 3 or atom.title >= 2 or any(c.isdigit() for c in atom.text):
        return False
    own = [word.plain for word in words(employer.text)]
    return parts[0] in _MANY or parts == own[: len(parts)]
