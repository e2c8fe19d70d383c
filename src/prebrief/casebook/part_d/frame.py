"""Part C against Part D for one's own organization: what each asks, and what is there."""

from prebrief.casebook.charts import table
from prebrief.casebook.part_d.inputs import Answer, PartD
from prebrief.casebook.units import show
from prebrief.records.case import Check, Table, Verdict

_MEANT: dict[Answer, Verdict] = {"yes": "met", "no": "not_met", "unknown": "unknown"}
_ASKED: dict[str, dict[str, str]] = {
    "Part C": {
        "platform": "members' claims seen within weeks",
        "coordination": "coordinators for the sickest",
        "accurate_records": "recorded conditions audited both ways",
        "protocols": "referral and approval rules in the orders",
        "exposure_known": "loss of a bad year worked out and reserved",
        "stop_loss": "stop-loss with a known attachment",
    },
    "Part D": {
        "reconciliation": "discharge drugs checked against the patient's plan",
        "technician": "a technician owns plan check and price",
        "electronic_requests": "requests go out electronically",
    },
}
_WORK = {
    "Part C": "Ahead of care: network, approval, record, and risk where it is delegated.",
    "Part D": "At the moment of prescribing: formulary, approval, price.",
}
_STAKE = {
    "Part C": "A monthly sum for each member; loss if cost or the risk score is wrong",
    "Part D": "Few blocked prescriptions; readmission if a drug is not taken",
}


def readiness(inputs: PartD) -> list[Check]:
    """Say which conditions of each part are there."""
    return [
        Check(text=f"{part}: {text}", verdict=_MEANT[getattr(inputs, name)])
        for part, asked in _ASKED.items()
        for name, text in asked.items()
    ]


def as_table(inputs: PartD) -> Table:
    """Set the two parts side by side: whom they touch, what they ask, what comes first."""
    members = {"Part C": inputs.members_in_part_c, "Part D": inputs.members_in_drug_plans}
    rows = []
    for part, asked in _ASKED.items():
        there = [name for name in asked if getattr(inputs, name) == "yes"]
        missing = [text for name, text in asked.items() if getattr(inputs, name) != "yes"]
        rows.append(
            (
                part,
                show(members[part], "members"),
                _WORK[part],
                _STAKE[part],
                f"{len(there)} of {len(asked)}",
                missing[0] if missing else "nothing is missing",
            )
        )
    return table(
        "Part C and Part D for your organization",
        ("Part", "Your patients", "Where the work falls", "What is at stake", "There", "First"),
        rows,
    )


def coverage() -> Table:
    """Set the ways to be covered side by side: what a patient gives up, and gains, with each."""
    return table(
        "How Medicare patients are covered, and what to ask before you advise",
        ("Coverage", "Who may be seen", "Referral and approval", "Suits", "Ask first"),
        [
            (
                "Part C, HMO",
                "The plan's network, emergencies apart",
                "Often both",
                "Care in one system, at a price known beforehand",
                "Is every specialist of this patient in the network?",
            ),
            (
                "Part C, PPO",
                "Anybody; outside the network at a higher share",
                "Seldom a referral; approval for costly care",
                "Two homes, or a specialist elsewhere",
                "What is the yearly limit outside the network?",
            ),
            (
                "Part C, private fee-for-service",
                "Whoever accepts the plan's terms, each time anew",
                "Usually neither",
                "Places with few plans and thin networks",
                "Will the local hospital accept it?",
            ),
            (
                "Original Medicare with a drug plan",
                "Anybody who takes Medicare",
                "No referral; approval for few services",
                "Much care in many places",
                "Is there a supplement? Without one there is no yearly limit.",
            ),
        ],
    )


def management(inputs: PartD) -> Table:
    """Say how far the plan's rules reach into the drugs at hand."""
    rules = (
        ("Not on the formulary", "on_formulary", "no", "Change the drug, or ask for an exception"),
        (
            "Prior authorization",
            "prior_authorization",
            "yes",
            "Send the reason with the first order",
        ),
        ("Step therapy", "step_therapy", "yes", "Say which steps were tried, and when"),
        ("Quantity limit", "quantity_limit", "yes", "Write what the limit allows, or ask for more"),
    )
    rows = []
    for name, field, answer, deed in rules:
        hit = [one.name for one in inputs.prescriptions if getattr(one, field) == answer]
        unknown = sum(getattr(one, field) == "unknown" for one in inputs.prescriptions)
        rows.append((name, ", ".join(hit) or "none", str(unknown), deed))
    return table(
        "Reach of the plan's rules over these drugs",
        ("Rule", "Drugs it holds for", "Not looked up", "What to do"),
        rows,
    )
