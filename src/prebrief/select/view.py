"""What the select stage looks at: both records with the likeness of every line to the playbook."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import numpy as np

from prebrief.playbooks.entry import ANY
from prebrief.playbooks.schema import Playbook, Rung, Setting
from prebrief.playbooks.wording import Voice
from prebrief.records.document import Span
from prebrief.records.job import JobAd, Requirement
from prebrief.records.match import Match, MatchReport
from prebrief.records.profile import Position, Profile, Statement
from prebrief.select.bullets import one_breath
from prebrief.select.clauses import find_terms
from prebrief.text.comparisons import compared
from prebrief.text.dates import find_periods, month_index
from prebrief.text.embedding import Vectors, encoder
from prebrief.text.months import month_of, stretch
from prebrief.text.neutral import name_words, neutral
from prebrief.text.patterns import compiled

_THEME_FLOOR = 0.30
"""Likeness below this says nothing about the theme of a line."""
_REVISION = compiled(r"\b(?:rev|revised|updated|cv|curriculum vitae|résumé)\b", re.IGNORECASE)
_TERM_BONUS = 0.12
DEED_KINDS = frozenset({"deed", "scope", "service", "award"})


_STATION = compiled(
    r"^\W*(?:reports?|reporting|accountable|answers|answerable) to\b", re.IGNORECASE
)


def is_station(line: Statement) -> bool:
    """Tell a line that says to whom one answers: a place in the house, nothing that was done."""
    return _STATION.search(line.text) is not None


@dataclass(frozen=True)
class PostingLine:
    """A line of the posting with the requirement it is, if it asks for something."""

    text: str
    span: Span
    requirement: Requirement | None = None


@dataclass(frozen=True)
class View:
    """The inputs of the stage and what is derived from them once."""

    profile: Profile
    job: JobAd
    report: MatchReport
    playbook: Playbook
    today: date
    interview_date: date | None
    voice: Voice = field(compare=False, repr=False)
    recurring: Mapping[str, float] = field(default_factory=dict)
    """Look-for ids with how often they came in this user's real interviews, 0 to 1."""

    @property
    def day(self) -> date:
        """The day for which the brief must hold."""
        return self.interview_date or self.today

    @property
    def now(self) -> int:
        """Index of the present month."""
        return month_of(self.today)

    @cached_property
    def counted(self) -> tuple[bool, ...]:
        """Say of each deed whether it tells a before and an after."""
        return tuple(bool(compared(line)) for line in self.deeds)

    @cached_property
    def as_of(self) -> int:
        """Month up to which the CV speaks: its own revision date, or now."""
        return min(month_index(self.revised), self.now) if self.revised else self.now

    @cached_property
    def revised(self) -> str | None:
        """When the CV was last revised, as read or as a line of its own says."""
        if self.profile.revised or self.revision_line is None:
            return self.profile.revised
        return find_periods(self.revision_line.quote)[0].start

    @cached_property
    def revision_line(self) -> Span | None:
        """The short line that carries the revision date."""
        for line in self.profile.statements:
            if len(line.text.split()) > 9 or not _REVISION.search(line.text):
                continue
            points = [p.start for p in find_periods(line.span.quote)]
            if points and (self.profile.revised in (None, points[0])):
                return line.span
        return None

    @cached_property
    def matches(self) -> dict[str, Match]:
        """Matches by requirement id."""
        return self.report.by_requirement()

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        """Requirements by id."""
        return {item.id: item for item in self.job.requirements}

    @cached_property
    def posting(self) -> tuple[PostingLine, ...]:
        """The lines of the posting: requirements first, then what it says of itself."""
        asked = [PostingLine(r.text, r.span, r) for r in self.job.requirements]
        told = [PostingLine(span.text, span) for span in self.job.description]
        return tuple(asked + told)

    @cached_property
    def deeds(self) -> tuple[Statement, ...]:
        """CV lines that say what was done or led."""
        lines = tuple(
            s for s in self.profile.statements if s.kind in DEED_KINDS and not is_station(s)
        )
        return lines or tuple(s for s in self.profile.statements if s.kind in {"role", "summary"})

    @cached_property
    def breaths(self) -> list[tuple[int, ...]]:
        """Rows of the deeds that stood in one bullet."""
        return one_breath(self.deeds)

    # Likeness -------------------------------------------------------------------------------

    @cached_property
    def posting_vectors(self) -> Vectors:
        """Vectors of the posting's lines."""
        return encoder().encode([line.text for line in self.posting])

    @cached_property
    def deed_vectors(self) -> Vectors:
        """Vectors of the deeds."""
        names = name_words(self.profile.basics.name)
        return encoder().encode([neutral(line.text, names=names) for line in self.deeds])

    @cached_property
    def posting_themes(self) -> Vectors:
        """Likeness of each posting line to each look-for, 0 to 1."""
        return self._themes([line.text for line in self.posting], self.posting_vectors)

    @cached_property
    def deed_themes(self) -> Vectors:
        """Likeness of each deed to each look-for, 0 to 1."""
        return self._themes([line.text for line in self.deeds], self.deed_vectors)

    def _themes(self, texts: Sequence[str], vectors: Vectors) -> Vectors:
        out = np.zeros((len(texts), len(self.playbook.look_fors)), np.float32)
        if not len(texts):
            return out
        for column, look_for in enumerate(self.playbook.look_fors):
            cues = list(look_for.cues)
            for competency in self.playbook.competencies:
                if competency.look_for == look_for.id:
                    cues += competency.cues
            out[:, column] = likeness(vectors, tuple(cues)).max(axis=1, initial=0.0)
            hits = [bool(find_terms(text, look_for.terms)) for text in texts]
            out[:, column] += _TERM_BONUS * np.array(hits, np.float32)
        scaled: Vectors = np.clip((out - _THEME_FLOOR) / (0.75 - _THEME_FLOOR), 0, 1)
        return scaled

    @cached_property
    def look_for_ids(self) -> tuple[str, ...]:
        """Ids of the look-fors in the playbook's order of listing."""
        return tuple(item.id for item in self.playbook.look_fors)

    @cached_property
    def emphasis(self) -> dict[str, float]:
        """How much the posting stresses each look-for."""
        return {score.look_for_id: score.emphasis for score in self.report.look_fors}

    @cached_property
    def strength(self) -> dict[str, float]:
        """How much the CV shows of each look-for."""
        return {score.look_for_id: score.strength for score in self.report.look_fors}

    def theme_of_line(self, index: int) -> str | None:
        """Give the look-for that a posting line is most about."""
        if not self.posting_themes.size:
            return None
        row = self.posting_themes[index]
        return self.look_for_ids[int(row.argmax())] if row.max() > 0 else None

    @cached_property
    def theme_of_requirement(self) -> dict[str, str | None]:
        """The look-for of each requirement."""
        return {
            line.requirement.id: self.theme_of_line(i)
            for i, line in enumerate(self.posting)
            if line.requirement is not None
        }

    # Where on the ladder, and for whom ------------------------------------------------------

    @cached_property
    def rungs(self) -> dict[str, Rung]:
        """Rungs by id."""
        return {rung.id: rung for rung in self.playbook.rungs}

    @cached_property
    def settings(self) -> dict[str, Setting]:
        """Settings by id."""
        return {setting.id: setting for setting in self.playbook.settings}

    @cached_property
    def setting(self) -> Setting | None:
        """The posting's setting."""
        return self.settings.get(_with_prefix(self.job.setting, "setting"))

    @cached_property
    def job_rung(self) -> Rung | None:
        """The posting's rung."""
        return self.rungs.get(_with_prefix(self.job.rung, "rung"))

    @cached_property
    def own_rung(self) -> Rung | None:
        """The highest rung held now, or else the last one held."""
        held = [(p, self.rungs.get(_with_prefix(p.rung, "rung"))) for p in self.profile.work]
        known = [(p, rung) for p, rung in held if rung is not None]
        ongoing = [(p, rung) for p, rung in known if p.ongoing]
        if ongoing:
            return max(ongoing, key=lambda pair: pair[1].ladder or 0)[1]
        return known[0][1] if known else None

    @cached_property
    def country(self) -> str:
        """Country of the setting."""
        return self.setting.country if self.setting else ""

    def fits_setting(self, settings: Sequence[str]) -> float:
        """Say how well an entry for these settings suits the posting, 0 for not at all."""
        if ANY in settings or not settings:
            return 1.0
        if self.setting is None:
            return 0.7
        if self.setting.id in settings:
            return 1.15
        countries = {self.settings[s].country for s in settings if s in self.settings}
        return 0.6 if self.country in countries or "" in countries else 0.0

    def fits_rung(self, rungs: Sequence[str]) -> float:
        """Say how well an entry for these rungs suits the posting."""
        if ANY in rungs or not rungs:
            return 1.0
        target = self.job_rung
        if target is None:
            return 0.7
        if target.id in rungs:
            return 1.1
        if any(r in target.related for r in rungs):
            return 0.7
        steps = [self.rungs[r].ladder for r in rungs if r in self.rungs]
        known = [step for step in steps if step is not None]
        if target.ladder is None or not known:
            return 0.3
        return {1: 0.8, 2: 0.45}.get(min(abs(step - target.ladder) for step in known), 0.15)

    # Time -----------------------------------------------------------------------------------

    def months_of(self, position: Position) -> tuple[int, int] | None:
        """Give the first and last month of a post, as far as the CV speaks."""
        return stretch(
            position.start_date, position.end_date, ongoing=position.ongoing, now=self.as_of
        )


@cache
def _cue_matrix(texts: tuple[str, ...]) -> Vectors:
    return encoder().encode(texts)


def likeness(vectors: Vectors, texts: tuple[str, ...]) -> Vectors:
    """Give the cosine of every vector with every playbook text; no columns for no texts."""
    if not texts or not len(vectors):
        return np.zeros((len(vectors), len(texts)), np.float32)
    return vectors @ _cue_matrix(texts).T


def _with_prefix(identifier: str | None, kind: str) -> str:
    if not identifier:
        return ""
    return identifier if identifier.startswith(f"{kind}.") else f"{kind}.{identifier}"
