"""The wiring of practice: what the command line and, later, the web call to practise.

Apart from ``app.py`` so that making a brief imports none of it.
"""

import secrets
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from prebrief import pipeline
from prebrief.app import playbook, source
from prebrief.errors import InputError, NotFoundError
from prebrief.pipeline import Source
from prebrief.playbooks.schema import Playbook, Question
from prebrief.playbooks.wording import fill
from prebrief.practice import cards as making
from prebrief.practice import drills, outcomes
from prebrief.practice.delivery import parse_words
from prebrief.practice.interview import pool_of, seconds_left
from prebrief.practice.interview_sitting import Judge, Sitting
from prebrief.practice.readiness import readiness as measure_readiness
from prebrief.practice.score import score
from prebrief.records.answer import ScoredAnswer
from prebrief.records.brief import Brief
from prebrief.records.document import Document
from prebrief.records.practice import (
    AskedQuestion,
    Attempt,
    Card,
    Debrief,
    Interview,
    InterviewSetup,
    KeptBrief,
    Panellist,
    PoolQuestion,
    Rating,
    Readiness,
    RealInterview,
    Review,
    TimedWord,
    Turn,
)
from prebrief.records.profile import Profile
from prebrief.settings import settings
from prebrief.store.export import export
from prebrief.store.store import Store, open_store

Kept = Store
"""What the user keeps, as those see it who may not know the store."""
Files = tuple[str, str]
"""Addresses of the CV and of the posting."""
Spoken = tuple[TimedWord, ...]
"""A dictated answer."""
RESERVE = 80
"""Questions ranked beyond the brief's own, so that one panellist can fill an interview."""


def now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)


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
    cv, posting = _sources(files)
    book = playbook()
    brief_id = _brief_id(cv, posting, book)
    known = kept.briefs.get(brief_id)
    moment = now()
    if known:
        again = known.model_copy(update={"kept_at": moment})
    else:
        brief = pipeline.prepare(cv, posting, book, today=date.today())
        again = KeptBrief(id=brief_id, kept_at=moment, title=_title(brief), brief=brief)
    kept.briefs.keep(again)
    fresh = making.seed(again.brief, book, brief_id=brief_id, now=moment)
    kept.cards.take_in(fresh, merge=drills.merge)
    return again


def set_interview_date(kept: Store, brief: KeptBrief, day: date) -> KeptBrief:
    """Keep the day of the interview with a brief."""
    dated = brief.model_copy(update={"interview_date": day})
    kept.briefs.keep(dated)
    return dated


def _sources(files: Files) -> tuple[Source, Source]:
    if files[0] == files[1]:
        raise InputError(
            "same-file-twice",
            "The CV and the posting are the same file.",
            fix="Give the CV first and the posting second.",
        )
    return source(files[0], role="cv"), source(files[1], role="job")


def _brief_id(cv: Source, posting: Source, book: Playbook) -> str:
    parts = sha256(cv.data).digest() + sha256(posting.data).digest()
    return sha256(parts + f"{book.id} {book.version}".encode()).hexdigest()[:16]


def _title(brief: Brief) -> str:
    named = [part for part in (brief.job.title, brief.job.organization) if part]
    return ", ".join(named) or "the post"


@dataclass(frozen=True)
class Room:
    """A mock interview to sit, with what the page or the terminal shows beside it."""

    store: Store
    sitting: Sitting
    title: str
    resumed: bool

    @property
    def interview(self) -> Interview:
        """The interview as it stands."""
        return self.sitting.interview

    @property
    def seconds_left(self) -> float:
        """Give the time left."""
        return seconds_left(self.interview)

    def asker(self, turn: Turn) -> str:
        """Name the one who asks."""
        panel = {panellist.id: panellist.title for panellist in self.interview.setup.panel}
        return panel.get(turn.persona, turn.persona)

    def end(self) -> Debrief:
        """End the interview: its answers move the cards, then the debrief is kept."""
        _move_cards(self.store, self.interview)
        before = self.store.interviews.finished(self.interview.brief_id)
        return self.sitting.end(before=before or self.store.interviews.finished())


