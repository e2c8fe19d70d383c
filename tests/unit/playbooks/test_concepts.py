import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import yaml

from prebrief.playbooks.files import DATA, DEFAULT
from prebrief.playbooks.formulas import evaluate, recompute, variables_in
from prebrief.playbooks.schema import Concept, Fact

UK = "setting.uk_nhs_trust"
SLOT = re.compile(r"\{([^}]*)\}")
# A share, an amount of money, a year: they belong in the facts, where they carry a date.
NAKED_FIGURE = re.compile(r"[$£]\s?\d|\d\s?%|\d+(?:\.\d+)? per ?cent\b|\b(?:19|20)\d\d\b")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
IN_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def entries(kind: str) -> list[dict[str, Any]]:
    folder = DATA / DEFAULT
    return [
        item
        for path in sorted(folder.glob(f"{kind}.*yaml"))
        for item in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)[kind]
    ]


FACTS = {fact.id: fact for fact in msgspec.convert(entries("facts"), list[Fact])}
CONCEPTS = {concept.id: concept for concept in msgspec.convert(entries("concepts"), list[Concept])}
WITH_FORMULA = [concept for concept in CONCEPTS.values() if concept.formula]


def by_id(entry: Fact | Concept) -> str:
    return entry.id


def texts(concept: Concept) -> Iterator[str]:
    """Give what is said in general; worked examples and checks may hold numbers of their own."""
    yield from (concept.title, concept.why, concept.definition, concept.say, concept.goes_wrong)
    yield concept.caution
    yield from (item.text for item in concept.items)
    yield from (each.note for each in concept.ranges)
    if concept.formula:
        yield concept.formula.text
        yield from (variable.means for variable in concept.formula.variables)


def all_texts(concept: Concept) -> Iterator[str]:
    yield from texts(concept)
    yield from (text for check in concept.checks for text in (check.question, check.answer))
    if concept.worked_example:
        yield concept.worked_example.story


def test_ids_are_given_once() -> None:
    assert len(FACTS) == len(entries("facts"))
    assert len(CONCEPTS) == len(entries("concepts"))


@pytest.mark.parametrize("concept", WITH_FORMULA, ids=by_id)
def test_a_worked_example_comes_out_as_printed(concept: Concept) -> None:
    assert concept.formula
    assert concept.worked_example
    assert recompute(concept.formula, concept.worked_example) == concept.worked_example.result


@pytest.mark.parametrize("concept", WITH_FORMULA, ids=by_id)
def test_a_formula_uses_just_the_variables_it_declares(concept: Concept) -> None:
    assert concept.formula
    assert concept.worked_example
    declared = [variable.name for variable in concept.formula.variables]
    assert sorted(declared) == sorted(variables_in(concept.formula.expression))
    assert sorted(declared) == sorted(concept.worked_example.inputs)


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=by_id)
def test_an_example_stands_with_its_formula_and_shows_its_result(concept: Concept) -> None:
    assert bool(concept.formula) == bool(concept.worked_example)
    if concept.worked_example:
        assert concept.worked_example.reading.count("{result}") == 1


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=by_id)
def test_every_reference_leads_somewhere(concept: Concept) -> None:
    assert {each.fact for each in concept.ranges} <= FACTS.keys()
    assert set(concept.related) <= CONCEPTS.keys() - {concept.id}
    for text in all_texts(concept):
        assert set(SLOT.findall(text)) <= FACTS.keys()


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=by_id)
def test_figures_come_from_the_facts(concept: Concept) -> None:
    for text in texts(concept):
        assert not NAKED_FIGURE.search(text), text


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=by_id)
def test_a_concept_has_what_the_brief_prints(concept: Concept) -> None:
    assert 3 <= len(concept.cues) <= 8
    assert len(set(concept.cues)) == len(concept.cues)
    assert len({check.question for check in concept.checks}) == len(concept.checks)
    assert not concept.say.startswith('"')


def test_law_insurance_and_risk_carry_their_caution() -> None:
    cautious = {"law", "insurance"}
    exempt = {"k.ethics_money"}  # speaks of no statute
    for concept in CONCEPTS.values():
        if concept.topic in cautious and concept.id not in exempt:
            assert "Not legal" in concept.caution, concept.id
    for concept_id in ("k.npdb", "k.peer_review", "k.capitation", "k.risk_adjustment", "k.fmv"):
        assert "Not legal" in CONCEPTS[concept_id].caution


