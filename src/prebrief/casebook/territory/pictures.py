"""Territories as charts and tables."""

from collections import Counter

from prebrief.casebook.charts import bars, points, table
from prebrief.casebook.territory import sums
from prebrief.casebook.territory.ground import Floats
from prebrief.casebook.territory.inputs import Territory
from prebrief.casebook.units import number, show
from prebrief.records.case import Chart, Mark, Table


def charts(plan: sums.Plan, band: float, quotas: Floats) -> list[Chart]:
    """Draw the map, the balance on both measures, and the goals."""
    return [_map(plan, quotas), _balance(plan, band), _naive(plan, band), _goals(plan, quotas)]


def _map(plan: sums.Plan, quotas: Floats) -> Chart:
    """Draw one point for each ZIP code of a territory, and its base by name."""
    spots: dict[str, dict[str, Mark]] = {name: {} for name in plan.names}
    for place, owner in zip(plan.work.places, plan.division.owner, strict=True):
        spots[plan.names[owner]].setdefault(
            place.zip_code, Mark(label=place.zip_code, x=place.longitude, value=place.latitude)
        )
    return points(
        {name: list(marks.values()) for name, marks in spots.items()},
        _territories(plan, quotas),
        unit="degrees",
        x_label="Longitude, degrees",
        reading=f"{show(len(plan.accounts), 'accounts')} in {len(plan.names)} territories, each "
        f"point a ZIP code; {show(100 * plan.together, 'percent')} of the accounts hang together "
        "with most of their own territory. Places of ZIP codes: GeoNames (CC BY 4.0).",
    )


def _territories(plan: sums.Plan, quotas: Floats) -> Table:
    counts = Counter(int(owner) for owner in plan.division.owner)
    hours = sums.held(plan, plan.work.hours)
    worth = sums.held(plan, plan.work.potential)
    rows = [
        (
            name,
            show(counts[place], "accounts"),
            show(hours[place], "hours", digits=0),
            show(100 * plan.load[0, place], "percent"),
            show(worth[place], "USD"),
            show(100 * plan.load[1, place], "percent"),
            show(plan.road[place], "hours", digits=0),
            show(quotas[place], "USD"),
        )
        for place, name in enumerate(plan.names)
    ]
    columns = (
        "Territory", "Accounts", "Workload a year", "Of its share",
        "Potential a year", "Of its share", "Road from base", "Goal",
    )  # fmt: skip
    return table("The territories", columns, rows)


def _limits(band: float) -> dict[str, float]:
    return {"least": 100 * (1 - band), "most": 100 * (1 + band)}


def _balance(plan: sums.Plan, band: float) -> Chart:
    inside = sum(bool((abs(load - 1) <= band + 1e-9).all()) for load in plan.load.T)
    return bars(
        "Balance: what each holds of its share",
        {
            measure: {name: 100 * float(load) for name, load in zip(plan.names, row, strict=True)}
            for measure, row in zip(("workload", "potential"), plan.load, strict=True)
        },
        unit="percent",
        x_label="Territory",
        guides=_limits(band),
        reading=f"{inside} of {len(plan.names)} territories lie within the band on both measures.",
    )


def _naive(plan: sums.Plan, band: float) -> Chart:
    """Draw the naive plan's loads from least to most: its territories are not these."""
    return bars(
        "If each account went to the nearest base",
        {
            measure: {
                f"number {place}": 100 * float(load)
                for place, load in enumerate(sorted(row, reverse=True), start=1)
            }
            for measure, row in zip(("workload", "potential"), plan.naive_load, strict=True)
        },
        unit="percent",
        x_label="Territory, fullest first on each measure",
        guides=_limits(band),
        reading="The shortest roads leave one territory at "
        f"{show(100 * float(plan.naive_load.max()), 'percent')} of its share and another at "
        f"{show(100 * float(plan.naive_load.min()), 'percent')}.",
    )


def _goals(plan: sums.Plan, quotas: Floats) -> Chart:
    won = sums.held(plan, plan.work.won)
    return bars(
        "Goals from potential",
        {
            "won already": {
                name: float(value) for name, value in zip(plan.names, won, strict=True)
            },
            "goal": {name: float(value) for name, value in zip(plan.names, quotas, strict=True)},
        },
        unit="USD per year",
        x_label="Territory",
        reading=f"Together {show(float(quotas.sum()), 'USD per year')}, of which "
        f"{show(float(won.sum()), 'USD per year')} is won already.",
    )


def tables(inputs: Territory, plan: sums.Plan) -> list[Table]:
    """List segments, the phases of the change, the alarms, and every account with its owner."""
    return [
        _segments(plan),
        _phases(inputs, plan),
        table(
            "Alarms",
            ("Territory", "Sign", "Look at"),
            [(one.territory, one.sign, one.look) for one in sums.alarms(inputs)]
            or [("none", "", "")],
        ),
        _accounts(plan),
    ]


def _segments(plan: sums.Plan) -> Table:
    rows = []
    kinds = [one.segment.strip().lower() for one in plan.accounts]
    for kind in dict.fromkeys(kinds):
        here = [place for place, other in enumerate(kinds) if other == kind]
        worth = float(plan.work.potential[here].sum())
        rows.append(
            (
                kind or "no name",
                show(len(here), "accounts"),
                show(float(plan.work.hours[here].sum()), "hours", digits=0),
                show(worth, "USD"),
                show(100 * worth / float(plan.work.potential.sum()), "percent"),
            )
        )
    columns = ("Kind", "Accounts", "Workload a year", "Potential a year", "Of all potential")
    return table("Segments", columns, rows)


def _phases(inputs: Territory, plan: sums.Plan) -> Table:
    changes = Counter(int(plan.division.owner[place]) for place in sums.moved(plan))
    rows = [
        (
            phase.name,
            f"{number(phase.weeks[0] + 1, digits=1)} to {number(phase.weeks[1], digits=1)}",
            ", ".join(plan.names[place] for place in phase.territories),
            show(sum(changes[place] for place in phase.territories), "accounts"),
            show(sums.hold_cost(inputs, len(phase.territories)), "USD"),
        )
        for phase in sums.phases(inputs, plan)
    ]
    columns = ("Phase", "Weeks", "Territories", "Accounts that change hands", "Pay held, at most")
    return table("The change in phases", columns, rows)


def _accounts(plan: sums.Plan) -> Table:
    rows = sorted(
        (
            plan.names[owner],
            place.zip_code,
            account.name or f"entry {number}",
            account.owner or "",
            show(float(hours), "hours"),
            show(account.potential, "USD"),
        )
        for number, (account, place, owner, hours) in enumerate(
            zip(plan.accounts, plan.work.places, plan.division.owner, plan.work.hours, strict=True),
            start=1,
        )
    )
    columns = ("Territory", "ZIP code", "Account", "Owner today", "Workload a year", "Potential")
    return table("Every account and its territory", columns, rows)
