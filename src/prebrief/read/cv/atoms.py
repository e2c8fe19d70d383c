"""The parts of a head line, and what each of them may be: title, employer, place or note."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.lexicon import Lexicon, Word, words
from prebrief.read.cv.lines import CvLine
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
from prebrief.text.sentences import sentence_bounds

TITLE, ORG, PLACE, NOTE = "TOPN"
TITLE_KINDS = frozenset({"leadership_title", "clinical_title"})
FIELD_KINDS = frozenset({"specialty", "committee"})
_SEPARATOR = re.compile(
    r"\s*\|\s*|\s+[·•–—]\s*|\s[–—-]\s|\s+@\s+|\s*→\s*(?=[A-Z])|\s*ï¼\S?\s*|\s+â€\S?\s*|"
    r"\s*[;]\s+|\s*[,:]\s+|\s+,\s*|,(?=[A-Z])|(?:(?<=\s)(?=Company Name\b)|(?<=\bCompany Name)\s)|"
    r"(?<=\bState)\s(?=[A-Z])"
)
"""Also the broken characters that stand for a dash, and the stand-ins of sample CVs."""
_LEGAL = re.compile(
    r"^(?:inc|llc|llp|l\.l\.c|ltd|limited|plc|p\.?c|p\.?a|pllc|gmbh|corp|co|jr|sr|iii?|md|m\.d)\.?$",
    re.IGNORECASE,
)
NOTE_LEAD = re.compile(
    r"^(?:reports?\b|reporting\b|accountable\b|responsible\b|dotted line|direct reports|"
    r"full[- ]time$|"
    r"part[- ]time$|permanent$|contract$|remote$|hybrid$|on[- ]site$|self-employed$|per diem$|p/t$|"
    r"while\b|alongside\b|volunteer\s*/|with\b|including\b|incl\b|on and off|elected\b|"
    r"appointed\b|secondment\b|"
    r"\d[\d,.]*[kKmM]?\s+\w+)",
    re.IGNORECASE,
)
_CITY_STATE = re.compile(
    r"^[A-ZÀ-Þ][\w.'’ -]{1,30}?,?\s+([A-Z]{2}|[A-Z][a-z]+\.)\.?(?:\s+\d{5}(?:-\d{4})?)?$"
)
_ZIP = re.compile(r"^([A-Z]{2})\s+\d{5}(?:-\d{4})?$")
_PLACEHOLDER = re.compile(r"^(?:city|state|country|company name|remote|usa?)$", re.IGNORECASE)
_MANY = frozenset("various multiple several".split())
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_LEAD_NOTE = re.compile(r"^\([^)]{1,16}\)\s+(?=[A-Z])")
_GRADE = re.compile(
    r"\b(?:fte|wte|(?:st|ct|fy|f|pgy|band|grade|level|step|o|gs)[- ]?\d{1,2})\b", re.IGNORECASE
)
"""What may stand in brackets behind a title and is part of it: hours, a grade, a rank."""
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)
_AT = re.compile(
    r"\s+(?:at|with)\s+(?![Tt]enure\b|[Dd]istinction\b|[Hh]onou?rs\b|[Ss]pecial\b)"
    r"(?=(?:the\s+)?[A-ZÀ-Þ]|\d{1,3}(?:st|nd|rd|th)\s)"
)


@dataclass(slots=True, eq=False)
class Atom:
    """A part between separators."""

    text: str
    start: int
    end: int
    line: CvLine
    strong: bool
    """Whether a break stronger than a comma stands before it."""
    new_line: bool = False
    title: float = 0.0
    org: float = 0.0
    place: float = 0.0
    note: float = 0.0
    department: bool = False
    label: str = ""
    town: bool = False
    """Whether it repeats the first words of the employer before it."""


def atoms_of(
    lines: Sequence[CvLine],
    cut: Sequence[tuple[int, int]],
    lexicon: Lexicon,
    known_orgs: "OrgMemory",
    *,
    width: float = 1000.0,
) -> list[Atom]:
    """Take head lines apart, leaving out the stretches ``cut`` (dates)."""
    found: list[Atom] = []
    for line in lines:
        if line.field == "dates":
            continue
        if line.field and line.field != "employer":
            found.append(Atom(line.text, line.start, line.end, line, True, True))
            continue
        first = True
        for start, end in _stretches(line, cut):
            for a, b, strong in _split(line.text, start - line.start, end - line.start):
                atom = Atom(line.text[a:b], line.start + a, line.start + b, line, strong, first)
                _add(found, atom)
                first = False
    whole = _unwrapped(found, lines, width, lexicon)
    found = [half for atom in whole for half in _halves(atom, lexicon)]
    for atom in found:
        if not atom.line.field:
            _score(atom, lexicon, known_orgs)
        elif atom.line.field == "employer" and not atom.new_line:
            _score(atom, lexicon, known_orgs)
            atom.place += 1.5 if atom.org < 2.5 else 0.0  # "name and address of employer"
        else:
            _score_field(atom)
    _see_places(found)
    return found


def _add(found: list[Atom], atom: Atom) -> None:
    text = atom.text.strip(" ,;:|–—-→·•ï¼[]")
    text = text.removesuffix("(").removesuffix("[").removeprefix(")").strip()
    if not text or not any(char.isalnum() for char in text):
        return
    if hit := _LEAD_NOTE.match(text):
        text = text[hit.end() :]
    lead = atom.text.find(text)
    atom.start, atom.end, atom.text = atom.start + lead, atom.start + lead + len(text), text
    if found and not atom.new_line and found[-1].line is atom.line and _is_legal(text, found[-1]):
        previous = found[-1]
        previous.end = atom.end
        previous.text = atom.line.text[
            previous.start - atom.line.start : atom.end - atom.line.start
        ]
        return
    found.append(atom)


def _is_legal(text: str, before: Atom) -> bool:
    """Tell whether a part ends a firm's name: "Inc", or "PA" where it is no state."""
    if not _LEGAL.match(text):
        return False
    named = any(word.plain in ORG_WORDS or word.plain in ORG_STRONG for word in words(before.text))
    return text not in STATES or named


