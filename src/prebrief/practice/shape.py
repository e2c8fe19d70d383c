"""Say what kind of answer it is, and where its parts begin."""

from prebrief.practice.dimensions import Context
from prebrief.practice.reading import Reading
from prebrief.records.answer import AnswerShape, Quote, ResponseType, ShapePart

_TELLS = 0.35
"""Substance from which a sentence counts as telling something."""


def shape_of(now: Context) -> AnswerShape:
    """Give the answer's type and parts."""
    substance = now.reading.substance
    tells = [i for i, s in enumerate(substance) if s >= _TELLS]
    return AnswerShape(
        type=_type(now, tells),
        asked=now.reading.asking.asked,
        parts=_parts(now.reading, tells),
        words=len(now.reading.answer.split()),
        told=round(min(1.0, now.reading.share), 2),
    )


def _type(now: Context, tells: list[int]) -> ResponseType:
    told = now.told
    past = sum(t.past for t in told)
    if len(tells) >= 2 or (tells and len(told) <= 3):
        once = [i for i in tells if told[i].past]
        return "story" if 2 * len(once) >= len(tells) else "exemplification"
    if any(t.piece.label for t in told) or (told and past >= len(told) / 2):
        return "pseudo_story"
    if tells:
        return "exemplification"
    selves = sum(any(a.who == "i" and a.tense != "modal" for a in t.acts) for t in told)
    return "self_description" if told and 2 * selves >= len(told) else "opinion"


def _parts(reading: Reading, tells: list[int]) -> tuple[ShapePart, ...]:
    """Find where each part begins: the first sentence of its kind after the one before."""
    told = reading.told
    action = next((i for i in tells if told[i].own_deeds), None)
    situation = next((i for i in tells if action is None or i <= action), None)
    result = next(
        (i for i in tells if told[i].degree("result") >= 0.6 and (action is None or i >= action)),
        None,
    )
    lesson = next((i for i in reversed(tells) if told[i].degree("reflection") >= 0.6), None)
    return (
        ShapePart(part="situation", quote=_quote(reading, situation)),
        ShapePart(part="action", quote=_quote(reading, action)),
        ShapePart(part="result", quote=_quote(reading, result)),
        ShapePart(part="lesson", quote=_quote(reading, lesson)),
    )


def _quote(reading: Reading, i: int | None) -> Quote | None:
    return None if i is None else quote(reading, i)


def quote(reading: Reading, i: int) -> Quote:
    """Quote a sentence of the answer as it stands there."""
    piece = reading.told[i].piece
    return Quote(start=piece.start, end=piece.end, quote=reading.answer[piece.start : piece.end])
