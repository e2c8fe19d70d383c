from builders_brief import made
from prebrief.select.concepts import MOST, choose_concepts


def test_enough_concepts_and_none_twice() -> None:
    ids = [c.concept_id for c in made().plan.concepts]
    assert 6 <= len(ids) <= MOST
    assert len(ids) == len(set(ids))


def test_none_that_the_setting_avoids_or_that_belongs_elsewhere() -> None:
    by_id = {c.id: c for c in made().playbook.concepts}
    for chosen in made().plan.concepts:
        assert made().view.fits_setting(by_id[chosen.concept_id].settings) > 0


def test_reasons_cite_the_line_that_calls_for_it() -> None:
    for chosen in made().plan.concepts:
        for reason in chosen.reasons:
            assert reason.cite is None or reason.cite in chosen.job_spans + chosen.cv_spans


def test_what_the_questions_touch_comes_sooner() -> None:
    view = made().view
    last = choose_concepts(view, {})[-1].concept_id
    again = [c.concept_id for c in choose_concepts(view, {last: 1.0})]
    assert again.index(last) <= MOST - 1
