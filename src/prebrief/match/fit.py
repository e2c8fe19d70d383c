"""One number for how much of the posting the CV covers: coverage, never odds."""

from collections.abc import Sequence

from prebrief.match.standing import Standing
from prebrief.records.job import JobAd, Level, Requirement
from prebrief.records.match import Fit, Match, Tally

MUST_SHARE = 0.7
"""Weight of the must-haves where there are any; the rest shares what is left."""
PARTLY = 0.5
OUTSIDE = 0.5
"""A posting or CV that belongs to the field by less than this is of another trade."""


def score_fit(job: JobAd, matches: Sequence[Match], person: Standing) -> Fit:
    """Score the coverage of the posting, near nothing if either side is of another trade."""
    pairs = [
        (requirement, match)
        for requirement, match in zip(job.requirements, matches, strict=True)
        if not _is_condition(requirement)
    ]
    must, preferred, duty = (_tally(pairs, level) for level in ("must", "preferred", "duty"))
    musts = _coverage(must)
    rest = _coverage(_sum(preferred, duty))
    if musts is None or rest is None:
        covered = musts if rest is None else rest
    else:
        covered = MUST_SHARE * musts + (1 - MUST_SHARE) * rest
    gate = min(_gate(job.field_score), _gate(person.of_field))
    score = round(100 * (covered or 0.0) * gate)
    return Fit(
        score=score,
        must=must,
        preferred=preferred,
        duty=duty,
        how=_in_words(must, _sum(preferred, duty), job, person, gate),
    )


def _is_condition(requirement: Requirement) -> bool:
    """Tell terms of the post, such as travel or no contact with patients, from what it asks for."""
    return requirement.kind == "other" and requirement.level == "duty"


def _gate(belonging: float) -> float:
    """Give 1 for what belongs to the field and near 0 for what does not, steep in between."""
    return min(1.0, max(0.0, belonging) / OUTSIDE) ** 2


def _tally(pairs: Sequence[tuple[Requirement, Match]], level: Level) -> Tally:
    verdicts = [match.verdict for requirement, match in pairs if requirement.level == level]
    return Tally(
        met=verdicts.count("strong"), partly=verdicts.count("partial"), unmet=verdicts.count("none")
    )


def _sum(first: Tally, second: Tally) -> Tally:
    return Tally(
        met=first.met + second.met,
        partly=first.partly + second.partly,
        unmet=first.unmet + second.unmet,
    )


def _coverage(tally: Tally) -> float | None:
    count = tally.met + tally.partly + tally.unmet
    return (tally.met + PARTLY * tally.partly) / count if count else None


def _in_words(must: Tally, rest: Tally, job: JobAd, person: Standing, gate: float) -> str:
    parts = []
    if _coverage(must) is not None:
        parts.append(f"Of the must-haves, {_counted(must)}.")
    if _coverage(rest) is not None:
        what = "other points" if _coverage(must) is not None else "points of the posting"
        parts.append(f"Of the {what}, {_counted(rest)}.")
    if not parts:
        parts.append("The posting asks for nothing that could be compared.")
    elif len(parts) == 2:
        parts.append("Partly counts half; the must-haves weigh 70 of 100.")
    else:
        parts.append("Partly counts half.")
    if gate < 1.0:
        side = "posting" if job.field_score <= person.of_field else "CV"
        parts.append(f"The {side} speaks of another field, so the score is held down.")
    parts.append("This is how much of the posting the CV covers, not the odds of being hired.")
    return " ".join(parts)


def _counted(tally: Tally) -> str:
    return f"{tally.met} met, {tally.partly} partly and {tally.unmet} not shown"
