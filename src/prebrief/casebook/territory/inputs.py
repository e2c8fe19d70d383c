"""What territories are drawn from: accounts on real ZIP codes, people, time, goals, results."""

from typing import Self

from pydantic import model_validator

from prebrief.casebook.inputs import Inputs, given

MOST_ACCOUNTS = 20_000
MOST_PEOPLE = 200
MOST_VISITS = 2_000
"""A year, to one account."""


class Segment(Inputs):
    """A kind of account and the time it takes."""

    name: str = given("practice", help="Kind of account, by how it buys.")
    visits: float = given(
        12,
        unit="visits per year",
        low=0,
        high=MOST_VISITS,
        help="Visits that such an account needs.",
    )
    minutes: float = given(
        45, unit="minutes per visit", low=0, high=2_000, help="With the customer, mean."
    )
    complexity: float = given(
        1, unit="ratio", low=0.1, high=10, help="Above 1 where more people have to be met."
    )


class Account(Inputs):
    """One account, practice, clinic or home to be visited."""

    name: str = given("", help="Your name or number for it; no patients' names.")
    zip_code: str = given("75201", label="ZIP code", help="Five digits, of the United States.")
    segment: str = given("practice", help="One of the segments.")
    potential: float = given(
        100_000,
        unit="USD per year",
        low=0,
        high=1e10,
        help="All that could be won there in a year; for a clinic, need in money or points.",
    )
    share: float = given(20, unit="percent", low=0, high=100, help="Part of it that you have now.")
    visits: float | None = given(
        None, unit="visits per year", low=0, high=MOST_VISITS, help="Empty for the segment's."
    )
    minutes: float | None = given(
        None, unit="minutes per visit", low=0, high=2_000, help="Empty for the segment's."
    )
    hours: float | None = given(
        None,
        unit="hours per year",
        low=0,
        high=100_000,
        help="Work that it takes in a year, where you know it; stands before visits and minutes.",
    )
    owner: str = given("", help="Who has it today; empty if nobody.")


class Person(Inputs):
    """Somebody who will hold a territory."""

    name: str = given("", help="Name or number.")
    home: str = given("75201", label="home ZIP code", help="Where the days begin and end.")
    part: float = given(
        1, unit="FTE", low=0.05, high=2, help="Part of a full post; targets follow it."
    )


class Result(Inputs):
    """A territory's last year, for the alarms."""

    territory: str = given("", help="Its name.")
    quarter_1: float = given(
        100, unit="percent", low=0, high=1_000, help="Share of the goal, oldest quarter."
    )
    quarter_2: float = given(100, unit="percent", low=0, high=1_000, help="The next quarter.")
    quarter_3: float = given(100, unit="percent", low=0, high=1_000, help="The one after.")
    quarter_4: float = given(100, unit="percent", low=0, high=1_000, help="Latest quarter.")
    lost: float = given(
        5, unit="percent per year", low=0, high=100, help="Accounts lost in the year."
    )
    cycle: float = given(
        120, unit="days", low=0, high=3_000, help="Median time from first talk to agreement."
    )
    reached: float = given(
        50,
        unit="percent",
        low=0,
        high=100,
        help="Accounts of the ideal kind that you are truly in contact with.",
    )


def _segments() -> tuple[Segment, ...]:
    return (
        Segment(name="network", visits=52, minutes=120),
        Segment(name="surgery center", visits=24, minutes=60),
        Segment(name="practice", visits=12, minutes=45),
        Segment(name="prospect", visits=6, minutes=45),
    )


def _results() -> tuple[Result, ...]:
    rows = (
        ("North", 96, 101, 99, 103, 5, 118, 55),
        ("South", 88, 79, 74, 71, 6, 125, 48),
        ("East", 118, 124, 131, 138, 4, 96, 61),
        ("West", 104, 98, 103, 101, 14, 122, 52),
        ("Capital", 107, 111, 109, 112, 5, 116, 19),
        ("Border", 92, 95, 90, 97, 7, 210, 46),
    )
    return tuple(
        Result(
            territory=name,
            quarter_1=first,
            quarter_2=second,
            quarter_3=third,
            quarter_4=fourth,
            lost=lost,
            cycle=cycle,
            reached=reached,
        )
        for name, first, second, third, fourth, lost, cycle, reached in rows
    )


