"""What turnover is worked from."""

from typing import Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given


class Score(Inputs):
    """One item of the supervisor score, averaged over those who answered."""

    before: float = given(3.2, unit="points", low=1, high=5, help="Mean of the item before.")
    after: float = given(3.5, unit="points", low=1, high=5, help="Mean of the item now.")


class Turnover(Inputs):
    """A group of physicians, those who left, and a program that wants the credit."""

    physicians: int = given(
        200, unit="physicians", low=1, high=200_000, help="Physicians employed, mean of the year."
    )
    leavers_before: float = given(
        16,
        unit="physicians per year",
        low=0,
        high=200_000,
        help="Who left in a usual year before the program, retirements included or not, but "
        "the same way in both years.",
    )
    leavers_after: float = given(
        13.6,
        unit="physicians per year",
        low=0,
        high=200_000,
        help="Who left in the year after, counted the same way.",
    )
    elsewhere: float = given(
        0,
        unit="percent",
        low=-100,
        high=500,
        label="change of turnover elsewhere",
        help="Change of turnover over the same time where there was no program; below zero it "
        "fell there too.",
    )
    recruiting: float = given(
        0,
        unit="USD",
        low=0,
        high=10_000_000,
        label="recruiting a successor",
        help="Search, interviews and relocation for one departure.",
    )
    sign_on: float = given(
        0,
        unit="USD",
        low=0,
        high=10_000_000,
        label="sign-on of a successor",
        help="Sign-on pay and guarantees for the successor.",
    )
    lost_margin: float = given(
        0,
        unit="USD",
        low=0,
        high=50_000_000,
        label="margin lost meanwhile",
        help="Contribution lost while the post is empty and the successor starts, less what others "
        "take on and less pay saved.",
    )
    onboarding: float = given(
        0,
        unit="USD",
        low=0,
        high=10_000_000,
        label="onboarding a successor",
        help="Credentialing, training, mentor's time.",
    )
    cost_per_leaver: float | None = given(
        None,
        unit="USD",
        low=0,
        high=50_000_000,
        help="Price of a departure if finance has one; empty for the sum of the four parts, or the "
        "low end of the published range where they are empty too.",
    )
    programme_cost: float = given(
        300_000, unit="USD per year", low=0, high=1_000_000_000, help="What the program costs."
    )
    items: tuple[Score, ...] = given(
        tuple(Score() for _ in range(12)),
        label="supervisor score, item by item",
        help="The items of the supervisor score, before and now; leave empty to skip it.",
    )
    burnout: float | None = given(
        None,
        unit="percent",
        low=0,
        high=100,
        fact="f.burnout_2024",
        label="burnout now",
        help="Physicians under that leader with burnout, by your own survey.",
    )

    @model_validator(mode="after")
    def _no_more_leavers_than_people(self) -> Self:
        if max(self.leavers_before, self.leavers_after) > self.physicians:
            raise ValueError("more physicians leave than there are")
        return self
