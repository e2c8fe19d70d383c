"""The items of a list: certificates, awards, committees, publications, skills."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from prebrief.read.cv.lexicon import words
from prebrief.read.cv.lines import CvLine, Piece
from prebrief.read.cv.vocabulary import ORG_STRONG
from prebrief.text.dates import Period, find_periods
from prebrief.text.lines import join_pieces
from prebrief.text.patterns import compiled

_ISSUER = compiled(
    r"^(?:issued by|published by|awarded by|issuer\s*:|publisher\s*:|by)\s+", re.IGNORECASE
)
_GIVEN = compiled(
    r"^(?:issued|published|released|awarded|obtained|earned|completed|date|received)(?: on)?"
    r"\s*:?\s*"
    r"(?=\d|[A-Z][a-z]{2,8}\b)",
    re.IGNORECASE,
)
_YEAR_END = compiled(r"[a-z.)],?\s\(?(?:19|20)\d\d\)?\.?$", re.IGNORECASE)
_HEADS = frozenset(
    """qualification qualifications subject award awards awarding awarded body bodies year years
        date dates obtained institution institutions place study grade result certificate
        certificates certification issuer issued by membership status professional degree
        course school university college organisation organization licence license number state
        expiry expires of and name title""".split()
)
_DOT = compiled(r"\s+[·•]\s+")


@dataclass(eq=False)
class Item:
    """One item: its text and where it stands; its parts where the layout sets them apart."""

    text: str
    start: int
    end: int
    offsets: list[int]
    lines: tuple[CvLine, ...]
    name: str | None = None
    issuer: str | None = None
    date: str | None = None
    period: Period | None = None


@dataclass(eq=False)
class _Draft:
    pieces: list[tuple[str, int]] = field(default_factory=list)
    lines: list[CvLine] = field(default_factory=list)
    name: list[tuple[str, int]] = field(default_factory=list)
    issuer: list[tuple[str, int]] = field(default_factory=list)
    period: Period | None = None
    closed: bool = False


def items_of(lines: Sequence[CvLine], known: frozenset[str], *, fields: bool = True) -> list[Item]:
    """Group the lines of a list into items.

    Args:
        lines: The lines of the list.
        known: Words of the whole document, to undo hyphenation by.
        fields: Wide gaps part the fields of one item (name, issuer, date), not items.
    """
    lines = [line for line in lines if not is_row_of_heads(line)]
    styled = _styled(lines)
    sizes = [line.size for line in lines if line.size is not None and _set_off(line, None)]
    top = max(sizes) if sizes else None
    drafts: list[_Draft] = []
    closed = _closed_by_years(lines) and not styled
    for line in lines:
        if closed and drafts and not line.bullet:
            begins = bool(_YEAR_END.search(drafts[-1].lines[-1].text))
        else:
            begins = not drafts or _begins(drafts[-1], line, styled=styled, top=top)
        if begins:
            drafts.append(_Draft())
        _add(drafts, line, fields=fields)
    return [item for draft in drafts if (item := _item(draft, known))]


def _closed_by_years(lines: Sequence[CvLine]) -> bool:
    """Tell whether each item ends in its year: then a line without one goes on."""
    ends = [bool(_YEAR_END.search(line.text)) for line in lines]
    plain = all(len(line.pieces) == 1 and not line.bullet for line in lines)
    return plain and len(ends) > 1 and ends[-1] and sum(ends) > 1 and sum(ends) * 2 >= len(ends)


def _styled(lines: Sequence[CvLine]) -> bool:
    """Tell whether names of items are set off by their type and the rest is plain."""
    marked = sum(_set_off(line, None) for line in lines)
    return 0 < marked < len(lines)


def _set_off(line: CvLine, size: float | None) -> bool:
    return (line.heading or line.bold) and (size is None or line.size is None or line.size >= size)


def _begins(draft: _Draft, line: CvLine, *, styled: bool, top: float | None) -> bool:
    if line.bullet:
        return True
    previous = draft.lines[-1]
    if _ISSUER.match(line.text) or is_only_date(line):
        return bool(is_only_date(line) and draft.period is not None and not styled)
    if styled:
        set_off = _set_off(line, top)
        before = _set_off(previous, top)
        if set_off and before and previous.size == line.size and draft.period is None:
            return line.opens and previous.page == line.page and _complete(previous)
        return set_off
    if not line.text[:1].isupper() and not line.text[:1].isdigit():
        return False
    if previous.text.endswith(("-", ",", "&", "/")) or line.text[:1] in "(&":
        return False
    if line.indent > draft.lines[0].indent + 1 and not line.periods:
        return False
    if previous.bullet or draft.lines[0].bullet:
        return line.indent < draft.lines[0].indent or line.opens
    leading = draft.lines[0].pieces and is_dated(draft.lines[0].pieces[0])
    return not leading or is_dated(line.pieces[0])


def _complete(line: CvLine) -> bool:
    return not line.text.endswith(
        (",", ":", "-", " a", " of", " and", " the", " for", " in", " with")
    )


_LONGEST_DATE = 120
"""Characters; what is longer holds more than dates, and is not gone through for them."""


def is_dated(piece: Piece) -> bool:
    """Tell whether a piece is a date and nothing else."""
    if len(piece.text) > _LONGEST_DATE:
        return False
    periods = find_periods(piece.text)
    return bool(periods) and periods[0].first <= 1 and len(piece.text) - periods[-1].last <= 2


def is_only_date(line: CvLine) -> bool:
    """Tell whether a line is a date and nothing else, "Issued on" aside."""
    if line.periods and _GIVEN.match(line.text) and len(line.text) <= 40:
        return True
    return bool(line.periods) and len(line.pieces) == 1 and is_dated(line.pieces[0])


def _add(drafts: list[_Draft], line: CvLine, *, fields: bool) -> None:
    draft = drafts[-1]
    if is_only_date(line):
        draft.period = draft.period or line.periods[0]
        draft.pieces.append((line.text, line.start))
        draft.lines.append(line)
        return
    if hit := _ISSUER.match(line.text):
        draft.issuer.append((line.text[hit.end() :], line.start + hit.end()))
        draft.pieces.append((line.text, line.start))
        draft.lines.append(line)
        return
    if draft.issuer and draft.lines and draft.lines[-1].bold == line.bold:
        draft.issuer.append((line.text, line.start))
        draft.pieces.append((line.text, line.start))
        draft.lines.append(line)
        return
    pieces = line.pieces
    dated = [piece for piece in pieces if is_dated(piece)]
    plain = [piece for piece in pieces if piece not in dated]
    if fields and dated and len(plain) >= 1:
        draft.period = draft.period or find_periods(dated[0].text)[0]
        for piece in pieces:
            draft.pieces.append((piece.text, piece.start))
        for n, piece in enumerate(plain):
            if n == 1 and len(plain) == 2 and not draft.issuer and _names_body(piece.text):
                draft.issuer.append((piece.text, piece.start))
            else:
                _name_of(draft, piece)
        draft.lines.append(line)
        return
    for n, piece in enumerate(_dotted(pieces)):
        if n and not fields:
            drafts.append(_Draft())
            draft = drafts[-1]
        draft.pieces.append((piece.text, piece.start))
        _name_of(draft, piece)
        draft.lines.append(line)


def _names_body(text: str) -> bool:
    return any(word.plain in ORG_STRONG for word in words(text)) or (
        text.isupper() and 2 < len(text) < 8
    )


def is_row_of_heads(line: CvLine) -> bool:
    """Tell whether a line is the row of heads of a table of courses or certificates."""
    cells = [[word.plain for word in words(piece.text)] for piece in line.pieces]
    if len(cells) < 2 or line.bullet or sum(map(len, cells)) > 12:
        return False
    return all(sum(word in _HEADS for word in cell) * 3 >= 2 * len(cell) > 0 for cell in cells)


def _dotted(pieces: Sequence[Piece]) -> list[Piece]:
    found = []
    for piece in pieces:
        at = 0
        for text in _DOT.split(piece.text):
            start = piece.text.find(text, at)
            found.append(Piece(text, piece.start + start, piece.start + start + len(text)))
            at = start + len(text)
    return found


def _name_of(draft: _Draft, piece: Piece) -> None:
    text = piece.text
    if " | " in text and text.count(" | ") == 1:
        first, _, second = text.partition(" | ")
        if not draft.issuer:
            draft.name.append((first, piece.start))
            draft.issuer.append((second, piece.start + text.find(second, len(first))))
            return
    (draft.issuer if draft.issuer else draft.name).append((text, piece.start))


def _item(draft: _Draft, known: frozenset[str]) -> Item | None:
    pieces = [piece for piece in draft.pieces if piece[0].strip()]
    if not pieces:
        return None
    text, offsets = join_pieces(pieces, known=known)
    if not text:
        return None
    name = join_pieces(draft.name, known=known)[0] if draft.name else None
    issuer = join_pieces(draft.issuer, known=known)[0] if draft.issuer else None
    ordered = sorted(offsets)
    return Item(
        text=text,
        start=ordered[0],
        end=ordered[-1] + 1,
        offsets=offsets,
        lines=tuple(draft.lines),
        name=name,
        issuer=issuer,
        date=draft.period.start if draft.period else None,
        period=draft.period,
    )
