"""Small makers of what practice keeps: scores, questions, interviews, cards."""

from datetime import UTC, datetime, timedelta

from prebrief.records.answer import (
    AnswerShape,
    DimensionScore,
    Probe,
    RaisedFlag,
    ScoredAnswer,
)
from prebrief.records.practice import (
    Attempt,
    Card,
    Interview,
    InterviewSetup,
    Memory,
    Panellist,
    PoolQuestion,
    TimedWord,
    Turn,
)

NOW = datetime(2031, 3, 4, 18, 30, tzinfo=UTC)
CEO = Panellist(id="p.ceo", title="Chief executive")
CFO = Panellist(id="p.cfo", title="Chief financial officer")
SECRET = "Ottoline Varga-Reyes moved the infusion chairs"
"""Words of a user, to look for where they must not be."""


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


def probe(kind: str, text: str = "") -> Probe:
    return Probe(probe=kind, text=text or f"What of the {kind}?", aim="")


def flag(kind: str, *, warning: bool = False) -> RaisedFlag:
    return RaisedFlag(
        kind=kind, title=kind, quotes=(), why="why", instead=f"not {kind}", warning=warning
    )


def scored(
    overall: int,
    *,
    probes: tuple[Probe, ...] = (probe("own_role"), probe("baseline"), probe("resistance")),
    levels: dict[str, int] | None = None,
    flags: tuple[RaisedFlag, ...] = (),
) -> ScoredAnswer:
    found = levels if levels is not None else {"dim.result": 3, "dim.event": 4}
    return ScoredAnswer(
        overall=overall,
        dimensions=tuple(
            DimensionScore(
                id=name,
                title=name.removeprefix("dim.").title(),
                level=level,
                anchor="anchor",
                gap="gap" if level < 5 else None,
                change=f"change {name}" if level < 5 else None,
            )
            for name, level in found.items()
        ),
        shape=AnswerShape(type="story", asked="story", parts=(), words=10, told=1.0),
        red_flags=flags,
        follow_ups=probes,
        next_step="next",
    )


def question(
    name: str,
    theme: str | None = "lf.a",
    *,
    by: tuple[str, ...] = ("p.ceo", "p.cfo"),
    likelihood: float = 0.5,
    seconds: tuple[int, int] = (90, 150),
) -> PoolQuestion:
    return PoolQuestion(
        id=f"q.{name}",
        text=f"Question {name}?",
        look_for=theme,
        asked_by=by,
        likelihood=likelihood,
        seconds=seconds,
        in_brief=True,
    )


POOL = (
    question("a1", "lf.a", likelihood=0.60),
    question("a2", "lf.a", likelihood=0.59),
    question("a3", "lf.a", likelihood=0.58),
    question("b1", "lf.b", likelihood=0.50),
    question("b2", "lf.b", likelihood=0.49),
    question("c1", "lf.c", likelihood=0.40),
)


def interview(
    *,
    pool: tuple[PoolQuestion, ...] = POOL,
    panel: tuple[Panellist, ...] = (CEO, CFO),
    minutes: int = 30,
    warm_up: bool = False,
    name: str = "i1",
    **more: object,
) -> Interview:
    setup = InterviewSetup(panel=panel, minutes=minutes, warm_up=warm_up)
    return Interview.model_validate(
        {"id": name, "brief_id": "b1", "started_at": NOW, "setup": setup, "pool": pool, **more}
    )


def turn(number: int, overall: int | None, **more: object) -> Turn:
    values = {
        "number": number,
        "kind": "question",
        "text": f"Question {number}?",
        "persona": "p.ceo",
        "question_id": f"q.{number}",
        "look_for": "lf.a",
        "seconds": (90, 150),
        "asked_at": NOW,
        "answered_at": NOW,
        "answer": SECRET,
        "spent": 100.0,
        "scored": scored(overall) if overall is not None else None,
    }
    return Turn.model_validate(values | more)


def card(name: str, **more: object) -> Card:
    values = {
        "id": f"question:q.{name}",
        "kind": "question",
        "brief_id": "b1",
        "entry_id": f"q.{name}",
        "look_for": "lf.a",
        "front": f"Front {name}",
        "back": SECRET,
        "priority": 0.5,
        "memory": Memory(state=1, step=0, due=NOW),
    }
    return Card.model_validate(values | more)


def attempt(name: str, overall: int, at: datetime = NOW, theme: str = "lf.a") -> Attempt:
    return Attempt(
        id=f"{name}@{at.isoformat()}",
        at=at,
        brief_id="b1",
        question_id=f"q.{name}",
        question=f"Question {name}?",
        look_for=theme,
        answer=SECRET,
        scored=scored(overall),
    )


def spoken(text: str, *, pace: float = 0.4, start: float = 0.0) -> tuple[TimedWord, ...]:
    """Words at an even pace; ``/2.5`` in the text is a silence of that many seconds."""
    words, at = [], start
    for part in text.split():
        if part.startswith("/"):
            at += float(part[1:])
            continue
        words.append(TimedWord(word=part, start=round(at, 3), end=round(at + 0.8 * pace, 3)))
        at += pace
    return tuple(words)
