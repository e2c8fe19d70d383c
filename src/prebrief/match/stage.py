"""Compare a CV with a posting, requirement by requirement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prebrief.match.credential import judge_credential
from prebrief.match.finding import Finding, statement_at
from prebrief.match.fit import score_fit
from prebrief.match.look_fors import score_look_fors
from prebrief.match.pool import Pool, build_pool
from prebrief.match.similar import Signals, judge, look, signals
from prebrief.match.standing import Standing, levels, standing
from prebrief.match.terms import terms
from prebrief.match.typed import judge_typed
from prebrief.match.vocabulary import Vocabulary, vocabulary, weights
from prebrief.playbooks.schema import Playbook
from prebrief.records.document import Span
from prebrief.records.job import JobAd, Requirement
from prebrief.records.match import Evidence, Match, MatchReport
from prebrief.records.profile import Profile
from prebrief.text.embedding import encoder


@dataclass(frozen=True)
class _Reader:
    """What is made ready once for a CV."""

    profile: Profile
    words: Vocabulary
    pool: Pool
    person: Standing


@dataclass(frozen=True)
class Judged:
    """A requirement with its finding and the signals that a verdict by likeness rests on."""

    requirement: Requirement
    finding: Finding
    signals: Signals
    decided: bool
    """Whether a test decided it."""


def match(
    profile: Profile,
    job: JobAd,
    playbook: Playbook,
    *,
    today: date,
    said: Mapping[str, Span] | None = None,
) -> MatchReport:
    """Judge every requirement of the posting against the CV, and both against the look-fors.

    Args:
        profile: What the CV says.
        job: What the posting says.
        playbook: What the field knows.
        today: Open posts last until then.
        said: Requirement id -> the user's own words on how they meet it, which then decide.
    """
    reader = _ready(profile, job.requirements, playbook)
    judged = _judge_all(reader, job.requirements, playbook, today)
    matches = tuple(_match(one, profile) for one in judged)
    if said:
        matches = tuple(_said(one, said.get(one.requirement_id), profile) for one in matches)
    return MatchReport(
        matches=matches,
        look_fors=score_look_fors(job, profile, reader.pool, playbook),
        fit=score_fit(job, matches, reader.person),
    )


def match_requirements(
    profile: Profile,
    requirements: Sequence[Requirement],
    playbook: Playbook,
    *,
    today: date,
) -> tuple[Match, ...]:
    """Judge just these requirements, in their order."""
    judged = judge_each(profile, requirements, playbook, today=today)
    return tuple(_match(one, profile) for one in judged)


def judge_each(
    profile: Profile,
    requirements: Sequence[Requirement],
    playbook: Playbook,
    *,
    today: date,
) -> tuple[Judged, ...]:
    """Judge the requirements and keep the signals: what the evaluation refits the model on."""
    reader = _ready(profile, requirements, playbook)
    return _judge_all(reader, requirements, playbook, today)


def _ready(profile: Profile, requirements: Sequence[Requirement], playbook: Playbook) -> _Reader:
    words = vocabulary(playbook)
    asked = [requirement.text for requirement in requirements]
    papers = any("theme.research" in words.read(text).themes for text in asked)
    return _Reader(
        profile=profile,
        words=words,
        pool=build_pool(profile, words, asked, ladder=levels(playbook), publications=papers),
        person=standing(profile, words, playbook),
    )


def _judge_all(
    reader: _Reader,
    requirements: Sequence[Requirement],
    playbook: Playbook,
    today: date,
) -> tuple[Judged, ...]:
    if not requirements:
        return ()
    readings = [reader.words.read_asked(requirement.text) for requirement in requirements]
    rarity = weights([line.reading for line in reader.pool.lines])
    vectors = encoder().encode([requirement.text for requirement in requirements])
    looks = [
        look(reading, vector, reader.pool, rarity, formal=_is_formal(requirement))
        for requirement, reading, vector in zip(requirements, readings, vectors, strict=True)
    ]
    known = terms(playbook)
    out = []
    for requirement, found in zip(requirements, looks, strict=True):
        numbers = signals(found, reader.pool, reader.person)
        finding = judge_typed(
            requirement, reader.profile, known, reader.words, today=today
        ) or judge_credential(requirement, reader.profile, reader.pool)
        decided = finding is not None
        out.append(
            Judged(
                requirement, finding or judge(found, numbers, reader.pool), numbers, decided=decided
            )
        )
    return tuple(out)


def _is_formal(requirement: Requirement) -> bool:
    """Tell whether no deed can meet the requirement, only a paper."""
    # With a test the kind follows from the test, which may have found a name in passing.
    return requirement.test is None and requirement.kind in {"degree", "certification"}


def _match(judged: Judged, profile: Profile) -> Match:
    return Match(
        requirement_id=judged.requirement.id,
        verdict=judged.finding.verdict,
        confidence=round(judged.finding.confidence, 3),
        evidence=judged.finding.evidence(profile),
        reason=_closed(judged.finding.reason),
        decided_by="test" if judged.decided else "similarity",
        code=judged.finding.code,
    )


_OWN_WORD = 0.6
"""Nothing but the user's word stands behind it."""


def _said(judged: Match, span: Span | None, profile: Profile) -> Match:
    """Let the user's word decide; what the CV shows of it stays behind it."""
    if span is None:
        return judged
    own = Evidence(statement_id=statement_at(profile, span), span=span, score=1.0)
    shown = tuple(found for found in judged.evidence if found.span != span)
    proven = judged.verdict == "strong" and bool(shown)
    return judged.model_copy(
        update={
            "verdict": "strong",
            "confidence": judged.confidence if proven else _OWN_WORD,
            "evidence": (own, *shown),
            "reason": judged.reason if proven else "You say how you meet this, in your own words.",
            "decided_by": judged.decided_by if proven else "you",
            "code": judged.code if proven else "said_by_you",
        }
    )


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "…")) else f"{sentence}."
