"""A 6S program to judge."""

from datetime import date

from prebrief.casebook.facts import Facts
from prebrief.casebook.lean_6s import sums
from prebrief.casebook.lean_6s.inputs import PILLARS, Audit, Lean6s
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice, Table

_UNITS = ("emergency department", "infusion center", "clinic building", "urgent care center")
_AREAS = ("Clean supply room", "Nursing station", "Medication room", "Equipment closet")


def problem(draw: Draw, _facts: Facts) -> Problem:
    """Draw a program whose supplies pay for it, or do not."""
    pays = draw.happens(0.5)
    waste = draw.whole(40_000, 160_000, 5_000)
    cut = draw.whole(15, 40, 5)
    saved = waste * cut / 100
    price = saved * (draw.number(0.3, 0.7, 0.1) if pays else draw.number(1.3, 1.8, 0.1))
    inputs = Lean6s(
        audits=_audits(draw),
        tags=(),
        staff=draw.whole(30, 120, 5),
        shifts=draw.whole(140, 160, 2),
        minutes=draw.whole(10, 35),
        freed=draw.whole(10, 30),
        hourly=draw.whole(40, 65),
        visits=draw.whole(20_000, 70_000, 1_000),
        feet=draw.whole(100, 400, 20),
        waste=waste,
        waste_cut=cut,
        programme_cost=round(price, -2),
    )
    gain = sums.returns(inputs)
    return Problem(
        title="What is tidiness worth?",
        situation=_situation(draw, inputs),
        inputs=inputs,
        tables=(_table(inputs),),
        asks=(
            Ask(figure="hours_freed", label="Hours found", unit="hours per year"),
            Ask(figure="time_value", label="Hours found, at what they cost", unit="USD per year"),
            Ask(figure="miles", label="Walking no longer needed", unit="miles per year"),
            Ask(figure="areas_failed", label="Areas that fail", unit="count"),
            Ask(figure="net", label="Left in cash after the price", unit="USD per year"),
        ),
        traps=_traps(inputs, gain),
        question="Does it pay in cash this year? Say what the minutes became and what comes next.",
        choices=(
            Choice(id="pays", text="Yes, in cash, without counting the time"),
            Choice(id="time", text="Not in cash: what it gives this year is time and safety"),
        ),
        sound="pays" if pays else "time",
        reason=f"Supplies save {show(gain.waste_saved, 'USD')} and the program costs "
        f"{show(inputs.programme_cost, 'USD')}; no shift was dropped and no visit added, so the "
        "hours are time.",
        look_for=(
            "Keeps time apart from cash, and says what the minutes became.",
            "Lets safety fail an area that looks tidy.",
            "Asks for the score at month twelve and who audits.",
            "Names who resisted, and what in the staff's own design won them over.",
        ),
    )


def _audits(draw: Draw) -> tuple[Audit, ...]:
    """Draw last audits; one area is tidy and not safe."""
    unsafe = draw.whole(0, len(_AREAS) - 1)
    return tuple(
        Audit(
            area=area,
            when=date(2026, 9, 1 + place),
            **{pillar: draw.whole(3, 5) for pillar in PILLARS[:-1]},
            safety=draw.whole(1, 2) if place == unsafe or draw.happens(0.2) else draw.whole(3, 5),
        )
        for place, area in enumerate(_AREAS)
    )


def _situation(draw: Draw, inputs: Lean6s) -> str:
    return (
        f"Your {draw.one(_UNITS)} has had a 6S program for a year. "
        f"{show(inputs.staff, 'people')} work {show(inputs.shifts, 'shifts')} each a year and used "
        f"to search {show(inputs.minutes, 'minutes')} in every shift; "
        f"{show(inputs.freed, 'percent')} of that has gone. An hour costs "
        f"{show(inputs.hourly, 'USD')}. No shift was dropped and no visit added. Each of "
        f"{show(inputs.visits, 'visits')} a year needs {show(inputs.feet, 'feet')} less walking. "
        f"Supplies thrown away or bought twice came to {show(inputs.waste, 'USD')} a year and fell "
        f"by {show(inputs.waste_cut, 'percent')}. Training, shelves and audits cost "
        f"{show(inputs.programme_cost, 'USD')} a year. The table has the last audit; an area "
        f"fails if its mean is under 3, or if safety is {inputs.veto} or less."
    )


def _table(inputs: Lean6s) -> Table:
    return Table(
        caption="Last audit, 1 to 5",
        columns=("Area", *(pillar.replace("_", " ").capitalize() for pillar in PILLARS)),
        rows=tuple(
            (audit.area, *(str(score) for score in sums.scores(audit).values()))
            for audit in inputs.audits
        ),
    )


def _traps(inputs: Lean6s, gain: sums.Return) -> tuple[Trap, ...]:
    found = sums.areas(inputs.audits, inputs.veto)
    by_mean = sum(sums.mean(area.last) < 3 for area in found)
    all_search = "That is all the searching; only part of it has gone."
    sixty = "Minutes have to be divided by sixty to give hours."
    time = "The hours are time: no shift was dropped and no visit added, so they are not cash."
    return (
        Trap(figure="hours_freed", value=gain.search_hours, why=all_search),
        Trap(figure="hours_freed", value=gain.freed_hours * sums.MINUTES, why=sixty),
        Trap(figure="time_value", value=gain.search_hours * inputs.hourly, why=all_search),
        Trap(figure="time_value", value=gain.time_value * sums.MINUTES, why=sixty),
        Trap(
            figure="miles",
            value=inputs.visits * inputs.feet / 1_000,
            why="A mile has 5,280 feet.",
        ),
        Trap(
            figure="areas_failed",
            value=by_mean,
            why="A good mean does not outweigh safety: the veto fails an area alone.",
        ),
        Trap(figure="net", value=gain.net_with_time, why=time),
        Trap(figure="net", value=gain.time_value - inputs.programme_cost, why=time),
        Trap(figure="net", value=gain.waste_saved, why="The price of the program is missing."),
    )
