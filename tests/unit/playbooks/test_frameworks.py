"""The crosswalk: every id that a framework names exists, and nothing of ours is left out of all."""

import pytest

from prebrief.playbooks.entry import ANY
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Framework

PLAYBOOK = load()
FRAMEWORKS = {one.id: one for one in PLAYBOOK.frameworks}
COMPETENCIES = {one.id for one in PLAYBOOK.competencies}
LOOK_FORS = {one.id for one in PLAYBOOK.look_fors}


def named_by(framework: Framework) -> set[str]:
    return {one for domain in framework.domains for one in domain.competencies}


def test_the_six_published_frameworks_are_there() -> None:
    assert set(FRAMEWORKS) == {"fw.ache", "fw.nchl", "fw.aapl", "fw.fmlm", "fw.nhs", "fw.mgma"}


@pytest.mark.parametrize("framework", PLAYBOOK.frameworks, ids=lambda one: one.id)
def test_every_id_that_a_framework_names_exists(framework: Framework) -> None:
    assert named_by(framework) - COMPETENCIES - LOOK_FORS == set()
    settings = {one.id for one in PLAYBOOK.settings} | {ANY}
    assert set(framework.settings) - settings == set()


@pytest.mark.parametrize("framework", PLAYBOOK.frameworks, ids=lambda one: one.id)
def test_every_domain_says_what_of_ours_answers_it(framework: Framework) -> None:
    codes = [domain.code for domain in framework.domains]
    assert len(set(codes)) == len(codes)
    assert all(domain.competencies for domain in framework.domains)
    for domain in framework.domains:
        assert len(set(domain.competencies)) == len(domain.competencies), domain.code


def test_every_competency_and_look_for_is_reached_by_a_framework() -> None:
    reached = set().union(*map(named_by, PLAYBOOK.frameworks))
    assert (COMPETENCIES | LOOK_FORS) - reached == set()


def test_every_competency_is_tested_by_a_question_of_the_bank() -> None:
    asked = {one for question in PLAYBOOK.questions for one in question.competencies}
    assert COMPETENCIES - asked == set()


def test_every_look_for_has_a_competency_under_it() -> None:
    assert {one.look_for for one in PLAYBOOK.competencies} == LOOK_FORS


def test_an_nhs_panel_gets_the_frameworks_of_the_nhs_and_no_others() -> None:
    nhs = {one.id for one in PLAYBOOK.frameworks if "setting.uk_nhs_trust" in one.settings}
    assert nhs == {"fw.fmlm", "fw.nhs"}


def test_every_persona_has_questions_that_exist_and_can_be_asked_where_they_sit() -> None:
    questions = {one.id: one for one in PLAYBOOK.questions}
    for persona in PLAYBOOK.personas:
        assert 0 < len(persona.questions) <= 12, persona.id
        assert len(set(persona.questions)) == len(persona.questions), persona.id
        for one in persona.questions:
            assert persona.id in questions[one].asked_by, (persona.id, one)
            here, there = set(persona.settings), set(questions[one].settings)
            assert ANY in here | there or here & there, (persona.id, one)
