"""Flash cards: one at a time, rated by oneself, back when they are due."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from prebrief.app import practice, workspace
from prebrief.app.accounts import Who
from prebrief.app.durations import span
from prebrief.app.kept import kept_of, now
from prebrief.records.practice import Rating
from prebrief.web.views import brief_page, current, go

router = APIRouter()
RATINGS: tuple[Rating, ...] = ("again", "hard", "good", "easy")
ANKI = "application/octet-stream"


@router.get("/briefs/{brief_id}/drills")
def drill(
    request: Request,
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    show: str = "",
    seen: int = 0,
) -> Response:
    """Show the next card, its back once it is asked for."""
    kept = workspace.kept_brief(who.id, brief_id)
    store = kept_of(who.id)
    moment = now()
    cards = practice.due_cards(store, at=moment)
    card = next((one for one in cards if one.id == show), cards[0] if cards else None)
    turned = card is not None and card.id == show
    times = practice.next_due(card, at=moment) if card and turned else {}
    return brief_page(
        request,
        "drills.html.jinja",
        kept,
        tab="drills",
        card=card,
        turned=turned,
        rates=[(rating, span(times[rating])) for rating in RATINGS] if turned else [],
        left=len(cards),
        seen=seen,
        total=len(store.cards.list()),
        anki=practice.has_anki(),
    )


@router.post("/briefs/{brief_id}/drills")
def rate(
    brief_id: str,
    who: Annotated[Who, Depends(current)],
    card: Annotated[str, Form(max_length=200)],
    rating: Annotated[Rating, Form()],
    seen: Annotated[int, Form(ge=0)] = 0,
) -> Response:
    """Keep how well the card was known; it comes back when it is due."""
    workspace.kept_brief(who.id, brief_id)
    store = kept_of(who.id)
    moment = now()
    known = next((one for one in practice.due_cards(store, at=moment) if one.id == card), None)
    if known is None:
        return go(f"/briefs/{brief_id}/drills?seen={seen}")  # rated already, in another tab
    practice.rate(store, known, rating, at=moment)
    return go(f"/briefs/{brief_id}/drills?seen={seen + 1}")


@router.get("/briefs/{brief_id}/drills.apkg")
def anki(brief_id: str, who: Annotated[Who, Depends(current)]) -> Response:
    """Give all cards as an Anki package."""
    workspace.kept_brief(who.id, brief_id)
    content, _ = practice.anki(kept_of(who.id))
    headers = {"Content-Disposition": 'attachment; filename="prebrief.apkg"'}
    return Response(content, media_type=ANKI, headers=headers)
