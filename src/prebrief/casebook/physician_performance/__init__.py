"""physician-performance: chance or signal, which lane, just culture, and the conversation."""

from prebrief.casebook.case import Case
from prebrief.casebook.physician_performance.inputs import PhysicianPerformance
from prebrief.casebook.physician_performance.own_table import OWN_TABLE
from prebrief.casebook.physician_performance.problems import problem
from prebrief.casebook.physician_performance.working import solve

CASE = Case(
    name="physician-performance",
    guide="case.physician_performance",
    inputs=PhysicianPerformance,
    solve=solve,
    problem=problem,
    own_table=OWN_TABLE,
    disclaimer="Not legal advice: bylaws, state law or the trust's policy decide, and counsel is "
    "told before anything is restricted.",
)
