"""Judge each dimension: how far it is shown, 0 to 1, by which sentences, and what is missing.

Every measure is grounded: what no told event stands behind earns little, however well it is said.
The constants are amounts that a listener would call enough; none is fitted to labelled answers.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prebrief.practice.grammar import LOOSE, MIND
from prebrief.practice.reading import Reading, Told

ENOUGH_MASS = 2.2
"""Sentences' worth of telling that make a whole event; short good answers have about three."""
ENOUGH_SHARE = 0.28
"""Share of the words that tell something, above which the rest counts as air to breathe."""
ENOUGH_OWN = 1.3
SHORT = 5
"""Sentences below which less is enough: a short answer is judged by how much of it tells."""
SHORTEST = 0.5
"""Share of the usual amounts that even the shortest answer must reach."""
NEAR_QUESTION = 0.16
"""Cosine with the question of the three nearest sentences at which a told story is on the topic."""
FAR_QUESTION = 0.02
_STRAY = 0.12
"""Cosine below which an answer without one word of the question is about something else."""
_TOPICAL = 3
"""Words with a meaning from which a question has a topic of its own, and not only a form."""

_VAGUE_RESULT = re.compile(
    r"\b(?:success(?:ful|fully)?|improve(?:d|ment|ments)|positive|significant(?:ly)?|great "
    r"results?|exceed(?:ed|ing)|"
    r"achieved|gains|better|pleased|recogni[sz]ed|well received|resolved|outcomes?)\b",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"\b(?:learn(?:ed|t|ing)?|lesson|taught me|looking back|reflect(?:ed|ion)?|took away|"
    r"reinforced|grow(?:n|th)?)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:since|still|ever since|a year later|the year after|two years|years? later|has not|have "
    r"not|hasn't|haven't|"
    r"to this day|today|stayed|held|kept|now)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"\b(?:stakeholders?|teams?|everyone|colleagues|multidisciplinary|partners?)\b", re.I
)
_FALL = re.compile(
    r"\bfrom (?:about |over |under )?[$£€]?[\w.,%]+(?: \w+){0,4} to (?:about |over |under "
    r")?[$£€]?[\w.,%]+",
    re.I,
)


@dataclass(frozen=True)
class Judgement:
    """How far one dimension is shown."""

    value: float
    """0 to 1."""
    by: tuple[int, ...]
    """Sentences that show it, strongest first."""
    gap: str
    """Slug of what is missing."""


@dataclass(frozen=True)
class Context:
    """What the judges share."""

    reading: Reading
    flags: frozenset[str]
    ground: float
    """How much of an event stands behind the words, 0 to 1."""
    reflection: float
    resistance: float

    @property
    def told(self) -> tuple[Told, ...]:
        """Give the sentences."""
        return self.reading.told


def clip(value: float) -> float:
    """Keep a value between 0 and 1."""
    return min(1.0, max(0.0, value))


def context(reading: Reading, flags: frozenset[str]) -> Context:
    """Measure what all dimensions stand on."""
    enough = 0.7 * ENOUGH_MASS * _size(reading)
    ground = min(clip(reading.mass / enough), clip(reading.share / ENOUGH_SHARE))
    reflection = max(_shows(reading, "reflection", 0.35), default=0.0)
    resistance = max(_shows(reading, "resistance", 0.35), default=0.0)
    return Context(reading, flags, ground, reflection, resistance)


def _size(reading: Reading) -> float:
    return min(1.0, max(SHORTEST, len(reading.told) / SHORT))


def _shows(reading: Reading, use: str, enough: float) -> list[float]:
    """Give for each sentence how much it shows a use, as far as it tells anything."""
    return [
        told.degree(use) * clip(substance / enough)
        for told, substance in zip(reading.told, reading.substance, strict=True)
    ]


def _two(values: list[float]) -> tuple[float, float]:
    first, second = sorted([*values, 0.0, 0.0], reverse=True)[:2]
    return first, second


def _best(values: list[float], *, least: float = 0.2, most: int = 3) -> tuple[int, ...]:
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    return tuple(i for i in order[:most] if values[i] >= least)


