"""How much each CV line speaks to a requirement: meaning, words and themes, none of them alone."""

from dataclasses import dataclass

import numpy as np

from prebrief.match.pool import Line, Pool
from prebrief.match.vocabulary import Reading
from prebrief.text.embedding import Vectors
from prebrief.text.lexical import coverage

MEANING = 0.55
WORDS = 0.25
THEMES = 0.30
"""Shares of the three in a line's likeness; found once on the development labels, then rounded."""
HEADING = 0.25
"""How much the title and employer above a line add to its own meaning."""
CLAIM = 0.75
"""A claim counts for less than a deed in the ranking of lines."""


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
    meaning = pool.vectors @ vector
    meaning = np.maximum(
        meaning, meaning * (1 - HEADING) + HEADING * (pool.heading_vectors @ vector)
    )
    keys = reading.themes | reading.fields
    words = np.zeros(len(pool.lines), np.float32)
    themes = np.zeros(len(pool.lines), np.float32)
    for index, line in enumerate(pool.lines):
        words[index] = coverage(reading.stems, set(line.reading.stems), weights)
        if keys:
            touched = line.reading.themes | line.reading.fields
            if line.context:
                touched |= line.context.fields
            themes[index] = len(keys & touched) / len(keys)
    scores = MEANING * meaning + WORDS * words + THEMES * themes
    scores *= np.array([1.0 if line.shown else CLAIM for line in pool.lines], np.float32)
    return Likeness(scores=scores, themes=themes, words=words)


def shown(line: Line) -> bool:
    """Tell whether a line shows what it says."""
    return line.shown
