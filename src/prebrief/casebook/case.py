"""What a case is, and running one: checked inputs, the sum, and the facts it stood on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from prebrief.casebook.facts import Facts, warn
from prebrief.casebook.inputs import Inputs, fields_of, read_inputs
from prebrief.casebook.practise import Draw, Problem
from prebrief.casebook.tables import Rows
from prebrief.records.case import (
    CaseSheet,
    Chart,
    Check,
    Column,
    Figure,
    Solution,
    Step,
    Table,
)

AnInputs = TypeVar("AnInputs", bound=Inputs)


@dataclass(frozen=True, kw_only=True)
class Working:
    """What a case's ``solve`` gives back; ``run`` adds inputs, facts and warnings."""

    headline: str
    figures: Sequence[Figure]
    steps: Sequence[Step]
    charts: Sequence[Chart] = ()
    tables: Sequence[Table] = ()
    checks: Sequence[Check] = ()
    cautions: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class OwnTable(Generic[AnInputs]):
    """How one's own rows become inputs."""

    columns: tuple[Column, ...]
    read: Callable[[Rows, AnInputs], AnInputs]
    """Rows with the columns' names as keys, and the inputs to change; raises InputError."""


@dataclass(frozen=True, kw_only=True)
class Case(Generic[AnInputs]):
    """One business case: data and pure functions, no state."""

    name: str
    """Slug on the command line."""
    guide: str
    """Id of its entry in the playbook: panel questions, strong signals, limits."""
    inputs: type[AnInputs]
    solve: Callable[[AnInputs, Facts], Working]
    """Pure: the same inputs, facts and day give the same working."""
    problem: Callable[[Draw, Facts], Problem]
    """A situation drawn for practice, with its asks and its traps."""
    disclaimer: str = ""
    own_table: OwnTable[AnInputs] | None = None


def run(case: Case[Any], entered: Mapping[str, Any] | Inputs, facts: Facts) -> Solution:
    """Work a case from what was entered.

    Raises:
        InputError: a field is out of bounds; its message names field, bounds and unit.
    """
    inputs = entered if isinstance(entered, Inputs) else read_inputs(case.inputs, entered)
    noted = facts.anew()
    working = case.solve(inputs, noted)
    used = noted.used()
    return Solution(
        case=case.name,
        inputs=inputs.model_dump(mode="json"),
        headline=working.headline,
        figures=tuple(working.figures),
        steps=tuple(working.steps),
        charts=tuple(working.charts),
        tables=tuple(working.tables),
        checks=tuple(working.checks),
        cautions=(*working.cautions, *warn(used)),
        disclaimer=case.disclaimer,
        facts=used,
    )


def sheet(case: Case[Any], facts: Facts) -> CaseSheet:
    """Show a case before anything is entered: its inputs, and what panels ask about it."""
    guide = facts.guide(case.guide)
    return CaseSheet(
        name=case.name,
        title=guide.title,
        why=guide.why,
        inputs=fields_of(case.inputs),
        columns=case.own_table.columns if case.own_table else (),
        panel_questions=guide.panel_questions,
        strong_signals=guide.strong_signals,
        limits=guide.limits,
        concepts=guide.concepts,
        disclaimer=case.disclaimer,
    )
