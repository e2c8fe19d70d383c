"""Just culture: the tier of an act by the choice made, never by what came of it."""

from dataclasses import dataclass
from typing import Literal

from prebrief.casebook.physician_performance.inputs import Duty, PhysicianPerformance

TierName = Literal[
    "no_breach", "human_error", "at_risk", "reckless", "knowing_harm", "purpose_to_harm"
]
COACHED_ENOUGH = 2
"""After so many talks about a risk nobody can say that it was not seen."""


@dataclass(frozen=True, kw_only=True)
class Tier:
    """A kind of choice, and the answer to it."""

    name: TierName
    title: str
    is_this: str
    response: str


TIERS = (
    Tier(
        name="no_breach",
        title="No breach",
        is_this="The choice was right for what could be known, however it turned out.",
        response="Thank and protect; look at what made it hard.",
    ),
    Tier(
        name="human_error",
        title="Human error",
        is_this="A slip or a lapse: it was not what they meant to do.",
        response="Console; mend what set the slip up.",
    ),
    Tier(
        name="at_risk",
        title="At-risk choice",
        is_this="They chose it and did not see the risk, or thought it worth taking.",
        response="Coach; remove what rewards the short cut.",
    ),
    Tier(
        name="reckless",
        title="Reckless choice",
        is_this="They saw a large risk, had no good reason, and took it.",
        response="Discipline, by the bylaws and as for anybody.",
    ),
    Tier(
        name="knowing_harm",
        title="Knowing harm",
        is_this="They knew that harm was practically certain and had no good reason.",
        response="Stop it today; formal action, counsel, and reports the law asks for.",
    ),
    Tier(
        name="purpose_to_harm",
        title="Purpose to harm",
        is_this="Harm was what they wanted.",
        response="Protect people at once; board, counsel and police.",
    ),
)
DUTIES: dict[Duty, str] = {
    "avoid_unjustifiable_harm": "the duty to avoid unjustifiable harm",
    "follow_procedure": "the duty to follow a procedure",
    "produce_outcome": "the duty to produce an outcome that was theirs to produce",
}


def tier(inputs: PhysicianPerformance) -> Tier:
    """Find the tier; harm done, rank and usefulness of the person are not looked at."""
    return next(one for one in TIERS if one.name == _name(inputs))


def _name(inputs: PhysicianPerformance) -> TierName:
    if inputs.meant_harm:
        return "purpose_to_harm"
    if inputs.knew_harm:
        # Harm may be the price of care: an incision is one.
        return "no_breach" if inputs.risk_justified else "knowing_harm"
    if not inputs.meant_to_act:
        return "human_error"
    if inputs.risk_justified:
        return "no_breach"
    if inputs.risk_seen == "seen_and_ignored" or inputs.earlier_talks >= COACHED_ENOUGH:
        return "reckless"
    return "at_risk"