def spoken_answers(path: Path) -> Iterator[Spoken]:
    """Read the dictated answers of a file.

    Raises:
        InputError: the file cannot be read, or holds no words.
    """
    answers = list(parse_words(read_text(path).splitlines(), name=str(path)))
    if not answers:
        raise InputError(
            "no-words",
            "The file of dictated answers holds no words.",
            fix='Write one {"word": "...", "start": seconds, "end": seconds} a line.',
            where=str(path),
        )
    return iter(answers)


def begin_interview(
    kept: Store,
    files: Files,
    *,
    persona: str | None = None,
    minutes: int = 30,
    warm_up: bool = True,
    dictated: bool = False,
) -> Room:
    """Begin a mock interview on these files, with one panellist or with the whole panel."""
    book = playbook()
    brief = kept_brief(kept, files)
    panel = (_panellist(book, persona),) if persona else _panel(book, brief.brief)
    interview = Interview(
        id=secrets.token_hex(8),
        brief_id=brief.id,
        started_at=now(),
        setup=InterviewSetup(
            panel=panel,
            minutes=minutes,
            warm_up=warm_up,
            dictated=dictated,
            emphasis={theme.id: theme.emphasis for theme in brief.brief.look_fors},
            earlier={
                attempt.question_id: attempt.scored.overall
                for attempt in kept.attempts.list()
                if attempt.question_id
            },
        ),
        pool=pool_of(
            _may_be_asked(book, brief.brief),
            panel,
            {person.id: person.own_question for person in book.personas},
        ),
    )
    kept.interviews.keep_start(interview)
    return _room(kept, brief, interview, book, resumed=False)


def resume_interview(kept: Store, files: Files | None) -> Room:
    """Go on with the interview that was begun last and not ended.

    Raises:
        NotFoundError: there is none.
    """
    book = playbook()
    brief_id = _brief_id(*_sources(files), book) if files else None
    interview = kept.interviews.unfinished(brief_id)
    brief = kept.briefs.get(interview.brief_id) if interview else None
    if interview is None or brief is None:
        raise NotFoundError(
            "no-unfinished-interview",
            "There is no unfinished mock interview.",
            fix="Begin one: prebrief interview CV JOB",
        )
    return _room(kept, brief, interview, book, resumed=True)


def _room(
    kept: Store, brief: KeptBrief, interview: Interview, book: Playbook, *, resumed: bool
) -> Room:
    warming = pipeline.warm_up_aside(book)
    judge = _judge(book, brief.brief)
    warming.join()
    sitting = Sitting(interview, keeper=kept.interviews, judge=judge, now=now)
    return Room(kept, sitting, brief.title, resumed)


def _judge(book: Playbook, brief: Brief) -> Judge:
    entries = {entry.id: entry for entry in book.questions}
    document, profile = _read_again(book, brief)

    def judge(answer: str, turn: Turn) -> ScoredAnswer:
        question: Question | str = entries.get(turn.question_id or "", turn.text)
        return score(answer, question=question, playbook=book, profile=profile, document=document)

    return judge


def _read_again(book: Playbook, brief: Brief) -> tuple[Document, Profile]:
    """Read the CV from the text that the brief keeps: the file may be gone."""
    kept = brief.documents.cv
    document = pipeline.ingest(Source(kept.text.encode(), "cv.txt", "text/plain"), role="cv")
    return document, pipeline.read_cv(document, book, today=date.fromisoformat(brief.written))


def _panellist(book: Playbook, persona: str) -> Panellist:
    for person in book.personas:
        if persona in (person.id, person.id.partition(".")[2]):
            return Panellist(id=person.id, title=person.title, cares=person.cares)
    raise NotFoundError(
        "no-such-persona",
        "The playbook has no such person.",
        fix="Choose one of " + ", ".join(person.id for person in book.personas) + ".",
    )


def _panel(book: Playbook, brief: Brief) -> tuple[Panellist, ...]:
    """Give the brief's panel; its titles may be spelled for the posting's country."""
    by_title = {person.title: person.id for person in book.personas}
    found = [
        (near[0], member.cares)
        for member in brief.panel
        if (near := get_close_matches(member.persona, by_title, n=1, cutoff=0.85))
    ]
    if not found:
        found = [(person.title, person.cares) for person in book.personas[:5]]
    return tuple(Panellist(id=by_title[title], title=title, cares=cares) for title, cares in found)


