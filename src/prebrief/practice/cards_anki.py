"""Cards as an Anki package."""

import html
import io
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2s

from prebrief.records.practice import Card

MODEL_ID = 1_684_201_937
"""Anki tells note types and decks apart by number; these stay as they are, so that importing a
later export adds to the deck instead of doubling it."""
DECK_ID = 1_935_420_716
_CSS = ".card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 40em; }"


def anki_package(cards: Sequence[Card], *, title: str, now: datetime) -> bytes:
    """Give the cards as the bytes of an ``.apkg`` file; the same card keeps its identity."""
    import genanki

    model = genanki.Model(
        MODEL_ID,
        "Prebrief card",
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[
            {"name": "Recall", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"},
        ],
        css=_CSS,
    )
    deck = genanki.Deck(DECK_ID, title)
    for card in cards:
        tags = [card.kind, *([card.look_for.replace(" ", "_")] if card.look_for else [])]
        deck.add_note(
            genanki.Note(
                model=model,
                fields=[_field(card.front), _field(card.back)],
                tags=tags,
                guid=blake2s(card.id.encode(), digest_size=10).hexdigest(),
            )
        )
    file = io.BytesIO()
    genanki.Package(deck).write_to_file(file, timestamp=now.timestamp())
    return file.getvalue()


def _field(text: str) -> str:
    """Set a text as Anki wants it: HTML, in which nothing of the text is markup."""
    return html.escape(text).replace("\n", "<br>")
