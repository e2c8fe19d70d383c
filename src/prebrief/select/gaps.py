"""Gaps with the bridge that fits, and the three that belong on the day card."""

import numpy as np

from prebrief.playbooks.schema import Advice
from prebrief.records.document import Span
from prebrief.records.job import Requirement
from prebrief.records.match import Match
from prebrief.records.plan import ChosenGap
from prebrief.select.clauses import content_words, shorten
from prebrief.select.opening import crossing_line, other_field
from prebrief.select.view import View, likeness

MOST = 8
_FEWEST = 3
_LEVELS = {"must": 3.0, "duty": 2.0, "preferred": 1.0}
_TYPED = frozenset({"credential", "licence", "certification", "degree", "years", "scope"})
_NEAR = 0.42
_APART = 0.06
_CLEAR = 0.3
"""How much a line must be about a theme for a bridge of that theme to fit it."""


def choose_gaps(view: View) -> tuple[ChosenGap, ...]:
    """Give the requirements not answered in full, weightiest first, each with its bridge."""
    ranked = sorted(
        (
            (_weight(view, requirement, match), requirement, match)
            for requirement in view.job.requirements
            if (match := view.matches.get(requirement.id))
            and match.verdict != "strong"
            and not (requirement.kind == "other" and requirement.level == "duty")
        ),
        key=lambda item: -item[0],
    )
    used: dict[str, int] = {}
    gaps = _field_gap(view, used)
    taken = {gap.requirement_id for gap in gaps}
    items = [(r, m) for _, r, m in ranked if r.id not in taken][:MOST]
    items += _thinnest(view, _FEWEST - len(items) - len(gaps), taken)
    for requirement, match in items:
        advice = bridge_for(view, requirement, match, used)
        if advice is None:
            continue
        used[advice.id] = used.get(advice.id, 0) + 1
        near = nearest(view, requirement, match)
        gaps.append(ChosenGap(requirement_id=requirement.id, bridge_id=advice.id, nearest=near))
    return tuple(gaps)


def _field_gap(view: View, used: dict[str, int]) -> list[ChosenGap]:
    """Name the field as a gap where it differs, though no single line may ask for it."""
    field = other_field(view)
    advice = next(
        (a for a in view.playbook.advice if a.use == "bridge" and "domain" in a.when), None
    )
    if not field or advice is None or not view.job.requirements:
        return []
    words = content_words(field[0].text)
    asked = max(
        view.job.requirements,
        key=lambda r: (len(words & content_words(r.text)), r.level == "duty"),
    )
    used[advice.id] = 1
    near = crossing_line(view) or shorten(field[1], words=15)
    return [ChosenGap(requirement_id=asked.id, bridge_id=advice.id, nearest=near)]


def _thinnest(view: View, count: int, taken: set[str]) -> list[tuple[Requirement, Match]]:
    """Give the requirements met on the least evidence, where there are hardly any gaps."""
    met = [
        (r, m)
        for r in view.job.requirements
        if (m := view.matches.get(r.id))
        and m.verdict == "strong"
        and r.kind not in _TYPED
        and r.id not in taken
    ]
    met.sort(key=lambda pair: pair[1].confidence)
    return met[: max(0, count)]


def _weight(view: View, requirement: Requirement, match: Match) -> float:
    weight = _LEVELS[requirement.level] + (1.2 if match.verdict == "none" else 0.0)
    theme = view.theme_of_requirement.get(requirement.id)
    if requirement.kind == "other":
        weight -= 2.0
    return weight + 0.6 * view.emphasis.get(theme or "", 0.0) + 0.2 * match.confidence


def bridge_for(
    view: View, requirement: Requirement, match: Match, used: dict[str, int]
) -> Advice | None:
    """Give the advice that is made for just this gap, or for its kind."""
    theme = _clear_theme(view, requirement)
    if match.evidence and not _is_deed(view, match):
        # Advice that builds on a deed does not fit a certificate or a title.
        theme = ""
    best: tuple[float, int] | None = None
    chosen: Advice | None = None
    for order, advice in enumerate(view.playbook.advice):
        if advice.use != "bridge" or not view.fits_setting(advice.settings):
            continue
        score = _specific(advice.when, requirement, match, theme)
        if score <= 0:
            continue
        rank = (score - 0.8 * used.get(advice.id, 0), -order)
        if best is None or rank > best:
            best, chosen = rank, advice
    return chosen


def _clear_theme(view: View, requirement: Requirement) -> str:
    """Give the look-for that a requirement is about, nothing where two are as near."""
    for row, line in enumerate(view.posting):
        if line.requirement is requirement:
            ranked = np.sort(view.posting_themes[row])[::-1]
            clear = ranked[0] >= _CLEAR and (len(ranked) < 2 or ranked[0] - ranked[1] >= _APART)
            return (view.theme_of_line(row) or "") if clear else ""
    return ""


def _is_deed(view: View, match: Match) -> bool:
    return any(line.id == match.evidence[0].statement_id for line in view.deeds)


def _specific(when: tuple[str, ...], requirement: Requirement, match: Match, theme: str) -> float:
    """Say how specific the advice is to the gap, 0 where it does not apply."""
    score = 0.0
    if match.code and match.code in when:
        score = 4.0
    elif requirement.kind in when and requirement.kind != "domain":
        score = 3.0 if requirement.kind in _TYPED else 2.2
    elif theme and theme in when and requirement.kind not in _TYPED:
        score = 2.5
    elif "any" in when:
        score = 0.6
    if score and match.verdict in when:
        score += 0.3
    return score


def nearest(view: View, requirement: Requirement, match: Match) -> Span | None:
    """Quote the CV line that comes closest."""
    if match.evidence:
        return shorten(match.evidence[0].span, about=requirement.text, words=15)
    if not view.deeds:
        return None
    row = likeness(view.deed_vectors, (requirement.text,))[:, 0]
    best = int(row.argmax())
    if row[best] < _NEAR:
        return None
    return shorten(view.deeds[best].span, about=requirement.text, words=15)


def day_card_gaps(view: View, gaps: tuple[ChosenGap, ...]) -> tuple[str, ...]:
    """Pick three gaps for the day card, no two of one theme while there is a choice."""
    picked: list[str] = []
    themes: set[str | None] = set()
    for choosy in (True, False):
        for gap in gaps:
            requirement = view.requirements[gap.requirement_id]
            theme = (
                requirement.kind
                if requirement.kind in _TYPED
                else view.theme_of_requirement.get(requirement.id)
            )
            if gap.requirement_id in picked or len(picked) == 3 or (choosy and theme in themes):
                continue
            themes.add(theme)
            picked.append(gap.requirement_id)
    return tuple(picked)
