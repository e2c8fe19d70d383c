"""One's own claims of a policy year, in the order of payment."""

from prebrief.casebook.liability.inputs import Liability
from prebrief.casebook.sheets import list_table

OWN_TABLE = list_table(
    Liability,
    "claims",
    required=("amount",),
    other_names={
        "amount": ("settlement", "award", "indemnity", "paid"),
        "defense": ("defence", "expense", "alae", "defense costs"),
    },
)
