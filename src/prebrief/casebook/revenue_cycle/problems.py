"""Situations to practise the revenue cycle on."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.revenue_cycle import sums
from prebrief.casebook.revenue_cycle.inputs import RevenueCycle
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_PLACES = (
    "a four-site orthopedic group",
    "the infusion service of a community hospital",
    "a hospitalist program that bills for itself",
    "the imaging department of a teaching hospital",
)
_CAUSES = (
    "medical necessity that the note did not show",
    "prior authorization that was asked for too late",
    "a registration field that was left empty",
    "modifiers that did not fit the note",
)


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a denial programme whose price is to be judged."""
    inputs = RevenueCycle(
        claims_per_month=draw.whole(300, 3_000, 50),
        allowed_per_claim=draw.whole(200, 1_500, 50),
        denial_rate_before=draw.whole(9, 18),
        denial_rate_after=draw.whole(3, 7),
        paid_in_the_end=draw.whole(55, 90, 5),
        rework_per_claim=draw.whole(30, 90, 5),
    )
    gain = sums.denials(inputs, facts).gain_year
    # The price lies well to one side of the gain, and below what the naive sum would give.
    worth = draw.happens(0.5)
    price = round(
        gain * (draw.number(0.42, 0.72, 0.1) if worth else draw.number(1.32, 1.62, 0.1)), -3
    )
    inputs = inputs.model_copy(update={"programme_cost": price})
    return Problem(
        title="Is the denial program worth its price?",
        situation=_situation(draw, inputs),
        inputs=inputs,
        asks=(
            Ask(figure="denials_avoided", label="Denials avoided", unit="claims per month"),
            Ask(figure="gain_year", label="Gain in a year, before the price", unit="USD per year"),
            Ask(figure="net_year", label="What is left after the price", unit="USD per year"),
        ),
        traps=_traps(inputs, facts),
        question="Would you keep paying for the program? Say why, and what you would check first.",
        choices=(
            Choice(id="keep", text="Keep it at this price"),
            Choice(id="change", text="Do not keep it at this price"),
        ),
        sound="keep" if worth else "change",
        reason=f"It gains {show(gain, 'USD per year')} and costs {show(price, 'USD per year')}; "
        "dollars that are denied at first and paid later are not part of the gain.",
        look_for=(
            "Says that denied is not lost, and uses the share finally paid.",
            "Keeps the saved rework apart from cash, and asks whether hours were released.",
            "Asks for the baseline, for how long it has held, and who agreed the figures.",
            "Names what else could have moved the rate: payer policy, case mix.",
        ),
    )


def _situation(draw: Draw, inputs: RevenueCycle) -> str:
    return (
        f"You lead {draw.one(_PLACES)}. It submits {show(inputs.claims_per_month, 'claims')} a "
        f"month; payers allow {show(inputs.allowed_per_claim, 'USD per claim')} on average. "
        f"The main cause of denials was {draw.one(_CAUSES)}. Since the new template and training, "
        f"first denials fell from {show(inputs.denial_rate_before, 'percent')} of claims to "
        f"{show(inputs.denial_rate_after, 'percent')}. Finance says that "
        f"{show(inputs.paid_in_the_end, 'percent')} of denied claims used to be paid in the end. "
        f"Every denial was contested, at {show(inputs.rework_per_claim, 'USD per claim')} of staff "
        f"time. The program costs {show(inputs.programme_cost, 'USD per year')}."
    )


def _traps(inputs: RevenueCycle, facts: Facts) -> tuple[Trap, ...]:
    denials = sums.denials(inputs, facts)
    rework = denials.rework_saved * sums.MONTHS
    naive = denials.first_pass * sums.MONTHS
    lost = "Denied is not lost: most of these claims were paid in the end. "
    share = lost + "Count only the share that would never have been paid."
    paid = naive * (1 - denials.lost_share)
    price = inputs.programme_cost
    wrong_gains = (
        (naive, share),
        (naive + rework, share),
        (denials.kept * sums.MONTHS, "The rework saved is missing."),
        (
            paid + rework,
            "You took the share that was paid in the end, not the share that was lost.",
        ),
    )
    return (
        Trap(
            figure="denials_avoided",
            value=denials.before,
            why="Those are all denials before the change; some are still denied now.",
        ),
        *(Trap(figure="gain_year", value=value, why=why) for value, why in wrong_gains),
        *(Trap(figure="net_year", value=value - price, why=why) for value, why in wrong_gains),
        Trap(
            figure="net_year", value=denials.gain_year, why="The price of the program is missing."
        ),
    )
