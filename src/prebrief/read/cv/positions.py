"""From a post as read to a position of the profile."""

import re
from datetime import date

from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.paragraphs import Paragraph
from prebrief.read.cv.scope import find_fte, find_scope
from prebrief.read.cv.vocabulary import TITLE_NOUNS
from prebrief.read.cv.work import Post
from prebrief.records.document import Document
from prebrief.records.profile import Position, Scope
from prebrief.text.dates import month_index
from prebrief.text.lines import join_pieces
from prebrief.text.patterns import compiled

_LEADS = frozenset(
    """director chief head lead leader chair chairman chairwoman chairperson president vp svp evp
    dean manager supervisor commander superintendent officer ceo coo cfo vice-president""".split()
)
_NOT_LEADING = compiled(
    r"\b(?:chief resident|officer of the day|(?<!chief )medical officer|house officer|"
    r"(?:account|case|project|territory) manager)\b",
    re.IGNORECASE,
)


def sort_key(post: Post, today: date) -> tuple[int, int, int]:
    """Order posts newest first, then as printed."""
    period = post.period
    if period is None:
        return (*when_key(None, None, ongoing=False, today=today), post.order)
    return (*when_key(period.start, period.end, ongoing=period.ongoing, today=today), post.order)


def when_key(start: str | None, end: str | None, *, ongoing: bool, today: date) -> tuple[int, int]:
    """Order stretches of time newest first, by end and then by start; undated ones last."""
    if start is None:
        return (10**6, 0)
    now = today.year * 12 + today.month
    last = now if ongoing else month_index(end or start, last=True)
    return (-last, -month_index(start))


def standing_of(title: str, lexicon: Lexicon) -> tuple[str | None, bool, bool]:
    """Give the rung of a title, whether it leads, and whether it treats patients."""
    hits = lexicon.find(title, kinds=("leadership_title", "clinical_title"))
    plain = {word.plain for word in words(title)}
    leads = any(hit.lexeme.kind == "leadership_title" for hit in hits) or bool(plain & _LEADS)
    return (
        lexicon.rung(title) if title else None,
        leads and not _NOT_LEADING.search(title),
        any(hit.lexeme.kind == "clinical_title" for hit in hits),
    )


def position_of(
    post: Post, document: Document, lexicon: Lexicon, known: frozenset[str]
) -> Position:
    """Make the position."""
    title = post.title or ""
    scopes: list[Scope] = []
    for atom in post.notes:
        text = document.text[atom.start : atom.end]  # the rest of a broken name has no figures
        scopes.extend(find_scope(text, list(range(atom.start, atom.end)), document, lexicon))
    summary = None
    highlights = list(post.body)
    bulleted = any(paragraph.bullet for paragraph in highlights)
    lead: list[Paragraph] = []
    while bulleted and highlights and not highlights[0].bullet:
        lead.append(highlights.pop(0))
    if lead:
        summary = " ".join(paragraph.text for paragraph in lead)
    for paragraph in [*lead, *highlights[:1]]:
        scopes.extend(find_scope(paragraph.text, paragraph.offsets, document, lexicon))
    period = post.period
    heads = sorted(post.heads, key=lambda line: line.start)
    span = document.span(heads[0].start, heads[-1].end) if heads else None
    if post.lead is not None:
        span = document.span(post.lead.start, post.lead.end)
    head_text, _ = join_pieces([(line.text, line.start) for line in heads], known=known)
    rung, leads, clinical = standing_of(title, lexicon)
    return Position(
        name=post.employer,
        position=post.title,
        location=post.place,
        start_date=period.start if period else None,
        end_date=None if period is None or period.ongoing else period.end,
        ongoing=bool(period and period.ongoing),
        date_text=post.date_text,
        summary=summary,
        highlights=tuple(paragraph.text for paragraph in highlights),
        rung=rung,
        leadership=leads,
        clinical=clinical,
        fte=find_fte(f"{title} {head_text}"),
        scope=tuple({scope.span.start: scope for scope in scopes}.values()),
        span=span,
    )


__all__ = ["TITLE_NOUNS", "position_of", "sort_key"]
