"""Mock interviews: begun, answered question by question, ended with a debrief."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import interview as mock
from prebrief.app import workspace
from prebrief.app.accounts import Who
from prebrief.app.interview import Room
from prebrief.app.kept import kept_of
from prebrief.app.practising import MOST_CHARACTERS
from prebrief.errors import InputError, NotFoundError
from prebrief.records.practice import Debrief, Interview, Panellist, Turn
from prebrief.web.api.callers import PREFIX, Caller, resource
from prebrief.web.api.shapes import (
    ID,
    LINK,
    LOCATION,
    Cursor,
    IdempotencyKey,
    Limit,
    Page,
    Taken,
    paged,
)  # fmt: skip

router = resource("Interviews")
InterviewId = Annotated[str, Path(pattern=ID, description="Id of an interview.")]
OVER: dict[int | str, dict[str, Any]] = {
    409: {"description": "The interview is over, or is at another turn."}
}
Spent = Annotated[float, Field(ge=0, le=36_000, strict=False, allow_inf_nan=False)]


class NewInterview(Taken):
    """An interview to begin."""

    brief_id: Annotated[str, Field(pattern=ID)]
    persona: Annotated[str | None, Field(pattern="^[a-z0-9_.-]{1,80}$")] = None
    """Id of the one who asks; else the brief's whole panel."""
    minutes: Annotated[int, Field(ge=3, le=180)] = 30
    warm_up: bool = True


class Given(Taken):
    """An answer to the turn that waits."""

    turn: Annotated[int, Field(ge=1, le=1000)]
    """Its number: an answer that is sent twice is taken once."""
    answer: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS, pattern=r"\S")]
    spent: Spent = 0
    """Seconds spent on it."""


class Skipped(Taken):
    """A turn to leave out."""

    turn: Annotated[int, Field(ge=1, le=1000)]
    spent: Spent = 0


class Held(BaseModel):
    """A mock interview in a list."""

    id: str
    brief_id: str
    started_at: datetime
    ended_at: datetime | None
    minutes: int
    answered: int
    overall: float | None
    """Mean score, once it is over."""


class Seat(BaseModel):
    """A mock interview as it stands."""

    id: str
    brief_id: str
    started_at: datetime
    ended_at: datetime | None
    minutes: int
    panel: list[Panellist]
    seconds_left: float
    turn: Turn | None
    """The question that waits; none once the interview is over."""
    turns: list[Turn]
    """All of them so far."""


@router.get("/interviews", responses={200: {"headers": LINK}})
def list_interviews(
    request: Request,
    response: Response,
    who: Caller,
    brief_id: Annotated[str | None, Query(pattern=ID, description="Only of this brief.")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[Held]:
    """The mock interviews, newest first."""
    if brief_id is not None:
        workspace.kept_brief(who.id, brief_id)
    every = kept_of(who.id).interviews.list()
    return paged(
        [_held(one) for one in every if brief_id in {None, one.brief_id}],
        lambda one: (one.started_at.isoformat(), one.id),
        limit=limit, cursor=cursor, request=request, response=response,
    )  # fmt: skip


@router.post("/interviews", status_code=201, responses={201: {"headers": LOCATION}})
def begin_interview(
    response: Response, who: Caller, wanted: NewInterview, idempotency_key: IdempotencyKey = None
) -> Seat:
    """Begin a mock interview."""
    kept = workspace.kept_brief(who.id, wanted.brief_id)
    room = mock.begin(
        kept_of(who.id), kept,
        persona=wanted.persona, minutes=wanted.minutes, warm_up=wanted.warm_up,
        key=idempotency_key,
    )  # fmt: skip
    room.leave()
    response.headers["Location"] = f"{PREFIX}/interviews/{room.interview.id}"
    return _seat(room)


@router.get("/interviews/{interview_id}")
def get_interview(who: Caller, interview_id: InterviewId) -> Seat:
    """An interview with the question that waits."""
    return _seat(_room(who, interview_id))


@router.post("/interviews/{interview_id}/answer", responses=OVER)
def answer_turn(who: Caller, interview_id: InterviewId, given: Given) -> Seat:
    """Answer the question that waits; what comes back holds its score and the next question."""
    room = _room(who, interview_id)
    room.sitting.answer(_waiting(room, given.turn), given.answer, spent=given.spent)
    return _seat(room)


@router.post("/interviews/{interview_id}/skip", responses=OVER)
def skip_turn(who: Caller, interview_id: InterviewId, skipped: Skipped) -> Seat:
    """Leave out the question that waits."""
    room = _room(who, interview_id)
    room.sitting.skip(_waiting(room, skipped.turn), spent=skipped.spent)
    return _seat(room)


@router.post("/interviews/{interview_id}/end")
def end_interview(who: Caller, interview_id: InterviewId) -> Debrief:
    """End the interview; one that has ended gives its debrief again."""
    room = _room(who, interview_id)
    return room.interview.debrief or room.end()


@router.get("/interviews/{interview_id}/debrief")
def get_debrief(who: Caller, interview_id: InterviewId) -> Debrief:
    """What to take away from an interview that has ended."""
    debrief = kept_of(who.id).interviews.get(interview_id).debrief
    if debrief is None:
        raise NotFoundError(
            "no-debrief", "This interview has not ended.", fix="End it first, or go on with it."
        )
    return debrief


def _room(who: Who, interview_id: str) -> Room:
    room = mock.enter(kept_of(who.id), interview_id)
    room.leave()
    return room


def _waiting(room: Room, number: int) -> Turn:
    turn = None if room.interview.ended_at else room.sitting.ask()
    if turn is None:
        raise InputError("interview-over", "The interview is over.", fix="Take its debrief.")
    if turn.number != number:
        raise InputError(
            "turn-passed", "Another question waits by now.", fix="Look at the interview again."
        )
    return turn


def _seat(room: Room) -> Seat:
    turn = None if room.interview.ended_at else room.sitting.ask()
    if turn is None and room.interview.ended_at is None:
        room.end()  # its time is up
    interview = room.interview
    return Seat(
        id=interview.id,
        brief_id=interview.brief_id,
        started_at=interview.started_at,
        ended_at=interview.ended_at,
        minutes=interview.setup.minutes,
        panel=list(interview.setup.panel),
        seconds_left=max(0.0, room.seconds_left),
        turn=turn,
        turns=list(interview.turns),
    )


def _held(interview: Interview) -> Held:
    return Held(
        id=interview.id,
        brief_id=interview.brief_id,
        started_at=interview.started_at,
        ended_at=interview.ended_at,
        minutes=interview.setup.minutes,
        answered=sum(turn.answer is not None for turn in interview.turns),
        overall=interview.debrief.overall if interview.debrief else None,
    )
