"""One's own accounts: a row for each."""

from prebrief.casebook.sheets import list_table
from prebrief.casebook.territory.inputs import Territory

OWN_TABLE = list_table(
    Territory,
    "accounts",
    required=("zip_code", "potential"),
    other_names={
        "name": ("account", "customer", "practice", "facility", "id"),
        "zip_code": ("zip", "postal code", "zipcode", "postcode"),
        "segment": ("tier", "type", "kind", "facility type"),
        "potential": ("tam", "market", "revenue potential", "opportunity"),
        "share": ("penetration", "share now", "present share"),
        "visits": ("visits per year", "calls", "call frequency"),
        "minutes": ("minutes per visit", "visit minutes"),
        "hours": ("workload", "hours per year"),
        "owner": ("rep", "representative", "territory", "current owner"),
    },
)
