"""A hospital's inputs from CMS's own files, one file after another."""

from typing import Any

from prebrief.casebook.case import OwnTable
from prebrief.casebook.inputs import read_inputs
from prebrief.casebook.quality_money import cms
from prebrief.casebook.quality_money.inputs import Measure, QualityMoney
from prebrief.casebook.tables import Rows
from prebrief.errors import InputError
from prebrief.records.case import Column

COLUMNS = (
    Column(name=cms.ID, help="CMS certification number; enter the hospital's as facility_id."),
    Column(
        name="Excess Readmission Ratio",
        help="In the readmission file, one row for each measure, with Measure Name.",
        required=False,
    ),
    Column(
        name="Total HAC Score",
        help="In the hospital-acquired condition file, with Payment Reduction.",
        required=False,
    ),
    Column(
        name="Total Performance Score",
        help="In the value-based purchasing file.",
        required=False,
    ),
)
PUBLISHED_AFTER = 2
"""Fiscal years between the end of a readmission period and the payment year it decides."""


def read(rows: Rows, inputs: QualityMoney) -> QualityMoney:
    """Take a hospital's ratios, score or cut from whichever CMS file the rows are of.

    Shares of payments stay as entered: CMS's files do not have them.
    """
    if not inputs.facility_id:
        raise InputError(
            "case-inputs",
            "facility_id is needed to find the hospital in CMS's file.",
            fix="Enter its six-character certification number.",
            where="facility_id",
        )
    kind = cms.kind_of(rows)
    changes = {"readmissions": _ratios, "hac": _hac, "performance": _score}[kind](rows, inputs)
    return read_inputs(QualityMoney, inputs.model_dump() | changes)


def _ratios(rows: Rows, inputs: QualityMoney) -> dict[str, Any]:
    found = cms.readmissions(rows, inputs.facility_id)
    shares = {measure.condition: measure.payment_share for measure in inputs.measures}
    measures = [
        Measure(
            condition=condition,
            payment_share=shares.get(condition, 0.0),
            excess_ratio=ratio,
            peer_median=found.medians[condition],
        ).model_dump()
        for condition, ratio in found.ratios.items()
    ]
    return {"measures": measures, "data_year": inputs.data_year or _fiscal_year(found.period_end)}


def _hac(rows: Rows, inputs: QualityMoney) -> dict[str, Any]:
    found = cms.hac(rows, inputs.facility_id)
    return {
        "hac_score": found.score,
        "hac_cut_off": found.cut_off,
        "hac_cut": "unknown" if found.cut is None else "yes" if found.cut else "no",
        "data_year": found.year or inputs.data_year,
    }


def _score(rows: Rows, inputs: QualityMoney) -> dict[str, Any]:
    """Take the mean along: the program pays out what it withholds, which gives the slope."""
    found = cms.performance(rows, inputs.facility_id)
    return {
        "performance_score": found.score,
        "slope": None,
        "mean_score": found.mean,
        "data_year": found.year or inputs.data_year,
    }


def _fiscal_year(period_end: str) -> str:
    """Give the payment year that a readmission file is about."""
    year = period_end.strip()[-4:]
    return str(int(year) + PUBLISHED_AFTER) if year.isdigit() else ""


OWN_TABLE = OwnTable(columns=COLUMNS, read=read)
