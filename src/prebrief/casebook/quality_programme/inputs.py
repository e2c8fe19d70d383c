"""What a quality program is worked from."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

ChartType = Literal["p", "u", "xmr", "g"]
RuleSet = Literal["limits", "limits_and_shift", "shift_and_crossings", "western_electric", "nelson"]
Kind = Literal["structure", "process", "outcome", "balancing"]
ActionKind = Literal[
    "forcing_function",
    "engineering_or_architecture",
    "standard_equipment",
    "simpler_process",
    "leaders_take_part",
    "checklist",
    "software",
    "redundancy",
    "staffing_or_workload",
    "fewer_distractions",
    "training",
    "policy",
    "double_check",
    "warning",
]


class Point(Inputs):
    """One point of the control chart."""

    label: str = given("2026-01", help="The month, or the number of the event.")
    value: float = given(
        36,
        unit="count",
        low=0,
        high=1e9,
        help="Cases that failed (p), events (u), the value itself (xmr), cases between events (g).",
    )
    size: float = given(
        240,
        unit="count",
        low=0.001,
        high=1e9,
        help="Cases in all (p), or exposure such as thousands of patient days (u); else ignored.",
    )


class Indicator(Inputs):
    """One indicator of the program."""

    name: str = given("New indicator", help="What is measured, with its denominator.")
    kind: Kind = given("process", help="Structure, process, outcome, or a balancing measure.")
    owner: str = given("", help="The office that answers for it, not a person's name.")
    value: float = given(0, unit="index", low=0, high=1e12, help="Where it stands now.")
    target: float = given(0, unit="index", low=0, high=1e12, help="Where it should be.")
    better: Literal["higher", "lower"] = given("higher", help="Which way is better.")


class Action(Inputs):
    """One action that came out of an analysis."""

    text: str = given("New action", help="What is done, in a few words.")
    kind: ActionKind = given("training", help="What it is; its strength follows from that.")
    owner: bool = given(False, help="True if an office answers for it.")
    measured: bool = given(False, help="True if a measure will show whether it worked.")


class Charter(Inputs):
    """One page that starts a project and ends it."""

    aim: str = given(
        "Late antibiotic in sepsis from 15% to 8% of cases",
        help="From what, to what, for whom.",
    )
    by: date | None = given(date(2027, 6, 30), help="Day by which the aim is to be reached.")
    owners: str = given("Nursing director and hospitalist lead", help="The dyad, as offices.")
    committee: str = given("Quality committee of the board", help="Who hears of it.")
    measures: str = given("Share of cases later than one hour", help="What is charted.")
    balancing: str = given("Antibiotics in patients without infection", help="What must not rise.")
    quick_win: str = given("Antibiotic stocked on the unit", help="What is done within weeks.")
    cadence: str = given("Weekly huddle, monthly report", help="How often it is looked at.")
    ends: date | None = given(date(2027, 12, 31), help="Day on which the project closes.")


_RATES = (38, 33, 41, 36, 29, 40, 35, 37, 31, 42, 34, 36)


class QualityProgramme(Inputs):
    """A control chart, an infection ratio, indicators, actions and a charter."""

    chart: ChartType = given(
        "p",
        label="kind of chart",
        help="p for shares, u for events per exposure, xmr for single values, g for rare events.",
    )
    rules: RuleSet = given(
        "limits_and_shift",
        label="rules for signals",
        help="Which signals count; agree it beforehand.",
    )
    shift_length: float | None = given(
        None, unit="points", low=4, high=30, fact="f.spc_shift",
        label="points that make a shift",
        help="Points in a row on one side of the mean that count as a shift.",
    )  # fmt: skip
    baseline_points: int = given(
        0,
        unit="points",
        low=0,
        high=200,
        label="points that set the limits",
        help="How many of the first points set the limits; 0 for all of them.",
    )
    points: tuple[Point, ...] = given(
        tuple(
            Point(label=f"2026-{month:02}", value=late, size=240)
            for month, late in enumerate(_RATES, start=1)
        ),
        help="Points in order of time.",
    )
    observed: int = given(
        12,
        unit="events",
        low=0,
        high=1_000_000,
        label="infections seen",
        help="Infections seen in the period.",
    )
    predicted: float = given(
        16.2,
        unit="events",
        low=0.001,
        high=1e6,
        label="infections predicted",
        help="Infections that the national model predicts for these patients.",
    )
    indicators: tuple[Indicator, ...] = given(
        (
            Indicator(
                name="Antibiotic stocked on the unit",
                kind="structure",
                owner="Pharmacy",
                value=9,
                target=12,
            ),
            Indicator(
                name="Antibiotic within an hour, % of sepsis cases",
                kind="process",
                owner="Emergency department",
                value=85,
                target=92,
            ),
            Indicator(
                name="Deaths in sepsis, observed to expected",
                kind="outcome",
                owner="Hospital medicine",
                value=1.08,
                target=1,
                better="lower",
            ),
            Indicator(
                name="Antibiotics without infection, % of starts",
                kind="balancing",
                owner="Infectious disease",
                value=11,
                target=12,
                better="lower",
            ),
        ),
        help="The indicators that the committee looks at.",
    )
    actions: tuple[Action, ...] = given(
        (
            Action(text="Order set opens with the screen", kind="software", owner=True),
            Action(text="Antibiotic cabinet on the unit", kind="engineering_or_architecture"),
            Action(text="Teaching session for residents", kind="training", owner=True),
            Action(text="Email reminder", kind="warning"),
        ),
        help="Actions of the last analysis of an event.",
    )
    charter: Charter = given(Charter(), help="The page that starts the first project.")
    heard_events: bool = given(
        True, label="heard: event reports", help="Event reports went into the choice of priorities."
    )
    heard_outcomes: bool = given(
        True, label="heard: outcomes", help="Outcome figures went into it."
    )
    heard_rules: bool = given(
        False,
        label="heard: regulators",
        help="Findings of regulators and accreditors went into it.",
    )
    heard_near_misses: bool = given(
        False, label="heard: near misses", help="Near misses went into it."
    )
    heard_staff: bool = given(False, label="heard: staff", help="What staff say went into it.")

    @model_validator(mode="after")
    def _no_more_failed_than_there_were(self) -> Self:
        if self.chart == "p" and any(point.value > point.size for point in self.points):
            raise ValueError("on a p chart a point has more cases that failed than cases")
        return self
