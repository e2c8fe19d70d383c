"""What a clinician's cover is worked from."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

PolicyKind = Literal["claims_made", "occurrence"]
Work = Literal[
    "clinical", "administrative", "supervision", "advisory", "telehealth", "moonlighting", "board"
]
Cover = Literal[
    "employer", "employer_with_endorsement", "own_policy", "directors_and_officers", "none",
    "unknown",
]  # fmt: skip


class Claim(Inputs):
    """One claim of the policy year, in the order of payment."""

    amount: float = given(
        1_000_000, unit="USD", low=0, high=1_000_000_000, help="Settlement or award."
    )
    defense: float = given(0, unit="USD", low=0, high=100_000_000, help="Cost of defending it.")


class Role(Inputs):
    """One hat that is worn."""

    name: str = given("attending physician", help="The role in your own words.")
    work: Work = given("clinical", help="What a claim against this role would be about.")
    cover: Cover = given("employer", help="Which policy names this work, in writing.")
    indemnity: bool = given(False, help="Does a contract promise to hold you harmless for it?")


class PremiumStep(Inputs):
    """One year of a claims-made premium on its way to maturity."""

    share: float = given(
        100, unit="percent", low=0, high=300, help="Share of the mature premium in that year."
    )


class Liability(Inputs):
    """A policy with its dates, its price, its limits, and the roles it is to cover."""

    kind: PolicyKind = given(
        "claims_made", label="kind of policy", help="What the declarations page says."
    )
    policy_from: date = given(
        date(2022, 1, 1), label="policy begins", help="First day of the first policy."
    )
    policy_to: date = given(
        date(2025, 12, 31), label="policy ends", help="Last day of the last renewal."
    )
    retroactive_date: date | None = given(
        None, help="Claims-made only: how far back work is covered; empty for the first day."
    )
    tail_until: date | None = given(
        None,
        label="tail runs until",
        help="Last day on which a claim may come under a tail; empty for no tail.",
    )
    new_policy_from: date | None = given(
        None,
        label="next policy begins",
        help="First day of the next claims-made policy, if there is one.",
    )
    new_retroactive_date: date | None = given(
        None,
        label="retroactive date of the next policy",
        help="How far back the next policy goes (prior acts, or nose); empty for none.",
    )
    incident: date = given(
        date(2024, 5, 10), label="day of the incident", help="Day on which it happened."
    )
    claim: date = given(
        date(2026, 8, 1), label="day of the claim", help="Day on which the claim was made."
    )
    reported: Literal["yes", "no", "unknown"] = given(
        "yes",
        label="reported in time",
        help="Was the insurer told within the time that the policy allows?",
    )
    mature_premium: float = given(
        30_000,
        unit="USD per year",
        low=0,
        high=10_000_000,
        help="Claims-made premium once it is mature.",
    )
    steps: tuple[PremiumStep, ...] = given(
        (PremiumStep(share=30), PremiumStep(share=55), PremiumStep(share=80),
         PremiumStep(share=95)),
        label="premium steps to maturity",
        help="Share of the mature premium, year by year; later years are at the full premium.",
    )  # fmt: skip
    years: int = given(
        4, unit="years", low=1, high=40, label="years of practice", help="Years until you leave."
    )
    tail_factor: float | None = given(
        None, unit="ratio", low=0, high=10, fact="f.tail_multiple",
        help="Price of the tail as a multiple of the last premium; empty for the middle of the "
        "range claimed.",
    )  # fmt: skip
    tail_paid_by: Literal["me", "employer", "unknown"] = given(
        "unknown", help="Who pays the tail when you leave, by contract."
    )
    occurrence_premium: float = given(
        36_000,
        unit="USD per year",
        low=0,
        high=10_000_000,
        help="Occurrence premium for the same limits.",
    )
    per_claim: float = given(
        1_000_000,
        unit="USD",
        low=0,
        high=1_000_000_000,
        label="limit for a claim",
        help="Most the policy pays for one claim.",
    )
    aggregate: float = given(
        3_000_000,
        unit="USD",
        low=0,
        high=1_000_000_000,
        label="limit for a year",
        help="Most the policy pays for all claims of the year.",
    )
    defense_inside: bool = given(
        False,
        label="defense counts against the limit",
        help="True where the cost of defense is taken out of the limits.",
    )
    claims: tuple[Claim, ...] = given(
        (Claim(amount=1_400_000), Claim(amount=900_000), Claim(amount=800_000),
         Claim(amount=600_000)),
        help="Claims of one policy year, in the order in which they are paid.",
    )  # fmt: skip
    roles: tuple[Role, ...] = given(
        (
            Role(),
            Role(name="medical director", work="administrative", cover="employer"),
            Role(name="peer reviewer", work="board", cover="unknown"),
            Role(name="evening telehealth shifts", work="telehealth", cover="none"),
            Role(name="adviser to a start-up", work="advisory", cover="none", indemnity=True),
        ),
        help="Every hat you wear, with the policy that names it.",
    )

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.policy_to < self.policy_from:
            raise ValueError("policy_to lies before policy_from")
        if self.claim < self.incident:
            raise ValueError("the claim lies before the incident")
        if self.tail_until is not None and self.tail_until < self.policy_to:
            raise ValueError("tail_until lies before the end of the policy")
        if self.retroactive_date is not None and self.retroactive_date > self.policy_to:
            raise ValueError("retroactive_date lies after the end of the policy")
        if (
            self.new_retroactive_date is not None
            and self.new_policy_from is not None
            and self.new_retroactive_date > self.new_policy_from
        ):
            raise ValueError("new_retroactive_date lies after the new policy's first day")
        if self.aggregate < self.per_claim:
            raise ValueError("the aggregate limit lies below the limit per claim")
        return self
