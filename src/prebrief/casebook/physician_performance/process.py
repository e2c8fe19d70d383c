"""Fair process: what must be there, what must be reported, what is easily done wrong."""

from prebrief.casebook.charts import table
from prebrief.casebook.facts import Facts
from prebrief.casebook.physician_performance.chance import Reading
from prebrief.casebook.physician_performance.culture import TIERS, tier
from prebrief.casebook.physician_performance.inputs import Evidence, PhysicianPerformance
from prebrief.casebook.physician_performance.lanes import Lane
from prebrief.records.case import Check, Table, Verdict

_FEW_EVENTS = 5


def checks(inputs: PhysicianPerformance, facts: Facts) -> list[Check]:
    """List the conditions of a fair process, and what may have to be reported."""
    return [
        Check(text="The physician was heard", verdict=_met(inputs.physician_heard)),
        Check(text="A peer read case mix and records", verdict=_met(inputs.case_mix_read)),
        Check(
            text="The reviewer neither competes nor is a friend",
            verdict=_met(inputs.reviewer_free),
            why="Otherwise send the cases outside.",
        ),
        Check(
            text="The same trigger holds for everybody",
            verdict=_met(inputs.same_rule_for_all),
            why="The top admitter included.",
        ),
        Check(text="The bylaws were read", verdict=_met(inputs.bylaws_read)),
        Check(
            text="Counsel knows before anything is restricted",
            verdict=_met(inputs.counsel_told),
            why=f"Notice and hearing: {facts.display('f.hcqia')}.",
        ),
        Check(
            text="The conversation plan is whole",
            verdict="met" if _whole(inputs) else "not_met",
            why="Behavior, impact, expectation, support, a date, in private.",
        ),
        _report(inputs, facts),
    ]


def _report(inputs: PhysicianPerformance, facts: Facts) -> Check:
    limit = facts.display("f.npdb_days")
    longer = inputs.restriction_days > facts.value("f.npdb_days")
    surrender = inputs.resigns and inputs.under_investigation
    if longer or surrender:
        why = (
            f"A restriction of {limit}" if longer else "Giving up work during an investigation"
        ) + " is reportable to the National Practitioner Data Bank; counsel confirms and files."
        return Check(text="Nothing to report to the data bank", verdict="not_met", why=why)
    verdict: Verdict = "unknown" if inputs.resigns or inputs.restriction_days else "met"
    return Check(
        text="Nothing to report to the data bank",
        verdict=verdict,
        why=f"Routine or focused review is not reportable; a restriction of {limit}, or "
        "resigning to avoid an investigation, is.",
    )


def _whole(inputs: PhysicianPerformance) -> bool:
    talk = inputs.talk
    words = (talk.behavior, talk.impact, talk.expectation, talk.support)
    return all(text.strip() for text in words) and talk.private and talk.follow_up is not None


def _met(evidence: Evidence) -> Verdict:
    verdicts: dict[Evidence, Verdict] = {"yes": "met", "no": "not_met", "unknown": "unknown"}
    return verdicts[evidence]


def tables(inputs: PhysicianPerformance, reading: Reading, ways: list[Lane]) -> list[Table]:
    """Lay out the lanes, the tiers and the conversation."""
    found = tier(inputs) if inputs.act_judged else None
    talk = inputs.talk
    day = talk.follow_up.isoformat() if talk.follow_up else ""
    plan = (
        ("Behavior", talk.behavior),
        ("Impact", talk.impact),
        ("Expectation", talk.expectation),
        ("Support", talk.support),
        ("We meet again", day),
    )
    return [
        table(
            "Lanes, the first one leading",
            ("Lane", "Who decides", "What is done"),
            [(way.title, way.decides, way.does) for way in ways],
        ),
        table(
            "Just culture, by the choice made",
            ("Tier", "What it is", "Answer", "Here"),
            [
                (one.title, one.is_this, one.response, "this one" if one is found else "")
                for one in TIERS
            ],
        ),
        table(
            "The conversation",
            ("Part", "Words"),
            [(part, text.strip() or "missing") for part, text in plan],
        ),
        _review(reading),
    ]


def _review(reading: Reading) -> Table:
    cases = f"{reading.review_cases:,}" if reading.review_cases else "agreed with the chair"
    rows = (
        ("Trigger", "The one in the policy, the same for everybody"),
        ("Cases", f"The next {cases}, or all in six months, whichever comes first"),
        ("Reviewer", "A peer who neither competes nor is a friend; outside if there is none"),
        ("Criteria", "Written before the first case is read"),
        ("Meanwhile", "Full practice, unless safety asks for less; then counsel first"),
        ("Ends", "With a letter: closed, extended with a reason, or sent to the committee"),
        ("Seen by", "Peer review only; the board sees totals"),
    )
    return table("Focused review, if it comes to that", ("Part", "Plan"), rows)


def cautions(inputs: PhysicianPerformance, reading: Reading, facts: Facts) -> list[str]:
    """Say where figures and process mislead here."""
    lines = [
        "Write no name and nothing that would identify a patient or a colleague, here or in email.",
    ]
    if reading.expected < _FEW_EVENTS:
        lines.append(
            "Fewer than five events expected: the figures cannot clear and cannot convict. Read "
            "the cases."
        )
    if reading.chance_in_group > 5 and reading.chance <= 5:
        lines.append(
            "Rare for one, common for the worst of a group: somebody is always at the end."
        )
    if inputs.predicted is None:
        lines.append("Case mix is not in the comparison; harder patients look like worse results.")
    if inputs.raised_concern:
        lines.append(
            "This physician raised a concern: let somebody else decide, and write down why now. "
            "Retaliation, or what looks like it, harms safety and is unlawful in many places."
        )
    if inputs.concern == "impairment":
        lines.append("Describe what was seen; a diagnosis is for those who evaluate.")
    if inputs.restriction_days and inputs.danger != "yes":
        lines.append("A restriction without imminent danger needs notice and hearing first.")
    if inputs.act_judged and inputs.harm == "severe":
        lines.append("Severe harm makes every choice look worse afterwards; judge it as before.")
    if inputs.resigns:
        lines.append("Do not bargain a resignation against silence.")
    if not inputs.events and inputs.concern == "results":
        lines.append("No events at all may mean a measure that finds none.")
    lines.append(
        f"Privileges are renewed at least every {facts.display('f.reappointment_years')}; do not "
        "wait for it."
    )
    return lines
