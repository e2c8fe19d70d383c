"""How far an answer is about the question that was asked.

Three grounds, since each alone is weak: the question is closer to the answer than the playbook's
other questions are; question and answer are about the same competencies; they share words.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from prebrief.playbooks.schema import Playbook
from prebrief.practice.likeness import held, vectors_of
from prebrief.text.embedding import Vectors

Array = NDArray[np.float64]
_CLOSEST = 3
"""Sentences that speak for the whole answer."""
_NEIGHBOURS = 10
"""Sentences of the playbook's stories by which is told how near a question comes to any story."""
_STORIES = frozenset({"event", "result", "plan", "practice", "reflection", "partner", "resistance"})
_USUAL: tuple[tuple[float, float], ...] = ((0.0, 0.5), (0.0, 0.22), (0.1, 0.13))
"""Mean and spread of the three grounds over good answers put to questions of other people; the
spread of the first is halved, since it tells most."""
_STRAY, _CLEAR = -1.2, 1.8
"""Sum of the three, in spreads, at which an answer is off the question, and on it."""


def nearness(
    question: Vectors, sentences: Vectors, shared: float, playbook: Playbook
) -> float | None:
    """Say how far the sentences are about the question, 0 to 1; none where it cannot be told.

    Args:
        question: Vector of the question.
        sentences: A row for each sentence of the answer.
        shared: Share of the question's own words that the answer takes up.
        playbook: What other questions there are, and what competencies.
    """
    if not len(sentences) or len(playbook.questions) < 20 or not playbook.competencies:
        return None
    others, cues, starts = _field(held(playbook))
    stories, easy = _easy(held(playbook))
    near = _top(sentences @ question) - _nearby(stories, question[None])[0]
    ranks = np.sort(sentences @ others.T, axis=0)[-_CLOSEST:].mean(axis=0) - easy
    ahead = (near - float(ranks.mean())) / max(float(ranks.std()), 1e-6)
    asked = np.maximum.reduceat(cues @ question, starts)
    said = np.sort(np.maximum.reduceat(cues @ sentences.T, starts, axis=0), axis=1)
    told = said[:, -_CLOSEST:].mean(axis=1)
    usual_asked, usual_told = _usual(held(playbook))
    alike = float(np.corrcoef(asked - usual_asked, told - usual_told)[0, 1])
    grounds = (ahead, alike, shared)
    total = sum(
        (value - mean) / spread for value, (mean, spread) in zip(grounds, _USUAL, strict=True)
    )
    return round(float(np.clip((total - _STRAY) / (_CLEAR - _STRAY), 0.0, 1.0)), 4)


def _top(values: Vectors) -> float:
    return float(np.sort(values)[-_CLOSEST:].mean())


@lru_cache(maxsize=4)
def _field(book: held) -> tuple[Vectors, Vectors, NDArray[np.int64]]:
    """Give the vectors of all questions, those of the competencies' cues, and where each begins."""
    playbook = book.playbook
    groups = [(entry.title, *entry.cues) for entry in playbook.competencies]
    starts = np.concatenate([[0], np.cumsum([len(group) for group in groups])[:-1]])
    cues = vectors_of([text for group in groups for text in group])
    return vectors_of([entry.text for entry in playbook.questions]), cues, starts.astype(np.int64)


def _nearby(stories: Vectors, questions: Vectors) -> Array:
    """Say for each question how near it comes to any story at all."""
    if not len(stories):
        return np.zeros(len(questions))
    likest = np.sort(stories @ questions.T, axis=0)[-_NEIGHBOURS:]
    return np.asarray(likest.mean(axis=0), np.float64)


@lru_cache(maxsize=4)
def _easy(book: held) -> tuple[Vectors, Array]:
    """Give the playbook's sentences of stories, and how near its questions come to them.

    A question about "a time with your team" is near to every story; that earns it nothing.
    """
    speech = book.playbook.speech
    stories = vectors_of([cue for entry in speech if entry.use in _STORIES for cue in entry.cues])
    return stories, _nearby(stories, _field(book)[0])


@lru_cache(maxsize=4)
def _usual(book: held) -> tuple[Array, Array]:
    """Give how near questions come to each competency on average: what they have in common."""
    others, cues, starts = _field(book)
    profile = np.maximum.reduceat(cues @ others.T, starts, axis=0).mean(axis=1).astype(np.float64)
    return profile, profile
