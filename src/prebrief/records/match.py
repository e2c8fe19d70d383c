"""How the CV answers the posting."""

from typing import Literal

from prebrief.records.base import Record
from prebrief.records.document import Span

Verdict = Literal["strong", "partial", "none"]


class Evidence(Record):
    """A CV line that speaks to something, and how much."""

    statement_id: str
    span: Span
    score: float
    """Calibrated similarity, 0 to 1."""


class Match(Record):
    """The verdict on one requirement."""

    requirement_id: str
    verdict: Verdict
    confidence: float
    """How sure of the verdict, 0 to 1."""
    evidence: tuple[Evidence, ...] = ()
    """Best first; none for the verdict ``none``."""
    reason: str
    """One sentence in words: "7 y 4 m of leadership from 3 positions"."""
    decided_by: Literal["test", "similarity", "both", "you"]
    code: str = ""
    """Stable slug of the reason, such as ``licence-pending``, for choosing advice."""


class LookForScore(Record):
    """How much the posting stresses a look-for, and how much the CV shows of it."""

    look_for_id: str
    emphasis: float
    """Share of the posting's lines on this theme, over the largest, 0 to 1."""
    strength: float
    """What the CV shows, 0 to 1."""
    evidence: tuple[Evidence, ...] = ()
    job_spans: tuple[Span, ...] = ()
    """The posting's lines on this theme, strongest first."""


class Tally(Record):
    """How many of a level are met."""

    met: int
    partly: int
    unmet: int


class Fit(Record):
    """Coverage of the posting by the CV: never a verdict on a person."""

    score: int
    """0 to 100."""
    must: Tally
    preferred: Tally
    duty: Tally
    how: str
    """How the score came about, in words."""


class MatchReport(Record):
    """Everything the match stage found."""

    matches: tuple[Match, ...]
    """One for each requirement, in the posting's order."""
    look_fors: tuple[LookForScore, ...]
    fit: Fit

    def by_requirement(self) -> dict[str, Match]:
        """Give the matches by requirement id."""
        return {match.requirement_id: match for match in self.matches}