def test_american_payment_stays_out_of_british_briefs() -> None:
    american = {"quality_money", "value_based", "medicare", "insurance"}
    shared = {"k.readmissions", "k.mortality_oe"}  # measured in both countries
    for concept in CONCEPTS.values():
        if concept.topic == "uk":
            assert concept.settings == (UK,), concept.id
        if concept.topic in american and concept.id not in shared:
            assert UK not in concept.settings and "any" not in concept.settings, concept.id


@pytest.mark.parametrize(
    ("concept_id", "result"),
    [
        ("k.capitation", 1_644_000),
        ("k.part_d", 11_928),
        ("k.part_d_patient", 2_100),
        ("k.part_d_maker", 3_283),
        ("k.part_d_medicare", 2_689),
        ("k.part_d_threshold", 6_555),
        ("k.claims_made", 127_875),
        ("k.policy_limits", 3.0),
        ("k.territory_balance", 0.887),
        ("k.quota", 1_200_000),
        ("k.hrrp", 0.934),
        ("k.hvbp", -0.109),
        ("k.sir", 0.74),
        ("k.spc", 0.219),
        ("k.alos_gmlos", 4.12),
        ("k.early_payment_discount", 0.446),
        ("k.denials", 18_775.35),
        ("k.six_s", 39_000),
        ("k.segregation_of_duties", 5_000_000),
        ("k.risk_adjustment", -1_122_000),
    ],
)
def test_the_numbers_panels_know_come_out_right(concept_id: str, result: float) -> None:
    example = CONCEPTS[concept_id].worked_example
    assert example
    assert example.result == result


def test_the_four_shares_of_a_drug_add_up_to_its_price() -> None:
    shares = [
        CONCEPTS[f"k.part_d{who}"].worked_example for who in ("", "_patient", "_maker", "_medicare")
    ]
    assert sum(example.result for example in shares if example) == 20_000


def test_a_formula_answers_to_a_change_of_its_inputs() -> None:
    formula = CONCEPTS["k.capitation"].formula
    example = CONCEPTS["k.capitation"].worked_example
    assert formula
    assert example
    dearer = example.inputs | {"cost": example.inputs["cost"] + 30}
    assert evaluate(formula.expression, dearer) == pytest.approx(924_000)


@pytest.mark.parametrize("fact", FACTS.values(), ids=by_id)
def test_a_fact_has_a_figure_and_its_dates_run_forward(fact: Fact) -> None:
    if fact.unit not in {"date", "finding", "citation"}:
        assert fact.value is not None or fact.low is not None or "times" in fact.unit
    if fact.low is not None and fact.high is not None:
        assert fact.low <= fact.high
    if fact.effective_from and fact.effective_to:
        assert fact.effective_from <= fact.effective_to


@pytest.mark.parametrize("fact", FACTS.values(), ids=by_id)
def test_what_is_printed_is_what_is_stored(fact: Fact) -> None:
    printed = [float(number.replace(",", "")) for number in NUMBER.findall(fact.display)]
    stored = [number for number in (fact.value, fact.low, fact.high) if number is not None]
    if not printed or not stored or fact.unit in {"years", "seconds", "units", "days"}:
        return
    scales = [1.0] + [scale for word, scale in IN_WORDS.items() if word in fact.display]
    possible = {round(abs(number) * scale, 6) for number in printed for scale in scales}
    possible |= set(printed)
    assert any(round(abs(number), 6) in possible for number in stored), fact.display


def test_a_fact_that_was_replaced_names_a_later_one() -> None:
    for fact in FACTS.values():
        if fact.replaced_by:
            later = FACTS[fact.replaced_by]
            assert later.id != fact.id
            assert later.replaced_by != fact.id
            if fact.effective_from and later.effective_from:
                assert fact.effective_from <= later.effective_from


def test_a_claim_of_a_source_is_never_shown_as_checked() -> None:
    for fact in FACTS.values():
        if "as claimed" in fact.source:
            assert fact.status == "as_claimed", fact.id
        if "recalled" in fact.source or "no source seen" in fact.source:
            assert fact.status == "unverified", fact.id
