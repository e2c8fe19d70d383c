"""``prebrief drill``, ``prebrief plan`` and ``prebrief readiness``: cards, dates, coverage."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from prebrief.app.files import write_whole
from prebrief.cli.console import print_json
from prebrief.cli.options import (
    CvArgument,
    JobArgument,
    KeptCvArgument,
    KeptJobArgument,
    parse_date,
    two_files,
)
from prebrief.cli.terminal import prepare_input


def drill(
    cv: KeptCvArgument = None,
    job: KeptJobArgument = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=500, help="At most so many cards.")
    ] = 20,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write the deck as an Anki package."),
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="Only print what is due, as JSON.")] = False,
) -> None:
    """Drill the cards that are due: concepts, questions and your own stories."""
    from prebrief.app import practice
    from prebrief.app.kept import now
    from prebrief.cli import deck

    files = two_files(cv, job)
    with practice.store() as kept:
        if files or not kept.cards.list():
            practice.kept_brief(kept, files)
        if export is not None:
            content, count = practice.anki(kept)
            write_whole(export, content)
            print(f"{count} cards: {export.resolve()}", file=sys.stderr)
            return
        due = practice.due_cards(kept, at=now())
        if show:
            print_json([deck.listed(card) for card in due])
            return
        prepare_input()
        deck.drill(kept, due[:limit], more=max(0, len(due) - limit))


def plan(
    cv: CvArgument,
    job: JobArgument,
    interview_date: Annotated[
        str, typer.Option("--interview-date", metavar="DATE", help="Day of the interview.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")
    ] = Path("plan.ics"),
) -> None:
    """Write the plan up to the interview as a calendar file."""
    from prebrief.app import practice

    day = parse_date(interview_date)
    assert day is not None
    write_whole(output, practice.plan_calendar((cv, job), day))
    print(f"Your plan: {output.resolve()}", file=sys.stderr)


def readiness(
    cv: KeptCvArgument = None,
    job: KeptJobArgument = None,
    interview_date: Annotated[
        str | None,
        typer.Option("--interview-date", metavar="DATE", help="Keep this as the interview's day."),
    ] = None,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Show what you have covered for a post, theme by theme, and what is slipping."""
    if format not in {"text", "json"}:
        raise typer.BadParameter(f"{format!r} is not text or json.", param_hint="--format")
    from prebrief.app import practice
    from prebrief.app.kept import now
    from prebrief.cli.debriefing import print_readiness

    day = parse_date(interview_date)
    with practice.store() as kept:
        brief = practice.kept_brief(kept, two_files(cv, job))
        if day:
            brief = practice.set_interview_date(kept, brief, day)
        measured = practice.readiness(kept, brief, at=now())
    if format == "json":
        print_json(measured.model_dump(mode="json"))
    else:
        print_readiness(measured, title=brief.title)
