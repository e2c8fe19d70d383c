"""What each kind of section gives to the profile."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from prebrief.read.cv.credentials import credential_items, read_credentials
from prebrief.read.cv.education import Item as Course
from prebrief.read.cv.education import education_items, read_education
from prebrief.read.cv.issuers import with_issuers
from prebrief.read.cv.items import is_dated, items_of
from prebrief.read.cv.lexicon import Lexicon
from prebrief.read.cv.lines import CvLine, full_width
from prebrief.read.cv.listings import (
    papers_of,
    read_awards,
    read_languages,
    read_publications,
    read_service,
    read_skills,
)
from prebrief.read.cv.paragraphs import Paragraph, paragraphs_of
from prebrief.read.cv.sections import Section
from prebrief.read.cv.statements import Draft, StatementBook
from prebrief.read.cv.tables import table_stretch
from prebrief.records.document import Document
from prebrief.records.profile import (
    Award,
    Certificate,
    Education,
    Language,
    Publication,
    Service,
    Skill,
    StatementKind,
)
from prebrief.text.lines import join_pieces
from prebrief.text.patterns import compiled

_PROSE: dict[str, StatementKind] = {
    "achievements": "deed",
    "teaching": "deed",
    "research": "deed",
    "interests": "other",
    "other": "other",
}
"""Sections of running text or bullets without entries, and what their lines are."""
_FLUENT = compiled(r"^\W*(?:languages?|fluent|bilingual)\b", re.IGNORECASE)
_LONG_ITEM, _LEAD = 18, 30
"""Words of an item; characters before the register's name in one that is longer."""
_PROVEN = frozenset({"registration", "licence", "board", "dea"})


class Gathering:
    """Collects what the sections say, work aside."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        book: StatementBook,
        *,
        known: frozenset[str],
        today: date,
    ) -> None:
        self._document = document
        self._lexicon = lexicon
        self._book = book
        self._known = known
        self._today = today
        self.certificates: list[Certificate] = []
        self.education: list[Education] = []
        self.publications: list[Publication] = []
        self.languages: list[Language] = []
        self.service: list[Service] = []
        self.skills: list[Skill] = []
        self.awards: list[Award] = []
        self._readers: dict[str, Callable[[Sequence[CvLine]], None]] = {
            "head": self._registrations,
            "contact": self._registrations,
            "education": self._courses,
            "training": self._trainings,
            "licences": self._licences,
            "publications": self._papers,
            "talks": self._talks,
            "languages": self._tongues,
            "skills": self._skill_lists,
            "volunteer": self.service_rows,
            "awards": self._honours,
        }

    def take(self, section: Section) -> None:
        """Take in one section."""
        if reader := self._readers.get(section.kind):
            reader(section.lines)
        elif section.kind in _PROSE:
            self._plain(section.lines, _PROSE[section.kind], section.kind)

    def service_rows(self, lines: Sequence[CvLine]) -> None:
        """Take in committees and service."""
        if table_stretch(lines, 0):
            lines = lines[1:]
        items = items_of(lines, self._known, fields=True)
        self.service.extend(read_service(items, self._document))
        for item in items:
            self._book.add(Draft(item.text, item.offsets, "service", "committees"))

    def _plain(self, lines: Sequence[CvLine], kind: StatementKind, section: str) -> list[Paragraph]:
        paragraphs = paragraphs_of(lines, width=full_width(lines), known=self._known)
        for paragraph in paragraphs:
            self._book.add_paragraph(paragraph, kind, section)
        return paragraphs

    def _licences(self, lines: Sequence[CvLine]) -> None:
        items = items_of(lines, self._known, fields=_has_fields(lines))
        items = credential_items(with_issuers(items, self._lexicon), self._lexicon)
        self.certificates.extend(
            read_credentials(items, self._document, self._lexicon, today=self._today)
        )
        for item in items:
            self._book.add(Draft(item.text, item.offsets, "credential", "licences"))

    def _registrations(self, lines: Sequence[CvLine]) -> None:
        """Take what the head says of registration and licences, and nothing else."""
        for item in items_of(lines, self._known, fields=False):
            hits = self._lexicon.find(item.text, kinds=("registration", "licence"))
            long = len(item.text.split()) > _LONG_ITEM
            if not hits or (long and hits[0].first > _LEAD):
                continue  # running text about the person may name a register as well
            made = read_credentials(
                [item], self._document, self._lexicon, today=self._today, strict=True
            )
            made = [one for one in made if one.kind in _PROVEN]
            if made:
                self.certificates.extend(made)
                self._book.add(Draft(item.text, item.offsets, "credential", "licences"))

    def _courses(self, lines: Sequence[CvLine]) -> None:
        for course in education_items(lines, self._lexicon):
            self._course(course, training=False)

    def _trainings(self, lines: Sequence[CvLine]) -> None:
        for course in education_items(lines, self._lexicon):
            self._course(course, training=True)

    def _course(self, course: Course, *, training: bool) -> None:
        texts = [(piece.text, piece.start) for piece in course.pieces]
        text, offsets = join_pieces(texts, known=self._known)
        degree = self._lexicon.find(text, kinds=("degree",))
        proofs = self._lexicon.find(
            text, kinds=("board", "leadership_training", "certificate", "registration")
        )
        if degree or not (proofs or training):
            self.education.extend(
                read_education(
                    [course], self._document, self._lexicon, today=self._today, known=self._known
                )
            )
            self._book.add(Draft(text, offsets, "education", "education"))
            return
        leads = training or any(hit.lexeme.kind == "leadership_training" for hit in proofs)
        items = items_of(course.lines, self._known, fields=True)
        self.certificates.extend(
            read_credentials(
                items, self._document, self._lexicon, today=self._today, leadership=leads
            )
        )
        for item in items:
            self._book.add(Draft(item.text, item.offsets, "credential", "training"))

    def _papers(self, lines: Sequence[CvLine]) -> None:
        papers = papers_of(lines, self._known)
        self.publications.extend(read_publications(papers, self._document, self._known))
        for paper in papers:
            self._book.add(Draft(paper.text, paper.offsets, "publication", "publications"))

    def _talks(self, lines: Sequence[CvLine]) -> None:
        for paper in papers_of(lines, self._known):
            self._book.add(Draft(paper.text, paper.offsets, "publication", "talks"))

    def _tongues(self, lines: Sequence[CvLine]) -> None:
        self.languages.extend(read_languages(lines, self._document))
        self._plain(lines, "language", "languages")

    def _skill_lists(self, lines: Sequence[CvLine]) -> None:
        self.skills.extend(read_skills(lines, self._document))
        spoken = [line for line in lines if _FLUENT.match(line.text)]
        self.languages.extend(read_languages(spoken, self._document))
        for line in lines:
            self._book.add_lines([line], "skill", "skills", self._known)

    def _honours(self, lines: Sequence[CvLine]) -> None:
        paragraphs = self._plain(lines, "award", "awards")
        self.awards.extend(read_awards(paragraphs, self._document))


def _has_fields(lines: Sequence[CvLine]) -> bool:
    """Tell whether wide gaps part fields: then most lines with gaps have a cell of dates."""
    gapped = [line for line in lines if len(line.pieces) > 1]
    dated = sum(any(is_dated(piece) for piece in line.pieces) for line in gapped)
    return dated * 2 >= len(gapped)
