"""``prebrief interview``: a mock interview in the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from prebrief.cli.terminal import prepare_input, say

PAUSED = "Kept. Go on where you left off with: prebrief interview --resume"


def interview(
    cv: Annotated[str | None, typer.Argument(metavar="CV", help="The CV: a file, or -.")] = None,
    job: Annotated[
        str | None, typer.Argument(metavar="JOB", help="The posting: a file, an address, or -.")
    ] = None,
    persona: Annotated[
        str | None, typer.Option("--persona", metavar="ID", help="Only this panellist: p.cfo ...")
    ] = None,
    panel: Annotated[
        bool, typer.Option("--panel", help="The whole panel; so it is without --persona.")
    ] = False,
    minutes: Annotated[
        int, typer.Option("--minutes", metavar="N", min=3, max=180, help="How long it may take.")
    ] = 30,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the interview begun last.")
    ] = False,
    no_warm_up: Annotated[
        bool, typer.Option("--no-warm-up", help="Without the question that does not count.")
    ] = False,
    dictated: Annotated[
        Path | None,
        typer.Option("--dictated", metavar="FILE", help="Spoken answers: words with times."),
    ] = None,
) -> None:
    """Sit a mock interview: your brief's questions, one panellist or all, a debrief at the end."""
    if persona and panel:
        raise typer.BadParameter("choose one of --persona and --panel.", param_hint="--panel")
    if not resume and (cv is None or job is None):
        raise typer.BadParameter("name the CV and the posting, or --resume.", param_hint="CV JOB")
    # Imported here, as in every command of practice: making a brief must not wait for them.
    from prebrief.app import interview as practice
    from prebrief.app.practice import store
    from prebrief.cli.debriefing import print_debrief
    from prebrief.cli.sitting import sit

    spoken = practice.spoken_answers(dictated) if dictated else iter(())
    prepare_input()
    with store() as kept:
        if resume:
            files = (cv, job) if cv and job else None
            room = practice.resume_interview(kept, files)
        else:
            assert cv and job
            room = practice.begin_interview(
                kept,
                (cv, job),
                persona=persona,
                minutes=minutes,
                warm_up=not no_warm_up,
                dictated=dictated is not None,
            )
        try:
            debrief = sit(room, spoken)
        except KeyboardInterrupt:
            say()
            say(PAUSED)
            raise
        finally:
            room.leave()
    if debrief is None:
        say(PAUSED)
    else:
        print_debrief(debrief)
