"""Cover worked in words, figures and charts."""

from datetime import date

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, lines, spans, table
from prebrief.casebook.facts import Facts
from prebrief.casebook.liability import sums
from prebrief.casebook.liability.inputs import Cover, Liability
from prebrief.casebook.units import figure, number, show, show_day
from prebrief.records.case import Chart, Check, Figure, Step, Table

_COVERS: dict[Cover, str] = {
    "employer": "the employer's clinical policy",
    "employer_with_endorsement": "the employer's policy with an endorsement for it",
    "own_policy": "a policy of one's own",
    "directors_and_officers": "directors' and officers' cover",
    "none": "none",
    "unknown": "not known",
}


def solve(inputs: Liability, facts: Facts) -> Working:
    """Work the ruling, the cost, the limits and the roles."""
    ruling = sums.ruling(inputs)
    costs = sums.path(inputs, facts)
    cost = costs[-1]
    paid = sums.erode(inputs)
    bare = [role.name for role in inputs.roles if sums.bare(role)]
    own = sum(one.own for one in paid)
    verdict = f"Covered by {ruling.by}." if ruling.covered else "Not covered."
    return Working(
        headline=f"{verdict} {ruling.why} Leaving after {show(inputs.years, 'years')}, "
        f"claims-made with tail costs {show(cost.claims_made, 'USD')} and occurrence "
        f"{show(cost.occurrence, 'USD')}; {len(bare)} of {len(inputs.roles)} roles show no cover.",
        figures=_figures(inputs, cost, paid, len(bare)),
        steps=_steps(inputs, ruling, cost, paid, bare),
        charts=_charts(inputs, costs, paid),
        tables=[_role_table(inputs)],
        checks=_checks(inputs, ruling, own),
        cautions=_cautions(inputs, facts),
    )


def _figures(inputs: Liability, cost: sums.Cost, paid: list[sums.Paid], bare: int) -> list[Figure]:
    return [
        figure("premiums", "Claims-made premiums", sum(cost.premiums), "USD"),
        figure("tail", "Tail on leaving", cost.tail, "USD", main=True),
        figure("claims_made", "Claims-made with tail", cost.claims_made, "USD", main=True),
        figure("occurrence", "Occurrence over the same years", cost.occurrence, "USD", main=True),
        figure("difference", "Occurrence less claims-made with tail",
               cost.occurrence - cost.claims_made, "USD",
               note="Before interest; below zero, occurrence is the cheaper path."),
        figure("insurer_pays", "Paid by the insurer", sum(one.insurer for one in paid), "USD",
               main=True),
        figure("you_pay", "Left to you", sum(one.own for one in paid), "USD", main=True),
        figure("limit_left", "Aggregate limit left",
               paid[-1].left if paid else inputs.aggregate, "USD"),
        figure("roles_bare", "Roles without a policy that usually names them", bare, "count"),
    ]  # fmt: skip


def _steps(
    inputs: Liability,
    ruling: sums.Ruling,
    cost: sums.Cost,
    paid: list[sums.Paid],
    bare: list[str],
) -> list[Step]:
    kind = "claims-made" if inputs.kind == "claims_made" else "occurrence"
    steps = [
        Step(
            title="Is the claim covered?",
            text=f"The policy is {kind}, from {show_day(inputs.policy_from)} to "
            f"{show_day(inputs.policy_to)}. It happened on {show_day(inputs.incident)} and the "
            f"claim came on {show_day(inputs.claim)}. {ruling.why} "
            + (f"So {ruling.by} answers." if ruling.covered else "So nothing answers."),
        ),
        Step(
            title="What claims-made costs",
            text=f"Premiums over {show(inputs.years, 'years')}: "
            + ", ".join(show(one, "USD") for one in cost.premiums)
            + f"; together {show(sum(cost.premiums), 'USD')}. The tail is "
            f"{number(cost.tail_factor, digits=2)} times the last premium: "
            f"{show(cost.tail, 'USD')}. In all {show(cost.claims_made, 'USD')}.",
        ),
        Step(
            title="What occurrence costs",
            text=f"{show(inputs.years, 'years')} at "
            f"{show(inputs.occurrence_premium, 'USD per year')}: {show(cost.occurrence, 'USD')}, "
            "and no tail.",
        ),
    ]
    if paid:
        steps.append(Step(title="How the limits wear down", text=_erosion(inputs, paid)))
    if inputs.roles:
        named = ", ".join(bare) if bare else "none"
        steps.append(
            Step(
                title="Roles",
                text=f"Of {len(inputs.roles)} roles, these show no policy that usually names such "
                f"work: {named}.",
            )
        )
    return steps


