"""Short lists: publications, languages, skills, committees and service, awards."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.items import Item, is_dated
from prebrief.read.cv.lexicon import words
from prebrief.read.cv.lines import CvLine
from prebrief.read.cv.paragraphs import Paragraph
from prebrief.read.cv.vocabulary import FLUENCY, LANGUAGES, ORG_STRONG, TITLE_NOUNS
from prebrief.records.document import Document
from prebrief.records.profile import Award, Language, Publication, Service, Skill
from prebrief.text.dates import find_periods
from prebrief.text.lines import join_pieces
from prebrief.text.patterns import compiled

_NUMBERED = compiled(r"^\s*(?:\[?\(?[A-Z]?\d{1,3}[.)\]]|[A-Z]{1,2}\d{1,3}\.)\s+")
_YEAR_END = compiled(r"(?:19|20)\d\d\)?[.;:,\s\d()–-]*[.]?$")
_AUTHORS = compiled(
    r"^[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+)*\s+[A-Z]{1,3}(?:\b[*#]?[,.]|\s*,|\s+et al)"
)
_KIND_LEAD = compiled(r"^(?:oral|poster|invited|plenary|keynote|abstract|talk)\b", re.IGNORECASE)
_LEVELS = compiled(
    r"^(?:advanced|intermediate|beginner|expert|master|proficient|basic)$", re.IGNORECASE
)
_SIGNED = compiled(r"\b(?:[A-Z][a-z]+\s+)?[Ss]ign\s+[Ll]anguage\b")
_SEPARATOR = compiled(r"\s*[,;•·|]\s*|\s{2,}")


def publication_groups(lines: Sequence[CvLine]) -> list[list[CvLine]]:
    """Group lines into publications by number, author list, mark or hanging indent."""
    texts = [line.text for line in lines]
    numbered = sum(
        bool(_NUMBERED.match(text)) or line.numbered
        for text, line in zip(texts, lines, strict=True)
    )
    authors = sum(bool(_AUTHORS.match(text)) for text in texts)
    bullets = sum(line.bullet for line in lines)
    kinds = sum(bool(_KIND_LEAD.match(text)) for text in texts)
    styled = sum(line.heading or line.bold for line in lines)
    dated = sum(_leads_with_year(line) for line in lines)
    groups: list[list[CvLine]] = []
    for line, text in zip(lines, texts, strict=True):
        previous = groups[-1][-1] if groups else None
        if dated >= 2 or (dated and _leads_with_year(lines[0])):
            new = _leads_with_year(line)
        elif numbered >= 2:
            new = bool(_NUMBERED.match(text)) or line.numbered
        elif bullets >= max(1, len(lines) // 4):
            new = line.bullet
        elif kinds >= 2 and kinds >= len(lines) // 4:
            new = bool(_KIND_LEAD.match(text))
        elif 0 < styled < len(lines):
            set_off = line.heading or line.bold
            before = previous is not None and (previous.heading or previous.bold)
            new = set_off and not before
        elif authors >= 2:
            new = bool(_AUTHORS.match(text)) and (previous is None or _finished(previous))
        else:
            new = previous is None or _finished(previous) or (line.opens and previous.ends)
        if new or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _leads_with_year(line: CvLine) -> bool:
    """Tell whether a line begins with its year in a column of its own."""
    return len(line.pieces) > 1 and is_dated(line.pieces[0])


def _finished(line: CvLine) -> bool:
    return line.ends or bool(_YEAR_END.search(line.text))


@dataclass(eq=False)
class Paper:
    """The lines of one publication, joined."""

    lines: list[CvLine]
    text: str
    offsets: list[int]


def papers_of(lines: Sequence[CvLine], known: frozenset[str]) -> list[Paper]:
    """Join the lines of each publication."""
    found = []
    for group in publication_groups(lines):
        text, offsets = join_pieces([(line.text, line.start) for line in group], known=known)
        if text:
            found.append(Paper(group, text, offsets))
    return found


def read_publications(
    papers: Sequence[Paper], document: Document, known: frozenset[str]
) -> list[Publication]:
    """Read title, journal and year of each publication."""
    found = []
    for paper in papers:
        text, group = paper.text, paper.lines
        if len(text) < 15 or not any(char.isalpha() for char in text):
            continue
        years = [period for period in find_periods(text) if not period.weak]
        last = years[-1].end or years[-1].start if years else None
        name, publisher = _title_of(group, text, known)
        found.append(
            Publication(
                name=name,
                publisher=publisher,
                release_date=last,
                span=document.span(group[0].start, group[-1].end),
            )
        )
    return found


def _title_of(group: Sequence[CvLine], text: str, known: frozenset[str]) -> tuple[str, str | None]:
    by = next(
        (i for i, line in enumerate(group) if line.text.lower().startswith("published by ")), None
    )
    plain = [line for line in group if not _only_year(line)]
    if by:
        name = join_pieces([(line.text, 0) for line in group[:by]], known=known)[0]
        return name, group[by].text[13:].strip()
    marked = [line for line in plain if line.heading or line.bold]
    if marked and len(marked) < len(plain):
        rest = join_pieces([(line.text, 0) for line in plain if line not in marked], known=known)[0]
        return join_pieces([(line.text, 0) for line in marked], known=known)[0], rest
    body = _NUMBERED.sub("", text)
    parts = [part.strip() for part in re.split(r"(?<=[.?!])\s+(?=[\"“A-ZÀ-Þ])", body)]
    if len(parts) > 2 and _AUTHORS.match(body):
        return parts[1].strip('"“”. '), parts[2].strip(". ")
    if len(parts) > 1 and not _AUTHORS.match(body):
        return parts[0].strip('"“”. '), parts[1].split(",")[0].strip(". ")
    return body, None


def _only_year(line: CvLine) -> bool:
    periods = line.periods
    return bool(periods) and periods[0].first <= 1 and len(line.text) - periods[-1].last <= 1


def read_languages(lines: Sequence[CvLine], document: Document) -> list[Language]:
    """Read languages with how well they are spoken; levels may stand in the row below."""
    found: list[Language] = []
    rows: list[tuple[CvLine, list[str]]] = []
    for line in lines:
        names = [
            (word.first, word.last)
            for word in words(line.text)
            if word.plain in LANGUAGES and line.text[word.first].isupper() and word.plain != "sign"
        ]
        names += [hit.span() for hit in _SIGNED.finditer(line.text)]
        rows.append((line, [line.text[a:b] for a, b in names]))
        for n, (first, last) in enumerate(names):
            stop = names[n + 1][0] if n + 1 < len(names) else len(line.text)
            tail = line.text[last:stop]
            level = FLUENCY.search(tail)
            fluency = level.group().strip(" ().,") if level else None
            if fluency is None and n == 0:
                lead = FLUENCY.search(line.text[:first])
                fluency = lead.group().split()[0] if lead else None
            found.append(
                Language(
                    language=line.text[first:last],
                    fluency=fluency,
                    span=document.span(
                        line.start + first, line.start + (last if fluency is None else stop)
                    ),
                )
            )
    _levels_below(found, rows)
    return list({item.language.lower(): item for item in reversed(found)}.values())[::-1]


def _levels_below(found: list[Language], rows: Sequence[tuple[CvLine, list[str]]]) -> None:
    for (line, names), (below, none) in itertools.pairwise(rows):
        levels = [piece.text for piece in below.pieces]
        if not names or none or len(levels) > len(names) or len(line.text.split()) > 2 * len(names):
            continue
        for name, level in zip(names, levels, strict=False):
            for i, item in enumerate(found):
                if item.language == name and item.fluency is None and FLUENCY.match(level):
                    found[i] = item.model_copy(update={"fluency": level})


def read_skills(lines: Sequence[CvLine], document: Document) -> list[Skill]:
    """Read skills: groups with a name in front, or plain lists."""
    found: list[Skill] = []
    for line in lines:
        span = document.span(line.start, line.end)
        pieces = line.pieces
        name, colon, rest = line.text.partition(":")
        if colon and rest.strip() and len(name.split()) <= 5:
            found.append(Skill(name=name.strip(), keywords=_keywords(rest), span=span))
        elif len(pieces) == 2 and "," in pieces[1].text:
            found.append(Skill(name=pieces[0].text, keywords=_keywords(pieces[1].text), span=span))
        elif "," in line.text and not line.ends and found and line.text[:1].islower():
            last = found[-1]
            found[-1] = last.model_copy(
                update={"keywords": (*last.keywords, *_keywords(line.text))}
            )
        else:
            for part in _keywords(line.text):
                if not _LEVELS.match(part):
                    found.append(Skill(name=part, span=span))
    return found


def _keywords(text: str) -> tuple[str, ...]:
    parts = [part.strip(" .\"'*") for part in _SEPARATOR.split(text.strip())]
    return tuple(part for part in parts if part)


def read_service(items: Sequence[Item], document: Document) -> list[Service]:
    """Read committees, offices and service: body, function, years."""
    found = []
    for item in items:
        periods = find_periods(item.text)
        period = (
            item.period
            or next((p for p in periods if p.kind != "point"), None)
            or (periods[0] if periods else None)
        )
        parts = _service_parts(item)
        body = next((part for part in parts if _is_body(part)), parts[0] if parts else None)
        role = next((part for part in parts if part != body), None)
        found.append(
            Service(
                organization=body,
                position=role,
                start_date=period.start if period else None,
                end_date=period.end if period else None,
                span=document.span(item.start, item.end),
            )
        )
    return found


def _service_parts(item: Item) -> list[str]:
    if item.name and item.issuer:
        return [item.name, item.issuer]
    texts: list[str] = []
    for line in item.lines[:2]:
        for piece in line.pieces:
            for part in re.split(r"\s*\|\s*|\s+—\s+|\s+–\s+|,\s+", piece.text):
                clean = part.strip(" ,.;–-")
                if clean and not (find_periods(clean, loose=True) and len(clean) < 24):
                    texts.append(clean)
    return texts[:4]


def _is_body(part: str) -> bool:
    plain = [word.plain for word in words(part)]
    if any(word in TITLE_NOUNS for word in plain):
        return False
    return any(word in ORG_STRONG or word in _BODIES for word in plain)


_BODIES = frozenset(
    """committee council group board panel force cabinet society section association
    coalition""".split()
)


def read_awards(paragraphs: Sequence[Paragraph], document: Document) -> list[Award]:
    """Read honours, one for each clause."""
    found = []
    for paragraph in paragraphs:
        at = 0
        for part in re.split(r"\s*;\s+", paragraph.text):
            start = paragraph.text.find(part, at)
            at = start + len(part)
            if not part:
                continue
            dates = find_periods(part)
            first, last = paragraph.offsets[start], paragraph.offsets[at - 1] + 1
            found.append(
                Award(
                    title=part,
                    date=dates[-1].start if dates else None,
                    span=document.span(first, last),
                )
            )
    return found
