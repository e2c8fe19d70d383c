"""Grounding: whether a text says only what its sources hold.

Three things can be checked without understanding a sentence: every quotation stands in a cited
span, every figure stands in a source, and every name does. The tests plant faults of each kind.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from prebrief.playbooks.schema import Playbook
from prebrief.records.brief import Brief
from prebrief.records.document import Span
from prebrief.text.dates import find_periods, month_index
from prebrief.text.patterns import compiled

FaultKind = Literal["quote", "figure", "name", "cite"]

_QUOTE = compiled(r"“([^”]*)”")
_FIGURE = compiled(r"(?<![\w.])[$£€]?\d[\d,]*(?:\.\d+)?(?:[mk]\b|%)?")
_NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_NAME = compiled(r"(?<![.!?:”]\s)(?<!^)(?<!“)\b([A-Z][\w'’-]+(?:\s+(?:of\s+)?[A-Z][\w'’-]+)*)")
_AMOUNT = compiled(r"(\d[\d,]*(?:\.\d+)?)\s?(k|m|bn|thousand|million|billion)?\b", re.IGNORECASE)
_BLANK = compiled(r"⟨[^⟩]*⟩")
_LABEL = compiled(r"\b(?:[QS]\d{1,2}|D-\d{1,2}|\d{1,2}–\d{1,2})\b")


@dataclass(frozen=True)
class Fault:
    """Something in the brief that no source holds."""

    where: str
    kind: FaultKind
    found: str


def figures(text: str) -> set[str]:
    """Give the figures of a text, marks of thousands and currency taken off.

    >>> sorted(figures("$11.4M and 1,050 beds"))
    ['1050', '11.4']
    """
    text = _LABEL.sub(" ", _BLANK.sub(" ", text))
    return {_bare(hit.group()) for hit in _FIGURE.finditer(text)} - {""}


def _bare(figure: str) -> str:
    figure = figure.strip("$£€%mk").replace(",", "")
    if "." in figure:
        figure = figure.rstrip("0").rstrip(".")
    return figure


def names(text: str) -> set[str]:
    """Give the words of a text that look like names: in capitals, but not at a sentence's start."""
    text = _BLANK.sub(" ", text)
    return {word for hit in _NAME.finditer(text) for word in hit.group(1).split() if len(word) > 1}


def quotes(text: str) -> list[str]:
    """Give the quotations of a text."""
    return [" ".join(quote.split()) for quote in _QUOTE.findall(text) if "⟨" not in quote]


def unsupported(text: str, sources: Iterable[str]) -> set[str]:
    """Give the figures and names of a text that stand in none of the sources."""
    sources = list(sources)
    known_figures = {figure for source in sources for figure in _numbers_in(source)}
    known_words = {word.lower() for source in sources for word in re.findall(r"[\w'’-]+", source)}
    loose_figures = figures(text) - known_figures
    loose_names = {name for name in names(text) if name.lower() not in known_words}
    return loose_figures | loose_names


def _numbers_in(source: str) -> set[str]:
    found = {_bare(hit) for hit in re.findall(r"\d[\d,]*(?:\.\d+)?", source)}
    found |= {part.lstrip("0") or "0" for part in found}
    lowered = source.lower()
    return found | {digit for word, digit in _NUMBER_WORDS.items() if word in lowered}


# A whole brief ------------------------------------------------------------------------------


def check(brief: Brief, playbook: Playbook) -> list[Fault]:
    """Give every quotation, figure and cite of a brief that its sources do not bear out."""
    texts = {"cv": brief.documents.cv.text, "job": brief.documents.job.text}
    flat = {doc: _unmarked(" ".join(text.split())) for doc, text in texts.items()}
    lore = _lore(playbook)
    faults = [
        Fault(where, "cite", cite["quote"][:60])
        for where, cite in _cites(brief.model_dump(exclude={"documents"}), "")
        if texts[cite["doc"]][cite["start"] : cite["end"]] != cite["quote"]
    ]
    for where, text, cites in blocks(brief):
        quoted = [_unmarked(" ".join(span.quote.split())) for span in cites]
        for quote in quotes(text):
            if quote and not _stands(quote, [*quoted, *flat.values(), *lore]):
                faults.append(Fault(where, "quote", quote))
        loose = figures(_QUOTE.sub(" ", text)) - _known(text, quoted, brief, lore)
        faults += [Fault(where, "figure", figure) for figure in sorted(loose)]
    return faults


