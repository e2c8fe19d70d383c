"""Cut an answer into sentences, as typed, listed or dictated, with their places in it."""

import re
from dataclasses import dataclass

from prebrief.text.sentences import sentence_bounds

LONG_WORDS = 38
"""Speech seldom has longer sentences; dictated text without stops has."""

_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•–]\s|\d{1,2}[.)]\s|#|\*\*|[A-Z][\w ]{1,24}:))")
_MARK = re.compile(r"\s*(?:[-*•–]+\s+|\d{1,2}[.)]\s+|#+\s*)?")
_LABEL = re.compile(
    r"\**(?P<label>situation|context|background|problem|task|challenge|my (?:role|task)|action|"
    r"actions|"
    r"what I did|approach|result|results|outcome|impact|learning|lesson|lessons|reflection|"
    r"what (?:went wrong|I learned|I would change))\s*\**\s*[:.]\**\s*",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?]+[\"'”’)]*\s+")
_JOIN = re.compile(
    r"\s(?=(?:and|so|but|then|because|and so|and then)\s+(?:I|i|we|they|he|she|it|that|the|by|"
    r"there|nobody)\b)"
)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of an answer."""

    start: int
    end: int
    text: str
    """On one line; line ends inside the sentence are spaces here."""
    label: str = ""
    """The heading that it stands under on its own line or before a colon, lower case."""


def pieces(answer: str) -> list[Piece]:
    """Give the sentences in order; headings and list marks are left out of them."""
    found: list[Piece] = []
    start = 0
    for hit in [*_BREAK.finditer(answer), None]:
        end = hit.start() if hit else len(answer)
        found.extend(_sentences(answer, start, end))
        start = hit.end() if hit else end
    return found


def _sentences(answer: str, start: int, end: int) -> list[Piece]:
    """Cut one paragraph; line ends inside it count as spaces."""
    start = _MARK.match(answer, start, end).end()  # type: ignore[union-attr]
    paragraph = re.sub(r"\s", " ", answer[start:end])
    found: list[Piece] = []
    label = ""
    for first, last in _bounds(paragraph):
        at = first
        while hit := _LABEL.match(paragraph, at, last):
            label, at = hit["label"].lower(), hit.end()
        for one, two in _breathe(paragraph, at, last):
            text = paragraph[one:two]
            if _WORD.search(text):
                begin = start + one + len(text) - len(text.lstrip(" *"))
                text = text.strip(" *")
                found.append(Piece(begin, begin + len(text), text, label))
    return found


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds = sentence_bounds(text)
    if len(bounds) > 1 or text != text.lower():
        return bounds
    # Typed without capitals: any stop ends a sentence.
    found, start = [], 0
    for hit in _STOPS.finditer(text):
        found.append((start, hit.end()))
        start = hit.end()
    return [*found, (start, len(text))]


def _breathe(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long for a sentence where a speaker would take breath."""
    if text.count(" ", start, end) < LONG_WORDS:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    at = start
    for hit in _JOIN.finditer(text, start, end):
        if text.count(" ", at, hit.start()) >= 9:  # a clause and not a tail
            found.append((at, hit.start()))
            at = hit.end()
    return [*found, (at, end)]
