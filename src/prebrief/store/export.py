"""All of the user's data as a zip of open formats: JSON, JSON lines, Markdown, CSV, their files."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO

from pydantic import BaseModel

from prebrief.records.account import AccountFacts
from prebrief.records.practice import Attempt, Interview, Turn
from prebrief.records.run import Run
from prebrief.store.runs import Runs
from prebrief.store.seal import Seal
from prebrief.store.store import Store
from prebrief.text.spreadsheet import csv_text

_README = """What Prebrief has kept of you, as of {when}.

files/           the files you handed in, as you handed them in
files.jsonl      what each of them is
briefs/          each brief as JSON (prebrief/brief/1), with the text of the CV and the posting
workspaces/      what you added to each brief: notes, edits, ticks, corrections
comments.jsonl   what others wrote on your briefs
shares.jsonl     the links to your briefs that hold
tokens.jsonl     what you called the tokens of your programs, and until when they hold
interviews/      each mock interview, as JSON and as a transcript to read
attempts.jsonl   each answer practised, with its score, one a line
attempts.csv     the same for a spreadsheet
cards.jsonl      the cards and when each comes back
reviews.jsonl    each look at a card
outcomes.jsonl   what was asked in real interviews
runs.jsonl       when briefs were made for you, and how that went
settings.json    your settings
account.json     your account, log-ins, agreements and what was done with it, where there is one
"""


def export(
    store: Store,
    file: IO[bytes],
    *,
    now: datetime,
    seal: Seal | None = None,
    facts: AccountFacts | None = None,
) -> None:
    """Write everything the owner has as a zip file, a thing at a time.

    Args:
        store: The owner's.
        file: Where to.
        now: What the entries are dated.
        seal: The keys of the files.
        facts: The owner's account.

    Raises:
        SetupError: a file was encrypted with a key that is not set.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _entries(store, now, seal or Seal(), facts):
            entry = zipfile.ZipInfo(name, now.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)


def _entries(
    store: Store, now: datetime, seal: Seal, facts: AccountFacts | None
) -> Iterator[tuple[str, str | bytes]]:
    yield "README.txt", _README.format(when=now.date().isoformat())
    uploads = store.files.list()
    yield "files.jsonl", _lines(uploads)
    for upload in uploads:
        # Its own name last, and never as a path: an archive must not say where it is unpacked.
        yield f"files/{upload.id}-{_plain(upload.name)}", store.files.get(upload.id, seal=seal)[1]
    for kept in store.briefs.list():
        yield f"briefs/{kept.id}.json", kept.brief.model_dump_json(by_alias=True, indent=2)
    for workspace in store.workspaces.list():
        yield f"workspaces/{workspace.brief_id}.json", workspace.model_dump_json(indent=2)
    yield "comments.jsonl", _lines(store.comments.list())
    yield "shares.jsonl", _lines(store.shares.list())
    yield "tokens.jsonl", _lines(store.tokens.list())
    for interview in store.interviews.list():
        yield f"interviews/{interview.id}.json", interview.model_dump_json(indent=2)
        yield f"interviews/{interview.id}.md", transcript(interview)
    attempts = store.attempts.list()
    yield "attempts.jsonl", _lines(attempts)
    yield "attempts.csv", csv_text(_COLUMNS, map(_row, attempts))
    yield "cards.jsonl", _lines(store.cards.list())
    yield "reviews.jsonl", _lines(store.cards.reviews())
    yield "outcomes.jsonl", _lines(store.outcomes.list())
    yield "runs.jsonl", _lines(_runs(store))
    yield "settings.json", json.dumps(store.preferences.all_of_them(), indent=2)
    if facts is not None:
        yield "account.json", facts.model_dump_json(indent=2)


_COLUMNS = ("at", "question", "look_for", "overall", "answer")


def _row(attempt: Attempt) -> tuple[object, ...]:
    at = attempt.at.isoformat(timespec="minutes")
    return at, attempt.question, attempt.look_for, attempt.scored.overall, attempt.answer


def _runs(store: Store) -> Iterator[Run]:
    every = Runs(store.engine)
    for run in every.list(store.owner, limit=_ALL):
        yield run
        if run.kind == "batch":
            yield from every.list(store.owner, batch_id=run.id, limit=_ALL)


_ALL = 1_000_000


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in " ._-()" else "_" for c in name).strip(" .") or "file"


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
