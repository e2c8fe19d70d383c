"""What a coach sees of the candidates who agreed: evidence of what was practised, person by person.

Every look goes through ``candidate``: whoever has withdrawn is, from that moment, not there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from prebrief.app import accounts, sharing
from prebrief.app.accounts import Who
from prebrief.app.kept import kept_of, now
from prebrief.app.personal import personal
from prebrief.app.practice import title_of
from prebrief.app.practising import Practised, questions
from prebrief.app.workspace import kept_brief, workspace
from prebrief.errors import AccessError, NotFoundError
from prebrief.practice.readiness import GOOD, readiness
from prebrief.records.brief import Brief
from prebrief.records.practice import Attempt, Card, KeptBrief, ThemeReadiness
from prebrief.records.workspace import Comment


@dataclass(frozen=True)
class Line:
    """One post of a candidate, or a candidate without any yet."""

    candidate: Who
    brief_id: str = ""
    post: str = ""
    interview_date: date | None = None
    fit: int | None = None
    """Of 100: how much of the posting the CV shows."""
    likely: int = 0
    """Questions that the brief predicts."""
    practised: int = 0
    """How many of them were answered at least once."""
    themes: tuple[ThemeReadiness, ...] = ()
    """What stands behind each look-for, what the posting stresses most first."""
    last_active: datetime | None = None

    @property
    def post_key(self) -> str:
        """Stands for the post in an address, without naming it."""
        return sha256(self.post.encode()).hexdigest()[:8] if self.post else ""


def coach(who: Who) -> Who:
    """Let coaches pass; for anybody else there is nothing here.

    Raises:
        NotFoundError: the person is no coach.
    """
    if who.role != "coach":
        raise NotFoundError(
            "no-such-page",
            "There is nothing for you at this address.",
            fix="Coaches find their cohort here. Go back to the start.",
        )
    return who


def candidate(by: Who, candidate_id: str) -> Who:
    """Give a candidate who agreed that this coach sees their work.

    Raises:
        NotFoundError: there is none of that id, or no agreement holds: which is not said.
    """
    if coach(by).id != candidate_id and accounts.may_see(by, candidate_id):
        found = next((one for one in accounts.candidates_of(by) if one.id == candidate_id), None)
        if found is not None:
            return found
    raise NotFoundError(
        "no-such-candidate",
        "You see nobody under this address.",
        fix="They may have withdrawn. Go back to your cohort.",
    )


def cohort(by: Who) -> tuple[Line, ...]:
    """Give a line for each post of each candidate who agreed."""
    return tuple(line for one in accounts.candidates_of(coach(by)) for line in lines_of(one))


def lines_of(person: Who) -> tuple[Line, ...]:
    """Give a line for each post of a candidate; one without a post where there is none."""
    kept = kept_of(person.id)
    briefs = [kept.briefs.get(one.id) for one in kept.briefs.shelf()]
    attempts, cards = kept.attempts.list(), kept.cards.list()
    lines = tuple(_line(person, one, attempts, cards) for one in briefs if one is not None)
    return lines or (Line(person),)


def _line(person: Who, kept: KeptBrief, attempts: Sequence[Attempt], cards: Sequence[Card]) -> Line:
    mine = [attempt for attempt in attempts if attempt.brief_id == kept.id]
    asked = {question.id for question in kept.brief.questions}
    deck = [card for card in cards if card.brief_id == kept.id]
    moments = [kept.kept_at, *(one.at for one in mine)]
    moments += [one.memory.last_review for one in deck if one.memory.last_review]
    measured = readiness(kept.brief, mine, deck, (), now=now(), interview_date=kept.interview_date)
    return Line(
        candidate=person,
        brief_id=kept.id,
        post=title_of(kept.brief),
        interview_date=kept.interview_date,
        fit=kept.brief.fit.score,
        likely=len(asked),
        practised=len(asked & {one.question_id for one in mine}),
        themes=measured.themes,
        last_active=max(moments),
    )


_LONG_AGO, _FAR = datetime(1, 1, 1, tzinfo=UTC), date.max
SORTS: dict[str, tuple[Callable[[Line], Any], bool]] = {
    "name": (lambda line: line.candidate.name.casefold(), False),
    "interview": (lambda line: line.interview_date or _FAR, False),
    "fit": (lambda line: -1 if line.fit is None else line.fit, True),
    "practised": (lambda line: line.practised / (line.likely or 1), True),
    "active": (lambda line: line.last_active or _LONG_AGO, True),
}
"""What a cohort may be ordered by, and whether the most comes first."""


def ordered(lines: Iterable[Line], by: str, *, turned: bool = False) -> tuple[Line, ...]:
    """Put lines in an order of ``SORTS``; those that are equal stand by name."""
    key, most_first = SORTS.get(by, SORTS["name"])
    named = sorted(lines, key=SORTS["name"][0])
    return tuple(sorted(named, key=key, reverse=most_first is not turned))


@dataclass(frozen=True)
class Stand:
    """Where one candidate stands in one theme."""

    line: Line
    theme: ThemeReadiness


@dataclass(frozen=True)
class Theme:
    """A look-for over the cohort; people stand by name, never by how they did."""

    id: str
    title: str
    shown: tuple[Stand, ...]
    """Half of the theme's likely questions answered, and well at the latest try."""
    begun: tuple[Stand, ...]
    untouched: tuple[Stand, ...]


