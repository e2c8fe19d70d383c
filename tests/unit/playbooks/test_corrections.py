"""Where a source of the catalogue is wrong, the playbook says so, and never repeats the error.

Every check here is also run on a planted error, so that a check that sees nothing cannot pass.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

import pytest

from prebrief.playbooks import files
from prebrief.playbooks.coverage import read_catalogue
from prebrief.playbooks.slots import FACT_SLOT, fill_facts, walk_texts

FOLDER = files.DATA / files.DEFAULT
SENTENCE = re.compile(r"(?<=[.;:!?])\s+")
# Lists of words to recognise, and what stands there as the wrong answer.
NOT_SAID = frozenset({"lexicon", "red_flags", "speech", "triggers"})
WRONG_ON_PURPOSE = frozenset({"goes_wrong", "red_flags", "one", "cues", "terms", "covers"})

Entries = dict[str, list[dict[str, Any]]]


@cache
def raw() -> Entries:
    return files.read_entries(FOLDER)


@cache
def filled() -> Entries:
    shown = {fact["id"]: str(fact["display"]) for fact in raw()["facts"]}
    result: Entries = fill_facts(raw(), shown)
    return result


def entry(id_: str) -> dict[str, Any]:
    return next(each for each in _all(filled()) if each["id"] == id_)


def fact(id_: str) -> dict[str, Any]:
    return next(each for each in raw()["facts"] if each["id"] == id_)


def _all(entries: Entries) -> Iterator[dict[str, Any]]:
    for of_a_kind in entries.values():
        yield from of_a_kind


def said(entries: Entries) -> Iterator[tuple[str, str]]:
    """Give (entry id, text) of all that the playbook states as its own view."""
    for kind, of_a_kind in entries.items():
        if kind in NOT_SAID:
            continue
        for each in of_a_kind:
            for path, text in walk_texts(each):
                if not WRONG_ON_PURPOSE.intersection(path):
                    yield each["id"], text


def sentences(text: str) -> list[str]:
    return SENTENCE.split(text)


def covering(value: Any, row: str) -> Iterator[str]:
    """Give the texts of the innermost nests that claim to answer a row."""
    if isinstance(value, list):
        for child in value:
            yield from covering(child, row)
    elif isinstance(value, dict):
        if row in value.get("covers", ()):
            yield " ".join(text for path, text in walk_texts(value) if "covers" not in path)
        for child in value.values():
            yield from covering(child, row)


# --- the rows of type "caution" --------------------------------------------------------------


class Correction(NamedTuple):
    """What the texts that answer a row must say, and a text that would not do."""

    says: tuple[str, ...]
    wrong: str


CORRECTIONS = {
    "S0-83": Correction(
        (r'"firm"', r"put the real name of this hospital", r"own name, never"),
        "Ask what the firm expects of you.",
    ),
    "S1-51": Correction(
        (r"only the outline|rewrite", r"no measure", r"no (?:measure, no )?number"),
        "A good answer: we survey patients regularly, find the gaps and run projects.",
    ),
    "S1-64": Correction(
        (r"pairs headings with the wrong answers", r"budget", r"complaints", r"conflict"),
        "How do you handle a budget? Listen to the family and say sorry.",
    ),
    "S1-66": Correction(
        (r"chief medical officer|CMO", r"quality", r"medical staff", r"board"),
        "Role of a CMO",
    ),
    "S2-58": Correction(
        (r"wary|carry no evidence", r"cite nothing|cite your own"),
        "Follow these steps and you will be a director within a year.",
    ),
    "S3a-80": Correction(
        (r"advertisement", r"drop the brand|left out"),
        "Articles on the subject show which course to take.",
    ),
    "S3b-84": Correction(
        (r"advertising|[Ss]elf-promotion", r"[Kk]eep the pattern", r"replace every example"),
        "Our course shows how such a plan is sold.",
    ),
    "S3e-63": Correction(
        (r"without a source", r"None of them is a reason", r"employer's own vacancies"),
        "With a shortage of up to 3.2 million workers you will be in demand.",
    ),
    "S3h-65": Correction(
        (
            r"They don't",
            r"correct this",
            r"bonus(?:es)? (?:to|for) (?:the )?plan",
            r"hospital's own payment moves through readmission",
        ),
        "Five stars mean higher payments to a hospital.",
    ),
    "S3j-57": Correction(
        (r"do not agree", r"Quote none as a promise", r"measured baseline"),
        "Better territories raise revenue by 15%.",
    ),
    "S3j-58": Correction(
        (r"[Ll]eave the pitch out", r"your own data or an independent source"),
        "Close by asking for the course.",
    ),
}

# Rows of other types whose source is outdated, too wide or leaves something out.
ALSO_CORRECTED = {
    "S3d-26": Correction((r"was 2025's", r"2026"), "The cap is $2,000, new for 2025."),
    "S3f-29": Correction(
        (r"concerned another method", r"[Ll]eave both out"),
        "6S saved an industrial company $12 billion.",
    ),
    "S3f-47": Correction(
        (r"without a source", r"published set-up times"),
        "A known hospital cut its waits by half.",
    ),
    "S3h-04": Correction(
        (r"low- and middle-income", r"None of them says anything about this hospital"),
        "Poor care kills 5.7 to 8.4 million people a year.",
    ),
    "S3h-29": Correction(
        (r"isn't freedom from blame", r"reckless disregard is disciplined"),
        "In a just culture nobody need fear a report.",
    ),
}
ALL_CORRECTIONS = CORRECTIONS | ALSO_CORRECTED


def makes(correction: Correction, texts: list[str]) -> bool:
    together = " ".join(texts)
    return all(re.search(pattern, together) for pattern in correction.says)


def test_every_caution_of_the_catalogue_has_its_correction_here() -> None:
    cautions = {row.id for row in read_catalogue(FOLDER) if row.type == "caution"}
    assert cautions == set(CORRECTIONS)


@pytest.mark.parametrize("row", sorted(ALL_CORRECTIONS))
def test_the_answering_texts_make_the_correction(row: str) -> None:
    assert makes(ALL_CORRECTIONS[row], list(covering(list(_all(filled())), row)))


@pytest.mark.parametrize("row", sorted(ALL_CORRECTIONS))
def test_the_uncorrected_text_would_not_do(row: str) -> None:
    catalogue = {each.id: each.item for each in read_catalogue(FOLDER)}
    assert not makes(ALL_CORRECTIONS[row], [ALL_CORRECTIONS[row].wrong, catalogue[row]])


# --- errors that must stand nowhere ----------------------------------------------------------

STARS = re.compile(r"\b(?:[Ss]tars?|STARS?)(?! recruit)\b")
PAY = re.compile(
    r"\b(?:pays?|paying|payments?|paid|reimburse\w*|bonus(?:es)?|penalt\w+|dollars?)\b", re.I
)
NEGATED = re.compile(r"\b(?:not|never|no|neither|nor|apart|correct(?:ion)?)\b|n't\b", re.I)
PLANS = re.compile(r"\bplans?\b|\bAdvantage\b|\bbenchmark\b|\bloss ratio\b", re.I)


def ties_hospital_stars_to_pay(text: str) -> bool:
    if text.startswith("Correction"):
        return False
    for sentence in sentences(text):
        if not (STARS.search(sentence) and PAY.search(sentence)) or sentence.endswith("?"):
            continue
        of_plans = PLANS.search(sentence) and not re.search(r"hospital", sentence, re.I)
        refers_on = re.search(r"^Stars said to", sentence) and "correct this" in text
        if not (NEGATED.search(sentence) or of_plans or refers_on):
            return True
    return False


BLAME_FREE = re.compile(
    r"\bblame[- ]free|\bno[- ]blame|\bwithout (?:any )?blame|\bnobody is (?:ever )?punished", re.I
)


def calls_just_culture_blame_free(text: str) -> bool:
    return bool(
        re.search(r"just culture", text, re.I)
        and BLAME_FREE.search(text)
        and not re.search(r"isn't|\bnot\b|leave out|short of", text)
    )


def stops_before_recklessness(text: str) -> bool:
    """Console and coach are named, and the reckless tier is left out."""
    return bool(
        re.search(r"\bconsol", text)
        and re.search(r"\bcoach", text)
        and not re.search(r"reckless|disciplin|sanction", text)
    )


def names_a_lapsed_part_d_cap(text: str) -> bool:
    return any(
        re.search(r"\$2,000\b", sentence)
        and re.search(r"\bcap\b|out[- ]of[- ]pocket|\blimit\b", sentence, re.I)
        and not re.search(r"\b2025|\bbegan at\b|^With ", sentence)
        for sentence in sentences(text)
    )


def calls_the_employer_a_firm(text: str) -> bool:
    """Vendors, insurers and search firms may be firms; a hospital is not."""
    return any(
        re.search(r"\b(?:the|this|that|our|your|their)\s+(?:new\s+|hiring\s+)?firm\b", sentence)
        and not re.search(r"\bnever\b|put the real name|\bwebsite\b|\binvoice|\bvendor", sentence)
        for sentence in sentences(text)
    )


def sells_something(text: str) -> bool:
    return bool(
        re.search(
            r"https?://|\bwww\.|\benroll? (?:now|today)|\bsign up (?:now|today|for)|"
            r"\bour (?:own )?(?:course|academy|mini|newsletter)\b|\bstart your journey|"
            r"\blearn more about\b|\bsubscribe\b",
            text,
            re.I,
        )
    )


ERRORS: dict[Callable[[str], bool], tuple[str, ...]] = {
    ties_hospital_stars_to_pay: (
        "A five-star hospital gets higher payments from Medicare.",
        "Star ratings link the score to pay.",
        "Plan stars and hospital stars both bring a bonus.",
    ),
    calls_just_culture_blame_free: (
        "Just culture means that nobody is punished for an error.",
        "A just culture is a no-blame culture.",
    ),
    stops_before_recklessness: ("In a just culture we console errors and coach risky habits.",),
    names_a_lapsed_part_d_cap: (
        "The out-of-pocket cap is $2,000 a year.",
        "Part D now has a cap of $2,000.",
    ),
    calls_the_employer_a_firm: (
        "Say why you want to join the firm.",
        "What does your firm expect in ninety days?",
    ),
    sells_something: (
        "Learn more about the course and start your journey.",
        "See https://example.org for our academy.",
    ),
}
CASES = [(check, planted) for check, texts in ERRORS.items() for planted in texts]


@pytest.mark.parametrize("check", ERRORS, ids=lambda check: check.__name__)
def test_the_error_stands_nowhere(check: Callable[[str], bool]) -> None:
    assert [(id_, text) for id_, text in said(filled()) if check(text)] == []


@pytest.mark.parametrize(("check", "planted"), CASES)
def test_a_planted_error_is_seen(check: Callable[[str], bool], planted: str) -> None:
    plant: Entries = {"guides": [{"id": "g.planted", "points": [{"text": planted}]}]}
    assert [id_ for id_, text in said(plant) if check(text)] == ["g.planted"]


@pytest.mark.parametrize(
    ("check", "fair"),
    [
        (ties_hospital_stars_to_pay, "Plan stars pay plans, through a bonus to the benchmark."),
        (ties_hospital_stars_to_pay, "Hospital stars do not change payment."),
        (calls_just_culture_blame_free, "A just culture isn't blame-free."),
        (stops_before_recklessness, "Console error, coach drift, discipline reckless acts."),
        (names_a_lapsed_part_d_cap, "The cap of $2,000 was 2025's."),
        (calls_the_employer_a_firm, "A search firm rings; be firm about dates."),
    ],
)
def test_a_fair_sentence_passes(check: Callable[[str], bool], fair: str) -> None:
    assert not check(fair)


# Sellers whose articles were among the sources; hashed, so that no name stands here either.
BRANDS = frozenset({"dcdab047a587a7ea"})


def brands_in(text: str, digests: frozenset[str]) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return {word for word in words if sha256(word.encode()).hexdigest()[:16] in digests}


def test_no_seller_of_courses_is_named() -> None:
    for each in _all(raw()):
        for _, text in walk_texts(each):
            assert not brands_in(text, BRANDS)


def test_a_named_seller_would_be_seen() -> None:
    planted = frozenset({sha256(b"examplia").hexdigest()[:16]})
    assert brands_in("Take the Examplia course.", planted) == {"examplia"}


# --- corrections in the facts ----------------------------------------------------------------

CAPS = ("f.part_d_cap_2025", "f.part_d_cap_2026", "f.part_d_cap_2027_notice")


def holding(day: date) -> list[float]:
    """Give the values of the Part D caps that hold on a day."""
    return [
        each["value"]
        for each in map(fact, CAPS)
        if each["effective_from"] <= day <= each["effective_to"]
    ]


@pytest.mark.parametrize("month", range(1, 13))
def test_the_part_d_cap_of_each_year_holds_alone(month: int) -> None:
    assert holding(date(2025, month, 28)) == [2000]
    assert holding(date(2026, month, 28)) == [2100]


def test_the_first_cap_has_lapsed_and_names_its_successor() -> None:
    first = fact("f.part_d_cap_2025")
    assert first["effective_to"] == date(2025, 12, 31)
    assert first["replaced_by"] == "f.part_d_cap_2026"
    assert fact("f.part_d_cap_2026")["status"] == "verified"
    assert fact("f.part_d_cap_2027_notice")["status"] == "unverified"


def test_whoever_reads_of_the_cap_gets_the_current_one() -> None:
    for each in _all(raw()):
        for _, text in walk_texts(each):
            if "{f.part_d_cap_2025}" in text:
                assert "{f.part_d_cap_2026}" in text, each["id"]


REPLACED = {
    "f.fraud_targeted_2022": ("f.fraud_targeted_2023", r"survey of that year about the year"),
    "f.fraud_cases_older_claimed": ("f.fraud_cases_2024", r"older edition"),
    "f.lean_vm_claimed": ("f.lean_setup_cut", r"[Uu]nverified"),
}


@pytest.mark.parametrize("id_", sorted(REPLACED))
def test_a_dated_or_doubtful_figure_names_the_better_one(id_: str) -> None:
    better, why = REPLACED[id_]
    assert fact(id_)["replaced_by"] == better
    assert re.search(why, fact(id_)["note"])
    assert fact(better)["status"] == "verified"


NOT_TO_QUOTE = {
    "f.lean_ge_claimed": r"Six Sigma.*not evidence for 6S",
    "f.claimed_unsafe_deaths": r"low- and middle-income countries only",
    "f.claimed_qa_market": r"no use in an answer",
    "f.lean_market_claimed": r"no use in an answer",
    "f.workforce_gap_claimed": r"do not quote",
    "f.openings_claimed": r"do not quote",
    "f.education_market_claimed_now": r"no use in an answer",
    "f.ma_month_growth_claimed": r"One month only",
    "f.bls_growth_claimed": r"not re-checked",
    "f.territory_productivity": r"cite none as a promise",
    "f.territory_revenue_low": r"Conflicts",
    "f.territory_revenue_high": r"Conflicts",
    "f.territory_targets": r"marketing figure",
}
LABELLED = re.compile(
    r"[Cc]orrection|\b[Aa]rticles?\b|\bclaim|candidates repeat|that circulate|not re-checked|"
    r"one month|\bvendor"
)


@pytest.mark.parametrize("id_", sorted(NOT_TO_QUOTE))
def test_a_claim_without_support_says_so(id_: str) -> None:
    assert fact(id_)["status"] == "as_claimed"
    assert re.search(NOT_TO_QUOTE[id_], fact(id_)["note"])


def unlabelled(entries: Entries) -> list[tuple[str, str]]:
    """Find texts that print an unsupported claim as if it were a finding."""
    return [
        (id_, hit[1])
        for id_, text in said(entries)
        for hit in FACT_SLOT.finditer(text)
        if hit[1] in NOT_TO_QUOTE and not LABELLED.search(text)
    ]


def test_no_text_prints_an_unsupported_claim_as_a_finding() -> None:
    assert unlabelled(raw()) == []


def test_an_unlabelled_claim_would_be_seen() -> None:
    text = "Openings are many: {f.openings_claimed} a year."
    assert unlabelled({"guides": [{"id": "g.planted", "summary": text}]}) == [
        ("g.planted", "f.openings_claimed")
    ]


def test_the_claimed_uplifts_do_disagree() -> None:
    low, high = fact("f.territory_revenue_low"), fact("f.territory_revenue_high")
    assert low["high"] < high["value"]


def test_the_share_in_medicare_advantage_carries_its_denominator() -> None:
    assert "Part A and Part B" in fact("f.ma_share_2025")["note"]
    assert fact("f.ma_share_2025")["period"] or fact("f.ma_share_2025")["year"]
    assert fact("f.ma_share_2025_all")["value"] < fact("f.ma_share_2025")["value"]


# --- corrections in the entries --------------------------------------------------------------


def test_just_culture_has_all_its_tiers() -> None:
    definition = entry("k.just_culture")["definition"]
    tiers = ("consoled", "coached", "disciplined", "knowing", "purposeful")
    at = [definition.index(tier) for tier in tiers]
    assert at == sorted(at)
    assert "reckless" in definition


@pytest.mark.parametrize(
    ("row", "medium", "strong"),
    [
        ("S1-47", r"path unclear", r"[Oo]wn words.*answer given back"),
        ("S1-50", r"surveys and feedback with a general plan", r"measured effect"),
    ],
)
def test_a_model_answer_without_figures_earns_no_five(row: str, medium: str, strong: str) -> None:
    questions = [each for each in filled()["questions"] if row in each.get("covers", ())]
    assert questions
    for question in questions:
        anchors = question["anchors"]
        assert re.search(medium, anchors["three"])
        assert re.search(strong, anchors["five"])
        assert not re.search(medium, anchors["five"])


def test_the_four_mixed_up_headings_stand_over_their_own_texts() -> None:
    own = {
        "Money": r"budget",
        "Complaints": r"patient or family",
        "Conflict": r"\bteam\b",
        "Culture": r"work together, try things",
    }
    items = [item["text"] for item in entry("check.senior_topics")["items"]]
    assert len(items) == len(own)
    for text, (heading, pattern) in zip(items, own.items(), strict=True):
        assert text.startswith(heading)
        assert [name for name, words in own.items() if re.search(words, text)] == [heading], pattern


def test_the_empty_heading_on_the_role_is_filled() -> None:
    cmo = entry("rung.cmo")
    assert len(cmo["scope"].split()) >= 12
    assert len(cmo["proof"]) >= 3


def test_stars_and_payment_programs_are_kept_apart() -> None:
    (row,) = [
        row["cells"]
        for row in entry("g.quality_assurance_outside")["rows"]
        if row["cells"][0].startswith("Overall hospital star")
    ]
    hangs_on_it, not_true = row[2], row[3]
    assert not re.search(r"Medicare", hangs_on_it)
    assert "Medicare pays the hospital" in not_true
