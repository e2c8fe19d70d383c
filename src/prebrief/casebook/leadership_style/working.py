"""The choice of a style worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.facts import Facts
from prebrief.casebook.leadership_style import sums
from prebrief.casebook.leadership_style.blend import (
    Ranked,
    barred,
    blend,
    direct_first,
    leading,
)
from prebrief.casebook.leadership_style.inputs import (
    STYLES,
    LeadershipStyle,
    Practice,
    StyleName,
)
from prebrief.casebook.leadership_style.pictures import blend_table, charts, log_table
from prebrief.casebook.leadership_style.words import entry_of, title
from prebrief.casebook.units import figure, show
from prebrief.records.case import Check, Figure, Step

_STYLES_OF_A_MONTH = 3


def solve(inputs: LeadershipStyle, facts: Facts) -> Working:
    """Rank the styles, say what to say, and read the log and the two sums."""
    ranked = blend(inputs)
    entries = sums.recent(inputs.log, facts.today, inputs.log_days)
    visits = sums.visits(inputs, facts)
    return Working(
        headline=_headline(inputs, facts, ranked),
        figures=[
            *_share_figures(facts, ranked),
            *_other_figures(inputs, facts, entries, visits),
        ],
        steps=[
            *_rule_steps(inputs),
            _why_step(facts, ranked),
            *_say_steps(facts, ranked),
            _log_step(inputs, facts, entries),
            _supervisor_step(inputs, facts),
            _visits_step(inputs, visits),
        ],
        charts=charts(facts, ranked, entries),
        tables=[blend_table(facts, ranked), log_table(facts, entries)],
        checks=_checks(inputs, ranked, entries),
        cautions=_cautions(inputs, facts, ranked, visits),
    )


def _headline(inputs: LeadershipStyle, facts: Facts, ranked: list[Ranked]) -> str:
    names = " with ".join(title(facts, one.name).lower() for one in leading(ranked))
    text = f"Lead here in a {names} way ({show(ranked[0].share, 'percent', digits=0)} of the blend)"
    if direct_first(inputs):
        return f"First decide and say so, because people could be hurt. Then: {text.lower()}."
    if barred(inputs):
        return f"{text}; do not try it out, because harm could not be undone."
    return f"{text}."


def _share_figures(facts: Facts, ranked: list[Ranked]) -> list[Figure]:
    """Give the shares in the fixed order of the styles."""
    shares = {one.name: one for one in ranked}
    first = {one.name for one in leading(ranked)}
    return [
        figure(
            f"share_{name}",
            f"{title(facts, name)} part of the blend",
            shares[name].share,
            "percent",
            main=name in first,
            note="Barred here: what cannot be undone and may harm is planned, not tried."
            if shares[name].barred
            else "",
        )
        for name in STYLES
    ]


def _other_figures(
    inputs: LeadershipStyle, facts: Facts, entries: list[Practice], visits: sums.Visits
) -> list[Figure]:
    used = sum(count > 0 for count in sums.by_style(entries).values())
    landed = sums.mean_reaction(entries)
    return [
        figure("practiced", "Entries of the month", len(entries), "count"),
        figure("styles_practiced", "Different styles practiced", used, "count"),
        figure(
            "reaction",
            "How it landed, mean",
            landed,
            "points",
            display="" if landed is not None else "no entries",
        ),
        figure(
            "supervisor_change",
            "Change of the supervisor score",
            inputs.supervisor_after - inputs.supervisor_before,
            "points",
        ),
        figure(
            "burnout_change",
            "Burnout that goes with such a change",
            sums.burnout_change(inputs, facts),
            "percent",
            main=True,
            note="Seen across many teams at one time; not a promise that one causes the other.",
        ),
        figure("visits_kept", "Visits kept", visits.kept, "visits per year"),
        figure("visits_value", "Payments for them", visits.value, "USD per year"),
        figure("visits_net", "Less what it costs", visits.net, "USD per year", main=True),
    ]


def _rule_steps(inputs: LeadershipStyle) -> list[Step]:
    steps = []
    if direct_first(inputs):
        steps.append(
            Step(
                title="Direct first",
                text="It is urgent and people could be hurt: decide, say who does what, and "
                "explain afterwards. No style replaces that hour.",
            )
        )
    rules = {
        "easily": "It is easily undone, so a small trial is the cheapest way to learn.",
        "at_a_cost": "It can be undone at a cost: try a small part, with the rule for stopping "
        "written first.",
        "no": "It cannot be undone, so it is planned, and proof weighs more.",
    }
    text = rules[inputs.reversible]
    if barred(inputs):
        text = (
            "It cannot be undone and people could be harmed: no trial in practice. Simulate it, "
            "learn from others who did it, plan the way back before the way in."
        )
    return [*steps, Step(title="Can it be undone?", text=text)]


def _why_step(facts: Facts, ranked: list[Ranked]) -> Step:
    lines = []
    for one in leading(ranked):
        held = [reason.text for reason in one.reasons if reason.speaks]
        why = f", because {' and '.join(held)}" if held else ""
        lines.append(
            f"{title(facts, one.name)} leads with {show(one.share, 'percent', digits=0)}{why}."
        )
    rest = [one for one in ranked if one not in leading(ranked)]
    others = ", ".join(
        f"{title(facts, one.name).lower()} {show(one.share, 'percent', digits=0)}" for one in rest
    )
    return Step(title="Read the situation", text=f"{' '.join(lines)} The rest: {others}.")


def _say_steps(facts: Facts, ranked: list[Ranked]) -> list[Step]:
    steps = []
    for one in leading(ranked):
        found = entry_of(facts, one.name)
        if found:
            steps.append(
                Step(
                    title=f"{found.title}: do, say, and watch",
                    text=f"{found.does[0].text} It may sound like this: {found.say} Too much of "
                    f"it: {found.overuse}",
                )
            )
    return steps


def _log_step(inputs: LeadershipStyle, facts: Facts, entries: list[Practice]) -> Step:
    if not entries:
        return Step(
            title="Practice",
            text=f"Nothing was practiced in the last {show(inputs.log_days, 'days')}. Take the "
            "style you use least, in a meeting where little is at stake.",
        )
    counts = sums.by_style(entries)
    never = [title(facts, name).lower() for name, count in counts.items() if not count]
    said = f" Not once: {', '.join(never)}." if never else ""
    return Step(
        title="Practice",
        text=f"{len(entries)} entries in the last {show(inputs.log_days, 'days')}, landing at "
        f"{show(sums.mean_reaction(entries), 'points')} of 5.{said} Practice the weak one where "
        "little is at stake, and ask three people how it came across.",
    )


def _supervisor_step(inputs: LeadershipStyle, facts: Facts) -> Step:
    points = inputs.supervisor_after - inputs.supervisor_before
    return Step(
        title="Ask those you lead",
        text=f"The supervisor score ({facts.display('f.supervisor_range')}) went from "
        f"{show(inputs.supervisor_before, 'points')} to {show(inputs.supervisor_after, 'points')}, "
        f"a change of {show(points, 'points')}. Each point went with "
        f"{facts.display('f.supervisor_burnout')} less burnout in a large survey: here "
        f"{show(sums.burnout_change(inputs, facts), 'percent')}.",
    )


def _visits_step(inputs: LeadershipStyle, visits: sums.Visits) -> Step:
    return Step(
        title="Show what a small change is worth",
        text=f"{show(inputs.no_shows, 'percent')} of {show(inputs.visits, 'visits per year')} are "
        f"missed: {show(visits.missed, 'visits')}. Keeping {show(visits.kept, 'visits')} of them "
        f"brings {show(visits.value, 'USD')}; after {show(inputs.reminder_cost, 'USD')} for "
        f"reminders, {show(visits.net, 'USD')} is left, and patients who were seen.",
    )


def _checks(inputs: LeadershipStyle, ranked: list[Ranked], entries: list[Practice]) -> list[Check]:
    used = sum(count > 0 for count in sums.by_style(entries).values())
    first: set[StyleName] = {one.name for one in leading(ranked)}
    return [
        Check(
            text="Nothing is tried out that could harm and not be undone",
            verdict="met" if not barred(inputs) else "not_met",
            why="Here it would be; plan and simulate instead." if barred(inputs) else "",
        ),
        Check(
            text="The situation asks for your default style",
            verdict="unknown"
            if inputs.default_style == "unknown"
            else "met"
            if inputs.default_style in first
            else "not_met",
            why="Where it does not, say so to yourself before the meeting.",
        ),
        Check(
            text="Three styles practiced in the month",
            verdict="met" if used >= _STYLES_OF_A_MONTH else "not_met",
            why=f"{used} so far.",
        ),
        Check(
            text="Practiced what this situation asks for",
            verdict="met" if first & {entry.style for entry in entries} else "not_met",
        ),
    ]


def _cautions(
    inputs: LeadershipStyle, facts: Facts, ranked: list[Ranked], visits: sums.Visits
) -> list[str]:
    cautions = [
        "Shares come from weights chosen by judgment; use them to think, never to label people.",
        "The supervisor figure is an association over many teams and a small team swings by "
        "chance.",
    ]
    default = next((one for one in ranked if one.name == inputs.default_style), None)
    if default and default not in leading(ranked):
        cautions.append(
            f"Your default, {title(facts, default.name).lower()}, makes up "
            f"{show(default.share, 'percent', digits=0)} here: it is what you will do when tired."
        )
    if ranked[0].share - ranked[2].share < 5:
        cautions.append("Three styles are nearly equal: the situation is not yet clear. Ask more.")
    if inputs.trust <= 2 and inputs.change_scale >= 4:
        cautions.append("A large change on little trust: mend trust first, or it will be resisted.")
    if visits.net < 0:
        cautions.append("The reminders cost more than the visits kept bring in.")
    return cautions
