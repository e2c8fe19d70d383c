"""What every case must keep, whoever wrote it: used by the tests of the cases."""

from datetime import date
from functools import cache
from math import isclose, isfinite
from typing import Any

import msgspec
from hypothesis import strategies as st

from prebrief.casebook.case import Case, run
from prebrief.casebook.facts import Facts
from prebrief.casebook.inputs import fields_of
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.records.case import InputField, Solution

TODAY = date(2026, 11, 21)


@cache
def facts(money: float = 1.0) -> Facts:
    """Give the playbook's facts; every dollar figure in them multiplied by ``money``."""
    return Facts(load() if money == 1.0 else scaled(load(), money), today=TODAY)


def scaled(playbook: Playbook, money: float) -> Playbook:
    def grown(number: float | None, unit: str) -> float | None:
        return None if number is None else number * money if unit.startswith("USD") else number

    return msgspec.structs.replace(
        playbook,
        facts=tuple(
            msgspec.structs.replace(
                fact,
                value=grown(fact.value, fact.unit),
                low=grown(fact.low, fact.unit),
                high=grown(fact.high, fact.unit),
            )
            for fact in playbook.facts
        ),
    )


def worked(case: Case[Any], **inputs: Any) -> Solution:
    """Run a case on these inputs, the rest by default."""
    return run(case, inputs, facts())


def value(case: Case[Any], figure: str, **inputs: Any) -> float:
    """Give one figure of a case."""
    found = worked(case, **inputs).figure(figure).value
    assert found is not None, figure
    return found


COSTLY: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("risk-contract", "years"): st.integers(1_000, 3_000),
    ("payables", "ledger_invoices"): st.sampled_from([20, 160]),
    ("payables", "ledger_seed"): st.sampled_from([1, 2]),
    ("territory", "sample"): st.integers(12, 60),
    ("throughput", "simulate"): st.sampled_from([False, False, False, False, True]),
}
"""Inputs that only say how much is simulated or drawn: kept small; those have their own tests."""


def entries(case: Case[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw inputs from the whole of their bounds."""
    fields = fields_of(case.inputs)
    costly = {f.name: COSTLY[case.name, f.name] for f in fields if (case.name, f.name) in COSTLY}
    rest = _group(tuple(field for field in fields if field.name not in costly))
    return st.builds(lambda most, few: most | few, rest, st.fixed_dictionaries(costly))


def _group(fields: tuple[InputField, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={field.name: _one(field) for field in fields})


def _one(field: InputField) -> st.SearchStrategy[Any]:
    low = field.low if field.low is not None else -1e6
    high = field.high if field.high is not None else 1e6
    drawn: dict[str, st.SearchStrategy[Any]] = {
        "number": st.floats(low, high, exclude_min=field.above, allow_subnormal=False),
        "whole": st.integers(int(low), int(high)),
        "yes_no": st.booleans(),
        "choice": st.sampled_from(field.choices or ("",)),
        "text": st.text("abc ", max_size=20),
        "date": st.dates(date(2015, 1, 1), date(2035, 12, 31)).map(str),
        "list": st.lists(_group(field.fields), max_size=6),
        "group": _group(field.fields),
    }
    chosen = drawn[field.kind]
    return st.none() | chosen if field.optional else chosen


def richer(fields: tuple[InputField, ...], data: dict[str, Any], money: float) -> dict[str, Any]:
    """Multiply every dollar input by ``money``, in lists too."""
    out = dict(data)
    for field in fields:
        held = out.get(field.name)
        if held is None:
            continue
        if field.kind == "list" and field.fields:
            out[field.name] = [richer(field.fields, item, money) for item in held]
        elif field.kind == "group":
            out[field.name] = richer(field.fields, held, money)
        elif field.unit.startswith("USD"):
            out[field.name] = held * money
    return out


def same(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    assert isfinite(first)
    assert isfinite(second)
    return isclose(first, second, rel_tol=1e-6, abs_tol=1e-6)
