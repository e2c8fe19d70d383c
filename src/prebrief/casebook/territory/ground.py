"""The ground under the accounts: places on the globe, distances, neighbors, a rough first cut.

Miles are great-circle miles; a road is longer by a factor that the inputs give.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

RADIUS = 3_958.8
"""Of the earth, in miles."""
_CLOSE = 1e-4
"""Of the radius, 0.4 miles: nearer places pull no harder."""
_ROWS = 512
"""Accounts whose distances to all others are held at once."""


def places(latitude: Any, longitude: Any) -> Floats:
    """Turn degrees into points on the unit globe, one row a place."""
    north, east = np.radians(latitude), np.radians(longitude)
    flat = np.cos(north)
    return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=1)


def miles(first: Floats, second: Floats) -> Floats:
    """Give the distances from each place of the first to each of the second."""
    # From the chord: rounding leaves less than a thousandth of a mile, also for near places.
    square = np.maximum(0.0, 2.0 - 2.0 * first @ second.T)
    return np.asarray(2 * RADIUS * np.arcsin(np.minimum(1.0, np.sqrt(square) / 2)))


def neighbors(at: Floats, most: int) -> tuple[Ints, Floats]:
    """Give each place's nearest others, and their distances; fewer where there are fewer."""
    most = min(most, len(at) - 1)
    who = np.zeros((len(at), max(0, most)), dtype=np.int64)
    far = np.zeros((len(at), max(0, most)))
    if most <= 0:
        return who, far
    for start in range(0, len(at), _ROWS):
        away = miles(at[start : start + _ROWS], at)
        rows = np.arange(len(away))
        away[rows, start + rows] = np.inf
        found = np.argpartition(away, most - 1, axis=1)[:, :most]
        who[start : start + _ROWS] = found
        far[start : start + _ROWS] = np.take_along_axis(away, found, axis=1)
    return who, far


def middles(at: Floats, weight: Floats, owner: Ints, count: int, old: Floats) -> Floats:
    """Give each territory's middle of weight; one without weight keeps its old middle."""
    sums = np.stack([np.bincount(owner, weight * at[:, axis], count) for axis in range(3)], 1)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.where(length > 0, sums / np.where(length > 0, length, 1.0), old)


def medians(at: Floats, weight: Floats, owner: Ints, start: Floats, rounds: int = 6) -> Floats:
    """Move each middle to where the weighted way to its accounts is shortest (Weiszfeld)."""
    found = start
    for _ in range(rounds):
        away = np.sqrt(((at - found[owner]) ** 2).sum(axis=1))
        found = middles(at, weight / np.maximum(away, _CLOSE), owner, len(start), found)
    return found


def halves(at: Floats, weight: Floats, shares: Floats) -> Ints:
    """Cut the ground in two across its longer side, and each part again, by weight."""
    owner = np.zeros(len(at), dtype=np.int64)
    parts = [(np.arange(len(at)), 0, len(shares))]
    while parts:
        here, first, count = parts.pop()
        if count == 1 or len(here) == 0:
            owner[here] = first
            continue
        left = count // 2
        wanted = shares[first : first + left].sum() / shares[first : first + count].sum()
        order = here[np.argsort(_along(at[here], weight[here]), kind="stable")]
        heap = np.cumsum(weight[order])
        cut = int(np.searchsorted(heap, heap[-1] * wanted))
        parts.append((order[:cut], first, left))
        parts.append((order[cut:], first + left, count - left))
    return owner


def _along(at: Floats, weight: Floats) -> Floats:
    """Place each point along the axis on which the points lie furthest apart."""
    around = at - at.mean(axis=0)
    _, axes = np.linalg.eigh((around * weight[:, None]).T @ around)
    axis = axes[:, -1]
    # An axis has no direction of its own; one is chosen, so that the cut is always the same.
    return np.asarray(around @ (axis * np.sign(axis[np.argmax(np.abs(axis))])))


def nearest_centers(
    at: Floats, weight: Floats, count: int, rounds: int = 40
) -> tuple[Floats, Ints]:
    """Place centers so that each account is near one (k-means), with no eye on balance.

    This is the naive plan that a balanced one is measured against.
    """
    draw = np.random.default_rng(0)
    centers = at[[int(np.argmax(weight))]]
    apart = ((at - centers[0]) ** 2).sum(axis=1)
    for _ in range(count - 1):
        heap = np.cumsum(weight * apart)
        spot = int(np.searchsorted(heap, draw.random() * heap[-1])) if heap[-1] > 0 else 0
        centers = np.vstack([centers, at[spot]])
        apart = np.minimum(apart, ((at - at[spot]) ** 2).sum(axis=1))
    owner = np.argmax(at @ centers.T, axis=1)
    for _ in range(rounds):
        centers = middles(at, weight, owner, count, centers)
        again = np.argmax(at @ centers.T, axis=1)
        if (again == owner).all():
            break
        owner = again
    return centers, owner


def in_one_piece(owner: Ints, who: Ints, count: int) -> float:
    """Give the share of accounts that hang together with most of their territory.

    Two accounts hang together if one is among the other's nearest and both have one owner.
    """
    top = np.arange(len(owner))
    same = owner[:, None] == owner[who]
    rows, columns = np.nonzero(same)
    ends = who[rows, columns]
    while True:
        lower = top.copy()
        np.minimum.at(lower, rows, top[ends])
        np.minimum.at(lower, ends, lower[rows])
        lower = lower[lower]
        if (lower == top).all():
            break
        top = lower
    largest = np.zeros(count)
    pieces, sizes = np.unique(top, return_counts=True)
    np.maximum.at(largest, owner[pieces], sizes)
    return float(largest.sum() / len(owner))
