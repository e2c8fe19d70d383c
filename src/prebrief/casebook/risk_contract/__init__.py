"""risk-contract: delegated risk under Part C, from revenue to the tail of the surplus."""

from prebrief.casebook.case import Case
from prebrief.casebook.risk_contract.inputs import RiskContract
from prebrief.casebook.risk_contract.own_table import OWN_TABLE
from prebrief.casebook.risk_contract.problems import problem
from prebrief.casebook.risk_contract.working import solve

CASE = Case(
    name="risk-contract",
    guide="case.risk_contract",
    inputs=RiskContract,
    solve=solve,
    problem=problem,
    own_table=OWN_TABLE,
    disclaimer="Not actuarial, legal or coding advice; an actuary prices the tail, counsel reads "
    "the contract.",
)
