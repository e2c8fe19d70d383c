"""territory: accounts on real ZIP codes shared out fairly, goals, the change, alarms."""

from prebrief.casebook.case import Case
from prebrief.casebook.territory.inputs import Territory
from prebrief.casebook.territory.own_table import OWN_TABLE
from prebrief.casebook.territory.problems import problem
from prebrief.casebook.territory.working import solve

CASE = Case(
    name="territory",
    guide="case.territory",
    inputs=Territory,
    solve=solve,
    problem=problem,
    disclaimer="Not legal advice: pay tied to patients or referrals of care needs counsel first.",
    own_table=OWN_TABLE,
)
