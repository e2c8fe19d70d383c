"""Telling the beats of a deed apart: situation, task, action, result, lesson."""

import re
from typing import Literal

from prebrief.records.document import Span
from prebrief.records.profile import Figure, Statement
from prebrief.select.clauses import clauses, count_words, cut, sentences
from prebrief.select.verbs import ACTION_NOUNS, IRREGULAR, NOT_ACTS
from prebrief.text.comparisons import compared
from prebrief.text.patterns import compiled

Beat = Literal["situation", "task", "action", "result", "lesson"]

_LESSON = compiled(
    r"\b(learn(?:ed|t)|lessons?|not sustained|would (?:do|handle)|too long|"
    r"now (?:start|begin|do|ask|we)|in hindsight|mistake|slipped|relapsed|fell back|"
    r"crept (?:back|up)|worsened again|rose again|back (?:at|to|down to|up to) [$£€]?\d[\d.,]*|"
    r"re-?started)\b",
    re.IGNORECASE,
)
_SITUATION = compiled(
    r"^(?:after|following|on taking over|when|amid|during|facing|inherited|in response to|"
    r"until|before)\b|\b(?:crisis|argument|backlog|shortage|deficit|complaints?|outbreak)\b",
    re.IGNORECASE,
)
_OUTCOME = compiled(
    r"\b(no (?:\S+\s)?findings?|signed|opened|approved|cleared|accepted|concluded|agreed|upheld|"
    r"returned to|ended in|abandoned|adopted|awarded|renewed|saved|supported return|"
    r"no shift lost|retained)\b",
    re.IGNORECASE,
)
_TAIL = compiled(
    r"(?:/[a-z]+)?(?:\s+(?:percentile|percent|minutes?|min|hours?|days?|points?)\b)?"
    r"(?:\s*\([^)]{1,40}\)|"
    r"\s+per\s(?:[^,.;(]|,(?=\d)){3,40}(?:\s*\([^)]{1,40}\))?|"
    r"\s+in\s+(?:\d+|two|three|four|five|six|twelve)\s+\w+|"
    r"\s+(?:by|in|since)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d{2}\b)?"
)
_PARTED = compiled(r"(?:\s*\([^)]*\))?\s*(?:[,;]|\band\b|\bwhile\b)\s*")
_DATED = compiled(r"(?:FY|CY|in )\s?'?\d{2,4}$")
_TASK = compiled(
    r"\b(?:responsible for|accountable|in charge of|asked to|charged with|line manage|budget of|"
    r"lead \d+|manage \d+|supervise \d+|own the)\b",
    re.IGNORECASE,
)


_ONE_OF = compiled(
    r"(?:one|two|three|both|all|none|each)\b(?: of (?:them|these|the \w+))?\s+\w+ed\b",
    re.IGNORECASE,
)
_MEANS = compiled(r"(?:after|following) (?:an? |the |my |our |we |I )", re.IGNORECASE)
_STRIFE = compiled(
    r"\b(?:argument|complaint|crisis|strike|dispute|death|review|inspection|months? of)",
    re.IGNORECASE,
)
_SERIES = 3
_AS_ROLE = compiled(
    r"\bas (?:an? |the )?(?:[a-z]+ ){0,2}(?:manager|lead|chair|advis[eo]r|director|investigator)\b"
)


def acts(text: str) -> bool:
    """Say whether somebody does something in these words."""
    if _AS_ROLE.search(text):
        return True
    for place, word in enumerate(text.split()[:9]):
        bare = word.strip("•▪·–—-.,;:()[]").lower()
        if not re.fullmatch(r"[a-z]+(?:-[a-z]+)?", bare):
            continue
        if bare in IRREGULAR and (
            place == 0 or bare.endswith(("ed", "led", "t", "ote", "an", "ut"))
        ):
            return True
        if place < 5 and bare.endswith("ed") and len(bare) > 4 and bare not in NOT_ACTS:
            return True
        if place == 0 and bare.endswith("ing") and len(bare) > 5:
            return True
        if place < 3 and bare in ACTION_NOUNS:
            return True
    return False


