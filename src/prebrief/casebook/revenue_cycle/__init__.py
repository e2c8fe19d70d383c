"""revenue-cycle: denials, days in receivables, delayed credentialing."""

from prebrief.casebook.case import Case
from prebrief.casebook.revenue_cycle.inputs import RevenueCycle
from prebrief.casebook.revenue_cycle.own_table import OWN_TABLE
from prebrief.casebook.revenue_cycle.problems import problem
from prebrief.casebook.revenue_cycle.working import solve

CASE = Case(
    name="revenue-cycle",
    guide="case.revenue_cycle",
    inputs=RevenueCycle,
    solve=solve,
    problem=problem,
    disclaimer="Not legal or coding advice; the finance office decides what counts as cash.",
    own_table=OWN_TABLE,
)
