"""Say whether an answer shows what the question tests."""

from prebrief.playbooks.schema import Playbook
from prebrief.practice.dimensions import Context, Judgement, clip
from prebrief.practice.likeness import vectors_of

_FAR, _NEAR = 0.12, 0.42
"""Cosines between an answer's sentence and a competency's example: unrelated, plainly related."""


def competency(now: Context, playbook: Playbook) -> Judgement | None:
    """Judge the competency that the question tests; nothing where no question comes near."""
    near = now.reading.asking.near
    if near is None:
        return None
    cues = [near.tests, *near.strong_signals]
    for entry in playbook.competencies:
        if entry.id in near.competencies:
            cues += entry.cues
    told = now.told
    if not told:
        return Judgement(0.0, (), "none")
    lines = vectors_of([t.piece.text for t in told])
    likest = (lines @ vectors_of(cues).T).max(axis=1)
    substance = now.reading.substance
    values = [
        clip((float(c) - _FAR) / (_NEAR - _FAR)) * clip(s / 0.4)
        for c, s in zip(likest, substance, strict=True)
    ]
    first, second = sorted([*values, 0.0, 0.0], reverse=True)[:2]
    value = round(clip(0.8 * first + 0.35 * second) * now.ground, 4)
    by = tuple(sorted((i for i, v in enumerate(values) if v >= 0.3), key=lambda i: -values[i])[:2])
    return Judgement(value, by, "some" if first >= 0.4 else "none")
