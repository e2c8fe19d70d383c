"""The mock interview: what is asked next, given all that was asked and answered.

The next step follows from the steps so far and from nothing else, so an interview that was cut
off anywhere goes on as if nothing had happened.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from prebrief.records.practice import (
    Interview,
    InterviewSetup,
    Panellist,
    PoolQuestion,
    Turn,
    TurnKind,
)

WEAK, STRONG = 45, 70
"""Overall scores below which an answer is probed hard, and from which it is left alone."""
MOST_FOLLOW_UPS = 2
FOLLOW_UP_SECONDS = (20, 60)
WARM_UP_SECONDS = (30, 60)
MINUTES_A_QUESTION = 3.5
"""An answer of two minutes, a follow-up, and what lies between."""
WARM_UP = (
    "To settle in; nothing counts yet. What took you from your first post to the one you hold now? "
    "A minute is plenty."
)


def next_turn(interview: Interview, *, now: datetime) -> Turn | None:
    """Give the step that waits for an answer, or the next one to take; none when it is over."""
    turns = interview.turns
    if turns and turns[-1].open:
        return turns[-1]
    if interview.ended_at is not None:
        return None
    setup = interview.setup
    if not turns and setup.warm_up:
        return _turn(interview, "warm_up", WARM_UP, setup.panel[0].id, WARM_UP_SECONDS, now)
    left = seconds_left(interview)
    follow_up = _follow_up(interview, now) if left >= FOLLOW_UP_SECONDS[0] else None
    if follow_up:
        return follow_up
    if len(_roots(turns)) >= most_questions(setup):
        return None
    return _question(interview, left, now)


def most_questions(setup: InterviewSetup) -> int:
    """Give how many questions fit the time."""
    return max(1, round(setup.minutes / MINUTES_A_QUESTION))


def seconds_left(interview: Interview) -> float:
    """Give the time left; the warm-up and the hours between two sittings take none."""
    spent = sum(turn.spent for turn in interview.turns if turn.kind != "warm_up")
    return interview.setup.minutes * 60 - spent


def to_judge(interview: Interview) -> Turn | None:
    """Give the answered step that has no score yet: the one in which a sitting was cut off."""
    for turn in interview.turns:
        if turn.kind != "warm_up" and turn.answer and not turn.scored:
            return turn
    return None


def told(interview: Interview, turn: Turn) -> str:
    """Give all that was said on a step's question, up to that step, as one answer."""
    root = turn.root or turn.number
    return "\n\n".join(
        step.answer
        for step in interview.turns
        if step.answer and root in (step.number, step.root) and step.number <= turn.number
    )


def root_of(interview: Interview, turn: Turn) -> Turn:
    """Give the question that a step belongs to."""
    return interview.turns[(turn.root or turn.number) - 1]


def chains(turns: Sequence[Turn]) -> list[list[Turn]]:
    """Give each question with the follow-ups that were put to it."""
    return [
        [turn for turn in turns if root.number in (turn.number, turn.root)]
        for root in _roots(turns)
    ]


def outcome(chain: Sequence[Turn]) -> Turn | None:
    """Give the last scored step of a question: it is judged over all that was said."""
    return next((turn for turn in reversed(chain) if turn.scored), None)


def _roots(turns: Sequence[Turn]) -> list[Turn]:
    return [turn for turn in turns if turn.kind == "question"]


def _follow_up(interview: Interview, now: datetime) -> Turn | None:
    """Give the probe that goes after what the last answer left out, if it calls for one."""
    all_chains = chains(interview.turns)
    if not all_chains:
        return None
    chain = all_chains[-1]
    last = chain[-1]
    if last.skipped or last.scored is None or last.scored.overall >= STRONG:
        return None
    asked = len(chain) - 1
    # A fair answer gets one chance to fill its largest gap, a weak one gets two.
    if asked >= (MOST_FOLLOW_UPS if last.scored.overall < WEAK else 1):
        return None
    used = {turn.probe for turn in chain} | {turn.text for turn in chain}
    for probe in last.scored.follow_ups:
        if probe.probe not in used and probe.text not in used:
            root = chain[0]
            turn = _turn(interview, "follow_up", probe.text, root.persona, FOLLOW_UP_SECONDS, now)
            return turn.model_copy(
                update={
                    "probe": probe.probe,
                    "root": root.number,
                    "question_id": root.question_id,
                    "look_for": root.look_for,
                }
            )
    return None


