"""The legal line, and where a growth plan misleads."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.growth_plan import sums
from prebrief.casebook.growth_plan.inputs import GrowthPlan
from prebrief.casebook.units import show
from prebrief.records.case import Check, Step

_WHO = {
    "users_of_a_product": "users",
    "partners": "partners",
    "clinicians": "clinicians",
    "patients": "patients",
}


def legal_step(inputs: GrowthPlan, facts: Facts) -> Step:
    """Say the legal line, once and early."""
    limit = facts.display("f.stark_nonmonetary_2026")
    treble = facts.display("f.fca_multiple")
    text = (
        "The Anti-Kickback Statute makes it a crime to give anything of value for sending patients "
        "whose care a federal program pays, if that is even one purpose. Stark forbids referral of "
        "designated services where there is a financial tie without an exception, intent or not; "
        f"for gifts that are not money its yearly limit is {limit} a physician, and none may hang "
        f"on referrals. False claims that follow cost {treble}. For laboratories and "
        "addiction treatment a further federal law, EKRA, covers private payers too, and states "
        "add their own. Counsel sees every incentive before anybody hears of it."
    )
    if sums.guarded(inputs):
        who = _WHO[inputs.rewarded]
        text = f"Stop here first: {who} are rewarded for sending people into care. {text}"
    return Step(title="The legal line", text=text)


def checks(
    inputs: GrowthPlan, ways: list[sums.Ranked], both: sums.Outcome, trial: sums.Pilot
) -> list[Check]:
    """Ask what has to be true before the plan starts."""
    core = ways[0]
    names = {"go": "met", "stop": "not_met", "longer": "unknown", "not_run": "unknown"}
    won = both.stages[3]
    return [
        Check(
            text="Nobody is rewarded for sending people into care",
            verdict="not_met" if sums.guarded(inputs) else "met",
            why="Take the reward out and ask counsel." if sums.guarded(inputs) else "",
        ),
        Check(
            text="The core returns enough, soon enough",
            verdict="not_met" if core.faults else "met",
            why="; ".join(core.faults),
        ),
        Check(
            text="Those who sign can be served well",
            verdict="met" if won <= inputs.capacity else "not_met",
            why=""
            if won <= inputs.capacity
            else f"{show(won, 'customers')} would sign and {show(inputs.capacity, 'customers')} "
            "can be served: hire or slow down first.",
        ),
        Check.model_validate(
            {
                "text": "A pilot has shown the share that the plan needs",
                "verdict": names[trial.verdict],
                "why": pilot_words(trial),
            }
        ),
        Check(
            text="Who decides, who pays and who can veto is known by name",
            verdict="unknown",
            why="Write the three names for the first segment.",
        ),
    ]


def pilot_words(trial: sums.Pilot) -> str:
    """Say what the pilot's count tells."""
    if trial.needed is None:
        return "No share of signatures would be enough at this cost."
    if trial.verdict == "not_run":
        return "It has not run yet."
    between = f"between {show(trial.low, 'percent')} and {show(trial.high, 'percent')}"
    ends = {
        "go": "all of that is enough.",
        "stop": "none of that is enough.",
        "longer": "that does not decide; reach more before you choose.",
    }
    return (
        f"{show(trial.seen, 'percent')} signed, which says {between}; "
        f"{show(trial.needed, 'percent')} is needed, and {ends[trial.verdict]}"
    )


def cautions(
    inputs: GrowthPlan, ways: list[sums.Ranked], both: sums.Outcome, helper: sums.Ranked | None
) -> list[str]:
    """Say where this plan misleads."""
    lines = [
        "Conversion and loss of clients are assumptions until a pilot has run; look at payback "
        "before the ratio, because payback needs no guess of a lifetime.",
        "A saving that the buyer is promised counts only with the program's cost taken off, and "
        "against a comparison.",
    ]
    if sums.guarded(inputs):
        lines.append(
            "Rewards that are ordinary in trade can be a crime where patients are sent; the ways "
            "that rest on them are barred here."
        )
    if helper is not None and "community" in {ways[0].name, helper.name} and inputs.care:
        lines.append("Recommendation in care stays unpaid: better access, courtesy, good reports.")
    if ways[0].faults:
        lines.append("No way keeps all limits; the first one is only the least bad. Do not start.")
    if both.way.lost >= 5:
        lines.append("At that loss of clients, mend what drives them away before winning more.")
    if len(inputs.ways) < 8:
        lines.append("Not all eight ways are entered; say why the others are not yours.")
    return lines
