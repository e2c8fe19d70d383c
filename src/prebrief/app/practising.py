"""Practising from a brief that is kept: answers judged against its CV, tries compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from prebrief import pipeline
from prebrief.app.briefs import playbook
from prebrief.app.interview import read_again
from prebrief.app.kept import kept_of, now
from prebrief.app.keys import key_used, keyed
from prebrief.app.speech import said
from prebrief.errors import InputError, NotFoundError
from prebrief.playbooks.schema import Question
from prebrief.practice.delivery import TARGET
from prebrief.practice.score import score
from prebrief.records.answer import DimensionScore, ScoredAnswer
from prebrief.records.brief import BriefQuestion
from prebrief.records.practice import Attempt, KeptBrief, TimedWord

MOST_CHARACTERS = 20_000
"""Of one answer: an hour of speech."""
OWN = "own"
"""Stands for a question that the user brings along."""


@dataclass(frozen=True)
class Practised:
    """A question with what came of practising it."""

    question: BriefQuestion
    attempts: tuple[Attempt, ...]
    """Oldest first."""

    @property
    def latest(self) -> Attempt | None:
        """The last try."""
        return self.attempts[-1] if self.attempts else None


def questions(owner: str, kept: KeptBrief) -> list[Practised]:
    """Give the brief's questions in their order, each with its tries."""
    by_question: dict[str, list[Attempt]] = {}
    for attempt in kept_of(owner).attempts.list(brief_id=kept.id):
        by_question.setdefault(attempt.question_id or "", []).append(attempt)
    return [
        Practised(question, tuple(by_question.get(question.id, ())))
        for question in kept.brief.questions
    ]


def attempts_at(owner: str, kept: KeptBrief, question_id: str | None) -> tuple[Attempt, ...]:
    """Give the tries at one question, oldest first; none for questions of the user's own."""
    return tuple(
        attempt
        for attempt in kept_of(owner).attempts.list(brief_id=kept.id)
        if attempt.question_id == question_id
    )


def question_of(kept: KeptBrief, question_id: str) -> BriefQuestion:
    """Give a question of a brief.

    Raises:
        NotFoundError: the brief has none of that id.
    """
    for question in kept.brief.questions:
        if question.id == question_id:
            return question
    raise NotFoundError(
        "no-such-question",
        "This brief has no such question.",
        fix="Choose one from the list of questions.",
    )


def answer(
    owner: str,
    kept: KeptBrief,
    question: BriefQuestion | str,
    given: str | Sequence[TimedWord],
    *,
    key: str | None = None,
) -> Attempt:
    """Score an answer, written or spoken, compare its figures with the CV, and keep all of it.

    Args:
        owner: Whose brief it is.
        kept: The brief.
        question: One of the brief's, or the text of one's own.
        given: The words, with their times where they were spoken.
        key: Handed in again with the same key, it is the same attempt.

    Raises:
        InputError: the answer or the question is empty, or far too long.
    """
    seconds = question.seconds if isinstance(question, BriefQuestion) else TARGET
    spoken = None if isinstance(given, str) else said(tuple(given), seconds)
    text = spoken[0] if spoken else str(given)
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise InputError("no-answer", "There is no answer yet.", fix="Write or dictate one.")
    if len(words) > MOST_CHARACTERS:
        raise too_long()
    book = playbook()
    entry = None
    if isinstance(question, BriefQuestion):
        entry = next((one for one in book.questions if one.id == question.id), None)
        put = question.text
    else:
        put = " ".join(question.split())
        if not put:
            raise InputError("no-question", "There is no question.", fix="Write the question.")
    attempt_id = keyed(owner, "attempt", key)
    if key is not None and (before := _kept_before(owner, kept, attempt_id)):
        if (before.answer, before.question) != (words, put):
            raise key_used()
        return before
    attempt = Attempt(
        id=attempt_id,
        at=now(),
        brief_id=kept.id,
        question_id=entry.id if entry else None,
        question=put,
        look_for=entry.look_for if entry else None,
        answer=words,
        scored=_scored(kept, entry or put, words),
        delivery=spoken[1] if spoken else None,
    )
    kept_of(owner).attempts.keep(attempt)
    return attempt


