"""Terms of a risk contract that come before its price, and where its figures mislead."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.risk_contract import sums
from prebrief.casebook.risk_contract.inputs import Evidence, RiskContract
from prebrief.casebook.units import show
from prebrief.records.case import Check, Verdict

_SMALL_PANEL_CASES = 30
"""Below this many expected large cases chance moves a year by a fifth or more."""


def checks(inputs: RiskContract, facts: Facts) -> list[Check]:
    """List the terms that must stand before the price is talked about."""
    limited = inputs.share_beyond < 100 or inputs.loss_cap < 100
    substantial = inputs.at_risk > facts.value("f.pip_risk_threshold")
    floor = facts.value("f.mlr_floor")
    plan = sums.plan_loss_ratio(inputs)
    return [
        Check(
            text="Loss beyond a corridor is shared or capped",
            verdict="met" if limited else "not_met",
            why="A corridor gives up part of the gain for a limit on the loss.",
        ),
        Check(
            text="Stop-loss stands",
            verdict=_met(inputs.stop_loss),
            why=f"Above {facts.display('f.pip_risk_threshold')} of potential payments at risk it "
            f"is required; here {show(inputs.at_risk, 'percent')} is"
            f"{'' if substantial else ' not above that, so it is a choice'}.",
        ),
        Check(text="Member-level claims every month", verdict=_met(inputs.data_rights)),
        Check(text="A way out, with the run-out settled", verdict=_met(inputs.exit_terms)),
        Check(text="No savings without quality", verdict=_met(inputs.quality_gate)),
        Check(
            text="Coding audited both ways, for the unsupported as for the missed",
            verdict=_met(inputs.coding_audit),
        ),
        Check(
            text=f"The plan's own loss ratio reaches its floor of {facts.display('f.mlr_floor')}",
            verdict="unknown" if plan is None else "met" if plan >= floor - 1e-9 else "not_met",
            why=f"It is {show(plan, 'percent')} on these figures.",
        ),
    ]


def _met(evidence: Evidence) -> Verdict:
    verdicts: dict[Evidence, Verdict] = {"yes": "met", "no": "not_met", "unknown": "unknown"}
    return verdicts[evidence]


def cautions(inputs: RiskContract, facts: Facts) -> list[str]:
    """Say where the figures mislead, and what must not be done with them."""
    lines = [
        "Enter nothing that identifies a member; the sample is invented.",
        "The risk score is for accuracy: record what is there and treated, remove what is not. "
        "Never set a score as a target for doctors.",
        "Claims come in months late; a surplus seen before the run-out is not yet one.",
        "Spread of large cases and of trend are assumptions: put your own claims in their place.",
    ]
    if sums.large_cases(inputs) < _SMALL_PANEL_CASES:
        lines.append(
            "With so few large cases a single year says little about how well care is managed."
        )
    if inputs.stop_loss == "no" and inputs.at_risk > facts.value("f.pip_risk_threshold"):
        lines.append("Without stop-loss this share at risk may break the incentive-plan rule.")
    if sums.surplus(inputs) <= 0:
        lines.append("The expected year already loses money; chance is not the problem here.")
    if inputs.raf_change > 0:
        lines.append("A gain from a higher score stands only if every added code is supported.")
    return lines
