"""Recorded answers: into words, and how they were spoken."""

from functools import cache
from pathlib import Path

from prebrief.errors import InputError
from prebrief.practice.delivery import measure, text_of
from prebrief.practice.recognise import installed, recognized
from prebrief.records.practice import Delivery, TimedWord


@cache
def ready() -> bool:
    """Tell whether recordings can be taken here."""
    return installed()


def words_of(sound: bytes) -> tuple[TimedWord, ...]:
    """Give the words of a recording with their times."""
    return recognized(sound)


def words_of_file(path: Path) -> tuple[TimedWord, ...]:
    """Give the words of a recorded file with their times."""
    try:
        return recognized(path.read_bytes())
    except OSError as error:
        raise InputError(
            "unreadable-recording",
            "The recording cannot be opened.",
            fix="Check the path and that you may read it.",
            where=str(path),
        ) from error


def said(words: tuple[TimedWord, ...], target: tuple[int, int]) -> tuple[str, Delivery]:
    """Give the text of a spoken answer, and how it was spoken against its time in seconds."""
    return text_of(words), measure(words, target=target)
