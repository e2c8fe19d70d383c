"""Courses of study and stages of training."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from prebrief.read.cv.items import is_row_of_heads
from prebrief.read.cv.lexicon import Lexicon, TermHit, words
from prebrief.read.cv.lines import CvLine, Piece
from prebrief.read.cv.vocabulary import COUNTRIES, ORG_STRONG, ORG_WORDS, STATE_NAMES, STATES
from prebrief.records.document import Document
from prebrief.records.profile import Education
from prebrief.text.dates import Period, find_periods
from prebrief.text.lines import join_pieces
from prebrief.text.patterns import compiled

Stage = Literal["degree", "residency", "fellowship", "internship", "course"]
_STAGES: dict[str, Stage] = {
    "Residency": "residency", "Fellowship": "fellowship", "Internship": "internship",
}  # fmt: skip
_OPEN = compiled(
    r"\b(?:in progress|expected|exp\.|anticipated|candidate|not started|not yet|offered a place|"
    r"currently (?:enrolled|studying)|\d+ of \d+ (?:credits|modules|courses)|deferred|withdrew|"
    r"incomplete|abd|discontinued|ongoing|part[- ]completed|enrolled)\b",
    re.IGNORECASE,
)
_SPLIT = compiled(r"\s*\|\s*|\s+[—–-]\s+|\s*;\s+|,\s+|\s*\.{4,}\s*|\s+:\s+|:\s+|\s+at\s+(?=[A-Z])")
_BAR = compiled(r"\s*\|\s*")
_OF = compiled(r"^(?:\s*\([^)]*\))?\s*(?:in|of|,|:|-|–)?\s+", re.IGNORECASE)
_MINOR = compiled(
    r"^(?:with\s|cum laude|magna|summa|hons|honou?rs|gpa|graduated|minor|distinction|first class)",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Item:
    """The pieces of one course of study."""

    pieces: list[Piece] = field(default_factory=list)
    from_lines: list[CvLine] = field(default_factory=list)
    """The line of each piece."""
    degree: bool = False
    school: bool = False
    dated: bool = False
    lines: list[CvLine] = field(default_factory=list)


def education_items(lines: Sequence[CvLine], lexicon: Lexicon) -> list[Item]:
    """Group the lines of an education section: an entry names no field twice."""
    items: list[Item] = []
    for line in lines:
        if is_row_of_heads(line):
            continue
        if _own_entries(line, lexicon):
            for piece in _parts(line):
                item = Item(lines=[line])
                _take(item, piece, line, lexicon)
                items.append(item)
            items.append(Item())
            continue
        seen = _features(line.text, lexicon, bool(line.periods))
        current = items[-1] if items else None
        if current is None or _starts(current, line, seen):
            items.append(Item())
        for piece in line.pieces:
            _take(items[-1], piece, line, lexicon)
        items[-1].lines.append(line)
    return [item for item in items if item.pieces]


def _own_entries(line: CvLine, lexicon: Lexicon) -> bool:
    parts = _parts(line)
    if len(parts) < 2:
        return False
    named = [
        bool(lexicon.find(part.text, kinds=("degree", "board", "certificate"))) for part in parts
    ]
    dated = [bool(find_periods(part.text)) for part in parts]
    return sum(n and d for n, d in zip(named, dated, strict=True)) >= 2


def _parts(line: CvLine) -> list[Piece]:
    found = []
    for piece in line.pieces:
        at = 0
        for text in re.split(r"\s+·\s+", piece.text):
            start = piece.text.find(text, at)
            found.append(Piece(text, piece.start + start, piece.start + start + len(text)))
            at = start + len(text)
    return found


def _features(text: str, lexicon: Lexicon, dated: bool) -> tuple[bool, bool, bool]:
    parts = words(text[:200])
    degree = bool(lexicon.find_in(parts, kinds=("degree",)))
    school = any(part.plain in ORG_STRONG or part.plain in _SCHOOLS for part in parts)
    return degree, school, dated


_FACULTY = compiled(
    r"^(?:College|School|Faculty) of (?:Medicine|Nursing|Public Health|Management)$"
)
_SCHOOLS = frozenset("program programme clinic center centre medical-school polytechnic".split())


def _take(item: Item, piece: Piece, line: CvLine, lexicon: Lexicon) -> None:
    degree, school, dated = _features(
        piece.text, lexicon, bool(find_periods(piece.text, loose=True))
    )
    item.degree, item.school = item.degree or degree, item.school or school
    item.dated = item.dated or dated
    item.pieces.append(piece)
    item.from_lines.append(line)


def _starts(current: Item, line: CvLine, seen: tuple[bool, bool, bool]) -> bool:
    degree, school, dated = seen
    if line.bullet:
        return True
    previous = current.lines[-1] if current.lines else None
    if previous is not None and not any(seen):
        wrapped = not previous.ends or not line.text[:1].isupper()
        return not (wrapped or line.indent > previous.indent or _MINOR.match(line.text))
    if previous is not None and _wrapped(previous, line):
        return False
    clash = (degree and current.degree) or (dated and current.dated)
    clash = clash or (school and current.school and (current.dated or not degree or line.opens))
    return clash or (line.opens and current.degree and current.school and current.dated)


def _wrapped(previous: CvLine, line: CvLine) -> bool:
    """Tell whether a line ends the name begun on the line before."""
    text = previous.text
    if text.endswith((",", "-", "&", " of", " and", " for", " in", " the")) or text.count(
        "("
    ) > text.count(")"):
        return True
    if _is_rest(line.text) or (_is_faculty(line.text) and not previous.periods):
        return not previous.text.endswith(".")
    return line.text[:1].islower()


def _is_rest(text: str) -> bool:
    """Tell whether a line has only the general words that end a school's name: "Hospitals"."""
    parts = [word.plain for word in words(text)]
    return 0 < len(parts) <= 2 and all(part in ORG_WORDS for part in parts)


