"""Score an answer: the one public function of practising with words."""

from prebrief.errors import SetupError
from prebrief.playbooks.schema import Playbook, Question
from prebrief.playbooks.schema_answers import Dimension
from prebrief.practice.asking import understand
from prebrief.practice.competency import competency
from prebrief.practice.contradictions import contradictions
from prebrief.practice.dimensions import JUDGES, Context, Judgement, clip, context, on_topic
from prebrief.practice.flags import Found, red_flags
from prebrief.practice.follow_ups import follow_ups
from prebrief.practice.reading import Reading, read_answer
from prebrief.practice.shape import quote, shape_of
from prebrief.records.answer import DimensionScore, RaisedFlag, ScoredAnswer
from prebrief.records.document import Document
from prebrief.records.profile import Profile

FLAG_COST = 0.82
"""Share of the score that is left after one red flag; two leave two thirds."""
WARNING_COST = 0.9
WORKED_OUT = 0.08
"""What an answer earns for being worked out at all, however empty: more than a shrug does."""
SPARE = frozenset({"dim.reflection", "dim.balance", "dim.partnership"})
"""Of these the weakest is left out of the whole: two are much for two minutes."""
HOLLOW = frozenset({"pseudo_story", "opinion", "self_description"})
HOLLOW_COST, HOLLOW_MOST = 0.85, 34
"""What is left, and the most there can be, where the answer as a whole tells nothing."""
NO_BODY, ENOUGH_BODY = 3, 13
"""Different words that carry meaning: a shrug has three, one full sentence about a dozen."""
OFF_QUESTION = 0.45
"""Share of the score that a good story keeps where it is about another question."""
COMPLETE = "nothing"
"""Slug of the rubric's advice for an answer at the top of every dimension."""
COMPETENCY = "dim.competency"


def score(
    answer: str,
    *,
    question: Question | str,
    playbook: Playbook,
    profile: Profile | None = None,
    document: Document | None = None,
) -> ScoredAnswer:
    """Score the answer to a question of the playbook, or to any other.

    Args:
        answer: As typed or dictated.
        question: An entry of the playbook, or the words of another question.
        playbook: What such answers are judged by.
        profile: The CV, if figures of the answer are to be compared with it.
        document: The CV's text, for the page numbers of what is cited.

    Raises:
        SetupError: the playbook has no rubric.
    """
    if not playbook.rubric:
        raise SetupError(
            "no-rubric",
            f"The playbook {playbook.id} has no rubric to judge an answer by.",
            fix="Add a rubric.yaml to it, or choose another playbook.",
        )
    asking = understand(question, playbook)
    reading = read_answer(answer, asking=asking, playbook=playbook)
    found = red_flags(reading, playbook.red_flags)
    now = context(reading, frozenset(f.flag.kind for f in found))
    judged = _judge(now, playbook)
    weights = {d.id: d.weights.get(asking.asked, 0.0) for d, _ in judged}
    shape = shape_of(now)
    overall = _overall(now, found, judged, weights)
    if shape.type in HOLLOW:
        overall = min(HOLLOW_MOST, round(overall * HOLLOW_COST))
    scores = tuple(_dimension(d, j, reading) for d, j in judged)
    return ScoredAnswer(
        overall=overall,
        dimensions=scores,
        shape=shape,
        red_flags=tuple(_raised(f, reading) for f in found),
        follow_ups=follow_ups(now, judged, playbook),
        next_step=_next_step(judged, weights, found),
        contradictions=contradictions(reading, profile, document) if profile else (),
        question_id=asking.question.id if asking.question else None,
    )


def _judge(now: Context, playbook: Playbook) -> list[tuple[Dimension, Judgement]]:
    judged = []
    for dimension in playbook.rubric:
        if dimension.id in JUDGES:
            judged.append((dimension, JUDGES[dimension.id](now)))
        elif dimension.id == COMPETENCY and (tested := competency(now, playbook)):
            judged.append((dimension, tested))
    return judged


def _overall(
    now: Context,
    found: list[Found],
    judged: list[tuple[Dimension, Judgement]],
    weights: dict[str, float],
) -> int:
    spare = min(
        (pair for pair in judged if pair[0].id in SPARE),
        key=lambda pair: pair[1].value,
        default=None,
    )
    kept = [pair for pair in judged if pair is not spare]
    total = sum(weights[d.id] for d, _ in kept)
    share = sum(weights[d.id] * j.value for d, j in kept) / total if total else 0.0
    share *= OFF_QUESTION + (1 - OFF_QUESTION) * min(1.0, 1.5 * on_topic(now.reading))
    body = clip((now.reading.body - NO_BODY) / (ENOUGH_BODY - NO_BODY))
    share = body * (
        WORKED_OUT * now.reading.fresh * on_topic(now.reading) + (1 - WORKED_OUT) * share
    )
    for one in found:
        share *= WARNING_COST if one.flag.warning else FLAG_COST
    return max(0, min(100, round(100 * share)))


def _level(value: float) -> int:
    """Turn 0 to 1 into one of five levels."""
    return 1 + min(4, int(value * 4 + 0.5))


def _dimension(dimension: Dimension, judgement: Judgement, reading: Reading) -> DimensionScore:
    level = _level(judgement.value)
    gap = next((g for g in dimension.gaps if g.when == judgement.gap), dimension.gaps[0])
    return DimensionScore(
        id=dimension.id,
        title=dimension.title,
        level=level,
        anchor=dimension.levels[level - 1],
        spans=tuple(quote(reading, i) for i in judgement.by),
        gap=gap.text if level < 5 else None,
        change=gap.change if level < 5 else None,
    )


def _raised(found: Found, reading: Reading) -> RaisedFlag:
    return RaisedFlag(
        kind=found.flag.kind,
        title=found.flag.title,
        quotes=tuple(quote(reading, i) for i in found.by),
        why=found.flag.harm,
        instead=found.flag.instead,
        warning=found.flag.warning,
    )


def _next_step(
    judged: list[tuple[Dimension, Judgement]], weights: dict[str, float], found: list[Found]
) -> str:
    """Give the one change worth most: a warning first, then what lifts the score most."""
    for one in found:
        if one.flag.warning:
            return one.flag.instead
    if not judged:
        return ""
    if not found and all(_level(judgement.value) == 5 for _, judgement in judged):
        return next((g.change for d, _ in judged for g in d.gaps if g.when == COMPLETE), "")
    dimension, judgement = max(judged, key=lambda pair: weights[pair[0].id] * (1 - pair[1].value))
    lift = weights[dimension.id] * (1 - judgement.value) / max(sum(weights.values()), 1e-9)
    if found and lift < 1 - FLAG_COST:
        return found[0].flag.instead
    gap = next((g for g in dimension.gaps if g.when == judgement.gap), dimension.gaps[0])
    return gap.change
