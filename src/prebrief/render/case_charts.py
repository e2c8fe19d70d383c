"""A case's charts, drawn: one way for each kind, the figures in a table always beside."""

from collections.abc import Callable

from prebrief.records.case import Chart, ChartKind
from prebrief.render import case_bars, case_plots
from prebrief.render.drawing import Drawing, svg

KINDS: dict[ChartKind, Callable[[Chart, str], Drawing]] = {
    "bars": case_bars.bars,
    "waterfall": case_bars.waterfall,
    "tornado": case_bars.tornado,
    "spans": case_bars.spans,
    "lines": case_plots.lines,
    "control": case_plots.control,
    "histogram": case_plots.histogram,
    "scatter": case_plots.scatter,
    "radar": case_plots.radar,
}


def draw(chart: Chart, ident: str) -> str:
    """Draw a chart as SVG; ``ident`` is unique on its page.

    What it shows is its name and description; the numbers are read in the table, which whoever
    sets the page puts beside it.
    """
    parts, height = KINDS[chart.kind](chart, ident)
    return svg(ident, chart.title, chart.reading, height, parts)
