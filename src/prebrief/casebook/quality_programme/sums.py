"""Infection ratio, action strength and distance from target; no words."""

from collections.abc import Sequence
from math import sqrt

from prebrief.casebook.quality_programme.inputs import Action, ActionKind, Indicator

STRENGTHS: dict[str, tuple[ActionKind, ...]] = {
    "strong": (
        "forcing_function",
        "engineering_or_architecture",
        "standard_equipment",
        "simpler_process",
        "leaders_take_part",
    ),
    "intermediate": (
        "checklist",
        "software",
        "redundancy",
        "staffing_or_workload",
        "fewer_distractions",
    ),
    "weak": ("training", "policy", "double_check", "warning"),
}
_NORMAL_95 = 1.959964


def strength(action: Action) -> str:
    """Give the strength of an action from what it is."""
    return next(name for name, kinds in STRENGTHS.items() if action.kind in kinds)


def strengths(actions: Sequence[Action]) -> dict[str, int]:
    """Count the actions of each strength."""
    return {name: sum(strength(one) == name for one in actions) for name in STRENGTHS}


def ratio_interval(observed: int, predicted: float) -> tuple[float, float]:
    """Give the 95% interval of observed over predicted, by Byar's approximation to Poisson."""
    low = 0.0
    if observed:
        spread = _NORMAL_95 / (3 * sqrt(observed))
        low = observed * max(0.0, 1 - 1 / (9 * observed) - spread) ** 3
    more = observed + 1
    high = more * (1 - 1 / (9 * more) + _NORMAL_95 / (3 * sqrt(more))) ** 3
    return low / predicted, high / predicted


def short_of_target(indicator: Indicator) -> float:
    """Give how far an indicator misses its target, as a share of it; 0 where it is reached."""
    gap = indicator.target - indicator.value
    if indicator.better == "lower":
        gap = -gap
    base = indicator.target or max(indicator.value, 1.0)
    return max(0.0, gap / base)


def next_audit(indicators: Sequence[Indicator]) -> Indicator | None:
    """Pick what to audit next: the process or structure furthest from its target, else any."""
    missed = [one for one in indicators if short_of_target(one) > 0]
    causes = [one for one in missed if one.kind in {"structure", "process"}]
    return max(causes or missed, key=short_of_target, default=None)
