"""Ranking questions: how likely here, and how much preparing them helps this candidate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from prebrief.playbooks.schema import Question
from prebrief.playbooks.wording import fill, slots_of
from prebrief.records.document import Span
from prebrief.records.plan import Reason, Trigger
from prebrief.select.clauses import said, shorten
from prebrief.select.view import View, likeness
from prebrief.text.embedding import Vectors, encoder

ROLE, POSTING, GAP, TRIGGER = 3.0, 3.0, 2.0, 2.0
"""Points of ten for each ground on which a question is likely."""
_LIKE_FLOOR, _LIKE_FULL = 0.22, 0.62
_SAME = 0.74
"""Likeness from which two questions ask the same thing."""
_FORMAL = frozenset({"degree", "licence", "certification", "years", "credential"})
_PROBES = 0.3
_FEWEST_PROBES = 0.22
"""Largest and smallest share of questions that probe the CV, where it gives cause."""
_SAME_CITE = 2
"""How many questions may name the same line as their reason."""


@dataclass
class Ranked:
    """A question with the points it earned."""

    question: Question
    points: dict[str, float]
    reasons: list[Reason] = field(default_factory=list)
    trigger: Trigger | None = None
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
    pool = _score(view, triggers)
    return _spread(pool, top)


def _score(view: View, triggers: Sequence[Trigger]) -> list[Ranked]:
    questions = [q for q in view.playbook.questions if view.fits_setting(q.settings) > 0]
    close = _closeness(view, questions)
    by_kind: dict[str, Trigger] = {}
    for found in triggers:
        by_kind.setdefault(found.kind, found)
    weights = {rule.kind: rule.weight for rule in view.playbook.triggers}
    gaps = _gap_weights(view)
    ranked = []
    for column, question in enumerate(questions):
        trigger = next((by_kind[kind] for kind in question.triggers if kind in by_kind), None)
        if question.kind == "cv_probe" and question.triggers and trigger is None:
            continue
        if slots_of(question.text) and (
            trigger is None or fill(question.text, trigger.slots) is None
        ):
            continue
        item = Ranked(question, {}, trigger=trigger)
        _role(view, item)
        _posting(view, item, close[:, column])
        _gap(view, item, close[:, column], gaps)
        _cv(view, item, weights)
        ranked.append(item)
    return ranked


def _closeness(view: View, questions: Sequence[Question]) -> Vectors:
    """Likeness of each posting line to each question, rescaled to 0 to 1."""
    texts = tuple(text for q in questions for text in (q.text, *q.cues))
    if not texts:
        return np.zeros((len(view.posting), 0), np.float32)
    counts = [1 + len(q.cues) for q in questions]
    raw = likeness(view.posting_vectors, texts)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
    best = np.maximum.reduceat(raw, starts, axis=1) if len(raw) else raw[:, : len(questions)]
    scaled: Vectors = np.clip((best - _LIKE_FLOOR) / (_LIKE_FULL - _LIKE_FLOOR), 0, 1)
    for row, line in enumerate(view.posting):
        # Formal conditions and lines that ask for nothing seldom lead to a question of their own.
        if line.requirement is None or line.requirement.kind in _FORMAL:
            scaled[row] *= 0.55
    return scaled


def _role(view: View, item: Ranked) -> None:
    question = item.question
    fit = view.fits_rung(question.rungs) * view.fits_setting(question.settings)
    points = ROLE * min(1.0, question.frequency * fit)
    item.points["role"] = points
    rung = view.job_rung
    text = view.voice.say(
        "reason_role" if rung else "reason_role_any", question.id, rung=rung.title if rung else ""
    )
    item.reasons.append(Reason(code="role", text=text or "Commonly asked.", weight=points))


def _posting(view: View, item: Ranked, close: Vectors) -> None:
    emphasis = view.emphasis.get(item.question.look_for, 0.0)
    best = int(close.argmax()) if len(close) else -1
    like = float(close[best]) if best >= 0 else 0.0
    points = POSTING * (0.7 * like + 0.3 * emphasis)
    item.points["posting"] = points
    if best < 0 or like < 0.18:
        return
    lines = [int(i) for i in np.argsort(-close)[:2] if close[i] >= max(0.18, 0.7 * like)]
    about = " ".join((item.question.text, *item.question.cues[:3]))
    item.posting = tuple(shorten(view.posting[i].span, words=15, about=about) for i in lines)
    text = view.voice.say("reason_posting", item.question.id, quote=said(item.posting[0]))
    item.reasons.append(Reason(code="posting", text=text, cite=item.posting[0], weight=points))


def _gap_weights(view: View) -> dict[int, float]:
    """Weigh the posting lines that the CV does not answer in full."""
    weights = {}
    for row, line in enumerate(view.posting):
        if line.requirement is None:
            continue
        match = view.matches.get(line.requirement.id)
        if match and match.verdict != "strong":
            weights[row] = 1.0 if match.verdict == "none" else 0.55
    return weights


def _gap(
    view: View,
    item: Ranked,
    close: Vectors,
    gaps: dict[int, float],
) -> None:
    found = [(float(close[row]) * weight, row) for row, weight in gaps.items()]
    value, row = max(found, default=(0.0, -1))
    item.points["gap"] = GAP * value
    if row < 0 or value < 0.25:
        return
    line = view.posting[row]
    assert line.requirement is not None
    verdict = view.matches[line.requirement.id].verdict
    cite = shorten(line.span, words=14, about=item.question.text)
    use = "reason_gap" if verdict == "none" else "reason_gap_partial"
    text = view.voice.say(use, item.question.id, quote=said(cite))
    item.reasons.append(Reason(code="gap", text=text, cite=cite, weight=item.points["gap"]))


def _cv(view: View, item: Ranked, weights: dict[str, float]) -> None:
    trigger = item.trigger
    if trigger is None:
        # A CV that is strong on the theme invites the question as well.
        item.points["trigger"] = 0.4 * view.strength.get(item.question.look_for, 0.0)
        return
    weight = weights.get(trigger.kind, 0.6)
    points = TRIGGER * (0.4 + 0.6 * weight)
    if item.question.kind == "cv_probe":
        # The CV's own line calls for it as a posting's line does.
        item.points["posting"] = max(item.points["posting"], 0.8 * POSTING * weight)
    item.points["trigger"] = points
    cite = trigger.spans[0] if trigger.spans else None
    slots = dict(trigger.slots)
    if cite:
        cite = shorten(cite, words=18)
        slots["quote"] = said(cite)
    text = view.voice.say(f"reason_cv_{trigger.kind}", item.question.id, **slots)
    text = text or view.voice.say("reason_trigger", item.question.id, **slots)
    if text:
        item.reasons.append(Reason(code="trigger", text=text, cite=cite, weight=points))


def _spread(pool: list[Ranked], top: int) -> list[Ranked]:
    """Pick the best in turn; what was asked already, in theme or words, counts for less."""
    if not pool:
        return []
    texts = tuple(item.question.text for item in pool)
    vectors = encoder().encode(texts)
    alike = vectors @ vectors.T
    totals = np.array([item.total for item in pool], np.float32)
    themes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    lines: Counter[int] = Counter()
    picked: list[int] = []
    nearest = np.zeros(len(pool), np.float32)
    while len(picked) < min(top, len(pool)):
        value = totals.copy()
        for i, item in enumerate(pool):
            question = item.question
            value[i] -= 0.75 * themes[question.look_for] * (14 / max(top, 14))
            value[i] -= 0.25 * max(0, kinds[question.kind] - 4) * (14 / max(top, 14))
            if item.trigger:
                value[i] -= 1.6 * causes[item.trigger.kind]
            if question.kind == "cv_probe" and kinds["cv_probe"] >= max(2, _PROBES * top):
                value[i] -= 4
            if question.kind == "cv_probe" and kinds["cv_probe"] < round(_FEWEST_PROBES * top):
                value[i] += 1.2
            if item.posting:
                value[i] -= 0.5 * lines[item.posting[0].start]
        value -= np.where(nearest > _SAME, 5, 2.2 * np.clip(nearest - 0.45, 0, 1))
        value[picked] = -np.inf
        best = int(value.argmax())
        item = pool[best]
        picked.append(best)
        themes[item.question.look_for] += 1
        kinds[item.question.kind] += 1
        if item.trigger:
            causes[item.trigger.kind] += 1
        if item.posting:
            lines[item.posting[0].start] += 1
        nearest = np.maximum(nearest, alike[best])
    chosen = sorted((pool[i] for i in picked), key=lambda item: -item.total)
    _thin_out(chosen)
    return chosen


def _thin_out(chosen: list[Ranked]) -> None:
    """Let no line of the posting stand as the reason for question after question."""
    named: Counter[tuple[str, int]] = Counter()
    for item in chosen:
        kept = []
        for reason in sorted(item.reasons, key=lambda r: -r.weight):
            place = (reason.code, reason.cite.start) if reason.cite else None
            if place is not None and reason.code != "trigger":
                if named[place] >= _SAME_CITE + (reason.code == "posting"):
                    continue
                named[place] += 1
            kept.append(reason)
        item.reasons = kept
