"""Which section each line belongs to."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from prebrief.read.cv.fields import is_aside, is_entry_label
from prebrief.read.cv.headings import is_work_heading, section_names, section_stems
from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.lines import CvLine, part
from prebrief.read.cv.tables import table_stretch
from prebrief.read.cv.vocabulary import ORG_STRONG, TITLE_NOUNS
from prebrief.text.lines import letter_spaced, one_line
from prebrief.text.patterns import compiled

_NUMBER = compiled(r"^\s*(?:(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s+|[»§#|■▪–—-]+\s*)")
_PAREN = compiled(r"\s*[(\[][^)\]]*[)\]]?\s*$")
_TAIL = compiled(
    r"\s*(?:[—–-]\s*(?:selected|sel\.?|continued|cont'?d\.?)|"
    r",?\s*cont(?:inued|'?d)?\.?|:|\(cont.*\))\s*$",
    re.IGNORECASE,
)
_NOISE = compiled(r"[^\w\s&/'-]+")
_JOIN = compiled(r"\s*(?:&|/|\+|,)\s*")
_CAPS_LEAD = compiled(
    r"^((?:[A-Z][A-Z&/'.-]*[A-Z.]|&|AND|OF|THE)(?:\s+(?:[A-Z][A-Z&/'.-]*[A-Z]|&|AND|OF|THE|IN))*)(\s*:|\s{2,}|\s+)(?=\S)"
)
_COLON = compiled(r"^([A-Z][A-Za-z &/]{2,40}?)\s*:\s+(?=\S)")
_LONGEST = 64
_FARTHEST = 120
"""Characters: a longer line is no heading, whatever its brackets hold."""
_TOP = frozenset({"curriculum vitae", "resume", "cv", "résumé", "lebenslauf", "życiorys"})
"""What a CV calls itself: no section begins there."""
_GLUED = frozenset(
    "languages teaching honors honours awards patent patents interests hobbies education training "
    "referees references skills publications certifications licensure memberships summary profile "
    "objective certificates volunteer work experience committees affiliations research "
    "employment".split()
)
"""Headings that may stand on one line with the first entry."""
_INLINE = frozenset({"languages", "interests", "references", "awards", "skills"})
"""Sections that may begin behind a colon within another section."""


@dataclass(eq=False)
class Section:
    """A run of lines under one heading."""

    kind: str
    lines: list[CvLine] = field(default_factory=list)
    heading: CvLine | None = None
    title: str = ""


def find_sections(lines: list[CvLine], lexicon: Lexicon) -> list[Section]:
    """Cut the lines into sections; the first is the head of the CV."""
    lines = [line for line in lines if _key(line.text) not in _TOP and not is_aside(line)]
    labels = _labels(lines)
    style = _style_of([line for line in lines if line.start not in labels])
    sections = [Section("head")]
    columns: set[int | None] = set()
    for position, line in enumerate(lines):
        above = lines[position - 1] if position else None
        line.free = line.opens or above is None or above.indent > line.indent or above.heading
        if line.start in labels and sections[-1].kind in ("work", "volunteer"):
            continue
        if above is not None and _is_back(above, line, columns):
            sections.append(Section("head"))
        columns.add(line.column)
        found = _heading(lines, position, lexicon, style, current=sections[-1].kind)
        if found is None:
            sections[-1].lines.append(line)
            continue
        kind, rest = found
        if rest is not None and kind in _INLINE and line.text[:1].isupper() and _is_label(line):
            current = sections[-1]
            sections.append(Section(kind, [rest], line, kind))
            if current.kind == "skills" or kind == "references":
                sections.append(Section(current.kind, [], current.heading, current.title))
            continue
        sections.append(Section(kind, [rest] if rest else [], line, _key(line.text)))
    sections = _after_tables(sections)
    return [section for section in sections if section.lines or section.kind == "head"]


def _is_back(above: CvLine, line: CvLine, columns: set[int | None]) -> bool:
    """Tell whether the text goes on in a column left before: the side column's list is over."""
    return (
        line.page == above.page
        and None not in (line.column, above.column)
        and line.column != above.column
        and line.column in columns
    )


