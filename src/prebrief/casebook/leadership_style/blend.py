"""From the facts of a situation to shares of five styles; an aid to thought, no measurement."""

from dataclasses import dataclass

from prebrief.casebook.leadership_style.inputs import STYLES, LeadershipStyle, StyleName

_UNDONE = {"easily": 1.0, "at_a_cost": 0.5, "no": 0.0}
_IRREVERSIBLE_PENALTY = 0.5
_HIGH = 4
_NEAR = 0.75
"""A second style with so much of the first one's share belongs into the blend."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One fact that speaks for a style."""

    text: str
    weight: float
    holds: float
    """From 0, not at all, to 1, fully."""

    @property
    def part(self) -> float:
        return self.weight * self.holds

    @property
    def speaks(self) -> bool:
        """Tell whether the fact is strong enough to be named."""
        return self.holds > 0.5


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A style with its share of the blend."""

    name: StyleName
    share: float
    """In percent; all shares add up to a hundred."""
    reasons: tuple[Reason, ...]
    barred: bool = False
    """Not to be used here at all."""


def barred(inputs: LeadershipStyle) -> bool:
    """Tell whether trying out is forbidden: what cannot be undone and may harm is planned."""
    return inputs.reversible == "no" and inputs.safety


def direct_first(inputs: LeadershipStyle) -> bool:
    """Tell whether somebody must simply decide now, and lead afterwards."""
    return inputs.safety and inputs.urgency >= _HIGH


def blend(inputs: LeadershipStyle) -> list[Ranked]:
    """Rank the styles; squares of the scores make the differences speak."""
    reasons = _reasons(inputs)
    scores: dict[StyleName, float] = {
        name: sum(reason.part for reason in reasons[name]) for name in STYLES
    }
    if inputs.reversible == "no":
        scores["adaptive"] *= 0.0 if inputs.safety else _IRREVERSIBLE_PENALTY
    squares = {name: score**2 for name, score in scores.items()}
    total = sum(squares.values())
    open_to = [name for name in STYLES if not (name == "adaptive" and barred(inputs))]
    ranked = [
        Ranked(
            name=name,
            share=100 * squares[name] / total if total else _even(name, open_to),
            reasons=tuple(sorted(reasons[name], key=lambda one: -one.part)),
            barred=name not in open_to,
        )
        for name in STYLES
    ]
    return sorted(ranked, key=lambda one: -one.share)


def _even(name: StyleName, open_to: list[StyleName]) -> float:
    return 100 / len(open_to) if name in open_to else 0.0


def leading(ranked: list[Ranked]) -> list[Ranked]:
    """Give the first style, and the second if it is nearly as strong."""
    first, second = ranked[0], ranked[1]
    return [first, second] if second.share >= _NEAR * first.share else [first]


def _reasons(inputs: LeadershipStyle) -> dict[StyleName, tuple[Reason, ...]]:
    """Say what speaks for each style; the weights of a style add up to one."""
    change, unsure = _much(inputs.change_scale), _much(inputs.uncertainty)
    tired, wary = _little(inputs.morale), _little(inputs.trust)
    spread, proof = _much(inputs.expertise_spread), _much(inputs.evidence_need)
    owners, time = _much(inputs.owners), _little(inputs.urgency)
    undone = _UNDONE[inputs.reversible]
    return {
        "transformational": (
            Reason(text="much will change for many", weight=0.7, holds=change),
            Reason(text="the team is worn out", weight=0.3, holds=tired),
        ),
        "servant": (
            Reason(text="trust is low", weight=0.5, holds=wary),
            Reason(text="the team is worn out", weight=0.3, holds=tired),
            Reason(text="the experts are others", weight=0.2, holds=spread),
        ),
        "data_driven": (
            Reason(text="those who decide want proof", weight=0.75, holds=proof),
            Reason(text="it cannot be undone", weight=0.25, holds=1 - undone),
        ),
        "collaborative": (
            Reason(text="several groups could block it", weight=0.6, holds=owners),
            Reason(text="knowledge is spread over many", weight=0.25, holds=spread),
            Reason(text="there is time to agree", weight=0.15, holds=time),
        ),
        "adaptive": (
            Reason(text="nobody knows what will work", weight=0.7, holds=unsure),
            Reason(text="it can be undone", weight=0.3, holds=undone),
        ),
    }


def _much(points: int) -> float:
    return (points - 1) / 4


def _little(points: int) -> float:
    return (5 - points) / 4
