"""The wiring of the mock interview: begin one, resume one, end it."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

from prebrief import pipeline
from prebrief.app.briefs import playbook
from prebrief.app.kept import now
from prebrief.app.keys import key_used, keyed
from prebrief.app.practice import (
    Files,
    brief_id_of,
    kept_brief,
    pooled,
    predicted,
    read_text,
    sources,
)
from prebrief.errors import InputError, NotFoundError
from prebrief.pipeline import Source
from prebrief.playbooks.schema import Playbook, Question
from prebrief.playbooks.wording import fill
from prebrief.practice import drills
from prebrief.practice.delivery import parse_words
from prebrief.practice.interview import pool_of, seconds_left
from prebrief.practice.interview_sitting import Judge, Sitting
from prebrief.practice.score import score
from prebrief.records.answer import ScoredAnswer
from prebrief.records.brief import Brief
from prebrief.records.document import Document
from prebrief.records.practice import (
    Debrief,
    Interview,
    InterviewSetup,
    KeptBrief,
    Panellist,
    PoolQuestion,
    Review,
    TimedWord,
    Turn,
)
from prebrief.records.profile import Profile
from prebrief.store.store import Store

Spoken = tuple[TimedWord, ...]
"""A dictated answer."""
_PRIMER = "What did you do?"
RESERVE = 80
"""Questions ranked beyond the brief's own, so that one panellist can fill an interview."""


@dataclass(frozen=True)
class Room:
    """A mock interview to sit, with what the page or the terminal shows beside it."""

    store: Store
    sitting: Sitting
    title: str
    resumed: bool
    readying: threading.Thread
    """Makes the scorer ready while the first answer is being typed."""

    def leave(self) -> None:
        """Wait for what still runs: the model must not be cut off while it loads."""
        self.readying.join()

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
    brief = kept_brief(kept, files)
    return begin(kept, brief, persona=persona, minutes=minutes, warm_up=warm_up, dictated=dictated)


def begin(
    kept: Store,
    brief: KeptBrief,
    *,
    persona: str | None = None,
    minutes: int = 30,
    warm_up: bool = True,
    dictated: bool = False,
    key: str | None = None,
) -> Room:
    """Begin a mock interview for a brief that is kept; with a key used before, enter that one."""
    interview_id = keyed(kept.owner, "interview", key)
    if key is not None:
        with suppress(NotFoundError):
            before = enter(kept, interview_id)
            if before.interview.brief_id != brief.id:
                raise key_used()
            return before
    book = playbook()
    panel = (_panellist(book, persona),) if persona else _panel(book, brief.brief)
    interview = Interview(
        id=interview_id,
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
    brief_id = brief_id_of(*sources(files), book) if files else None
    interview = kept.interviews.unfinished(brief_id)
    brief = kept.briefs.get(interview.brief_id) if interview else None
    if interview is None or brief is None:
        raise NotFoundError(
            "no-unfinished-interview",
            "There is no unfinished mock interview.",
            fix="Begin one: prebrief interview CV JOB",
        )
    return _room(kept, brief, interview, book, resumed=True)


def enter(kept: Store, interview_id: str) -> Room:
    """Go on with an interview of a known id.

    Raises:
        NotFoundError: there is none, or its brief is gone.
    """
    interview = kept.interviews.get(interview_id)
    brief = kept.briefs.get(interview.brief_id)
    if brief is None:
        raise NotFoundError(
            "no-brief-kept", "The brief of this interview is gone.", fix="Begin a new one."
        )
    return _room(kept, brief, interview, playbook(), resumed=True)


def no_such_interview() -> NotFoundError:
    """Say that an interview belongs to another brief."""
    return NotFoundError(
        "no-such-interview",
        "This brief has no such mock interview.",
        fix="Choose one from the list, or begin another.",
    )


def panel_of(brief: Brief) -> tuple[Panellist, ...]:
    """Give those who may sit across the table."""
    return _panel(playbook(), brief)


def _room(
    kept: Store, brief: KeptBrief, interview: Interview, book: Playbook, *, resumed: bool
) -> Room:
    readying = threading.Thread(target=_get_ready, name="get-ready", daemon=True)
    readying.start()
    judge = _judge(book, brief.brief, readying)
    sitting = Sitting(interview, keeper=kept.interviews, judge=judge, now=now)
    return Room(kept, sitting, brief.title, resumed, readying)


@cache
def _get_ready() -> None:
    book = playbook()
    pipeline.warm_up(book)
    score(_PRIMER, question=_PRIMER, playbook=book)


def _judge(book: Playbook, brief: Brief, readying: threading.Thread) -> Judge:
    entries = {entry.id: entry for entry in book.questions}
    document, profile = read_again(brief)

    def judge(answer: str, turn: Turn) -> ScoredAnswer:
        readying.join()
        question: Question | str = entries.get(turn.question_id or "", turn.text)
        return score(answer, question=question, playbook=book, profile=profile, document=document)

    return judge


def read_again(brief: Brief) -> tuple[Document, Profile]:
    """Read the CV from the text that the brief keeps: the file may be gone."""
    return _read_text(brief.documents.cv.text, brief.written)


@lru_cache(maxsize=32)
def _read_text(text: str, written: str) -> tuple[Document, Profile]:
    # Kept for the next answer: a page asks for it at every one.
    document = pipeline.ingest(Source(text.encode(), "cv.txt", "text/plain", ours=True), role="cv")
    return document, pipeline.read_cv(document, playbook(), today=date.fromisoformat(written))


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
    questions = predicted(book, brief)
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
            questions.append(pooled(entry, text, chosen.likelihood, in_brief=False))
    return tuple(questions)


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
