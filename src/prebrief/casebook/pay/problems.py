"""Situations to practise physician pay on."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.pay import sums
from prebrief.casebook.pay.inputs import Pay
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import number, show
from prebrief.records.case import Ask, Choice

_SERVICES = ("cardiac imaging", "the wound center", "the stroke service", "the sleep laboratory")


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a directorship whose logs may or may not carry its pay, in a subsidized group."""
    contracted = draw.whole(120, 300, 20)
    low = draw.whole(110, 180, 5)
    high = low + draw.whole(40, 70, 5)
    rate = draw.whole(low + 5, high - 15, 5)
    # Logs well short of the contract, or nearly complete and still inside the range.
    short = draw.happens(0.5)
    logged = round(contracted * (draw.number(0.42, 0.58, 0.02) if short else 0.95))
    inputs = Pay(
        conversion_factor=draw.number(33, 48, 0.5),
        work_rvu=draw.number(1.2, 2.9, 0.1),
        expense_rvu=draw.number(1.1, 2.4, 0.1),
        malpractice_rvu=draw.number(0.1, 0.2, 0.02),
        work_index=draw.number(1.01, 1.09, 0.02),
        expense_index=draw.number(0.88, 0.98, 0.02),
        malpractice_index=draw.number(0.6, 0.9, 0.1),
        net_revenue=draw.whole(40, 90) * 100_000,
        expense=draw.whole(95, 130) * 100_000,
        providers=draw.whole(9, 19),
        director_pay=contracted * rate,
        contracted_hours=contracted,
        documented_hours=logged,
        market_low=low,
        market_middle=(low + high) / 2,
        market_high=high,
    )
    director = sums.directorship(inputs, facts)
    return Problem(
        title="Do the logs carry the pay?",
        situation=_situation(draw, inputs),
        inputs=inputs,
        asks=(
            Ask(figure="payment", label="Allowed for one visit", unit="USD", within=0.005),
            Ask(figure="subsidy", label="Subsidy for each provider", unit="USD per FTE"),
            Ask(figure="rate", label="Director's rate for documented hours", unit="USD per hour"),
        ),
        traps=_traps(inputs, facts),
        question="The group's director refers patients to the hospital. Would you pay the next "
        "quarter as it stands? Say what you would do first, and with whom.",
        choices=(
            Choice(id="pay", text="Pay on: the documented hours carry it"),
            Choice(
                id="hold", text="Hold it and call counsel: the documented hours do not carry it"
            ),
        ),
        sound="hold" if director.unexplained > 0 else "pay",
        reason=f"{show(inputs.director_pay, 'USD')} over "
        f"{show(inputs.documented_hours, 'hours')} is "
        f"{show(director.rate, 'USD per hour', digits=2)}, against a range up to "
        f"{show(director.high, 'USD per hour')}.",
        look_for=(
            "Written duties, documented hours, an independent range, nothing tied to referrals.",
            "Asks why the arrangement is needed before asking what it should cost.",
            "Calls counsel before changing or stopping anything.",
            "Explains the subsidy by call, payer mix and work without revenue, not by blame.",
        ),
    )


def _situation(draw: Draw, inputs: Pay) -> str:
    return (
        f"You review {draw.one(_SERVICES)}. A visit has {number(inputs.work_rvu or 0, digits=2)} "
        f"work, {number(inputs.expense_rvu, digits=2)} practice-expense and "
        f"{number(inputs.malpractice_rvu, digits=2)} malpractice RVUs; the local indices are "
        f"{inputs.work_index:g}, {inputs.expense_index:g} and {inputs.malpractice_index:g}, and "
        f"this payer's conversion factor is "
        f"{show(inputs.conversion_factor, 'USD per RVU', digits=2)}. The group has "
        f"{show(inputs.providers, 'FTE')} of providers, net revenue of "
        f"{show(inputs.net_revenue, 'USD per year')} and expense of "
        f"{show(inputs.expense, 'USD per year')}. Its medical director is paid "
        f"{show(inputs.director_pay, 'USD per year')} for "
        f"{show(inputs.contracted_hours, 'hours')} of duties; dated logs show "
        f"{show(inputs.documented_hours, 'hours')}. An independent survey gives "
        f"{show(inputs.market_low, 'USD per hour')} to {show(inputs.market_high, 'USD per hour')}."
    )


def _traps(inputs: Pay, facts: Facts) -> tuple[Trap, ...]:
    service = sums.service(inputs, facts)
    rvus = service.work_rvu + inputs.expense_rvu + inputs.malpractice_rvu
    return (
        Trap(
            figure="payment",
            value=rvus * service.factor,
            why="Each part has to be multiplied by its own local index first.",
        ),
        Trap(
            figure="payment",
            value=service.work_rvu * service.factor,
            why="Work is only one of three parts: practice expense and malpractice are paid too.",
        ),
        Trap(
            figure="subsidy",
            value=inputs.expense - inputs.net_revenue,
            why="That is the whole group's; divide by the providers.",
        ),
        Trap(
            figure="subsidy",
            value=inputs.expense / inputs.providers,
            why="The revenue has to be taken off the expense.",
        ),
        Trap(
            figure="rate",
            value=inputs.director_pay / inputs.contracted_hours,
            why="That is the rate on paper: only documented hours count.",
        ),
    )