def _unmarked(text: str) -> str:
    """Take out quotation marks, which are set anew when a quote stands inside a quote."""
    return re.sub(r"[\"“”‘’]", "", text)


def _stands(quote: str, sources: Iterable[str]) -> bool:
    bare = _unmarked(quote).rstrip(".,;")
    # Filling a pattern may have set the first letter in capitals.
    return any(part in source for source in sources for part in (bare, bare[1:]))


def _known(text: str, quoted: list[str], brief: Brief, lore: set[str]) -> set[str]:
    """Give the figures that may stand in a text: cited, computed or the playbook's own."""
    cited = {figure for quote in [*quoted, *quotes(text)] for figure in _numbers_in(quote)}
    known = cited | _of_the_brief(brief)
    for quote in quoted:
        known |= (
            _derived(_numbers_in(quote))
            | _sums(quote)
            | _clock(quote)
            | _ages(quote, brief.written)
        )
    if figures(text) <= known:
        return known
    for entry in lore:
        if figures(entry) & figures(text) and _shares_words(entry, text):
            known |= _numbers_in(entry)
    return known


def _shares_words(entry: str, text: str) -> bool:
    """Say whether a playbook text is the one that the brief's text was made from."""
    here, there = _QUOTE.sub(" ", text).split(), set(entry.split())
    return sum(word in there for word in here) >= 0.6 * max(1, min(len(here), len(there)))


def _derived(cited: set[str]) -> set[str]:
    """Give what can be computed from two figures of one quote: difference, change, ratio."""
    plain = sorted(figure for figure in cited if re.fullmatch(r"\d+(?:\.\d+)?", figure))
    return _pairs([float(figure) for figure in plain][:24])


def _sums(quote: str) -> set[str]:
    """Give what follows from amounts written with their scale: "$1.4 million to $12,000"."""
    scales = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
    amounts = []
    for digits, scale in _AMOUNT.findall(quote):
        number = digits.replace(",", "").rstrip(".")
        if number.count(".") <= 1:
            amounts.append(float(number) * scales.get(scale.lower(), 1.0))
    whole = _pairs(amounts[:12])
    return whole | {_print(float(n) / scale) for n in whole for scale in (1e3, 1e6)}


def _pairs(values: list[float]) -> set[str]:
    """Give the difference, the change in percent and the ratio of every two values."""
    out: set[str] = set()
    for a in values:
        for b in values:
            if a == b:
                continue
            out.add(_print(abs(a - b)))
            if a:
                out |= {_print(round(abs(b - a) / a * 100)), _print(round(b / a, 1))}
    return out


def _clock(quote: str) -> set[str]:
    """Give what two times of the day's clock give: "5h10 to 3h20"."""
    minutes = [int(h) * 60 + int(m) for h, m in re.findall(r"(\d{1,2})h(\d\d)", quote)]
    return _derived({str(m) for m in minutes})


