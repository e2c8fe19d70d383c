"""Where the person stands in the field of the playbook: of it at all, and leading in it."""

from dataclasses import dataclass

from prebrief.match.vocabulary import Vocabulary
from prebrief.playbooks.schema import Playbook
from prebrief.records.profile import Profile

_SECTION = 3.0
_ORGANIZATION = 6.0
"""Places on the ladder: who leads a section, and who leads for a whole organization."""


@dataclass(frozen=True)
class Standing:
    """What titles, degrees and licences tell, whatever the lines say."""

    of_field: float
    """How far the CV belongs to the field, 0 to 1."""
    leads: float
    """1 for leading in the field as one of its professions, half of it without."""
    who: frozenset[str]
    """Professions of the person."""
    level: float
    """Highest place on the ladder held, 0 for none."""
    reach: float
    """1 for somebody who has led an organization, less for a department or a section."""


def standing(profile: Profile, vocabulary: Vocabulary, playbook: Playbook) -> Standing:
    """Tell the standing of the person from the CV."""
    ladder = levels(playbook)
    who: frozenset[str] = frozenset()
    names = [*profile.basics.post_nominals]
    names += [course.degree or course.study_type or "" for course in profile.education]
    names += [
        certificate.name for certificate in profile.certificates if certificate.kind != "other"
    ]
    for name in names:
        who |= vocabulary.read(name).who
    held = [position for position in profile.work if position.position]
    inside = 0.0
    leads = 0.0
    for position in held:
        read = vocabulary.read(position.position or "")
        if position.rung or read.who or position.clinical:
            inside += 1
        who |= read.who if not position.leadership else frozenset()
        if position.leadership and (position.rung or read.who or read.fields):
            leads = 1.0
    credentials = sum(
        certificate.kind in {"licence", "registration", "board", "dea"}
        for certificate in profile.certificates
    )
    share = inside / len(held) if held else 0.0
    of_field = min(1.0, share + (0.5 if credentials else 0.0) + (0.5 if who else 0.0))
    # Who leads in the field without one of its professions leads part of it.
    if not who and vocabulary.has_professions:
        leads *= 0.5
    level = max((ladder.get(p.rung or "", 0.0) for p in held), default=0.0)
    return Standing(
        of_field=of_field,
        leads=leads,
        who=who,
        level=level,
        reach=min(1.0, max(0.0, (level - _SECTION) / (_ORGANIZATION - _SECTION))),
    )


def levels(playbook: Playbook) -> dict[str, float]:
    """Place every rung on the ladder; a neighbour amid the rungs that it relates to."""
    places = {rung.id: float(rung.ladder) for rung in playbook.rungs if rung.ladder}
    for _ in range(2):  # Some neighbours relate to neighbours only.
        for rung in playbook.rungs:
            known = sorted(places[name] for name in rung.related if name in places)
            if rung.id not in places and known:
                places[rung.id] = known[(len(known) - 1) // 2]
    return places
