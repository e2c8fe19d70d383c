"""quality-programme: indicators, control chart, infection ratio, actions, charter."""

from prebrief.casebook.case import Case
from prebrief.casebook.quality_programme.inputs import QualityProgramme
from prebrief.casebook.quality_programme.own_table import OWN_TABLE
from prebrief.casebook.quality_programme.problems import problem
from prebrief.casebook.quality_programme.working import solve

CASE = Case(
    name="quality-programme",
    guide="case.quality_programme",
    inputs=QualityProgramme,
    solve=solve,
    problem=problem,
    disclaimer="Not legal advice; ask counsel which parts of the work are protected.",
    own_table=OWN_TABLE,
)
