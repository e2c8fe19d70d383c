"""Practice from a brief: answers kept, readiness, what came in the real interview."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import practice, practising, workspace
from prebrief.app.kept import kept_of, now
from prebrief.errors import InputError
from prebrief.records.practice import AskedQuestion, Attempt, Readiness, RealInterview
from prebrief.web.api.callers import Caller, resource
from prebrief.web.api.scoring import Answer, Question
from prebrief.web.api.shapes import (
    ID,
    LINK,
    BriefId,
    Cursor,
    IdempotencyKey,
    Limit,
    Page,
    Taken,
    paged,
)  # fmt: skip

router = resource("Practice")
ENTRY = "^[A-Za-z0-9_.:-]{1,120}$"


class AnswerToQuestion(Taken):
    """An answer to a question of the brief."""

    question_id: Annotated[str, Field(pattern=ENTRY)]
    answer: Answer


class AnswerToOwn(Taken):
    """An answer to a question of one's own."""

    question: Question
    answer: Answer


class Came(Taken):
    """A question that came in the real interview."""

    text: Question
    same: bool | None = None
    """Whether it was the predicted question that it is nearest to; else that is judged here."""


class Outcome(Taken):
    """A real interview."""

    held: Annotated[date, Field(strict=False)]
    asked: Annotated[list[Came], Field(min_length=1, max_length=60)]


class Recognised(BaseModel):
    """Questions that came, beside the predicted ones."""

    asked: list[AskedQuestion]
    predicted: dict[str, str]
    """Texts by id."""


@router.get("/attempts", responses={200: {"headers": LINK}})
def list_attempts(
    request: Request,
    response: Response,
    who: Caller,
    brief_id: Annotated[str | None, Query(pattern=ID, description="Only of this brief.")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[Attempt]:
    """The answers practised, newest first."""
    if brief_id is not None:
        workspace.kept_brief(who.id, brief_id)
    return paged(
        kept_of(who.id).attempts.list(brief_id=brief_id),
        lambda one: (one.at.isoformat(), one.id),
        limit=limit, cursor=cursor, request=request, response=response,
    )  # fmt: skip


@router.post("/briefs/{brief_id}/attempts", status_code=201)
def add_attempt(
    who: Caller,
    brief_id: BriefId,
    given: AnswerToQuestion | AnswerToOwn,
    idempotency_key: IdempotencyKey = None,
) -> Attempt:
    """Answer a question; the answer is scored, compared with the CV, and kept."""
    kept = workspace.kept_brief(who.id, brief_id)
    if isinstance(given, AnswerToQuestion):
        question = practising.question_of(kept, given.question_id)
        return practising.answer(who.id, kept, question, given.answer, key=idempotency_key)
    return practising.answer(who.id, kept, given.question, given.answer, key=idempotency_key)


@router.get("/briefs/{brief_id}/readiness")
def get_readiness(who: Caller, brief_id: BriefId) -> Readiness:
    """What has been practised for a post, theme by theme."""
    kept = workspace.kept_brief(who.id, brief_id)
    return practice.readiness(kept_of(who.id), kept, at=now())


@router.post("/briefs/{brief_id}/outcomes/recognise")
def recognise(who: Caller, brief_id: BriefId, outcome: Outcome) -> Recognised:
    """Say which questions of a real interview had been predicted; nothing is kept."""
    kept = workspace.kept_brief(who.id, brief_id)
    told = [practice.compare_asked(kept, _line(one)) for one in outcome.asked]
    asked = [question for found, _ in told for question in found]
    return Recognised(asked=asked, predicted=told[0][1])


@router.post("/briefs/{brief_id}/outcomes", status_code=201)
def add_outcome(who: Caller, brief_id: BriefId, outcome: Outcome) -> RealInterview:
    """Keep what came in a real interview; the next brief learns which themes recur."""
    if outcome.held > date.today():
        raise InputError("bad-date", "This day is yet to come.", fix="Give the day it was held.")
    kept = workspace.kept_brief(who.id, brief_id)
    asked: list[AskedQuestion] = []
    for one in outcome.asked:
        found, _ = practice.compare_asked(kept, _line(one))
        asked += [
            practice.confirm(each, same=one.same)
            if one.same is not None and each.nearest_id
            else each
            for each in found
        ]
    return practice.keep_outcome(kept_of(who.id), kept, asked, held=outcome.held)


@router.get("/outcomes", responses={200: {"headers": LINK}})
def list_outcomes(
    request: Request, response: Response, who: Caller, limit: Limit = 50, cursor: Cursor = None
) -> Page[RealInterview]:
    """The real interviews, newest first."""
    return paged(
        kept_of(who.id).outcomes.list(),
        lambda one: (one.held.isoformat(), one.id),
        limit=limit, cursor=cursor, request=request, response=response,
    )  # fmt: skip


def _line(one: Came) -> str:
    return " ".join(one.text.split())
