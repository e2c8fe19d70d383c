"""Practice: a situation drawn by seed, and a commitment judged against its worked answer.

The answer is not in the ``Scenario``: it is worked out from the same seed on checking.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from prebrief.casebook.facts import Facts
from prebrief.casebook.inputs import Inputs
from prebrief.casebook.units import show
from prebrief.records.case import (
    Ask,
    Assessment,
    Choice,
    Commitment,
    FigureCheck,
    Scenario,
    Solution,
    Table,
)

if TYPE_CHECKING:
    from prebrief.casebook.case import Case

One = TypeVar("One")
# Wrong by one of these factors means a slip of unit; tried in this order.
_FACTORS: tuple[tuple[float, str], ...] = (
    (-1.0, "The sign is turned round."),
    (12.0, "That is twelve times too much: a figure per year where one per month was asked."),
    (1 / 12, "That is a twelfth: a figure per month where one per year was asked."),
    (100.0, "That is a hundred times too much: a percentage taken for a share."),
    (0.01, "That is a hundredth: a share where a percentage was asked."),
    (1000.0, "That is a thousand times too much: check the zeros."),
    (0.001, "That is a thousandth: check the zeros."),
)


class Draw:
    """Chance by seed: the same seed draws the same situation on every machine."""

    def __init__(self, case: str, seed: int) -> None:
        self._random = Random(f"{case}:{seed}")

    def whole(self, low: int, high: int, step: int = 1) -> int:
        """Draw a whole number from low to high, in steps."""
        return low + step * int(self._random.random() * ((high - low) // step + 1))

    def number(self, low: float, high: float, step: float) -> float:
        """Draw a number from low to high in steps, so that it is easy to reckon with."""
        steps = round((high - low) / step)
        return round(low + step * int(self._random.random() * (steps + 1)), 6)

    def one(self, options: Sequence[One]) -> One:
        """Draw one of several."""
        return options[int(self._random.random() * len(options))]

    def some(self, options: Sequence[One], count: int) -> list[One]:
        """Draw several, without repeats, in the order given."""
        left = list(range(len(options)))
        taken = sorted(left.pop(int(self._random.random() * len(left))) for _ in range(count))
        return [options[place] for place in taken]

    def happens(self, chance: float) -> bool:
        """Draw yes or no."""
        return self._random.random() < chance


@dataclass(frozen=True, kw_only=True)
class Trap:
    """A wrong figure that a typical mistake gives."""

    figure: str
    value: float
    why: str
    """What was forgotten or mistaken; two sentences at most."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A drawn situation with everything needed to judge a commitment."""

    title: str
    situation: str
    inputs: Inputs
    asks: tuple[Ask, ...]
    traps: tuple[Trap, ...]
    question: str
    choices: tuple[Choice, ...] = ()
    sound: str = ""
    """Id of the choice that the figures support."""
    reason: str = ""
    """Why that one."""
    look_for: tuple[str, ...] = ()
    """What a strong recommendation says in this situation."""
    tables: tuple[Table, ...] = ()


def scenario(case: "Case[Any]", seed: int, facts: Facts) -> Scenario:
    """Draw a situation; nothing of the answer is in it."""
    problem = case.problem(Draw(case.name, seed), facts.anew())
    return Scenario(
        case=case.name,
        seed=seed,
        title=problem.title,
        situation=problem.situation,
        tables=problem.tables,
        inputs=problem.inputs.model_dump(mode="json"),
        asks=problem.asks,
        question=problem.question,
        choices=problem.choices,
    )


def check(case: "Case[Any]", seed: int, commitment: Commitment, facts: Facts) -> Assessment:
    """Judge a commitment: which figures are right, what went wrong, is the choice sound."""
    from prebrief.casebook.case import run

    problem = case.problem(Draw(case.name, seed), facts.anew())
    solution = run(case, problem.inputs, facts)
    judged = tuple(_judge(ask, commitment.figures, problem.traps, solution) for ask in problem.asks)
    return Assessment(
        right=sum(one.verdict == "right" for one in judged),
        asked=len(judged),
        figures=judged,
        choice=_choice(problem, commitment.choice),
        choice_reason=problem.reason,
        look_for=problem.look_for,
        solution=solution,
    )


def close(ask: Ask, committed: float, correct: float) -> bool:
    """Tell whether a committed figure is near enough."""
    return abs(committed - correct) <= max(ask.within * abs(correct), ask.within_units, 1e-9)


def _judge(
    ask: Ask, figures: Mapping[str, float], traps: Sequence[Trap], solution: Solution
) -> FigureCheck:
    worked = solution.figure(ask.figure)
    correct = worked.value or 0.0
    committed = figures.get(ask.figure)
    if committed is None:
        return FigureCheck(
            figure=ask.figure, label=ask.label, verdict="missing", correct=worked.display
        )
    right = close(ask, committed, correct)
    return FigureCheck(
        figure=ask.figure,
        label=ask.label,
        verdict="right" if right else "wrong",
        committed=show(committed, ask.unit),
        correct=worked.display,
        slip="" if right else _slip(ask, committed, correct, traps),
    )


def _slip(ask: Ask, committed: float, correct: float, traps: Sequence[Trap]) -> str:
    """Name the mistake that gives just this figure, if one does."""
    for trap in traps:
        if trap.figure == ask.figure and close(ask, committed, trap.value):
            return trap.why
    if correct:
        for factor, why in _FACTORS:
            scaled = ask.model_copy(update={"within_units": ask.within_units * abs(factor)})
            if close(scaled, committed, correct * factor):
                return why
    return ""


def _choice(problem: Problem, chosen: str) -> Any:
    if not problem.choices:
        return "not_asked"
    if not chosen:
        return "missing"
    return "sound" if chosen == problem.sound else "unsound"
