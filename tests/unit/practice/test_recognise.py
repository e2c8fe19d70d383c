"""Recordings: speech becomes words with times; silence, noise and other files become none."""

import random
import shutil
import subprocess
import wave
from io import BytesIO
from pathlib import Path

import pytest

from prebrief.errors import InputError, SetupError
from prebrief.practice import recognise
from prebrief.practice.recognise import recognized


def sound(samples: bytes) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(samples)
    return out.getvalue()


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no machine that speaks")
def test_speech_becomes_words_in_order(tmp_path: Path) -> None:
    said = "The hospital had a problem with sepsis. I talked with the nurses and changed the alert."
    path = tmp_path / "said.wav"
    subprocess.run(["espeak-ng", "-s", "140", "-w", str(path), said], check=True)
    words = recognized(path.read_bytes())
    heard = {word.word.strip(".,").lower() for word in words}
    wanted = {word.strip(".").lower() for word in said.split()}
    assert len(heard & wanted) >= len(wanted) // 2  # a robot's voice is the hardest to understand
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(word.end >= word.start for word in words)


def test_no_word_is_invented_for_silence_or_noise() -> None:
    random.seed(1)
    noise = b"".join(
        random.randint(-300, 300).to_bytes(2, "little", signed=True) for _ in range(48_000)
    )
    for samples in (b"\0\0" * 48_000, noise):
        with pytest.raises(InputError) as refused:
            recognized(sound(samples))
        assert refused.value.code == "no-speech"


def test_other_files_and_too_long_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError) as refused:
        recognized(b"%PDF-1.7 not a sound")
    assert refused.value.code == "unreadable-recording"
    monkeypatch.setattr(recognise, "MOST_SECONDS", 1)
    with pytest.raises(InputError) as refused:
        recognized(sound(b"\0\0" * 48_000))
    assert refused.value.code == "recording-too-long"


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise, "installed", lambda: False)
    with pytest.raises(SetupError) as refused:
        recognized(b"")
    assert "prebrief[voice]" in refused.value.fix
