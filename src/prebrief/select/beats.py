"""Telling the beats of a deed apart: situation, task, action, result, lesson."""

import re
from typing import Literal

from prebrief.records.document import Span
from prebrief.records.profile import Figure, Statement
from prebrief.select.clauses import clauses, count_words, cut, sentences

Beat = Literal["situation", "task", "action", "result", "lesson"]

_IRREGULAR = frozenset(
    "led ran wrote built put set taught brought cut held made took won grew kept began drove chose "
    "oversaw rewrote sat gave met left sent sold lead leads own owns manage manages run runs chair "
    "chairs present presents report reports direct directs oversee oversees wrote-up rebuilt rewrite "
    "redesign redesigned rollout launch introduce introduces supervise supervises recruit recruits "
    "co-led co-chair stood found spoke fought sought became steer steered turn handle handles "
    "co-wrote co-ran co-founded mentor mentors coach coaches write teach build bring hold".split()
)
_NOT_ACTS = frozenset(
    "need based related employed integrated used advanced licensed unrestricted affiliated certified "
    "elected selected retired bed beds combined limited estimated reported treated completed "
    "observed expected adjusted weighted red shared".split()
)
_LESSON = re.compile(
    r"\b(learn(?:ed|t)|lessons?|not sustained|failed|abandoned|would (?:do|handle)|too long|"
    r"now (?:start|begin|do|ask|we)|re-?started|in hindsight|since then|mistake)\b",
    re.IGNORECASE,
)
_SITUATION = re.compile(
    r"^(?:after|following|on taking over|when|amid|during|facing|inherited|in response to|"
    r"until|before)\b|\b(?:crisis|argument|backlog|shortage|deficit|complaints?|outbreak)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(no (?:\S+\s)?findings?|signed|opened|approved|cleared|accepted|concluded|agreed|upheld|"
    r"returned to|ended in|adopted|awarded|renewed|saved|supported return|no shift lost|retained)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:FY|CY|in )\s?'?\d{2,4}$")
_TASK = re.compile(
    r"\b(?:responsible for|accountable|in charge of|asked to|charged with|line manage|budget of|"
    r"lead \d+|manage \d+|supervise \d+|own the)\b",
    re.IGNORECASE,
)


def acts(text: str) -> bool:
    """Say whether somebody does something in these words."""
    for place, word in enumerate(text.split()[:9]):
        bare = word.strip("•▪·–—-.,;:()[]").lower()
        if not re.fullmatch(r"[a-z]+(?:-[a-z]+)?", bare):
            continue
        if bare in _IRREGULAR and (
            place == 0 or bare.endswith(("ed", "led", "t", "ote", "an", "ut"))
        ):
            return True
        if place < 5 and bare.endswith("ed") and len(bare) > 4 and bare not in _NOT_ACTS:
            return True
        if place == 0 and bare.endswith("ing") and len(bare) > 5:
            return True
    return False


def pairs(line: Statement) -> list[Figure]:
    """Give the figures of a line that say before and after."""
    return [f for f in line.figures if f.baseline is not None and f.baseline != f.value]


def figure_clause(line: Statement, figure: Figure) -> Span:
    """Quote a figure with the words that say what it measures."""
    home = next(
        (s for s in sentences(line.span) if s.start <= figure.span.start < s.end), line.span
    )
    end = figure.span.end - home.start
    begin = 0
    for other in line.figures:
        if (
            home.start <= other.span.start < figure.span.start
            and other.span.end < figure.span.start
        ):
            begin = max(begin, _after_figure(home.quote, other.span.end - home.start))
    tail = re.match(
        r"(?:\s*\([^)]{1,40}\)|\s+per\s[^,.;(]{3,40}(?:\s*\([^)]{1,40}\))?)", home.quote[end:]
    )
    if tail:
        end += tail.end()
    for hit in re.finditer(r"[,:]\s+(?=\S)", home.quote[begin : figure.span.start - home.start]):
        rest = home.quote[begin + hit.end() : figure.span.start - home.start]
        if count_words(home.quote[begin:end]) > 14 and count_words(rest) >= 1:
            begin += hit.end()
            break
    span = cut(home, max(0, begin), max(end, 0))
    return span if count_words(span.quote) <= 26 else cut(home, _tail_start(home.quote, end), end)


def _after_figure(quote: str, end: int) -> int:
    hit = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|;|\band\b|\bwhile\b)?\s*(?:and\s+)?").match(
        quote, end
    )
    return hit.end() if hit else end


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
            kind = kind_of(clause.text, whole=clause.start == sentence.start)
            if kind:
                found[kind].append(clause)
    _baseline_as_situation(line, found)
    return found


def _results(line: Statement, sentence: Span, found: dict[Beat, list[Span]]) -> list[Span]:
    taken = []
    for figure in pairs(line):
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
        if count_words(piece.quote) >= 3 and acts(piece.text.removeprefix("and ")):
            left.append(piece)
        elif count_words(piece.quote) >= 4 and _SITUATION.search(piece.text):
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
    if _SITUATION.search(text):
        return "situation"
    if _OUTCOME.search(text) and not acts(text):
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
    for figure in pairs(line):
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
