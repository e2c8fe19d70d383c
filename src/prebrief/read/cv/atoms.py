"""The parts of a head line, and what each of them may be: title, employer, place or note."""

import re
from collections.abc import Sequence

from prebrief.read.cv.broken_names import unwrapped
from prebrief.read.cv.lexicon import Lexicon, Word, words
from prebrief.read.cv.lines import CvLine
from prebrief.read.cv.parts import Atom, OrgMemory
from prebrief.read.cv.vocabulary import (
    DEPARTMENT_WORDS,
    ORG_STRONG,
    ORG_WORDS,
    STATES,
    TITLE_NOUNS,
)
from prebrief.read.cv.weights import score, score_field, see_places
from prebrief.text.patterns import compiled
from prebrief.text.sentences import sentence_bounds

_SEPARATOR = compiled(
    r"\s*\|\s*|\s+[·•–—]\s*|\s[–—-]\s|\s+@\s+|\s*→\s*(?=[A-Z])|\s*ï¼\S?\s*|\s+â€\S?\s*|"
    r"\s*[;]\s+|\s*[,:]\s+|\s+,\s*|,(?=[A-Z])|(?:(?<=\s)(?=Company Name\b)|(?<=\bCompany Name)\s)|"
    r"(?<=\bState)\s(?=[A-Z])"
)
"""Also the broken characters that stand for a dash, and the stand-ins of sample CVs."""
_LEGAL = compiled(
    r"^(?:inc|llc|llp|l\.l\.c|ltd|limited|plc|p\.?c|p\.?a|pllc|gmbh|corp|co|jr|sr|iii?|md|m\.d)\.?$",
    re.IGNORECASE,
)
_LEAD_NOTE = compiled(r"^\([^)]{1,16}\)\s+(?=[A-Z])")
_GRADE = compiled(
    r"\b(?:fte|wte|(?:st|ct|fy|f|pgy|band|grade|level|step|o|gs)[- ]?\d{1,2})\b", re.IGNORECASE
)
"""What may stand in brackets behind a title and is part of it: hours, a grade, a rank."""
_AT = compiled(
    r"\s+(?:at|with)\s+(?![Tt]enure\b|[Dd]istinction\b|[Hh]onou?rs\b|[Ss]pecial\b)"
    r"(?=(?:the\s+)?[A-ZÀ-Þ]|\d{1,3}(?:st|nd|rd|th)\s)"
)


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
    latest: dict[str, Atom] = {}
    for line in lines:
        if line.field == "dates":
            continue
        own: list[Atom] = []
        if line.field in ("title", "place"):
            own.append(Atom(line.text, line.start, line.end, line, True, True))
        else:
            own = _parts_of(line, cut)
        if line.field in latest and own:
            # What did not fit into a cell goes on in the next line.
            latest[line.field].text += f" {own.pop(0).text}"
        found += own
        if line.field and own:
            latest[line.field] = own[-1]
    whole = unwrapped(found, lines, width, lexicon)
    found = [half for atom in whole for half in _halves(atom, lexicon)]
    for atom in found:
        if not atom.line.field:
            score(atom, lexicon, known_orgs)
        elif atom.line.field == "employer" and not atom.new_line:
            score(atom, lexicon, known_orgs)
            atom.place += 1.5 if atom.org < 2.5 else 0.0  # "name and address of employer"
        else:
            score_field(atom)
    see_places(found)
    return found


def _parts_of(line: CvLine, cut: Sequence[tuple[int, int]]) -> list[Atom]:
    """Split a line at its separators."""
    found: list[Atom] = []
    first = True
    for start, end in _stretches(line, cut):
        for a, b, strong in _split(line.text, start - line.start, end - line.start):
            _add(found, Atom(line.text[a:b], line.start + a, line.start + b, line, strong, first))
            first = False
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
