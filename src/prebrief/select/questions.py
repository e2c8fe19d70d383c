"""Ranking questions: how likely here, and how much preparing them helps this candidate."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from prebrief.playbooks.schema import Question
from prebrief.playbooks.wording import fill, slots_of
from prebrief.records.document import Span
from prebrief.records.plan import Reason, Trigger
from prebrief.select.clauses import content_words, find_terms
from prebrief.select.view import View, likeness
from prebrief.text.embedding import Vectors, encoder

ROLE, POSTING, GAP, TRIGGER = 3.0, 3.0, 2.0, 2.0
"""Points of ten for each ground on which a question is likely."""
RECURRING = 1.5
"""Most points that a question gains because its theme recurs in the user's real interviews."""
_LIKE_FLOOR, _LIKE_FULL = 0.28, 0.78
_NAMED = 0.4
"""Rescaled likeness from which a line of the posting counts as the reason."""
_SAME = 0.74
"""Likeness from which two questions ask the same thing."""
_FORMAL = frozenset({"degree", "licence", "certification", "years", "credential"})
_ASKED_HERE = 0.6
"""What a question gains where the posting names a person who usually asks it."""
_SPOKEN_TO = 1.1
"""Most that a question gains because a line of the CV speaks to it."""
_WORD_FOR_WORD = 1.9
"""Closeness of a deed in which a cue of the question stands word for word."""
_DEED_FLOOR, _DEED_FULL = 0.30, 0.62
_SHARES = {
    "behavioural": 0.42, "situational": 0.22, "technical": 0.22, "motivation": 0.15,
    "second_interview": 0.28, "ethics": 0.1, "closing": 0.05, "cv_probe": 0.3,
}  # fmt: skip
"""Shares of the kinds in a list above which one more of the kind is worth less."""
_FEWEST_PROBES = 0.21
"""Share of questions that probe the CV, where it gives cause."""


@dataclass
class Ranked:
    """A question with the points it earned, and the lines that earned them."""

    question: Question
    points: dict[str, float]
    trigger: Trigger | None = None
    posting_rows: tuple[int, ...] = ()
    """Rows of the posting that call for it, closest first."""
    gap_row: int | None = None
    """Row of the posting that the CV does not answer and the question is about."""
    reasons: list[Reason] = field(default_factory=list)
    posting: tuple[Span, ...] = ()

    @property
    def total(self) -> float:
        """Points of ten."""
        return sum(self.points.values())

    @property
    def likelihood(self) -> float:
        """How likely it is, 0 to 1: no question is certain and none is impossible."""
        return round(float(np.clip(0.05 + self.total / 10.5, 0.05, 0.97)), 3)


def rank(view: View, triggers: Sequence[Trigger], top: int) -> list[Ranked]:
    """Give the likeliest questions, spread over the look-fors."""
    return _spread(_score(view, triggers), top, view.emphasis)


def _score(view: View, triggers: Sequence[Trigger]) -> list[Ranked]:
    questions = [q for q in view.playbook.questions if view.fits_setting(q.settings) > 0]
    close = _closeness(view, questions)
    deeds = _deed_closeness(view, questions)
    here = _named_here(view)
    by_kind: dict[str, Trigger] = {}
    for found in triggers:
        by_kind.setdefault(found.kind, found)
    weights = {rule.kind: rule.weight for rule in view.playbook.triggers}
    gaps = _gap_weights(view)
    asked = _open_words(view)
    ranked = []
    for column, question in enumerate(questions):
        trigger = next((by_kind[kind] for kind in question.triggers if kind in by_kind), None)
        if question.kind == "cv_probe" and question.triggers and trigger is None:
            continue
        slots = trigger.slots if trigger else {}
        if slots_of(question.text) and fill(question.text, slots) is None:
            continue
        item = Ranked(question, {}, trigger=trigger)
        _role(view, item)
        _posting(view, item, close[:, column])
        item.points["posting"] += _ASKED_HERE * bool(here & set(question.asked_by[:2]))
        _gap(item, close[:, column], gaps)
        _cv(item, float(deeds[column]), weights, asked)
        if again := view.recurring.get(question.look_for or "", 0.0):
            item.points["recurring"] = RECURRING * again
        ranked.append(item)
    return ranked


