"""A region to divide, or not yet: time, potential, goals, and one account that may be too big."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.territory import sums
from prebrief.casebook.territory.inputs import Account, Person, Segment, Territory
from prebrief.casebook.units import number, show
from prebrief.records.case import Ask, Choice, Table

_REGIONS = (
    ("eastern Ohio", ("44114", "44308", "44503", "44702", "43952", "43701", "44805", "44601")),
    ("northern Colorado", ("80202", "80301", "80525", "80631", "80401", "80501", "80022", "80537")),
    ("central Georgia", ("30303", "31201", "30601", "30240", "31093", "30901", "30501", "30117")),
)
_CHOICES = (
    Choice(id="divide", text="Divide now; the band can be kept and the hours suffice"),
    Choice(id="key_account", text="First give the largest account an owner or team of its own"),
    Choice(id="capacity", text="First mend the hours: fewer visits or another post"),
)
_REASONS = {
    "divide": "The hours in use leave slack, and no account is larger than a territory may be.",
    "key_account": "One account alone is larger than a territory may be: no line on a map helps.",
    "capacity": "The hours that customers ask do not fit; a fair map of too much is too much.",
}


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a region whose figures decide what has to come first."""
    sound = draw.one(("divide", "key_account", "capacity"))
    region, codes = draw.one(_REGIONS)
    people = draw.one((3, 5))
    clinics = people * draw.whole(8, 11)
    selling = draw.whole(32, 40)
    hours = 1_800 + draw.whole(0, 12) * 10
    visits, minutes = _frequency(draw, sound, people * hours * selling / 100 / clinics)
    worth = draw.whole(60, 140, 5) * 1_000
    # Of one person's part of the clinics; with itself in the sum its own share comes out smaller.
    times = draw.number(2.4, 3.2, 0.2) if sound == "key_account" else 0.4
    large = round(times * worth * clinics / people, -4)
    inputs = Territory(
        accounts=_accounts(codes, clinics, worth, large, draw.whole(14, 26)),
        segments=(
            Segment(name="clinic", visits=visits, minutes=minutes),
            Segment(name="network", visits=visits, minutes=minutes),
        ),
        team=tuple(
            Person(name=f"Person {place + 1}", home=codes[place]) for place in range(people)
        ),
        year_hours=hours,
        selling_share=selling,
        gain=draw.whole(3, 9),
        cycle=draw.whole(2, 9),
        variable_pay=draw.whole(20, 60, 2) * 1_000,
        hold=draw.one((2, 5)),
        results=(),
    )
    return Problem(
        title="Is it time for a new map?",
        situation=_situation(region, inputs, facts),
        tables=(_table(inputs),),
        inputs=inputs,
        asks=(
            Ask(figure="utilization", label="Selling hours in use", unit="percent"),
            Ask(figure="largest_account", label="Largest account, of one person's share of "
                "potential", unit="percent"),
            Ask(figure="quota", label="Goals of all territories", unit="USD per year"),
            Ask(figure="hold_cost", label="Pay held harmless, at most", unit="USD"),
        ),
        traps=_traps(inputs),
        question="Would you draw a new map now? Say what comes first, and how people are told.",
        choices=_CHOICES,
        sound=sound,
        reason=_REASONS[sound],
        look_for=(
            "Looks at workload and potential apart, each against the band.",
            "Names the account or the hours that decide, with the figure.",
            "Builds the goal from potential and cycle, not from last year.",
            "Pilots, goes region by region, and prices the time of held pay.",
        ),
    )  # fmt: skip


def _frequency(draw: Draw, sound: str, hours: float) -> tuple[int, int]:
    """Choose visits and minutes that use too many of the hours for an account, or not."""
    used = draw.number(1.2, 1.5, 0.1) if sound == "capacity" else draw.number(0.6, 0.75, 0.05)
    minutes = draw.one((40, 45, 60))
    return max(1, round(hours * used * sums.MINUTES / minutes)), minutes


def _accounts(
    codes: tuple[str, ...], clinics: int, worth: float, large: float, share: float
) -> tuple[Account, ...]:
    small = [
        Account(
            name=f"Clinic {place + 1}",
            zip_code=codes[place % len(codes)],
            segment="clinic",
            potential=worth,
            share=share,
        )
        for place in range(clinics - 1)
    ]
    network = Account(
        name="The network", zip_code=codes[0], segment="network", potential=large, share=share
    )
    return (*small, network)


def _situation(region: str, inputs: Territory, facts: Facts) -> str:
    clinics = len(inputs.accounts) - 1
    first, network = inputs.accounts[0], inputs.accounts[-1]
    kind = inputs.segments[0]
    return (
        f"In {region} {len(inputs.team)} people look after {clinics} clinics and one network. The "
        f"network's potential is {show(network.potential, 'USD per year')}, each clinic's "
        f"{show(first.potential, 'USD per year')}; {show(first.share, 'percent')} of it is won "
        f"already. Each account takes {show(kind.visits, 'visits per year')} of "
        f"{show(kind.minutes, 'minutes')}. A post works "
        f"{show(inputs.year_hours, 'hours per year', digits=0)}, "
        f"{show(inputs.selling_share, 'percent')} of them with customers; healthy is "
        f"{facts.display('f.territory_utilisation')} of those in use. A gain of "
        f"{number(inputs.gain)} points of potential is within reach in twelve months, and from "
        f"first talk to agreement it takes {show(inputs.cycle, 'months')}. Variable pay is "
        f"{show(inputs.variable_pay, 'USD per year')} a person and would be held harmless for "
        f"{show(inputs.hold, 'months')}. Territories are to lie "
        f"{facts.display('f.territory_tolerance')} of their share. Your team asks for a new map."
    )


def _table(inputs: Territory) -> Table:
    clinics = len(inputs.accounts) - 1
    rows = (
        ("clinic", number(clinics), show(inputs.accounts[0].potential, "USD per year")),
        ("network", "1", show(inputs.accounts[-1].potential, "USD per year")),
    )
    return Table(caption="The accounts", columns=("Kind", "Number", "Potential of one"), rows=rows)


def _traps(inputs: Territory) -> tuple[Trap, ...]:
    total = sum(one.potential for one in inputs.accounts)
    won = sum(one.potential * one.share / 100 for one in inputs.accounts)
    people = len(inputs.team)
    kind = inputs.segments[0]
    serving = len(inputs.accounts) * kind.visits * kind.minutes / sums.MINUTES
    gain = total * inputs.gain / 100
    largest = inputs.accounts[-1].potential
    selling = float(inputs.selling_share or 0) / 100
    return (
        Trap(figure="utilization", value=100 * serving / (inputs.year_hours * people),
             why="Only part of the hours worked is with customers."),
        Trap(figure="utilization", value=100 * serving / (inputs.year_hours * selling),
             why="That is all the work against one person's hours."),
        Trap(figure="largest_account", value=100 * largest / total,
             why="That is its share of all; one person's share is a part of the whole."),
        Trap(figure="quota", value=won + gain,
             why="With that cycle only part of the gain is agreed before the year ends."),
        Trap(figure="quota", value=gain * sums.in_time(inputs.cycle),
             why="That is the gain alone; what is won already belongs to the goal."),
        Trap(figure="quota", value=won,
             why="That is what is won already; the gain in time comes on top."),
        Trap(figure="hold_cost", value=people * inputs.variable_pay,
             why="Pay is held for some months, not for the year."),
        Trap(figure="hold_cost", value=inputs.variable_pay * inputs.hold / sums.MONTHS,
             why="That is for one person."),
    )  # fmt: skip
