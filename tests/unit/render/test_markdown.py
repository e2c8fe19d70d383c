"""Markdown holds the same sections, and takes nothing from the files for mark-up."""

from builders_brief import made
from prebrief.records.brief import Brief
from prebrief.render.markdown import to_markdown


def test_every_section_is_there() -> None:
    text = to_markdown(made().brief)
    for heading in ("Day card", "Fit", "Likely questions", "Your stories", "Plan to the day"):
        assert f"\n## {heading}\n" in text
    for question in made().brief.questions:
        assert question.tests.split()[0] in text


def test_text_from_the_files_is_escaped() -> None:
    fields = made().brief.model_dump(by_alias=True)
    fields["candidate"]["name"] = "*Bold* <b>_x_</b> [a](b)"
    first = to_markdown(Brief.model_validate(fields)).splitlines()[0]
    assert first.startswith(r"# \*Bold\* \<b\>\_x\_\</b\> \[a\](b)")