def _labels(lines: list[CvLine]) -> set[int]:
    """Find the lines that announce what was done in a post: they come back post after post."""
    found = [line for line in lines if not line.bullet and is_entry_label(line.text)]
    counts = Counter(_key(line.text) for line in found)
    return {
        line.start
        for line in found
        if counts[_key(line.text)] > 1 or (line.text.endswith(":") and not line.capitals)
    }


def _after_tables(sections: list[Section]) -> list[Section]:
    """What follows a table of committees set within the work history is work again."""
    done: list[Section] = []
    for section in sections:
        done.append(section)
        size = table_stretch(section.lines, 0) if section.kind == "volunteer" else 0
        if 0 < size < len(section.lines) and len(done) > 1 and done[-2].kind == "work":
            before = done[-2]
            done.append(Section("work", section.lines[size:], before.heading, before.title))
            section.lines = section.lines[:size]
    return done


def section_of(text: str) -> str | None:
    """Give the section that a heading names, by its very words."""
    key = _key(text)
    return section_names().get(key) or _of_parts(key) or ("work" if is_work_heading(key) else None)


@dataclass
class _Style:
    """How the headings that are beyond doubt are set."""

    capitals: bool
    sizes: frozenset[float]
    faces: frozenset[tuple[float | None, bool]]
    """Sizes and weights in which they are set."""
    bold: bool
    indents: frozenset[int]
    usual_indent: int | None
    """Where most of them begin, in texts without type sizes."""
    count: int


def _style_of(lines: list[CvLine]) -> _Style:
    sure = [line for line in lines if len(line.text) <= _LONGEST and section_of(line.text)]
    sure = [line for line in sure if line.heading or line.capitals or line.bold] or sure
    if not sure:
        return _Style(False, frozenset(), frozenset(), False, frozenset(), None, 0)
    return _Style(
        capitals=sum(line.capitals for line in sure) * 2 > len(sure),
        sizes=frozenset(line.size for line in sure if line.size is not None),
        faces=frozenset((line.size, line.bold) for line in sure),
        bold=sum(line.bold for line in sure) * 2 > len(sure),
        indents=frozenset(line.indent for line in sure),
        usual_indent=(
            Counter(line.indent for line in sure).most_common(1)[0][0]
            if len(sure) > 2 and sure[0].size is None
            else None
        ),
        count=len(sure),
    )


def _heading(
    lines: list[CvLine], position: int, lexicon: Lexicon, style: _Style, *, current: str
) -> tuple[str, CvLine | None] | None:
    line = lines[position]
    text = line.text
    if line.bullet and not text.isupper():
        return None
    bare = _PAREN.sub("", text)
    if len(bare) <= _LONGEST:
        kind = section_of(text)
        if kind and _fits(line, style):
            return kind, None
        below = lines[position + 1] if position + 1 < len(lines) else None
        kind = None
        if not line.cells and not _dated(below):
            kind = _unexpected(line, lexicon, style, at_top=position < 4)
            if kind == "other" and current == "work" and _heads_post(lines[position + 1 :]):
                kind = None
        if kind and (kind != current or style.capitals):
            return kind, None
    return _glued(line, style)


def _heads_post(below: list[CvLine]) -> bool:
    """Tell whether a title and its dates follow: what stands above them is the employer."""
    if len(below) < 2 or below[0].bullet or below[0].heading:
        return False
    titled = any(part.plain in TITLE_NOUNS for part in words(below[0].text))
    return titled and _dated(below[1])


def _dated(line: CvLine | None) -> bool:
    """Tell whether a line holds the dates of an entry: what stands above it is the entry's head."""
    if line is None:
        return False
    return any(
        period.kind != "point" or len(line.text) - (period.last - period.first) <= 2
        for period in line.periods
        if not period.weak
    )


def _fits(line: CvLine, style: _Style) -> bool:
    """Tell whether a line with a heading's words may be one: "Member" words also head entries."""
    if line.heading or line.capitals or line.bold:
        return True
    if line.text[:1].islower() or line.text.endswith((",", ";")):
        return False  # the last word of a line that went on: "a consult / service."
    if style.count < 2:
        return True
    if line.size is None and not line.free and _key(line.text) not in _GLUED:
        return False
    if style.usual_indent is not None and abs(line.indent - style.usual_indent) > 2:
        return False
    words_ = line.text.split()
    if len(words_) == 1 and line.column is None and style.sizes and line.size not in style.sizes:
        return line.opens and line.size is not None and line.size >= min(style.sizes)
    return not style.capitals or line.opens


