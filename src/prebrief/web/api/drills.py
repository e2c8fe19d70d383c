"""Flash cards: what is due, and how well it was known."""

from typing import Annotated

from pydantic import BaseModel, Field
from starlette.responses import Response

from prebrief.app import practice
from prebrief.app.kept import kept_of, now
from prebrief.errors import InputError, NotFoundError, SetupError
from prebrief.records.practice import Card, Rating
from prebrief.web.api.callers import HEAVY, Caller, resource
from prebrief.web.api.shapes import Limit, Taken

router = resource("Drills")
ANKI = "application/octet-stream"


class Due(BaseModel):
    """The cards to look at now."""

    cards: list[Card]
    """Weak themes first."""
    due: int
    """All that are due, those not listed counted."""
    total: int
    """All cards."""


class Look(Taken):
    """How well a card was known."""

    card_id: Annotated[str, Field(min_length=1, max_length=200)]
    rating: Rating


@router.get("/drills")
def list_due(who: Caller, limit: Limit = 20) -> Due:
    """The cards that are due, in the order to take them."""
    store = kept_of(who.id)
    cards = practice.due_cards(store, at=now())
    return Due(cards=list(cards[:limit]), due=len(cards), total=len(store.cards.list()))


@router.post(
    "/drills/reviews", responses={409: {"description": "The card is not due: rated already."}}
)
def rate_card(who: Caller, look: Look) -> Card:
    """Keep how well a card was known; the answer says when it comes back."""
    store, moment = kept_of(who.id), now()
    due = next((c for c in practice.due_cards(store, at=moment) if c.id == look.card_id), None)
    if due is None:
        if any(card.id == look.card_id for card in store.cards.list()):
            raise InputError("not-due", "This card is not due.", fix="Take one that is.")
        raise NotFoundError("no-such-card", "There is no such card.", fix="See GET /api/v1/drills.")
    return practice.rate(store, due, look.rating, at=moment)


@router.get(
    "/drills/deck.apkg",
    response_class=Response,
    responses={
        200: {
            "description": "The deck.",
            "content": {ANKI: {"schema": {"type": "string", "format": "binary"}}},
        },
        501: {"description": "The extra `anki` is not installed here."},
    },
    openapi_extra=HEAVY,
)
def get_deck(who: Caller) -> Response:
    """All cards as an Anki package."""
    if not practice.has_anki():
        raise SetupError(
            "no-anki", "Anki packages are not made here.", fix="Install prebrief[anki]."
        )
    content, _ = practice.anki(kept_of(who.id))
    headers = {"Content-Disposition": 'attachment; filename="prebrief.apkg"'}
    return Response(content, media_type=ANKI, headers=headers)
