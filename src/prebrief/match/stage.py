"""Compare a CV with a posting, requirement by requirement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from prebrief.match.credential import judge_credential
from prebrief.match.finding import Finding
from prebrief.match.fit import score_fit
from prebrief.match.look_fors import score_look_fors
from prebrief.match.pool import Pool, build_pool
from prebrief.match.similar import judge, look, signals
from prebrief.match.standing import Standing, standing
from prebrief.match.terms import terms
from prebrief.match.typed import judge_typed
from prebrief.match.vocabulary import Vocabulary, vocabulary, weights
from prebrief.playbooks.schema import Playbook
from prebrief.records.job import JobAd, Requirement
from prebrief.records.match import Match, MatchReport
from prebrief.records.profile import Profile
from prebrief.text.embedding import encoder


@dataclass(frozen=True)
class _Reader:
    """What is made ready once for a CV."""

    profile: Profile
    words: Vocabulary
    pool: Pool
    person: Standing


def match(profile: Profile, job: JobAd, playbook: Playbook, *, today: date) -> MatchReport:
    """Judge every requirement of the posting against the CV, and both against the look-fors."""
    reader = _ready(profile, job.requirements, playbook)
    matches = _judge_all(reader, job.requirements, playbook, today)
    return MatchReport(
        matches=matches,
        look_fors=score_look_fors(job, profile, reader.pool, playbook),
        fit=score_fit(job, matches, reader.person),
    )


def match_requirements(
    profile: Profile, requirements: Sequence[Requirement], playbook: Playbook, *, today: date
) -> tuple[Match, ...]:
    """Judge just these requirements, in their order."""
    return _judge_all(_ready(profile, requirements, playbook), requirements, playbook, today)


def _ready(profile: Profile, requirements: Sequence[Requirement], playbook: Playbook) -> _Reader:
    words = vocabulary(playbook)
    asked = [requirement.text for requirement in requirements]
    papers = any("theme.research" in words.read(text).themes for text in asked)
    return _Reader(
        profile=profile,
        words=words,
        pool=build_pool(profile, words, asked, publications=papers),
        person=standing(profile, words, playbook),
    )


def _judge_all(
    reader: _Reader, requirements: Sequence[Requirement], playbook: Playbook, today: date
) -> tuple[Match, ...]:
    if not requirements:
        return ()
    readings = [reader.words.read(requirement.text) for requirement in requirements]
    rarity = weights([*(line.reading for line in reader.pool.lines), *readings])
    vectors = encoder().encode([requirement.text for requirement in requirements])
    looks = [
        look(reading, vector, reader.pool, rarity)
        for reading, vector in zip(readings, vectors, strict=True)
    ]
    near = float(np.mean([found.best for found in looks]))
    known = terms(playbook)
    matches = []
    for requirement, found in zip(requirements, looks, strict=True):
        typed = judge_typed(requirement, reader.profile, known, reader.words, today=today)
        decided = typed or judge_credential(requirement, reader.profile, reader.pool)
        finding = decided or judge(
            found, signals(found, reader.pool, reader.person, near), reader.pool
        )
        matches.append(_match(requirement, finding, reader.profile, decided=decided is not None))
    return tuple(matches)


def _match(requirement: Requirement, finding: Finding, profile: Profile, *, decided: bool) -> Match:
    return Match(
        requirement_id=requirement.id,
        verdict=finding.verdict,
        confidence=round(finding.confidence, 3),
        evidence=finding.evidence(profile),
        reason=_closed(finding.reason),
        decided_by="test" if decided else "similarity",
        code=finding.code,
    )


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "…")) else f"{sentence}."
