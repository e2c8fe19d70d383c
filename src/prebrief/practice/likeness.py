"""What a sentence sounds like, by the playbook's own examples.

Each use (an event told, a result, a red flag ...) has example sentences and near misses. A ridge
regression over their vectors gives one direction a use. Where "yes" begins is taken from what the
examples themselves score when left out one at a time, so that nothing is set by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from prebrief.playbooks.schema import Playbook
from prebrief.playbooks.schema_answers import Speech
from prebrief.playbooks.vectors import prime
from prebrief.text.embedding import Vectors, encoder

Array = NDArray[np.float64]


def vectors_of(texts: Sequence[str]) -> Vectors:
    """Give the vectors of texts, rounded as the playbook's shipped vectors are.

    A playbook question has the same vector whether it was shipped or has just been computed.
    """
    return encoder().encode(texts).astype(np.float16).astype(np.float32)


_RIDGE = 1.0
"""Pull towards zero, in units of one example; vectors have length one."""


@dataclass(frozen=True, slots=True)
class Direction:
    """What tells the sentences of one use from the rest."""

    weights: Array
    middle: float
    half: float
    """From the middle to where the left-out examples lie on average."""


class Likeness:
    """Tells for every use how much a sentence sounds like it."""

    def __init__(self, playbook: Playbook) -> None:
        self._directions = {name: _learn(yes, no) for name, yes, no in _lessons(playbook)}
        self.names = tuple(self._directions)
        self._columns = {name: i for i, name in enumerate(self.names)}
        if self.names:
            self._weights = np.stack([d.weights for d in self._directions.values()], axis=1)
            self._middle = np.array([d.middle for d in self._directions.values()])
            self._half = np.array([d.half for d in self._directions.values()])

    def degrees(self, vectors: Vectors) -> list[dict[str, float]]:
        """Give for each sentence vector the degree, 0 to 1, of every use; 0.5 is in between."""
        return self._named(np.clip(0.5 + 0.5 * self._raw(vectors), 0.0, 1.0))

    def margins(self, vectors: Vectors) -> list[dict[str, float]]:
        """Give the same unbounded: 1 is where left-out examples lie, -1 where the others do."""
        return self._named(self._raw(vectors))

    def _raw(self, vectors: Vectors) -> Array:
        if not self.names:
            return np.zeros((len(vectors), 0))
        raw: Array = (vectors.astype(np.float64) @ self._weights - self._middle) / self._half
        return raw

    def _named(self, rows: Array) -> list[dict[str, float]]:
        # Rounded, so that the last bits of a sum never decide anything.
        return [dict(zip(self.names, np.round(row, 4).tolist(), strict=True)) for row in rows]


def _lessons(playbook: Playbook) -> Iterable[tuple[str, Sequence[str], Sequence[str]]]:
    """Yield each use with the sentences that are examples of it and those that are not."""
    uses = _by_use(playbook.speech)
    for use, entry in uses.items():
        kin = [other for other in uses.values() if use in other.also]
        yes = [*entry.cues, *(cue for other in kin for cue in other.cues)]
        no = list(entry.unlike)
        for name, other in uses.items():
            # What the examples of a wider use hold of the narrower one is not known.
            if name != use and other not in kin and name not in entry.also:
                no += other.cues
        if yes and no:
            yield use, yes, no
    spoken = [cue for entry in playbook.speech for cue in (*entry.cues, *entry.unlike)]
    for flag in playbook.red_flags:
        if flag.cues:
            yield f"flag.{flag.kind}", flag.cues, [*flag.unlike, *spoken]


@dataclass(frozen=True, slots=True)
class _Use:
    cues: tuple[str, ...]
    unlike: tuple[str, ...]
    also: tuple[str, ...]


def _by_use(entries: Sequence[Speech]) -> dict[str, _Use]:
    """Put the entries of each use together: their examples may stand in several files."""
    uses: dict[str, _Use] = {}
    for entry in entries:
        if entry.cues:
            held = uses.get(entry.use, _Use((), (), ()))
            uses[entry.use] = _Use(
                held.cues + entry.cues, held.unlike + entry.unlike, held.also + entry.also
            )
    return uses


def _learn(yes: Sequence[str], no: Sequence[str]) -> Direction:
    """Fit one direction; both sides weigh the same, however many examples they have."""
    x = vectors_of([*yes, *no]).astype(np.float64)
    y = np.concatenate([np.ones(len(yes)), -np.ones(len(no))])
    share = np.concatenate([np.full(len(yes), 1 / len(yes)), np.full(len(no), 1 / len(no))])
    root = np.sqrt(share * len(y) / 2)
    centre = (share[:, None] * x).sum(axis=0) / 2
    rows = (x - centre) * root[:, None]
    hat = rows @ rows.T
    inverse = np.linalg.inv(hat + _RIDGE * np.eye(len(y)))
    goal = y * root
    weights = rows.T @ (inverse @ goal)
    # What each example scores when it is left out.
    residual = (inverse @ goal) / np.diag(inverse)
    left_out = (goal - residual) / root
    high, low = left_out[y > 0].mean(), left_out[y < 0].mean()
    shift = float(centre @ weights)
    return Direction(weights, (high + low) / 2 + shift, max((high - low) / 2, 1e-6))


class held:  # noqa: N801 - reads as a word where it is used
    """Carries a playbook past the cache key: it is the same if it is the same object."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook

    def __hash__(self) -> int:
        return id(self.playbook)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, held) and other.playbook is self.playbook


def likeness(playbook: Playbook) -> Likeness:
    """Give the playbook's likeness model, learned on first use."""
    return _likeness(held(playbook))


@lru_cache(maxsize=4)
def _likeness(book: held) -> Likeness:
    prime(encoder(), book.playbook)
    return Likeness(book.playbook)
