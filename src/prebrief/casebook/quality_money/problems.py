"""Situations to practise the federal quality programs on."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.quality_money import sums
from prebrief.casebook.quality_money.inputs import Condition, Measure, QualityMoney
from prebrief.casebook.units import number, show
from prebrief.records.case import Ask, Choice

_PLACES = (
    "a 310-bed community hospital",
    "a county hospital",
    "a teaching hospital",
    "a rural referral center",
)
_CONDITIONS: tuple[Condition, ...] = (
    "heart attack", "heart failure", "pneumonia", "COPD", "hip or knee"
)  # fmt: skip


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a hospital with two conditions above its peers, and money for one program of work."""
    inputs = _draw(draw)
    found = sums.readmissions(inputs, facts)
    rows = sorted(found.rows, key=lambda row: -row.cost)
    dearest = rows[0].measure.condition
    return Problem(
        title="What is our penalty worth, and what would you work on?",
        situation=_situation(draw, inputs, facts),
        inputs=inputs,
        asks=(
            Ask(figure="hrrp_percent", label="Readmission cut", unit="percent", within=0.01),
            Ask(figure="hrrp", label="Readmission cut in dollars", unit="USD per year",
                within=0.01),
            Ask(figure="hvbp", label="Value-based purchasing, net", unit="USD per year",
                within_units=1_000),
        ),
        traps=_traps(inputs, facts),
        question="The board has money for one readmission project this year. On which condition "
        "would you spend it, by these figures, and what else would you want to know?",
        choices=tuple(
            Choice(id=measure.condition.replace(" ", "-"), text=measure.condition.capitalize())
            for measure in inputs.measures
        ),
        sound=dearest.replace(" ", "-"),
        reason="Share of payments times excess decides: "
        + "; ".join(f"{row.measure.condition} {show(row.cost, 'USD per year')}" for row in rows)
        + ". A condition at or below its peers' median costs nothing.",
        look_for=(
            "Uses observed against expected, with the period and the peer group.",
            "Says that the payment year lags the work by years.",
            "Keeps hospital stars apart from payment.",
            "Says what improves for patients even if the money does not move.",
        ),
    )  # fmt: skip


def _draw(draw: Draw) -> QualityMoney:
    first, second, third = draw.some(_CONDITIONS, 3)
    # The larger share has the smaller excess; which of the two costs more is to be worked out.
    big = draw.happens(0.5)
    shares = (12.5, 5.0, 4.0) if big else (9.0, 7.5, 4.0)
    excess = (0.05, 0.06, -0.03) if big else (0.03, 0.09, -0.04)
    measures = []
    for condition, share, above in zip((first, second, third), shares, excess, strict=True):
        middle = draw.number(0.985, 1.005, 0.001)
        ratio = round(middle + above + draw.number(-0.005, 0.005, 0.001), 4)
        measures.append(
            Measure(
                condition=condition,
                payment_share=share,
                excess_ratio=ratio,
                peer_median=middle,
            )
        )
    return QualityMoney(
        base_payments=draw.whole(25, 140, 5) * 1_000_000,
        measures=tuple(measures),
        performance_score=draw.whole(22, 58),
        slope=draw.number(2.4, 3.2, 0.1),
        hac_cut="no",
    )


def _situation(draw: Draw, inputs: QualityMoney, facts: Facts) -> str:
    rows = "; ".join(
        f"{one.condition}, {show(one.payment_share, 'percent')} of base payments, excess ratio "
        f"{one.excess_ratio:.3f}, peer median {one.peer_median:.3f}"
        for one in inputs.measures
    )
    return (
        f"You are chief quality officer of {draw.one(_PLACES)}. Base operating payments from "
        f"Medicare fee-for-service are {show(inputs.base_payments, 'USD per year')}. Three "
        f"conditions count in the readmission program: {rows}. The neutrality modifier is "
        f"{number(facts.value('f.hrrp_nm_fy2027'), digits=6)} and the cap "
        f"{facts.display('f.hrrp_cap')}. In value-based purchasing "
        f"{facts.display('f.hvbp_withhold')} are withheld; the hospital's score is "
        f"{inputs.performance_score:g}, over {facts.value('f.hvbp_divisor'):g}, and the slope is "
        f"{inputs.slope:g}. It is not in the worst quarter for hospital-acquired conditions."
    )


def _traps(inputs: QualityMoney, facts: Facts) -> tuple[Trap, ...]:
    neutrality = facts.value("f.hrrp_nm_fy2027")
    base = inputs.base_payments
    cut = sums.readmissions(inputs, facts).cut
    signed = [
        (one.payment_share, one.excess_ratio - (one.peer_median or 0.0)) for one in inputs.measures
    ]
    offset = neutrality * sum(share / 100 * above for share, above in signed)
    from_one = neutrality * sum(
        one.payment_share / 100 * max(0.0, one.excess_ratio - 1) for one in inputs.measures
    )
    plain = neutrality * sum(max(0.0, above) for _, above in signed)
    wrong = (
        (offset, "A condition better than its peers does not make up for a worse one."),
        (from_one, "The excess counts from the peer group's median, not from 1."),
        (plain, "Each excess is weighed by its condition's share of payments."),
        (cut / neutrality, "The neutrality modifier is missing."),
    )
    back = sums.purchasing(inputs, facts) + facts.share("f.hvbp_withhold")
    return (
        *(Trap(figure="hrrp_percent", value=100 * value, why=why) for value, why in wrong),
        *(Trap(figure="hrrp", value=value * base, why=why) for value, why in wrong),
        Trap(
            figure="hvbp",
            value=back * base,
            why="That is what comes back; what was withheld has to be taken off.",
        ),
        Trap(
            figure="hvbp",
            value=-facts.share("f.hvbp_withhold") * base,
            why="That is what is withheld; the score earns part of it back.",
        ),
    )
