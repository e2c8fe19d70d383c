"""payables: the three-way match, duties, measures, and a whole ledger audited."""

from prebrief.casebook.case import Case
from prebrief.casebook.payables.inputs import Payables
from prebrief.casebook.payables.problems import problem
from prebrief.casebook.payables.report import DISCLAIMER
from prebrief.casebook.payables.working import solve

CASE = Case(
    name="payables",
    guide="case.payables",
    inputs=Payables,
    solve=solve,
    problem=problem,
    disclaimer=DISCLAIMER,
)
