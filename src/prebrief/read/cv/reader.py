"""From the lines of a CV to its profile."""

import re
from collections.abc import Sequence
from datetime import date

from prebrief.playbooks.schema import Playbook
from prebrief.read.cv.atoms import OrgMemory
from prebrief.read.cv.basics import BasicsReader, revised_in
from prebrief.read.cv.columns import unfold_columns
from prebrief.read.cv.credentials import credential_items, read_credentials
from prebrief.read.cv.education import education_items, read_education
from prebrief.read.cv.furniture import without_furniture
from prebrief.read.cv.gaps import find_gaps
from prebrief.read.cv.items import items_of
from prebrief.read.cv.lexicon import Lexicon, lexicon_of
from prebrief.read.cv.lines import CvLine, cv_lines, full_width
from prebrief.read.cv.listings import (
    publication_groups,
    read_awards,
    read_languages,
    read_publications,
    read_service,
    read_skills,
)
from prebrief.read.cv.margins import mend_margin_dates
from prebrief.read.cv.paragraphs import Paragraph, paragraphs_of
from prebrief.read.cv.positions import position_of, sort_key
from prebrief.read.cv.prose import read_prose
from prebrief.read.cv.scope import find_scope
from prebrief.read.cv.sections import Section, find_sections
from prebrief.read.cv.statements import Draft, StatementBook
from prebrief.read.cv.work import Post, WorkReading, read_work
from prebrief.records.document import Document
from prebrief.records.profile import (
    Award,
    Basics,
    Certificate,
    Education,
    Language,
    Position,
    Profile,
    Publication,
    Service,
    Skill,
    StatementKind,
)

_WORD = re.compile(r"[^\W\d_][\w-]+")
_KIND_OF_SECTION: dict[str, StatementKind] = {
    "summary": "summary",
    "achievements": "deed",
    "teaching": "deed",
    "research": "deed",
    "volunteer": "service",
    "skills": "skill",
    "languages": "language",
    "awards": "award",
    "publications": "publication",
    "talks": "publication",
    "licences": "credential",
    "training": "credential",
    "education": "education",
}
_SILENT = frozenset({"references", "contact", "interests"})


