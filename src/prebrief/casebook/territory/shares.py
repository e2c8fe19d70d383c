"""What is to be shared out: each account's part of the work and of the potential."""

from dataclasses import dataclass

import numpy as np

from prebrief.casebook.territory.ground import Floats, Ints

EXACT = 1e-9
"""Part of a share by which a territory may miss its band: rounding, no more."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Accounts and people as numbers; both measures add up to one."""

    at: Floats
    """Places on the unit globe, one row an account."""
    work: Floats
    """Part of all hours."""
    potential: Floats
    """Part of all potential."""
    visits: Floats
    """A year; what distance is multiplied by."""
    targets: Floats
    """Part of everything that each person is to hold; adds up to one."""
    bases: Floats | None = None
    """Places of the people, where they are given; otherwise they are found."""
    band: float = 0.1
    """A territory may hold from 1 - band to 1 + band of its target."""

    @property
    def people(self) -> int:
        return len(self.targets)


def loads(ground: Ground, owner: Ints) -> Floats:
    """Give what each person holds as a multiple of the target: rows work and potential."""
    held = [
        np.bincount(owner, measure, ground.people) for measure in (ground.work, ground.potential)
    ]
    return np.asarray(np.stack(held) / ground.targets)


def missed(load: Floats, band: float) -> Floats:
    """Give how far each load lies outside the band; nothing inside it."""
    return np.maximum(0.0, np.abs(load - 1.0) - band)


def balanced(ground: Ground, owner: Ints) -> bool:
    """Tell whether every territory keeps both measures within the band."""
    return bool((missed(loads(ground, owner), ground.band) <= EXACT).all())


def worst(ground: Ground, owner: Ints) -> tuple[float, float]:
    """Give the largest deviation of work and of potential, as a share of the target."""
    apart = np.abs(loads(ground, owner) - 1.0).max(axis=1)
    return float(apart[0]), float(apart[1])
