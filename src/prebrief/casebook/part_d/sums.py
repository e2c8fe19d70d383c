"""The standard benefit as arithmetic: gross spending in, four payers out."""

from dataclasses import dataclass
from itertools import pairwise

from prebrief.casebook.facts import Facts
from prebrief.casebook.part_d.inputs import DrugKind, PartD
from prebrief.errors import InputError

PAYERS = ("member", "maker", "plan", "Medicare")


@dataclass(frozen=True, kw_only=True)
class Split:
    """Dollars by payer."""

    member: float = 0.0
    maker: float = 0.0
    plan: float = 0.0
    medicare: float = 0.0

    @property
    def total(self) -> float:
        return self.member + self.maker + self.plan + self.medicare

    def __sub__(self, other: "Split") -> "Split":
        return Split(
            member=self.member - other.member,
            maker=self.maker - other.maker,
            plan=self.plan - other.plan,
            medicare=self.medicare - other.medicare,
        )

    def by_payer(self) -> dict[str, float]:
        return dict(zip(PAYERS, (self.member, self.maker, self.plan, self.medicare), strict=True))


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """One year's parameters, shares as parts of one."""

    kind: DrugKind
    deductible: float
    cap: float
    member_share: float
    maker_initial: float
    maker_late: float
    medicare_late: float

    @property
    def threshold(self) -> float:
        """Gross spending at which the member has paid the cap."""
        return self.deductible + max(0.0, self.cap - self.deductible) / self.member_share

    def phases(self, gross: float) -> dict[str, Split]:
        """Split gross spending from the first of January, phase by phase."""
        first = min(gross, self.deductible, self.cap)
        initial = max(0.0, min(gross, self.threshold) - self.deductible)
        late = max(0.0, gross - max(self.threshold, first))
        return {
            "Deductible": Split(member=first),
            "Initial phase": Split(
                member=initial * self.member_share,
                maker=initial * self.maker_initial,
                plan=initial * (1 - self.member_share - self.maker_initial),
            ),
            "After the cap": Split(
                maker=late * self.maker_late,
                plan=late * (1 - self.maker_late - self.medicare_late),
                medicare=late * self.medicare_late,
            ),
        }

    def split(self, gross: float) -> Split:
        """Split gross spending from the first of January over the four payers."""
        parts = self.phases(gross).values()
        return Split(
            member=sum(part.member for part in parts),
            maker=sum(part.maker for part in parts),
            plan=sum(part.plan for part in parts),
            medicare=sum(part.medicare for part in parts),
        )


def benefit(
    inputs: PartD, facts: Facts, *, year: str = "", kind: DrugKind | None = None
) -> Benefit:
    """Take a year's parameters from the playbook, or those entered.

    Raises:
        InputError: what was entered does not fit the year's other figures.
    """
    own = not year or year == inputs.year
    year = year or inputs.year
    kind = kind or inputs.kind
    deductible = facts.given_or(inputs.deductible if own else None, f"f.part_d_deductible_{year}")
    cap = facts.given_or(inputs.cap if own else None, f"f.part_d_cap_{year}")
    if cap < deductible:
        raise InputError(
            "case-inputs",
            "cap must not lie below the deductible (USD).",
            fix="Enter both, or leave both empty for the year's standard figures.",
            where="cap, deductible",
        )
    brand = kind == "brand"
    return Benefit(
        kind=kind,
        deductible=deductible,
        cap=cap,
        member_share=facts.share("f.part_d_initial_patient"),
        maker_initial=facts.share("f.part_d_initial_maker") if brand else 0.0,
        maker_late=facts.share("f.part_d_cat_maker") if brand else 0.0,
        medicare_late=facts.share(
            "f.part_d_cat_medicare" if brand else "f.part_d_generic_medicare"
        ),
    )


def months(inputs: PartD, year: Benefit) -> list[Split]:
    """Split each month's fill, after what was spent before."""
    ends = [
        inputs.spent_before + inputs.price_per_month * month for month in range(inputs.months + 1)
    ]
    return [year.split(after) - year.split(before) for before, after in pairwise(ends)]


def whole(inputs: PartD, year: Benefit) -> Split:
    """Split all months together."""
    spent = inputs.spent_before
    return year.split(spent + inputs.price_per_month * inputs.months) - year.split(spent)