def _unexpected(line: CvLine, lexicon: Lexicon, style: _Style, *, at_top: bool) -> str | None:
    """Recognise a heading with words nobody expects, by its setting."""
    bare = _PAREN.sub("", line.text)
    capitals = bare.isupper() and len(bare) > 3
    announced = line.text.endswith(":") and line.opens and len(bare.split()) <= 5
    set_off = line.heading or capitals or announced
    if not set_off or at_top or line.periods or len(line.pieces) > 1 or "|" in line.text:
        return None
    if style.capitals and not capitals:
        return None
    if style.count > 1 and line.size is not None and (line.size, line.bold) not in style.faces:
        return None
    key = _key(line.text)
    head = key.split(" ")
    if not 1 <= len(head) <= 7 or any(char.isdigit() for char in key):
        return None
    stem = next((section for section, stems in section_stems() if stems.search(key)), None)
    if _names_post_or_place(key, lexicon, strict=stem is not None):
        return None
    if stem:
        return stem
    if style.count >= 2 and style.indents and line.indent in style.indents and line.opens:
        return "other"
    return None


def _names_post_or_place(key: str, lexicon: Lexicon, *, strict: bool) -> bool:
    parts = key.split(" ")
    if any(part in ORG_STRONG for part in parts) and not strict:
        return True
    if any(part in TITLE_NOUNS for part in parts) and not (strict and parts[-1] not in TITLE_NOUNS):
        return True
    kinds = ("leadership_title", "clinical_title") if strict else ()
    return bool(lexicon.find(key, kinds=kinds)) and not strict


def _glued(line: CvLine, style: _Style) -> tuple[str, CvLine | None] | None:
    """Take apart a heading and the text behind it on one line."""
    pieces = line.pieces
    if len(pieces) > 1:
        kind = section_of(pieces[0].text)
        single = _key(pieces[0].text) in _GLUED
        if kind and (line.heading or pieces[0].text.isupper() or (single and line.cells)):
            return kind, part(line, pieces[1].start, line.end)
        if kind and single and not style.capitals and line.opens:
            return kind, part(line, pieces[1].start, line.end)
    if hit := _CAPS_LEAD.match(line.text):
        lead = hit.group(1)
        key = _key(lead)
        kind = section_names().get(key)
        wide = len(hit.group(2)) > 1 or ":" in hit.group(2)
        rest_capitals = line.text[hit.end() :].isupper()
        if kind and not rest_capitals and (wide or key in _GLUED) and len(lead) > 3:
            return kind, part(line, line.start + hit.end(), line.end)
    if hit := _COLON.match(line.text):
        kind = section_names().get(_key(hit.group(1)))
        if kind in _INLINE or (kind and style.count < 2 and _key(hit.group(1)) in _GLUED):
            return kind, part(line, line.start + hit.end(), line.end)
    return None


def _is_label(line: CvLine) -> bool:
    return bool(_COLON.match(line.text))


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    if len(text) > _FARTHEST:
        return text
    text = letter_spaced(text.strip())
    text = _NUMBER.sub("", text)
    text = _TAIL.sub("", _PAREN.sub("", _TAIL.sub("", text)))
    key = one_line(_NOISE.sub(" ", _JOIN.sub(" and ", text)).replace("-", " ")).lower()
    return re.sub(r"^(?:my|selected|relevant|other|additional|recent|key)\s+(?=\w+\s\w+)", "", key)


def _of_parts(key: str) -> str | None:
    """Try the halves of "licensure and memberships"."""
    names = section_names()
    if " and " not in key or len(key) > 60:
        return None
    first, _, second = key.partition(" and ")
    one, two = names.get(first.strip()), names.get(second.strip())
    if not one or not two:
        return None
    return "licences" if "licences" in (one, two) and "volunteer" in (one, two) else one


__all__ = ["Section", "find_sections", "section_of", "words"]
