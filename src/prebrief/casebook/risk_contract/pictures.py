"""Charts of the risk contract: the year, what moves it, and the spread of years."""

from prebrief.casebook.charts import histogram, tornado, waterfall
from prebrief.casebook.risk_contract import sums
from prebrief.casebook.risk_contract.inputs import RiskContract
from prebrief.casebook.risk_contract.simulation import Years
from prebrief.casebook.units import show
from prebrief.records.case import Chart, Mark

YEAR = "USD per year"
_BINS = 24
_EDGE = 0.005
"""Part of the years at each end that goes into the first and the last bin."""


def charts(inputs: RiskContract, years: Years) -> list[Chart]:
    """Draw the year as a waterfall, the swings as a tornado, the years as a histogram."""
    return [_year(inputs), _swings(inputs), _spread(inputs, years)]


def _year(inputs: RiskContract) -> Chart:
    premium, whole = sums.premium(inputs), sums.budget(inputs)
    return waterfall(
        "From premium to surplus in the expected year",
        {
            "Paid to the plan": premium,
            "Kept by the plan": whole - premium,
            "Cost of care": -sums.cost(inputs),
        },
        total="Surplus",
        unit=YEAR,
        reading=f"Of {show(premium, 'USD')}, {show(whole, 'USD')} reaches you and "
        f"{show(sums.cost(inputs), 'USD')} goes into care.",
    )


def _swings(inputs: RiskContract) -> Chart:
    share = (max(0.0, inputs.share - 3), min(100.0, inputs.share + 3))
    return tornado(
        "What the surplus hangs on",
        inputs,
        {
            "cost": (inputs.cost * 0.95, inputs.cost * 1.05),
            "raf": (max(0.1, inputs.raf - 0.05), min(10.0, inputs.raf + 0.05)),
            "share": share,
            "withhold_earned": (0.0, 100.0),
        },
        sums.surplus,
        unit=YEAR,
        labels={
            "cost": "cost of care, 5% either way",
            "raf": "risk score, 0.05 either way",
            "share": "share of premium, 3 points either way",
            "withhold_earned": "withhold earned",
        },
        reading="The widest bar is the assumption to test first.",
    )


def _spread(inputs: RiskContract, years: Years) -> Chart:
    """Count the years by result; both distributions share their bins."""
    import numpy as np

    ends = np.quantile(np.concatenate([years.plain, years.covered]), [_EDGE, 1 - _EDGE])
    low, high = float(ends[0]), float(ends[1])
    edges = np.linspace(low, high, _BINS + 1) if high > low else np.array([low, low])
    losses = 100 * float((years.plain < 0).mean())
    return histogram(
        "How the years spread",
        {
            "Without stop-loss": _marks(years.plain, edges),
            "With stop-loss": _marks(years.covered, edges),
        },
        unit="percent",
        x_label="Your result of the year, USD",
        reading=f"{show(losses, 'percent')} of {show(inputs.years, 'years')} lie below zero "
        f"without stop-loss; the middle 99 of 100 lie between {show(low, 'USD')} and "
        f"{show(high, 'USD')}.",
        guides={"nothing won or lost": 0.0},
        digits=2,
    )


def _marks(results: object, edges: object) -> tuple[Mark, ...]:
    import numpy as np

    values, borders = np.asarray(results), np.asarray(edges)
    inside = np.clip(values, borders[0], borders[-1])
    if borders[0] == borders[-1]:
        counts = np.array([len(inside)])
    else:
        counts, _ = np.histogram(inside, bins=borders)
    return tuple(
        Mark(
            label=f"{show(float(low), 'USD')} to {show(float(high), 'USD')}",
            value=100 * float(held) / len(inside),
            low=float(low),
            high=float(high),
        )
        for held, low, high in zip(counts, borders[:-1], borders[1:], strict=True)
    )
