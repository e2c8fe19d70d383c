"""A case on the terminal: its inputs, its result, a situation, and how an answer was judged."""

from collections.abc import Sequence
from typing import Any

from prebrief.app import cases as application
from prebrief.cli.terminal import END, choose, lines, prepare_input, say, typed
from prebrief.errors import InputError
from prebrief.records.case import (
    CaseSheet,
    Commitment,
    InputField,
    Scenario,
    Solution,
    Table,
)

_SIGNS = {"right": "✓", "wrong": "✗", "missing": "–", "met": "✓", "not_met": "✗", "unknown": "?"}
_WIDEST = 96


def show_sheet(sheet: CaseSheet) -> None:
    """Print what a case is about, what goes in, and what panels ask."""
    say(sheet.title)
    say(sheet.why)
    say("\nInputs")
    for field in sheet.inputs:
        _field(field, "  ")
    if sheet.columns:
        say("\nYour own table (CSV or XLSX), one row each")
        for column in sheet.columns:
            kind = "" if column.required else " (may be left out)"
            say(f"{column.name}{kind}: {column.help}", indent="  ")
    _list("\nWhat a panel asks here", sheet.panel_questions)
    _list("\nWhat a strong answer has", sheet.strong_signals)
    say("\nWhat this model leaves out")
    say(sheet.limits, indent="  ")
    if sheet.disclaimer:
        say(f"\n{sheet.disclaimer}")


def show_solution(solution: Solution) -> None:
    """Print the answer, the steps, the charts as tables, and where the sum misleads."""
    say(solution.headline)
    say()
    for figure in solution.figures:
        mark = "•" if figure.main else " "
        say(f"{mark} {figure.label}: {figure.display}", indent="  ")
    say("\nHow it is worked")
    for number, step in enumerate(solution.steps, start=1):
        say(f"{number}. {_ended(step.title)} {step.text}", indent="  ")
    for chart in solution.charts:
        say(f"\n{_ended(chart.title)} {chart.reading}")
        _table(chart.table, caption=False)
    for table in solution.tables:
        say()
        _table(table)
    if solution.checks:
        say("\nIs it there?")
        for check in solution.checks:
            why = f" ({check.why})" if check.why else ""
            say(f"{_SIGNS[check.verdict]} {check.text}{why}", indent="  ")
    _list("\nWhere this sum misleads", solution.cautions)
    if solution.disclaimer:
        say(f"\n{solution.disclaimer}")


def show_scenario(scenario: Scenario) -> None:
    """Print a situation and what is asked, without its answer."""
    say(scenario.title)
    say()
    say(scenario.situation)
    for table in scenario.tables:
        say()
        _table(table)
    say("\nCommit to these figures")
    for ask in scenario.asks:
        say(f"{ask.label} ({ask.unit})", indent="  ")
    say(f"\n{scenario.question}")
    for number, choice in enumerate(scenario.choices, start=1):
        say(f"{number}. {choice.text}", indent="  ")


def ask(scenario: Scenario) -> Commitment:
    """Ask for the figures, the choice and the reasons, one by one."""
    prepare_input()
    say("\nYour figures; an empty line leaves one out.")
    figures = {}
    for wanted in scenario.asks:
        found = _figure(wanted.label, wanted.unit)
        if found is not None:
            figures[wanted.figure] = found
    chosen = ""
    if scenario.choices:
        by_number = {str(n): one.id for n, one in enumerate(scenario.choices, start=1)}
        chosen = choose("Your choice, by its number: ", by_number) or ""
    say(f"Say why, as you would to the panel. A line with {END} alone ends it.")
    words, _ = typed()
    return Commitment(figures=figures, choice=chosen, recommendation=words)


def show_assessment(judged: dict[str, Any], scenario: Scenario) -> None:
    """Print which figures are right, what went wrong, and the worked answer."""
    say(f"\n{judged['right']} of {judged['asked']} figures right")
    for figure in judged["figures"]:
        sign = _SIGNS[figure["verdict"]]
        given = f"you: {figure['committed']}; " if figure["committed"] else ""
        say(f"{sign} {figure['label']}: {given}worked: {figure['correct']}", indent="  ")
        if figure["slip"]:
            say(figure["slip"], indent="    ")
    if judged["choice"] != "not_asked":
        words = {"sound": "Your choice is sound.", "unsound": "The figures speak against it."}
        say(f"\n{words.get(judged['choice'], 'No choice made.')} {judged['choice_reason']}")
    scored = judged.get("recommendation")
    if scored:
        say(f"\nYour recommendation: {scored['overall']} of 100. {scored['next_step']}")
    _list("\nWhat a strong recommendation says here", judged["look_for"])
    say("\nThe worked answer")
    for number, step in enumerate(judged["solution"]["steps"], start=1):
        say(f"{number}. {_ended(step['title'])} {step['text']}", indent="  ")
    say(f"\nAnother situation: prebrief case practise {scenario.case} --seed {scenario.seed + 1}")


def _ended(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


def _figure(label: str, unit: str) -> float | None:
    for line in lines(f"{label} ({unit}): "):
        try:
            return application.figure_typed(line, unit)
        except InputError as error:
            say(f"{error.message} {error.fix}")
    return None


def _field(field: InputField, indent: str) -> None:
    parts = [field.unit] if field.unit else []
    if field.low is not None and field.high is not None:
        parts.append(f"{field.low:,.10g} to {field.high:,.10g}")
    if field.choices:
        parts.append("one of " + ", ".join(field.choices))
    if field.kind not in {"list", "group"}:
        empty = "the dated figure" if field.fact else "left open"
        given = (
            "yes" if field.default is True else "no" if field.default is False else field.default
        )
        shown = f"{given:,.10g}" if isinstance(given, int | float) else given
        parts.append(f"default {empty if given is None else shown}")
    about = f" [{'; '.join(parts)}]" if parts else ""
    say(f"{field.name}: {field.help}{about}", indent=indent)
    for inner in field.fields:
        _field(inner, indent + "    ")


def _list(title: str, texts: Sequence[str]) -> None:
    if texts:
        say(title)
        for text in texts:
            say(f"• {text}", indent="  ")


def _table(table: Table, *, caption: bool = True) -> None:
    """Print rows in columns; where they are too wide for the terminal, one cell a line."""
    if caption:
        say(table.caption)
    rows = [table.columns, *table.rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    if sum(widths) + 2 * len(widths) <= _WIDEST:
        for row in rows:
            line = "  ".join(
                cell.ljust(width) if place == 0 else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            print(f"  {line}".rstrip())
        return
    for row in table.rows:
        say(row[0], indent="  ")
        for name, cell in zip(table.columns[1:], row[1:], strict=True):
            if cell:
                say(f"{name}: {cell}", indent="    ")
