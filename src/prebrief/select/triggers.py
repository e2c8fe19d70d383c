"""Finding what in a CV makes an interviewer ask: every detector in turn."""

from collections.abc import Callable, Iterator

from prebrief.records.plan import Trigger
from prebrief.select.clauses import said, shorten
from prebrief.select.lines import line_triggers
from prebrief.select.papers import paper_triggers
from prebrief.select.times import time_triggers
from prebrief.select.view import View

Detector = Callable[[View], Iterator[Trigger]]
_DETECTORS: tuple[Detector, ...] = (time_triggers, paper_triggers, line_triggers)
_MOST_OF_A_KIND = 3


def find_triggers(view: View) -> tuple[Trigger, ...]:
    """Find every trigger, heaviest first, at most three of a kind and none twice."""
    if not view.profile.statements:
        return ()
    weights = {rule.kind: rule.weight for rule in view.playbook.triggers}
    found: list[Trigger] = []
    seen: set[tuple[str, int]] = set()
    for detect in _DETECTORS:
        for trigger in detect(view):
            key = (trigger.kind, trigger.spans[0].start if trigger.spans else -1)
            alike = sum(other.kind == trigger.kind for other in found)
            if key not in seen and alike < _MOST_OF_A_KIND:
                seen.add(key)
                found.append(_with_quotes(trigger))
    return tuple(sorted(found, key=lambda t: -weights.get(t.kind, 0.5)))


def _with_quotes(trigger: Trigger) -> Trigger:
    """Put the trigger's own words among its slots."""
    slots = dict(trigger.slots)
    for name, span in zip(("quote", "quote_two", "quote_three"), trigger.spans, strict=False):
        slots[name] = said(shorten(span, words=16))
    return trigger.model_copy(update={"slots": slots})