def _closeness(view: View, questions: Sequence[Question]) -> Vectors:
    """Likeness of each posting line to each question, rescaled to 0 to 1."""
    texts = tuple(text for q in questions for text in (q.text, *q.cues))
    if not texts or not view.posting:
        return np.zeros((len(view.posting), len(questions)), np.float32)
    counts = [1 + len(q.cues) for q in questions]
    raw = likeness(view.posting_vectors, texts)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
    best = np.maximum.reduceat(raw, starts, axis=1)
    # A line that is close to every question says little about any one of them.
    mean = best.mean(axis=1, keepdims=True)
    best = best - 0.4 * (mean - mean.mean())
    scaled: Vectors = np.clip((best - _LIKE_FLOOR) / (_LIKE_FULL - _LIKE_FLOOR), 0, 1)
    reporting = {span.start for span in view.job.reports_to}
    for row, line in enumerate(view.posting):
        # Formal conditions and lines that ask for nothing seldom lead to a question of their own.
        formal = line.requirement is not None and line.requirement.kind in _FORMAL
        if formal or (line.requirement is None and line.span.start not in reporting):
            scaled[row] *= 0.55
    return scaled


def _deed_closeness(view: View, questions: Sequence[Question]) -> Vectors:
    """Likeness of the deed that is closest to each question, rescaled to 0 to 1."""
    best = np.zeros(len(questions), np.float32)
    texts = tuple(text for q in questions for text in (q.text, *q.cues))
    if not texts or not view.deeds or not view.profile.statements:
        return best
    counts = [1 + len(q.cues) for q in questions]
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
    raw = np.maximum.reduceat(likeness(view.deed_vectors, texts), starts, axis=1).max(axis=0)
    scaled: Vectors = np.clip((raw - _DEED_FLOOR) / (_DEED_FULL - _DEED_FLOOR), 0, 1)
    told = "\n".join(line.text for line in view.deeds)
    named = [bool(find_terms(told, question.cues)) for question in questions]
    out: Vectors = np.where(named, _WORD_FOR_WORD, scaled).astype(np.float32)
    return out


def _named_here(view: View) -> set[str]:
    """Give the personas whom the posting names outside its own title."""
    title = (view.job.title or "").lower()
    lines = [span.text for span in view.job.reports_to] + [line.text for line in view.posting]
    found = set()
    for persona in view.playbook.personas:
        terms = [term for term in persona.terms if term.lower() not in title]
        if any(find_terms(text, terms) for text in lines):
            found.add(persona.id)
    return found


def _role(view: View, item: Ranked) -> None:
    question = item.question
    fit = view.fits_rung(question.rungs) * view.fits_setting(question.settings)
    points = ROLE * min(1.0, question.frequency * fit)
    if question.kind == "closing":
        # Sure to come and soon answered: the questions to ask them have a section of their own.
        points *= 0.4
    if question.kind == "behavioural":
        # What was done predicts more than what would be done, and panels are trained to ask it.
        points += 0.5
    if view.setting and view.setting.id in question.settings:
        points += 0.5
    item.points["role"] = points


def _posting(view: View, item: Ranked, close: Vectors) -> None:
    emphasis = view.emphasis.get(item.question.look_for, 0.0)
    order = [int(row) for row in np.argsort(-close)[:2]]
    like = float(close[order[0]]) if order else 0.0
    # Words of the posting seldom bring up a question that belongs to other offices.
    office = 0.4 + 0.6 * min(1.0, view.fits_rung(item.question.rungs))
    item.points["posting"] = POSTING * (0.75 * like + 0.25 * emphasis) * office
    item.posting_rows = tuple(row for row in order if close[row] >= max(_NAMED, 0.7 * like))


def _gap_weights(view: View) -> dict[int, float]:
    """Weigh the posting lines that the CV does not answer in full."""
    weights = {}
    for row, line in enumerate(view.posting):
        match = view.matches.get(line.requirement.id) if line.requirement else None
        if match and match.verdict != "strong":
            weights[row] = 1.0 if match.verdict == "none" else 0.55
    return weights


def _open_words(view: View) -> frozenset[str]:
    """Give the words of the formal conditions that the CV does not meet in full."""
    return frozenset(
        word
        for line in view.posting
        if line.requirement and line.requirement.kind in _FORMAL
        if (match := view.matches.get(line.requirement.id)) and match.verdict != "strong"
        for word in content_words(line.text)
    )


def _gap(item: Ranked, close: Vectors, gaps: dict[int, float]) -> None:
    found = [(float(close[row]) * weight, row) for row, weight in gaps.items()]
    value, row = max(found, default=(0.0, -1))
    item.points["gap"] = GAP * value
    item.gap_row = row if value >= _NAMED else None


