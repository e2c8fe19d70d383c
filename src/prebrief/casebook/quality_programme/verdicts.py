"""What a quality program still lacks, and where its figures mislead."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.quality_programme import sums
from prebrief.casebook.quality_programme.inputs import QualityProgramme
from prebrief.casebook.quality_programme.spc import Limits
from prebrief.records.case import Check

_FEW_POINTS = 12
_MOST_INDICATORS = 10


def checks(inputs: QualityProgramme, facts: Facts) -> list[Check]:
    """Hold chain, owners, actions, charter and priorities against what a program needs."""
    counts = sums.strengths(inputs.actions)
    wanted = facts.value("f.rca_strong_actions")
    page = inputs.charter
    words = (page.aim, page.owners, page.measures, page.balancing, page.quick_win, page.cadence)
    heard = _heard(inputs)
    return [
        _check(
            "Structure, process, outcome and a balancing measure are all there",
            {one.kind for one in inputs.indicators}
            == {"structure", "process", "outcome", "balancing"},
        ),
        _check(
            "Every indicator has an owner",
            bool(inputs.indicators) and all(one.owner.strip() for one in inputs.indicators),
        ),
        _check(
            f"{facts.display('f.rca_strong_actions').capitalize()} strong or intermediate action",
            counts["strong"] + counts["intermediate"] >= wanted,
        ),
        _check(
            "Every action has an owner and a measure",
            bool(inputs.actions) and all(one.owner and one.measured for one in inputs.actions),
            "An action without a measure cannot be shown to have worked.",
        ),
        _check(
            "The charter is complete, with a day on which it ends",
            all(text.strip() for text in words) and bool(page.by and page.ends),
        ),
        _check(
            "Priorities come from several sources",
            len(heard) > 1,
            f"Heard so far: {', '.join(heard) or 'none'}.",
        ),
    ]


def _heard(inputs: QualityProgramme) -> list[str]:
    sources = {
        "event reports": inputs.heard_events,
        "outcome figures": inputs.heard_outcomes,
        "regulators and accreditors": inputs.heard_rules,
        "near misses": inputs.heard_near_misses,
        "staff": inputs.heard_staff,
    }
    return [name for name, used in sources.items() if used]


def _check(text: str, met: bool, why: str = "") -> Check:
    return Check(text=text, verdict="met" if met else "not_met", why=why)


def cautions(inputs: QualityProgramme, chart: Limits | None, facts: Facts) -> list[str]:
    """Say where these figures mislead."""
    lines = [
        "A chart says that something changed, not why; ask those who do the work.",
        f"Choose the rules once: some count {facts.display('f.spc_shift')} points as a shift, "
        f"others {facts.display('f.spc_shift_alternative')}, and every rule added brings false "
        "alarms.",
    ]
    if len(inputs.points) < _FEW_POINTS:
        lines.append("Fewer than twelve points make limits that are still moving.")
    if inputs.rules == "nelson":
        lines.append("A run up or down found by a trend rule is mostly chance.")
    if chart and inputs.chart == "p" and _thin(inputs, chart):
        lines.append(
            "Fewer than five failures are expected in a point: count cases between events instead."
        )
    if inputs.predicted < 1:
        lines.append("Less than one infection predicted: no ratio should be quoted.")
    if len(inputs.indicators) > _MOST_INDICATORS:
        lines.append("More indicators than a committee can own: retire some.")
    if 0 < inputs.baseline_points < _FEW_POINTS:
        lines.append("A short baseline makes narrow or wide limits by luck.")
    return lines


def _thin(inputs: QualityProgramme, chart: Limits) -> bool:
    share = chart.centre / 100
    smallest = min(point.size for point in inputs.points)
    return smallest * min(share, 1 - share) < 5
