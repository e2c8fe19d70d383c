"""After a mock interview: what came across, to whom, what to work on, what has changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import mean

from prebrief.practice.delivery import summarize
from prebrief.practice.interview import chains, outcome
from prebrief.records.answer import DimensionScore, ScoredAnswer
from prebrief.records.practice import (
    Change,
    Debrief,
    DimensionSummary,
    Interview,
    PanellistSummary,
    Turn,
    WorkItem,
)

ITEMS = 3
LEVEL_STEP = 0.4
"""Mean level by which a dimension must move to be called a change."""
SCORE_STEP = 8
"""Points by which an answer to the same question must move."""
_FLAG_WEIGHT = 2.5
"""A red flag weighs as much as an answer two to three levels short on one dimension."""
_WARNING_WEIGHT = 100.0
"""Confidential detail comes first, whatever else there is."""

Judged = tuple[Turn, ScoredAnswer]


def debrief(interview: Interview, *, before: Interview | None = None) -> Debrief:
    """Sum up an interview, and say what moved since the one before."""
    judged = results(interview)
    scores = [scored for _, scored in judged]
    better, worse = _changes(interview, before) if before else ((), ())
    return Debrief(
        answered=len(judged),
        skipped=sum(turn.skipped for turn in interview.turns),
        overall=round(mean(s.overall for s in scores), 1) if scores else None,
        dimensions=_dimensions(scores),
        panellists=_panellists(interview, judged),
        work_on=_work_on(judged),
        better=better,
        worse=worse,
        compared_with=before.started_at if before else None,
        delivery=summarize([t.delivery for t in interview.turns if t.delivery]),
        spent=round(sum(t.spent for t in interview.turns), 1),
        over_time=tuple(t.number for t in interview.turns if t.answer and t.spent > t.seconds[1]),
    )


def results(interview: Interview) -> list[Judged]:
    """Give each answered question with its final score."""
    return [
        (chain[0], last.scored)
        for chain in chains(interview.turns)
        if (last := outcome(chain)) and last.scored
    ]


def _by_dimension(scores: Iterable[ScoredAnswer]) -> dict[str, list[DimensionScore]]:
    found: dict[str, list[DimensionScore]] = defaultdict(list)
    for scored in scores:
        for dimension in scored.dimensions:
            found[dimension.id].append(dimension)
    return found


def _dimensions(scores: Sequence[ScoredAnswer]) -> tuple[DimensionSummary, ...]:
    return tuple(
        DimensionSummary(
            id=name,
            title=found[0].title,
            level=round(mean(d.level for d in found), 2),
            lowest=min(d.level for d in found),
            answers=len(found),
        )
        for name, found in _by_dimension(scores).items()
    )


def _panellists(interview: Interview, judged: Sequence[Judged]) -> tuple[PanellistSummary, ...]:
    summaries = []
    for panellist in interview.setup.panel:
        heard = [scored for root, scored in judged if root.persona == panellist.id]
        if not heard:
            continue
        levels = sorted(_dimensions(heard), key=lambda d: d.level)
        summaries.append(
            PanellistSummary(
                persona=panellist.id,
                title=panellist.title,
                questions=len(heard),
                overall=round(mean(s.overall for s in heard), 1),
                strongest=levels[-1].title if levels else "",
                weakest=levels[0].title if levels else "",
                cares=panellist.cares,
            )
        )
    return tuple(summaries)


def _work_on(judged: Sequence[Judged]) -> tuple[WorkItem, ...]:
    """Give what cost most over all answers, each with the answer where it cost most."""
    weights: dict[str, float] = defaultdict(float)
    worst: dict[str, tuple[float, WorkItem]] = {}

    def add(key: str, weight: float, item: WorkItem) -> None:
        weights[key] += weight
        if key not in worst or weight > worst[key][0]:
            worst[key] = (weight, item)

    for root, scored in judged:
        for flag in scored.red_flags:
            weight = _WARNING_WEIGHT if flag.warning else _FLAG_WEIGHT
            add(f"flag.{flag.kind}", weight, _item(root, flag.title, flag.instead))
        for dimension in scored.dimensions:
            if dimension.change:
                short = float(5 - dimension.level)
                add(dimension.id, short, _item(root, dimension.title, dimension.change))
    order = sorted(weights, key=lambda key: -weights[key])
    return tuple(worst[key][1] for key in order[:ITEMS])


def _item(root: Turn, title: str, change: str) -> WorkItem:
    return WorkItem(title=title, change=change, question=root.text, turn=root.number)


def _changes(
    interview: Interview, before: Interview
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Give what went better and worse: by dimension, then by question answered both times."""
    now, then = results(interview), results(before)
    found: list[tuple[float, Change]] = []
    levels = {d.id: d.level for d in _dimensions([s for _, s in then])}
    for dimension in _dimensions([s for _, s in now]):
        if dimension.id in levels:
            moved = dimension.level - levels[dimension.id]
            change = Change(what=dimension.title, before=levels[dimension.id], now=dimension.level)
            found.append((moved / LEVEL_STEP, change))
    scores = {root.question_id: scored.overall for root, scored in then if root.question_id}
    for root, scored in now:
        if root.question_id in scores:
            old = scores[root.question_id]
            change = Change(what=root.text, before=old, now=scored.overall)
            found.append(((scored.overall - old) / SCORE_STEP, change))
    better = tuple(change for steps, change in found if steps >= 1)
    worse = tuple(change for steps, change in found if steps <= -1)
    return better, worse
