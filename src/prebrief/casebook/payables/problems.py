"""Situations to practise: an invoice under pressure, to be matched and priced."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.payables import sums
from prebrief.casebook.payables.inputs import Payables
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_GOODS = (
    ("infusion sets", 9, 24),
    ("surgical gloves, in boxes", 6, 15),
    ("dialyzers", 14, 30),
    ("point-of-care test kits", 18, 60),
    ("wound dressings, in packs", 11, 42),
)
_PLACES = (
    "an ambulatory surgery center", "a dialysis clinic", "a health center with five sites",
    "the emergency department of a community hospital", "an infusion center",
)  # fmt: skip
_PRESSURE = (
    "The vendor's account manager calls and says the rest is on the truck",
    "The CFO asks you to sign today so that the discount is not lost",
    "Your supply manager says that this vendor has never been wrong",
    "The vendor threatens to stop deliveries on Friday",
)


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw an invoice that either agrees within the tolerance or clearly does not."""
    del facts
    goods, low, high = draw.one(_GOODS)
    ordered = draw.whole(400, 2_400, 100)
    price = draw.whole(low, high)
    agrees = draw.happens(0.35)
    dear = not agrees and draw.happens(0.3)
    short = (
        0 if dear else draw.whole(1, 8) if agrees else round(ordered * draw.number(0.12, 0.3, 0.02))
    )
    inputs = Payables(
        ordered=ordered,
        received=ordered - short,
        billed=ordered,
        order_price=price,
        billed_price=round(price * draw.number(1.08, 1.2, 0.04), 2) if dear else price,
        tolerance=draw.whole(2, 3),
        discount=draw.one((1, 2, 3)),
        net_days=draw.one((30, 45)),
        ledger_seed=draw.whole(1, 3),
    )
    found = sums.match(inputs)
    return Problem(
        title="Sign it, hold it, or pay a part?",
        situation=(
            f"You sign for {draw.one(_PLACES)}. You ordered {ordered:,} {goods} at "
            f"{show(price, 'USD per unit', digits=2)}. The receipt says {ordered - short:,}. The "
            f"invoice says {ordered:,} at {show(inputs.billed_price, 'USD per unit', digits=2)}, on "  # noqa: E501
            f"terms {inputs.discount:g}/10 net {inputs.net_days}. Your rules let a difference of "
            f"{show(inputs.tolerance, 'percent')} of what came, or of the price, pass. "
            f"{draw.one(_PRESSURE)}."
        ),
        inputs=inputs,
        asks=(
            Ask(figure="claimed", label="What the invoice claims", unit="USD", within=0.005),
            Ask(
                figure="over_received",
                label="Units billed beyond what came, as a share of what came",
                unit="percent",
                within=0.03,
                within_units=0.05,
            ),
            Ask(figure="due", label="What you would pay, in the end", unit="USD", within=0.005),
            Ask(
                figure="discount_compounded",
                label="What the discount returns in a year, compounded",
                unit="percent per year",
            ),
        ),
        traps=_traps(inputs, found),
        question="What do you do with this invoice today, and what do you tell the caller?",
        choices=(
            Choice(id="pay", text="Release it in full"),
            Choice(id="hold", text="Hold all of it until it is corrected"),
            Choice(id="part", text="Pay what came now, against a promised credit"),
        ),
        sound="pay" if found.passes else "hold",
        reason="The difference lies within the written tolerance, so the match passes."
        if found.passes
        else f"{show(found.held, 'USD')} is in question; a promised credit is no credit, and no "
        "discount pays for skipping the match.",
        look_for=(
            "Goes by the written tolerance, not by trust or haste.",
            "Asks receiving what truly came before the vendor is called.",
            "Keeps the urgent clinical need apart: an emergency route, with the paper to follow.",
            "Says what would mend the cause upstream if it happens again.",
        ),
    )


def _traps(inputs: Payables, found: sums.Match) -> tuple[Trap, ...]:
    simple = 100 * (sums.discount_simple(inputs) or 0.0)
    rate = inputs.discount / 100
    sooner = inputs.net_days - inputs.discount_days
    return (
        Trap(
            figure="claimed",
            value=inputs.received * inputs.billed_price,
            why="That is what came at the billed price; the invoice claims all it lists.",
        ),
        Trap(
            figure="over_received",
            value=100 * (found.over_billed or 0.0),
            why="That is the share of the invoice. The base asked for is what came.",
        ),
        Trap(
            figure="due",
            value=inputs.billed * inputs.billed_price,
            why="That is the whole claim. Only what came, at the agreed price, is due.",
        ),
        Trap(
            figure="due",
            value=inputs.received * inputs.order_price,
            why="Within the tolerance the invoice is paid as it is; a difference that small is not "
            "worth the work of correcting it.",
        ),
        Trap(
            figure="discount_compounded",
            value=simple,
            why="That is the simple return; compounded it is higher.",
        ),
        Trap(
            figure="discount_compounded",
            value=100 * rate * sums.DAYS / sooner,
            why="The discount is earned on what you pay, which is less than the full price.",
        ),
    )
