"""Control charts: centre, limits by formula, and the signals of a set of rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb, log2, sqrt
from statistics import median

from prebrief.casebook.quality_programme.inputs import ChartType, Point, RuleSet

RANGE_TO_SIGMA = 1.128
"""Expected range of two normal values, in standard deviations (d2 of the tables)."""
_CROSSINGS_CHANCE = 0.05


@dataclass(frozen=True, kw_only=True)
class Limits:
    """A chart worked out; percentages for p, otherwise in the chart's own unit."""

    values: tuple[float, ...]
    centre: float
    halves: tuple[float, ...]
    """Line that splits the points for runs: the mean, or the median where the chart is skewed."""
    sigmas: tuple[float, ...]
    ends: tuple[tuple[float, float], ...]


def limits(kind: ChartType, points: Sequence[Point], *, baseline: int, width: float) -> Limits:
    """Work out the centre from the baseline, and each point's limits around it."""
    base = points[:baseline] if baseline else points
    scale = 100.0 if kind == "p" else 1.0
    sized = kind in {"p", "u"}
    values = [scale * (one.value / one.size if sized else one.value) for one in points]
    if sized:
        centre = scale * sum(one.value for one in base) / sum(one.size for one in base)
    else:
        centre = sum(one.value for one in base) / len(base)
    sigmas = _sigmas(kind, centre, points, [one.value for one in base])
    floor = float("-inf") if kind == "xmr" else 0.0
    top = 100.0 if kind == "p" else float("inf")
    ends = tuple(
        (max(floor, centre - width * sigma), min(top, centre + width * sigma)) for sigma in sigmas
    )
    middle = median([one.value for one in base]) if kind == "g" else centre
    return Limits(
        values=tuple(values),
        centre=centre,
        halves=(middle,) * len(values),
        sigmas=tuple(sigmas),
        ends=ends,
    )


def _sigmas(
    kind: ChartType, centre: float, points: Sequence[Point], base: Sequence[float]
) -> list[float]:
    if kind == "p":
        return [sqrt(max(0.0, centre * (100 - centre)) / one.size) for one in points]
    if kind == "u":
        return [sqrt(centre / one.size) for one in points]
    if kind == "g":
        return [sqrt(centre * (centre + 1))] * len(points)
    moves = [abs(after - before) for before, after in pairwise(base)]
    mean = sum(moves) / len(moves) if moves else 0.0
    return [mean / RANGE_TO_SIGMA] * len(points)


def signals(chart: Limits, rules: RuleSet, *, shift: int) -> dict[int, str]:
    """Name for each point, by place, the first rule of the set that it breaks."""
    found: dict[int, str] = {}
    for rule in _sets(len(chart.values), shift)[rules]:
        for place in rule.find(chart):
            found.setdefault(place, rule.says)
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Rule:
    """A rule that names points as signals."""

    says: str
    find: Callable[[Limits], list[int]]
    """Gives the places of the points that break it."""


def _sets(count: int, shift: int) -> dict[RuleSet, tuple[Rule, ...]]:
    """List the rules of each set; Anhøj and Olesen's shift grows with the number of points."""
    longest = round(log2(count) + 3) if count else shift
    two, one = (
        _zone("two of three beyond two sigma", 2, 3, 2.0),
        _zone("four of five beyond one sigma", 4, 5, 1.0),
    )
    return {
        "limits": (_beyond(),),
        "limits_and_shift": (_beyond(), _run(shift)),
        "shift_and_crossings": (_run(longest + 1), _crossings()),
        "western_electric": (_beyond(), two, one, _run(8)),
        "nelson": (_beyond(), _run(9), _trend(6), _saw(14), two, one, _hugging(15), _avoiding(8)),
    }


def _beyond() -> Rule:
    def rule(chart: Limits) -> list[int]:
        # A hair's breadth, so that a point drawn on its limit by rounding is not a signal.
        near = 1e-9 * (1 + abs(chart.centre))
        return [
            place
            for place, (value, (low, high)) in enumerate(zip(chart.values, chart.ends, strict=True))
            if value < low - near or value > high + near
        ]

    return Rule("outside the limits", rule)


def _scores(chart: Limits) -> list[float]:
    """Give each point's distance from the centre in its own sigmas."""
    pairs = zip(chart.values, chart.sigmas, strict=True)
    return [(value - chart.centre) / sigma if sigma else 0.0 for value, sigma in pairs]


def sides(chart: Limits) -> list[int]:
    """Say for each point on which side it lies; 0 on the line, which counts for no run."""
    near = 1e-9 * (1 + abs(chart.centre))
    return [
        0 if abs(value - half) <= near else 1 if value > half else -1
        for value, half in zip(chart.values, chart.halves, strict=True)
    ]


def _run(length: int) -> Rule:
    def rule(chart: Limits) -> list[int]:
        found: list[int] = []
        places: list[int] = []
        last = 0
        for place, side in enumerate(sides(chart)):
            if side == 0:
                continue
            places = [*places, place] if side == last else [place]
            last = side
            if len(places) >= length:
                found += places if len(places) == length else [place]
        return found

    return Rule("shift", rule)


def _crossings() -> Rule:
    def rule(chart: Limits) -> list[int]:
        placed = [(place, side) for place, side in enumerate(sides(chart)) if side]
        crossed = sum(before[1] != after[1] for before, after in pairwise(placed))
        return [placed[-1][0]] if placed and crossed < fewest_crossings(len(placed)) else []

    return Rule("too few crossings", rule)


def fewest_crossings(count: int) -> int:
    """Give the lower 5% point of the crossings that chance makes of so many useful points."""
    if count < 2:
        return 0
    chances = count - 1
    total = 0
    for crossed in range(chances + 1):
        total += comb(chances, crossed)
        if total >= _CROSSINGS_CHANCE * 2**chances:
            return crossed
    return chances


def _zone(says: str, wanted: int, of: int, width: float) -> Rule:
    def rule(chart: Limits) -> list[int]:
        scores = _scores(chart)
        return [
            place
            for place in range(of - 1, len(scores))
            for side in (1, -1)
            if side * scores[place] > width
            and sum(side * score > width for score in scores[place - of + 1 : place + 1]) >= wanted
        ]

    return Rule(says, rule)


def _windows(says: str, length: int, holds: Callable[[Sequence[float]], bool]) -> Rule:
    def rule(chart: Limits) -> list[int]:
        scores = _scores(chart)
        return [
            place
            for place in range(length - 1, len(scores))
            if holds(scores[place - length + 1 : place + 1])
        ]

    return Rule(says, rule)


def _trend(length: int) -> Rule:
    def holds(scores: Sequence[float]) -> bool:
        moves = [after - before for before, after in pairwise(scores)]
        return all(move > 0 for move in moves) or all(move < 0 for move in moves)

    return _windows("trend", length, holds)


def _saw(length: int) -> Rule:
    def holds(scores: Sequence[float]) -> bool:
        moves = [after - before for before, after in pairwise(scores)]
        return all(one * two < 0 for one, two in pairwise(moves))

    return _windows("fourteen in alternation", length, holds)


def _hugging(length: int) -> Rule:
    # Without any spread there is nothing to hug.
    return _windows(
        "fifteen within one sigma",
        length,
        lambda scores: any(scores) and all(abs(score) < 1 for score in scores),
    )


def _avoiding(length: int) -> Rule:
    return _windows(
        "eight beyond one sigma", length, lambda scores: all(abs(score) > 1 for score in scores)
    )
