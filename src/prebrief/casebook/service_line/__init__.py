"""service-line: contribution, break-even, present value, leakage, a shift in payer mix."""

from prebrief.casebook.case import Case
from prebrief.casebook.service_line.inputs import ServiceLine
from prebrief.casebook.service_line.own_table import OWN_TABLE
from prebrief.casebook.service_line.problems import problem
from prebrief.casebook.service_line.working import solve

CASE = Case(
    name="service-line",
    guide="case.service_line",
    inputs=ServiceLine,
    solve=solve,
    problem=problem,
    disclaimer="Not legal or investment advice; nobody may be paid for sending patients.",
    own_table=OWN_TABLE,
)
