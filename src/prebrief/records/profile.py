"""What a CV says: JSON Resume, with what leaders need beside it.

Field names follow JSON Resume 1.0.0 (jsonresume.org); JSON keys are camelCase.
"""

from typing import Literal

from prebrief.records.base import CamelRecord
from prebrief.records.document import Notice, Span

StatementKind = Literal[
    "deed",  # a bullet or sentence under a position: something done
    "scope",  # what a position covered: people, beds, budget
    "role",  # the title line of a position itself
    "service",  # a committee, office or society role
    "education",
    "credential",  # licence, certificate, board certification, life support
    "publication",
    "award",
    "skill",  # an entry of a list of skills or areas of expertise
    "summary",  # self-description: profile, objective
    "language",
    "other",
]
Unit = str


class Location(CamelRecord):
    """Where a person or an employer is."""

    city: str | None = None
    region: str | None = None
    country_code: str | None = None
    """ISO 3166 code, or none if the CV does not say."""


class Basics(CamelRecord):
    """The head of the CV."""

    name: str | None = None
    """As printed, degrees behind the name included."""
    label: str | None = None
    """The title the person gives themselves."""
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    """Profile or summary paragraph on one line."""
    location: Location | None = None
    post_nominals: tuple[str, ...] = ()
    """Degrees and fellowships behind the name, such as MD, MBA, FACHE."""
    name_span: Span | None = None
    """Where the name stands."""


class Figure(CamelRecord):
    """A number in a line, with what it measures."""

    value: float
    """The number, or the result where there is a before and an after."""
    baseline: float | None = None
    """The number before."""
    unit: Unit = ""
    """percent, USD, GBP, days, hours, people, beds, FTE, ratio, per 1,000 ..., or empty."""
    measure: str = ""
    """The words that say what is measured."""
    period: str = ""
    """The time it covers, as written: "FY18 to FY22", "in 14 months"."""
    span: Span
    """The characters of the number or the pair of numbers."""


class Scope(CamelRecord):
    """How large something is that the person led."""

    kind: Literal["people", "physicians", "fte", "beds", "sites", "budget", "visits", "other"]
    amount: float
    """In units of the kind; money in whole units of its currency."""
    unit: Unit = ""
    """USD, GBP, FTE, beds ..."""
    span: Span


class Statement(CamelRecord):
    """One thing the CV says: a bullet, a sentence, an entry; broken lines joined."""

    id: str
    """Stable within the profile: ``s12``."""
    text: str
    """On one line, hyphenation undone, bullet mark gone."""
    kind: StatementKind
    span: Span
    """Where it stands, line breaks included."""
    position: int | None = None
    """Index into ``Profile.work`` of the position it belongs to."""
    section: str = ""
    """Canonical section: work, education, licences, committees, publications, skills ..."""
    figures: tuple[Figure, ...] = ()
    """Numbers with what they measure; years and dates are not figures."""


class Position(CamelRecord):
    """A post held. JSON Resume ``work`` entry."""

    name: str | None = None
    """The employer."""
    position: str | None = None
    """The title."""
    location: str | None = None
    start_date: str | None = None
    """YYYY-MM, or YYYY where only the year is known."""
    end_date: str | None = None
    """YYYY-MM or YYYY; none while it goes on."""
    ongoing: bool = False
    """Printed as present, to date, since ...; or open ended."""
    date_text: str = ""
    """The dates as printed."""
    summary: str | None = None
    highlights: tuple[str, ...] = ()
    """The text of the statements under it, in order."""
    rung: str | None = None
    """Id of the playbook's ladder rung that the title speaks of."""
    leadership: bool = False
    """Whether the title leads people or a service."""
    clinical: bool = False
    """Whether the title treats patients."""
    fte: float | None = None
    """Share of full time, where printed (0.2 FTE, 3 PAs of 10)."""
    scope: tuple[Scope, ...] = ()
    span: Span | None = None
    """The lines that head the entry: title, employer and dates."""


class Education(CamelRecord):
    """A course of study. JSON Resume ``education`` entry."""

    institution: str | None = None
    area: str | None = None
    study_type: str | None = None
    """Degree or stage as printed: MD, MBA, Residency, Fellowship."""
    start_date: str | None = None
    end_date: str | None = None
    degree: str | None = None
    """Canonical degree from the playbook's lexicon: MD, DO, MBBS, MBA, MHA ..."""
    stage: Literal["degree", "residency", "fellowship", "internship", "course"] = "degree"
    completed: bool = True
    """False while in progress or not started."""
    date_text: str = ""
    span: Span | None = None


class Certificate(CamelRecord):
    """A certificate, board certification, licence, registration or life-support card."""

    name: str
    issuer: str | None = None
    date: str | None = None
    """YYYY-MM or YYYY of issue."""
    kind: Literal["board", "licence", "registration", "life_support", "dea", "leadership", "other"]
    region: str | None = None
    """State or country of a licence."""
    status: Literal["active", "pending", "lapsed", "eligible", "in_progress", "unknown"] = "unknown"
    valid_until: str | None = None
    span: Span | None = None


class Publication(CamelRecord):
    """A paper, chapter, poster or talk."""

    name: str
    publisher: str | None = None
    release_date: str | None = None
    span: Span | None = None


class Language(CamelRecord):
    """A language spoken."""

    language: str
    fluency: str | None = None
    span: Span | None = None


class Service(CamelRecord):
    """A committee, board or society role. JSON Resume ``volunteer`` entry."""

    organization: str | None = None
    position: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    span: Span | None = None


class Skill(CamelRecord):
    """A skill as listed. JSON Resume ``skills`` entry."""

    name: str
    keywords: tuple[str, ...] = ()
    span: Span | None = None


class Award(CamelRecord):
    """An honour."""

    title: str
    date: str | None = None
    span: Span | None = None


class Gap(CamelRecord):
    """Months between two positions with nothing printed."""

    start_date: str
    end_date: str
    months: int
    explained_by: Span | None = None
    """A line that accounts for it, such as family leave."""


class Profile(CamelRecord):
    """All that was read from a CV."""

    basics: Basics = Basics()
    work: tuple[Position, ...] = ()
    """Newest first."""
    education: tuple[Education, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    languages: tuple[Language, ...] = ()
    volunteer: tuple[Service, ...] = ()
    skills: tuple[Skill, ...] = ()
    awards: tuple[Award, ...] = ()
    statements: tuple[Statement, ...] = ()
    """Everything the CV says, in reading order, each with its span."""
    gaps: tuple[Gap, ...] = ()
    revised: str | None = None
    """When the CV says it was last revised, YYYY-MM."""
    notices: tuple[Notice, ...] = ()
