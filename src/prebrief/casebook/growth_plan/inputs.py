"""What a growth plan is worked from: eight ways to grow, the situation, a pilot, a contract."""

from typing import Any, Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

ModelName = Literal[
    "consultative",
    "named_accounts",
    "launch",
    "direct",
    "partners",
    "content",
    "community",
    "enterprise",
]
TITLES: dict[ModelName, str] = {
    "consultative": "Consultative",
    "named_accounts": "Named accounts",
    "launch": "Launch",
    "direct": "Direct, by phone and video",
    "partners": "Partners",
    "content": "Content",
    "community": "Community and recommendation",
    "enterprise": "Enterprise contract",
}


class Way(Inputs):
    """One way to grow, for a year."""

    model: ModelName = given("consultative", help="Which of the eight.")
    reached: float = given(
        300, unit="accounts per year", low=0, high=10_000_000, help="People or places reached."
    )
    meet: float = given(
        40, unit="percent", low=0, high=100, help="Of those, who agree to a first talk."
    )
    propose: float = given(50, unit="percent", low=0, high=100, help="Of those, who want an offer.")
    close: float = given(30, unit="percent", low=0, high=100, help="Of those, who sign.")
    price: float = given(
        12_000, unit="USD per year", low=0, high=1e9, help="What one client pays in a year."
    )
    spend: float = given(
        90_000,
        unit="USD per year",
        low=0,
        high=1e10,
        help="Everything spent on winning, salaries included.",
    )
    lost: float = given(
        1.5,
        unit="percent per month",
        low=0.01,
        high=100,
        help="Clients lost in a month; a guess until a year has run.",
    )
    cycle: float = given(
        4, unit="months", low=0, high=60, help="From the first talk to the signature."
    )


def _ways() -> tuple[Way, ...]:
    rows: tuple[tuple[ModelName, float, float, float, float, float, float, float, float], ...] = (
        ("consultative", 300, 40, 50, 30, 12_000, 90_000, 1.5, 4),
        ("named_accounts", 40, 45, 50, 30, 90_000, 160_000, 1, 9),
        ("launch", 1_500, 10, 40, 30, 8_000, 120_000, 4, 2),
        ("direct", 2_000, 12, 35, 20, 10_000, 180_000, 2.5, 3),
        ("partners", 600, 15, 40, 25, 10_000, 50_000, 2, 5),
        ("content", 3_000, 4, 40, 25, 9_000, 60_000, 2, 7),
        ("community", 200, 35, 50, 40, 10_000, 40_000, 1.2, 3),
        ("enterprise", 25, 50, 40, 25, 240_000, 250_000, 0.8, 14),
    )
    return tuple(
        Way(
            model=model,
            reached=reached,
            meet=meet,
            propose=propose,
            close=close,
            price=price,
            spend=spend,
            lost=lost,
            cycle=cycle,
        )
        for model, reached, meet, propose, close, price, spend, lost, cycle in rows
    )


def _scale(default: int, help_text: str) -> Any:
    return given(default, unit="points", low=1, high=5, help=help_text)


class GrowthPlan(Inputs):
    """The ways, what the situation is like, limits, a pilot, and the buyer's return."""

    ways: tuple[Way, ...] = given(_ways(), help="The ways that are open to you; up to all eight.")
    large_buyers: int = _scale(3, "From 1 to 5: do few, large organizations buy?")
    complicated: int = _scale(4, "From 1 to 5: how costly and hard to judge is what you offer?")
    new: int = _scale(2, "From 1 to 5: how new is it to those who would buy?")
    asked_for: int = _scale(3, "From 1 to 5: how many have already shown interest?")
    searched: int = _scale(3, "From 1 to 5: how far do buyers look the problem up themselves?")
    partners_reach: int = _scale(2, "From 1 to 5: do others reach your buyers, and are trusted?")
    happy_users: int = _scale(4, "From 1 to 5: how many would speak well of you?")
    margin: float = given(
        55,
        unit="percent",
        low=0,
        high=100,
        help="Part of the price left after the costs that vary with a client.",
    )
    capacity: float = given(
        40,
        unit="customers per year",
        low=0,
        high=1_000_000,
        help="New clients that staff and rooms can serve well.",
    )
    target_ratio: float | None = given(
        None, unit="ratio", low=0.1, high=100, fact="f.ltv_cac_target",
        help="Least value of a client for each dollar spent to win one.",
    )  # fmt: skip
    longest_payback: float = given(
        18, unit="months", low=1, high=120, help="By when the cost of winning has to be back."
    )
    longest_cycle: float = given(
        12, unit="months", low=0.5, high=60, help="How long you can wait for signatures."
    )
    horizon: float = given(
        36,
        unit="months",
        low=1,
        high=120,
        help="How far ahead a client's margin counts when ways are compared.",
    )
    lift: float = given(
        20,
        unit="percent",
        low=0,
        high=200,
        help="By how much an accelerator raises the stage that it feeds; an assumption.",
    )
    accelerator_part: float = given(
        50,
        unit="percent",
        low=0,
        high=100,
        help="Part of its own full spending that an accelerator needs beside a core.",
    )
    rewarded: Literal["nobody", "users_of_a_product", "partners", "clinicians", "patients"] = given(
        "nobody", help="Who gets anything of value for sending others to you?"
    )
    care: bool = given(
        True, help="Does anybody sent to you become a patient, or use a service an insurer pays?"
    )
    pilot_weeks: float | None = given(
        None, unit="weeks", low=1, high=104, fact="f.sales_pilot", help="Length of the pilot."
    )  # fmt: skip
    pilot_reached: int = given(
        0, unit="accounts", low=0, high=1_000_000, help="Reached in the pilot; 0 before it ran."
    )
    pilot_won: int = given(0, unit="customers", low=0, high=1_000_000, help="Of those, who signed.")
    physicians: float = given(
        200, unit="physicians", low=0, high=1_000_000, help="Employed by the buyer."
    )
    turnover: float = given(
        8, unit="percent per year", low=0, high=100, help="Share of them who leave in a year."
    )
    leaver_cost: float = given(
        500_000,
        unit="USD per physician",
        low=0,
        high=10_000_000,
        help="Cost of replacing one, by the buyer's own finance office.",
    )
    turnover_cut: float | None = given(
        None, unit="percent", low=0, high=100, fact="f.claimed_turnover_cut",
        help="By how much the program is to lower turnover; ask why.",
    )  # fmt: skip
    programme_cost: float = given(
        400_000,
        unit="USD per year",
        low=0,
        high=1e9,
        help="The buyer's cost, with the time of its staff.",
    )

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names = [way.model for way in self.ways]
        if not names or len(set(names)) < len(names):
            raise ValueError("ways must name at least one way to grow, and each only once")
        if self.pilot_won > self.pilot_reached:
            raise ValueError("pilot_won cannot be more than pilot_reached")
        return self
