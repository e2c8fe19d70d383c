"""What a choice of style is worked from: facts of the situation, a log, two small sums."""

from datetime import date
from typing import Any, Literal

from prebrief.casebook.inputs import Inputs, given

StyleName = Literal["transformational", "servant", "data_driven", "collaborative", "adaptive"]
STYLES: tuple[StyleName, ...] = (
    "transformational",
    "servant",
    "data_driven",
    "collaborative",
    "adaptive",
)


def _scale(default: int, help_text: str) -> Any:
    return given(default, unit="points", low=1, high=5, help=help_text)


class Practice(Inputs):
    """One entry of the practice log."""

    when: date = given(date(2026, 11, 2), help="Day on which you tried it.")
    style: StyleName = given("servant", help="The style that you practiced.")
    situation: str = given("Ward round", help="Where, without names.")
    reaction: int = given(
        3, unit="points", low=1, high=5, help="How it landed, from 1 to 5; ask somebody."
    )


class LeadershipStyle(Inputs):
    """Facts from 1 (hardly) to 5 (very much), the log, and what a small change is worth."""

    change_scale: int = _scale(4, "How much will change, and for how many people?")
    urgency: int = _scale(2, "How soon must it be decided?")
    trust: int = _scale(3, "How far do the people concerned trust you and one another?")
    morale: int = _scale(3, "How much energy has the team left?")
    evidence_need: int = _scale(3, "How much proof will those who decide want: money, capital?")
    expertise_spread: int = _scale(3, "How widely is the needed knowledge spread over people?")
    owners: int = _scale(3, "How many groups own the problem and could block the answer?")
    uncertainty: int = _scale(3, "How little is known about what will work?")
    reversible: Literal["easily", "at_a_cost", "no"] = given(
        "at_a_cost", label="can it be undone", help="Can the choice be undone?"
    )
    safety: bool = given(
        False,
        label="safety at stake",
        help="True if patients or staff could be harmed by a wrong choice.",
    )
    default_style: Literal[
        "unknown", "transformational", "servant", "data_driven", "collaborative", "adaptive"
    ] = given("unknown", help="The style that you fall back on when tired; ask a critic.")
    log: tuple[Practice, ...] = given(
        (
            Practice(when=date(2026, 11, 2), style="servant", reaction=4),
            Practice(when=date(2026, 11, 5), style="data_driven", situation="Budget round"),
            Practice(when=date(2026, 11, 12), style="servant", situation="Night team", reaction=4),
            Practice(when=date(2026, 11, 17), style="collaborative", situation="Order set"),
        ),
        label="practice log",
        help="The log of one month's practice.",
    )
    log_days: int = given(
        30,
        unit="days",
        low=7,
        high=366,
        label="days of the log",
        help="Days back from today that the log covers.",
    )
    supervisor_before: float = given(
        44,
        unit="points",
        low=12,
        high=60,
        label="supervisor score before",
        help="Your score as a supervisor, twelve items of 1 to 5, from those you lead.",
    )
    supervisor_after: float = given(
        47,
        unit="points",
        low=12,
        high=60,
        label="supervisor score now",
        help="The same score, asked again.",
    )
    visits: float = given(
        20_000, unit="visits per year", low=0, high=10_000_000, help="Visits booked in a year."
    )
    no_shows: float = given(
        12,
        unit="percent",
        low=0,
        high=100,
        label="missed visits",
        help="Share of booked visits that are missed.",
    )
    no_show_cut: float | None = given(
        None, unit="percent", low=0, high=100, fact="f.claimed_no_show_cut",
        label="cut of missed visits",
        help="Part of the missed visits that is kept after the change.",
    )  # fmt: skip
    visit_payment: float = given(
        110,
        unit="USD per visit",
        low=0,
        high=100_000,
        label="payment for a visit",
        help="Net payment for a visit kept.",
    )
    reminder_cost: float = given(
        9_000,
        unit="USD per year",
        low=0,
        high=1e9,
        label="cost of reminders",
        help="What reminders and calls cost.",
    )
