"""liability: is a claim covered, what cover costs, limits worn down, roles without cover."""

from prebrief.casebook.case import Case
from prebrief.casebook.liability.inputs import Liability
from prebrief.casebook.liability.own_table import OWN_TABLE
from prebrief.casebook.liability.problems import problem
from prebrief.casebook.liability.working import solve

CASE = Case(
    name="liability",
    guide="case.liability",
    inputs=Liability,
    solve=solve,
    problem=problem,
    own_table=OWN_TABLE,
    disclaimer="Not insurance or legal advice: the policy's wording decides, and states differ.",
)
