"""One way to grow, put to a panel: does it pay, and is it lawful?"""

from prebrief.casebook.facts import Facts
from prebrief.casebook.growth_plan import sums
from prebrief.casebook.growth_plan.inputs import TITLES, GrowthPlan, ModelName, Way
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_OFFERS = (
    "remote monitoring for heart failure",
    "virtual visits for employers",
    "a leadership program for new department heads",
    "second opinions by video",
    "a sleep clinic's home testing",
)
_MODELS: tuple[ModelName, ...] = ("consultative", "direct", "content", "community")
_CHOICES = (
    Choice(id="pilot", text="Pilot it, with a rule for stopping written first"),
    Choice(id="mend", text="Not yet: a client returns too little for what winning one costs"),
    Choice(id="lawful", text="Stop: take the reward out and ask counsel before anything else"),
)
_REASONS = {
    "pilot": "Value over cost holds with room to spare, and nobody is paid for patients.",
    "mend": "At this cost of winning a client, growth loses money the faster it goes.",
    "lawful": "Anything of value for sending patients can be a crime, however good the figures.",
}
_REWARD = (
    " Practices that send patients are to get a gift card for each one who enrolls; most of these "
    "patients have Medicare."
)


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a plan that pays, or does not, or pays for patients."""
    sound = draw.one(("pilot", "mend", "lawful"))
    target = facts.value("f.ltv_cac_target")
    way, margin = _way(draw, target, pays=sound != "mend")
    inputs = GrowthPlan(
        ways=(way,),
        margin=margin,
        capacity=1_000,
        longest_payback=60,
        rewarded="clinicians" if sound == "lawful" else "nobody",
        care=sound == "lawful",
        physicians=draw.whole(120, 400, 20),
        turnover=draw.whole(6, 12),
        leaver_cost=draw.whole(300, 700, 50) * 1_000,
        turnover_cut=draw.whole(8, 20),
        programme_cost=draw.whole(150, 400, 25) * 1_000,
    )
    return Problem(
        title="Would you fund this growth?",
        situation=_situation(draw.one(_OFFERS), way, inputs, facts),
        inputs=inputs,
        asks=(
            Ask(figure="won", label="Clients signed in a year", unit="customers per year"),
            Ask(figure="cac", label="Cost of winning one", unit="USD per customer"),
            Ask(figure="ltv", label="Value of one until lost", unit="USD per customer"),
            Ask(figure="payback", label="Months until the cost is back", unit="months"),
            Ask(figure="net", label="The buyer's saving after the program is paid",
                unit="USD per year"),
        ),
        traps=_traps(way, inputs),
        question="Would you fund it? Say what a pilot would have to show, and what would end it.",
        choices=_CHOICES,
        sound=sound,
        reason=_REASONS[sound],
        look_for=(
            "Says the legal line on referrals first, in one sentence.",
            "Names who decides, who pays and who can veto.",
            "Finds the stage that leaks before asking for more reach.",
            "Takes the program's cost off the saving, and checks that the volume can be served.",
        ),
    )  # fmt: skip


def _way(draw: Draw, target: float, *, pays: bool) -> tuple[Way, int]:
    """Draw a funnel, and set the spending so that its verdict is plain."""
    margin = draw.whole(40, 70, 5)
    way = Way(
        model=draw.one(_MODELS),
        reached=draw.whole(400, 2_400, 100),
        meet=draw.whole(15, 40, 5),
        propose=draw.whole(30, 60, 5),
        close=draw.whole(15, 40, 5),
        price=draw.whole(4, 20) * 1_200,
        lost=draw.number(1.5, 4, 0.5),
        cycle=draw.whole(2, 9),
    )
    case = sums.worked(way, GrowthPlan(ways=(way,), margin=margin))
    wanted = target * (draw.number(1.4, 2.2, 0.2) if pays else draw.number(0.3, 0.6, 0.1))
    spend = max(1_000.0, round(case.value / wanted * case.stages[3], -3))
    return way.model_copy(update={"spend": spend}), margin


def _situation(offer: str, way: Way, inputs: GrowthPlan, facts: Facts) -> str:
    reward = _REWARD if sums.guarded(inputs) else ""
    return (
        f"A plan for {offer}, {TITLES[way.model].lower()}, is before you: "
        f"{show(way.reached, 'accounts per year')} reached, {show(way.meet, 'percent')} agree to a "
        f"first talk, {show(way.propose, 'percent')} of those want an offer, "
        f"{show(way.close, 'percent')} of those sign. Winning them costs "
        f"{show(way.spend, 'USD per year')} in all. A client pays {show(way.price, 'USD per year')}"
        f", of which {show(inputs.margin, 'percent')} is left after the costs that vary; "
        f"{show(way.lost, 'percent')} of clients are lost in a month. Value over cost should be "
        f"{facts.display('f.ltv_cac_target')}.{reward} One buyer is also promised less physician "
        f"turnover: it has {show(inputs.physicians, 'physicians', digits=0)}, "
        f"{show(inputs.turnover, 'percent')} leave in a year at "
        f"{show(inputs.leaver_cost, 'USD')} each, the program is to cut that by "
        f"{show(inputs.turnover_cut, 'percent')} and costs {show(inputs.programme_cost, 'USD')}."
    )


def _traps(way: Way, inputs: GrowthPlan) -> tuple[Trap, ...]:
    case = sums.worked(way, inputs)
    gain = sums.buyers_return(inputs, inputs.turnover_cut or 0.0)
    met, offered, won = case.stages[1:]
    price = way.price / sums.MONTHS
    return (
        Trap(figure="won", value=offered, why="That many get an offer; fewer sign."),
        Trap(figure="won", value=way.reached * way.close / 100,
             why="The stages multiply: only those with an offer can sign."),
        Trap(figure="cac", value=way.spend / met,
             why="That is the cost of a first talk, not of a client."),
        Trap(figure="cac", value=way.spend / way.reached,
             why="That is the cost of reaching one, not of winning one."),
        Trap(figure="ltv", value=price / (way.lost / 100),
             why="Margin is what counts, not the price."),
        Trap(figure="ltv", value=case.monthly * sums.MONTHS,
             why="That is the margin of one year; a client stays for one over the share lost."),
        Trap(figure="ltv", value=case.monthly * sums.MONTHS / (way.lost / 100),
             why="Loss is by the month, so the margin has to be too."),
        Trap(figure="payback", value=way.spend / won / price,
             why="Margin pays the cost back, not the price."),
        Trap(figure="net", value=gain.saving, why="The program has to be paid for."),
        Trap(figure="net", value=inputs.physicians * (inputs.turnover_cut or 0.0) / 100
             * inputs.leaver_cost - inputs.programme_cost,
             why="The cut is a part of the leavers, not of all physicians."),
    )  # fmt: skip
