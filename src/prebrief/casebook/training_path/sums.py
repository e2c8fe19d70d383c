"""Training as arithmetic: cost, time, gaps closed, years until it pays."""

from dataclasses import dataclass

from prebrief.casebook.facts import Facts
from prebrief.casebook.training_path.inputs import Kind, Option, TrainingPath

# Usual lengths by the calendar: fact, and months in its unit.
_LENGTHS: dict[Kind, tuple[str, float]] = {
    "MHA or MPH": ("f.train_mha", 12.0),
    "MBA or MMM": ("f.train_mha", 12.0),
    "mini-MBA": ("f.train_mini_mba", 12 / 52),
    "certificate": ("f.train_certificate", 1.0),
}
WEEKS_PER_MONTH = 52 / 12
BLOCK_MONTHS = 1.0
"""What is shorter is taken in one block, as leave, and not beside the week's work."""


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """One way to learn, weighed."""

    option: Option
    fees: float
    """What one pays oneself."""
    hours_value: float
    months: float
    hours_per_week: float
    """That it asks for, over its length."""
    closed: tuple[str, ...]
    """Gaps of the goal that it closes."""
    open: tuple[str, ...]
    break_even: float | None
    """Years of the pay gain that pay for it."""
    obstacles: tuple[str, ...]

    @property
    def cost(self) -> float:
        return self.fees + self.hours_value


def weigh(inputs: TrainingPath, facts: Facts) -> list[Weighed]:
    """Weigh every way; first those without obstacle, by gaps closed and then by cost."""
    weighed = [_one(inputs, option, facts) for option in inputs.options]
    return sorted(weighed, key=lambda one: (bool(one.obstacles), -len(one.closed), one.cost))


def _one(inputs: TrainingPath, option: Option, facts: Facts) -> Weighed:
    fees = option.tuition * (1 - option.paid_by_employer / 100)
    worth = option.hours * inputs.hour_value
    gain = inputs.pay_gain * inputs.due_to_training / 100
    months = _months(option, facts)
    # Something that takes no time by the calendar still takes its hours in one week.
    per_week = option.hours / max(1.0, months * WEEKS_PER_MONTH)
    gaps = dict.fromkeys(inputs.gaps)
    closed = tuple(gap for gap in gaps if gap in option.teaches)
    obstacles = {
        "costs more than the budget": fees > inputs.budget,
        "asks for more hours a week than there are": months >= BLOCK_MONTHS
        and per_week > inputs.hours_per_week,
        "ends after the date set": months > inputs.within_months,
        "gives no degree where one is required": inputs.degree_required == "yes"
        and not option.degree,
    }
    return Weighed(
        option=option,
        fees=fees,
        hours_value=worth,
        months=months,
        hours_per_week=per_week,
        closed=closed,
        open=tuple(gap for gap in gaps if gap not in option.teaches),
        break_even=(fees + worth) / gain if gain >= 1 else None,
        obstacles=tuple(text for text, holds in obstacles.items() if holds),
    )


def _months(option: Option, facts: Facts) -> float:
    """Take the length as entered, or the middle of what is usual; else none by the calendar."""
    if option.months is not None:
        return option.months
    if option.kind not in _LENGTHS:
        return 0.0
    fact, months = _LENGTHS[option.kind]
    return (facts.low(fact) + facts.high(fact)) / 2 * months