def _ages(quote: str, written: str) -> set[str]:
    """Give the years and months between the dates of a quote, and up to the day of writing."""
    points = [p for period in find_periods(quote) for p in (period.start, period.end) if p]
    # A bare year lasts until its December.
    months = [month_index(point, last=last) for point in points for last in (False, True)]
    months += [month_index(written[:7])]
    spans = {abs(a - b) + extra for a in months for b in months for extra in (0, 1)}
    # A gap begins the month after one date and ends the month before another.
    years = {str((month + step) // 12) for month in months[:-1] for step in (-1, 0, 1)}
    years |= {str(int(point[:4])) for point in points}
    return years | {str(n) for span in spans for n in (span, span // 12, span % 12)}


def _print(value: float) -> str:
    return f"{round(value, 2):.2f}".rstrip("0").rstrip(".")


def _of_the_brief(brief: Brief) -> set[str]:
    """Give the figures that belong to the brief itself: its counts, dates and minutes."""
    fit = brief.fit
    tallies = [fit.must, fit.preferred, fit.duty]
    counts = {
        str(n) for t in tallies for n in (t.met, t.partly, t.unmet, t.met + t.partly + t.unmet)
    }
    months = [brief.candidate.leadership_months or 0, brief.candidate.practice_months or 0]
    counts |= {str(n) for m in months for n in (m // 12, m % 12, m)}
    dates = [brief.written, brief.job.closing_date or "", brief.job.interview_date or ""]
    return counts | {str(fit.score)} | {n for day in dates for n in _numbers_in(day)}


def _lore(playbook: Playbook) -> set[str]:
    """Give every text of the playbook that holds a figure or a quotation."""
    found: set[str] = set()
    for text in _strings(msgspec.to_builtins(playbook)):
        if any(c.isdigit() for c in text) or "“" in text or '"' in text:
            found.add(_unmarked(" ".join(text.split())))
    return found


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _cites(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if {"doc", "start", "end", "quote"} <= value.keys():
            yield where, value
            return
        for key, item in value.items():
            yield from _cites(item, f"{where}.{key}".strip("."))
    elif isinstance(value, list | tuple):
        for i, item in enumerate(value):
            yield from _cites(item, f"{where}[{i}]")


def blocks(brief: Brief) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Give every text that speaks of the candidate or the job: its place, words and cites."""
    head = brief.headline
    groups = {"proofs": head.proofs, "gaps": head.gaps, "lines_to_land": head.lines_to_land}
    yield "headline.opening", head.opening.text, head.opening.cites
    for name, lines in groups.items():
        for i, line in enumerate(lines):
            yield f"headline.{name}[{i}]", line.text, line.cites
    for look_for in brief.look_fors:
        cites = look_for.evidence + look_for.job_cites
        yield f"look_fors.{look_for.id}.advice", look_for.advice, cites
    for item in brief.requirements:
        yield f"requirements.{item.id}.say", item.say, (item.cite, *item.evidence)
    yield from _question_blocks(brief)
    for story in brief.stories:
        for part in ("title", "situation", "task", "action", "result", "lesson"):
            yield f"stories.{story.id}.{part}", getattr(story, part), story.cites
    for concept in brief.concepts:
        yield f"concepts.{concept.id}.why", concept.why, concept.cites
    yield from _paper_blocks(brief)


def _question_blocks(brief: Brief) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    for question in brief.questions:
        reasons = tuple(why.cite for why in question.why if why.cite)
        yield f"questions.{question.id}.text", question.text, reasons
        for why in question.why:
            yield f"questions.{question.id}.why", why.text, (why.cite,) if why.cite else ()
        for part in question.outline:
            yield f"questions.{question.id}.outline.{part.part}", part.text, part.cites


def _paper_blocks(brief: Brief) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    for i, smart in enumerate(brief.smart_questions):
        yield f"smart_questions[{i}]", smart.text, (smart.cite,) if smart.cite else ()
    for gap in brief.gaps:
        cites = (gap.cite,) if gap.cite else ()
        asked = tuple(r.cite for r in brief.requirements if r.id == gap.requirement_id)
        yield f"gaps.{gap.requirement_id}", f"{gap.risk} {gap.bridge}", cites + asked
    for i, edit in enumerate(brief.cv_edits):
        yield f"cv_edits[{i}]", edit.how, (edit.cite,)
    for i, spot in enumerate(brief.awkward):
        yield f"awkward[{i}]", spot.text, spot.cites
    for i, day in enumerate(brief.first_90_days):
        yield f"first_90_days[{i}]", day.text, (day.cite,) if day.cite else ()
    for role in brief.career.related_roles:
        yield f"career.{role.id}", f"{role.fit} {role.gap}", ()
