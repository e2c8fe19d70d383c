"""leadership-style: from a situation to a ranked blend, what to say, and a practice log."""

from prebrief.casebook.case import Case
from prebrief.casebook.leadership_style.inputs import LeadershipStyle
from prebrief.casebook.leadership_style.own_table import OWN_TABLE
from prebrief.casebook.leadership_style.problems import problem
from prebrief.casebook.leadership_style.working import solve

CASE = Case(
    name="leadership-style",
    guide="case.leadership_style",
    inputs=LeadershipStyle,
    solve=solve,
    problem=problem,
    own_table=OWN_TABLE,
)
