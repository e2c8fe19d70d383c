"""One's own ways to grow: a row for each."""

from prebrief.casebook.growth_plan.inputs import GrowthPlan
from prebrief.casebook.sheets import list_table

OWN_TABLE = list_table(
    GrowthPlan,
    "ways",
    required=("model", "reached", "meet", "propose", "close", "price", "spend"),
    other_names={
        "model": ("way", "channel", "sales model"),
        "reached": ("accounts", "leads", "contacts"),
        "meet": ("meeting", "first talk"),
        "propose": ("proposal", "offer"),
        "close": ("won", "win rate", "signed"),
        "spend": ("cost", "budget"),
        "lost": ("churn", "monthly churn"),
        "cycle": ("sales cycle", "months to sign"),
    },
)
