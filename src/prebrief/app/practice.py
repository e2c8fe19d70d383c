"""The wiring of practice: what the command line and, later, the web call to practise.

Apart from ``app.py`` so that making a brief imports none of it.
"""

import secrets
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from prebrief import pipeline
from prebrief.app.briefs import Handed, playbook, source
from prebrief.app.kept import now
from prebrief.errors import InputError, NotFoundError
from prebrief.pipeline import Source
from prebrief.playbooks.schema import Playbook, Question
from prebrief.practice import cards as making
from prebrief.practice import drills, outcomes
from prebrief.practice.delivery import TARGET
from prebrief.practice.readiness import readiness as measure_readiness
from prebrief.practice.score import score
from prebrief.records.answer import ScoredAnswer
from prebrief.records.brief import Brief
from prebrief.records.practice import (
    AskedQuestion,
    Attempt,
    Card,
    KeptBrief,
    PoolQuestion,
    Rating,
    Readiness,
    RealInterview,
    Review,
)
from prebrief.settings import settings
from prebrief.store.store import Store, open_store

Kept = Store
"""What the user keeps, as those see it who may not know the store."""
Files = tuple[str, str]
"""Addresses of the CV and of the posting."""


def read_text(path: Path) -> str:
    """Read a text file of the user's, or standard input for ``-``."""
    try:
        if str(path) == "-":
            return sys.stdin.read()
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "unreadable-text",
            "The file cannot be read as text.",
            fix="Give a UTF-8 text file.",
            where=str(path),
        ) from error


def store() -> Store:
    """Open what the user keeps."""
    chosen = settings()
    return open_store(folder=chosen.data_folder, url=chosen.database_url)


def kept_brief(kept: Store, files: Files | None) -> KeptBrief:
    """Give the brief of these files, made if need be, or the one kept last.

    Raises:
        NotFoundError: no files are given and no brief is kept.
    """
    if files is None:
        latest = kept.briefs.latest()
        if latest is None:
            raise NotFoundError(
                "no-brief-kept",
                "There is no brief to practise from yet.",
                fix="Name the CV and the posting once: prebrief drill CV JOB",
            )
        return latest
    cv, posting = sources(files)
    book = playbook()
    brief_id = brief_id_of(cv, posting, book)
    known = kept.briefs.get(brief_id)
    moment = now()
    if known:
        again = known.model_copy(update={"kept_at": moment})
    else:
        today = date.today()
        recurring = theme_weights(kept, today=today)
        brief = pipeline.prepare(cv, posting, book, today=today, recurring=recurring)
        again = KeptBrief(id=brief_id, kept_at=moment, title=title_of(brief), brief=brief)
    kept.briefs.keep(again)
    seed_cards(kept, again)
    return again


def seed_cards(kept: Store, brief: KeptBrief) -> None:
    """Make the cards of a brief; those that are there already keep what was learnt."""
    fresh = making.seed(brief.brief, playbook(), brief_id=brief.id, now=now())
    kept.cards.take_in(fresh, merge=drills.merge, of_brief=brief.id)


def set_interview_date(kept: Store, brief: KeptBrief, day: date) -> KeptBrief:
    """Keep the day of the interview with a brief."""
    dated = brief.model_copy(update={"interview_date": day})
    kept.briefs.keep(dated)
    return dated


def sources(files: Files) -> tuple[Source, Source]:
    """Fetch both files."""
    if files[0] == files[1]:
        raise InputError(
            "same-file-twice",
            "The CV and the posting are the same file.",
            fix="Give the CV first and the posting second.",
        )
    return source(files[0], role="cv"), source(files[1], role="job")


def brief_id_of(cv: Source, posting: Source, book: Playbook) -> str:
    """Name a brief by its files and its playbook."""
    parts = sha256(cv.data).digest() + sha256(posting.data).digest()
    return sha256(parts + f"{book.id} {book.version}".encode()).hexdigest()[:16]


def title_of(brief: Brief) -> str:
    """Name the post as a person would."""
    named = [part for part in (brief.job.title, brief.job.organization) if part]
    return ", ".join(named) or "the post"


def due_cards(kept: Store, *, at: datetime) -> tuple[Card, ...]:
    """Give the cards to look at now: due ones, then new ones, weak themes first."""
    weights = drills.shortfall(kept.attempts.list())
    return drills.due(kept.cards.list(), now=at, weights=weights)


def next_due(card: Card, *, at: datetime) -> dict[Rating, timedelta]:
    """Say after what time each rating would bring the card back."""
    return drills.next_due(card, now=at)


def rate(kept: Store, card: Card, rating: Rating, *, at: datetime) -> Card:
    """Keep a look at a card and give the card as it is now."""
    reviewed = drills.review(card, rating, now=at)
    look = Review(id=secrets.token_hex(8), card_id=card.id, at=at, rating=rating)
    kept.cards.keep_review(reviewed, look)
    return reviewed


