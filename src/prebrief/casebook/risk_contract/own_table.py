"""One's own members, without names: what their risk scores are made of."""

from prebrief.casebook.risk_contract.inputs import RiskContract
from prebrief.casebook.sheets import list_table

OWN_TABLE = list_table(
    RiskContract,
    "sample",
    required=("age", "sex"),
    other_names={
        "recorded": ("codes", "diagnoses", "icd-10", "icd10"),
        "missed": ("suspected", "not recorded"),
        "medicaid": ("dual", "dual status"),
    },
)
