"""turnover: what leavers cost, what a program may claim, and the supervisor index."""

from prebrief.casebook.case import Case
from prebrief.casebook.turnover.inputs import Turnover
from prebrief.casebook.turnover.own_table import OWN_TABLE
from prebrief.casebook.turnover.problems import problem
from prebrief.casebook.turnover.working import solve

CASE = Case(
    name="turnover",
    guide="case.turnover",
    inputs=Turnover,
    solve=solve,
    problem=problem,
    own_table=OWN_TABLE,
    disclaimer="Not employment-law advice; finance chooses the price of a departure.",
)
