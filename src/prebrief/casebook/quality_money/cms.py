"""CMS's own hospital files, as rows: readmissions, hospital-acquired conditions, performance.

Traps of these files: identifiers keep leading zeros, missing values are words, and the measures'
periods are years before the payment year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from prebrief.casebook.quality_money.inputs import Condition
from prebrief.casebook.tables import Rows, number
from prebrief.errors import InputError, NotFoundError

CONDITIONS: dict[str, Condition] = {
    "READM-30-AMI-HRRP": "heart attack",
    "READM-30-HF-HRRP": "heart failure",
    "READM-30-PN-HRRP": "pneumonia",
    "READM-30-COPD-HRRP": "COPD",
    "READM-30-CABG-HRRP": "bypass surgery",
    "READM-30-HIP-KNEE-HRRP": "hip or knee",
}
ID = "Facility ID"
_RATIO = "Excess Readmission Ratio"
_HAC = "Total HAC Score"
_SCORE = "Total Performance Score"


@dataclass(frozen=True, kw_only=True)
class HospitalRatios:
    """Readmission ratios of one hospital, and each condition's national median."""

    ratios: dict[Condition, float]
    medians: dict[Condition, float]
    period_end: str


@dataclass(frozen=True, kw_only=True)
class HospitalHac:
    """A hospital's condition score, whether it is cut, and the edge of the worst quarter."""

    year: str
    score: float | None
    cut: bool | None
    cut_off: float | None


@dataclass(frozen=True, kw_only=True)
class HospitalScore:
    """A hospital's total performance score, and the mean of all hospitals."""

    year: str
    score: float
    mean: float


def kind_of(rows: Rows) -> str:
    """Tell which of CMS's files the rows are of.

    Raises:
        InputError: none of the three.
    """
    columns = set(rows[0]) if rows else set()
    for column, kind in ((_RATIO, "readmissions"), (_HAC, "hac"), (_SCORE, "performance")):
        if {ID, column} <= columns:
            return kind
    raise InputError(
        "table-columns",
        "This is none of the three CMS files.",
        fix=f"Load CMS's hospital file with {ID} and one of: {_RATIO}, {_HAC}, {_SCORE}.",
    )


def readmissions(rows: Rows, facility_id: str) -> HospitalRatios:
    """Read a hospital's excess ratios, and the median over all hospitals."""
    everyone: dict[Condition, list[float]] = {name: [] for name in CONDITIONS.values()}
    own: dict[Condition, float] = {}
    known = False
    end = ""
    for place, row in enumerate(rows, start=2):
        mine = row[ID].strip() == facility_id
        known = known or mine
        condition = CONDITIONS.get(row.get("Measure Name", "").strip())
        ratio = number(row[_RATIO], row=place, column=_RATIO)
        if condition is None or ratio is None:
            continue
        everyone[condition].append(ratio)
        if mine:
            own[condition] = ratio
            end = row.get("End Date", "")
    _must_be_known(known)
    medians = {name: median(ratios) for name, ratios in everyone.items() if ratios}
    return HospitalRatios(ratios=own, medians=medians, period_end=end)


def hac(rows: Rows, facility_id: str) -> HospitalHac:
    """Read a hospital's condition score; the edge lies between the best cut and the worst uncut."""
    row = _own_row(rows, facility_id)
    kept: list[float] = []
    cut: list[float] = []
    for place, other in enumerate(rows, start=2):
        score = number(other[_HAC], row=place, column=_HAC)
        told = _said(other)
        # Maryland's hospitals have scores and are outside the program: neither cut nor spared.
        if score is not None and told is not None:
            (cut if told else kept).append(score)
    own = number(row[_HAC], row=rows.index(row) + 2, column=_HAC)
    return HospitalHac(
        year=row.get("Fiscal Year", ""),
        score=own,
        cut=_said(row),
        cut_off=(max(kept) + min(cut)) / 2 if kept and cut else None,
    )


def performance(rows: Rows, facility_id: str) -> HospitalScore:
    """Read a hospital's total performance score and the mean over all hospitals."""
    row = _own_row(rows, facility_id)
    scores = [
        score
        for place, other in enumerate(rows, start=2)
        if (score := number(other[_SCORE], row=place, column=_SCORE)) is not None
    ]
    own = number(row[_SCORE], row=rows.index(row) + 2, column=_SCORE)
    if own is None:
        raise NotFoundError(
            "no-score",
            "This hospital has no total performance score in the file.",
            fix="It may not be in the program: ask finance, or enter the score.",
        )
    return HospitalScore(year=row.get("Fiscal Year", ""), score=own, mean=sum(scores) / len(scores))


def _said(row: Mapping[str, str]) -> bool | None:
    return {"yes": True, "no": False}.get(row.get("Payment Reduction", "").strip().lower())


def _own_row(rows: Rows, facility_id: str) -> Mapping[str, str]:
    row = next((row for row in rows if row[ID].strip() == facility_id), None)
    _must_be_known(row is not None)
    assert row is not None
    return row


def _must_be_known(known: bool) -> None:
    if not known:
        raise NotFoundError(
            "no-such-hospital",
            "The file has no hospital with that Facility ID.",
            fix="Enter the six-character ID with its leading zeros, such as 010001.",
        )
