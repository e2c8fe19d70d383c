"""What every section is written from, and the way all prose passes before it is printed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from prebrief.playbooks.entry import Entry
from prebrief.playbooks.schema import Advice, Concept, Playbook, Question, Rung, Setting
from prebrief.playbooks.wording import Voice, fill
from prebrief.records.document import Document, Span
from prebrief.records.job import JobAd, Requirement
from prebrief.records.match import Match, MatchReport
from prebrief.records.plan import ChosenStory, Plan
from prebrief.records.profile import Profile, Statement
from prebrief.text.dates import find_periods
from prebrief.text.patterns import compiled

_QUOTED = compiled(r"(“[^”]*”)")
_WORD = compiled(r"[A-Za-z]+")
_STRAIGHT = compiled(r'"([^"]*)"')
_REVISED = compiled(
    r"\b(?:last )?(?:rev(?:ised|ision)?\b\.?|updated|as of|cv)[^\n]{0,24}", re.IGNORECASE
)
_LEADERS = compiled(r"\s*(?:\.\s?){4,}")
"""The dots that lead the eye to a date in the margin."""
_CLAUSE_END = compiled(r"[,;:.)](?=\s)|\s[–—-](?=\s)|\s(?=(?:after|which|where|while|when|as)\s)")
_LEADS_ON = frozenset(
    "a an the of to for from with and or in on at by as after that who which their our its his "
    "her into between across under over per how so but including".split()
)
_BARE_SLOT = compiled(r"(?<![“\"])\{(quote|quote_two|quote_three)\}(?![”\"])")


@dataclass(frozen=True)
class Material:
    """The inputs of the stage, looked up by id."""

    plan: Plan
    profile: Profile
    job: JobAd
    report: MatchReport
    cv: Document
    posting: Document
    playbook: Playbook
    voice: Voice = field(compare=False, repr=False)

    @property
    def day(self) -> date:
        """The day for which the brief must hold."""
        return self.plan.interview_date or self.plan.written

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every playbook entry that the plan may name, by id."""
        book = self.playbook
        groups: tuple[Iterable[Entry], ...] = (
            book.look_fors, book.questions, book.concepts, book.personas, book.rungs, book.settings,
            book.drills, book.smart_questions, book.cases, book.advice, book.facts,
        )  # fmt: skip
        return {entry.id: entry for group in groups for entry in group}

    def question(self, identifier: str) -> Question:
        """Give a question by id."""
        entry = self.entries[identifier]
        assert isinstance(entry, Question)
        return entry

    def concept(self, identifier: str) -> Concept:
        """Give a concept by id."""
        entry = self.entries[identifier]
        assert isinstance(entry, Concept)
        return entry

    def advice(self, identifier: str) -> Advice:
        """Give advice by id."""
        entry = self.entries[identifier]
        assert isinstance(entry, Advice)
        return entry

    def rung(self, identifier: str | None) -> Rung | None:
        """Give a rung by id, if it is one."""
        entry = self.entries.get(identifier or "")
        return entry if isinstance(entry, Rung) else None

    @cached_property
    def setting(self) -> Setting | None:
        """The posting's setting."""
        name = self.job.setting or ""
        entry = self.entries.get(name if name.startswith("setting.") else f"setting.{name}")
        return entry if isinstance(entry, Setting) else None

    @cached_property
    def job_rung(self) -> Rung | None:
        """The posting's rung."""
        name = self.job.rung or ""
        return self.rung(name if name.startswith("rung.") else f"rung.{name}")

    @cached_property
    def revision(self) -> Span | None:
        """Where the CV says when it was last revised."""
        revised = self.profile.revised
        if not revised:
            return None
        for hit in _REVISED.finditer(self.cv.text):
            periods = find_periods(hit.group())
            if periods and periods[0].start == revised:
                return self.cv.span(hit.start(), hit.start() + periods[0].last)
        for block in (*self.cv.blocks[:12], *self.cv.blocks[-12:]):
            line = self.cv.span(block.start, block.end)
            if any(period.start == revised for period in find_periods(line.quote)):
                return line
        return None

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """CV statements by id."""
        return {line.id: line for line in self.profile.statements}

    @cached_property
    def stories(self) -> dict[str, ChosenStory]:
        """Chosen stories by id."""
        return {story.id: story for story in self.plan.stories}

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        """Requirements by id."""
        return {item.id: item for item in self.job.requirements}

    @cached_property
    def matches(self) -> dict[str, Match]:
        """Matches by requirement id."""
        return self.report.by_requirement()

    @cached_property
    def question_numbers(self) -> dict[str, str]:
        """Printed numbers of the questions: Q1, Q2 ..."""
        return {q.question_id: f"Q{i}" for i, q in enumerate(self.plan.questions, start=1)}

    # Prose ----------------------------------------------------------------------------------

    @cached_property
    def _spelling(self) -> dict[str, str]:
        country = (self.setting.country if self.setting else "").lower()
        pairs = self.voice.words("spelling_uk") if country in {"uk", "gb", "united kingdom"} else ()
        return dict(pair.split("=", 1) for pair in pairs)

    def prose(self, text: str) -> str:
        """Give a text as printed: curly quotation marks, the posting's spelling outside quotes."""
        text = _STRAIGHT.sub(r"“\1”", text) if text.count('"') % 2 == 0 else text
        if not self._spelling:
            return text
        return "".join(
            part if part.startswith("“") else _WORD.sub(self._respell, part)
            for part in _QUOTED.split(text)
        )

    def _respell(self, hit: re.Match[str]) -> str:
        word = hit.group()
        other = self._spelling.get(word.lower())
        if other is None:
            return word
        return other if word.islower() else other[:1].upper() + other[1:]

    def say(self, use: str, key: str = "", /, **slots: str) -> str:
        """Give a sentence of the playbook's wording, as printed."""
        return self.prose(self.voice.say(use, key, **slots))

    def advise(self, advice: Advice, key: str, slots: Mapping[str, str]) -> str:
        """Give the advice's text or one of its variants, slots filled, as printed."""
        text = fill(advice.text, slots)
        fresh = (advice.text, *advice.variants) if text else advice.variants
        return self.prose(self.voice.pick(fresh, key, slots, fresh_first=advice.use != "say"))

    def spoken(self, question: Question, slots: Mapping[str, str]) -> str:
        """Give a question with its slots filled; quotes inside get quotation marks."""
        text = fill(_BARE_SLOT.sub(r"“{\1}”", question.text), slots)
        return self.prose(text or question.text)


