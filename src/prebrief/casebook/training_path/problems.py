"""Situations to practise the choice of training on."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.practise import Draw, Problem, Trap
from prebrief.casebook.training_path import sums
from prebrief.casebook.training_path.inputs import Option, Skill, TrainingPath
from prebrief.casebook.units import show
from prebrief.records.case import Ask, Choice

_GAPS: tuple[Skill, ...] = ("finance", "operations", "quality", "strategy")


def problem(draw: Draw, facts: Facts) -> Problem:
    """Draw a clinician with a date, a budget and two programs, one of which fits."""
    gaps = tuple(draw.some(_GAPS, 2))
    degree_fits = draw.happens(0.5)
    months = draw.whole(22, 26, 2)
    hours = draw.whole(900, 1_300, 50)
    needed = hours / (months * sums.WEEKS_PER_MONTH)
    inputs = TrainingPath(
        goal="medical director",
        # The degree fits in time and hours, or in neither.
        within_months=36 if degree_fits else 12,
        hours_per_week=round(needed + 2) if degree_fits else 6,
        budget=draw.whole(65, 80, 5) * 1_000,
        hour_value=draw.whole(80, 160, 10),
        pay_gain=draw.whole(30, 70, 5) * 1_000,
        degree_required="yes" if degree_fits else "no",
        gaps=gaps,
        options=(
            Option(
                name="master's program", kind="MHA or MPH", tuition=draw.whole(40, 60, 5) * 1_000,
                hours=hours, months=months, teaches=gaps, degree=True,
            ),
            Option(
                name="mini-MBA", kind="mini-MBA", tuition=draw.whole(4, 9) * 1_000,
                hours=draw.whole(60, 80, 10), months=4, teaches=gaps,
            ),
        ),
    )  # fmt: skip
    weighed = sums.weigh(inputs, facts)
    first = weighed[0]
    sound = "degree" if first.option.degree else "short"
    required = "ask for" if degree_fits else "do not ask for"
    degree, short = inputs.options
    return Problem(
        title="Which training for the next step?",
        situation=(
            f"A colleague wants to be {inputs.goal} within {show(inputs.within_months, 'months')}; "
            f"the postings she has read {required} a master's degree. She lacks "
            f"{' and '.join(gaps)}, can spare {show(inputs.hours_per_week, 'hours')} a week and "
            f"{show(inputs.budget, 'USD')}, and values an hour at {show(inputs.hour_value, 'USD')}."
            f" The next post pays {show(inputs.pay_gain, 'USD per year')} more. She weighs a "
            f"master's program at {show(degree.tuition, 'USD')} and {show(degree.hours, 'hours')} "
            f"over {show(degree.months, 'months')}, and a mini-MBA at "
            f"{show(short.tuition, 'USD')} and {show(short.hours, 'hours')} over "
            f"{show(short.months, 'months')}. Both cover what she lacks. Judge the one that fits."
        ),
        inputs=inputs,
        asks=(
            Ask(figure="cost", label="Cost of the one that fits, with her hours", unit="USD"),
            Ask(figure="hours_per_week", label="Hours a week that it asks for",
                unit="hours per week", within=0.05),
            Ask(figure="break_even", label="Years of the gain that pay for it", unit="years"),
        ),
        traps=_traps(inputs, first, weighed[1]),
        question="Which would you advise, and what else should she do to be believed in the role?",
        choices=(
            Choice(id="degree", text="The master's program"),
            Choice(id="short", text="The mini-MBA"),
        ),
        sound=sound,
        reason=f"The {first.option.name} fits; the other "
        f"{' and '.join(weighed[1].obstacles) or 'costs more for the same gaps'}.",
        look_for=(
            "Goes from gap to course to project to result.",
            "Counts hours as well as fees.",
            "Says what a degree cannot teach, and adds a project on the ward.",
            "Chooses by the next role and not by the name on the diploma.",
        ),
    )  # fmt: skip


def _traps(inputs: TrainingPath, first: sums.Weighed, other: sums.Weighed) -> tuple[Trap, ...]:
    hours = "Her hours cost something too: count them at their value."
    misfit = "That is the other program, which does not fit her date, hours or the postings."
    years = other.break_even or 0.0
    return (
        Trap(figure="cost", value=first.fees, why=hours),
        Trap(figure="cost", value=other.cost, why=misfit),
        Trap(figure="break_even", value=first.fees / inputs.pay_gain, why=hours),
        Trap(figure="break_even", value=years, why=misfit),
        Trap(
            figure="hours_per_week",
            value=first.option.hours / (first.months or 1),
            why="That is hours a month.",
        ),
    )