def _is_faculty(text: str) -> bool:
    return bool(_FACULTY.match(text))


def read_education(
    items: Sequence[Item],
    document: Document,
    lexicon: Lexicon,
    *,
    today: date,
    known: frozenset[str],
) -> list[Education]:
    """Read each item's degree, field, school and dates."""
    found = []
    for item in items:
        entry = _entry(item, document, lexicon, today=today, known=known)
        if entry is not None:
            found.append(entry)
    return found


def _entry(
    item: Item, document: Document, lexicon: Lexicon, *, today: date, known: frozenset[str]
) -> Education | None:
    text, _ = join_pieces([(p.text, p.start) for p in item.pieces], known=known)
    period, date_text, pieces = _dates(item, known, lexicon)
    degree_hit: TermHit | None = None
    study = area = school = None
    loose: list[str] = []
    for part in pieces:
        hits = lexicon.find(part, kinds=("degree",))
        is_school = any(w.plain in ORG_STRONG or w.plain in _SCHOOLS for w in words(part))
        if hits and degree_hit is None and not (is_school and hits[0].first > 12):
            degree_hit = hits[0]
            study = re.split(r"\s+in\s+", part[degree_hit.first : degree_hit.last])[0]
            close = part.find(")", degree_hit.last)
            if (
                part[degree_hit.last : degree_hit.last + 2] == " ("
                and 0 < close - degree_hit.last < 8
            ):
                study = part[degree_hit.first : close + 1]
            elif degree_hit.first and part[degree_hit.first - 1] == "(" and close >= 0:
                study = part[: close + 1]
            rest = _OF.sub("", part[part.find(study) + len(study) :] if study in part else "")
            rest = re.sub(r"\([^)]*\)", " ", rest).strip(" ,.;:)")
            area = area or (" ".join(rest.split()) or None)
        elif is_school and school is None:
            school = part
        elif not _is_place(part) and not _MINOR.match(part) and not any(c.isdigit() for c in part):
            loose.append(part)
    if degree_hit is None and school is None:
        return None
    if area is None and loose and degree_hit is not None:
        area = loose.pop(0)
    if school is None and loose:
        school = loose[-1]
    end = period.end if period else None
    future = end is not None and end[:7] > today.isoformat()[: len(end)]
    canonical = degree_hit.lexeme.canonical if degree_hit else None
    stage = _STAGES.get(canonical or "", "degree" if degree_hit else "course")
    open_end = period is not None and period.kind == "open"
    return Education(
        institution=school,
        area=area,
        study_type=study,
        start_date=period.start if period and period.kind != "point" else None,
        end_date=end,
        degree=canonical if stage in ("degree", "course") else None,
        stage=stage,
        completed=not (_OPEN.search(text) or future or open_end),
        date_text=date_text,
        span=document.span(item.pieces[0].start, item.pieces[-1].end),
    )


