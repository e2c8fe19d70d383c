"""Tables with a head line of their own: committees, projects, job plans."""

from collections.abc import Sequence

from prebrief.read.cv.lexicon import words
from prebrief.read.cv.lines import CvLine

_TABLE_HEAD = frozenset(
    """committee committees role roles years year dates date period body function position
    project part before after when organisation organization institution term from to activity
    capacity meeting membership status dcc spa management external total""".split()
)


def table_stretch(lines: Sequence[CvLine], i: int) -> int:
    """Give how many lines from ``i`` on are a table with its own head line; 0 if none."""
    if i >= len(lines):
        return 0
    line = lines[i]
    pieces = line.pieces
    if len(pieces) < 2 or line.bullet:
        return 0
    plain = [word.plain for piece in pieces for word in words(piece.text)]
    if not plain or sum(word in _TABLE_HEAD for word in plain) < max(2, 0.5 * len(plain)):
        return 0
    count = 1
    for row in lines[i + 1 :]:
        if row.opens or row.bullet or (len(row.pieces) < 2 and not row.cells):
            break
        count += 1
    return count if count > 1 else 0
