"""Measure how an answer was spoken: pace, fillers, silences, length. Never part of its score."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from prebrief.errors import InputError
from prebrief.records.practice import (
    Delivery,
    DeliverySummary,
    Filler,
    Length,
    Pace,
    Pause,
    TimedWord,
)

PACE = (120.0, 160.0)
"""Words a minute that listeners follow with ease; a coaching norm, not a law of nature."""
TARGET = (90, 150)
"""Seconds that a leadership story is worth unless its question says otherwise."""
NOTICED = 2.0
"""Seconds of silence from which a listener notices it; shorter ones are breath."""
LONG = 4.0
"""Seconds from which a silence reads as being lost."""
MANY_FILLERS = 3.0
"""Fillers a minute above which they are heard more than the words."""
_LEAST_SECONDS = 20.0
"""Pace and fillers of a shorter answer say little, so nothing is advised on them."""

_SOUNDS = frozenset("um umm uhm uh uhh er err erm eh ehm ah hm hmm mm mmm mhm euh ähm öh".split())
_PHRASES: tuple[tuple[str, ...], ...] = (
    ("you", "know"),
    ("i", "mean"),
    ("sort", "of"),
    ("kind", "of"),
    ("if", "you", "will"),
    ("at", "the", "end", "of", "the", "day"),
)


def parse_words(lines: Iterable[str], *, name: str) -> Iterator[tuple[TimedWord, ...]]:
    """Read answers from JSON lines of words with times; an empty line begins the next answer.

    Args:
        lines: The file's lines.
        name: File name, for messages.

    Raises:
        InputError: a line is no word with times, or a word ends before it starts.
    """
    answer: list[TimedWord] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            answer.append(_word(line, f"{name}:{number}"))
        elif answer:
            yield _in_order(answer)
            answer = []
    if answer:
        yield _in_order(answer)


def _word(line: str, where: str) -> TimedWord:
    try:
        fields = json.loads(line)
        word = TimedWord(
            word=str(fields.get("word", fields.get("text"))).strip(),
            start=float(fields["start"]),
            end=float(fields["end"]),
        )
        if not word.word or not word.start <= word.end < float("inf"):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "bad-timed-word",
            "A line of the dictated answer is not a word with times.",
            fix='Write each line as {"word": "...", "start": seconds, "end": seconds}; '
            "an empty line begins the next answer.",
            where=where,
        ) from error
    return word


def _in_order(words: Sequence[TimedWord]) -> tuple[TimedWord, ...]:
    return tuple(sorted(words, key=lambda w: (w.start, w.end)))


def text_of(words: Sequence[TimedWord]) -> str:
    """Give the answer's text without the sounds that fill silences."""
    return " ".join(w.word for w in words if _plain(w.word) not in _SOUNDS)


def measure(words: Sequence[TimedWord], *, target: tuple[int, int] = TARGET) -> Delivery:
    """Measure an answer with at least one word.

    Args:
        words: In order of time.
        target: Seconds that the question is worth, shortest and longest.
    """
    first = words[0].start
    seconds = max(max(w.end for w in words) - first, 0.1)
    fillers = _fillers(words, first)
    pauses = _pauses(words, first)
    spoken = sum(_plain(w.word) not in _SOUNDS for w in words)
    minutes = seconds / 60
    pace = spoken / minutes
    delivery = Delivery(
        seconds=round(seconds, 1),
        words=spoken,
        words_per_minute=round(pace, 1),
        pace=_pace(pace),
        fillers=fillers,
        fillers_per_minute=round(len(fillers) / minutes, 1),
        pauses=pauses,
        silent_share=round(min(1.0, sum(p.seconds for p in pauses) / seconds), 3),
        length=length_of(seconds, target),
        target=target,
        notes=(),
    )
    return delivery.model_copy(update={"notes": tuple(_notes(delivery))})


def length_of(seconds: float, target: tuple[int, int]) -> Length:
    """Say how long an answer was for what its question is worth."""
    return "short" if seconds < target[0] else "long" if seconds > target[1] else "within"


