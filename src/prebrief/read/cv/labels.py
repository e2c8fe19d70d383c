"""Decide for each part of a head whether it is the title, the employer, the place or a note."""

from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.atoms import NOTE, ORG, PLACE, TITLE, Atom

_LABELS = (TITLE, ORG, PLACE, NOTE)
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Order:
    """What the other heads of the section show: which of the two comes first."""

    title_first: float = 0.0
    """Above zero if titles stand before employers, below if behind."""


def label(atoms: Sequence[Atom], order: Order) -> None:
    """Give each atom the label of the best path; a title or employer is one run, not two."""
    if not atoms:
        return
    # A state is the label and which of title and employer were already closed.
    states: dict[tuple[str, bool, bool, bool, bool], tuple[float, tuple[str, ...]]] = {}
    for kind in _LABELS:
        state = (kind, False, False, kind == TITLE, kind == ORG)
        states[state] = (_emission(atoms[0], kind, None), (kind,))
    for previous, atom in zip(atoms, atoms[1:], strict=False):
        following: dict[tuple[str, bool, bool, bool, bool], tuple[float, tuple[str, ...]]] = {}
        for (last, title_closed, org_closed, has_t, has_o), (score, path) in states.items():
            for kind in _LABELS:
                closed_t = title_closed or (last == TITLE and kind != TITLE)
                closed_o = org_closed or (last == ORG and kind != ORG)
                total = score + _emission(atom, kind, last)
                total += _transition(previous, atom, last, kind)
                if kind == TITLE and closed_t:
                    total -= 2.5
                if kind == ORG and closed_o:
                    total -= 2.5
                if kind == TITLE and not has_t and has_o:
                    total -= order.title_first
                if kind == ORG and not has_o and has_t:
                    total += order.title_first
                state = (kind, closed_t, closed_o, has_t or kind == TITLE, has_o or kind == ORG)
                if state not in following or total > following[state][0]:
                    following[state] = (total, (*path, kind))
        states = following
    best, path = _NEVER, ()
    for (_, _, _, has_t, has_o), (score, taken) in states.items():
        value = score + (0.8 if has_t else 0) + (0.8 if has_o else 0)
        if value > best:
            best, path = value, taken
    for atom, kind in zip(atoms, path, strict=True):
        atom.label = kind


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
        if kind == NOTE or kind == PLACE:
            return 0.0
        if kind == TITLE:
            same_style = previous.line is atom.line or _alike(previous, atom)
            if atom.department:
                return 0.0 if same_style else -0.6
            return -0.4 if not atom.strong else (-0.8 if same_style else -1.6)
        if previous.org < 1 <= atom.org:
            return -1.0  # a name nobody knows before a clear employer is the title's department
        return -0.5 if not atom.strong else -1.6
    return 0.0 if atom.strong or atom.new_line else -0.15


def _alike(one: Atom, two: Atom) -> bool:
    return one.line.bold == two.line.bold and one.line.size == two.line.size