def figure_clause(line: Statement, figure: Figure) -> Span:
    """Quote a figure with the words that say what it measures."""
    home = next(
        (s for s in sentences(line.span) if s.start <= figure.span.start < s.end), line.span
    )
    quote, at = home.quote, figure.span.start - home.start
    end = figure.span.end - home.start
    begin = _begin(line, home, figure)
    tail = _TAIL.match(quote, end)
    if tail:
        end = tail.end()
    # What stands before a colon is the heading of the line, not part of the measure.
    colon = quote.rfind(": ", begin, at)
    if colon >= 0 and count_words(quote[colon + 1 : at]) >= 1:
        begin = colon + 1
    if count_words(quote[begin:end]) > 16:
        comma = quote.find(", ", begin, at)
        begin = comma + 1 if comma >= 0 and count_words(quote[comma + 1 : at]) >= 1 else begin
    span = cut(home, begin, end)
    return span if count_words(span.quote) <= 26 else cut(home, _tail_start(quote, end), end)


def _begin(line: Statement, home: Span, figure: Figure) -> int:
    """Start after the last figure before this one, where something parts the two."""
    begin = 0
    for other in line.figures:
        if home.start <= other.span.start and other.span.end < figure.span.start:
            after = other.span.end - home.start
            parted = list(_PARTED.finditer(home.quote, after, figure.span.start - home.start))
            if parted:
                begin = max(begin, parted[0].end())
    return begin


def _tail_start(quote: str, end: int) -> int:
    """Start twelve words before the end."""
    words = list(re.finditer(r"\S+", quote[:end]))
    return words[-12].start() if len(words) > 12 else 0


def beats(line: Statement) -> dict[Beat, list[Span]]:
    """Sort the clauses of a line by what they tell; a clause may be cut out of a sentence."""
    found: dict[Beat, list[Span]] = {
        "situation": [], "task": [], "action": [], "result": [], "lesson": []
    }  # fmt: skip
    for sentence in sentences(line.span):
        taken = _results(line, sentence, found)
        for clause in _rest(sentence, taken):
            kind = _in_place(sentence, clause, found)
            if kind and (kind != "action" or count_words(clause.quote) > 2):
                found[kind].append(clause)
    _series_as_result(line, found)
    _baseline_as_situation(line, found)
    return found


def _series_as_result(line: Statement, found: dict[Beat, list[Span]]) -> None:
    """Where a measure is told at three times or more, its first and last are what came of it."""
    lone = [figure for figure in line.figures if figure.baseline is None]
    if found["result"] or len(lone) < _SERIES or len({figure.unit for figure in lone}) > 2:
        return
    pieces = [
        piece
        for piece in clauses(line.span)
        if any(piece.start <= figure.span.start < piece.end for figure in lone)
    ]
    if len(pieces) >= _SERIES:
        found["situation"].append(pieces[0])
        found["result"] += [pieces[1], pieces[-1]]
        taken = {pieces[0].start, pieces[1].start, pieces[-1].start}
        for beat in ("task", "action"):
            found[beat] = [span for span in found[beat] if span.start not in taken]


def _in_place(sentence: Span, clause: Span, found: dict[Beat, list[Span]]) -> Beat | None:
    """Say what a clause tells, given where it stands in its sentence."""
    first = clause.start == sentence.start
    kind = kind_of(clause.text, whole=first)
    follows = sentence.quote[clause.end - sentence.start : clause.end - sentence.start + 1]
    if first and follows == ":" and kind in {None, "situation"} and clause.end < sentence.end:
        return "situation"
    ended = bool(found["result"]) and found["result"][-1].end > sentence.start
    if kind == "situation" and ended and not first and _MEANS.match(clause.text):
        counted = any(c.isdigit() for c in found["result"][-1].quote)
        if counted and not _STRIFE.search(clause.text):
            # "Waits 61 to 40 minutes after a huddle with the wards": the huddle is what was done.
            return "action"
    if kind == "situation" and ended and not first:
        # "... concluded after a second opinion" tells how it ended, not how it began.
        return None
    if kind is None and ended and clause.start - found["result"][-1].end < 60:
        return "result" if _OUTCOME.search(clause.text) else None
    return kind


