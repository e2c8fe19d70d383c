"""What ties a sentence to one time, place, person or count."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "time", "name", "speech"]

_NUMBER = re.compile(
    r"(?<![\w.])[$£€]?\d[\d,.]*(?:\s?(?:%|percent|per cent|million|k|m|bn|ms|x)\b|%)?|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    r"thousand|"
    r"dozen|half|a third|two thirds|a quarter of|twice|a fifth|nobody|no one|none)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Easter|Christmas|Thanksgiving|Black Friday|"
    r"(?:19|20)\d\d)\b|"
    r"\b(?i:(?:that|the same|one|the next|the following|last|this|by|in the|a) (?:spring|summer|"
    r"autumn|fall|winter|"
    r"morning|afternoon|evening|night|week|weekend|month|quarter|year|day)|"
    r"(?:after|for|in|within|over|by|until|every|each|at) (?:\w+ ){0,2}(?:minutes?|hours?|days?|"
    r"weeks?|months?|"
    r"years?|quarters?|fortnight|midnight|noon)|\d{1,2}(?::\d\d)? ?[ap]\.?m\b|(?:weeks?|months?|"
    r"years?|days?) "
    r"(?:later|before|earlier|after|ago)|when I (?:came|took over|started|arrived))"
)
_EVERY = re.compile(r"\b(?:every|each) (?:single )?day\b|\bday (?:in|after)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,;:’'\"“)\d] )(?:Dr\.? )?[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
_SPEECH = re.compile(r"[\"“]([^\"”“]{6,})[\"”]")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9&/-]{1,6}s?\b")
_SHOW = re.compile(
    r"\b1\d\d ?(?:%|percent|per cent)|\b[2-9]\d\d ?(?:%|percent|per cent)|\b360[- ]degree|\b24/7\b|"
    r"\bQ[1-4]:|\b\d+ (?:KPIs?|pillars|Es|Cs|Ps|behaviors|behaviours|horizons|visions?|dashboards|"
    r"councils)\b|"
    r"\b10x\b|\b7 ?0-20-10\b"
)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ties of a sentence."""

    numbers: int
    times: int
    names: int
    speech: int
    initials: int
    """Abbreviations in capitals."""

    @property
    def kinds(self) -> int:
        """Count the kinds of ties that there are."""
        return sum(bool(n) for n in (self.numbers, self.times, self.names, self.speech))


def anchors(text: str) -> Anchors:
    """Count what ties the sentence to one event."""
    plain = _SHOW.sub(" ", text)
    times = len(_TIME.findall(_EVERY.sub(" ", plain)))
    without = _TIME.sub(" ", plain)
    return Anchors(
        numbers=len(_NUMBER.findall(without)),
        times=times,
        names=len(_NAME.findall(without)),
        speech=len(_SPEECH.findall(plain)),
        initials=sum(1 for hit in _CAPITALS.finditer(text) if hit.group() not in {"I", "OK"}),
    )


def decorative(text: str) -> bool:
    """Tell whether a sentence has a number that counts nothing."""
    return _SHOW.search(text) is not None
