"""What can be said of a division: is it whole, is it possible, where does it mislead."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.territory import sums
from prebrief.casebook.territory.inputs import Territory
from prebrief.casebook.units import show
from prebrief.records.case import Check


def impossible(plan: sums.Plan) -> str:
    """Say in one or two sentences why no division can keep the bands."""
    proof = plan.division.proof
    assert proof is not None
    limit = show(100 * proof.limit, "percent")
    share = show(100 * proof.share, "percent")
    if proof.kind == "too_few":
        return "there are fewer accounts than people, and somebody would hold nothing."
    if proof.kind == "search":
        who = f"the {len(proof.accounts)} largest accounts" if proof.accounts else "the accounts"
        return f"an exact search found no way to place {who}."
    name = plan.accounts[proof.accounts[0]].name or f"entry {proof.accounts[0] + 1}"
    if proof.kind == "oversize":
        return (
            f"{name} alone is {share} of the largest share of {proof.measure}, and {limit} is the "
            "most. Take it out as an account with a team of its own, and divide the rest."
        )
    if proof.kind == "crowd":
        return (
            f"of {len(proof.accounts)} large accounts two must meet, and any two hold at least "
            f"{share} of a share of {proof.measure}, where {limit} is the most."
        )
    return (
        f"{name} leaves so little room beside it that its territory reaches {share} of a share of "
        f"{proof.measure} at best, where {limit} is the least."
    )


def checks(plan: sums.Plan, room: sums.Capacity, facts: Facts) -> list[Check]:
    """Ask the three questions before signing: balanced, clear, in line."""
    division = plan.division
    low, high = facts.low("f.territory_utilisation"), facts.high("f.territory_utilisation")
    split = _shared_codes(plan)
    return [
        Check(
            text="Balanced on workload and on potential",
            verdict="met" if division.fits else "not_met",
            why=impossible(plan) if division.proof else "",
        ),
        Check(
            text="Clear: each account has one owner, and each ZIP code too",
            verdict="met" if not split else "not_met",
            why=f"{split} ZIP codes have two owners: give new accounts there by a written rule."
            if split
            else "",
        ),
        Check(
            text="Hours in use are within the healthy range",
            verdict="met" if low <= room.used <= high else "not_met",
            why="" if room.used <= high else "Too much for these people: visit less, or hire.",
        ),
        Check(
            text="In line with what the year is for",
            verdict="unknown",
            why="The sum knows hours and money, not strategy.",
        ),
    ]


def _shared_codes(plan: sums.Plan) -> int:
    pairs = {
        (place.zip_code, int(owner))
        for place, owner in zip(plan.work.places, plan.division.owner, strict=True)
    }
    return len(pairs) - len({code for code, _ in pairs})


def cautions(
    inputs: Territory, facts: Facts, plan: sums.Plan, band: float, room: sums.Capacity
) -> list[str]:
    """Say where this plan misleads."""
    claimed = (
        f"{facts.display('f.territory_productivity')} productivity, "
        f"{facts.display('f.territory_revenue_low')} or "
        f"{facts.display('f.territory_revenue_high')} revenue"
    )
    lines = [
        "Potential is an estimate, and relationships are not on the map: ask those who hold them.",
        "Distances are great-circle miles from ZIP code to ZIP code; water, mountains and traffic "
        "are not in them.",
        f"Gains promised for rebalancing ({claimed}) contradict one another; promise a baseline "
        "and a pilot.",
    ]
    if not inputs.accounts:
        lines.append("These accounts are fictional, on real ZIP codes: enter your own.")
    elif all("share" not in one.model_fields_set for one in inputs.accounts):
        share = show(inputs.accounts[0].share, "percent")
        lines.append(f"No present share is entered; {share} is assumed for every account.")
    if inputs.results == Territory.model_fields["results"].default:
        lines.append("The results behind the alarms are an example: enter your own, or none.")
    total = sums.held(plan, plan.work.hours) + plan.road
    parts = [one.part for one in inputs.team] or [1.0] * len(plan.names)
    per_post = [float(hours) / part for hours, part in zip(total, parts, strict=True)]
    mean = float(total.sum()) / sum(parts)
    apart = 100 * (max(per_post) / mean - 1) if mean else 0.0
    if apart > 100 * band:
        lines.append(
            "With the way from base counted in, the fullest territory lies "
            f"{show(apart, 'percent')} above the mean: give it fewer visits or a second base."
        )
    if room.used > facts.high("f.territory_utilisation"):
        lines.append("A fair division of too much work is still too much work.")
    if inputs.cycle >= sums.MONTHS:
        lines.append("A cycle of a year or more brings nothing new this year: set milestones.")
    return lines
