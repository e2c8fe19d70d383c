"""What a posting says. Field names follow schema.org/JobPosting where it has one."""

from typing import Literal

from prebrief.records.base import Record
from prebrief.records.document import Notice, Span

Level = Literal["must", "preferred", "duty"]
RequirementKind = Literal[
    "credential",  # fitness to hold the post: privileges, clean record, driver's licence
    "licence",
    "certification",
    "degree",
    "years",
    "domain",  # experience of a field or setting
    "competency",
    "scope",
    "other",
]


class TypedTest(Record):
    """A requirement that can be decided rather than estimated."""

    test: Literal[
        "years",  # amount in years, within ``field``
        "degree",  # any of ``any_of``
        "licence",  # region in ``any_of``; empty for any
        "registration",
        "board",  # specialty in ``any_of``; empty for any
        "certificate",  # a named certificate, life support, DEA
        "scope",  # amount of ``unit`` at least
        "language",
    ]
    any_of: tuple[str, ...] = ()
    """Canonical names, any one of which will do."""
    at_least: float | None = None
    """Years, beds, people or money."""
    unit: str = ""
    field: str = ""
    """What the years or the scope are of: leadership, clinical, any, or the posting's words."""
    eligible_ok: bool = False
    """Whether "eligible", "in progress" or "able to obtain" is enough."""


class Requirement(Record):
    """One thing the posting asks for, atomic."""

    id: str
    """Stable within the posting: ``r1``."""
    text: str
    """Verbatim, on one line."""
    span: Span
    level: Level
    kind: RequirementKind
    test: TypedTest | None = None
    heading: str = ""
    """The posting's own heading that it stands under."""


class JobAd(Record):
    """All that was read from a posting."""

    title: str | None = None
    title_span: Span | None = None
    rung: str | None = None
    """Id of the playbook's rung; none for a post outside its field."""
    hiring_organization: str | None = None
    organization_span: Span | None = None
    setting: str | None = None
    """Id of the playbook's setting, such as ``us_hospital`` or ``uk_nhs_trust``."""
    job_location: str | None = None
    location_span: Span | None = None
    reports_to: tuple[Span, ...] = ()
    """Lines that name the reporting line."""
    base_salary: str | None = None
    """As printed."""
    salary_span: Span | None = None
    employment_type: str | None = None
    closing_date: str | None = None
    """YYYY-MM-DD where printed."""
    description: tuple[Span, ...] = ()
    """Lines about the employer and the role that ask for nothing."""
    requirements: tuple[Requirement, ...] = ()
    printed: str = ""
    """The whole posting as read: what it is silent about is judged by this."""
    field_score: float = 1.0
    """How far the posting belongs to the playbook's field, 0 to 1."""
    notices: tuple[Notice, ...] = ()
