"""What a concern about a physician is worked from; nobody is named in it."""

import re
from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

Evidence = Literal["yes", "no", "unknown"]
Concern = Literal[
    "results", "conduct", "impairment", "burnout", "ethics_or_compliance", "new_privilege"
]
RiskSeen = Literal["not_seen", "seen_and_thought_justified", "seen_and_ignored"]
Duty = Literal["avoid_unjustifiable_harm", "follow_procedure", "produce_outcome"]

_IDENTIFIES = re.compile(
    r"\b(?i:dr|mr|mrs|ms|prof)\.?\s+[A-Z]|\b(?i:doctor|professor)\s+[A-Z][a-z]|\d{5,}|@"
    r"|\b(?:MRN|NPI|DOB|SSN)\b"
)
"""A title with a name, a long number, an address, or the label of a record's number."""


class Talk(Inputs):
    """The plan of the conversation."""

    behavior: str = given(
        "Three time-outs cut short in September, as the count sheets show",
        help="What was seen or measured, without a judgment of character.",
    )
    impact: str = given(
        "A count had to be repeated with the patient asleep", help="What it did to whom."
    )
    expectation: str = given(
        "The full time-out before every case, spoken aloud", help="What is expected from now on."
    )
    support: str = given(
        "The charge nurse holds the list; a coach if wanted", help="What you will do to help."
    )
    follow_up: date | None = given(date(2026, 12, 11), help="Day on which you meet again.")
    private: bool = given(True, help="True if it is held in private, with time to answer.")


class PhysicianPerformance(Inputs):
    """The concern, the figures, the act if there was one, the process, and the talk."""

    concern: Concern = given(
        "results", help="What the concern is about in the first place; health is never diagnosed."
    )
    danger: Evidence = given(
        "no",
        label="danger within days",
        help="Could somebody be hurt within days if nothing is done?",
    )
    earlier_talks: int = given(
        0,
        unit="count",
        low=0,
        high=50,
        label="earlier conversations",
        help="Documented conversations about the same thing before.",
    )
    reports: int = given(
        1,
        unit="count",
        low=0,
        high=500,
        label="independent reports",
        help="Independent reports of the same thing in two years.",
    )
    events: int = given(
        9, unit="events", low=0, high=1_000_000, help="Events among this physician's cases."
    )
    cases: int = given(
        110, unit="cases", low=1, high=10_000_000, help="This physician's cases in the period."
    )
    group_events: int = given(
        62,
        unit="events",
        low=0,
        high=10_000_000,
        label="peers' events",
        help="Events among the peers' cases.",
    )
    group_cases: int = given(
        1_540,
        unit="cases",
        low=1,
        high=100_000_000,
        label="peers' cases",
        help="The peers' cases in the same period.",
    )
    predicted: float | None = given(
        None,
        unit="events",
        low=0,
        high=1e7,
        label="events predicted",
        help="Events predicted from each patient's risk; left out, the peers' rate stands in.",
    )
    group_size: int = given(
        14,
        unit="physicians",
        low=1,
        high=10_000,
        label="physicians compared",
        help="Physicians compared, this one included.",
    )
    multiple: float = given(
        2,
        unit="ratio",
        low=1.05,
        high=20,
        label="rate worth noticing",
        help="How many times the peers' rate you would want to notice.",
    )
    events_wanted: int = given(
        5,
        unit="events",
        low=1,
        high=1_000,
        label="events wanted for a review",
        help="Events to be expected in a focused review, so that none at all would say something.",
    )
    act_judged: bool = given(
        False,
        label="judge one act",
        help="True if a single act is to be weighed as well; then fill the next fields.",
    )
    duty: Duty = given(
        "follow_procedure", label="duty not kept", help="Which of the three duties is in question."
    )
    meant_to_act: bool = given(
        True,
        label="meant to act so",
        help="False for a slip or lapse: the act itself was not what they meant to do.",
    )
    risk_seen: RiskSeen = given(
        "not_seen",
        label="was the risk seen",
        help="What they knew of the risk when they chose, not what came of it.",
    )
    risk_justified: bool = given(
        False,
        label="was the risk justified",
        help="True if prudent peers would call the risk worth taking for that patient.",
    )
    knew_harm: bool = given(
        False, label="knew of the harm", help="True if they knew that harm was practically certain."
    )
    meant_harm: bool = given(
        False, label="meant the harm", help="True if harm was what they wanted."
    )
    peers_would: Evidence = given(
        "unknown",
        label="would peers do the same",
        help="Would peers in the same place have done the same?",
    )
    harm: Literal["none", "near_miss", "temporary", "severe"] = given(
        "near_miss",
        label="harm that came of it",
        help="What came of it; it guides care for the patient, not the verdict.",
    )
    restriction_days: int = given(
        0,
        unit="days",
        low=0,
        high=3_650,
        help="Days for which privileges are or would be restricted; 0 for not at all.",
    )
    under_investigation: bool = given(
        False, help="True if a formal investigation, as the bylaws mean it, is open."
    )
    resigns: bool = given(False, help="True if the physician offers to resign or give up work.")
    employed: bool = given(
        True,
        label="employed by you",
        help="True if employed, so that a contract stands beside bylaws.",
    )
    raised_concern: bool = given(
        False,
        label="raised a concern before",
        help="True if the physician raised a safety or compliance concern in recent months.",
    )
    physician_heard: Evidence = given(
        "unknown", label="physician was heard", help="Has the physician been heard?"
    )
    case_mix_read: Evidence = given(
        "unknown", label="case mix was read", help="Were case mix and records read by a peer?"
    )
    reviewer_free: Evidence = given(
        "unknown",
        label="reviewer has no stake",
        help="Is the reviewer free of competition and of friendship?",
    )
    same_rule_for_all: Evidence = given(
        "unknown",
        label="same rule for all",
        help="Would the same trigger be used for everybody, the top admitter included?",
    )
    bylaws_read: Evidence = given(
        "unknown", label="bylaws were read", help="Have you read what the bylaws say of it?"
    )
    counsel_told: Evidence = given("unknown", label="counsel was told", help="Does counsel know?")
    talk: Talk = given(Talk(), label="the conversation", help="The conversation, planned.")

    @model_validator(mode="after")
    def _counts_fit_and_nobody_is_named(self) -> Self:
        if self.events > self.cases or self.group_events > self.group_cases:
            raise ValueError("there are more events than cases")
        words = (self.talk.behavior, self.talk.impact, self.talk.expectation, self.talk.support)
        if any(_IDENTIFIES.search(text) for text in words):
            raise ValueError("the plan seems to name somebody; write roles, and no record numbers")
        return self
