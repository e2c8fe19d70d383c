"""Charts say in words what they draw, and draw what is there."""

import re

from builders_brief import made
from prebrief.render.charts import coverage, look_fors


def test_each_requirement_has_its_mark() -> None:
    written = made().brief
    chart = coverage(written.requirements)
    assert chart.count("<title>") == len(written.requirements)
    for requirement in written.requirements:
        assert f'href="#{requirement.id}"' in chart


def test_no_requirement_no_chart() -> None:
    assert coverage(()) == ""


def test_bars_are_as_long_as_the_values() -> None:
    written = made().brief
    lengths = [int(hit) for hit in re.findall(r'rect width="(\d+)"', look_fors(written.look_fors))]
    wanted = [v for entry in written.look_fors for v in (entry.emphasis, entry.strength)]
    assert lengths == [max(1, round(value * 100)) for value in wanted]