def _results(line: Statement, sentence: Span, found: dict[Beat, list[Span]]) -> list[Span]:
    taken = []
    for figure in compared(line):
        if sentence.start <= figure.span.start < sentence.end:
            span = figure_clause(line, figure)
            found["result"].append(span)
            taken.append(span)
    return taken


def _rest(sentence: Span, taken: list[Span]) -> list[Span]:
    """Give what is left of a sentence beside the clauses already taken, cut where it joins."""
    if not taken:
        pieces = clauses(sentence)
        if count_words(sentence.quote) <= 18 and not any(
            _SITUATION.search(p.text) and p.start != sentence.start for p in pieces
        ):
            return [sentence]
        return _join(sentence, pieces)
    left: list[Span] = []
    begin = sentence.start
    for span in [*sorted(taken, key=lambda s: s.start), None]:
        stop = span.start if span else sentence.end
        piece = cut(
            sentence, begin - sentence.start, max(stop - sentence.start, begin - sentence.start)
        )
        long = count_words(piece.quote)
        fragment = long < 4 or piece.text.startswith(("as ", "by ", "in "))
        if not fragment and (acts(piece.text) or _SITUATION.search(piece.text)):
            left.append(piece)
        begin = span.end if span else begin
    return left


def _join(sentence: Span, pieces: list[Span]) -> list[Span]:
    """Join clauses that are too short to be quoted by themselves with the one before."""
    joined: list[Span] = []
    for piece in pieces:
        short = count_words(piece.quote) < 4 and not _OUTCOME.search(piece.text)
        if joined and (short or not kind_of(piece.text, whole=False)):
            first = joined[-1]
            whole = cut(sentence, first.start - sentence.start, piece.end - sentence.start)
            if count_words(whole.quote) <= 24:
                joined[-1] = whole
                continue
        joined.append(piece)
    return joined


def kind_of(text: str, *, whole: bool = True) -> Beat | None:
    """Say what a clause tells, if anything."""
    if _LESSON.search(text):
        return "lesson"
    if _SITUATION.match(text) or (_SITUATION.search(text) and not acts(text)):
        return "situation"
    if _OUTCOME.search(text) and (not acts(text) or _ONE_OF.match(text)):
        return "result"
    if _OUTCOME.search(text) and not whole:
        return "result"
    if _TASK.search(text):
        return "task"
    if acts(text):
        return "action"
    if re.search(r"\b(?:signed|opened|approved|agreed)\b", text, re.IGNORECASE):
        return "result"
    return None


def _baseline_as_situation(line: Statement, found: dict[Beat, list[Span]]) -> None:
    """Where nothing else tells how it began, the first figure's "before" does."""
    if found["situation"]:
        return
    for figure in compared(line):
        hit = re.match(
            r".*?\d[\d.,]*\s*(?:%|percent)?(?:\s*\([^)]*\)|\s+in\s+(?:FY|CY)?'?\d{2,4})?",
            figure.span.quote,
            re.S,
        )
        if not hit:
            continue
        home = next((s for s in found["result"] if s.start <= figure.span.start < s.end), None)
        if home is None:
            continue
        span = cut(home, 0, figure.span.start - home.start + hit.end())
        # A bare number says nothing by itself; with its unit or its year it does.
        if (
            span.end < home.end
            and span.quote.endswith(("%", ")", *"0123456789"))
            and (not span.quote[-1].isdigit() or _DATED.search(span.quote))
        ):
            found["situation"].append(span)
        return
