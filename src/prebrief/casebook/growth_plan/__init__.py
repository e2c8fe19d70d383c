"""growth-plan: eight ways to grow compared, a core and an accelerator, a pilot that can fail."""

from prebrief.casebook.case import Case
from prebrief.casebook.growth_plan.inputs import GrowthPlan
from prebrief.casebook.growth_plan.own_table import OWN_TABLE
from prebrief.casebook.growth_plan.problems import problem
from prebrief.casebook.growth_plan.working import solve

CASE = Case(
    name="growth-plan",
    guide="case.growth_plan",
    inputs=GrowthPlan,
    solve=solve,
    problem=problem,
    disclaimer="Not legal advice: counsel sees every incentive first, above all near referrals.",
    own_table=OWN_TABLE,
)
