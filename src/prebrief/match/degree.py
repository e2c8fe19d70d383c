"""Degrees asked for against degrees earned."""

import re

from prebrief.match.finding import Finding
from prebrief.match.terms import Terms
from prebrief.records.document import Span
from prebrief.records.job import Requirement, TypedTest
from prebrief.records.profile import Education, Profile
from prebrief.text.patterns import compiled

_LEVEL = compiled(
    r"\b(associate|bachelor|master|doctora)(?:['’]?s|te|l)?['’]?\b"
    r"(?! of (?:arts|science|business|health|medical|public|nursing|medicine|surgery))",
    re.IGNORECASE,
)
QUOTED = 3
"""Most degrees quoted for one requirement."""
_LEVEL_GROUPS = {
    "associate": "associate",
    "bachelor": "bachelors",
    "master": "masters",
    "doctora": "doctorate",
}


def judge_degree(
    requirement: Requirement, test: TypedTest, profile: Profile, terms: Terms
) -> Finding:
    """Look for any of the degrees: earned, in progress, or a counterpart of another country."""
    levels = tuple(
        dict.fromkeys(_LEVEL_GROUPS[hit[1].lower()] for hit in _LEVEL.finditer(requirement.text))
    )
    # "Bachelor's degree" names a level, whichever of its degrees the lexicon lists it under.
    test = test.model_copy(update={"any_of": (*test.any_of, *levels)})
    asked = either(levels or test.any_of)
    earned: list[Education] = []
    under_way: list[Education] = []
    kin: list[Education] = []
    further = _further(requirement, test, terms)
    for course in profile.education:
        if further and terms.same("medical_degree", course.degree or course.study_type or ""):
            continue
        if course.span is None or course.stage in {"residency", "fellowship", "internship"}:
            continue
        names = [name for name in (course.degree, course.study_type) if name]
        if not names:
            continue
        if not test.any_of or any(terms.same(want, name) for want in test.any_of for name in names):
            (earned if course.completed else under_way).append(course)
        elif course.completed and any(terms.kin(test.any_of, name) for name in names):
            kin.append(course)
    if earned:
        # A higher degree meets the demand; the degree that is named is shown beside it.
        ranked = _most_telling_first(earned, test, terms)
        spans = tuple(span for course in ranked[:QUOTED] for span in _spans(course))
        return Finding("strong", 0.97, f"The CV lists {_named(ranked[0])}.", "met_directly", spans)
    if not further and (behind := _post_nominal(test, profile, terms)):
        span = profile.basics.name_span
        return Finding(
            "strong",
            0.85,
            f"{behind} stands behind the name.",
            "met_directly",
            (span,) if span else (),
        )
    if under_way:
        best = under_way[0]
        return Finding(
            "strong" if test.eligible_ok else "partial",
            0.9,
            f"{_named(best)} is under way, not finished.",
            "degree_in_progress",
            _spans(best),
        )
    if kin:
        best = kin[0]
        return Finding(
            "partial",
            0.8,
            f"{_named(best)} is a counterpart of {asked}, under another name.",
            "degree_equivalent",
            _spans(best),
        )
    return Finding("none", 0.9, f"No line of the CV names {asked}.", "degree_missing")


_ALIKE = compiled(
    r"\b(?:comparable|equivalent|similar|related|relevant|other)\b[^.;,]{0,30}\bdegree",
    re.IGNORECASE,
)


def _further(requirement: Requirement, test: TypedTest, terms: Terms) -> bool:
    """Tell whether "MBA, MHA or comparable degree" asks for a degree besides the profession's own.

    What may stand in for the degrees named is of their kind: a doctor's first degree is not.
    """
    if not _ALIKE.search(requirement.text):
        return False
    named = [name for name in test.any_of if name not in _SPOKEN]
    return bool(named) and not any(
        name == "medical_degree" or terms.same("medical_degree", name) for name in named
    )


_SPOKEN = {
    "associate": "an associate degree",
    "bachelors": "a bachelor's degree",
    "masters": "a master's degree",
    "doctorate": "a doctorate",
}


def either(names: tuple[str, ...]) -> str:
    """Say "MD or DO"; "such a degree" where none is named."""
    shown = [_SPOKEN.get(name, name.replace("_", " ")) for name in names[:4]]
    if not shown:
        return "such a degree"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _most_telling_first(courses: list[Education], test: TypedTest, terms: Terms) -> list[Education]:
    """Prefer the degree that is named over one that merely counts as it."""

    def rank(course: Education) -> int:
        names = [name for name in (course.degree, course.study_type) if name]
        exact = any(
            terms.canonical(want) & terms.canonical(n) for want in test.any_of for n in names
        )
        return 0 if exact else 1

    ranked = sorted(courses, key=rank)
    once: dict[frozenset[str], Education] = {}
    for course in ranked:  # some CVs list their education twice
        name = course.degree or course.study_type or ""
        once.setdefault(frozenset(terms.canonical(name)), course)
    return list(once.values())


def _named(course: Education) -> str:
    name = course.study_type or course.degree or "the degree"
    if course.area and course.area.lower() not in name.lower():
        name = f"{name} in {course.area}"
    return f"{name} ({course.institution})" if course.institution else name


def _spans(course: Education) -> tuple[Span, ...]:
    return (course.span,) if course.span else ()


def _post_nominal(test: TypedTest, profile: Profile, terms: Terms) -> str | None:
    for held in profile.basics.post_nominals:
        if any(terms.same(want, held) for want in test.any_of):
            return held
    return None
