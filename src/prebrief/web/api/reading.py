"""Reading, matching and questions: one-shot, nothing is kept."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from prebrief.app import briefs
from prebrief.records.document import Span
from prebrief.records.job import JobAd, Level, RequirementKind
from prebrief.records.match import Fit, Verdict
from prebrief.records.profile import Profile
from prebrief.web.api.callers import HEAVY, Caller, resource
from prebrief.web.api.shapes import Document, Taken, opened

router = resource("Reading")


class ReadCv(Taken):
    """A CV to read."""

    cv: Document
    today: Annotated[date | None, Field(strict=False)] = None
    """The day that durations are counted to; else the day of the request."""


class ReadJob(Taken):
    """A posting to read."""

    job: Document


class Pair(Taken):
    """A CV and a posting."""

    cv: Document
    job: Document
    requirements: (
        Annotated[
            list[Annotated[str, Field(min_length=1, max_length=2000)]],
            Field(min_length=1, max_length=200),
        ]
        | None
    ) = None
    """Judge just these instead of the posting's own."""
    today: Annotated[date | None, Field(strict=False)] = None


class ForQuestions(Taken):
    """A posting, perhaps with a CV, to rank questions for."""

    job: Document
    cv: Document | None = None
    top: Annotated[int, Field(ge=1, le=200)] = 20


class Evidence(Span):
    """A CV line, and how much it speaks to a requirement."""

    score: float


class JudgedRequirement(BaseModel):
    """A requirement with its verdict."""

    id: str
    text: str
    level: Level
    kind: RequirementKind
    test: dict[str, Any] | None
    """How it is tested, where it can be."""
    verdict: Verdict
    confidence: float
    reason: str
    decided_by: str
    code: str
    evidence: list[Evidence]


class Judged(BaseModel):
    """How a CV answers a posting."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Annotated[Literal["prebrief/match/1"], Field(alias="schema")]
    fit: Fit
    requirements: list[JudgedRequirement]


class Because(BaseModel):
    """Why a question is likely."""

    text: str
    cite: Span | None


class LikelyQuestion(BaseModel):
    """A question that is likely to come."""

    id: str
    text: str
    kind: str
    look_for: str | None
    asked_by: list[str]
    """Titles of those who tend to ask it."""
    tests: str
    likelihood: float
    why: list[Because]


class Ranked(BaseModel):
    """Questions, the likeliest first."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Annotated[Literal["prebrief/questions/1"], Field(alias="schema")]
    questions: list[LikelyQuestion]


@router.post("/read/cv", openapi_extra=HEAVY)
def read_cv(who: Caller, wanted: ReadCv) -> Profile:
    """Read a CV: identity, posts, training, licences, each with its place in the text."""
    return briefs.read_cv(opened(who.id, wanted.cv, "cv"), today=wanted.today)


@router.post("/read/job", openapi_extra=HEAVY)
def read_job(who: Caller, wanted: ReadJob) -> JobAd:
    """Read a posting: the post, its requirements and duties, each with its place in the text."""
    return briefs.read_job(opened(who.id, wanted.job, "job"))


@router.post("/match", response_model=Judged, openapi_extra=HEAVY)
def match(who: Caller, wanted: Pair) -> dict[str, Any]:
    """Judge a posting's requirements, or those of a list, against a CV."""
    return briefs.match(
        opened(who.id, wanted.cv, "cv"),
        opened(who.id, wanted.job, "job"),
        requirements=wanted.requirements,
        today=wanted.today,
    )


@router.post("/questions", response_model=Ranked, openapi_extra=HEAVY)
def questions(who: Caller, wanted: ForQuestions) -> dict[str, Any]:
    """Rank the questions that a panel is likely to ask for a posting, and about a CV."""
    return briefs.questions(
        opened(who.id, wanted.job, "job"),
        cv=opened(who.id, wanted.cv, "cv") if wanted.cv else None,
        top=wanted.top,
    )
