"""What the payables case is worked from; each part can be read alone."""

from datetime import date
from typing import Literal

from prebrief.casebook.inputs import Inputs, given
from prebrief.casebook.payables.policy import Policy

Evidence = Literal["yes", "no", "unknown"]

STEPS = ("sets_up_vendor", "orders", "receives", "enters", "approves", "releases", "reconciles")


def _step(default: str, words: str) -> str:
    name: str = given(default, help=words)
    return name


class Duties(Inputs):
    """Who does each step; the same name twice is the same person."""

    sets_up_vendor: str = _step("Ines", "Who adds vendors and changes their bank accounts.")
    orders: str = _step("Nils", "Who places the order.")
    receives: str = _step("Rosa", "Who accepts what comes.")
    enters: str = _step("Gia", "Who enters the invoice.")
    approves: str = _step("Nils", "Who approves the invoice.")
    releases: str = _step("Hugo", "Who releases the payment.")
    reconciles: str = _step("Ines", "Who compares the bank statement with the books.")


class Limit(Inputs):
    """One rung of the approval route."""

    role: str = given("Department manager", help="Who may approve.")
    up_to: float = given(
        2_500, unit="USD", low=0, high=1e12, help="May approve alone up to this amount."
    )


class Answer(Inputs):
    """One answer to the self-audit list."""

    item: int = given(
        1, unit="count", low=1, high=40, help="Place of the item in the list, from 1."
    )
    met: Evidence = given("unknown", help="Was it so for the sample you looked at?")


class Payables(Inputs):
    """One invoice matched, its route, the duties, the year's measures, a small ledger audited."""

    ordered: float = given(
        1_000, unit="units", low=0, high=1e9, help="Units on the purchase order."
    )
    received: float = given(
        800, unit="units", low=0, high=1e9, help="Units accepted on the receipt."
    )
    billed: float = given(1_000, unit="units", low=0, high=1e9, help="Units on the invoice.")
    order_price: float = given(
        12, unit="USD per unit", low=0, high=1e9, help="Price of one on the purchase order."
    )
    billed_price: float = given(
        12, unit="USD per unit", low=0, high=1e9, help="Price of one on the invoice."
    )
    tolerance: float = given(
        2,
        unit="percent",
        low=0,
        high=50,
        help="Difference that your rules let pass, of quantity and of price.",
    )
    limits: tuple[Limit, ...] = given(
        (
            Limit(role="Department manager", up_to=2_500),
            Limit(role="Director", up_to=25_000),
            Limit(role="CFO", up_to=100_000),
        ),
        help="The approval route in order; above the last one it goes to the board.",
    )
    duties: Duties = given(Duties(), help="Who does each step of a payment.")
    payables: float = given(
        9_200_000, unit="USD", low=0, high=1e12, help="Owed to vendors at the end of the year."
    )
    purchases: float = given(
        73_600_000, unit="USD per year", low=1, high=1e12, help="Bought in the year."
    )
    discount: float = given(
        2, unit="percent", low=0, high=50, help="Discount for paying early, as in 2/10 net 30."
    )
    discount_days: int = given(
        10, unit="days", low=0, high=365, help="Days within which the discount holds."
    )
    net_days: int = given(30, unit="days", low=1, high=365, help="Days until all is due.")
    cost_of_cash: float = given(
        8, unit="percent per year", low=0, high=100, help="What borrowed money costs you in a year."
    )
    invoices_per_year: float = given(
        24_000, unit="invoices per year", low=0, high=1e9, help="Invoices handled in a year."
    )
    cost_per_invoice: float | None = given(
        None, unit="USD per invoice", low=0, high=10_000, fact="f.ap_cost_others",
        help="What handling one invoice costs, all in.",
    )  # fmt: skip
    revenue: float = given(
        100_000_000, unit="USD per year", low=0, high=1e13, help="Revenue of the organization."
    )
    ledger_invoices: int = given(
        160,
        unit="invoices",
        low=20,
        high=600,
        help="Size of the small invented ledger that is audited here.",
    )
    ledger_seed: int = given(
        1, unit="count", low=0, high=1_000_000, help="Which ledger; the same number, the same one."
    )
    ledger_unit: int = given(
        1_000, unit="USD", low=1, high=100_000, help="A usual invoice of that ledger."
    )
    schemes: int = given(3, unit="count", low=0, high=8, help="How many schemes are hidden in it.")
    self_audit: tuple[Answer, ...] = given(
        (), help="Your answers to the quarterly list; items left out count as not shown."
    )

    def policy(self) -> Policy:
        """Give the rules by which the small ledger is audited, in its own size of money."""
        return Policy(
            tolerance=self.tolerance / 100,
            tolerance_cents=self.ledger_unit,
            round_cents=self.ledger_unit * 5,
            history=12,
        )


LEDGER_START = date(2026, 1, 5)
