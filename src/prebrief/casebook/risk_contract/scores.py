"""Risk scores of single members, by the CMS-HCC model's own tables.

Coefficients are the library's copy of what CMS publishes; none stands in this code.
"""

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from prebrief.casebook.risk_contract.inputs import Member

MODEL = "CMS-HCC Model V28"
_CODE = re.compile(r"\b[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?\b")
_DUAL = {"none": "00", "partial": "01", "full": "02"}
"""As Medicare codes eligibility for Medicaid."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """One member's score in three readings, before normalization and coding cut."""

    recorded: float
    supported: float
    """With codes that the record supports: unsupported ones out, missed ones in."""
    demographic: float
    conditions: tuple[str, ...]
    """What counts in the supported score, with its coefficient."""


def codes(text: str) -> frozenset[str]:
    """Find diagnosis codes in what was typed."""
    return frozenset(hit.group().replace(".", "") for hit in _CODE.finditer(text.upper()))


@lru_cache(maxsize=512)
def score(member: Member) -> Score | None:
    """Score a member; none where the library is not installed."""
    model = _model()
    if model is None:
        return None
    recorded = codes(member.recorded)
    supported = (recorded - codes(member.unsupported)) | codes(member.missed)
    first, second = (_worked(model, member, held) for held in (recorded, supported))
    return Score(
        recorded=first.risk_score,
        supported=second.risk_score,
        demographic=second.risk_score_demographics,
        conditions=tuple(
            f"{detail.label} {detail.coefficient:g}"
            for detail in second.hcc_details
            if detail.coefficient
        ),
    )


def scores(members: Sequence[Member]) -> list[Score]:
    """Score all members; empty where there are none or the library is not installed."""
    return [found for found in map(score, members) if found is not None]


@cache
def _model() -> Any:
    """Load the model's tables once."""
    with warnings.catch_warnings():
        # The library opens its tables in a way that newer Pythons call out of date.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            library = import_module("hccinfhir")
        except ImportError:
            return None
        return library.HCCInFHIR(model_name=MODEL)


def _worked(model: Any, member: Member, held: frozenset[str]) -> Any:
    demographics = import_module("hccinfhir").Demographics(
        age=member.age,
        sex="F" if member.sex == "female" else "M",
        dual_elgbl_cd=_DUAL[member.medicaid],
        orec="1" if member.first_by_disability else "0",
        crec="0" if member.age >= 65 else "1",
        new_enrollee=False,
        snp=False,
        low_income=False,
    )
    return model.calculate_from_diagnosis(sorted(held), demographics)