def has_anki() -> bool:
    """Tell whether cards can be exported to Anki here."""
    from importlib.util import find_spec

    return find_spec("genanki") is not None


def anki(kept: Store) -> tuple[bytes, int]:
    """Give the whole deck as an Anki package, and how many cards it has."""
    from prebrief.practice.cards_anki import anki_package

    deck = sorted(kept.cards.list(), key=lambda card: -card.priority)
    return anki_package(deck, title="Prebrief", now=now()), len(deck)


def plan_calendar(files: Files, interview_date: date) -> bytes:
    """Give the plan up to the interview as a calendar file."""
    from prebrief.practice.drills_calendar import calendar

    brief = pipeline.prepare(
        *sources(files), playbook(), today=date.today(), interview_date=interview_date
    )
    return calendar(brief.plan, title=title_of(brief), interview_date=interview_date, now=now())


def predicted(book: Playbook, brief: Brief) -> list[PoolQuestion]:
    """Give the questions that the brief predicts, as they are put."""
    entries = {entry.id: entry for entry in book.questions}
    return [
        pooled(entries[question.id], question.text, question.likelihood, in_brief=True)
        for question in brief.questions
        if question.id in entries
    ]


def pooled(entry: Question, text: str, likelihood: float, *, in_brief: bool) -> PoolQuestion:
    """Give a question of the playbook as an interview may put it."""
    return PoolQuestion(
        id=entry.id,
        text=text,
        look_for=entry.look_for,
        asked_by=entry.asked_by,
        likelihood=likelihood,
        seconds=entry.seconds,
        in_brief=in_brief,
    )


def compare_asked(brief: KeptBrief, text: str) -> tuple[tuple[AskedQuestion, ...], dict[str, str]]:
    """Take the questions of a text for predicted ones; give the predicted texts by id beside."""
    book = playbook()
    pipeline.warm_up(book)
    known = predicted(book, brief.brief)
    asked = outcomes.compare(outcomes.asked_lines(text), known, book)
    return asked, {question.id: question.text for question in known}


def confirm(asked: AskedQuestion, *, same: bool) -> AskedQuestion:
    """Take the user's word on whether it was the predicted question that it is nearest to."""
    return outcomes.confirm(asked, same=same)


def keep_outcome(
    kept: Store, brief: KeptBrief, asked: Sequence[AskedQuestion], *, held: date
) -> RealInterview:
    """Keep what came in a real interview."""
    interview = RealInterview(
        id=secrets.token_hex(8), brief_id=brief.id, held=held, asked=tuple(asked)
    )
    kept.outcomes.keep(interview)
    return interview


def theme_weights(kept: Store, *, today: date) -> dict[str, float]:
    """Say how often each look-for came up in this user's real interviews."""
    return outcomes.theme_weights(kept.outcomes.list(), today=today)


def readiness(kept: Store, brief: KeptBrief, *, at: datetime) -> Readiness:
    """Give what has been practised for a post."""
    return measure_readiness(
        brief.brief,
        kept.attempts.list(),
        kept.cards.list(),
        kept.outcomes.list(),
        now=at,
        interview_date=brief.interview_date,
    )


def score_answer(question: str, answer: str, *, cv: Handed | None = None) -> ScoredAnswer:
    """Score one answer to a question, given as its text or its id."""
    book = playbook()
    pipeline.warm_up(book)
    document, profile = None, None
    if cv is not None:
        document = pipeline.ingest(source(cv, role="cv"), role="cv")
        profile = pipeline.read_cv(document, book, today=date.today())
    return score(
        answer, question=_asked(book, question), playbook=book, profile=profile, document=document
    )


def seconds_for(question: str) -> tuple[int, int]:
    """Give the seconds that an answer to the question is worth, shortest and longest."""
    entry = _asked(playbook(), question)
    return TARGET if isinstance(entry, str) else entry.seconds


def score_lines(lines: Iterable[str]) -> Iterator[str]:
    """Score lines of {"question", "answer"}, one at a time."""
    from prebrief.practice.batch import score_lines as batch

    book = playbook()
    pipeline.warm_up(book)
    return batch(lines, book)


def keep_attempt(kept: Store, question: str, answer: str, scored: ScoredAnswer) -> None:
    """Keep an answer that was scored by itself."""
    entry = _asked(playbook(), question)
    known = None if isinstance(entry, str) else entry
    latest = kept.briefs.latest()
    kept.attempts.keep(
        Attempt(
            id=secrets.token_hex(8),
            at=now(),
            brief_id=latest.id if latest else None,
            question_id=known.id if known else scored.question_id,
            question=known.text if known else question,
            look_for=known.look_for if known else None,
            answer=answer,
            scored=scored,
        )
    )


def _asked(book: Playbook, question: str) -> Question | str:
    text = " ".join(question.split())
    return next((q for q in book.questions if text.casefold() in (q.id, q.text.casefold())), text)
