"""Which lane a concern belongs in, and who decides there."""

from dataclasses import dataclass
from typing import Literal

from prebrief.casebook.physician_performance.chance import Reading
from prebrief.casebook.physician_performance.culture import COACHED_ENOUGH, tier
from prebrief.casebook.physician_performance.inputs import PhysicianPerformance

LaneName = Literal[
    "protect_now",
    "health",
    "compliance",
    "formal_action",
    "focused_review",
    "professionalism",
    "coaching",
    "support",
    "ongoing_review",
    "employment",
]


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A way to deal with a concern."""

    name: LaneName
    title: str
    decides: str
    does: str


LANES: dict[LaneName, Lane] = {
    lane.name: lane
    for lane in (
        Lane(
            name="protect_now",
            title="Protect patients now",
            decides="Those whom the bylaws name, with prompt review",
            does="The smallest step that keeps people safe today; suspension as a precaution only "
            "for imminent danger.",
        ),
        Lane(
            name="health",
            title="Health program",
            decides="Physician health program or occupational health",
            does="Relief from duty where there is risk, evaluation soon, a monitored return; "
            "nobody here diagnoses.",
        ),
        Lane(
            name="compliance",
            title="Compliance and counsel",
            decides="Compliance officer with counsel",
            does="Keep records as they are, stop billing what is in doubt, no questioning on the "
            "side.",
        ),
        Lane(
            name="formal_action",
            title="Formal action under the bylaws",
            decides="Medical executive committee recommends, the board decides",
            does="Written notice, the reasons, a hearing, and time to prepare for it.",
        ),
        Lane(
            name="focused_review",
            title="Focused review (FPPE)",
            decides="Department chair and peer review committee",
            does="Named cases, a free reviewer, criteria and an end written down first; it is not "
            "discipline.",
        ),
        Lane(
            name="professionalism",
            title="Professionalism committee",
            decides="Professionalism committee or department chair",
            does="The pattern shown, a written expectation, help, and a day to look again.",
        ),
        Lane(
            name="coaching",
            title="A private conversation and coaching",
            decides="Department chair",
            does="Behavior, impact, expectation, support, and a second meeting in the diary.",
        ),
        Lane(
            name="support",
            title="Support and workload",
            decides="Department chair with the wellness office",
            does="Look at load, nights and clerical work before the person; offer help that stays "
            "confidential.",
        ),
        Lane(
            name="ongoing_review",
            title="Ongoing review (OPPE)",
            decides="Department chair",
            does="Go on measuring as for everybody; nothing is held against anyone.",
        ),
        Lane(
            name="employment",
            title="Employment contract",
            decides="Human resources with counsel",
            does="Settle with counsel which of the two goes first, contract or bylaws.",
        ),
    )
}
_FORMAL_TIERS = {"reckless", "knowing_harm", "purpose_to_harm"}
_PATTERN = 3
"""Independent reports that make a pattern out of incidents."""


def lanes(inputs: PhysicianPerformance, reading: Reading) -> list[Lane]:
    """Put the lanes in order, the first one leading."""
    names: list[LaneName] = []
    grave = inputs.act_judged and tier(inputs).name in {"knowing_harm", "purpose_to_harm"}
    if inputs.danger == "yes" or grave:
        names.append("protect_now")
    names.append(_by_concern(inputs, reading))
    if inputs.act_judged:
        names.append("formal_action" if tier(inputs).name in _FORMAL_TIERS else "coaching")
    # Whoever is in the formal lane by the act is not led by a softer one.
    if "formal_action" in names and names[0] in {"professionalism", "coaching", "ongoing_review"}:
        names.insert(0, "formal_action")
    if reading.above and "focused_review" not in names:
        names.append("focused_review")
    if inputs.employed and "formal_action" in names:
        names.append("employment")
    return [LANES[name] for name in dict.fromkeys(names)]


def _by_concern(inputs: PhysicianPerformance, reading: Reading) -> LaneName:
    if inputs.concern == "impairment":
        return "health"
    if inputs.concern == "ethics_or_compliance":
        return "compliance"
    if inputs.concern == "burnout":
        return "support"
    if inputs.concern == "new_privilege":
        return "focused_review"
    if inputs.concern == "results":
        return "focused_review" if reading.above else "ongoing_review"
    if inputs.earlier_talks >= COACHED_ENOUGH:
        return "formal_action"
    if inputs.earlier_talks or inputs.reports >= _PATTERN:
        return "professionalism"
    return "coaching"
