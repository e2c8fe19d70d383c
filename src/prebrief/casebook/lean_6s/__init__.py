"""lean-6s: audits with a safety veto, red tags, and what the minutes found are worth."""

from prebrief.casebook.case import Case
from prebrief.casebook.lean_6s.inputs import Lean6s
from prebrief.casebook.lean_6s.own_table import OWN_TABLE
from prebrief.casebook.lean_6s.problems import problem
from prebrief.casebook.lean_6s.working import solve

CASE = Case(
    name="lean-6s",
    guide="case.lean_6s",
    inputs=Lean6s,
    solve=solve,
    problem=problem,
    own_table=OWN_TABLE,
)
