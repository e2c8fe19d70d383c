"""A worked case as Markdown: the same parts in the same order as its page."""

from collections.abc import Iterator

from prebrief.records.case import CaseSheet, Figure, Solution, Table
from prebrief.render.case_words import VERDICTS, input_tables, standing
from prebrief.render.markdown import plain


def to_markdown(sheet: CaseSheet, solution: Solution) -> str:
    """Set a worked case as CommonMark with tables; each chart as its sentence and its table."""
    parts = (_answer(sheet, solution), _charts(solution), _rest(solution), _panel(sheet, solution))
    return "\n".join(line for part in parts for line in part) + "\n"


def _answer(sheet: CaseSheet, solution: Solution) -> Iterator[str]:
    yield f"# {plain(sheet.title)}"
    yield from (
        "",
        plain(sheet.why),
        "",
        "## The answer",
        "",
        f"**{plain(solution.headline)}**",
        "",
    )
    for figure in solution.figures:
        if figure.main:
            yield f"- {_figure(figure)}"
    if solution.disclaimer:
        yield from ("", f"*{plain(solution.disclaimer)}*")
    yield from ("", "## How it is worked", "")
    for number, step in enumerate(solution.steps, start=1):
        yield f"{number}. **{plain(step.title)}** {plain(step.text)}"
    yield ""


def _charts(solution: Solution) -> Iterator[str]:
    for chart in solution.charts:
        yield from (f"## {plain(chart.title)}", "", plain(chart.reading), "")
        yield from _table(chart.table)


def _rest(solution: Solution) -> Iterator[str]:
    yield from ("## All figures", "")
    for figure in solution.figures:
        yield f"- {_figure(figure)}"
    yield ""
    if solution.checks:
        yield from ("## Is it there?", "")
        for check in solution.checks:
            why = f" ({plain(check.why)})" if check.why else ""
            yield f"- {VERDICTS[check.verdict]}: {plain(check.text)}{why}"
        yield ""
    for table in solution.tables:
        yield from (f"### {plain(table.caption)}", "")
        yield from _table(table)
    if solution.cautions:
        yield from ("## Where this sum misleads", "")
        yield from (f"- {plain(line)}" for line in solution.cautions)
        yield ""
    if solution.facts:
        yield from ("## Figures it rests on", "")
        for fact in solution.facts:
            when = f" ({plain(fact.period or str(fact.year))})" if fact.period or fact.year else ""
            yield (
                f"- {plain(fact.title)}: {plain(fact.display)}. {plain(fact.source)}{when}. "
                f"{standing(fact)}."
            )
        yield ""


def _panel(sheet: CaseSheet, solution: Solution) -> Iterator[str]:
    yield from ("## What went in", "")
    for table in input_tables(sheet, solution):
        yield from _table(table)
    yield from ("## What a panel asks here", "")
    yield from (f"- {plain(question)}" for question in sheet.panel_questions)
    yield from ("", "### What a strong answer has", "")
    yield from (f"- {plain(signal)}" for signal in sheet.strong_signals)
    yield from ("", "## What this model leaves out", "", plain(sheet.limits))


def _figure(figure: Figure) -> str:
    note = f" ({plain(figure.note)})" if figure.note else ""
    return f"{plain(figure.label)}: {plain(figure.display)}{note}"


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(plain(name) for name in table.columns) + " |"
    yield "|" + "---|" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(plain(cell) or " " for cell in row) + " |"
    yield ""