def unique(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Drop spans that were given before."""
    return tuple({(span.doc, span.start, span.end): span for span in spans}.values())


def short(span: Span, words: int = 16) -> Span:
    """Cut a span to a number of words, at the end of a clause where there is one near."""
    leaders = _LEADERS.search(span.quote)
    if leaders:
        quote = span.quote[: leaders.start()]
        span = span.model_copy(update={"quote": quote, "end": span.start + len(quote)})
    pieces = list(re.finditer(r"\S+", span.quote))
    if len(pieces) <= words:
        return span
    end = limit = pieces[words - 1].end()
    for hit in _CLAUSE_END.finditer(span.quote[: limit + 1]):
        stop = hit.end() if hit.group() == ")" else hit.start()
        head = span.quote[:stop]
        if len(head.split()) * 2 >= words and head.count("(") <= head.count(")"):
            end = stop
    quote = _closed(span.quote[:end]).rstrip(" ,;:–—-\n")
    return Span(
        doc=span.doc, start=span.start, end=span.start + len(quote), quote=quote, page=span.page
    )


def _closed(quote: str) -> str:
    """Drop an open bracket and words that lead nowhere from the end of a quote."""
    if quote.count("(") > quote.count(")") and len(quote[: quote.rindex("(")].split()) >= 3:
        quote = quote[: quote.rindex("(")]
    words = list(re.finditer(r"\S+", quote))
    while len(words) > 3 and words[-1].group().lower().strip(",;:") in _LEADS_ON:
        words.pop()
    return quote[: words[-1].end()]
