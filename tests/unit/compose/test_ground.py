"""The checker must reject each kind of planted fault, and pass the brief as it is."""

from hypothesis import given
from hypothesis import strategies as st

from builders_brief import made
from prebrief.compose.ground import blocks, check, figures, names, unsupported
from prebrief.records.brief import Brief


def faults(brief: Brief) -> set[tuple[str, str]]:
    return {(fault.where, fault.kind) for fault in check(brief, made().playbook)}


def with_story(**update: object) -> Brief:
    brief = made().brief
    story = brief.stories[0].model_copy(update=update)
    return brief.model_copy(update={"stories": (story, *brief.stories[1:])})


def test_the_brief_as_written_is_grounded() -> None:
    assert check(made().brief, made().playbook) == []


def test_an_invented_figure_is_caught() -> None:
    story = made().brief.stories[0]
    planted = with_story(result=f"{story.result} It saved $731,000.")
    assert (f"stories.{story.id}.result", "figure") in faults(planted)


def test_a_changed_quotation_is_caught() -> None:
    story = made().brief.stories[0]
    planted = with_story(action="You did this: “rebuilt the whole service alone”.")
    assert (f"stories.{story.id}.action", "quote") in faults(planted)


def test_a_shifted_cite_is_caught() -> None:
    brief = made().brief
    cite = brief.requirements[0].cite
    moved = cite.model_copy(update={"start": cite.start + 1, "end": cite.end + 1})
    item = brief.requirements[0].model_copy(update={"cite": moved})
    planted = brief.model_copy(update={"requirements": (item, *brief.requirements[1:])})
    assert any(kind == "cite" for _, kind in faults(planted))


def test_an_invented_line_on_the_day_card_is_caught() -> None:
    head = made().brief.headline
    line = head.proofs[0].model_copy(update={"text": "Mortality fell by 47.3 percent."})
    planted = made().brief.model_copy(
        update={"headline": head.model_copy(update={"proofs": (line, *head.proofs[1:])})}
    )
    assert ("headline.proofs[0]", "figure") in faults(planted)


def test_every_part_that_speaks_of_the_candidate_is_looked_at() -> None:
    places = {where.split(".")[0].split("[")[0] for where, _, _ in blocks(made().brief)}
    assert {
        "headline", "look_fors", "requirements", "questions", "stories", "concepts",
        "smart_questions", "gaps", "cv_edits", "awkward", "first_90_days", "career",
    } <= places  # fmt: skip


def test_blanks_and_labels_are_no_figures() -> None:
    assert figures("⟨12 of 14⟩ see Q3 and D-14") == set()
    assert figures("$11.40M over 1,050 beds") == {"11.4", "1050"}


def test_names_are_words_in_capitals_within_a_sentence() -> None:
    assert names("We worked with Mercy Fork on it.") == {"Mercy", "Fork"}
    assert names("Then we left.") == set()


@given(st.integers(1000, 99999))
def test_a_figure_no_source_holds_is_unsupported(value: int) -> None:
    assert unsupported(f"we saved {value} days", ["we saved days"]) == {str(value)}
    assert unsupported(f"we saved {value} days", [f"{value} days"]) == set()
