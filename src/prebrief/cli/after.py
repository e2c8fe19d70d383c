"""``prebrief after``: what came in the real interview, and how much of it was predicted."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prebrief.cli.options import KeptCvArgument, KeptJobArgument, parse_date, two_files
from prebrief.cli.terminal import choose, prepare_input, say, typed

if TYPE_CHECKING:
    from prebrief.records.practice import AskedQuestion

YES_NO = {"y": "y", "yes": "y", "n": "n", "no": "n"}


def after(
    cv: KeptCvArgument = None,
    job: KeptJobArgument = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="The questions that came, one a line."),
    ] = None,
    held: Annotated[
        str | None, typer.Option("--held", metavar="DATE", help="Day of the interview; else today.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Take the questions as they were recognized.")
    ] = False,
) -> None:
    """Record the questions of a real interview; see how many had been predicted."""
    from prebrief.app import practice

    day = parse_date(held) or date.today()
    with practice.store() as kept:
        brief = practice.kept_brief(kept, two_files(cv, job))
        prepare_input()
        if file is None:
            say(f"{brief.title}: which questions came? One a line; a single dot ends.")
            text, _ = typed()
        else:
            text = practice.read_text(file)
        asked, predicted = practice.compare_asked(brief, text)
        if not asked:
            say("No questions, so nothing was kept.")
            return
        if not yes:
            asked = tuple(_confirmed(question, predicted) for question in asked)
        practice.keep_outcome(kept, brief, asked, held=day)
    hits = sum(question.predicted for question in asked)
    say()
    for question in asked:
        say(f"{'predicted' if question.predicted else '         '}  {question.text}")
    say(f"{hits} of {len(asked)} questions asked had been predicted. Kept for your next brief.")


def _confirmed(question: "AskedQuestion", predicted: dict[str, str]) -> "AskedQuestion":
    """Ask whether it was the predicted question it is nearest to."""
    from prebrief.app.practice import confirm

    if question.nearest_id is None:
        return question
    say()
    say(f"Asked:     {question.text}")
    say(f"Predicted: {predicted[question.nearest_id]}")
    default = "y" if question.predicted else "n"
    keys = "[Y/n]" if default == "y" else "[y/N]"
    prompt = f"The same question? (likeness {question.likeness:.2f}) {keys} "
    answer = choose(prompt, YES_NO, default=default)
    return confirm(question, same=(answer or default) == "y")
