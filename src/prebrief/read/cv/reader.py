"""From the lines of a CV to its profile."""

from collections.abc import Sequence
from datetime import date

from prebrief.playbooks.schema import Playbook
from prebrief.read.cv.basics import BasicsReader, revised_in
from prebrief.read.cv.columns import unfold_columns
from prebrief.read.cv.forms import mend_forms
from prebrief.read.cv.furniture import without_furniture
from prebrief.read.cv.gaps import find_gaps
from prebrief.read.cv.gather import Gathering
from prebrief.read.cv.lexicon import lexicon_of
from prebrief.read.cv.lines import CvLine, cv_lines, full_width
from prebrief.read.cv.margins import mend_margin_dates
from prebrief.read.cv.paragraphs import Paragraph, paragraphs_of
from prebrief.read.cv.parts import OrgMemory
from prebrief.read.cv.positions import position_of, sort_key
from prebrief.read.cv.prose import read_prose
from prebrief.read.cv.scope import find_scope
from prebrief.read.cv.sections import Section, find_sections
from prebrief.read.cv.statements import StatementBook
from prebrief.read.cv.told_courses import told_courses
from prebrief.read.cv.work import Post, WorkReading, read_work
from prebrief.records.document import Document
from prebrief.records.profile import Basics, Position, Profile, StatementKind
from prebrief.text.patterns import compiled

_WORD = compiled(r"[^\W\d_][\w-]+")
_UNDECLARED = frozenset({"head", "summary", "other", "achievements"})
"""Sections that may hold posts though their heading does not say so."""
_TELLING = _UNDECLARED | {"work"}
_EARLY = 40
"""Lines among which the name stands, if a side column comes first."""


def read_cv(document: Document, playbook: Playbook, *, today: date) -> Profile:
    """Read a CV from its lines."""
    return CvReader(document, playbook, today=today).read()