def _may_be_asked(book: Playbook, brief: Brief) -> tuple[PoolQuestion, ...]:
    """Give the brief's questions and, after them, the next likeliest for this posting and CV."""
    entries = {entry.id: entry for entry in book.questions}
    questions = _predicted(book, brief)
    listed = {question.id for question in questions}
    documents = brief.documents
    ranked = pipeline.rank_questions(
        Source(documents.job.text.encode(), "posting.txt", "text/plain"),
        Source(documents.cv.text.encode(), "cv.txt", "text/plain"),
        book,
        today=date.fromisoformat(brief.written),
        top=RESERVE,
    )
    for chosen in ranked:
        entry = entries[chosen.question_id]
        text = fill(entry.text, chosen.trigger.slots if chosen.trigger else {})
        if entry.id not in listed and text:
            questions.append(_pooled(entry, text, chosen.likelihood, in_brief=False))
    return tuple(questions)


def _predicted(book: Playbook, brief: Brief) -> list[PoolQuestion]:
    entries = {entry.id: entry for entry in book.questions}
    return [
        _pooled(entries[question.id], question.text, question.likelihood, in_brief=True)
        for question in brief.questions
        if question.id in entries
    ]


def _pooled(entry: Question, text: str, likelihood: float, *, in_brief: bool) -> PoolQuestion:
    return PoolQuestion(
        id=entry.id,
        text=text,
        look_for=entry.look_for,
        asked_by=entry.asked_by,
        likelihood=likelihood,
        seconds=entry.seconds,
        in_brief=in_brief,
    )


def _move_cards(kept: Store, interview: Interview) -> None:
    """Let each answered question move its card as a look at it would."""
    deck = {card.entry_id: card for card in kept.cards.list() if card.kind == "question"}
    for attempt in kept.attempts.list():
        card = deck.get(attempt.question_id or "")
        if attempt.interview_id != interview.id or card is None:
            continue
        rating = drills.rating_of(attempt.scored.overall)
        # The attempt's id: should the program die here, the next try changes nothing twice.
        look = Review(
            id=attempt.id, card_id=card.id, at=attempt.at, rating=rating, source="interview"
        )
        kept.cards.keep_review(drills.review(card, rating, now=attempt.at), look)


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


def anki(kept: Store) -> tuple[bytes, int]:
    """Give the whole deck as an Anki package, and how many cards it has."""
    from prebrief.practice.cards_anki import anki_package

    deck = sorted(kept.cards.list(), key=lambda card: -card.priority)
    return anki_package(deck, title="Prebrief", now=now()), len(deck)


def plan_calendar(files: Files, interview_date: date) -> bytes:
    """Give the plan up to the interview as a calendar file."""
    from prebrief.practice.drills_calendar import calendar

    brief = pipeline.prepare(
        *_sources(files), playbook(), today=date.today(), interview_date=interview_date
    )
    return calendar(brief.plan, title=_title(brief), interview_date=interview_date, now=now())


def compare_asked(brief: KeptBrief, text: str) -> tuple[tuple[AskedQuestion, ...], dict[str, str]]:
    """Take the questions of a text for predicted ones; give the predicted texts by id beside."""
    book = playbook()
    pipeline.warm_up(book)
    predicted = _predicted(book, brief.brief)
    asked = outcomes.compare(outcomes.asked_lines(text), predicted, book)
    return asked, {question.id: question.text for question in predicted}


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


def score_answer(question: str, answer: str, *, cv: str | None = None) -> ScoredAnswer:
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


def export_data(kept: Store) -> bytes:
    """Give all of the user's data as a zip of open formats."""
    return export(kept, now=now())


def data_place() -> str:
    """Say where the data is kept, without the address of a database server."""
    chosen = settings()
    return (
        "the database of PREBRIEF_DATABASE_URL"
        if chosen.database_url
        else str(Path(chosen.data_folder) / "prebrief.db")
    )
