"""Choose what a panellist would ask next: whatever the answer left out."""

from hashlib import blake2s

from prebrief.playbooks.schema import Playbook
from prebrief.playbooks.schema_answers import Dimension
from prebrief.practice.dimensions import Context, Judgement
from prebrief.records.answer import Probe

MOST = 3
_ENOUGH = 0.62
"""Value from which a dimension needs no probe."""


def follow_ups(
    now: Context, judged: list[tuple[Dimension, Judgement]], playbook: Playbook
) -> tuple[Probe, ...]:
    """Give at most three probes, the largest gap first."""
    chosen: list[Probe] = []
    for kind, aim in _wanted(now, judged):
        if len(chosen) == MOST:
            break
        if any(probe.probe == kind for probe in chosen):
            continue
        text = _text(now, kind, playbook)
        if text:
            chosen.append(Probe(probe=kind, text=text, aim=aim))
    return tuple(chosen)


def _wanted(now: Context, judged: list[tuple[Dimension, Judgement]]) -> list[tuple[str, str]]:
    """List the kinds of probe in order of what is missing most, with the gap each goes after."""
    asked = now.reading.asking.asked
    by_id = {d.id: (d, j) for d, j in judged}
    wanted: list[tuple[float, str, str]] = []
    if "privacy" in now.flags:
        wanted.append((9.0, "ethics", _gap(by_id, "dim.answers", "privacy")))
    for dimension, judgement in judged:
        if dimension.probe is None or judgement.value >= _ENOUGH:
            continue
        gap = next((g for g in dimension.gaps if g.when == judgement.gap), dimension.gaps[0])
        kind = dimension.probe
        if kind == "baseline" and judgement.gap == "not_held":
            kind = "sustainment"
        if kind == "resistance" and now.resistance >= 0.6:
            continue
        wanted.append((dimension.weights.get(asked, 0.0) * (1 - judgement.value), kind, gap.text))
    # An answer with little missing is asked what would come next.
    told = by_id.get("dim.result")
    if told and told[1].value >= _ENOUGH:
        wanted.append((0.012, "counterfactual", ""))
        if told[1].gap == "not_held":
            wanted.append((0.02, "sustainment", ""))
    wanted += [(0.008, "transfer", ""), (0.004, "trade_off", ""), (0.002, "failure", "")]
    wanted.sort(key=lambda item: -item[0])
    return [(kind, aim) for _, kind, aim in wanted]


def _gap(by_id: dict[str, tuple[Dimension, Judgement]], name: str, when: str) -> str:
    if name not in by_id:
        return ""
    return next((g.text for g in by_id[name][0].gaps if g.when == when), "")


def _text(now: Context, kind: str, playbook: Playbook) -> str:
    """Take the question's own probe of the kind, or one of the playbook's."""
    question = now.reading.asking.question
    for follow_up in question.follow_ups if question else ():
        if follow_up.probe == kind:
            return follow_up.text
    texts = [text for probe in playbook.probes if probe.probe == kind for text in probe.texts]
    if not texts:
        return ""
    # The same words always get the same probe, other words perhaps another one.
    return texts[blake2s(now.reading.answer.encode(), digest_size=1).digest()[0] % len(texts)]
