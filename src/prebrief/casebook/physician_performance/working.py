"""The concern worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import lines
from prebrief.casebook.facts import Facts
from prebrief.casebook.physician_performance.chance import Reading, read
from prebrief.casebook.physician_performance.culture import DUTIES, tier
from prebrief.casebook.physician_performance.inputs import PhysicianPerformance
from prebrief.casebook.physician_performance.lanes import Lane, lanes
from prebrief.casebook.physician_performance.process import cautions, checks, tables
from prebrief.casebook.units import figure, show
from prebrief.records.case import Chart, Figure, Step

_SIZES = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)


def solve(inputs: PhysicianPerformance, facts: Facts) -> Working:
    """Work chance, lane, act and conversation."""
    width = facts.value("f.spc_sigma")
    reading = read(inputs, width)
    ways = lanes(inputs, reading)
    return Working(
        headline=_headline(inputs, reading, ways),
        figures=_figures(inputs, reading),
        steps=[
            _safety_step(inputs),
            _figures_step(inputs, reading, width),
            _luck_step(inputs, reading),
            *_act_steps(inputs),
            _lane_step(ways),
            _talk_step(inputs),
        ],
        charts=[_funnel(inputs, reading, width)],
        tables=tables(inputs, reading, ways),
        checks=checks(inputs, facts),
        cautions=cautions(inputs, reading, facts),
    )


def _headline(inputs: PhysicianPerformance, reading: Reading, ways: list[Lane]) -> str:
    lead = f"Lane: {ways[0].title}; it is decided by: {_lower(ways[0].decides)}."
    if inputs.concern not in {"results", "new_privilege"}:
        return lead
    ratio = show(reading.ratio, "ratio")
    chance = show(reading.chance, "percent")
    word = "outside" if reading.above else "within"
    return f"{ratio} times the events expected, {word} the limits (by luck {chance}). {lead}"


def _figures(inputs: PhysicianPerformance, reading: Reading) -> list[Figure]:
    return [
        figure("expected_events", "Events expected", reading.expected, "events", digits=1),
        figure(
            "ratio",
            "Events seen over events expected",
            reading.ratio,
            "ratio",
            main=True,
            display="" if reading.ratio is not None else "none expected",
        ),
        figure("rate", "This physician's rate", reading.rate, "percent"),
        figure("peer_rate", "The peers' rate on these cases", reading.peers, "percent"),
        figure("lower_limit", "Lower limit at these cases", reading.low, "percent"),
        figure("upper_limit", "Upper limit at these cases", reading.high, "percent", main=True),
        figure(
            "chance",
            "Chance of as many or more, at the peers' rate",
            reading.chance,
            "percent",
            digits=2,
            main=True,
        ),
        figure(
            "chance_in_group",
            "Chance that one of the group looks like this by luck",
            reading.chance_in_group,
            "percent",
        ),
        figure(
            "cases_needed",
            f"Cases to notice {show(inputs.multiple, 'ratio')} times the peers' rate",
            reading.cases_needed,
            "cases",
            main=True,
            display="" if reading.cases_needed is not None else "no rate to compare with",
        ),
        figure(
            "review_cases",
            "Cases for a focused review",
            reading.review_cases,
            "cases",
            display="" if reading.review_cases is not None else "no rate to compare with",
            note=f"At the peers' rate they would bring {show(inputs.events_wanted, 'events')}.",
        ),
    ]


def _safety_step(inputs: PhysicianPerformance) -> Step:
    texts = {
        "yes": "Somebody could be hurt within days. Protect them today by the smallest step that "
        "works, through those whom the bylaws name, and review it promptly.",
        "no": "Nobody is in danger within days, so there is time to be fair: no restriction.",
        "unknown": "Find out today whether somebody could be hurt within days; everything else "
        "can wait until that is known.",
    }
    return Step(title="Patients first", text=texts[inputs.danger])


def _figures_step(inputs: PhysicianPerformance, reading: Reading, width: float) -> Step:
    base = "by each patient's risk" if inputs.predicted is not None else "at the peers' rate"
    return Step(
        title="Compare with what was expected",
        text=f"{inputs.events:,} of {show(inputs.cases, 'cases')} is "
        f"{show(reading.rate, 'percent')}. The same cases would have had "
        f"{show(reading.expected, 'events', digits=1)} {base}, "
        f"{show(reading.peers, 'percent')}. At {width:g} sigma the limits for so many cases are "
        f"{show(reading.low, 'percent')} to {show(reading.high, 'percent')}: the rate is "
        f"{'above' if reading.above else 'not above'} them.",
    )


def _luck_step(inputs: PhysicianPerformance, reading: Reading) -> Step:
    needed = (
        f"It takes {show(reading.cases_needed, 'cases')} before "
        f"{show(inputs.multiple, 'ratio')} times the rate would stand out."
        if reading.cases_needed is not None
        else ""
    )
    return Step(
        title="Ask what luck would do",
        text=f"At the peers' rate, so many events or more would come by luck in "
        f"{show(reading.chance, 'percent', digits=2)} of such periods. Among "
        f"{show(inputs.group_size, 'physicians')}, at least one would look like this in "
        f"{show(reading.chance_in_group, 'percent')}. {needed}",
    )


def _act_steps(inputs: PhysicianPerformance) -> list[Step]:
    if not inputs.act_judged:
        return []
    found = tier(inputs)
    peers = {
        "yes": " Peers would have done the same, so mend the system whatever else is done.",
        "no": " Peers would not have done the same.",
        "unknown": " Ask what peers in the same place would have done.",
    }
    return [
        Step(
            title="Weigh the act by the choice",
            text=f"In question is {DUTIES[inputs.duty]}. {found.title}: {found.is_this} "
            f"{found.response}{peers[inputs.peers_would]} What came of it changes the care for "
            "the patient, and not this verdict.",
        )
    ]


def _lane_step(ways: list[Lane]) -> Step:
    beside = ", ".join(_lower(way.title) for way in ways[1:])
    also = f" Beside or after it: {beside}." if beside else ""
    return Step(
        title="Name the lane",
        text=f"{ways[0].title}: {ways[0].does} It is decided by: {_lower(ways[0].decides)}.{also}",
    )


def _talk_step(inputs: PhysicianPerformance) -> Step:
    talk = inputs.talk
    day = f"We meet again on {talk.follow_up.isoformat()}." if talk.follow_up else ""
    parts = [
        ("What was seen", talk.behavior),
        ("What it did", talk.impact),
        ("What is expected", talk.expectation),
        ("What help there is", talk.support),
    ]
    said = ". ".join(f"{name}: {text}" for name, text in parts if text.strip())
    return Step(
        title="Hold the conversation",
        text=f"In private. Ask first how they see it, and listen. {said}. {day}".replace("..", "."),
    )


def _lower(text: str) -> str:
    """Begin with a small letter within a sentence; what follows keeps its capitals."""
    return text[:1].lower() + text[1:]


def _funnel(inputs: PhysicianPerformance, reading: Reading, width: float) -> Chart:
    """Show how the limits close in as cases add up."""
    share = reading.peers / 100
    sizes = sorted({max(1, round(inputs.cases * part)) for part in _SIZES})
    spread = {size: width * (share * (1 - share) / size) ** 0.5 for size in sizes}
    where = "lies above" if reading.above else "does not exceed"
    return lines(
        "Rate by number of cases, with limits",
        {
            "Upper limit": [(size, 100 * min(1.0, share + spread[size])) for size in sizes],
            "Lower limit": [(size, 100 * max(0.0, share - spread[size])) for size in sizes],
            "This physician": [(inputs.cases, reading.rate)],
        },
        unit="percent",
        x_label="Cases",
        guides={"the peers' rate": reading.peers},
        reading=f"At {show(inputs.cases, 'cases')} the rate of {show(reading.rate, 'percent')} "
        f"{where} the upper limit of {show(reading.high, 'percent')}.",
    )
