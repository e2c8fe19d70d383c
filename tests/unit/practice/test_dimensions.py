from tests.unit.practice.examples import QUESTION, STRONG

from prebrief.playbooks.load import load
from prebrief.practice.dimensions import JUDGES
from prebrief.practice.score import COMPETENCY, score
from prebrief.records.answer import DimensionScore


def judged(answer: str, name: str, question: str = QUESTION) -> DimensionScore:
    result = score(answer, question=question, playbook=load())
    return next(d for d in result.dimensions if d.id == f"dim.{name}")


def test_the_rubric_and_the_judges_know_the_same_dimensions() -> None:
    assert {d.id for d in load().rubric} == {*JUDGES, COMPETENCY}


def test_weights_of_each_form_of_question_make_a_whole() -> None:
    for form in ("story", "plan", "motive", "belief"):
        total = sum(d.weights[form] for d in load().rubric)
        assert 0.99 < total < 1.05, form


def without(part: str) -> str:
    start = STRONG.index(part)
    return STRONG[:start] + STRONG[STRONG.index(". ", start) + 2 :]


def test_leaving_out_the_result_costs_the_result() -> None:
    bare = without("In the year after").replace(
        "We baked forty of hers on the Monday and sold them by nine. ", ""
    )
    assert judged(bare, "result").level < judged(STRONG, "result").level


def test_leaving_out_the_fault_costs_the_reflection() -> None:
    bare = STRONG[: STRONG.index("I should have")].replace("I told nobody before the Saturday.", "")
    assert judged(bare, "reflection").level < judged(STRONG, "reflection").level


def test_a_pair_of_figures_beats_praise() -> None:
    praised = STRONG.replace(
        "In the year after we sold 120 a week, where the old loaf had sold 70.",
        "The results exceeded all expectations and everyone was pleased.",
    )
    assert judged(praised, "result").level <= judged(STRONG, "result").level
    assert "120" not in " ".join(span.quote for span in judged(praised, "result").spans)


def test_a_question_about_a_fault_is_not_answered_without_one() -> None:
    proud = (
        "In May I opened a second shop on the square with my cousin. We painted it ourselves over "
        "a weekend. By the autumn it sold more than the first, and the mayor came for his rolls."
    )
    found = judged(proud, "answers", "What was your biggest mistake as a baker?")
    assert found.level <= 3
    assert found.gap == next(
        g.text
        for d in load().rubric
        if d.id == "dim.answers"
        for g in d.gaps
        if g.when == "no_fault"
    )


def test_every_gap_that_a_judge_may_name_is_in_the_rubric() -> None:
    """A slug without a text would fall back on the first gap; each dimension has that one."""
    for dimension in load().rubric:
        slugs = [gap.when for gap in dimension.gaps]
        assert len(slugs) == len(set(slugs))
        assert dimension.id == "dim.answers" or "none" in slugs
