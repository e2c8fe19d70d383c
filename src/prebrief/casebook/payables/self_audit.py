"""The quarterly self-audit: the playbook's list, answered by hand and by the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass

from prebrief.casebook.facts import Facts
from prebrief.casebook.payables.audit import Audit
from prebrief.records.case import Check, Verdict

LIST = "check.payables_self_audit"
_SHOWN_BY: dict[str, tuple[str, ...]] = {
    # What an item asks, by the row it answers, and the findings that would contradict it.
    "S3c-52": ("duties_conflict",),
    "S3c-53": ("overbilled", "paid_without_receipt"),
    "S3c-56": ("bank_change_unconfirmed", "paid_to_other_account"),
    "S3c-57": ("over_limit", "split_under_limit"),
    "S3c-60": ("leaver_active",),
}


@dataclass(frozen=True)
class SelfAudit:
    """The list with a verdict for each item."""

    checks: tuple[Check, ...]
    score: float | None
    """Items shown to be met, as a share of all; none without a list."""


def self_audit(facts: Facts, answers: Mapping[int, Verdict], audit: Audit | None) -> SelfAudit:
    """Answer each item: the ledger speaks where it can and finds something; else the answer given.

    What nobody has shown counts as not met: an audit credits evidence, not belief.
    """
    found = next((one for one in facts.playbook.checklists if one.id == LIST), None)
    if found is None:
        return SelfAudit((), None)
    # An item that no row stands behind is the list's instruction to write it up.
    items = [item for item in found.items if item.covers]
    checks = []
    for place, item in enumerate(items, start=1):
        verdict = answers.get(place, "unknown")
        why = "" if verdict != "unknown" else "Not looked at."
        kinds = [kind for row in item.covers for kind in _SHOWN_BY.get(row, ())]
        looked = [kind for kind in kinds if audit is not None and kind in audit.checked]
        if audit is not None and looked:
            count = sum(audit.count(kind) for kind in looked)
            if count:
                verdict, why = "not_met", f"The ledger has {count:,} against it."
            elif verdict == "unknown" and len(looked) == len(kinds):
                verdict, why = "met", "The ledger has none against it."
        checks.append(Check(text=item.text, verdict=verdict, why=why))
    met = sum(check.verdict == "met" for check in checks)
    return SelfAudit(tuple(checks), met / len(checks) if checks else None)
