"""Practising answers: the questions, one of them, an answer judged beside the try before."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import practising, speech, workspace
from prebrief.app.accounts import Who
from prebrief.app.practising import OWN
from prebrief.errors import InputError, SetupError
from prebrief.records.brief import BriefQuestion
from prebrief.records.practice import Attempt, KeptBrief
from prebrief.web.forms import taken
from prebrief.web.views import brief_page, current, go

router = APIRouter()


@router.get("/briefs/{brief_id}/practise")
def overview(
    request: Request, brief_id: str, who: Annotated[Who, Depends(current)], theme: str = ""
) -> Response:
    """Show the questions, what came of each so far, and what to take next."""
    kept = workspace.kept_brief(who.id, brief_id)
    listed = practising.questions(who.id, kept)
    hidden = set(workspace.workspace(who.id, brief_id).hidden)
    shown = [one for one in listed if one.question.id not in hidden]
    themes = {one.id: one.title for one in kept.brief.look_fors}
    chosen = [one for one in shown if not theme or one.question.look_for == theme]
    return brief_page(
        request,
        "practise.html.jinja",
        kept,
        tab="practise",
        listed=chosen,
        theme_id=theme,
        themes={key: title for key, title in themes.items() if _used(key, shown)},
        practised=sum(bool(one.attempts) for one in shown),
        count=len(shown),
        next=practising.next_up(shown),
        own=practising.attempts_at(who.id, kept, None)[-5:],
    )


def _used(theme: str, shown: list[practising.Practised]) -> bool:
    return any(one.question.look_for == theme for one in shown)


@router.get("/briefs/{brief_id}/practise/{question_id}")
def question(
    request: Request,
    brief_id: str,
    question_id: str,
    who: Annotated[Who, Depends(current)],
    attempt: str = "",
    again: bool = False,
) -> Response:
    """Show a question to answer, or a try at it judged."""
    kept = workspace.kept_brief(who.id, brief_id)
    entry = _entry(kept, question_id)
    tries = practising.attempts_at(who.id, kept, None if entry is None else question_id)
    place = next((i for i, one in enumerate(tries) if one.id == attempt), None)
    if place is None:
        return _sheet(request, kept, entry, tries)
    if again:
        text = tries[place].answer
        return _sheet(request, kept, entry, tries, text=text, own=tries[place].question)
    return _judged(request, kept, entry, tries, place)


@router.post("/briefs/{brief_id}/practise/{question_id}")
def answer(
    request: Request,
    brief_id: str,
    question_id: str,
    who: Annotated[Who, Depends(current)],
    answer: Annotated[str, Form()] = "",
    own: Annotated[str, Form(max_length=600)] = "",
    recording: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Judge an answer, or show the form again with what is wrong and all that was entered."""
    kept = workspace.kept_brief(who.id, brief_id)
    entry = _entry(kept, question_id)
    sound = taken(recording)
    try:
        words = speech.words_of(sound.data) if sound and not answer.strip() else None
        attempt = practising.answer(who.id, kept, entry or own, words or answer)
    except (InputError, SetupError) as error:
        tries = practising.attempts_at(who.id, kept, None if entry is None else question_id)
        return _sheet(request, kept, entry, tries, text=answer, own=own, wrong=error, status=422)
    return go(f"/briefs/{brief_id}/practise/{question_id}?attempt={attempt.id}")


def _entry(kept: KeptBrief, question_id: str) -> BriefQuestion | None:
    """Give the question of an address; none for one that the user brings along."""
    return None if question_id == OWN else practising.question_of(kept, question_id)


def _sheet(
    request: Request,
    kept: KeptBrief,
    entry: BriefQuestion | None,
    tries: tuple[Attempt, ...],
    *,
    text: str = "",
    own: str = "",
    wrong: InputError | SetupError | None = None,
    status: int = 200,
) -> Response:
    stories = {story.id: story for story in kept.brief.stories}
    return brief_page(
        request,
        "practise_question.html.jinja",
        kept,
        tab="practise",
        status=status,
        question=entry,
        stories=[stories[i] for i in (entry.story_ids if entry else ()) if i in stories],
        tries=tries,
        text=text,
        own=own,
        wrong=wrong,
        voice=speech.ready(),
        seconds=entry.seconds if entry else (90, 150),
    )


def _judged(
    request: Request,
    kept: KeptBrief,
    entry: BriefQuestion | None,
    tries: tuple[Attempt, ...],
    place: int,
) -> Response:
    attempt = tries[place]
    # Tries at questions of one's own compare only where the question is the same.
    earlier = [one for one in tries[:place] if one.question == attempt.question]
    return brief_page(
        request,
        "practise_answer.html.jinja",
        kept,
        tab="practise",
        question=entry,
        attempt=attempt,
        scored=attempt.scored,
        stretches=practising.highlighted(attempt),
        change=practising.compared(earlier[-1], attempt) if earlier else None,
        tries=tries,
        number=place + 1,
    )
