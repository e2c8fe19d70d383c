"""Charts and tables of a blend of styles and of the practice log."""

from prebrief.casebook.charts import bars, table
from prebrief.casebook.facts import Facts
from prebrief.casebook.leadership_style import sums
from prebrief.casebook.leadership_style.blend import Ranked
from prebrief.casebook.leadership_style.inputs import STYLES, Practice
from prebrief.casebook.leadership_style.words import entry_of, title
from prebrief.casebook.units import show
from prebrief.records.case import Chart, Table


def charts(facts: Facts, ranked: list[Ranked], entries: list[Practice]) -> list[Chart]:
    """Draw the blend and what was practiced."""
    counts = sums.by_style(entries)
    return [
        bars(
            "The blend",
            {"Share": {title(facts, one.name): one.share for one in ranked}},
            unit="percent",
            x_label="Style",
            digits=0,
            reading=f"{title(facts, ranked[0].name)} leads with "
            f"{show(ranked[0].share, 'percent', digits=0)}; "
            f"{title(facts, ranked[-1].name).lower()} comes last.",
        ),
        bars(
            "What was practiced",
            {"Entries": {title(facts, name): float(count) for name, count in counts.items()}},
            unit="count",
            x_label="Style",
            reading=f"{len(entries)} entries over {sum(1 for one in counts.values() if one)} of "
            f"{len(STYLES)} styles.",
        ),
    ]


def blend_table(facts: Facts, ranked: list[Ranked]) -> Table:
    """List the styles with what speaks for them, what to say, and what too much does."""
    rows = []
    for one in ranked:
        found = entry_of(facts, one.name)
        held = "; ".join(reason.text for reason in one.reasons if reason.speaks)
        rows.append(
            (
                title(facts, one.name),
                "barred" if one.barred else show(one.share, "percent", digits=0),
                held or "little",
                found.say if found else "",
                found.overuse if found else "",
            )
        )
    columns = ("Style", "Share", "What speaks for it", "What to say", "Too much of it")
    return table("The blend, and what goes wrong", columns, rows)


def log_table(facts: Facts, entries: list[Practice]) -> Table:
    """List the entries of the log."""
    return table(
        "Practice log",
        ("Day", "Style", "Where", "How it landed"),
        [
            (
                entry.when.isoformat(),
                title(facts, entry.style),
                entry.situation,
                f"{entry.reaction} of 5",
            )
            for entry in entries
        ],
    )
