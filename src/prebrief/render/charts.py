"""Charts as inline SVG: sized by a viewBox, coloured by the page's own variables.

Each chart has a title for screen readers and stands beside the same figures as text or table.
"""

from collections.abc import Sequence
from html import escape

from prebrief.records.brief import BriefLookFor, BriefRequirement

SHAPES = {"strong": "●", "partial": "◐", "none": "○"}
WORDS = {"strong": "met", "partial": "partly", "none": "no line found"}
_LEVELS = (("must", "Must"), ("preferred", "Preferred"), ("duty", "Duties"))


def coverage(requirements: Sequence[BriefRequirement]) -> str:
    """Draw a row of marks for each level: one mark a requirement, met ones first."""
    rows = [
        (label, sorted((r for r in requirements if r.level == level), key=_order))
        for level, label in _LEVELS
    ]
    rows = [(label, row) for label, row in rows if row]
    if not rows:
        return ""
    step, left, height = 17, 84, 30
    per_row = 26
    parts: list[str] = []
    y = 0
    for label, row in rows:
        met = sum(r.verdict == "strong" for r in row)
        parts.append(f'<text class="lab" x="0" y="{y + 19}">{label}</text>')
        for i, requirement in enumerate(row):
            x = left + (i % per_row) * step + 7
            cy = y + 14 + (i // per_row) * step
            parts.append(_mark(requirement, x, cy))
        across = left + min(len(row), per_row) * step + 8
        parts.append(f'<text class="num" x="{across}" y="{y + 19}">{met} of {len(row)}</text>')
        y += height + (len(row) - 1) // per_row * step
    width = left + per_row * step + 60
    widest = max(min(len(row), per_row) for _, row in rows)
    width = min(width, left + widest * step + 70)
    return _svg("Requirements met, partly met, or without a CV line", width, y, parts)


def look_fors(entries: Sequence[BriefLookFor]) -> str:
    """Draw two bars for each look-for, what the posting stresses above what the CV shows.

    Labels are plain text beside the bars, so that they keep their size on a phone. No style
    attributes: the web app's policy forbids them.
    """
    rows = "".join(
        f'<li><span class="lab">{escape(entry.title)}</span>'
        + _bar("ask", "posting", entry.emphasis)
        + _bar("cv", "CV", entry.strength)
        + "</li>"
        for entry in entries
    )
    return f'<ul class="bars">{rows}</ul>'


def _bar(kind: str, name: str, value: float) -> str:
    return (
        f'<svg class="bar {kind}" viewBox="0 0 100 10" preserveAspectRatio="none" '
        f'aria-hidden="true"><rect width="{max(value, 0.01) * 100:.0f}" height="10"/></svg>'
        f'<span class="num">{name} {value:.2f}</span>'
    )


def _order(requirement: BriefRequirement) -> int:
    return ("strong", "partial", "none").index(requirement.verdict)


def _mark(requirement: BriefRequirement, x: float, y: float) -> str:
    name = f"{requirement.id}: {WORDS[requirement.verdict]}"
    body = f'<title>{escape(name)}</title><circle class="m" cx="{x}" cy="{y}" r="6"/>'
    if requirement.verdict == "strong":
        body += f'<circle class="f" cx="{x}" cy="{y}" r="6"/>'
    elif requirement.verdict == "partial":
        body += f'<path class="f" d="M{x} {y - 6}a6 6 0 0 0 0 12z"/>'
    return f'<a href="#{requirement.id}"><g class="v {requirement.verdict}">{body}</g></a>'


def _svg(title: str, width: float, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {width:.0f} {height:.0f}" role="group" '
        f'aria-label="{escape(title)}" width="{width * 1.15:.0f}">'
        f"{''.join(parts)}</svg>"
    )
