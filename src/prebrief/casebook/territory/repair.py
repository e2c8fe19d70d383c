"""Mending a division by moving single accounts, and by exchanging two."""

import numpy as np

from prebrief.casebook.territory.ground import Floats, Ints
from prebrief.casebook.territory.shares import EXACT, Ground, loads, missed

_NEAR = 8
_INSIDE = 0.002
"""Part of the target by which mending aims within the band."""
_MOST_MOVES = 1_500
_MOST_EXCHANGES = 400


def mend(ground: Ground, cost: Floats, owner: Ints) -> Ints:
    """Move accounts, then exchange pairs, until each territory is in its band or nothing helps."""
    owner = owner.copy()
    band = max(0.0, ground.band - _INSIDE)
    scale = float(cost.min(axis=1).sum()) or 1.0
    near = np.argsort(cost, axis=1, kind="stable")[:, : min(_NEAR, ground.people)]
    for _ in range(min(len(owner), _MOST_MOVES) + _MOST_EXCHANGES):
        load = loads(ground, owner)
        if missed(load, ground.band).max() <= EXACT:
            break
        if not (
            _move(ground, cost / scale, owner, near, load, band)
            or _exchange(ground, cost / scale, owner, load, band)
        ):
            break
    return owner


def _pain(load: Floats, band: float) -> Floats:
    """Weigh loads outside the band; squared, so that the worst is mended first."""
    return missed(load, band) ** 2


def _parts(ground: Ground) -> Floats:
    return np.stack([ground.work, ground.potential])


def _move(
    ground: Ground, price: Floats, owner: Ints, near: Ints, load: Floats, band: float
) -> bool:
    """Make the one move that helps most; its way counts only between moves as good."""
    parts = _parts(ground)
    before = _pain(load, band).sum(axis=0)
    without = load[:, owner] - parts / ground.targets[owner]
    left = _pain(without, band).sum(axis=0) - before[owner]
    joined = load[:, near] + parts[:, :, None] / ground.targets[near]
    change = left[:, None] + _pain(joined, band).sum(axis=0) - before[near]
    rows = np.arange(len(owner))[:, None]
    way = price[rows, near] - price[np.arange(len(owner)), owner][:, None]
    change = np.where(near == owner[:, None], np.inf, change + 1e-3 * way)
    best = int(np.argmin(change))
    account, place = divmod(best, near.shape[1])
    if change[account, place] >= -EXACT:
        return False
    owner[account] = near[account, place]
    return True


def _exchange(ground: Ground, price: Floats, owner: Ints, load: Floats, band: float) -> bool:
    """Exchange two accounts between the worst territory and the one where that helps most."""
    pain = _pain(load, band).sum(axis=0)
    here = int(np.argmax(pain))
    mine = np.nonzero(owner == here)[0]
    best = (-EXACT, -1, -1)
    parts = _parts(ground)
    for there in range(ground.people):
        theirs = np.nonzero(owner == there)[0]
        if there == here or not len(theirs) or not len(mine):
            continue
        gain = parts[:, None, theirs] - parts[:, mine, None]
        after = _pain(load[:, here, None, None] + gain / ground.targets[here], band)
        after += _pain(load[:, there, None, None] - gain / ground.targets[there], band)
        way = price[mine, there] - price[mine, here]
        back = price[theirs, here] - price[theirs, there]
        change = after.sum(axis=0) - pain[here] - pain[there]
        change = change + 1e-3 * (way[:, None] + back[None, :])
        place = int(np.argmin(change))
        if change.flat[place] < best[0]:
            first, second = divmod(place, len(theirs))
            best = (float(change.flat[place]), int(mine[first]), int(theirs[second]))
    if best[1] < 0:
        return False
    _, first, second = best
    owner[first], owner[second] = owner[second], owner[first]
    return True


def shorten(ground: Ground, cost: Floats, owner: Ints) -> Ints:
    """Make every move that saves way and keeps both territories in the band."""
    owner = owner.copy()
    rows = np.arange(len(owner))
    parts = _parts(ground)
    for _ in range(len(owner)):
        load = loads(ground, owner)
        nearer = cost.argmin(axis=1)
        saved = cost[rows, owner] - cost[rows, nearer]
        joined = load[:, nearer] + parts / ground.targets[nearer]
        without = load[:, owner] - parts / ground.targets[owner]
        fits = (missed(joined, ground.band) <= 0).all(axis=0)
        fits &= (missed(without, ground.band) <= 0).all(axis=0) & (nearer != owner)
        saved = np.where(fits, saved, 0.0)
        best = int(np.argmax(saved))
        if saved[best] <= 0:
            break
        owner[best] = nearer[best]
    return owner
