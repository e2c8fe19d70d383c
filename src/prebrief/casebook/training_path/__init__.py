"""training-path: degree, short program, certificate or credits, compared for one's own goal."""

from prebrief.casebook.case import Case
from prebrief.casebook.training_path.inputs import TrainingPath
from prebrief.casebook.training_path.own_table import OWN_TABLE
from prebrief.casebook.training_path.problems import problem
from prebrief.casebook.training_path.working import solve

CASE = Case(
    name="training-path",
    guide="case.training_path",
    inputs=TrainingPath,
    solve=solve,
    problem=problem,
    own_table=OWN_TABLE,
    disclaimer="Not financial advice: a degree does not bring a post by itself.",
)
