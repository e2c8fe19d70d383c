"""Concerns to sort: figures first, then the lane."""

from dataclasses import dataclass
from typing import Any

from prebrief.casebook.facts import Facts
from prebrief.casebook.physician_performance.chance import Reading, read
from prebrief.casebook.physician_performance.inputs import PhysicianPerformance
from prebrief.casebook.physician_performance.lanes import LANES, LaneName, lanes
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_PROCEDURES = ("colonoscopies", "hip replacements", "central lines", "cardiac catheterizations")
_EVENTS = {
    "colonoscopies": "bleeds",
    "hip replacements": "readmissions",
    "central lines": "complications",
    "cardiac catheterizations": "vascular complications",
}


@dataclass(frozen=True, kw_only=True)
class _Story:
    """What else is known, and the inputs that say the same."""

    words: str
    inputs: dict[str, Any]
    wants_signal: bool = False


_STORIES = (
    _Story(
        words="There is no other concern, and no one is in danger. A partner asks for the "
        "privileges to be pulled.",
        inputs={"concern": "results"},
        wants_signal=True,
    ),
    _Story(
        words="There is no other concern, and no one is in danger. A partner asks for the "
        "privileges to be pulled.",
        inputs={"concern": "results"},
    ),
    _Story(
        words="What worries people is something else: for the first time a nurse has reported "
        "shouting at the desk. No one is in danger.",
        inputs={"concern": "conduct"},
    ),
    _Story(
        words="What worries people is something else: four nurses have each reported shouting, and "
        "nobody has yet sat down with the physician about it. No one is in danger.",
        inputs={"concern": "conduct", "reports": 4},
    ),
    _Story(
        words="What worries people is something else: after two documented talks about walking out "
        "of time-outs it has happened again. No one is in danger this week.",
        inputs={"concern": "conduct", "reports": 6, "earlier_talks": 2},
    ),
    _Story(
        words="What worries people is something else: two colleagues noticed slurred words on a "
        "call last night. The physician is off duty until next week, so no one is in danger now.",
        inputs={"concern": "impairment"},
    ),
    _Story(
        words="What worries people is something else: the scrub nurse says that the physician "
        "smells of alcohol, and the first case is to begin in twenty minutes.",
        inputs={"concern": "impairment", "danger": "yes"},
    ),
    _Story(
        words="What worries people is something else: a coder found visits billed on days when the "
        "physician was abroad. No patient is in danger.",
        inputs={"concern": "ethics_or_compliance"},
    ),
)
_OFFERED: tuple[LaneName, ...] = (
    "protect_now",
    "health",
    "compliance",
    "formal_action",
    "focused_review",
    "professionalism",
    "coaching",
    "ongoing_review",
)
_TRIES = 200


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a concern; the lane follows from the figures or from what else is known."""
    width = facts.value("f.spc_sigma")
    story = draw.one(_STORIES)
    inputs, reading = _inputs(draw, story, width)
    procedure = draw.one(_PROCEDURES)
    lead = lanes(inputs, reading)[0]
    return Problem(
        title="Which lane?",
        situation=f"A physician of a group of {inputs.group_size} had {inputs.events} "
        f"{_EVENTS[procedure]} in {inputs.cases:,} {procedure}. The peers together had "
        f"{inputs.group_events} in {inputs.group_cases:,}. Case mix is alike. Your limits stand "
        f"at {width:g} sigma of a share around the peers' rate. {story.words}",
        inputs=inputs,
        asks=(
            Ask(figure="expected_events", label="Events expected", unit="events"),
            Ask(figure="ratio", label="Events seen over expected", unit="ratio", within=0.03),
            Ask(figure="upper_limit", label="Upper limit", unit="percent", within=0.03),
            Ask(
                figure="cases_needed",
                label="Cases from which twice the peers' rate would stand out",
                unit="cases",
                within=0.04,
            ),
        ),
        traps=_traps(inputs, reading, width),
        question="Which lane does this belong in first? Say what you do today and this week.",
        choices=tuple(Choice(id=name, text=LANES[name].title) for name in _OFFERED),
        sound=lead.name,
        reason=f"{lead.does} The rate is {show(reading.rate, 'percent')}, "
        f"{'above' if reading.above else 'not above'} the upper limit of "
        f"{show(reading.high, 'percent')}.",
        look_for=(
            "Protects patients first, by the smallest step that works.",
            "Looks at counts, case mix and chance before a conclusion.",
            "Names the lane, who decides in it, and the notice and hearing it owes.",
            "Thinks of health and load without diagnosing, and tells counsel before restricting.",
        ),
    )


def _inputs(draw: Draw, story: _Story, width: float) -> tuple[PhysicianPerformance, Reading]:
    """Draw counts until they lie clearly on the side that the story needs."""
    for _ in range(_TRIES):
        cases = draw.whole(80, 240, 5)
        group_cases = draw.whole(1_000, 3_000, 50)
        group_events = round(group_cases * draw.number(0.03, 0.08, 0.005))
        expected = cases * group_events / group_cases
        inputs = PhysicianPerformance(
            cases=cases,
            events=max(1, round(expected * draw.number(0.7, 3.4, 0.1))),
            group_cases=group_cases,
            group_events=group_events,
            group_size=draw.whole(8, 20),
            **story.inputs,
        )
        reading = read(inputs, width)
        clear = reading.rate > 1.15 * reading.high or 1.3 < (reading.ratio or 0) < 1.8
        if clear and story.wants_signal == reading.above:
            return inputs, reading
    raise AssertionError("no clear figures were drawn")


def _traps(inputs: PhysicianPerformance, reading: Reading, width: float) -> tuple[Trap, ...]:
    share = reading.peers / 100
    whole = (inputs.group_events + inputs.events) / (inputs.group_cases + inputs.cases)
    own = "The physician's own cases belong on one side only: compare with the peers."
    sigma = (reading.high - reading.peers) / width
    needed = reading.cases_needed or 0
    return (
        Trap(figure="expected_events", value=whole * inputs.cases, why=own),
        Trap(
            figure="expected_events",
            value=inputs.group_events / inputs.group_size,
            why="Peers differ in how many cases they do: go by the rate, not by the head.",
        ),
        Trap(
            figure="ratio",
            value=inputs.events * inputs.group_size / inputs.group_events,
            why="Peers differ in how many cases they do: go by the rate, not by the head.",
        ),
        Trap(
            figure="ratio",
            value=1 / reading.ratio if reading.ratio else 0.0,
            why="The ratio is events seen over events expected.",
        ),
        Trap(
            figure="upper_limit",
            value=reading.peers + sigma,
            why=f"That is one sigma; the limits stand at {width:g}.",
        ),
        Trap(
            figure="upper_limit",
            value=reading.peers + 2 * sigma,
            why=f"That is two sigma; the limits stand at {width:g}.",
        ),
        Trap(
            figure="upper_limit",
            value=100 * (share + width * (share * (1 - share) / inputs.group_cases) ** 0.5),
            why="Divide by this physician's cases, not by the whole group's.",
        ),
        Trap(
            figure="cases_needed",
            value=needed / width**2,
            why="At one sigma chance alone would give such a rate one time in six.",
        ),
        Trap(
            figure="cases_needed",
            value=needed / 4,
            why="What has to stand out is the excess over the peers' rate, not all of twice it.",
        ),
    )
