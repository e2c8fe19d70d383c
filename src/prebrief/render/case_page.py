"""A worked case as one self-contained HTML page, and its result as a part of another page."""

from markupsafe import Markup

from prebrief.records.case import CaseSheet, Chart, Solution
from prebrief.render.case_charts import draw
from prebrief.render.case_words import VERDICTS, input_tables, numeric, standing
from prebrief.render.page import TEMPLATES, environment, house_styles


def to_html(sheet: CaseSheet, solution: Solution) -> str:
    """Set a worked case as one page that needs no other file, no script and no network."""
    return (
        environment()
        .get_template("case.html.jinja")
        .render(
            sheet=sheet,
            solution=solution,
            inputs=input_tables(sheet, solution),
            styles=Markup(house_styles() + styles()),
            **_GIVEN,
        )
    )


def result_part(solution: Solution) -> str:
    """Set the answer, its steps, charts and sources, to stand inside a page with ``styles``."""
    parts = environment().get_template("case_parts.html.jinja").make_module(dict(_GIVEN))
    return str(parts.result(solution, VERDICTS))  # type: ignore[attr-defined]


def panel_part(sheet: CaseSheet) -> str:
    """Set what panels ask about a case, and what its model leaves out."""
    parts = environment().get_template("case_parts.html.jinja").make_module(dict(_GIVEN))
    return str(parts.panel(sheet))  # type: ignore[attr-defined]


def styles() -> str:
    """Give the rules that colour a case's charts and set its result, light, dark and print."""
    return (TEMPLATES / "case.css").read_text(encoding="utf-8")


def _drawn(chart: Chart, ident: str) -> Markup:
    return Markup(draw(chart, ident))


_GIVEN = {"draw": _drawn, "numeric": numeric, "standing": standing, "words": VERDICTS}