def _stretches(line: CvLine, cut: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the pieces of a line without what is cut out."""
    done = []
    for piece in line.pieces:
        start = piece.start
        for a, b in cut:
            if start <= a < piece.end:
                done.append((start, a))
                start = min(b, piece.end)
        done.append((start, piece.end))
    return [(a, b) for a, b in done if b > a]


def _split(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Split a stretch at separators outside brackets."""
    part = text[start:end]
    cuts: list[tuple[int, int, bool]] = []
    for hit in _SEPARATOR.finditer(part):
        if _depth(part, hit.start()) == 0:
            weak = hit.group().strip() in {",", ":", ";"}
            cuts.append((hit.start(), hit.end(), not weak))
    if len(part) > 20 and ". " in part:
        for a, _ in sentence_bounds(part)[1:]:
            if _depth(part, a) == 0:
                cuts.append((a, a, True))
    cuts.extend(
        (hit.start(), hit.end(), True)
        for hit in _AT.finditer(part)
        if _depth(part, hit.start()) == 0
    )
    depth_open = [i for i, char in enumerate(part) if char == "(" and i and part[i - 1] == " "]
    for i in depth_open:
        close = part.find(")", i)
        inner = part[i + 1 : close if close > 0 else len(part)]
        if _depth(part, i) == 0 and (
            (any(char.isdigit() for char in inner) and not _GRADE.search(inner)) or len(inner) > 44
        ):
            cuts.append((i, i, True))
    done, last, strong = [], 0, True
    for a, b, is_strong in sorted(cuts):
        if a < last:
            continue
        done.append((start + last, start + a, strong))
        last, strong = b, is_strong
    done.append((start + last, end, strong))
    return [item for item in done if item[1] > item[0]]


def _depth(text: str, at: int) -> int:
    return max(0, text.count("(", 0, at) - text.count(")", 0, at)) + max(
        0, text.count("[", 0, at) - text.count("]", 0, at)
    )


def _unwrapped(
    atoms: list[Atom], lines: Sequence[CvLine], width: float, lexicon: Lexicon
) -> list[Atom]:
    """Put a name together again that was broken at the end of a line or of a cell."""
    above = dict(zip([line.start for line in lines[1:]], lines, strict=False))
    done: list[Atom] = []
    for atom in atoms:
        line = above.get(atom.line.start) if atom.new_line else None
        broken = _broken(line, atom, done, width, lexicon) if line is not None else None
        if broken is None:
            done.append(atom)
            continue
        broken.text = f"{broken.text} {atom.text}"
    return done


def _broken(
    above: CvLine, atom: Atom, done: list[Atom], width: float, lexicon: Lexicon
) -> Atom | None:
    """Give the atom of the line above that this one goes on with."""
    line = atom.line
    before = [one for one in done if one.line is above]
    if not before or line.periods or line.size != above.size or line.bold != above.bold:
        return None
    if len(above.pieces) > 1 and line.bold and line.size is not None and len(line.pieces) == 1:
        first = [one for one in before if one.end <= above.pieces[0].end]
        if not first or len(line.text.split()) > 6:
            return None
        # A title under an employer is a part of its own, however alike they are set.
        apart = _titled(line.text, lexicon) and not _titled(above.pieces[0].text, lexicon)
        return None if apart else first[-1]
    if len(above.pieces) > 1 and line.size is not None and len(line.pieces) == 1:
        first = [one for one in before if one.end <= above.pieces[0].end]
        # "… at Alder Valley Children's    2011 – 2018" / "Hospital"
        return first[-1] if first and _names_end(first[-1], atom, lexicon) else None
    last = before[-1]
    if last.end != above.end or len(before) < 2:
        return None
    return last if _was_full(above, line, width) or _names_end(last, atom, lexicon) else None


def _names_end(last: Atom, atom: Atom, lexicon: Lexicon) -> bool:
    """Tell whether a line has only the general words that end an employer's name begun above."""
    parts = [word.plain for word in words(atom.text)]
    if not parts or len(parts) > 4 or _titled(last.text, lexicon):
        return False
    if all(word in ORG_WORDS or word in ORG_STRONG for word in parts):
        return True
    begun = any(word.plain in ORG_STRONG for word in words(last.text))
    of = len(parts) > 2 and parts[1] == "of"  # "… Northern Marches" / "School of Nursing"
    return parts[0] in ORG_STRONG and of and not begun and "," not in atom.line.text


def _titled(text: str, lexicon: Lexicon) -> bool:
    parts = words(text)
    hits = lexicon.find_in(parts, kinds=TITLE_KINDS)
    return bool(hits) or any(part.plain in TITLE_NOUNS for part in parts)


def _was_full(above: CvLine, line: CvLine, width: float) -> bool:
    """Tell whether the next line's first word would not have fitted on the line."""
    first = line.text.split(None, 1)[0]
    size = above.size or 1.0
    return (above.right + 1 + len(first)) * size > width and above.right * size >= 0.8 * width


def _halves(atom: Atom, lexicon: Lexicon) -> list[Atom]:
    """Split a title and an employer that nothing parts: "Chief Nurse Mercy Hospital"."""
    parts = words(atom.text)
    if not 3 <= len(parts) <= 14 or atom.line.field:
        return [atom]
    plain = [part.plain for part in parts]
    cut = None
    if plain[-1] in ORG_STRONG:
        nouns = [i for i, word in enumerate(plain[:-2]) if word in TITLE_NOUNS]
        if nouns and _free(atom.text, parts, nouns[-1] + 1):
            cut = nouns[-1] + 1
    elif plain[-1] in TITLE_NOUNS:
        orgs = [i for i, word in enumerate(plain[:-1]) if word in ORG_STRONG]
        if orgs and orgs[0] > 0 and _free(atom.text, parts, orgs[-1] + 1):
            rest = atom.text[parts[orgs[-1] + 1].first :]
            hits = lexicon.find(rest, kinds=("leadership_title", "clinical_title"))
            cut = orgs[-1] + 1 if hits and hits[0].first == 0 else None
    if cut is None:
        return [atom]
    at = parts[cut].first
    first, second = atom.text[:at].rstrip(), atom.text[at:]
    return [
        Atom(first, atom.start, atom.start + len(first), atom.line, atom.strong, atom.new_line),
        Atom(second, atom.start + at, atom.end, atom.line, True),
    ]


def _free(text: str, parts: Sequence[Word], i: int) -> bool:
    """Tell whether a capital follows and nothing ties the word to the one before."""
    word = parts[i]
    return (
        text[word.first].isupper()
        and word.plain not in DEPARTMENT_WORDS | ORG_STRONG
        and (text[parts[i - 1].last : word.first] == " ")
    )


class OrgMemory:
    """Names of employers met so far, so that a short form is known again."""

    def __init__(self) -> None:
        self._names: set[tuple[str, ...]] = set()

    def add(self, name: str) -> None:
        """Remember a name."""
        plain = tuple(word.plain for word in words(name))
        if plain:
            self._names.add(plain)

    def knows(self, parts: Sequence[Word]) -> bool:
        """Tell whether these words begin a remembered name."""
        plain = tuple(word.plain for word in parts)
        if not plain or (len(plain) == 1 and len(plain[0]) < 5):
            return False
        start = plain[: max(2, len(plain))] if len(plain) < 3 else plain[:2]
        return any(name[: len(start)] == start for name in self._names)


def _score_field(atom: Atom) -> None:
    """The label of a form's field leaves no doubt."""
    atom.title = 9.0 * (atom.line.field == "title")
    atom.org = 9.0 * (atom.line.field == "employer")
    atom.place = 9.0 * (atom.line.field == "place")


def _score(atom: Atom, lexicon: Lexicon, known: OrgMemory) -> None:
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


def _see_places(atoms: list[Atom]) -> None:
    """A name right before a state or country is a town; so is one repeated from the employer's."""
    for i, (first, second) in enumerate(itertools.pairwise(atoms)):
        if first.org >= 2.5 and not second.line.field and _is_its_town(second, first):
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
