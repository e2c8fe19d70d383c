"""Positions: title, employer, dates and what was done there."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from prebrief.read.cv.atoms import atoms_of
from prebrief.read.cv.entries import Entry, find_entries
from prebrief.read.cv.labels import Order, label
from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.lines import CvLine, full_width
from prebrief.read.cv.looks import Looks
from prebrief.read.cv.paragraphs import Paragraph, paragraphs_of
from prebrief.read.cv.parts import NOTE, ORG, PLACE, TITLE, Atom, OrgMemory
from prebrief.read.cv.tables import table_stretch
from prebrief.text.dates import Period
from prebrief.text.patterns import compiled

_SAME = compiled(r"^(?:the\s+)?same\b", re.IGNORECASE)
_LEAVE = compiled(
    r"\b(?:leave|sabbatical|career break|carer|caring|caregiv\w+|parental|maternity|paternity|"
    r"relocat\w+|travel\w*|illness|study|visa|gap|raising|family)\b",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Post:
    """A position on its way into the profile."""

    title: str | None
    employer: str | None
    place: str | None
    period: Period | None
    date_text: str
    heads: list[CvLine]
    notes: list[Atom] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    inherited: bool = False
    """Whether the employer comes from a head shared with other roles."""
    order: int = 0
    lead: Paragraph | None = None
    """The sentence that tells of the post, in running text."""


@dataclass(eq=False)
class WorkReading:
    """What the work sections gave."""

    posts: list[Post]
    loose: list[Paragraph]
    """Lines that belong to no post."""
    tables: list[list[CvLine]]
    breaks: list[CvLine]
    """Lines that account for time between posts."""


@dataclass(frozen=True)
class Names:
    """What is known of words and names while reading."""

    lexicon: Lexicon
    memory: OrgMemory
    known: frozenset[str]


def read_work(
    sections: Sequence[Sequence[CvLine]],
    lexicon: Lexicon,
    memory: OrgMemory,
    known: frozenset[str],
) -> WorkReading:
    """Read the posts of all work sections."""
    reading = WorkReading([], [], [], [])
    names = Names(lexicon, memory, known)
    looks = Looks(lexicon)
    parsed: list[tuple[list[Entry], list[list[Atom]], float]] = []
    for raw in sections:
        lines = _without_tables(raw, reading)
        lines = _without_breaks(lines, reading, looks)
        lead, entries = find_entries(lines, looks)
        width = full_width(lines)
        if entries and lead and not any(line.bullet for line in lead):
            entries[0].shared, lead = _shared_head(lead, looks)
        reading.loose.extend(paragraphs_of(lead, width=width, known=known))
        edge = max((line.right * (line.size or 1.0) for line in lines), default=0.0)
        parts = [atoms_of(entry.heads, entry.cut, lexicon, memory, width=edge) for entry in entries]
        parsed.append((entries, parts, width))
    _label_all([parts for _, parts, _ in parsed], memory)
    for entries, parts, width in parsed:
        _posts_of(entries, parts, width, reading, names)
    for order, post in enumerate(reading.posts):
        post.order = order
    return reading


def _without_tables(lines: Sequence[CvLine], reading: WorkReading) -> list[CvLine]:
    kept: list[CvLine] = []
    i = 0
    while i < len(lines):
        size = table_stretch(lines, i)
        if size:
            if kept and len(kept[-1].text.split()) <= 6 and not kept[-1].periods and kept[-1].opens:
                kept.pop()  # the heading of the table
            reading.tables.append(list(lines[i : i + size]))
            i += size
            continue
        kept.append(lines[i])
        i += 1
    return kept


def _without_breaks(lines: Sequence[CvLine], reading: WorkReading, looks: Looks) -> list[CvLine]:
    kept: list[CvLine] = []
    for line in lines:
        inner = line.text.startswith(("(", "["))
        plain = len(line.text.split()) <= 14 and not looks.of(line).org and not line.bullet
        if (
            line.periods
            and plain
            and _LEAVE.search(line.text)
            and (inner or not looks.of(line).title)
        ):
            reading.breaks.append(line)
        else:
            kept.append(line)
    return kept


def _shared_head(lead: list[CvLine], looks: Looks) -> tuple[list[CvLine], list[CvLine]]:
    """Take the lines right above the first entry that name an employer."""
    if lead and looks.of(lead[-1]).org and not lead[-1].ends:
        return lead[-1:], lead[:-1]
    return [], lead


def _label_all(sections: list[list[list[Atom]]], memory: OrgMemory) -> None:
    """Label what is clear, learn the order of title and employer, then label again."""
    for heads in sections:
        votes = 0.0
        for atoms in heads:
            label(atoms, Order())
            votes += _vote(atoms)
            for atom in atoms:
                if atom.label == ORG and atom.org >= 3:
                    memory.add(atom.text)
        size = max(1, len(heads))
        order = Order(max(-0.9, min(0.9, -1.2 * votes / size)))
        for atoms in heads:
            for atom in atoms:
                if atom.org < 2 and not atom.town and memory.knows(words(atom.text)):
                    atom.org += 2.5
            label(atoms, order)


def _vote(atoms: Sequence[Atom]) -> float:
    """Count plus one where a clear employer stands before a clear title, minus one behind."""
    title = next(
        (i for i, atom in enumerate(atoms) if atom.label == TITLE and atom.title >= 2), None
    )
    org = next((i for i, atom in enumerate(atoms) if atom.label == ORG and atom.org >= 2.5), None)
    if title is None or org is None:
        return 0.0
    return 1.0 if org < title else -1.0


def _posts_of(
    entries: list[Entry],
    parts: list[list[Atom]],
    width: float,
    reading: WorkReading,
    names: Names,
) -> None:
    employer: str | None = None
    place: str | None = None
    latest: str | None = None
    stack: list[Post] = []
    plain = not any(line.size for entry in entries for line in (*entry.heads, *entry.body[:2]))
    if entries and entries[0].shared:
        atoms = atoms_of(entries[0].shared, (), names.lexicon, names.memory)
        label(atoms, Order(-0.5))
        employer, place = _text_of(atoms, ORG), _text_of(atoms, PLACE)
    for n, (entry, atoms) in enumerate(zip(entries, parts, strict=True)):
        title, own = _text_of(atoms, TITLE), _text_of(atoms, ORG)
        where = _text_of(atoms, PLACE)
        period = entry.period
        if title is None and own:
            title = _unknown_title(atoms)
        if own and employer and not where and _weak_org(atoms):
            # Under an employer already named, a lone name is the town, or belongs to the title.
            tail = _title_tail(atoms)
            title = f"{title}, {own}" if title and tail else title
            own, where = None, None if tail else own
        if own and _SAME.match(own):
            own = latest
        if not entry.shared and own is None and plain and not _nested(entry):
            employer = place = None
        post = Post(
            title=title,
            employer=own or employer,
            place=where or (None if own else place),
            period=period,
            date_text=_date_text(entry),
            heads=[*entry.shared, *entry.heads],
            notes=[atom for atom in atoms if atom.label == NOTE],
            inherited=own is None and employer is not None,
        )
        latest = post.employer or latest
        if own:
            above = _named_above(entry, atoms)
            employer, place = (own, where) if above else (None, None)
            stack = []
        if title is None and own and n + 1 < len(entries) and not entry.body:
            # An employer with the whole time there, its roles below.
            following = parts[n + 1]
            if any(a.label == TITLE for a in following) and not any(
                a.label == ORG for a in following
            ):
                continue
        if title is None and own is None:
            _give_back(entry, reading, width, names.known)
            continue
        body = paragraphs_of(entry.body, width=width, known=names.known)
        stack.append(post)
        (stack[0] if body and _outdented(entry) else post).body.extend(body)
        if body:
            stack = []
        reading.posts.append(post)


def _outdented(entry: Entry) -> bool:
    """Tell whether what stands below is set less deep than the role: it is the whole group's."""
    line, below = entry.line, entry.body[0]
    return line is not None and line.size is None and below.indent < line.indent


