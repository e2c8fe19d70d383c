from builders_brief import made
from prebrief.records.document import Span
from prebrief.records.match import Tally
from prebrief.records.profile import Statement
from prebrief.select.opening import coverage
from prebrief.select.view import is_station


def test_three_proofs_from_the_cv_with_different_lines() -> None:
    proofs = made().plan.proofs
    assert len({p.start for p in proofs}) == 3
    text = made().case.cv.text
    assert all(text[p.start : p.end] == p.quote for p in proofs)


def test_must_haves_met_and_duties_open_make_the_contest() -> None:
    assert made().plan.opening == "must_over_duty"
    assert made().plan.opening_spans[0].doc == "job"


def test_coverage_counts_partly_as_half() -> None:
    assert coverage(Tally(met=1, partly=2, unmet=1)) == 0.5
    assert coverage(Tally(met=0, partly=0, unmet=0)) is None


def test_to_whom_one_answers_is_no_proof() -> None:
    line = Statement(
        id="s1", text="Reports to: system CMO.", kind="deed",
        span=Span(doc="cv", start=0, end=23, quote="Reports to: system CMO."),
    )  # fmt: skip
    assert is_station(line)
    assert not is_station(line.model_copy(update={"text": "Wrote reports to the board monthly."}))