def stage_of(canonical: str) -> Stage:
    """Give the stage of training that a degree's name stands for."""
    return _STAGES.get(canonical, "degree")


def _dates(
    item: Item, known: frozenset[str], lexicon: Lexicon
) -> tuple[Period | None, str, list[str]]:
    """Take the dates out; give them and the parts that are left."""
    best: Period | None = None
    date_text = ""
    groups: list[list[tuple[str, int]]] = []
    previous: Piece | None = None
    above: CvLine | None = None
    for piece, line in zip(item.pieces, item.from_lines, strict=True):
        text = piece.text
        for period in reversed(find_periods(text, loose=True)):
            better = best is None or (best.kind == "point" and period.kind != "point")
            if better and not (period.weak and best is not None):
                best, date_text = period, " ".join(text[period.first : period.last].split())
            if (
                not period.weak
                or "'" in text[period.first : period.last]
                or "/" in text[period.first : period.last]
            ):
                text = text[: period.first] + " | " + text[period.last :]
        other = bool(lexicon.find(piece.text, kinds=("degree",)))
        goes_on = previous is not None and above is not None and not other
        if goes_on and _goes_on(previous, piece, above, line):  # type: ignore[arg-type]
            groups[-1].append((text, 0))
        else:
            groups.append([(text, 0)])
        previous, above = piece, line
    parts: list[str] = []
    for group in groups:
        joined = join_pieces(group, known=known)[0]
        for segment in _BAR.split(joined):
            parts.extend(_segment_parts(segment, lexicon))
    return best, date_text, parts


def _segment_parts(segment: str, lexicon: Lexicon) -> list[str]:
    """Split a segment at commas, unless it is the name of a school and nothing else."""
    found = []
    for part in _SPLIT.split(segment):
        clean = part.strip(" ,.;:|()–—-·").removeprefix("and ").strip()
        if clean.count("(") < clean.count(")"):
            clean = clean.replace(")", "")
        if clean.count("(") > clean.count(")"):
            clean += ")"
        if clean and any(char.isalpha() for char in clean):
            found.append(clean)
    whole = segment.strip(" ,.;:|–—-·")
    if 1 < len(found) <= 3 and "," in whole and not lexicon.find(whole, kinds=("degree",)):
        first = [word.plain for word in words(found[0])]
        if any(word in ORG_STRONG for word in first) and not any(map(_is_place, found[1:])):
            return [whole]
    return found


def _goes_on(previous: Piece, piece: Piece, above: CvLine, line: CvLine) -> bool:
    text = previous.text
    alike = above is not line and (above.size, above.bold) == (line.size, line.bold)
    return (
        alike
        and piece.start - previous.end <= 2
        and (
            text.endswith((",", "-", "&", " of", " and", " for", " in"))
            or piece.text[:1].islower()
            or (len(piece.text.split()) <= 3 and (len(text) > 30 or _is_rest(piece.text)))
            or _is_faculty(piece.text)
        )
    )


def _is_place(part: str) -> bool:
    low = part.lower().rstrip(".")
    return part in STATES or low in STATE_NAMES or low in COUNTRIES or part.lower() in STATE_NAMES
