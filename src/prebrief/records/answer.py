"""An answer, judged: levels with the words that earned them, and what to change."""

from typing import Literal

from pydantic import Field

from prebrief.records.base import Record
from prebrief.records.document import Span

ResponseType = Literal["story", "pseudo_story", "exemplification", "opinion", "self_description"]
Asked = Literal["story", "plan", "motive", "belief"]


class Quote(Record):
    """A stretch of the answer: ``answer[start:end] == quote``, always."""

    start: int
    end: int
    quote: str


class DimensionScore(Record):
    """One dimension of an answer."""

    id: str
    """Id of the playbook's dimension, or of the competency that the question tests."""
    title: str
    level: int = Field(ge=1, le=5)
    """Behaviorally anchored: 1 to 5."""
    anchor: str
    """The behavior that earns this level."""
    spans: tuple[Quote, ...] = ()
    """The words that earned it, strongest first."""
    gap: str | None = None
    """What was not found; always there below 5."""
    change: str | None = None
    """The one change that would lift it most; always there below 5."""


class ShapePart(Record):
    """A part of a told story."""

    part: Literal["situation", "action", "result", "lesson"]
    quote: Quote | None = None
    """Where it begins, or none where it is missing."""


class AnswerShape(Record):
    """What kind of answer it is and how it is laid out."""

    type: ResponseType
    asked: Asked
    """What the question asks for."""
    parts: tuple[ShapePart, ...]
    words: int
    told: float = Field(ge=0, le=1)
    """Share of the sentences that tell something."""


class RaisedFlag(Record):
    """A red flag, with the words that raised it."""

    kind: str
    """Slug: blame, absolutism, silo ..."""
    title: str
    quotes: tuple[Quote, ...]
    why: str
    instead: str
    warning: bool = False
    """A matter of law or confidence, shown apart from the score."""


class Probe(Record):
    """A follow-up question as a panellist would put it."""

    probe: str
    """Kind of probe: own_role, baseline, resistance ..."""
    text: str
    aim: str
    """What it goes after."""


class Contradiction(Record):
    """A figure of the answer that the CV gives otherwise."""

    said: Quote
    cite: Span
    """The CV's own line."""
    text: str


class ScoredAnswer(Record):
    """All that practice has to say of one answer. The same words always give the same."""

    overall: int = Field(ge=0, le=100)
    """How much of what such an answer can show is there; no verdict on the person."""
    dimensions: tuple[DimensionScore, ...]
    shape: AnswerShape
    red_flags: tuple[RaisedFlag, ...] = ()
    follow_ups: tuple[Probe, ...] = ()
    """At most three."""
    next_step: str
    """The one change to make first."""
    contradictions: tuple[Contradiction, ...] = ()
    question_id: str | None = None
    """Id of the playbook's question, where it is one."""
