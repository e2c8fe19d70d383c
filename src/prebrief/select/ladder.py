"""The ladder: the next rung, which of its proofs the CV shows, and the roles next door."""

import numpy as np

from prebrief.playbooks.schema import Rung
from prebrief.records.document import Span
from prebrief.records.plan import ChosenEntry, Reason
from prebrief.select.clauses import shorten
from prebrief.select.view import View, likeness

_SHOWN = 0.46
"""Likeness of a CV line to a proof's cue from which the proof counts as shown."""
_ROLES = 4


def next_rung(view: View) -> Rung | None:
    """Give the rung that the posting leads to, or else the one above the present one."""
    own, wanted = view.own_rung, view.job_rung
    if wanted and (own is None or (wanted.ladder or 0) > (own.ladder or 0) or not wanted.ladder):
        return wanted if wanted is not own else _above(view, own)
    return _above(view, own) if own else wanted


def _above(view: View, own: Rung | None) -> Rung | None:
    if own is None or own.ladder is None:
        return None
    steps = [
        r
        for r in view.playbook.rungs
        if r.ladder == own.ladder + 1 and view.fits_setting(r.settings)
    ]
    return steps[0] if steps else None


def proofs_of(view: View, rung: Rung | None) -> tuple[ChosenEntry, ...]:
    """Give the rung's proofs, each with the CV line that shows it, if one does."""
    if rung is None:
        return ()
    found = _shown(view, rung)
    return tuple(
        ChosenEntry(entry_id=f"{rung.id}/{place}", cite=span)
        for place, (span, _) in enumerate(found)
    )


def _shown(view: View, rung: Rung) -> list[tuple[Span | None, float]]:
    cues = rung.proof_cues[: len(rung.proof)]
    scores = likeness(view.deed_vectors, cues)
    out: list[tuple[Span | None, float]] = []
    for column in range(len(rung.proof)):
        if column >= len(cues) or not len(scores):
            out.append((None, 0.0))
            continue
        best = int(scores[:, column].argmax())
        value = float(scores[best, column])
        line = view.deeds[best]
        span = shorten(line.span, about=cues[column], words=14) if value >= _SHOWN else None
        out.append((span, value))
    return out


def related_roles(view: View, target: Rung | None) -> tuple[ChosenEntry, ...]:
    """Give roles next door, with the proof that is shown and the one that is not."""
    own = view.own_rung
    wanted = [rid for rung in (target, view.job_rung, own) if rung for rid in rung.related]
    if target and target.ladder:
        wanted += [
            r.id for r in view.playbook.rungs if r.ladder in {target.ladder - 1, target.ladder + 1}
        ]
    roles = []
    for rid in dict.fromkeys(wanted):
        rung = view.rungs.get(rid)
        if rung is None or rung in {target, own} or not view.fits_setting(rung.settings):
            continue
        shown = _shown(view, rung)
        values = np.array([value for _, value in shown], np.float32)
        best, worst = int(values.argmax()), int(values.argmin())
        reasons = []
        if shown[best][0] is not None:
            reasons.append(Reason(code="theme", text=rung.proof[best], cite=shown[best][0]))
        if worst != best or shown[worst][0] is None:
            reasons.append(Reason(code="gap", text=rung.proof[worst]))
        mean = float(values.mean()) + (0.05 if rung.settings != ("any",) else 0.0)
        roles.append((mean, ChosenEntry(entry_id=rung.id, reasons=tuple(reasons))))
    roles.sort(key=lambda pair: -pair[0])
    return tuple(entry for _, entry in roles[:_ROLES])
