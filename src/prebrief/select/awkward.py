"""Awkward spots: what a reader of the CV will stop at, with the advice that fits."""

from collections import Counter
from collections.abc import Sequence

from prebrief.playbooks.schema import Advice
from prebrief.playbooks.wording import fill
from prebrief.records.plan import Awkward, Trigger
from prebrief.select.clauses import said, shorten
from prebrief.select.view import View

MOST = 8


def choose_awkward(view: View, triggers: Sequence[Trigger]) -> tuple[Awkward, ...]:
    """Choose the spots to have a sentence ready for, in the advice's order."""
    found: list[tuple[int, Awkward]] = []
    kinds: Counter[str] = Counter()
    lines: set[int] = set()
    for trigger in triggers:
        advice = _advice(view, trigger)
        if advice is None or kinds[trigger.kind] >= 2:
            continue
        spans = tuple(shorten(span, words=20) for span in trigger.spans[:3])
        if spans and spans[0].start in lines and trigger.kind not in {"overlap"}:
            continue
        lines |= {span.start for span in spans[:1]}
        kinds[trigger.kind] += 1
        slots = dict(trigger.slots)
        for place, span in enumerate(spans):
            slots[("quote", "quote_two", "quote_three")[place]] = said(span)
        found.append((advice.order, Awkward(advice_id=advice.id, spans=spans, slots=slots)))
    found.sort(key=lambda pair: pair[0])
    if not found:
        found = [(0, spot) for spot in _fallback(view)]
    return tuple(spot for _, spot in found[:MOST])


def _advice(view: View, trigger: Trigger) -> Advice | None:
    """Give the first advice for this kind of trigger whose slots can all be filled."""
    slots = dict(trigger.slots) | {"quote": "x"} if trigger.spans else dict(trigger.slots)
    slots |= {"quote_two": "x"} if len(trigger.spans) > 1 else {}
    for advice in view.playbook.advice:
        if advice.use != "awkward" or trigger.kind not in advice.when:
            continue
        if not view.fits_setting(advice.settings):
            continue
        if any(fill(text, slots) for text in (advice.text, *advice.variants)):
            return advice
    return None


def _fallback(view: View) -> list[Awkward]:
    """Every candidate is asked why they would leave."""
    advice = next(
        (a for a in view.playbook.advice if a.use == "awkward" and "nothing_found" in a.when), None
    )
    post = next((p for p in view.profile.work if p.span), None)
    if advice is None or post is None or post.span is None:
        return []
    span = shorten(post.span, words=16)
    return [Awkward(advice_id=advice.id, spans=(span,), slots={"quote": said(span)})]