class Territory(Inputs):
    """Accounts, people, hours, goals, the change and its results."""

    accounts: tuple[Account, ...] = given(
        (),
        most=MOST_ACCOUNTS,
        help="Your accounts; without any, a fictional list on real ZIP codes is drawn.",
    )
    sample: int = given(
        200,
        unit="accounts",
        low=12,
        high=400,
        label="fictional accounts",
        help="How many to draw where you enter none.",
    )
    practice_potential: float = given(
        45_000,
        unit="USD per year",
        above=0,
        high=1e8,
        label="fictional potential",
        help="Of a practice among them; other kinds are multiples of it.",
    )
    states: str = given(
        "TX, OK", help="Where to draw them: states by their two letters, with commas."
    )
    seed: int = given(
        1, unit="count", low=0, high=1_000_000, help="Another number draws another list."
    )
    segments: tuple[Segment, ...] = given(
        _segments(), help="Kinds of account and the time they take."
    )
    people: int = given(
        6,
        unit="people",
        low=1,
        high=MOST_PEOPLE,
        help="Territories to draw; bases are found for them.",
    )
    team: tuple[Person, ...] = given(
        (), help="Named people with homes and parts of a post; if given, they count."
    )
    year_hours: float = given(
        1_920, unit="hours per year", low=1, high=4_000, help="Hours that a full post works."
    )
    selling_share: float | None = given(
        None, unit="percent", low=1, high=100, fact="f.selling_share",
        help="Part of them that is spent with customers; from two weeks of diaries.",
    )  # fmt: skip
    admin: float = given(
        10, unit="minutes per visit", low=0, high=600, help="Records and calls after a visit."
    )
    speed: float = given(
        40, unit="miles per hour", low=5, high=80, help="Mean speed on the road, with parking."
    )
    roads: float = given(
        1.25, unit="ratio", low=1, high=3, help="How much longer a road is than the straight line."
    )
    stops: float = given(
        4, unit="visits per day", low=1, high=30, help="Visits made on one trip from base."
    )
    tolerance: float | None = given(
        None, unit="percent", low=1, high=50, fact="f.territory_tolerance",
        help="How far a territory may lie from its share, on workload and on potential.",
    )  # fmt: skip
    gain: float = given(
        4,
        unit="percentage points",
        low=0,
        high=100,
        help="Share of the potential that can be won in addition within twelve months.",
    )
    cycle: float = given(
        6, unit="months", low=0, high=36, help="From first talk to agreement; late wins count less."
    )
    target: float | None = given(
        None,
        unit="USD per year",
        low=0,
        high=1e12,
        help="What the whole team is to reach; empty for what potential supports.",
    )
    variable_pay: float = given(
        40_000, unit="USD per year", low=0, high=10_000_000, help="Pay at goal, beside salary."
    )
    hold: float = given(
        3, unit="months", low=0, high=24, help="How long that pay is held harmless after a change."
    )
    waves: int = given(
        3, unit="count", low=1, high=20, help="Regions that follow the pilot, one after another."
    )
    wave_weeks: float = given(6, unit="weeks", low=1, high=52, help="Length of pilot and waves.")
    results: tuple[Result, ...] = given(
        _results(), help="Results by territory, for the alarms; as they are before the change."
    )
    floor: float = given(
        80, unit="percent", low=1, high=100, help="Share of goal below which a quarter is weak."
    )

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if not self.segments:
            raise ValueError("segments must name at least one kind of account")
        known = {one.name.strip().lower() for one in self.segments}
        for place, account in enumerate(self.accounts, start=1):
            timed = account.hours is not None or None not in (account.visits, account.minutes)
            if not timed and account.segment.strip().lower() not in known:
                raise ValueError(
                    f"accounts, entry {place}, has no known segment; give its visits and minutes"
                )
        return self