class CvReader:
    """Reads one CV."""

    def __init__(self, document: Document, playbook: Playbook, *, today: date) -> None:
        self._document = document
        self._today = today
        self._lexicon: Lexicon = lexicon_of(playbook)
        self._known = frozenset(word.lower() for word in _WORD.findall(document.text))
        self._memory = OrgMemory()
        self._book = StatementBook(document)
        self._certificates: list[Certificate] = []
        self._education: list[Education] = []
        self._publications: list[Publication] = []
        self._languages: list[Language] = []
        self._service: list[Service] = []
        self._skills: list[Skill] = []
        self._awards: list[Award] = []

    def read(self) -> Profile:
        """Read the profile."""
        lines = unfold_columns(mend_margin_dates(cv_lines(self._document)))
        head = BasicsReader(self._document, lines[:6], self._lexicon)
        name, _ = head.name()
        kept = without_furniture(lines, name)
        held = set(kept)
        dropped = [line.text for line in lines if line not in held]
        sections = find_sections(kept, self._lexicon)
        basics = self._basics(sections)
        work = read_work(
            [section.lines for section in sections if section.kind == "work"],
            self._lexicon,
            self._memory,
            self._known,
        )
        told: set[Section] = set()
        if not work.posts:
            told = self._undeclared(sections, work) or self._prose(sections, work)
        for section in sections:
            if section not in told:
                self._section(section)
        for table in work.tables:
            self._service_rows(table[1:])
        positions = self._positions(work)
        return Profile(
            basics=basics,
            work=positions,
            education=tuple(self._education),
            certificates=tuple(self._certificates),
            publications=tuple(self._publications),
            languages=tuple(self._languages),
            volunteer=tuple(self._service),
            skills=tuple(self._skills),
            awards=tuple(self._awards),
            statements=self._book.close(self._order),
            gaps=tuple(
                find_gaps(
                    positions, self._education, work.breaks, self._document, today=self._today
                )
            ),
            revised=revised_in(
                [*(line.text for line in lines[:12]), *dropped, *(line.text for line in lines[-4:])]
            ),
        )

    def _undeclared(self, sections: Sequence[Section], work: WorkReading) -> set[Section]:
        """Look for dated posts under headings that do not speak of work."""
        used: set[Section] = set()
        for section in sections:
            if section.kind not in ("head", "summary", "other", "achievements"):
                continue
            found = read_work([section.lines], self._lexicon, self._memory, self._known)
            if any(post.title and (post.employer or post.body) for post in found.posts):
                for post in found.posts:
                    post.order = len(work.posts)
                    work.posts.append(post)
                work.breaks.extend(found.breaks)
                work.tables.extend(found.tables)
                used.add(section)
        return used

    def _prose(self, sections: Sequence[Section], work: WorkReading) -> set[Section]:
        """Look for posts in running text where no entry has dates."""
        used: set[Section] = set()
        for section in sections:
            if section.kind not in ("head", "summary", "work", "other", "achievements"):
                continue
            width = full_width(section.lines)
            posts = read_prose(
                paragraphs_of(section.lines, width=width, known=self._known), self._lexicon
            )
            for post in posts:
                post.order = len(work.posts)
                work.posts.append(post)
            if posts and section.kind in ("work", "other", "achievements"):
                used.add(section)
                work.loose = []
        return used

    def _basics(self, sections: Sequence[Section]) -> Basics:
        head = sections[0].lines
        reader = BasicsReader(self._document, head, self._lexicon)
        contact = [line for s in sections if s.kind in ("contact", "summary") for line in s.lines]
        basics = reader.read(contact, None)
        if basics.name is None:
            early = [line for section in sections for line in section.lines]
            name, span = reader.find_name(sorted(early, key=lambda line: line.index)[:40])
            basics = basics.model_copy(update={"name": name, "name_span": span})
        summary: list[Paragraph] = []
        rest = [line for line in head if line.start not in reader.used]
        for section_lines in [rest, *(s.lines for s in sections if s.kind == "summary")]:
            for paragraph in paragraphs_of(
                section_lines, width=full_width(section_lines), known=self._known
            ):
                if len(paragraph.text.split()) >= 8 and "@" not in paragraph.text:
                    summary.append(paragraph)
                    self._book.add_paragraph(paragraph, "summary", "summary")
                elif (
                    basics.label is None
                    and len(paragraph.text.split()) <= 12
                    and not paragraph.text.endswith(".")
                    and reader.is_title(paragraph.text)
                ):
                    basics = basics.model_copy(update={"label": paragraph.text})
        text = " ".join(paragraph.text for paragraph in summary) or None
        return basics.model_copy(update={"summary": text})

    def _section(self, section: Section) -> None:
        lines, kind = section.lines, section.kind
        if kind in ("head", "contact"):
            self._registrations(lines)
        elif kind == "education" or kind == "training":
            self._education_section(lines, training=kind == "training")
        elif kind == "licences":
            items = items_of(lines, self._known, fields=_has_fields(lines))
            items = credential_items(items, self._lexicon)
            self._certificates.extend(
                read_credentials(items, self._document, self._lexicon, today=self._today)
            )
            for item in items:
                self._book.add(Draft(item.text, item.offsets, "credential", "licences"))
        elif kind in ("publications", "talks"):
            if kind == "publications":
                self._publications.extend(read_publications(lines, self._document, self._known))
            for group in publication_groups(lines):
                self._book.add_lines(group, "publication", kind, self._known)
        elif kind == "languages":
            self._languages.extend(read_languages(lines, self._document))
            self._plain(lines, "language", kind)
        elif kind == "skills":
            self._skills.extend(read_skills(lines, self._document, self._known))
            self._languages.extend(self._languages_in_skills(lines))
            for line in lines:
                self._book.add_lines([line], "skill", kind, self._known)
        elif kind == "volunteer":
            self._service_rows(lines)
        elif kind == "awards":
            paragraphs = self._plain(lines, "award", kind)
            self._awards.extend(read_awards(paragraphs, self._document))
        elif kind not in ("work", "summary") and kind not in _SILENT:
            self._plain(lines, _KIND_OF_SECTION.get(kind, "other"), kind)

    def _plain(self, lines: Sequence[CvLine], kind: StatementKind, section: str) -> list[Paragraph]:
        paragraphs = paragraphs_of(lines, width=full_width(lines), known=self._known)
        for paragraph in paragraphs:
            self._book.add_paragraph(paragraph, kind, section)
        return paragraphs

    def _registrations(self, lines: Sequence[CvLine]) -> None:
        items = items_of(lines, self._known, fields=False)
        for item in items:
            made = read_credentials(
                [item], self._document, self._lexicon, today=self._today, strict=True
            )
            made = [c for c in made if c.kind in ("registration", "licence", "board", "dea")]
            if made and item.start not in {c.span.start for c in self._certificates if c.span}:
                name = self._lexicon.find(item.text, kinds=("registration", "licence"))
                if name:
                    self._certificates.extend(made)
                    self._book.add(Draft(item.text, item.offsets, "credential", "licences"))

    def _education_section(self, lines: Sequence[CvLine], *, training: bool) -> None:
        items = education_items(lines, self._lexicon)
        for item in items:
            texts = [(piece.text, piece.start) for piece in item.pieces]
            text = " ".join(piece.text for piece in item.pieces)
            degree = self._lexicon.find(text, kinds=("degree",))
            proofs = self._lexicon.find(
                text, kinds=("board", "leadership_training", "certificate", "registration")
            )
            if not degree and (proofs or training):
                flat = items_of([line for line in item.lines] or [], self._known, fields=True)
                self._certificates.extend(
                    read_credentials(
                        flat,
                        self._document,
                        self._lexicon,
                        today=self._today,
                        leadership=training
                        or any(p.lexeme.kind == "leadership_training" for p in proofs),
                    )
                )
                for one in flat:
                    self._book.add(Draft(one.text, one.offsets, "credential", "training"))
                continue
            made = read_education(
                [item], self._document, self._lexicon, today=self._today, known=self._known
            )
            self._education.extend(made)
            from prebrief.text.lines import join_pieces

            joined, offsets = join_pieces(texts, known=self._known)
            self._book.add(Draft(joined, offsets, "education", "education"))

    def _languages_in_skills(self, lines: Sequence[CvLine]) -> list[Language]:
        chosen = [
            line
            for line in lines
            if line.text.lower().startswith(("language", "fluent", "bilingual"))
            or re.match(r"^\W*(?:bilingual|fluent)\b", line.text, re.IGNORECASE)
        ]
        return read_languages(chosen, self._document)

    def _service_rows(self, lines: Sequence[CvLine]) -> None:
        items = items_of(lines, self._known, fields=True)
        self._service.extend(read_service(items, self._document))
        for item in items:
            self._book.add(Draft(item.text, item.offsets, "service", "committees"))

    def _positions(self, work: WorkReading) -> tuple[Position, ...]:
        ranked = sorted(work.posts, key=lambda post: sort_key(post, self._today))
        kept: list[tuple[Post, Position]] = []
        seen: set[tuple[str | None, str | None, str, tuple[str, ...]]] = set()
        for post in ranked:
            position = position_of(post, self._document, self._lexicon, self._known)
            key = (position.name, position.position, position.date_text, position.highlights[:1])
            if key in seen:
                continue  # some CVs print their history twice
            seen.add(key)
            kept.append((post, position))
        self._order = {post.order: index for index, (post, _) in enumerate(kept)}
        for post, _ in kept:
            if post.lead is not None:
                self._book.add_paragraph(post.lead, "role", "work", post=post.order)
            else:
                self._book.add_lines(
                    _heads_alone(post), "role", "work", self._known, post=post.order
                )
            for paragraph in post.body:
                kind: StatementKind = "deed"
                if find_scope(paragraph.text, paragraph.offsets, self._document) and _is_scope(
                    paragraph
                ):
                    kind = "scope"
                self._book.add_paragraph(paragraph, kind, "work", post=post.order)
        for paragraph in work.loose:
            self._book.add_paragraph(paragraph, "deed", "work")
        for line in work.breaks:
            self._book.add_lines([line], "other", "work", self._known)
        return tuple(position for _, position in kept)


def _heads_alone(post: Post) -> list[CvLine]:
    return sorted(post.heads, key=lambda line: line.start)


def _is_scope(paragraph: Paragraph) -> bool:
    return not paragraph.bullet and len(paragraph.text.split()) <= 40


def _has_fields(lines: Sequence[CvLine]) -> bool:
    """Tell whether wide gaps part fields: then most lines with gaps have one date cell."""
    gapped = [line for line in lines if len(line.pieces) > 1]
    if not gapped:
        return True
    from prebrief.read.cv.items import _dated_piece

    return sum(any(_dated_piece(p) for p in line.pieces) for line in gapped) * 2 >= len(gapped)


def read_cv(document: Document, playbook: Playbook, *, today: date) -> Profile:
    """Read a CV from its lines."""
    return CvReader(document, playbook, today=today).read()
