"""throughput: stays, the emergency department, operating rooms, and a simulated flow."""

from prebrief.casebook.case import Case
from prebrief.casebook.throughput.inputs import Throughput
from prebrief.casebook.throughput.own_table import OWN_TABLE
from prebrief.casebook.throughput.problems import problem
from prebrief.casebook.throughput.working import solve

CASE = Case(
    name="throughput",
    guide="case.throughput",
    inputs=Throughput,
    solve=solve,
    problem=problem,
    disclaimer="A model of flow, not a staffing plan; the finance office decides what varies.",
    own_table=OWN_TABLE,
)
