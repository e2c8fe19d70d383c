"""The brief as the reader gets it: prebrief/brief/1.

The top-level keys and those named in the schema are fixed; fields may be added.
Markdown is not used inside the texts: every text is one plain paragraph.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from prebrief.records.base import Record
from prebrief.records.document import Notice, Span
from prebrief.records.job import Level, RequirementKind
from prebrief.records.match import Tally, Verdict

Cite = Span
Origin = Literal["cv", "job", "playbook", "computed", "advice"]


class PlaybookRef(Record):
    """Which playbook the brief was made from."""

    id: str
    version: str


class SourceDocument(Record):
    """The text that the cites point into."""

    text: str
    sha256: str
    name: str = ""
    media_type: str = ""


class SourceDocuments(Record):
    """Both documents."""

    cv: SourceDocument
    job: SourceDocument


class CandidateCard(Record):
    """Who the brief is for, as the CV says."""

    name: str | None
    label: str | None = None
    current: str | None = None
    """Present title and employer."""
    rung: str | None = None
    """Title of the ladder rung."""
    post_nominals: tuple[str, ...] = ()
    leadership_months: int | None = None
    """Months in leading posts, overlaps merged."""
    practice_months: int | None = None
    """Months of clinical practice after training, overlaps merged."""
    cite: Cite | None = None


class JobCard(Record):
    """The post, as the posting says."""

    title: str | None
    organization: str | None = None
    location: str | None = None
    setting: str | None = None
    """Title of the setting."""
    setting_id: str | None = None
    rung: str | None = None
    reports_to: tuple[Cite, ...] = ()
    salary: str | None = None
    employment_type: str | None = None
    closing_date: str | None = None
    interview_date: str | None = None
    cite: Cite | None = None


class Line(Record):
    """A sentence with what stands behind it."""

    text: str
    cites: tuple[Cite, ...] = ()
    origin: Origin = "advice"


class Headline(Record):
    """The one-page day card."""

    opening: Line
    """The one breath: where this candidacy stands."""
    proofs: tuple[Line, ...]
    gaps: tuple[Line, ...]
    lines_to_land: tuple[Line, ...]
    """Sentences to say, in the first person."""
    logistics: tuple[Line, ...]


class BriefFit(Record):
    """Coverage of the posting."""

    score: int
    must: Tally
    preferred: Tally
    duty: Tally
    how: str


class BriefLookFor(Record):
    """A thing these interviewers look for."""

    id: str
    title: str
    emphasis: float
    strength: float
    evidence: tuple[Cite, ...]
    job_cites: tuple[Cite, ...] = ()
    advice: str
    means: str = ""
    """What interviewers mean by it."""
    anchors: dict[str, str] = {}
    """BARS behaviours at 1, 3 and 5."""
    best_statement: str = ""


class BriefRequirement(Record):
    """A requirement with its proof."""

    id: str
    text: str
    cite: Cite
    level: Level
    kind: RequirementKind
    verdict: Verdict
    confidence: float
    evidence: tuple[Cite, ...]
    reason: str
    say: str
    """What to say about it, in the first person; blanks as ⟨…⟩."""


class Why(Record):
    """A reason for an interviewer to ask."""

    text: str
    cite: Cite | None = None


class OutlinePart(Record):
    """One beat of an answer."""

    part: str
    """Name of the beat."""
    text: str
    cites: tuple[Cite, ...] = ()


class BriefQuestion(Record):
    """A likely question."""

    id: str
    text: str
    kind: str
    asked_by: tuple[str, ...]
    """Titles of the personas."""
    tests: str
    why: tuple[Why, ...]
    likelihood: float
    outline: tuple[OutlinePart, ...]
    strong_signals: tuple[str, ...]
    red_flags: tuple[str, ...]
    follow_ups: tuple[str, ...]
    story_ids: tuple[str, ...]
    look_for: str | None = None
    """Id of the look-for it belongs to."""
    seconds: tuple[int, int] = (90, 150)
    """How long the answer should take."""
    pinned: bool = False
    """Whether the user put it on top."""
    note: str = ""
    """What the user wrote under it."""


class BriefStory(Record):
    """A story drafted from the CV's own lines. Each part is composed from quotes, or empty."""

    id: str
    title: str
    situation: str
    task: str
    action: str
    result: str
    lesson: str
    missing: tuple[str, ...]
    """What to find before telling it."""
    cites: tuple[Cite, ...]
    proves: tuple[str, ...]
    """Look-for ids."""
    question_ids: tuple[str, ...] = ()
    key: str = ""
    """The same whenever the brief is made anew; ``id`` follows the order of the stories."""
    mine: bool = False
    """Whether the user took it for their own."""
    edited: bool = False
    """Whether a part of it is in the user's own words."""