def _cv(item: Ranked, close: float, weights: dict[str, float], asked: frozenset[str]) -> None:
    trigger = item.trigger
    if trigger is None:
        # A line of the CV that speaks to a question invites it as well.
        item.points["trigger"] = _SPOKEN_TO * close
        return
    weight = weights.get(trigger.kind, 0.6)
    item.points["trigger"] = TRIGGER * (0.4 + 0.6 * weight)
    if item.question.kind == "cv_probe":
        # The CV's own line calls for it as a posting's line does.
        item.points["posting"] = max(item.points["posting"], 0.8 * POSTING * weight)
    if any(content_words(span.text) & asked for span in trigger.spans):
        item.points["gap"] += 0.5 * GAP


def _spread(pool: list[Ranked], top: int, emphasis: Mapping[str, float]) -> list[Ranked]:
    """Pick the best in turn; what was asked already, in theme or words, counts for less."""
    if not pool:
        return []
    vectors = encoder().encode([item.question.text for item in pool])
    alike = vectors @ vectors.T
    totals = np.array([item.total for item in pool], np.float32)
    nearest = np.zeros(len(pool), np.float32)
    taken = _Taken(pool, top, emphasis)
    picked: list[int] = []
    while len(picked) < min(top, len(pool)):
        value = totals - taken.penalties()
        value -= np.where(nearest > _SAME, 5, 2.2 * np.clip(nearest - 0.45, 0, 1))
        value[picked] = -np.inf
        best = int(value.argmax())
        picked.append(best)
        taken.take(best)
        nearest = np.maximum(nearest, alike[best])
    return sorted((pool[i] for i in picked), key=lambda item: -item.total)


class _Taken:
    """Counts what has been picked, so that no theme, kind or line crowds out another."""

    def __init__(self, pool: list[Ranked], top: int, emphasis: Mapping[str, float]) -> None:
        self._pool = pool
        self._top = top
        self._ease = 14 / max(top, 14)
        self._themes = _columns([item.question.look_for for item in pool])
        self._kinds = _columns([item.question.kind for item in pool])
        self._causes = _columns([item.trigger.kind if item.trigger else "" for item in pool])
        spots = [
            item.trigger.spans[0] if item.trigger and item.trigger.spans else None for item in pool
        ]
        self._spots = _columns([str(spot.start) if spot else "" for spot in spots])
        rows = [str(item.posting_rows[0]) if item.posting_rows else "" for item in pool]
        self._lines = _columns(rows)
        self._counts: Counter[tuple[str, int]] = Counter()
        self._quotas = np.array(
            [_SHARES.get(item.question.kind, 0.2) * top for item in pool], np.float32
        )
        # What the posting stresses may be asked about more often before it crowds out the rest.
        self._shares = np.array(
            [1 + 2.2 * emphasis.get(item.question.look_for, 0.0) for item in pool], np.float32
        )
        self._probe = np.array([item.question.kind == "cv_probe" for item in pool])
        # What a line of the CV calls for, or every panel opens with, belongs to no theme's share.
        self._free = self._probe | np.array(
            [
                item.question.kind == "motivation"
                or item.trigger is not None
                or item.points["trigger"] > _SPOKEN_TO
                for item in pool
            ]
        )

    def penalties(self) -> Vectors:
        """Give what each question loses by what was picked before it."""
        kinds = self._of("kind", self._kinds)
        over = self._of("theme", self._themes) + 1 - self._shares
        loss = 0.9 * self._ease * np.clip(over, 0, None) * ~self._free
        loss += 0.8 * np.clip(kinds + 1 - self._quotas, 0, 4)
        loss += 1.6 * self._of("cause", self._causes)
        loss += 0.35 * self._ease * self._of("line", self._lines)
        loss += 1.2 * self._of("spot", self._spots)
        few = self._probe & (kinds < round(_FEWEST_PROBES * self._top))
        out: Vectors = (loss - 1.2 * few).astype(np.float32)
        return out

    def take(self, place: int) -> None:
        """Count a question as picked."""
        columns = (
            ("theme", self._themes),
            ("kind", self._kinds),
            ("cause", self._causes),
            ("line", self._lines),
            ("spot", self._spots),
        )
        for name, column in columns:
            if column[place] >= 0 and not (name == "theme" and self._free[place]):
                self._counts[name, int(column[place])] += 1

    def _of(self, name: str, column: Vectors) -> Vectors:
        counts = np.array(
            [self._counts[name, i] for i in range(int(column.max(initial=-1)) + 1)] + [0],
            np.float32,
        )
        out: Vectors = counts[column.astype(int)]
        return out


def _columns(names: list[str]) -> Vectors:
    """Number the names; those that are empty get -1."""
    numbers = {name: i for i, name in enumerate(dict.fromkeys(n for n in names if n))}
    return np.array([numbers.get(name, -1) for name in names], np.float32)
