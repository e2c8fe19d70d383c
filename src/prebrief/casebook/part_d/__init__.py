"""part-d: who pays which share of a drug, drugs at discharge, Part C against Part D."""

from prebrief.casebook.case import Case
from prebrief.casebook.part_d.inputs import PartD
from prebrief.casebook.part_d.own_table import OWN_TABLE
from prebrief.casebook.part_d.problems import problem
from prebrief.casebook.part_d.working import solve

CASE = Case(
    name="part-d",
    guide="case.part_d",
    inputs=PartD,
    solve=solve,
    problem=problem,
    disclaimer="Not coverage, coding or legal advice; the member's plan decides.",
    own_table=OWN_TABLE,
)
