"""pay: payment for a service, subsidy per provider, a director's hours against market value."""

from prebrief.casebook.case import Case
from prebrief.casebook.pay.inputs import Pay
from prebrief.casebook.pay.own_table import OWN_TABLE
from prebrief.casebook.pay.problems import problem
from prebrief.casebook.pay.working import solve

CASE = Case(
    name="pay",
    guide="case.pay",
    inputs=Pay,
    solve=solve,
    problem=problem,
    disclaimer="Not legal, coding or valuation advice: counsel and an independent valuer decide.",
    own_table=OWN_TABLE,
)
