from datetime import date

from builders_brief import brief_for, made, plan_for
from prebrief.playbooks.schema import Fact


def test_concepts_have_checks_with_answers() -> None:
    for concept in made().brief.concepts:
        assert len(concept.check) == len(concept.answers) >= 3
        assert concept.say and concept.goes_wrong and concept.why


def test_a_worked_example_gives_its_result() -> None:
    for concept in made().brief.concepts:
        assert "{result}" not in concept.worked_example


def test_a_lapsed_figure_is_marked_and_named_in_a_notice() -> None:
    plan = plan_for(made().case, made().playbook, interview=date(2031, 5, 1))
    brief = brief_for(made().case, made().playbook, plan)
    facts = {f.display: f for f in made().playbook.facts if isinstance(f, Fact)}
    shown = [r for c in brief.concepts for r in c.ranges]
    for figure in shown:
        fact = facts.get(figure.value)
        if fact and fact.effective_to:
            assert figure.lapsed == any(
                f.effective_to is not None and f.effective_to < date(2031, 5, 1)
                for f in made().playbook.facts
                if f.display == figure.value
            )
    lapsed = [figure for figure in shown if figure.lapsed]
    notices = [n.text for n in brief.notices if n.code == "fact-lapsed"]
    assert bool(lapsed) == bool(notices)
    assert all(any(figure.value in text for text in notices) for figure in lapsed)


def test_drills_and_cases_are_whole() -> None:
    brief = made().brief
    assert all(d.prompt and len(d.skeleton) >= 3 and len(d.rubric) >= 3 for d in brief.drills)
    assert all(c.why and c.panel_questions for c in brief.cases)
