"""Which statements were one bullet of the CV: sentences of one breath belong to one story."""

import re
from collections import Counter
from collections.abc import Sequence

from prebrief.records.profile import Statement
from prebrief.select.beats import acts
from prebrief.text.comparisons import compared
from prebrief.text.patterns import compiled

_MOST = 5
_MARK = 3
"""Characters between two bullets: a line break and a mark. Sentences stand one apart."""
_NEAR = 4
_REFERS = compiled(
    r"^(?:(?:one|two|both|each|half|all|none) (?:of|ended|was|were|left|has|have)|this|it|they|"
    r"that|not|later|since then|result|now|then|abandoned|i|we|stopped|still|again)\b",
    re.IGNORECASE,
)


def one_breath(lines: Sequence[Statement]) -> list[tuple[int, ...]]:
    """Group the rows of statements that stood in one bullet or carry one thought on."""
    groups: list[list[int]] = []
    for row in range(len(lines)):
        if row and len(groups[-1]) < _MOST and _continues(lines, row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [tuple(group) for group in groups]


def _home(line: Statement) -> tuple[int | None, str]:
    return line.position, line.section


def _gap(lines: Sequence[Statement], row: int) -> int:
    """Count the characters between a line and the one before it, -1 in another part of the CV."""
    if row <= 0 or row >= len(lines) or _home(lines[row]) != _home(lines[row - 1]):
        return -1
    return lines[row].span.start - lines[row - 1].span.end


def _marked(lines: Sequence[Statement], row: int) -> bool:
    """Say whether bullets near this row carry marks, so that spacing tells them apart."""
    near = Counter(
        _gap(lines, other)
        for other in range(max(0, row - _NEAR), min(len(lines), row + _NEAR + 1))
        if _home(lines[other]) == _home(lines[row])
    )
    return any(count >= 2 and _MARK <= gap < 20 for gap, count in near.items())


def _continues(lines: Sequence[Statement], row: int) -> bool:
    before, line = lines[row - 1], lines[row]
    if before.kind != line.kind or not 0 <= _gap(lines, row) < _MARK:
        return False
    if _marked(lines, row) or _REFERS.match(line.text):
        return True
    # Without marks, a result with no act of its own belongs to what was said before it.
    return bool(compared(line)) and not compared(before) and not acts(line.text)
