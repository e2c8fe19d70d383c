"""What was chosen for the brief, and why: ids and spans, no prose yet."""

from datetime import date
from typing import Literal

from prebrief.records.base import Record
from prebrief.records.document import Notice, Span


class Reason(Record):
    """Why something was chosen."""

    code: Literal["role", "setting", "posting", "gap", "trigger", "theme", "recurring"]
    text: str
    """In words that a reader can check."""
    cite: Span | None = None
    weight: float = 0.0
    """What it added to the rank."""


class Trigger(Record):
    """Something in the CV that makes an interviewer ask."""

    kind: str
    """Slug that the playbook's questions name: ``short_stay``, ``gap``, ``bold_figure`` ..."""
    spans: tuple[Span, ...]
    slots: dict[str, str] = {}
    """Words for the question's text: organisation, months, figure ..."""


class ChosenQuestion(Record):
    """A question for the brief."""

    question_id: str
    likelihood: float
    """How likely it is here, 0 to 1."""
    reasons: tuple[Reason, ...]
    story_ids: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    """CV lines to answer it from, best first."""
    posting: tuple[Span, ...] = ()
    """Posting lines that call for it."""
    trigger: Trigger | None = None


class StoryPart(Record):
    """One part of a story: quoted spans, in order; empty where the CV is silent."""

    spans: tuple[Span, ...] = ()


class ChosenStory(Record):
    """A story the CV's own lines can tell."""

    id: str
    """Stable within the brief: ``st1``."""
    statement_ids: tuple[str, ...]
    position: int | None
    situation: StoryPart
    task: StoryPart
    action: StoryPart
    result: StoryPart
    lesson: StoryPart
    missing: tuple[str, ...]
    """Slugs of what the lines do not tell: baseline, period, own_role, sustained, resistance ..."""
    proves: tuple[str, ...]
    """Look-for ids, strongest first."""
    score: float


class ChosenConcept(Record):
    """A concept to master."""

    concept_id: str
    reasons: tuple[Reason, ...]
    cv_spans: tuple[Span, ...] = ()
    job_spans: tuple[Span, ...] = ()


class ChosenEntry(Record):
    """Any other playbook entry chosen, with its reasons."""

    entry_id: str
    reasons: tuple[Reason, ...] = ()
    cite: Span | None = None
    anchor: str = ""
    """The posting's words to pick up."""


class CvEdit(Record):
    """A CV line to rephrase."""

    span: Span
    issue_id: str
    """Id of the playbook's advice."""
    slots: dict[str, str] = {}


class ChosenGap(Record):
    """A requirement that the CV does not answer in full."""

    requirement_id: str
    bridge_id: str
    nearest: Span | None = None
    """The nearest CV line."""


class Awkward(Record):
    """A spot in the CV to have an answer for."""

    advice_id: str
    spans: tuple[Span, ...]
    slots: dict[str, str] = {}


class PlanDay(Record):
    """One day of preparation."""

    day: date | None
    """The date, or none when no interview date is known."""
    days_before: int
    minutes: int
    task_ids: tuple[str, ...]
    """Playbook task ids or ids of questions, stories and concepts, prefixed by kind."""


class Plan(Record):
    """The choices of the select stage."""

    written: date
    interview_date: date | None
    proofs: tuple[Span, ...]
    """Three, for the day card."""
    gap_ids: tuple[str, ...]
    """Requirement ids of the day card's gaps."""
    questions: tuple[ChosenQuestion, ...]
    stories: tuple[ChosenStory, ...]
    story_map: dict[str, tuple[str, ...]]
    concepts: tuple[ChosenConcept, ...]
    drills: tuple[ChosenEntry, ...]
    cases: tuple[ChosenEntry, ...]
    smart_questions: tuple[ChosenEntry, ...]
    gaps: tuple[ChosenGap, ...]
    cv_edits: tuple[CvEdit, ...]
    awkward: tuple[Awkward, ...]
    panel: tuple[ChosenEntry, ...]
    first_90_days: tuple[ChosenEntry, ...]
    related_roles: tuple[ChosenEntry, ...]
    rung: str | None
    next_rung: str | None
    days: tuple[PlanDay, ...]
    employer: tuple[ChosenEntry, ...]
    """What to look up about the employer, and where."""
    logistics: tuple[ChosenEntry, ...]
    opening: str = ""
    """Slug of the case that the one-breath line is about, such as ``must_over_duty``."""
    opening_spans: tuple[Span, ...] = ()
    """What that line quotes."""
    next_proofs: tuple[ChosenEntry, ...] = ()
    """Proofs that the next rung wants: ``rung.cmo/2``, with the CV line that shows it, if any."""
    leadership_months: int | None = None
    """Months in posts that lead, overlaps merged, up to the CV's own date."""
    practice_months: int | None = None
    """Months of clinical posts after training, overlaps merged."""
    notices: tuple[Notice, ...] = ()
    """What was noticed in choosing."""