def summarize(deliveries: Sequence[Delivery]) -> DeliverySummary | None:
    """Sum up the answers that were spoken, or none where none was."""
    if not deliveries:
        return None
    minutes = sum(d.seconds for d in deliveries) / 60
    pace = sum(d.words for d in deliveries) / minutes
    fillers = sum(len(d.fillers) for d in deliveries) / minutes
    long_pauses = sum(p.seconds >= LONG for d in deliveries for p in d.pauses)
    within = sum(d.length == "within" for d in deliveries)
    notes = [*_pace_notes(pace), *_filler_notes(fillers, deliveries)]
    if 2 * within < len(deliveries):
        long = sum(d.length == "long" for d in deliveries)
        short = len(deliveries) - within - long
        notes.append(
            "Most answers ran over their time: decide on the last sentence before the first."
            if long >= short
            else "Most answers stopped early: stay for what happened and what you would change."
        )
    return DeliverySummary(
        answers=len(deliveries),
        words_per_minute=round(pace, 1),
        fillers_per_minute=round(fillers, 1),
        long_pauses=long_pauses,
        within_length=within,
        notes=tuple(notes),
    )


def _plain(word: str) -> str:
    return re.sub(r"[^\w']+", "", word).casefold()


def _fillers(words: Sequence[TimedWord], first: float) -> tuple[Filler, ...]:
    plain = [_plain(w.word) for w in words]
    found: list[Filler] = []
    for i, word in enumerate(plain):
        at = round(words[i].start - first, 2)
        if word in _SOUNDS:
            found.append(Filler(text=word, at=at))
            continue
        for phrase in _PHRASES:
            if tuple(plain[i : i + len(phrase)]) == phrase and _idle(plain, i, phrase):
                found.append(Filler(text=" ".join(phrase), at=at))
    return tuple(found)


def _idle(plain: Sequence[str], i: int, phrase: tuple[str, ...]) -> bool:
    """Say whether the phrase does no work: "what kind of unit" and "do you know" do some."""
    before = plain[i - 1] if i else ""
    if phrase[0] in {"kind", "sort"}:
        return before not in {"a", "the", "what", "this", "that", "some", "any", "one", "same"}
    if phrase == ("you", "know"):
        return before not in {"do", "did", "if", "what", "that", "as", "how", "whom", "who"}
    return True


def _pauses(words: Sequence[TimedWord], first: float) -> tuple[Pause, ...]:
    found: list[Pause] = []
    reached = words[0].end
    for word in words[1:]:
        if word.start - reached >= NOTICED:
            silence = round(word.start - reached, 2)
            found.append(Pause(at=round(reached - first, 2), seconds=silence))
        reached = max(reached, word.end)
    return tuple(found)


def _pace(words_per_minute: float) -> Pace:
    if words_per_minute < PACE[0]:
        return "slow"
    return "fast" if words_per_minute > PACE[1] else "within"


def _notes(delivery: Delivery) -> Iterator[str]:
    low, high = delivery.target
    if delivery.length == "long":
        yield (
            f"It took {delivery.seconds:.0f} s where {low} to {high} s are worth giving: cut the "
            "background to two sentences."
        )
    elif delivery.length == "short":
        yield (
            f"It took {delivery.seconds:.0f} s; there is room up to {high} s for what happened "
            "and what you learned."
        )
    if delivery.seconds >= _LEAST_SECONDS:
        yield from _pace_notes(delivery.words_per_minute)
        yield from _filler_notes(delivery.fillers_per_minute, [delivery])
    lost = [p for p in delivery.pauses if p.seconds >= LONG]
    if lost:
        worst = max(lost, key=lambda p: p.seconds)
        yield (
            f"A silence of {worst.seconds:.0f} s after {worst.at:.0f} s: know the sentence that "
            "follows that point."
        )


def _pace_notes(words_per_minute: float) -> Iterator[str]:
    if _pace(words_per_minute) == "slow":
        low, high = PACE
        yield f"{words_per_minute:.0f} words a minute is slow; {low:.0f} to {high:.0f} carries."
    elif _pace(words_per_minute) == "fast":
        yield f"{words_per_minute:.0f} words a minute is fast: stop for a breath after each figure."


def _filler_notes(per_minute: float, deliveries: Sequence[Delivery]) -> Iterator[str]:
    if per_minute <= MANY_FILLERS:
        return
    counts: dict[str, int] = {}
    for filler in (f for d in deliveries for f in d.fillers):
        counts[filler.text] = counts.get(filler.text, 0) + 1
    most = max(counts, key=lambda text: counts[text])
    yield (
        f"{per_minute:.0f} fillers a minute, most often “{most}”: a silent breath does the same "
        "work."
    )
