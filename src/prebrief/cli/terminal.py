"""Talking at the terminal: asking for text line by line, and setting text to its width."""

import gc
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prebrief.records.practice import Delivery

WIDTH = 88
END = "."


def say(text: str = "", *, indent: str = "") -> None:
    """Print a text, broken to the terminal's width."""
    width = min(WIDTH, shutil.get_terminal_size().columns)
    for line in text.split("\n"):
        print(
            textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent)
            if line.strip()
            else "",
            flush=True,
        )


def prepare_input() -> None:
    """Make ready for a talk of an hour, and for lines longer than a terminal's 4,096 characters."""
    gc.enable()  # a command of a second does without
    if not sys.stdin.isatty():
        return
    try:
        import readline
    except ImportError:
        return  # a Python built without it; short lines still pass
    # What is typed is the user's answer and belongs in no history.
    readline.set_auto_history(False)
    readline.parse_and_bind("set enable-bracketed-paste off")


def lines(prompt: str = "> ") -> Iterator[str]:
    """Give the lines typed until Ctrl-D; at its end standard input has no more."""
    while True:
        try:
            yield input(prompt if sys.stdin.isatty() else "")
        except EOFError:
            if sys.stdin.isatty():
                print(flush=True)
            return


def typed(*, begun: str = "", on_line: Callable[[str], None] | None = None) -> tuple[str, str]:
    """Read an answer of several lines: until a single dot, a ``:command`` or Ctrl-D.

    Args:
        begun: What was typed before.
        on_line: Told the whole text after each line.

    Returns:
        The text, and how it ended: ``.``, the command, or nothing where input ran out.
    """
    text = begun
    for line in lines():
        stripped = line.strip()
        if stripped == END:
            return text, END
        if stripped.startswith(":") and stripped[1:2].isalpha():
            return text, stripped
        text = f"{text}\n{line}" if text else line
        if on_line:
            on_line(text)
    return text, END if text and text != begun and sys.stdin.isatty() else ""


def choose(prompt: str, answers: dict[str, str], *, default: str | None = None) -> str | None:
    """Ask until one of the answers is typed; none where input ran out."""
    if not sys.stdin.isatty():
        print(prompt, flush=True)
    for line in lines(prompt):
        key = line.strip().casefold()
        if not key and default:
            return default
        if key in answers:
            return answers[key]
        print("Please type one of: " + ", ".join(answers), flush=True)
    return None


def delivery_line(delivery: "Delivery") -> str:
    """Say in a line how an answer was spoken."""
    return (
        f"(spoken: {delivery.words_per_minute:.0f} words a minute, "
        f"{delivery.fillers_per_minute:.0f} fillers a minute, {delivery.seconds:.0f} s)"
    )
