"""The mock interview: choose who asks, answer one question after another, the debrief."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import interview as mock
from prebrief.app import practising, speech, workspace
from prebrief.app.accounts import Who
from prebrief.app.durations import clock
from prebrief.app.interview import Room
from prebrief.app.kept import kept_of
from prebrief.errors import InputError, SetupError
from prebrief.records.practice import KeptBrief
from prebrief.web.forms import taken
from prebrief.web.views import brief_page, current, go

router = APIRouter()
LENGTHS = (10, 20, 30, 45, 60)


@router.get("/briefs/{brief_id}/interview")
def lobby(request: Request, brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Show who may sit across the table, and the interviews so far."""
    kept = workspace.kept_brief(who.id, brief_id)
    store = kept_of(who.id)
    held = [one for one in store.interviews.list() if one.brief_id == brief_id]
    return brief_page(
        request,
        "interview.html.jinja",
        kept,
        tab="interview",
        panel=mock.panel_of(kept.brief),
        lengths=LENGTHS,
        open=next((one for one in reversed(held) if one.ended_at is None), None),
        ended=[one for one in reversed(held) if one.debrief is not None],
    )


@router.post("/briefs/{brief_id}/interview")
def begin(
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    persona: Annotated[str, Form(max_length=80)] = "",
    minutes: Annotated[int, Form(ge=3, le=180)] = 30,
    warm_up: Annotated[bool, Form()] = False,
) -> Response:
    """Begin an interview."""
    kept = workspace.kept_brief(who.id, brief_id)
    room = mock.begin(
        kept_of(who.id), kept, persona=persona or None, minutes=minutes, warm_up=warm_up
    )
    room.leave()
    return go(f"/briefs/{brief_id}/interview/{room.interview.id}")


@router.get("/briefs/{brief_id}/interview/{interview_id}")
def sit(
    request: Request, brief_id: str, interview_id: str, who: Annotated[Who, Depends(current)]
) -> Response:
    """Put the question that waits, or show the debrief once it is over."""
    kept = workspace.kept_brief(who.id, brief_id)
    room = _room(who, kept, interview_id)
    return _seat(request, kept, room)


@router.post("/briefs/{brief_id}/interview/{interview_id}")
def answer(
    request: Request,
    brief_id: str,
    interview_id: str,
    who: Annotated[Who, Depends(current)],
    turn: Annotated[int, Form()],
    step: Annotated[str, Form(pattern="^(answer|skip|end)$")] = "answer",
    answer: Annotated[str, Form()] = "",
    spent: Annotated[float, Form(ge=0, le=36_000)] = 0.0,
    recording: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Take the answer to the question that waits, leave it out, or end the interview."""
    kept = workspace.kept_brief(who.id, brief_id)
    room = _room(who, kept, interview_id)
    there = f"/briefs/{brief_id}/interview/{interview_id}"
    waiting = None if room.interview.ended_at else room.sitting.ask()
    if waiting is None or (step != "end" and waiting.number != turn):
        return go(there)  # sent twice, or from another tab: the page shows where it stands
    if step == "end":
        room.end()
    elif step == "skip":
        room.sitting.skip(waiting, spent=spent)
    else:
        sound = taken(recording)
        try:
            if len(answer) > practising.MOST_CHARACTERS:
                raise practising.too_long()
            if sound and not answer.strip():
                room.sitting.answer_spoken(waiting, speech.words_of(sound.data))
            elif answer.strip():
                room.sitting.answer(waiting, answer, spent=spent)
            else:
                raise InputError("no-answer", "There is no answer yet.", fix="Answer, or skip it.")
        except (InputError, SetupError) as error:
            return _seat(request, kept, room, text=answer, wrong=error, status=422)
    return go(there)


@router.post("/briefs/{brief_id}/interview/{interview_id}/draft")
def draft(
    brief_id: str,
    interview_id: str,
    who: Annotated[Who, Depends(current)],
    turn: Annotated[int, Form()],
    answer: Annotated[str, Form(max_length=practising.MOST_CHARACTERS)] = "",
    spent: Annotated[float, Form(ge=0, le=36_000)] = 0.0,
) -> Response:
    """Keep what has been typed so far."""
    room = _room(who, workspace.kept_brief(who.id, brief_id), interview_id)
    waiting = None if room.interview.ended_at else room.sitting.ask()
    if waiting is not None and waiting.number == turn:
        room.sitting.keep_draft(waiting, answer, spent=spent)
    return Response(status_code=204)


def _room(who: Who, kept: KeptBrief, interview_id: str) -> Room:
    room = mock.enter(kept_of(who.id), interview_id)
    room.leave()
    if room.interview.brief_id != kept.id:
        raise mock.no_such_interview()
    return room


def _seat(
    request: Request,
    kept: KeptBrief,
    room: Room,
    *,
    text: str | None = None,
    wrong: InputError | SetupError | None = None,
    status: int = 200,
) -> Response:
    turn = None if room.interview.ended_at else room.sitting.ask()
    if turn is None and room.interview.ended_at is None:
        room.end()
    if turn is None:
        return brief_page(
            request,
            "interview_debrief.html.jinja",
            kept,
            tab="interview",
            interview=room.interview,
            debrief=room.interview.debrief,
            asker=room.asker,
            clock=clock,
        )
    before = next((one for one in reversed(room.interview.turns) if one.answer is not None), None)
    return brief_page(
        request,
        "interview_turn.html.jinja",
        kept,
        tab="interview",
        status=status,
        interview=room.interview,
        turn=turn,
        before=before,
        asker=room.asker,
        left=clock(room.seconds_left),
        text=turn.draft if text is None else text,
        wrong=wrong,
        voice=speech.ready(),
    )
