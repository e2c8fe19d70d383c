"""quality-money: what three federal programs take from a hospital or give it."""

from prebrief.casebook.case import Case
from prebrief.casebook.quality_money.inputs import QualityMoney
from prebrief.casebook.quality_money.own_table import OWN_TABLE
from prebrief.casebook.quality_money.problems import problem
from prebrief.casebook.quality_money.working import solve

CASE = Case(
    name="quality-money",
    guide="case.quality_money",
    inputs=QualityMoney,
    solve=solve,
    problem=problem,
    disclaimer="Not reimbursement, legal or coding advice; CMS's letter to the hospital decides.",
    own_table=OWN_TABLE,
)
