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
        Check(text=f"{part}: {text}", verdict=_MEANT[getattr(inputs, name)], why=_WORK[part])
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
