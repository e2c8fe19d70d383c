"""Cutting a quoted span into the sentences and clauses that are worth quoting by themselves."""

import re
from collections.abc import Iterable
from functools import cache

from prebrief.records.document import Span
from prebrief.text.patterns import compiled

_BREAK = compiled(r"(?<=[.!?])[\s ]+(?=[\"“(\[]?[A-Z0-9£$€])|;\s+|\n\s*\n")
_ABBREVIATION = compiled(
    r"(?:^|[\s(])(?:[A-Za-z]|[A-Za-z]\.[A-Za-z]|dept|dr|st|vs|ca|approx|no|jr|sr|yrs?|mos?|inc|incl|"
    r"univ|asst|assoc|clin|exp|recert|est|mr|mrs|ms|prof|gen|gov|jan|feb|mar|apr|jun|jul|aug|sept?|"
    r"oct|nov|dec)\.$",
    re.IGNORECASE,
)
_SOFT = compiled(
    r"[,:]\s+|\s+[–—-]\s+|\s+(?=and\b|but\b|which\b|where\b|after\b|while\b|when\b|so that\b)"
)
_WORD = compiled(r"[^\W_]+(?:['’-][^\W_]+)*")
_EMPTY = frozenset(
    "a an and any are as at be by for from has have how if in into is it its of on or our out over "
    "per so such that the their them then this to under up us was we were what when which who will "
    "with you your all each every own other must should able ability experience including across "
    "within through strong".split()
)


_LEADERS = compiled(r"\s*(?:\.\s?){4,}\s*$")
_OPENERS = frozenset(
    {
        "and",
        "or",
        "of",
        "for",
        "with",
        "to",
        "in",
        "by",
        "at",
        "on",
        "from",
        "as",
        "so",
        "that",
        "which",
        "who",
        "across",
        "through",
        "including",
        "within",
        "while",
        "where",
        "after",
    }
)


def cut(span: Span, start: int, end: int) -> Span:
    """Quote the characters of a span from start to end, counted within its quote, trimmed."""
    quote = span.quote[start:end]
    lead = len(quote) - len(quote.lstrip(" \t\n\r\u00a0•▪·–—-,;:"))
    quote = _LEADERS.sub("", quote[lead:]).rstrip(" \t\n\r\u00a0,;:")
    begin = span.start + start + lead
    return Span(doc=span.doc, start=begin, end=begin + len(quote), quote=quote, page=span.page)


def said(span: Span) -> str:
    """Give the words of a span for quoting inside a sentence."""
    return span.text.rstrip(".,;: ")


def sentences(span: Span) -> list[Span]:
    """Split a span at full stops and semicolons."""
    pieces: list[Span] = []
    begin = 0
    for hit in _BREAK.finditer(span.quote):
        before = span.quote[begin : hit.start()]
        if _ABBREVIATION.search(before) or before.count("(") > before.count(")"):
            continue
        pieces.append(cut(span, begin, hit.start()))
        begin = hit.end()
    pieces.append(cut(span, begin, len(span.quote)))
    return [piece for piece in pieces if len(piece.quote) > 2]


def clauses(span: Span) -> list[Span]:
    """Split a span further: at commas, colons, dashes and joining words outside brackets."""
    pieces: list[Span] = []
    for sentence in sentences(span):
        begin = 0
        for hit in _SOFT.finditer(sentence.quote):
            before = sentence.quote[: hit.start()]
            if before.count("(") > before.count(")") or hit.start() - begin < 8:
                continue
            pieces.append(cut(sentence, begin, hit.start()))
            begin = hit.end()
        pieces.append(cut(sentence, begin, len(sentence.quote)))
    return [bare for piece in pieces if len((bare := _bare(piece)).quote) > 2]


def _bare(span: Span) -> Span:
    """Drop a joining word that a clause begins with."""
    hit = re.match(r"(?:and|but|while|so that|so as to|in order to)\s+", span.quote)
    return cut(span, hit.end(), len(span.quote)) if hit else span