def _unknown_title(atoms: Sequence[Atom]) -> str | None:
    """Take what stands before the employer for the title where no word is known."""
    first = atoms[0]
    plain = first.label in (NOTE, PLACE) and first.place < 2 and first.text[:1].isupper()
    return first.text if plain and len(atoms) > 1 and atoms[1].label == ORG else None


def _weak_org(atoms: Sequence[Atom]) -> bool:
    orgs = [atom for atom in atoms if atom.label == ORG]
    return len(orgs) == 1 and orgs[0].org < 1 and len(orgs[0].text.split()) <= 3


def _title_tail(atoms: Sequence[Atom]) -> bool:
    """Tell whether the lone name follows the title behind a comma, and has no look of a place."""
    for first, second in itertools.pairwise(atoms):
        if second.label == ORG:
            return first.label == TITLE and not second.strong and second.line is first.line
    return False


def _nested(entry: Entry) -> bool:
    """Tell whether an entry without an employer of its own may stand under the one before."""
    first = entry.heads[0]
    return first.indent > 0 or not first.opens


def _named_above(entry: Entry, atoms: Sequence[Atom]) -> bool:
    """Tell whether the employer stands above the dates' line, as the head of a group does."""
    line = entry.line
    org = next((atom for atom in atoms if atom.label == ORG), None)
    if org is None or line is None:
        return False
    title = next((atom for atom in atoms if atom.label == TITLE), None)
    own_line = title is None or title.line is not org.line
    return own_line and (org.start < line.start or (title is not None and title.start > org.start))


def _give_back(entry: Entry, reading: WorkReading, width: float, known: frozenset[str]) -> None:
    """Dates without a title or employer are no post: what they head belongs to the one before."""
    lines = [*entry.heads, *entry.body]
    body = paragraphs_of(lines, width=width, known=known)
    if reading.posts:
        reading.posts[-1].body.extend(body)
    else:
        reading.loose.extend(body)


def _date_text(entry: Entry) -> str:
    if entry.line is None or entry.period is None:
        return ""
    if entry.line.date_text:
        return entry.line.date_text
    return " ".join(entry.line.text[entry.period.first : entry.period.last].split())


def _text_of(atoms: Sequence[Atom], kind: str) -> str | None:
    """Put the atoms of the first run of a label together, as printed."""
    out = ""
    previous: Atom | None = None
    for atom in atoms:
        if atom.label != kind:
            if previous is not None and atom.label != NOTE:
                break
            continue
        if previous is None:
            out = atom.text
        elif previous.line is atom.line:
            between = atom.line.text[previous.end - atom.line.start : atom.start - atom.line.start]
            sep = " ".join(between.split()) if len(between.strip()) <= 3 else ","
            out += f"{sep} {atom.text}" if sep in {",", ";", ":", "."} else f" {sep} {atom.text}"
        else:
            tail = previous.line.text[previous.end - previous.line.start :].strip()
            out += (", " if tail.startswith(",") else " ") + atom.text
        previous = atom
    return " ".join(out.split()) or None
