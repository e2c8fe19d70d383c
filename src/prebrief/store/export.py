"""All of the user's data as a zip of open formats: JSON, JSON lines and Markdown."""

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel

from prebrief.records.practice import Interview, Turn
from prebrief.store.store import Store

_README = """What Prebrief has kept of you, as of {when}.

briefs/         each brief as JSON (prebrief/brief/1), with the text of the CV and the posting
interviews/     each mock interview, as JSON and as a transcript to read
attempts.jsonl  each answer practised, with its score, one a line
cards.jsonl     the cards and when each comes back
reviews.jsonl   each look at a card
outcomes.jsonl  what was asked in real interviews
settings.json   your settings
"""


def export(store: Store, *, now: datetime) -> bytes:
    """Give everything the owner has, as the bytes of a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:

        def write(name: str, content: str) -> None:
            entry = zipfile.ZipInfo(name, now.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)

        write("README.txt", _README.format(when=now.date().isoformat()))
        for kept in store.briefs.list():
            write(f"briefs/{kept.id}.json", kept.brief.model_dump_json(by_alias=True, indent=2))
        for interview in store.interviews.list():
            write(f"interviews/{interview.id}.json", interview.model_dump_json(indent=2))
            write(f"interviews/{interview.id}.md", transcript(interview))
        write("attempts.jsonl", _lines(store.attempts.list()))
        write("cards.jsonl", _lines(store.cards.list()))
        write("reviews.jsonl", _lines(store.cards.reviews()))
        write("outcomes.jsonl", _lines(store.outcomes.list()))
        write("settings.json", json.dumps(store.preferences.all_of_them(), indent=2))
    return file.getvalue()


def transcript(interview: Interview) -> str:
    """Write an interview as Markdown to read."""
    titles = {panellist.id: panellist.title for panellist in interview.setup.panel}
    begun = interview.started_at.isoformat(timespec="minutes")
    parts = [f"# Mock interview, {begun}", *(_told(turn, titles) for turn in interview.turns)]
    return "\n\n".join(parts) + "\n"


def _told(turn: Turn, titles: dict[str, str]) -> str:
    answer = turn.answer or ("(skipped)" if turn.skipped else "(not answered)")
    who = titles.get(turn.persona, turn.persona)
    score = f"\n\nScore so far: {turn.scored.overall} of 100." if turn.scored else ""
    return f"## {turn.number}. {who}\n\n**{turn.text}**\n\n{answer}{score}"


def _lines(records: Iterable[BaseModel]) -> str:
    return "".join(f"{record.model_dump_json()}\n" for record in records)