def _erosion(inputs: Liability, paid: list[sums.Paid]) -> str:
    each = "; ".join(
        f"of {show(one.amount, 'USD')} the insurer pays {show(one.insurer, 'USD')}, "
        f"leaving {show(one.left, 'USD')}"
        for one in paid
    )
    return (
        f"At most {show(inputs.per_claim, 'USD')} for one claim and "
        f"{show(inputs.aggregate, 'USD')} for the year: {each}. Together the insurer pays "
        f"{show(sum(one.insurer for one in paid), 'USD')} and you "
        f"{show(sum(one.own for one in paid), 'USD')}."
    )


def _charts(inputs: Liability, costs: list[sums.Cost], paid: list[sums.Paid]) -> list[Chart]:
    years = range(1, inputs.years + 1)
    charts = [
        _timeline(inputs),
        lines(
            "Cost if you left after each year",
            {
                "claims-made with tail": [
                    (year, one.claims_made) for year, one in zip(years, costs, strict=True)
                ],
                "claims-made, tail paid by the employer": list(
                    zip(years, sums.premiums_so_far(costs), strict=True)
                ),
                "occurrence": [
                    (year, one.occurrence) for year, one in zip(years, costs, strict=True)
                ],
            },
            unit="USD",
            x_label="Years until leaving",
            reading="The tail decides: with it paid by the employer, claims-made is the cheaper "
            "path by far more than without.",
        ),
    ]
    if paid:
        labels = [f"claim {place}" for place in range(1, len(paid) + 1)]
        charts.append(
            bars(
                "Who pays each claim",
                {
                    "insurer": dict(zip(labels, (one.insurer for one in paid), strict=True)),
                    "you": dict(zip(labels, (one.own for one in paid), strict=True)),
                    "limit left": dict(zip(labels, (one.left for one in paid), strict=True)),
                },
                unit="USD",
                x_label="Claim, in order of payment",
                reading="Each claim takes from the year's limit; what is above it falls to you.",
            )
        )
    return charts


def _timeline(inputs: Liability) -> Chart:
    rows = {"policy in force": (inputs.policy_from, inputs.policy_to)}
    if inputs.kind == "claims_made":
        retro = inputs.retroactive_date or inputs.policy_from
        rows["work covered"] = (min(retro, inputs.policy_to), inputs.policy_to)
        if inputs.tail_until is not None:
            rows["tail"] = (inputs.policy_to, inputs.tail_until)
        if inputs.new_policy_from is not None:
            start = inputs.new_retroactive_date or inputs.new_policy_from
            rows["next policy reaches back to"] = (
                start, max(inputs.claim, inputs.new_policy_from)
            )  # fmt: skip
    rows["from incident to claim"] = (inputs.incident, inputs.claim)
    return spans(
        "Cover over time",
        {label: (_year(start), _year(end)) for label, (start, end) in rows.items()},
        unit="years",
        x_label="Year",
        reading="A claims-made policy must still run, or have a tail, when the claim comes; an "
        "occurrence policy need only have run when it happened.",
        printed=_as_month,
    )


def _year(day: date) -> float:
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 4)


def _as_month(year: float) -> str:
    return f"{int(year)}-{min(12, int((year % 1) * 12) + 1):02}"


def _role_table(inputs: Liability) -> Table:
    rows = [
        (
            role.name,
            role.work,
            _COVERS[role.cover],
            "no cover found" if sums.bare(role) else "usually named",
            "; ".join(_COVERS[cover] for cover in sums.usual_cover(role.work)),
            "yes" if role.indemnity else "no",
        )
        for role in inputs.roles
    ]
    columns = ("Role", "Work", "Cover", "Verdict", "Ask about", "Written indemnity")
    return table("Roles and what covers them", columns, rows)


def _checks(inputs: Liability, ruling: sums.Ruling, own: float) -> list[Check]:
    paid_by = {"me": "not_met", "employer": "met", "unknown": "unknown"}
    told = {"yes": "met", "no": "not_met", "unknown": "unknown"}
    return [
        Check(text="The claim finds a policy", verdict="met" if ruling.covered else "not_met",
              why=ruling.why),
        Check(text="It was reported in time", verdict=told[inputs.reported],
              why="A claim reported late may be refused even where the dates fit."),
        Check(text="The contract says that somebody else pays the tail",
              verdict="met" if inputs.kind == "occurrence" else paid_by[inputs.tail_paid_by]),
        Check(text="The limits were enough", verdict="met" if own <= 0 else "not_met"),
        Check(text="Every role is named by a policy",
              verdict="not_met" if any(map(sums.bare, inputs.roles)) else "met"),
    ]  # fmt: skip


def _cautions(inputs: Liability, facts: Facts) -> list[str]:
    cautions = [
        "Read the policy: reporting rules, exclusions, shared limits and consent to settle are not "
        "in this sum.",
        "An indemnity is only as good as whoever gives it, and is no insurance.",
    ]
    if inputs.kind == "claims_made":
        cautions.append(
            f"Actuarial writing puts tails at {facts.display('f.tail_several')}; ask the "
            "carrier for its own price."
        )
    if inputs.reported != "yes":
        cautions.append("Whether the claim was reported in time is open: that alone can lose it.")
    return cautions