def content_words(text: str) -> frozenset[str]:
    """Give the words of a text that carry meaning, in lower case, plural s taken off."""
    words = (hit.group().lower() for hit in _WORD.finditer(text))
    return frozenset(
        word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
        for word in words
        if word not in _EMPTY and (len(word) > 2 or word.isdigit())
    )


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())


def shorten(span: Span, *, words: int = 16, about: str = "") -> Span:
    """Give the part of a span that is short enough to quote and shares most with ``about``.

    Whole neighbouring clauses are kept while they fit, so that the quote reads as it was written.
    """
    if count_words(span.quote) <= words:
        return cut(span, 0, len(span.quote))
    pieces = _split_to_fit(span, words)
    wanted = content_words(about)
    best = max(
        range(len(pieces)),
        key=lambda i: (len(wanted & content_words(pieces[i].quote)), _weight(pieces[i].quote), -i),
    )
    first = last = best
    while True:
        grown = _grow(span, pieces, first, last, words)
        if grown is None:
            break
        first, last = grown
    start, end = pieces[first].start - span.start, pieces[last].end - span.start
    return _clip(cut(span, start, end), words)


def _split_to_fit(span: Span, words: int) -> list[Span]:
    whole = sentences(span)
    return [
        piece
        for sentence in whole
        for piece in ([sentence] if count_words(sentence.quote) <= words else clauses(sentence))
    ] or [span]


def _weight(quote: str) -> int:
    return min(count_words(quote), 8) + 3 * bool(re.search(r"\d", quote))


def _grow(
    span: Span, pieces: list[Span], first: int, last: int, words: int
) -> tuple[int, int] | None:
    """Take in the next clause, or else the one before, if it is of the same sentence and fits."""
    for a, b in ((first, last + 1), (first - 1, last)):
        if a < 0 or b >= len(pieces):
            continue
        text = span.quote[pieces[a].start - span.start : pieces[b].end - span.start]
        joint = span.quote[
            pieces[max(a, first - 1) if a < first else last].end - span.start : pieces[
                first if a < first else b
            ].start
            - span.start
        ]
        if count_words(text) <= words and not re.search(r"[.;!?\n]{1}\s*$|[.;]", joint):
            return a, b
    return None


def _clip(span: Span, words: int) -> Span:
    """Cut at a word where no clause is short enough."""
    if count_words(span.quote) <= words + 4:
        return span
    pieces = list(re.finditer(r"\S+", span.quote))
    stop = words
    for place in range(words, max(3, words * 6 // 10) - 1, -1):
        # Best to end before a word that opens the next phrase.
        if place < len(pieces) and pieces[place].group().lower().strip(",;:") in _OPENERS:
            stop = place
            break
    return cut(span, 0, _whole_end(span.quote, pieces[stop - 1].end()))


def _whole_end(quote: str, end: int) -> int:
    """Move an end back to before a bracket left open, and off words that lead nowhere."""
    head = quote[:end]
    if head.count("(") > head.count(")") and len(head[: head.rindex("(")].split()) >= 3:
        head = head[: head.rindex("(")]
    words = list(re.finditer(r"\S+", head))
    while len(words) > 3 and words[-1].group().lower().strip(",;:") in _EMPTY:
        words.pop()
    return words[-1].end() if words else end


def find_terms(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Find terms as whole words, case ignored, a plural s allowed: their places in the text."""
    lower = text.lower()
    # Most terms are nowhere near: a pattern is made only of those that could be there.
    pattern = _pattern(tuple(term for term in terms if term.strip().lower() in lower))
    return [hit.span(1) for hit in pattern.finditer(text)] if pattern else []


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Build one pattern for all terms, the longest first, so that it wins over its parts."""
    known = sorted({term.lower() for term in terms if term.strip()}, key=len, reverse=True)
    if not known:
        return None
    return compiled(rf"(?<!\w)({'|'.join(map(re.escape, known))})s?(?!\w)", re.IGNORECASE)
