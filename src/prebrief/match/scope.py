"""How large a thing the posting speaks of against how large a thing was led."""

from prebrief.match.finding import Finding
from prebrief.records.job import TypedTest
from prebrief.records.profile import Profile, Scope

NEAR = 1 / 3
"""Share of the asked size from which the step is one that panels accept."""
_KINDS: dict[str, tuple[str, ...]] = {
    "beds": ("beds",),
    "bed": ("beds",),
    "fte": ("fte", "people", "physicians"),
    "people": ("people", "physicians", "fte"),
    "physicians": ("physicians", "people", "fte"),
    "sites": ("sites",),
    "site": ("sites",),
    "budget": ("budget",),
    "money": ("budget",),
    "visits": ("visits",),
}
_MONEY = {"usd", "gbp", "eur", "$", "£", "€", "aud", "cad"}


def judge_scope(test: TypedTest, profile: Profile) -> Finding:
    """Compare the asked size with the largest of its kind in the CV."""
    unit = test.unit.lower()
    kinds = ("budget",) if unit in _MONEY else _KINDS.get(unit) or _KINDS.get(test.field, (unit,))
    held = [scope for position in profile.work for scope in position.scope if scope.kind in kinds]
    asked = _sized(test.at_least or 0, test.unit)
    if not held:
        return Finding(
            "none", 0.7, f"No line of the CV gives a size in {kinds[0]}.", "scope_unstated"
        )
    best = max(held, key=lambda scope: scope.amount)
    if best.amount >= (test.at_least or 0):
        return Finding(
            "strong", 0.9, f"{_said(best)} against {asked} asked for.", "met_directly", (best.span,)
        )
    if best.amount >= (test.at_least or 0) * NEAR:
        return Finding(
            "partial", 0.8, f"{_said(best)}; {asked} are asked for.", "scope_smaller", (best.span,)
        )
    return Finding(
        "partial",
        0.6,
        f"{_said(best)}, far below the {asked} asked for.",
        "scope_much_smaller",
        (best.span,),
    )


def _said(scope: Scope) -> str:
    return _sized(scope.amount, scope.unit or scope.kind)


def _sized(amount: float, unit: str) -> str:
    """Say an amount with its unit: "228 beds", "$11.4 million"."""
    sign = {"usd": "$", "gbp": "£", "eur": "€"}.get(
        unit.lower(), unit if unit in {"$", "£", "€"} else ""
    )
    if sign:
        return f"{sign}{amount / 1e6:,.3g} million" if amount >= 1e6 else f"{sign}{amount:,.0f}"
    return f"{amount:,.10g} {unit}".strip()
