"""The kinds of findings: what each says, what tables it needs, and what to do about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prebrief.casebook.payables import approvals, duplicates, matching, unusual, vendors
from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.policy import Policy

Needs = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Kind:
    """One kind of finding."""

    id: str
    title: str
    meaning: str
    """What it may be besides fraud."""
    next: str
    """What to do first."""


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "duplicate_number",
            "Billed twice, number misread or altered",
            "A resent bill keyed again, or a copy with a digit changed.",
            "Hold the later one; ask the vendor for a statement of account.",
        ),
        Kind(
            "duplicate_renumbered",
            "Billed twice under a new number",
            "A bill made out again by mistake, or one delivery sold twice.",
            "Ask receiving how many deliveries came; hold the later bill.",
        ),
        Kind(
            "duplicate_across_vendors",
            "Billed twice at two vendor records",
            "One supplier kept twice in the file, or a bill keyed to the wrong vendor.",
            "Hold the later one; merge or close the second record.",
        ),
        Kind(
            "paid_twice",
            "Paid more than was due",
            "Check and transfer for the same bill, or a return not booked.",
            "Ask the vendor for the money or a credit; find how both passed.",
        ),
        Kind(
            "overbilled",
            "Billed above order or receipt",
            "A short delivery, an old price in the order, freight.",
            "Hold; ask receiving what came and purchasing for the contract price.",
        ),
        Kind(
            "paid_without_receipt",
            "Goods paid for without a receipt",
            "A receipt never keyed, or goods that never came.",
            "Ask the department to show the goods; key the receipt or recover the money.",
        ),
        Kind(
            "duties_conflict",
            "One person did two steps",
            "A small team, a holiday, or somebody who controls a payment alone.",
            "Have somebody else look at the bill and what came; split the access.",
        ),
        Kind(
            "over_limit",
            "Approved above the approver's limit",
            "A limit raised but not recorded, or the route skipped.",
            "Take it to whoever may approve it; mend the route.",
        ),
        Kind(
            "leaver_active",
            "Handled under a leaver's name",
            "Access not cut; a colleague used it, or the leaver did.",
            "Cut the access today; ask IT where the log-in came from.",
        ),
        Kind(
            "split_under_limit",
            "Purchase cut into parts under a limit",
            "Haste, or a way around the next signature.",
            "Put the parts together and take the sum to the right approver.",
        ),
        Kind(
            "ghost_vendor",
            "Vendor that shares details with an employee",
            "A relative's firm not declared, or an invented supplier.",
            "Stop payments to it; tell compliance, not the employee.",
        ),
        Kind(
            "bank_change_unconfirmed",
            "Account changed and paid without a true call-back",
            "A skipped step, or an email from somebody else.",
            "Call the vendor on the old number now; if false, call the bank for a recall.",
        ),
        Kind(
            "paid_to_other_account",
            "Paid to an account not on file",
            "A change never recorded, or a payment file altered.",
            "Call the vendor on the number on file; secure the payment file.",
        ),
        Kind(
            "weekend_payment",
            "Released by hand on a weekend",
            "An emergency, or a quiet hour.",
            "Ask for the emergency note and who knew of it.",
        ),
        Kind(
            "outlier_payment",
            "Far out of line with the vendor's bills",
            "A slipped decimal, a purchase without its order, or an inflated bill.",
            "Ask for the order and what came for it.",
        ),
        Kind(
            "round_amounts",
            "Always round, always different, no order",
            "Day rates without a timesheet, or a bill that somebody made up.",
            "Ask to see what the vendor delivered; look at who requested it.",
        ),
    )
}

Check = tuple[tuple[str, ...], Callable[[Ledger, Policy], None], Needs]

CHECKS: tuple[Check, ...] = (
    # In this order: later checks leave out bills that are told to be duplicates.
    (
        ("duplicate_number", "duplicate_renumbered", "duplicate_across_vendors"),
        duplicates.find,
        {"invoices": ()},
    ),
    (("paid_twice",), matching.find_paid_twice, {"payments": ()}),
    (
        ("overbilled",),
        matching.find_overbilled,
        {"orders": (), "receipts": (), "invoices": ("order_id", "quantity")},
    ),
    (
        ("paid_without_receipt",),
        matching.find_without_receipt,
        {"orders": (), "receipts": (), "payments": (), "invoices": ("order_id",)},
    ),
    (("duties_conflict",), approvals.find_conflicts, {"invoices": ("approved_by",)}),
    (
        ("over_limit",),
        approvals.find_over_limit,
        {"employees": ("approval_limit",), "invoices": ("approved_by",)},
    ),
    (
        ("leaver_active",),
        approvals.find_leavers,
        {"employees": ("left_on",), "invoices": ("approved_by", "approved_on")},
    ),
    (
        ("split_under_limit",),
        approvals.find_splits,
        {"employees": ("approval_limit",), "invoices": ("approved_by",)},
    ),
    (("ghost_vendor",), vendors.find_ghosts, {"vendors": (), "employees": ()}),
    (
        ("bank_change_unconfirmed",),
        vendors.find_unconfirmed_changes,
        {"bank_changes": (), "payments": ("bank_account",)},
    ),
    (
        ("paid_to_other_account",),
        vendors.find_other_accounts,
        {"vendors": ("bank_account",), "payments": ("bank_account",)},
    ),
    (("weekend_payment",), unusual.find_weekends, {"payments": ()}),
    (("outlier_payment",), unusual.find_outliers, {"invoices": ()}),
    (("round_amounts",), unusual.find_round, {"invoices": ("order_id",)}),
)
