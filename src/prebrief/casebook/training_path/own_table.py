"""One's own programs to compare: a row for each."""

from prebrief.casebook.sheets import list_table
from prebrief.casebook.training_path.inputs import TrainingPath

OWN_TABLE = list_table(
    TrainingPath,
    "options",
    required=("name", "tuition", "hours"),
    other_names={
        "name": ("program", "programme", "course"),
        "tuition": ("fees", "cost", "price"),
        "months": ("length", "duration"),
        "teaches": ("gaps", "skills", "covers"),
    },
)
