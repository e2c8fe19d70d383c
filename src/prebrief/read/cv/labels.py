"""Decide for each part of a head whether it is the title, the employer, the place or a note."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.parts import NOTE, ORG, PLACE, TITLE, Atom

_LABELS = (TITLE, ORG, PLACE, NOTE)
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Order:
    """What the other heads of the section show: which of the two comes first."""

    title_first: float = 0.0
    """Above zero if titles stand before employers, below if behind."""


@dataclass(frozen=True, slots=True)
class _State:
    """The last label, and which of title and employer were met and closed."""

    last: str
    title_closed: bool = False
    org_closed: bool = False
    has_title: bool = False
    has_org: bool = False

    def then(self, kind: str) -> "_State":
        return _State(
            kind,
            self.title_closed or (self.last == TITLE and kind != TITLE),
            self.org_closed or (self.last == ORG and kind != ORG),
            self.has_title or kind == TITLE,
            self.has_org or kind == ORG,
        )


_Paths = dict[_State, tuple[float, tuple[str, ...]]]


def label(atoms: Sequence[Atom], order: Order) -> None:
    """Give each atom the label of the best path; a title or employer is one run, not two."""
    if not atoms:
        return
    paths: _Paths = {
        _State(kind, has_title=kind == TITLE, has_org=kind == ORG): (
            _emission(atoms[0], kind, None),
            (kind,),
        )
        for kind in _LABELS
    }
    for previous, atom in itertools.pairwise(atoms):
        paths = _step(paths, previous, atom, order)
    best = _NEVER
    path: tuple[str, ...] = ()
    for state, (score, taken) in paths.items():
        value = score + 0.8 * state.has_title + 0.8 * state.has_org
        if value > best:
            best, path = value, taken
    for atom, kind in zip(atoms, path, strict=True):
        atom.label = kind


def _step(paths: _Paths, previous: Atom, atom: Atom, order: Order) -> _Paths:
    following: _Paths = {}
    for state, (score, path) in paths.items():
        for kind in _LABELS:
            after = state.then(kind)
            total = score + _emission(atom, kind, state.last)
            total += _transition(previous, atom, state.last, kind)
            total += _order(state, after, kind, order)
            if after not in following or total > following[after][0]:
                following[after] = (total, (*path, kind))
    return following


def _order(state: _State, after: _State, kind: str, order: Order) -> float:
    """Weigh a second run of the same kind, and the order that the section shows."""
    total = 0.0
    if (kind == TITLE and after.title_closed) or (kind == ORG and after.org_closed):
        total -= 2.5
    if kind == TITLE and not state.has_title and state.has_org:
        total -= order.title_first
    if kind == ORG and not state.has_org and state.has_title:
        total += order.title_first
    return total


def _emission(atom: Atom, kind: str, last: str | None) -> float:
    if kind == TITLE:
        if atom.department and atom.title < 2:
            return 1.6 if last == TITLE else -0.2
        return atom.title - 0.5 * atom.org * (atom.title < 3) - 0.6 * atom.place - 0.4 * atom.note
    if kind == ORG:
        if atom.department and atom.org < 2:
            return -0.2
        return atom.org + 0.35 - 0.5 * atom.title - 0.7 * atom.place - 0.8 * atom.note
    if kind == PLACE:
        lonely = 0.25 if last in (ORG, PLACE, None) and not atom.department else -0.6
        return atom.place + lonely - 0.5 * atom.title - 0.4 * atom.org - 0.6 * atom.note
    return atom.note - 0.4 - 0.2 * max(atom.title, atom.org, atom.place)


def _transition(previous: Atom, atom: Atom, last: str, kind: str) -> float:
    if last == kind:
        if kind in (NOTE, PLACE):
            return 0.0
        if kind == TITLE:
            same_style = previous.line is atom.line or _alike(previous, atom)
            if atom.department:
                return 0.0 if same_style else -0.6
            if not atom.strong and not atom.new_line and len(atom.text.split()) <= 4:
                return -0.1  # "Consultant Psychiatrist, General Adult"
            return -0.4 if not atom.strong else (-0.8 if same_style else -1.6)
        if previous.org < 1 <= atom.org:
            return (
                -2.0 if atom.org >= 2.5 else -1.0
            )  # a name nobody knows before a clear employer is the title's department
        return -0.5 if not atom.strong else -1.6
    return 0.0 if atom.strong or atom.new_line else -0.15


def _alike(one: Atom, two: Atom) -> bool:
    return one.line.bold == two.line.bold and one.line.size == two.line.size
