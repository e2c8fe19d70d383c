"""A mock interview at the terminal: put each question, take the answer, say how it went."""

import time
from collections.abc import Iterator
from pathlib import Path

from prebrief.app.durations import clock
from prebrief.app.interview import Room, Spoken, spoken_answers
from prebrief.cli.terminal import END, delivery_line, say, typed
from prebrief.errors import InputError
from prebrief.records.answer import ScoredAnswer
from prebrief.records.practice import Debrief, Turn

HELP = (
    "Type your answer over as many lines as you like; a single dot on a line, or Ctrl-D, ends it. "
    ":skip leaves the question out, :pause keeps everything for later, :quit ends with the "
    "debrief, :dictated FILE takes a spoken answer as words with times, :help says this again."
)


def sit(room: Room, spoken: Iterator[Spoken]) -> Debrief | None:
    """Ask until it is over; none where it is put off."""
    _welcome(room)
    while turn := room.sitting.ask():
        _put(room, turn)
        ready = next(spoken, None)
        if ready is not None:
            say(f"(dictated, {len(ready)} words)")
            _react(room, turn, room.sitting.answer_spoken(turn, ready))
        elif (ended := _answer(room, turn)) in {":pause", ":quit"}:
            if ended == ":pause":
                return None
            break
    return room.end()


def _welcome(room: Room) -> None:
    setup = room.interview.setup
    answered = sum(turn.kind == "question" and not turn.open for turn in room.interview.turns)
    say(f"Mock interview: {room.title}")
    say("Across the table: " + "; ".join(panellist.title for panellist in setup.panel) + ".")
    left = clock(room.seconds_left)
    if room.resumed:
        say(f"Going on after {answered} questions, {left} left.")
    else:
        say(f"You have {left}. {HELP}")


def _put(room: Room, turn: Turn) -> None:
    say()
    kind = {"warm_up": "Warm-up, not scored", "question": "Question", "follow_up": "Follow-up"}
    low, high = turn.seconds
    left = clock(room.seconds_left)
    say(f"[{turn.number}] {kind[turn.kind]} · {room.asker(turn)} · {low}–{high} s · {left} left")
    say(turn.text, indent="    ")
    if turn.draft:
        say("You had begun:")
        say(turn.draft, indent="  | ")


def _answer(room: Room, turn: Turn) -> str:
    """Take a typed answer and say how it ended: a dot, or a command that leaves the question."""
    sitting = room.sitting
    watch = _Watch(turn.spent)
    text = turn.draft
    while True:
        text, ended = typed(
            begun=text,
            on_line=lambda draft: _discard(sitting.keep_draft(turn, draft, spent=watch.seconds)),
        )
        if ended == END:
            _react(room, turn, sitting.answer(turn, text, spent=watch.seconds))
            return ended
        command, _, rest = ended.partition(" ")
        if command in {"", ":pause", ":quit"}:
            sitting.keep_draft(turn, text, spent=watch.seconds)
            return command or ":pause"
        if command == ":skip":
            sitting.skip(turn, spent=watch.seconds)
            return command
        if command == ":dictated" and rest and _take_dictated(room, turn, Path(rest.strip())):
            return command
        if command != ":dictated" or not rest:
            say(HELP)


def _discard(_: object) -> None:
    """Keep a callback's result from mattering."""


def _take_dictated(room: Room, turn: Turn, path: Path) -> bool:
    try:
        words = next(spoken_answers(path))
    except InputError as error:
        say(f"{error.message} {error.fix}")
        return False
    _react(room, turn, room.sitting.answer_spoken(turn, words))
    return True


class _Watch:
    """Counts the seconds spent on a question, on from those spent before a pause."""

    def __init__(self, before: float) -> None:
        self._begin = time.monotonic() - before

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begin


def _react(room: Room, turn: Turn, scored: ScoredAnswer | None) -> None:
    """Say in a line or three how it went; the debrief says the rest."""
    kept = room.interview.turns[turn.number - 1]
    if kept.skipped:
        say("(skipped)")
        return
    if scored is None:
        say("Thank you. From here on it counts.")
        return
    over = " · over its time" if kept.spent > kept.seconds[1] else ""
    say(f"({scored.overall} of 100 · {clock(kept.spent)}{over})")
    for flag in scored.red_flags:
        if flag.warning:
            say(f"Careful: {flag.title}. {flag.instead}")
    for contradiction in scored.contradictions:
        say(f"Check: {contradiction.text}")
    if kept.delivery:
        say(delivery_line(kept.delivery))
