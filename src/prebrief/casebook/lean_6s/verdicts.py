"""What fails in a 6S program, what is still to be shown, and where its figures mislead."""

from prebrief.casebook.facts import Facts
from prebrief.casebook.lean_6s import sums
from prebrief.casebook.lean_6s.inputs import Lean6s
from prebrief.records.case import Check

GOOD = 3.0
"""Mean from which an area counts as in order, if safety does not forbid it."""


def failed(found: list[sums.Area]) -> list[sums.Area]:
    """List the areas that fail: by the safety veto, or by a mean that is too low."""
    return [area for area in found if area.vetoed or sums.mean(area.last) < GOOD]


def checks(found: list[sums.Area], gain: sums.Return, late: int) -> list[Check]:
    """Hold safety, time, tags and cash against what the program claims."""
    held = [area for area in found if area.held_a_year]
    return [
        Check(
            text="No area fails on safety",
            verdict="unknown"
            if not found
            else "not_met"
            if any(area.vetoed for area in found)
            else "met",
        ),
        Check(
            text="The score held for a year",
            verdict="met" if found and len(held) == len(found) else "not_met",
            why=f"{len(held)} of {len(found)} areas can show it.",
        ),
        Check(text="No tag is overdue", verdict="not_met" if late else "met"),
        Check(
            text="The program pays in cash",
            verdict="met" if gain.net >= 0 else "not_met",
            why="Without counting time that became neither a shift nor a visit.",
        ),
    ]


def cautions(inputs: Lean6s, facts: Facts, gain: sums.Return, found: list[sums.Area]) -> list[str]:
    """Say where these figures mislead."""
    lines = ["Search time is mostly guessed; time forty searches before and after."]
    if gain.time_value > gain.cash:
        lines.append(
            "Time found is not cash: say what the minutes became, at the bedside or in visits."
        )
    if inputs.freed > facts.high("f.lean_search_claimed"):
        lines.append(
            f"That is more than the {facts.display('f.lean_search_claimed')} promoters claim."
        )
    if not any(area.held_a_year for area in found):
        lines.append("No area has shown a year yet; most gains of such programs fade.")
    if any(area.vetoed and sums.mean(area.last) >= GOOD for area in found):
        lines.append("A tidy area fails here because it is not safe: mend that before you show it.")
    fallen = [area.name for area in found if area.last.safety < area.first.safety]
    if fallen:
        lines.append(f"Safety fell since the first audit in: {', '.join(fallen)}.")
    return lines
