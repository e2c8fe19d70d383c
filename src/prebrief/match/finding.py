"""What one way of judging found out about a requirement."""

from dataclasses import dataclass, replace

from prebrief.records.document import Span
from prebrief.records.match import Evidence, Verdict
from prebrief.records.profile import Profile

ORDER: dict[Verdict, int] = {"none": 0, "partial": 1, "strong": 2}


@dataclass(frozen=True)
class Finding:
    """A verdict with what stands behind it."""

    verdict: Verdict
    confidence: float
    reason: str
    code: str
    spans: tuple[Span, ...] = ()
    scores: tuple[float, ...] = ()
    """One for each span; 1 where left out."""

    def evidence(self, profile: Profile) -> tuple[Evidence, ...]:
        """Give the spans as evidence, each with the statement that it stands in."""
        if self.verdict == "none":
            return ()
        scores = self.scores or (1.0,) * len(self.spans)
        return tuple(
            Evidence(statement_id=statement_at(profile, span), span=span, score=score)
            for span, score in zip(self.spans, scores, strict=True)
        )


def statement_at(profile: Profile, span: Span) -> str:
    """Give the id of the statement that holds the span, or shares most with it."""
    best, shared = "", 0
    for statement in profile.statements:
        common = min(statement.span.end, span.end) - max(statement.span.start, span.start)
        if common > shared:
            best, shared = statement.id, common
    return best


def weaker(first: Finding, second: Finding) -> Finding:
    """Join the findings on the two parts of a compound requirement: no better than the worse.

    One part met and the other not is a part of the whole.
    """
    low, high = sorted((first, second), key=lambda finding: ORDER[finding.verdict])
    if low.verdict == high.verdict == "none":
        return low
    if low.verdict == "none":
        low = replace(low, verdict="partial", code="part_met")
    spans = dict.fromkeys((*first.spans, *second.spans))
    return replace(
        low,
        confidence=min(first.confidence, second.confidence),
        reason=f"{_sentence(first.reason)} {_sentence(second.reason)}",
        spans=tuple(spans),
        scores=(),
    )


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
