"""What is kept of practising: an interview step by step, cards, what was really asked, readiness.

Times are aware UTC; durations are in seconds unless the name says otherwise.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from prebrief.records.answer import ScoredAnswer
from prebrief.records.base import Record
from prebrief.records.brief import Brief

TurnKind = Literal["warm_up", "question", "follow_up"]
CardKind = Literal["concept", "question", "story"]
Rating = Literal["again", "hard", "good", "easy"]
Length = Literal["short", "within", "long"]
Pace = Literal["slow", "within", "fast"]


class TimedWord(Record):
    """A spoken word as a recognizer gives it."""

    word: str
    start: float = Field(ge=0)
    """Seconds from the beginning of the recording."""
    end: float = Field(ge=0)


class Filler(Record):
    """A sound or phrase that fills a silence."""

    text: str
    at: float
    """Seconds from the first word."""


class Pause(Record):
    """A silence inside the answer."""

    at: float
    """Seconds from the first word."""
    seconds: float


class Delivery(Record):
    """How an answer was spoken. It is never part of the answer's score."""

    seconds: float
    """From the first word to the end of the last."""
    words: int
    """Words spoken, fillers left out."""
    words_per_minute: float
    pace: Pace
    """Against the band that listeners follow with ease."""
    fillers: tuple[Filler, ...]
    fillers_per_minute: float
    pauses: tuple[Pause, ...]
    """Silences long enough to be noticed, in order."""
    silent_share: float
    """Share of the time that those silences take."""
    length: Length
    """Against the time that the question is worth."""
    target: tuple[int, int]
    """Seconds that the question is worth, shortest and longest."""
    notes: tuple[str, ...]
    """What to change, plainly; none where all is well."""


class Panellist(Record):
    """Someone who asks in a mock interview."""

    id: str
    title: str
    cares: str = ""


class PoolQuestion(Record):
    """A question that a mock interview may ask."""

    id: str
    text: str
    """As it is spoken, its slots filled."""
    look_for: str | None
    asked_by: tuple[str, ...]
    """Persona ids."""
    likelihood: float
    seconds: tuple[int, int]
    in_brief: bool
    """Whether the brief lists it."""


class InterviewSetup(Record):
    """What was chosen before the interview began."""

    panel: tuple[Panellist, ...]
    """One, or all who may sit across the table."""
    minutes: int = Field(gt=0)
    warm_up: bool = True
    dictated: bool = False
    """Whether the answers are spoken rather than typed."""
    emphasis: dict[str, float] = {}
    """Look-for ids with their weight here, 0 to 1."""
    earlier: dict[str, int] = {}
    """Question ids answered in interviews before, with the latest overall score."""


class Turn(Record):
    """One step of an interview: a question and what came of it."""

    number: int
    """From 1, without holes."""
    kind: TurnKind
    text: str
    """The question as it is asked."""
    persona: str
    """Id of the one who asks."""
    question_id: str | None = None
    look_for: str | None = None
    root: int | None = None
    """For a follow-up: number of the question that it follows."""
    probe: str | None = None
    """For a follow-up: kind of probe."""
    seconds: tuple[int, int]
    """What the answer is worth, shortest and longest."""
    asked_at: datetime
    draft: str = ""
    """What has been typed so far."""
    answer: str | None = None
    answered_at: datetime | None = None
    spent: float = 0.0
    """Seconds spent on it, pauses left out; a draft's time is kept with it."""
    skipped: bool = False
    delivery: Delivery | None = None
    scored: ScoredAnswer | None = None
    """None for the warm-up, and until it is judged. A follow-up is judged with what it follows."""

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is None and not self.skipped


class Change(Record):
    """Something that went better or worse than last time."""

    what: str
    before: float
    now: float


class DimensionSummary(Record):
    """One dimension over a whole interview."""

    id: str
    title: str
    level: float
    """Mean level, 1 to 5."""
    lowest: int
    answers: int


class PanellistSummary(Record):
    """What one panellist heard."""

    persona: str
    title: str
    questions: int
    overall: float
    """Mean score of what they asked."""
    strongest: str
    """Title of the dimension that came across best to them."""
    weakest: str
    cares: str = ""


class WorkItem(Record):
    """Something to work on, with the question where it showed most."""

    title: str
    change: str
    question: str
    turn: int


class DeliverySummary(Record):
    """How it was spoken over the whole interview."""

    answers: int
    words_per_minute: float
    fillers_per_minute: float
    long_pauses: int
    within_length: int
    """How many answers kept to their time."""
    notes: tuple[str, ...]


