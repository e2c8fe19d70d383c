"""How much each CV line speaks to a requirement: meaning, words and themes, none of them alone."""

from dataclasses import dataclass

import numpy as np

from prebrief.match.pool import Line, Pool
from prebrief.match.vocabulary import Reading
from prebrief.text.embedding import Vectors
from prebrief.text.lexical import coverage

MEANING = 0.5
WORDS = 0.2
THEMES = 0.3
"""Shares of the three in a line's likeness; found once on the development labels, then rounded."""
HEADING = 0.35
"""How much the title and employer above a line add to its own meaning."""
CHANGE = 0.05
"""What a figure before and after adds: a result tells more than an activity."""
KIND = {
    "summary": 0.75,
    "skill": 0.75,
    "service": 0.9,
    "education": 0.85,
    "credential": 0.85,
    "award": 0.8,
    "other": 0.9,
}
"""Weight of a line by its kind in the ranking; a deed, a post and its size count in full."""


@dataclass(frozen=True)
class Likeness:
    """What the lines of a CV say to one requirement."""

    scores: Vectors
    """One for each line of the pool."""
    themes: Vectors
    """Share of the requirement's themes and fields that each line touches."""
    words: Vectors


def likeness(reading: Reading, vector: Vectors, pool: Pool, weights: dict[str, float]) -> Likeness:
    """Score every line of the pool against one requirement."""
    alone = pool.vectors @ vector
    above = pool.heading_vectors @ vector
    meaning = np.maximum(alone, alone * (1 - HEADING) + HEADING * above)
    keys = reading.themes | reading.fields
    count = len(pool.lines)
    words = np.zeros(count, np.float32)
    themes = np.zeros(count, np.float32)
    for index, line in enumerate(pool.lines):
        words[index] = coverage(reading.stems, line.reading.stems, weights)
        if keys:
            themes[index] = coverage(keys, keys_of(line), pool.rarity)
    change = np.array([CHANGE if line.changed else 0.0 for line in pool.lines], np.float32)
    scores = MEANING * meaning + WORDS * words + THEMES * themes + change * (themes + words > 0)
    scores *= np.array([KIND.get(line.statement.kind, 1.0) for line in pool.lines], np.float32)
    return Likeness(scores=scores, themes=themes, words=words)


def keys_of(line: Line) -> frozenset[str]:
    """Give the themes and fields that a line speaks to, its position's field included."""
    keys = line.reading.themes | line.reading.fields
    return keys | line.context.fields if line.context else keys