class CvReader:
    """Reads one CV."""

    def __init__(self, document: Document, playbook: Playbook, *, today: date) -> None:
        self._document = document
        self._today = today
        self._lexicon = lexicon_of(playbook)
        self._known = frozenset(word.lower() for word in _WORD.findall(document.text))
        self._memory = OrgMemory()
        self._book = StatementBook(document)

    def read(self) -> Profile:
        """Read the profile."""
        lines = mend_forms(mend_margin_dates(cv_lines(self._document)))
        lines = unfold_columns(lines)
        name, _ = BasicsReader(self._document, lines[:6], self._lexicon).name()
        kept = without_furniture(lines, name)
        sections = find_sections(kept, self._lexicon)
        basics = self._basics(sections)
        work, told = self._work(sections)
        gathered = Gathering(
            self._document, self._lexicon, self._book, known=self._known, today=self._today
        )
        for section in sections:
            if section not in told:
                gathered.take(section)
        for table in work.tables:
            gathered.service_rows(table)
        if not gathered.education:
            told_in = [s for s in sections if s.kind in _TELLING]
            paragraphs = [p for s in told_in for p in self._paragraphs(s.lines)]
            gathered.education.extend(told_courses(paragraphs, self._document, self._lexicon))
        positions, order = self._positions(work)
        gaps = find_gaps(
            positions, gathered.education, work.breaks, self._document, today=self._today
        )
        return Profile(
            basics=basics,
            work=positions,
            education=tuple(gathered.education),
            certificates=tuple(gathered.certificates),
            publications=tuple(gathered.publications),
            languages=tuple(gathered.languages),
            volunteer=tuple(gathered.service),
            skills=tuple(gathered.skills),
            awards=tuple(gathered.awards),
            statements=self._book.close(order),
            gaps=tuple(gaps),
            revised=_revised(lines, kept),
        )

    def _work(self, sections: Sequence[Section]) -> tuple[WorkReading, set[Section]]:
        """Read the posts; where no section declares them, look elsewhere."""
        declared = [section.lines for section in sections if section.kind == "work"]
        work = read_work(declared, self._lexicon, self._memory, self._known)
        if work.posts:
            return work, set()
        return work, self._undeclared(sections, work) or self._prose(sections, work)

    def _undeclared(self, sections: Sequence[Section], work: WorkReading) -> set[Section]:
        """Look for dated posts under headings that do not speak of work."""
        used: set[Section] = set()
        for section in sections:
            if section.kind not in _UNDECLARED:
                continue
            found = read_work([section.lines], self._lexicon, self._memory, self._known)
            if any(post.title and (post.employer or post.body) for post in found.posts):
                _append(work, found.posts)
                work.breaks.extend(found.breaks)
                work.tables.extend(found.tables)
                used.add(section)
        return used

    def _prose(self, sections: Sequence[Section], work: WorkReading) -> set[Section]:
        """Look for posts in running text where no entry has dates."""
        used: set[Section] = set()
        for section in sections:
            if section.kind not in _TELLING:
                continue
            paragraphs = self._paragraphs(section.lines)
            posts = read_prose(paragraphs, self._lexicon)
            _append(work, posts)
            if posts and section.kind not in ("head", "summary"):
                used.add(section)
                work.loose = []
        return used

    def _paragraphs(self, lines: Sequence[CvLine]) -> list[Paragraph]:
        return paragraphs_of(lines, width=full_width(lines), known=self._known)

    def _basics(self, sections: Sequence[Section]) -> Basics:
        head = sections[0].lines
        reader = BasicsReader(self._document, head, self._lexicon)
        contact = [line for s in sections if s.kind in ("contact", "summary") for line in s.lines]
        basics = reader.read(contact)
        if basics.name is None:
            early = [line for section in sections for line in section.lines]
            name, span = reader.find_name(sorted(early, key=lambda line: line.index)[:_EARLY])
            basics = basics.model_copy(update={"name": name, "name_span": span})
        rest = [line for line in head if line.start not in reader.used]
        summary: list[str] = []
        for lines in [rest, *(s.lines for s in sections if s.kind == "summary")]:
            for paragraph in self._paragraphs(lines):
                words = len(paragraph.text.split())
                if words >= 8 and "@" not in paragraph.text:
                    summary.append(paragraph.text)
                    self._book.add_paragraph(paragraph, "summary", "summary")
                elif basics.label is None and words <= 12 and reader.is_label(paragraph.text):
                    basics = basics.model_copy(update={"label": paragraph.text})
        return basics.model_copy(update={"summary": " ".join(summary) or None})

    def _positions(self, work: WorkReading) -> tuple[tuple[Position, ...], dict[int, int]]:
        """Give the positions, newest first, and the place of each post among them."""
        kept: list[tuple[Post, Position]] = []
        seen: set[tuple[str | None, str | None, str, tuple[str, ...]]] = set()
        for post in sorted(work.posts, key=lambda post: sort_key(post, self._today)):
            position = position_of(post, self._document, self._lexicon, self._known)
            key = (position.name, position.position, position.date_text, position.highlights[:1])
            if key in seen:
                continue  # some CVs print their history twice
            seen.add(key)
            kept.append((post, position))
        for post, _ in kept:
            self._tell(post)
        for paragraph in work.loose:
            self._book.add_paragraph(paragraph, "deed", "work")
        for line in work.breaks:
            self._book.add_lines([line], "other", "work", self._known)
        order = {post.order: index for index, (post, _) in enumerate(kept)}
        return tuple(position for _, position in kept), order

    def _tell(self, post: Post) -> None:
        """Add the statements of a post."""
        if post.lead is not None:
            self._book.add_paragraph(post.lead, "role", "work", post=post.order)
        else:
            heads = sorted(post.heads, key=lambda line: line.start)
            self._book.add_lines(heads, "role", "work", self._known, post=post.order)
        for paragraph in post.body:
            short = not paragraph.bullet and len(paragraph.text.split()) <= 40
            sized = short and find_scope(
                paragraph.text, paragraph.offsets, self._document, self._lexicon
            )
            kind: StatementKind = "scope" if sized else "deed"
            self._book.add_paragraph(paragraph, kind, "work", post=post.order)


def _append(work: WorkReading, posts: Sequence[Post]) -> None:
    for post in posts:
        post.order = len(work.posts)
        work.posts.append(post)


def _revised(lines: Sequence[CvLine], kept: Sequence[CvLine]) -> str | None:
    """Look at the top, at running heads and at the foot."""
    held = set(kept)
    dropped = [line for line in lines if line not in held]
    return revised_in([line.text for line in (*lines[:12], *dropped, *lines[-4:])])