class Debrief(Record):
    """What to take away from a mock interview."""

    answered: int
    """Questions scored; follow-ups count with theirs."""
    skipped: int
    overall: float | None
    """Mean score, 0 to 100; how much was shown, not what a panel would decide."""
    dimensions: tuple[DimensionSummary, ...]
    panellists: tuple[PanellistSummary, ...]
    work_on: tuple[WorkItem, ...]
    """At most three."""
    better: tuple[Change, ...] = ()
    """What went better than last time."""
    worse: tuple[Change, ...] = ()
    compared_with: datetime | None = None
    """When the interview compared with was begun."""
    delivery: DeliverySummary | None = None
    spent: float = 0.0
    over_time: tuple[int, ...] = ()
    """Numbers of turns that took longer than they are worth."""


class Interview(Record):
    """A mock interview, whole or under way."""

    id: str
    brief_id: str
    started_at: datetime
    setup: InterviewSetup
    pool: tuple[PoolQuestion, ...]
    turns: tuple[Turn, ...] = ()
    ended_at: datetime | None = None
    debrief: Debrief | None = None


class Attempt(Record):
    """A question practised: the answer as it stood in the end, with its score."""

    id: str
    at: datetime
    brief_id: str | None = None
    interview_id: str | None = None
    question_id: str | None = None
    question: str
    look_for: str | None = None
    answer: str
    scored: ScoredAnswer
    delivery: Delivery | None = None
    """How it was spoken, where it was."""


class Memory(Record):
    """What the scheduler knows of a card."""

    state: int
    """1 learning, 2 review, 3 relearning."""
    step: int | None = None
    stability: float | None = None
    """Days until recall falls to nine in ten."""
    difficulty: float | None = None
    """1 to 10."""
    due: datetime
    last_review: datetime | None = None


class Card(Record):
    """Something to recall."""

    id: str
    """The same for the same entry, so that a new brief keeps what was learned."""
    kind: CardKind
    brief_id: str
    """The brief that last asked for it."""
    entry_id: str
    """Id of the concept, question or story."""
    look_for: str | None = None
    front: str
    back: str
    priority: float = 0.5
    """How much this posting wants it and the CV leaves open, 0 to 1."""
    memory: Memory


class Review(Record):
    """A card seen once."""

    id: str
    card_id: str
    at: datetime
    rating: Rating
    source: Literal["drill", "interview"] = "drill"


class AskedQuestion(Record):
    """A question that came in a real interview."""

    text: str
    question_id: str | None = None
    """The playbook's question it is taken for."""
    predicted: bool = False
    """Whether the brief listed that question."""
    likeness: float = 0.0
    """Cosine to the nearest predicted question."""
    nearest_id: str | None = None
    """The nearest predicted question, where it may have been that one."""
    look_for: str | None = None


class RealInterview(Record):
    """A real interview, as the candidate remembers it."""

    id: str
    brief_id: str | None
    held: date
    asked: tuple[AskedQuestion, ...]


class ThemePoint(Record):
    """Where a look-for stood at the end of a day."""

    day: date
    practised: int
    """Questions of it answered at least once."""
    overall: float
    """Mean of the latest score of each."""


class FadingCard(Record):
    """A card that is slipping."""

    front: str
    recall: float
    """Estimated probability of recalling it now."""
    last_review: datetime


class ThemeReadiness(Record):
    """What stands behind one look-for."""

    id: str
    title: str
    emphasis: float
    """How much the posting asks for it, 0 to 1."""
    questions: int
    """Questions of the brief that belong to it."""
    practised: int
    """How many of them were answered."""
    overall: float | None
    """Mean of the latest score of each question answered."""
    last_practised: datetime | None
    cards: int
    seen: int
    """Cards reviewed at least once."""
    recall: float | None
    """Mean estimated recall of those now."""
    recall_then: float | None
    """The same on the day of the interview, if nothing more is done."""
    fading: tuple[FadingCard, ...]
    over_time: tuple[ThemePoint, ...]
    next_step: str


class Readiness(Record):
    """Coverage by look-for as evidence. It says nothing about being hired."""

    on: datetime
    interview_date: date | None
    themes: tuple[ThemeReadiness, ...]
    real_interviews: int = 0
    asked: int = 0
    asked_and_predicted: int = 0


class KeptBrief(Record):
    """A brief that is kept to practise from."""

    id: str
    """The same for the same CV and posting."""
    kept_at: datetime
    title: str
    """The post, as a person would name it."""
    interview_date: date | None = None
    brief: Brief


class ShelvedBrief(Record):
    """What a list of briefs shows of one, without the brief itself."""

    id: str
    kept_at: datetime
    title: str
    interview_date: date | None = None