def _kept_before(owner: str, kept: KeptBrief, attempt_id: str) -> Attempt | None:
    listed = kept_of(owner).attempts.list(brief_id=kept.id)
    return next((one for one in listed if one.id == attempt_id), None)


def too_long() -> InputError:
    """Say that an answer is too long."""
    return InputError(
        "answer-too-long",
        f"The answer is longer than {MOST_CHARACTERS:,} characters.",
        fix="Keep to what can be said in two or three minutes.",
    )


def _scored(kept: KeptBrief, question: Question | str, words: str) -> ScoredAnswer:
    book = playbook()
    pipeline.warm_up(book)
    document, profile = read_again(kept.brief)
    return score(words, question=question, playbook=book, profile=profile, document=document)


@dataclass(frozen=True)
class Moved:
    """A dimension that two tries were judged on."""

    title: str
    before: int
    now: int


@dataclass(frozen=True)
class Compared:
    """What changed from one try to the next."""

    before: Attempt
    overall: int
    """Points gained, or lost if negative."""
    moved: tuple[Moved, ...]
    """Dimensions with another level, the most gained first."""
    pieces: tuple[tuple[str, str], ...]
    """The answer in pieces: ``same``, ``new`` or ``gone``, and the words."""


def compared(before: Attempt, after: Attempt) -> Compared:
    """Say what changed between two tries at a question."""
    levels = {one.id: one for one in before.scored.dimensions}
    moved = [
        Moved(one.title, levels[one.id].level, one.level)
        for one in after.scored.dimensions
        if one.id in levels and levels[one.id].level != one.level
    ]
    return Compared(
        before=before,
        overall=after.scored.overall - before.scored.overall,
        moved=tuple(sorted(moved, key=lambda m: m.before - m.now)),
        pieces=tuple(_pieces(before.answer.split(), after.answer.split())),
    )


def _pieces(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", " ".join(after[c:d])))
            continue
        if b > a:
            found.append(("gone", " ".join(before[a:b])))
        if d > c:
            found.append(("new", " ".join(after[c:d])))
    return found


@dataclass(frozen=True)
class Stretch:
    """A piece of an answer, and what it was judged for."""

    text: str
    marks: tuple[str, ...]
    """``d1``, ``d2`` … for dimensions in their order; ``flag`` for red flags; none for the rest."""
    said: str
    """Titles of what the marks stand for."""


def highlighted(attempt: Attempt) -> list[Stretch]:
    """Cut an answer where highlights begin and end, so that they may overlap."""
    spans: list[tuple[int, int, str, str]] = []
    for number, dimension in enumerate(attempt.scored.dimensions, start=1):
        spans += [(q.start, q.end, f"d{number}", _said(dimension)) for q in dimension.spans]
    for flag in attempt.scored.red_flags:
        spans += [(q.start, q.end, "flag", flag.title) for q in flag.quotes]
    edges = {0, len(attempt.answer)}
    edges |= {edge for start, end, _, _ in spans for edge in (start, end)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(attempt.answer))
    out = []
    for start, end in pairwise(cuts):
        over = [span for span in spans if span[0] < end and span[1] > start]
        marks = tuple(dict.fromkeys(mark for _, _, mark, _ in over))
        said = "; ".join(dict.fromkeys(title for _, _, _, title in over))
        out.append(Stretch(attempt.answer[start:end], marks, said))
    return out


def _said(dimension: DimensionScore) -> str:
    return f"{dimension.title}, {dimension.level} of 5"


def next_up(listed: Sequence[Practised]) -> Practised | None:
    """Choose what to take next: the likeliest not yet answered, then the weakest."""
    fresh = [one for one in listed if not one.attempts]
    if fresh:
        return fresh[0]
    return min(listed, key=lambda one: one.attempts[-1].scored.overall, default=None)
