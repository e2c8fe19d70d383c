"""The federal quality programs: worked figures, invariants, and CMS's own files."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prebrief.casebook.case import run
from prebrief.casebook.quality_money import cms
from prebrief.casebook.quality_money.inputs import QualityMoney
from prebrief.casebook.registry import find
from prebrief.casebook.tables import rows_of
from prebrief.errors import InputError, NotFoundError
from unit.casebook.harness import facts, value, worked

CASE = find("quality-money")
ROOT = Path(__file__).parents[3]
CMS = Path(os.environ.get("PREBRIEF_CMS", ROOT.parent / "shared" / "data" / "cms"))
RELEASE = CMS / "2024-07"
real = pytest.mark.skipif(not RELEASE.is_dir(), reason="CMS's files are not beside the checkout")
MEASURES = [
    {"condition": "heart failure", "payment_share": 12, "excess_ratio": 1.05},
    {"condition": "pneumonia", "payment_share": 8, "excess_ratio": 1.03},
]


def test_the_readmission_cut_of_a_hospital() -> None:
    solution = worked(CASE, base_payments=60e6, measures=MEASURES)
    assert solution.figure("hrrp_percent").display == "0.934%"
    assert round(solution.figure("hrrp").value or 0) == 560_608
    assert {"f.hrrp_nm_fy2027", "f.hrrp_median_hf_group1"} <= {f.id for f in solution.facts}


def test_value_based_purchasing_of_a_hospital() -> None:
    solution = worked(CASE, base_payments=60e6, performance_score=40, slope=2.6)
    assert solution.figure("hvbp_percent").display == "−0.109%"
    assert value(CASE, "hvbp", base_payments=60e6, performance_score=40, slope=2.6) == (
        pytest.approx(60e6 * (0.02 * 40 / 110 * 2.6 - 0.02))
    )
    assert value(CASE, "hvbp_break_even", slope=2.75) == pytest.approx(40)


def test_the_ceilings() -> None:
    assert value(CASE, "hrrp_ceiling", base_payments=60e6) == pytest.approx(1.8e6)
    assert value(CASE, "hvbp_ceiling", base_payments=60e6) == pytest.approx(1.2e6)
    assert value(CASE, "hac_ceiling", base_payments=60e6) == pytest.approx(0.6e6)
    assert value(CASE, "at_risk", base_payments=60e6) == pytest.approx(3.6e6)


def test_the_worst_quarter_is_all_or_nothing() -> None:
    below = {"base_payments": 60e6, "hac_score": 0.3, "hac_cut_off": 0.31}
    assert value(CASE, "hac", **below) == 0
    assert value(CASE, "hac", **below | {"hac_score": 0.32}) == pytest.approx(0.6e6)
    assert value(CASE, "hac", **below, hac_cut="yes", all_payments=70e6) == pytest.approx(0.7e6)


ratios = st.floats(0.5, 2.0)


@settings(max_examples=60, deadline=None)
@given(first=ratios, second=ratios, base=st.floats(0, 1e9))
def test_the_cut_is_never_a_gain_and_never_above_the_cap(
    first: float, second: float, base: float
) -> None:
    measures = [
        {"condition": "heart failure", "payment_share": 60, "excess_ratio": first},
        {"condition": "COPD", "payment_share": 40, "excess_ratio": second},
    ]
    cut = value(CASE, "hrrp", measures=measures, base_payments=base)
    assert -1e-9 <= cut <= 0.03 * base + 1e-6
    only = value(CASE, "hrrp", measures=measures[:1], base_payments=base)
    assert only <= cut + 1e-6


@settings(max_examples=40, deadline=None)
@given(score=st.floats(0, 109), more=st.floats(0, 1), slope=st.floats(0, 10))
def test_a_better_score_never_pays_less(score: float, more: float, slope: float) -> None:
    before = value(CASE, "hvbp", performance_score=score, slope=slope)
    after = value(CASE, "hvbp", performance_score=score + more, slope=slope)
    assert after >= before - 1e-6
    assert before >= -value(CASE, "hvbp_ceiling") - 1e-6


def test_an_estimated_slope_pays_the_mean_hospital_what_was_withheld() -> None:
    inputs = {"slope": None, "mean_score": 31.7, "performance_score": 31.7}
    assert value(CASE, "hvbp", **inputs) == pytest.approx(0, abs=1e-6)


def test_more_than_all_payments_cannot_be_shared_out() -> None:
    with pytest.raises(InputError):
        worked(
            CASE,
            measures=[MEASURES[0] | {"payment_share": 90}, MEASURES[1] | {"payment_share": 20}],
        )
    with pytest.raises(InputError):
        worked(CASE, measures=[MEASURES[0], MEASURES[0]])


HRRP = """"Facility Name","Facility ID","State","Measure Name","Number of Discharges","Footnote","Excess Readmission Ratio","Predicted Readmission Rate","Expected Readmission Rate","Number of Readmissions","Start Date","End Date"
ONE,010001,AL,READM-30-HF-HRRP,616,,1.1003,23.1,21.0,149,07/01/2019,06/30/2022
ONE,010001,AL,READM-30-CABG-HRRP,N/A,1,N/A,N/A,N/A,N/A,07/01/2019,06/30/2022
TWO,020002,AK,READM-30-HF-HRRP,200,,0.9003,23.1,21.0,40,07/01/2019,06/30/2022
"""  # noqa: E501 - the layout is CMS's


def loaded(text: str, facility_id: str = "010001") -> QualityMoney:
    assert CASE.own_table
    return CASE.own_table.read(rows_of(text.encode()), QualityMoney(facility_id=facility_id))


def test_a_readmission_file_gives_ratios_and_medians() -> None:
    inputs = loaded(HRRP)
    (heart_failure,) = inputs.measures
    assert heart_failure.condition == "heart failure"
    assert heart_failure.excess_ratio == 1.1003
    assert heart_failure.peer_median == pytest.approx(1.0003)
    assert heart_failure.payment_share == 12
    assert inputs.data_year == "2024"
    assert any("national" in caution for caution in run(CASE, inputs, facts()).cautions)


def test_an_unknown_hospital_or_file_is_said_to_be_so() -> None:
    with pytest.raises(NotFoundError):
        loaded(HRRP, "999999")
    with pytest.raises(InputError):
        loaded("a,b\n1,2\n")
    with pytest.raises(InputError) as caught:
        loaded(HRRP, "")
    assert "facility_id" in caught.value.message


def rows(name: str) -> list[dict[str, str]]:
    return rows_of((RELEASE / name).read_bytes())


@real
def test_a_real_hospital_from_the_three_real_files() -> None:
    assert CASE.own_table
    inputs = QualityMoney(facility_id="010001")
    for name in (
        "FY_2024_Hospital_Readmissions_Reduction_Program_Hospital.csv.gz",
        "FY_2024_HAC_Reduction_Program_Hospital.csv.gz",
        "hvbp_tps.csv.gz",
    ):
        inputs = CASE.own_table.read(rows(name), inputs)
    ratios = {measure.condition: measure.excess_ratio for measure in inputs.measures}
    assert ratios["heart failure"] == 1.1003
    assert inputs.hac_cut == "no"
    assert inputs.hac_score == pytest.approx(0.2040)
    assert inputs.performance_score == pytest.approx(15.583333333)
    assert inputs.data_year == "2024"
    solution = run(CASE, inputs, facts())
    assert (solution.figure("hrrp").value or 0) > 0
    assert (solution.figure("hvbp").value or 0) < 0


@real
def test_the_real_worst_quarter_is_where_the_edge_says() -> None:
    table = rows("FY_2024_HAC_Reduction_Program_Hospital.csv.gz")
    edge = cms.hac(table, "010001").cut_off
    assert edge is not None
    told = [row for row in table if row["Payment Reduction"] in {"Yes", "No"}]
    scored = [row for row in told if row["Total HAC Score"] not in {"N/A", ""}]
    assert len(scored) > 2_900
    assert all(
        (float(row["Total HAC Score"]) > edge) == (row["Payment Reduction"] == "Yes")
        for row in scored
    )