def on_topic(reading: Reading) -> float:
    """Say how near the answer comes to the question's topic, 0 to 1."""
    if not reading.asking.known or not reading.told:
        return 1.0
    nearest = sorted((t.relevance for t in reading.told), reverse=True)[:3]
    near = sum(nearest) / len(nearest)
    topic = clip((near - FAR_QUESTION) / (NEAR_QUESTION - FAR_QUESTION))
    matter = reading.asking.matter
    if len(matter) >= _TOPICAL and near < _STRAY:
        said = frozenset[str]().union(*(t.terms for t in reading.told))
        if not matter & said:
            topic *= 0.4
    return topic if reading.nearness is None else min(topic, reading.nearness)


def answers(now: Context) -> Judgement:
    """The question is answered: on its topic, with what its form asks for, in own words."""
    reading, topic = now.reading, on_topic(now.reading)
    value = topic * (0.1 + 0.9 * now.ground)
    novelty = [t.novelty for t in now.told]
    gap = "off_topic" if topic < 0.5 else "empty" if now.ground < 0.5 else "late"
    if novelty and sum(novelty) / len(novelty) < 0.5:
        value *= 0.5
        gap = "echo"
    if reading.asking.wants_fault and now.reflection < 0.45:
        value, gap = value * 0.6, "no_fault"
    elif reading.asking.wants_conflict and now.resistance < 0.4:
        value, gap = value * 0.75, "no_conflict"
    near = [t.relevance * s for t, s in zip(now.told, reading.substance, strict=True)]
    return Judgement(value, _best(near, least=0.03, most=2), gap)


def event(now: Context) -> Judgement:
    """One specific event is told."""
    reading = now.reading
    enough = ENOUGH_MASS * _size(reading)
    value = clip(reading.mass / enough) * clip(reading.share / ENOUGH_SHARE)
    labels = sum(bool(t.piece.label) for t in now.told)
    initials = sum(t.anchors.initials for t in now.told)
    gap = "thin" if value >= 0.35 else "none"
    if gap == "none":
        if labels >= 2:
            gap = "headings"
        elif initials >= 6:
            gap = "lists"
        elif reading.asking.asked == "plan":
            gap = "no_steps"
    return Judgement(value, _best(list(reading.substance), least=0.3), gap)


def own_action(now: Context) -> Judgement:
    """What the speaker decided or did is clear."""
    reading = now.reading
    told_now = reading.asking.asked != "story"
    values = []
    for told, substance in zip(now.told, reading.substance, strict=True):
        share = 1.0 if told.own_deeds or (told_now and _own_now(told)) else 0.0
        if not share and told.weak_deeds:
            share = 0.4
        elif not share and told.shared_deeds:
            share = 0.15
        values.append(substance * share)
    value = clip(sum(values) / (ENOUGH_OWN * _size(reading))) * clip(reading.share / ENOUGH_SHARE)
    gap = "some" if value >= 0.5 else "none"
    if "we_only" in now.flags:
        value, gap = min(value, 0.2), "we_only"
    elif gap == "none" and sum(t.weak_deeds for t in now.told) >= 2:
        gap = "loose_verbs"
    return Judgement(value, _best(values), gap)


def _own_now(told: Told) -> bool:
    return any(
        a.who == "i" and a.tense in {"modal", "present"} and a.verb not in MIND | LOOSE
        for a in told.acts
    )


def result(now: Context) -> Judgement:
    """An outcome is told, with a figure or so concretely that it needs none."""
    reading = now.reading
    values, pairs, held = _shows(reading, "result", 0.5), 0.0, 0.0
    for i, told in enumerate(now.told):
        if told.decorative:
            values[i] *= 0.3
        paired = any(f.baseline is not None for f in told.figures) or _FALL.search(told.piece.text)
        if paired and reading.substance[i] > 0.25:
            values[i] = max(values[i], 0.8)
            pairs = 1.0
        elif values[i] >= 0.4 and (told.anchors.numbers or told.figures):
            pairs = max(pairs, 0.7)
        if values[i] >= 0.4 and (_HELD.search(told.piece.text) or told.anchors.times):
            held = 1.0
    first, second = _two(values)
    value = clip(0.62 * first + 0.2 * second + 0.14 * pairs + 0.14 * held * first) * now.ground
    gap = "no_baseline" if first >= 0.5 and not pairs else "not_held" if first >= 0.5 else "none"
    if gap == "none":
        if any(t.decorative for t in now.told):
            gap = "decorative"
        elif reading.asking.asked == "plan":
            gap = "no_test"
        elif any(_VAGUE_RESULT.search(t.piece.text) for t in now.told):
            gap = "vague"
    return Judgement(value, _best(values), gap)


