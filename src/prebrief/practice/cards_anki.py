"""Cards as an Anki package."""

import html
import io
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from hashlib import blake2s
from itertools import count
from typing import Any

from prebrief.errors import SetupError
from prebrief.records.practice import Card

MODEL_ID = 1_684_201_937
"""Anki tells note types and decks apart by number; these stay as they are, so that importing a
later export adds to the deck instead of doubling it."""
DECK_ID = 1_935_420_716
_CSS = ".card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 40em; }"


def anki_package(cards: Sequence[Card], *, title: str, now: datetime) -> bytes:
    """Give the cards as the bytes of an ``.apkg`` file; the same card keeps its identity.

    Raises:
        SetupError: the ``anki`` extra is not installed.
    """
    try:
        import genanki
    except ImportError as error:
        raise SetupError(
            "no-anki-extra",
            "Exporting to Anki needs an extra that is not installed.",
            fix="Install it with: pip install 'prebrief[anki]'",
        ) from error

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
    return _zipped(_collection(genanki.Package(deck), now.timestamp()), now)


def _collection(package: Any, timestamp: float) -> bytes:
    """Give the package's database, in memory: the library would leave a file behind."""
    with closing(sqlite3.connect(":memory:")) as connection:
        package.write_to_db(connection.cursor(), timestamp, count(int(timestamp * 1000)))
        connection.commit()
        return connection.serialize()


def _zipped(collection: bytes, now: datetime) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("collection.anki2", collection), ("media", b"{}")):
            package.writestr(zipfile.ZipInfo(name, now.timetuple()[:6]), content)
    return file.getvalue()


def _field(text: str) -> str:
    """Set a text as Anki wants it: HTML, in which nothing of the text is markup."""
    return html.escape(text).replace("\n", "<br>")