def _question(interview: Interview, left: float, now: datetime) -> Turn | None:
    roots = _roots(interview.turns)
    asked = {turn.question_id for turn in roots}
    fitting = [q for q in interview.pool if q.id not in asked and q.seconds[0] <= left]
    if not fitting:
        return None
    results = [(c[0].look_for, o.scored.overall if (o := outcome(c)) and o.scored else None)
               for c in chains(interview.turns)]  # fmt: skip
    best = max(fitting, key=lambda q: _value(q, interview.setup, results))
    persona = _who_asks(best, interview.setup.panel, roots)
    turn = _turn(interview, "question", best.text, persona, best.seconds, now)
    return turn.model_copy(update={"question_id": best.id, "look_for": best.look_for})


def _value(
    question: PoolQuestion,
    setup: InterviewSetup,
    results: Sequence[tuple[str | None, int | None]],
) -> float:
    """Say how much asking it now is worth."""
    theme = question.look_for
    value = question.likelihood + 0.3 * setup.emphasis.get(theme or "", 0.0)
    value += 0.1 if question.in_brief else 0.0
    value += _by_results(theme, results)
    # What went well in an earlier interview can wait; what went badly is worth another try.
    before = setup.earlier.get(question.id)
    if before is not None:
        value += 0.15 if before < WEAK else -0.15 if before < STRONG else -0.4
    return value


def _by_results(theme: str | None, results: Sequence[tuple[str | None, int | None]]) -> float:
    """Weigh a theme by how it went so far: a weak one comes back, but not at once."""
    on_theme = [(i, overall) for i, (asked, overall) in enumerate(results) if asked == theme]
    if not on_theme:
        return 0.0
    place, overall = on_theme[-1]
    value = -0.12 * len(on_theme)
    if place == len(results) - 1:
        return value - 1.0  # never the same theme twice running
    if overall is None or overall < WEAK:
        return value + 0.8
    return value - (0.3 if overall >= STRONG else 0.0)


def _who_asks(question: PoolQuestion, panel: Sequence[Panellist], roots: Sequence[Turn]) -> str:
    """Give the panellist who asks: one of those whose question it is, the quietest so far."""
    theirs = [p.id for p in panel if p.id in question.asked_by] or [p.id for p in panel]
    spoken = {person: sum(turn.persona == person for turn in roots) for person in theirs}
    return min(theirs, key=lambda person: spoken[person])


def _turn(
    interview: Interview,
    kind: TurnKind,
    text: str,
    persona: str,
    seconds: tuple[int, int],
    now: datetime,
) -> Turn:
    return Turn(
        number=len(interview.turns) + 1,
        kind=kind,
        text=text,
        persona=persona,
        seconds=seconds,
        asked_at=now,
    )


def pool_of(
    questions: Sequence[PoolQuestion], panel: Sequence[Panellist], own: Mapping[str, str]
) -> tuple[PoolQuestion, ...]:
    """Give what this panel may ask: its questions of the posting's, and each member's own.

    Args:
        questions: Likeliest first.
        panel: Those who ask.
        own: What each panellist asks in their own words, by persona id.
    """
    ids = {panellist.id for panellist in panel}
    theirs = [q for q in questions if ids & set(q.asked_by)]
    likeliest = max((q.likelihood for q in theirs), default=0.6)
    mine = [
        PoolQuestion(
            id=f"own.{panellist.id}",
            text=own[panellist.id],
            look_for=None,
            asked_by=(panellist.id,),
            # One panellist alone opens a meeting with it; in a panel it is one of many.
            likelihood=likeliest if len(panel) == 1 else 0.8 * likeliest,
            seconds=(60, 120),
            in_brief=False,
        )
        for panellist in panel
        if own.get(panellist.id)
    ]
    return (*theirs, *mine)
