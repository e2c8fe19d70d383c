"""The federal quality programs worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, table, waterfall
from prebrief.casebook.facts import Facts
from prebrief.casebook.quality_money import sums
from prebrief.casebook.quality_money.inputs import QualityMoney
from prebrief.casebook.units import figure, number, show
from prebrief.records.case import Chart, Check, Figure, Step, Table

_NAMES = ("Readmissions", "Value-based purchasing", "Hospital-acquired conditions")


def solve(inputs: QualityMoney, facts: Facts) -> Working:
    """Work the three programs, their ceilings, and what one measure is worth."""
    base = inputs.base_payments
    found = sums.readmissions(inputs, facts)
    bought = sums.purchasing(inputs, facts)
    hac, how = sums.hac(inputs, facts)
    dollars = (-found.cut * base, bought * base, hac)
    ceilings = _ceilings(inputs, facts)
    net = sum(dollars)
    return Working(
        headline=f"Readmissions {show(dollars[0], 'USD')}, value-based purchasing "
        f"{show(dollars[1], 'USD')}, hospital-acquired conditions {show(hac, 'USD')} ({how}): "
        f"together {show(net, 'USD per year')} of at most {show(-sum(ceilings), 'USD')} at risk.",
        figures=_figures(inputs, facts, found, bought, dollars, ceilings),
        steps=_steps(inputs, facts, found, bought, dollars),
        charts=_charts(dollars, ceilings),
        tables=[_measure_table(found)],
        checks=_checks(inputs),
        cautions=_cautions(inputs, facts),
    )


def _ceilings(inputs: QualityMoney, facts: Facts) -> tuple[float, float, float]:
    """Give what each program can take at most."""
    base = inputs.base_payments
    paid = base if inputs.all_payments is None else inputs.all_payments
    return (
        facts.share("f.hrrp_cap") * base,
        facts.share("f.hvbp_withhold") * base,
        facts.share("f.hac_cut") * paid,
    )


def _figures(
    inputs: QualityMoney,
    facts: Facts,
    found: sums.Readmissions,
    bought: float,
    dollars: tuple[float, float, float],
    ceilings: tuple[float, float, float],
) -> list[Figure]:
    year = "USD per year"
    return [
        figure("hrrp_percent", "Readmission cut", 100 * found.cut, "percent", digits=3, main=True),
        figure("hrrp", "Readmission cut in dollars", -dollars[0], year, main=True),
        figure("hrrp_ceiling", "Largest readmission cut", ceilings[0], year),
        figure("hvbp_percent", "Value-based purchasing, net", 100 * bought, "percent", digits=3,
               main=True),
        figure("hvbp", "Value-based purchasing in dollars", dollars[1], year, main=True),
        figure("hvbp_ceiling", "Withheld for value-based purchasing", ceilings[1], year),
        figure("hvbp_break_even", "Score at which all that was withheld comes back",
               sums.break_even_score(inputs, facts), "points",
               note="None where no score on the scale would do."),
        figure("hvbp_point", "One more point of the score is worth",
               (sums.purchasing(inputs, facts, score=inputs.performance_score + 1) - bought)
               * inputs.base_payments, year),
        figure("hac", "Hospital-acquired condition cut in dollars", -dollars[2], year),
        figure("hac_ceiling", "Cut in the worst quarter", ceilings[2], year),
        figure("net", "Three programs together", sum(dollars), year, main=True),
        figure("at_risk", "Most that they can take together", sum(ceilings), year),
    ]  # fmt: skip


def _steps(
    inputs: QualityMoney,
    facts: Facts,
    found: sums.Readmissions,
    bought: float,
    dollars: tuple[float, float, float],
) -> list[Step]:
    neutrality = facts.given_or(inputs.neutrality, "f.hrrp_nm_fy2027")
    above = [row for row in found.rows if row.above > 0]
    parts = "; ".join(
        f"{row.measure.condition}, {show(row.measure.payment_share, 'percent')} of payments, "
        f"{row.measure.excess_ratio:g} against a median of {row.median:g}: "
        f"{number(row.above, digits=4)} above"
        for row in above
    )
    capped = " The cap holds it there." if found.before_cap > found.cap else ""
    withheld = facts.share("f.hvbp_withhold")
    return [
        Step(
            title="Readmissions: what is above the peers",
            text=f"Only an excess counts: {parts or 'here no condition lies above its median'}.",
        ),
        Step(
            title="Readmissions: the cut",
            text=f"Shares times excess, added up and multiplied by the neutrality modifier of "
            f"{neutrality:g}, give {show(100 * found.before_cap, 'percent', digits=3)} of base "
            f"payments; the cap is {show(100 * found.cap, 'percent')}.{capped} On "
            f"{show(inputs.base_payments, 'USD')} that is {show(-dollars[0], 'USD')}.",
        ),
        Step(
            title="Value-based purchasing",
            text=f"{show(100 * withheld, 'percent')} is withheld. A score of "
            f"{inputs.performance_score:g} over {facts.value('f.hvbp_divisor'):g}, times a slope "
            f"of {number(sums.slope(inputs, facts), digits=3)}, brings back "
            f"{show(100 * (bought + withheld), 'percent', digits=3)}: a net change of "
            f"{show(100 * bought, 'percent', digits=3)}, or {show(dollars[1], 'USD')}.",
        ),
        Step(
            title="Hospital-acquired conditions",
            text=f"All or nothing: the worst quarter loses "
            f"{facts.display('f.hac_cut')} of all payments, the others nothing. Here "
            f"{show(dollars[2], 'USD')}.",
        ),
        Step(
            title="Together",
            text=f"{show(sum(dollars), 'USD per year')}. Hospital star ratings are no part of it: "
            "they carry no payment of their own.",
        ),
    ]


def _charts(
    dollars: tuple[float, float, float], ceilings: tuple[float, float, float]
) -> list[Chart]:
    worst = max(zip(_NAMES, dollars, strict=True), key=lambda pair: -pair[1])
    return [
        waterfall(
            "Dollars by program",
            dict(zip(_NAMES, dollars, strict=True)),
            total="Together",
            unit="USD per year",
            reading=f"{worst[0]} weighs most, with {show(worst[1], 'USD per year')}.",
        ),
        bars(
            "Taken, beside the most that could be taken",
            {
                "now": dict(zip(_NAMES, (max(0.0, -one) for one in dollars), strict=True)),
                "at most": dict(zip(_NAMES, ceilings, strict=True)),
            },
            unit="USD per year",
            x_label="Program",
            reading="How far each program is from its ceiling.",
        ),
    ]


def _measure_table(found: sums.Readmissions) -> Table:
    rows = sorted(found.rows, key=lambda row: -row.cost)
    return table(
        "What it would be worth to bring each condition down to its peers' median",
        (
            "Condition",
            "Share of payments",
            "Ratio",
            "Peer median",
            "Excess",
            "Worth, below the cap",
        ),
        [
            (
                row.measure.condition,
                show(row.measure.payment_share, "percent"),
                f"{row.measure.excess_ratio:.4f}",
                f"{row.median:.4f}",
                f"{row.above:.4f}",
                show(row.cost, "USD per year"),
            )
            for row in rows
        ],
    )


def _checks(inputs: QualityMoney) -> list[Check]:
    bare = [measure.condition for measure in inputs.measures if measure.payment_share == 0]
    medians = all(measure.peer_median is not None for measure in inputs.measures)
    return [
        Check(
            text="Every condition has its share of payments",
            verdict="not_met" if bare else "met",
            why=f"Not entered, so counted as nothing: {', '.join(bare)}." if bare else "",
        ),
        Check(
            text="Peer medians are those of this hospital's own group",
            verdict="met" if medians else "unknown",
            why="Peers are hospitals with a like share of patients who also have Medicaid.",
        ),
        Check(
            text="It is known whether the hospital is in the worst quarter",
            verdict="met"
            if inputs.hac_cut != "unknown"
            or (inputs.hac_score is not None and inputs.hac_cut_off is not None)
            else "unknown",
        ),
    ]


def _cautions(inputs: QualityMoney, facts: Facts) -> list[str]:
    cautions = [
        f"The payment year lags the work: this readmission year looks at "
        f"{facts.display('f.hrrp_period_fy2027')}, so a gain made today pays years later.",
        "Medians, modifier, slope and score rules change every year, and so do the peers: read the "
        "result as an order of magnitude.",
        "Dollars are a poor reason to work on a measure with few cases; ask what harm it is about.",
    ]
    if inputs.data_year:
        cautions.append(
            f"Ratios and scores are of fiscal year {inputs.data_year}; medians from CMS's file are "
            "national, not of the hospital's peer group."
        )
    if inputs.slope is None:
        cautions.append(
            "The slope is estimated from the mean score, as if every hospital had equal payments."
        )
    if inputs.all_payments is None:
        cautions.append(
            "The hospital-acquired condition cut falls on all payments, add-ons too; only the base "
            "is entered, so it is understated."
        )
    return cautions