class ConceptRange(Record):
    """A typical value with its source."""

    value: str
    """Value and unit as printed; low–high for a range."""
    unit: str
    source: str
    year: int | None
    status: str
    """verified, as claimed or unverified."""
    note: str = ""
    lapsed: bool = False
    """Whether the figure no longer holds on the interview date."""


class SelfCheck(Record):
    """A question to check oneself with."""

    question: str
    answer: str


class BriefConcept(Record):
    """A concept to master."""

    id: str
    title: str
    why: str
    """Why it matters here."""
    definition: str
    formula: str
    ranges: tuple[ConceptRange, ...]
    worked_example: str
    say: str
    check: tuple[str, ...]
    """Questions to check oneself with."""
    answers: tuple[str, ...] = ()
    goes_wrong: str = ""
    cites: tuple[Cite, ...] = ()
    caution: str = ""
    """Such as: not legal, coding or insurance advice."""


class BriefDrill(Record):
    """A timed exercise."""

    id: str
    title: str
    minutes: float
    prompt: str
    skeleton: tuple[str, ...]
    rubric: tuple[str, ...]
    story_ids: tuple[str, ...] = ()


class BriefCase(Record):
    """A business case to work through."""

    id: str
    title: str
    why: str
    panel_questions: tuple[str, ...] = ()
    strong_signals: tuple[str, ...] = ()


class BriefSmartQuestion(Record):
    """A question to ask them."""

    text: str
    anchor: str
    why: str
    cite: Cite | None = None
    follow_ups: tuple[str, ...] = ()
    ask: str = ""
    """Whom to ask."""


class BriefGap(Record):
    """What the CV does not show, and an honest way across."""

    requirement_id: str
    risk: str
    bridge: str
    cite: Cite | None = None
    """The nearest CV line."""


class BriefCvEdit(Record):
    """A CV line to rephrase."""

    cite: Cite
    issue: str
    how: str


class BriefAwkward(Record):
    """A spot to have an answer ready for."""

    title: str
    text: str
    cites: tuple[Cite, ...]


class NinetyDays(Record):
    """A stretch of the first ninety days."""

    days: str
    text: str
    cite: Cite | None = None


class RelatedRole(Record):
    """A neighbouring role."""

    id: str
    title: str = ""
    fit: str
    gap: str


class Career(Record):
    """Where the candidate stands on the ladder."""

    rung: str | None
    next: str | None
    proof_shown: tuple[Line, ...] = ()
    proof_missing: tuple[str, ...] = ()
    related_roles: tuple[RelatedRole, ...]


class BriefPanellist(Record):
    """Someone who may sit across the table."""

    persona: str
    cares: str
    likely_questions: tuple[str, ...]
    """Their own questions, or ids of questions of the brief."""
    question_ids: tuple[str, ...] = ()
    how_to_tell: str = ""
    """How to tell the same story to this person."""
    cite: Cite | None = None
    """Where the posting names them."""


class EmployerFact(Record):
    """A fact about the employer."""

    text: str
    source: str
    period: str = ""
    cite: Cite | None = None


class Employer(Record):
    """What is known about the employer, or what to look up and where."""

    facts: tuple[EmployerFact, ...] = ()
    look_up: tuple[Line, ...] = ()


class BriefDay(Record):
    """One day of the plan."""

    date: str
    """ISO date, or D-14 when no interview date is known."""
    minutes: int
    tasks: tuple[str, ...]


class Brief(Record):
    """Everything needed to go for one post."""

    model_config = ConfigDict(populate_by_name=True)

    schema_id: Literal["prebrief/brief/1"] = Field("prebrief/brief/1", alias="schema")
    playbook: PlaybookRef
    written: str
    """ISO date of the day it was written."""
    candidate: CandidateCard
    job: JobCard
    documents: SourceDocuments
    headline: Headline
    fit: BriefFit
    look_fors: tuple[BriefLookFor, ...]
    requirements: tuple[BriefRequirement, ...]
    questions: tuple[BriefQuestion, ...]
    stories: tuple[BriefStory, ...]
    story_map: dict[str, tuple[str, ...]]
    concepts: tuple[BriefConcept, ...]
    drills: tuple[BriefDrill, ...]
    cases: tuple[BriefCase, ...]
    smart_questions: tuple[BriefSmartQuestion, ...]
    gaps: tuple[BriefGap, ...]
    cv_edits: tuple[BriefCvEdit, ...]
    awkward: tuple[BriefAwkward, ...] = ()
    first_90_days: tuple[NinetyDays, ...]
    career: Career
    panel: tuple[BriefPanellist, ...]
    employer: Employer
    plan: tuple[BriefDay, ...]
    notices: tuple[Notice, ...]
