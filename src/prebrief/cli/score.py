"""``prebrief score``: judge one answer, or a file of them."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prebrief.cli.console import print_json
from prebrief.cli.options import require_json
from prebrief.cli.terminal import delivery_line, say
from prebrief.errors import InputError

if TYPE_CHECKING:
    from prebrief.records.answer import ScoredAnswer


def score(
    question: Annotated[
        str | None,
        typer.Option("--question", metavar="TEXT", help="The question, or its id in the playbook."),
    ] = None,
    answer_file: Annotated[
        Path | None,
        typer.Option("--answer-file", metavar="FILE", help="The answer; - for standard input."),
    ] = None,
    audio: Annotated[
        Path | None,
        typer.Option("--audio", metavar="FILE", help="The answer as a recording (extra: voice)."),
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option("--batch", metavar="FILE", help='Lines of {"question", "answer"}.'),
    ] = None,
    cv: Annotated[
        str | None,
        typer.Option("--cv", metavar="CV", help="Compare the answer's figures with this CV."),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep it among your practised answers.")
    ] = False,
    format: Annotated[str | None, typer.Option("--format", help="text or json.")] = None,
) -> None:
    """Score an answer: levels with the words that earned them, and the one change to make."""
    if format not in {None, "text", "json"}:
        raise typer.BadParameter(f"{format!r} is not text or json.", param_hint="--format")
    if batch is not None:
        if question or answer_file or audio or cv or keep:
            raise typer.BadParameter("stands alone.", param_hint="--batch")
        require_json(format or "json")
        _score_batch(batch)
        return
    if question is None or (answer_file is None) == (audio is None):
        raise typer.BadParameter(
            "give --question and either --answer-file or --audio; or --batch.",
            param_hint="--question",
        )
    from prebrief.app import practice

    delivery = None
    if audio is not None:
        from prebrief.app.speech import said, words_of_file

        answer, delivery = said(words_of_file(audio), practice.seconds_for(question))
    else:
        assert answer_file
        answer = practice.read_text(answer_file)
    scored = practice.score_answer(question, answer, cv=cv)
    if keep:
        with practice.store() as kept:
            practice.keep_attempt(kept, question, answer, scored)
    if format == "json" or (format is None and not sys.stdout.isatty()):
        spoken = (
            {"answer": answer, "delivery": delivery.model_dump(mode="json")} if delivery else {}
        )
        print_json(scored.model_dump(mode="json") | spoken)
    else:
        if delivery:
            say(f"Heard: {answer}")
            say(delivery_line(delivery))
        _print(scored)


def _score_batch(path: Path) -> None:
    """Write a line for each line as it is read, so that a long file needs no more memory."""
    from prebrief.app.practice import score_lines

    gc.enable()  # a command of a second does without, a file of any length does not
    try:
        with sys.stdin if str(path) == "-" else path.open(encoding="utf-8") as lines:
            for line in score_lines(lines):
                print(line)
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError(
            "unreadable-answers",
            "The file of answers cannot be read.",
            fix='Give a UTF-8 text file, one {"question": "...", "answer": "..."} a line.',
            where=str(path),
        ) from error


def _print(scored: "ScoredAnswer") -> None:
    say(f"{scored.overall} of 100 · {scored.shape.type.replace('_', ' ')}")
    for dimension in scored.dimensions:
        say()
        say(f"{dimension.level} of 5  {dimension.title}: {dimension.anchor}")
        for quote in dimension.spans[:2]:
            say(f"“{' '.join(quote.quote.split())}”", indent="     ")
        if dimension.gap and dimension.change:
            say(f"{dimension.gap} {dimension.change}", indent="     ")
    for flag in scored.red_flags:
        say()
        say(f"{'Careful' if flag.warning else 'Red flag'}: {flag.title}. {flag.why} {flag.instead}")
        for quote in flag.quotes[:2]:
            say(f"“{' '.join(quote.quote.split())}”", indent="     ")
    for contradiction in scored.contradictions:
        say()
        say(f"Check: {contradiction.text}")
    if scored.follow_ups:
        say()
        say("They would ask next")
        for probe in scored.follow_ups:
            say(probe.text, indent="  ")
    say()
    say(f"First change: {scored.next_step}")
