"""The arithmetic of payables that needs no ledger; no words."""

from dataclasses import dataclass

from prebrief.casebook.payables.inputs import STEPS, Duties, Limit, Payables

DAYS = 365

APART: tuple[tuple[str, str, int], ...] = (
    # Steps that belong to two people, and how much a conflict weighs: 3 lets money out alone.
    ("sets_up_vendor", "approves", 3),
    ("sets_up_vendor", "releases", 3),
    ("approves", "releases", 3),
    ("enters", "approves", 3),
    ("sets_up_vendor", "enters", 2),
    ("orders", "approves", 2),
    ("enters", "releases", 2),
    ("orders", "receives", 2),
    ("releases", "reconciles", 2),
    ("sets_up_vendor", "reconciles", 1),
    ("receives", "approves", 1),
)


@dataclass(frozen=True, kw_only=True)
class Match:
    """One invoice against its order and receipt."""

    over: float
    """Units billed beyond what came; never negative."""
    over_received: float | None
    """As a share of what came; none where nothing came."""
    over_billed: float | None
    price_gap: float | None
    """Price above the order, as a share of it."""
    claimed: float
    due: float
    """All of it where it passes; else what came, at no more than the agreed price."""
    passes: bool

    @property
    def held(self) -> float:
        return max(0.0, self.claimed - self.due)


def match(inputs: Payables) -> Match:
    """Lay order, receipt and invoice side by side."""
    let = inputs.tolerance / 100
    accepted = min(inputs.received, inputs.billed, max(inputs.ordered, 0.0))
    over = max(0.0, inputs.billed - accepted)
    gap = (
        None
        if inputs.order_price == 0
        else (inputs.billed_price - inputs.order_price) / inputs.order_price
    )
    dear = inputs.billed_price > inputs.order_price * (1 + let)
    passes = over <= accepted * let and not dear
    claimed = inputs.billed * inputs.billed_price
    return Match(
        over=over,
        over_received=over / inputs.received if inputs.received else None,
        over_billed=over / inputs.billed if inputs.billed else None,
        price_gap=gap,
        claimed=claimed,
        due=claimed if passes else accepted * min(inputs.billed_price, inputs.order_price),
        passes=passes,
    )


def route(limits: tuple[Limit, ...], amount: float) -> tuple[str, ...]:
    """Name who signs, in order, up to the first whose limit holds the amount."""
    signs = []
    for limit in sorted(limits, key=lambda one: one.up_to):
        signs.append(limit.role.strip() or "no name")
        if amount <= limit.up_to:
            return tuple(signs)
    return (*signs, "Board")


def conflicts(duties: Duties) -> list[tuple[str, str, str, int]]:
    """List pairs of steps that one person does and two should: person, step, step, weight."""
    who = {step: " ".join(getattr(duties, step).lower().split()) for step in STEPS}
    return [
        (getattr(duties, first).strip(), first, second, weight)
        for first, second, weight in APART
        if who[first] and who[first] == who[second]
    ]


def days_payable(inputs: Payables) -> float:
    """Divide what is owed by what a day buys."""
    return inputs.payables / inputs.purchases * DAYS


def discount_simple(inputs: Payables) -> float | None:
    """Give the yearly return of paying early, not compounded; none where nothing is sooner."""
    sooner = inputs.net_days - inputs.discount_days
    if sooner <= 0:
        return None
    rate = inputs.discount / 100
    return rate / (1 - rate) * DAYS / sooner


def discount_compounded(inputs: Payables) -> float | None:
    """Give the yearly return of paying early, compounded."""
    sooner = inputs.net_days - inputs.discount_days
    if sooner <= 0:
        return None
    rate = inputs.discount / 100
    return float((1 + rate / (1 - rate)) ** (DAYS / sooner) - 1)