def reflection(now: Context) -> Judgement:
    """Something of the speaker's own is looked back on, and something has changed."""
    values = _shows(now.reading, "reflection", 0.35)
    first, second = _two(values)
    value = clip(0.75 * first + 0.3 * second) * now.ground
    gap = "no_change" if first >= 0.5 else "none"
    if gap == "none" and any(_LESSON.search(t.piece.text) for t in now.told):
        value, gap = max(value, 0.2 * now.ground), "generic"
    if "fake_weakness" in now.flags:
        value, gap = min(value, 0.1), "fake"
    return Judgement(value, _best(values, least=0.4), gap)


def balance(now: Context) -> Judgement:
    """The other side and the price are told."""
    values = _shows(now.reading, "resistance", 0.35)
    first, second = _two(values)
    value = clip(0.6 * first + 0.25 * second + 0.2 * now.reflection) * now.ground
    gap = "some" if first >= 0.4 else "none"
    if now.flags & {"absolutism", "blame"}:
        value, gap = min(value, 0.15), "absolute" if "absolutism" in now.flags else gap
    return Judgement(value, _best(values, least=0.4), gap)


def partnership(now: Context) -> Judgement:
    """Others act, decide and are given credit."""
    values = _shows(now.reading, "partner", 0.35)
    first, second = _two(values)
    deeds = sum(t.others_deeds * s for t, s in zip(now.told, now.reading.substance, strict=True))
    value = (
        clip(0.55 * first + 0.2 * second + 0.3 * clip(deeds / (2.5 * _size(now.reading))))
        * now.ground
    )
    gap = "some" if first >= 0.5 else "none"
    if gap == "none" and any(_TEAM.search(t.piece.text) for t in now.told):
        gap = "faceless"
    if now.flags & {"silo", "i_only"}:
        value, gap = min(value, 0.1), "silo" if "silo" in now.flags else "none"
    return Judgement(value, _best(values, least=0.4), gap)


def structure(now: Context) -> Judgement:
    """The point comes early, deeds before outcome, nothing twice."""
    reading = now.reading
    substance = reading.substance
    count = len(substance)
    if not count or not now.ground:
        return Judgement(0.0, (), "none")
    first = next((i for i, s in enumerate(substance) if s >= 0.35), count)
    early = clip(1.2 - 1.5 * first / count)
    results = _shows(reading, "result", 0.5)
    last = max((i for i, r in enumerate(results) if r >= 0.4), default=-1)
    ends = 1.0 if last >= count / 2 else 0.4 if last >= 0 else 0.0
    fresh = sum(t.novelty for t in now.told) / count
    value = (0.35 * early + 0.3 * ends + 0.35 * clip(reading.share / 0.5) * fresh) * now.ground
    gap = "none"
    if now.ground >= 0.5:
        faults = [
            (fresh, "repeats"),
            (early, "late"),
            (ends, "no_end"),
            (clip(reading.share / 0.5), "padded"),
        ]
        gap = min(faults)[1]
    return Judgement(clip(value), (first,) if first < count else (), gap)


JUDGES: Mapping[str, Callable[[Context], Judgement]] = {
    "dim.answers": answers,
    "dim.event": event,
    "dim.own_action": own_action,
    "dim.result": result,
    "dim.reflection": reflection,
    "dim.balance": balance,
    "dim.partnership": partnership,
    "dim.structure": structure,
}
"""What judges each dimension of the rubric."""
