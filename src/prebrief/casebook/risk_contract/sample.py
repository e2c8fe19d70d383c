"""The sample of members in words and figures: what a score is made of, what accuracy moves."""

from prebrief.casebook.charts import table
from prebrief.casebook.facts import Facts
from prebrief.casebook.risk_contract import sums
from prebrief.casebook.risk_contract.inputs import RiskContract
from prebrief.casebook.risk_contract.scores import MODEL, Score
from prebrief.casebook.units import figure, show
from prebrief.records.case import Figure, Step, Table

_NONE = "no members scored"


def paid_score(raw: float, inputs: RiskContract, facts: Facts) -> float:
    """Turn a raw score into the one that is paid: normalized, and less the coding cut."""
    cut = facts.given_or(inputs.coding_cut, "f.ma_coding_adjustment") / 100
    return raw / inputs.normalization * (1 - cut)


def means(inputs: RiskContract, facts: Facts, found: list[Score]) -> tuple[float, float] | None:
    """Give the sample's mean paid score, as recorded and as supported."""
    if not found:
        return None
    recorded = sum(one.recorded for one in found) / len(found)
    supported = sum(one.supported for one in found) / len(found)
    return paid_score(recorded, inputs, facts), paid_score(supported, inputs, facts)


def figures(inputs: RiskContract, facts: Facts, found: list[Score]) -> list[Figure]:
    """Give the two means, and the dollars between them for these members."""
    both = means(inputs, facts, found)
    none = "" if both else _NONE
    dollars = None
    if both:
        months = sums.MONTHS * len(found)
        dollars = (both[1] - both[0]) * months * inputs.base_rate * sums.kept_of_share(inputs)
    recorded, supported = both or (None, None)
    return [
        figure(
            "sample_recorded",
            "Mean score of the sample, as recorded",
            recorded,
            "ratio",
            digits=3,
            display=none,
        ),
        figure(
            "sample_supported",
            "Mean score of the sample, as the notes support it",
            supported,
            "ratio",
            digits=3,
            display=none,
        ),
        figure(
            "sample_correction",
            "What accuracy changes for the sample",
            dollars,
            "USD per year",
            display=none,
            note="Up and down together; what is unsupported has to be given back.",
        ),
    ]


def step(inputs: RiskContract, facts: Facts, found: list[Score]) -> Step:
    """Say what the sample shows."""
    both = means(inputs, facts, found)
    if both is None:
        text = "No member was scored; list a few to see what a score is made of."
    else:
        cut = facts.given_or(inputs.coding_cut, "f.ma_coding_adjustment")
        text = (
            f"{len(found)} members scored by {MODEL}: age, sex and eligibility, plus conditions, "
            f"plus some that weigh more together; then divided by "
            f"{show(inputs.normalization, 'ratio', digits=3)} and cut by {show(cut, 'percent')}. "
            f"As recorded the mean is {show(both[0], 'ratio', digits=3)}; as the notes support it, "
            f"{show(both[1], 'ratio', digits=3)}. A condition that nobody records is not paid, and "
            "one that the notes do not support must be taken out."
        )
    return Step(title="What a score is made of", text=text)


def members(inputs: RiskContract, found: list[Score]) -> Table:
    """List the members with what counts."""
    rows = [
        (
            f"{member.sex}, {member.age}",
            show(one.demographic, "ratio", digits=3),
            "; ".join(one.conditions) or "none that count",
            show(one.recorded, "ratio", digits=3),
            show(one.supported, "ratio", digits=3),
        )
        for member, one in zip(inputs.sample, found, strict=False)
    ]
    columns = ("Member", "Age, sex, eligibility", "Conditions", "As recorded", "As supported")
    return table("Raw scores of the sample", columns, rows)
