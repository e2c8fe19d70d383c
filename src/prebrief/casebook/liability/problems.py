"""Situations to practise cover on."""

from datetime import date

from prebrief.casebook.facts import Facts
from prebrief.casebook.liability import sums
from prebrief.casebook.liability.inputs import Claim, Liability, PremiumStep
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import number, show, show_day
from prebrief.records.case import Ask, Choice

_POSTS = (
    "a hospitalist group", "an emergency department", "a surgical practice", "a cancer center"
)  # fmt: skip


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a move between two posts, with a claim after it."""
    inputs = _draw(draw)
    ruling = sums.ruling(inputs)
    cost = sums.cost(inputs, facts)
    return Problem(
        title="Am I covered, and at what price?",
        situation=_situation(draw, inputs),
        inputs=inputs,
        asks=(
            Ask(figure="claims_made", label="Claims-made premiums with tail", unit="USD"),
            Ask(figure="difference", label="How much dearer occurrence would be", unit="USD",
                within_units=1_000),
            Ask(figure="you_pay", label="What is left to the physician", unit="USD",
                within_units=1_000),
        ),
        traps=_traps(inputs, cost),
        question="Is the new claim covered? Say why, and what you would have written into the "
        "contract before accepting the post.",
        choices=(
            Choice(id="covered", text="Covered"),
            Choice(id="bare", text="Not covered"),
        ),
        sound="covered" if ruling.covered else "bare",
        reason=ruling.why,
        look_for=(
            "Asks for claims-made or occurrence and the retroactive date first.",
            "Names who pays the tail, and wants it in the contract.",
            "Lists the roles that the clinical policy does not name.",
            "Brings in broker and counsel, and tells the insurer at once.",
        ),
    )  # fmt: skip


def _draw(draw: Draw) -> Liability:
    start = draw.whole(2016, 2020)
    years = draw.whole(3, 5)
    end = date(start + years - 1, 12, 31)
    steps = [draw.whole(25, 40, 5), draw.whole(50, 60, 5), draw.whole(70, 85, 5),
             draw.whole(90, 95, 5), 100]  # fmt: skip
    tail = draw.happens(0.35)
    # The aggregate is twice the limit for a claim, so that three claims wear it down.
    limit = draw.one((500_000, 1_000_000))
    claims = (draw.whole(108, 154), draw.whole(52, 94), draw.whole(61, 94))
    return Liability(
        kind="claims_made" if draw.happens(0.75) else "occurrence",
        policy_from=date(start, 1, 1),
        policy_to=end,
        incident=date(start + draw.whole(0, years - 1), draw.whole(2, 11), 12),
        claim=date(end.year + draw.whole(1, 2), draw.whole(2, 11), 3),
        tail_until=date(end.year + 5, 12, 31) if tail else None,
        mature_premium=draw.whole(16, 60, 2) * 1_000,
        steps=tuple(PremiumStep(share=share) for share in steps),
        years=years,
        tail_factor=draw.number(1.5, 2.0, 0.1),
        occurrence_premium=draw.whole(20, 70, 2) * 1_000,
        per_claim=limit,
        aggregate=2 * limit,
        claims=tuple(Claim(amount=limit * share / 100) for share in claims),
        roles=(),
    )


def _situation(draw: Draw, inputs: Liability) -> str:
    kind = "claims-made" if inputs.kind == "claims_made" else "occurrence"
    tail = (
        f"A tail was bought on leaving, good until {show_day(inputs.tail_until)}."
        if inputs.tail_until
        else "No tail was bought on leaving, and the next policy covers no prior acts."
    )
    shares = ", ".join(show(step.share, "percent") for step in inputs.steps[: inputs.years])
    amounts = ", ".join(show(claim.amount, "USD") for claim in inputs.claims)
    return (
        f"A physician worked for {draw.one(_POSTS)} with {kind} cover from "
        f"{show_day(inputs.policy_from)} to {show_day(inputs.policy_to)}. {tail} "
        f"Something happened on {show_day(inputs.incident)}; the claim came on "
        f"{show_day(inputs.claim)} and was reported at once. To compare prices: a mature "
        f"claims-made premium is {show(inputs.mature_premium, 'USD per year')}, the years to "
        f"leaving are charged at {shares} of it, and the tail costs "
        f"{number(inputs.tail_factor or 0, digits=2)} times the last premium. "
        f"Occurrence costs {show(inputs.occurrence_premium, 'USD per year')}. "
        f"Apart from that, another year's policy of a colleague pays at most "
        f"{show(inputs.per_claim, 'USD')} for a claim and {show(inputs.aggregate, 'USD')} in all; "
        f"its claims were settled, in this order, for {amounts}. Defense is outside the limits and "
        f"not counted."
    )


def _traps(inputs: Liability, cost: sums.Cost) -> tuple[Trap, ...]:
    total = sum(claim.amount for claim in inputs.claims)
    capped = sum(min(claim.amount, inputs.per_claim) for claim in inputs.claims)
    aggregate_only = min(total, inputs.aggregate)
    premiums = sum(cost.premiums)
    wrong = (
        (capped, "Each claim is capped, but the year's aggregate is forgotten."),
        (total, "The limits are forgotten: the insurer pays only up to them."),
    )
    return (
        Trap(
            figure="claims_made",
            value=premiums,
            why="The tail is missing: it falls due on the day you leave.",
        ),
        Trap(
            figure="difference",
            value=cost.occurrence - premiums,
            why="The tail is missing from the claims-made side.",
        ),
        Trap(
            figure="claims_made",
            value=premiums + inputs.mature_premium * cost.tail_factor,
            why="The tail is a multiple of the last premium paid, which was not yet mature.",
        ),
        Trap(
            figure="claims_made",
            value=inputs.mature_premium * inputs.years + cost.tail,
            why="The early years are charged at less than the mature premium.",
        ),
        *(Trap(figure="you_pay", value=total - value, why=why) for value, why in wrong),
        Trap(
            figure="you_pay",
            value=total - aggregate_only + 0.0,
            why="Only the aggregate is looked at; a claim above the limit for one claim is yours "
            "even if the aggregate is not used up.",
        ),
    )
