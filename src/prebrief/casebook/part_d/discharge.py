"""Drugs at discharge: which will stop at the pharmacy counter, and what the first fill costs."""

from dataclasses import dataclass

from prebrief.casebook.charts import table
from prebrief.casebook.facts import Facts
from prebrief.casebook.part_d.inputs import PartD, Prescription
from prebrief.casebook.part_d.sums import benefit
from prebrief.casebook.units import show
from prebrief.records.case import Table


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One prescription looked up."""

    prescription: Prescription
    stops: tuple[str, ...]
    """Why it will not be dispensed as written; empty if it will."""
    unknown: tuple[str, ...]
    """What has not been looked up yet."""
    member_pays: float
    """At the counter, in the order of the list."""

    @property
    def blocked(self) -> bool:
        return bool(self.stops)


def look_up(inputs: PartD, facts: Facts) -> list[Filled]:
    """Check each drug against the plan, and add up what the patient pays at the counter."""
    spent = inputs.spent_before
    filled = []
    for prescription in inputs.prescriptions:
        year = benefit(inputs, facts, kind=prescription.kind)
        covered = prescription.on_formulary != "no" or prescription.approved
        before = year.split(spent)
        spent += prescription.price if covered else 0.0
        pays = (year.split(spent) - before).member if covered else prescription.price
        filled.append(
            Filled(
                prescription=prescription,
                stops=() if prescription.approved else _stops(prescription),
                unknown=_unknown(prescription),
                member_pays=pays,
            )
        )
    return filled


def _stops(prescription: Prescription) -> tuple[str, ...]:
    reasons = {
        "not on the formulary": prescription.on_formulary == "no",
        "approval needed first": prescription.prior_authorization == "yes",
        "another drug must be tried first": prescription.step_therapy == "yes",
        "above the quantity limit": prescription.quantity_limit == "yes",
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _unknown(prescription: Prescription) -> tuple[str, ...]:
    answers = {
        "formulary": prescription.on_formulary,
        "approval": prescription.prior_authorization,
        "step therapy": prescription.step_therapy,
        "quantity": prescription.quantity_limit,
    }
    return tuple(name for name, answer in answers.items() if answer == "unknown")


def as_table(filled: list[Filled]) -> Table:
    """Show the discharge list with what to do before the patient leaves."""
    return table(
        "Discharge drugs against this patient's plan",
        ("Drug", "At the counter", "Patient pays", "Do before discharge"),
        [
            (
                one.prescription.name,
                "; ".join(one.stops)
                or ("not looked up: " + ", ".join(one.unknown) if one.unknown else "dispensed"),
                show(one.member_pays, "USD", digits=2),
                _action(one),
            )
            for one in filled
        ],
    )


def _action(one: Filled) -> str:
    if one.blocked and one.prescription.critical:
        return "Change to a covered drug, or send an expedited request and give a bridging supply"
    if one.blocked:
        return "Change to a covered drug, or request an exception with the reason"
    if one.unknown:
        return "Look it up in the plan's formulary"
    return "Nothing; tell the price"