def by_theme(lines: Iterable[Line]) -> tuple[Theme, ...]:
    """Say who has shown what, by look-for; themes that concern most people first."""
    stands: dict[str, list[Stand]] = {}
    for line in ordered(lines, "name"):
        for theme in line.themes:
            if theme.questions:
                stands.setdefault(theme.id, []).append(Stand(line, theme))
    return tuple(
        Theme(
            id=theme_id,
            title=found[0].theme.title,
            shown=tuple(one for one in found if shown(one.theme)),
            begun=tuple(one for one in found if one.theme.practised and not shown(one.theme)),
            untouched=tuple(one for one in found if not one.theme.practised),
        )
        for theme_id, found in sorted(stands.items(), key=lambda pair: -len(pair[1]))
    )


def shown(theme: ThemeReadiness) -> bool:
    """Say whether half of a theme's questions were answered, and well at the latest try."""
    enough = 0 < theme.questions <= 2 * theme.practised
    return enough and theme.overall is not None and theme.overall >= GOOD


@dataclass(frozen=True)
class Seen:
    """A candidate's brief as their coach sees it."""

    candidate: Who
    kept: KeptBrief
    brief: Brief
    """With the candidate's own stories, without their notes."""
    comments: tuple[Comment, ...]


def brief_of(by: Who, candidate_id: str, brief_id: str) -> Seen:
    """Give a candidate's brief to their coach.

    Raises:
        NotFoundError: the candidate has not agreed, or has no such brief.
    """
    person = candidate(by, candidate_id)
    kept = kept_brief(person.id, brief_id)
    return Seen(
        candidate=person,
        kept=kept,
        brief=personal(kept.brief, workspace(person.id, brief_id), notes=False),
        comments=sharing.comments(person.id, brief_id),
    )


def answers_of(by: Who, candidate_id: str, brief_id: str) -> tuple[Practised, ...]:
    """Give the questions of a candidate's brief that were practised, each with its tries.

    Raises:
        NotFoundError: the candidate has not agreed, or has no such brief.
    """
    person = candidate(by, candidate_id)
    listed = questions(person.id, kept_brief(person.id, brief_id))
    return tuple(one for one in listed if one.attempts)


def comment(by: Who, candidate_id: str, brief_id: str, *, text: str, about: str = "") -> Comment:
    """Keep what a coach says to a candidate's brief; the candidate finds it in the brief.

    Raises:
        NotFoundError: the candidate has not agreed, or has no such brief.
        InputError: it has no text, is too long, or one too many.
    """
    seen = brief_of(by, candidate_id, brief_id)
    said = sharing.comment(candidate_id, seen.kept.id, author=by.name, text=text, about=about)
    accounts.audit(by, "commented", candidate_id)
    return said


def invite(by: Who, email: str | None) -> str:
    """Make the address at which one candidate joins; they are then asked to agree.

    Raises:
        InputError: it is no address of e-mail.
        AccessError: coaches only.
    """
    if by.role != "coach":
        raise AccessError("coaches-only", "Only coaches invite here.", fix="Ask an admin.")
    return accounts.join_address(accounts.invite(by, "candidate", email or None))
