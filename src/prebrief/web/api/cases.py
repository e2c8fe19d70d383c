"""Business cases: shown, worked, practised."""

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, Field

from prebrief.app import cases
from prebrief.app.practising import MOST_CHARACTERS
from prebrief.records.answer import ScoredAnswer
from prebrief.records.case import Assessment, CaseSheet, Commitment, Scenario, Solution
from prebrief.web.api.callers import Caller, resource
from prebrief.web.api.shapes import Taken

router = resource("Cases")
CaseName = Annotated[str, Path(pattern="^[a-z0-9_-]{1,60}$", description="Name of a case.")]
Seed = Annotated[int, Field(ge=0, le=2**31 - 1)]
Number = Annotated[float, Field(strict=False, allow_inf_nan=False, ge=-1e15, le=1e15)]
MOST_INPUTS = 200


class ListedCase(BaseModel):
    """A case in the list."""

    name: str
    title: str
    why: str


class Inputs(Taken):
    """What a case is worked from; what is left out takes its default."""

    inputs: Annotated[dict[str, Any], Field(max_length=MOST_INPUTS)] = {}


class Committed(Taken):
    """What somebody commits to before seeing the answer."""

    seed: Seed
    """Of the situation."""
    figures: Annotated[dict[str, Number], Field(max_length=MOST_INPUTS)] = {}
    """By id of the figure asked for."""
    choice: Annotated[str, Field(max_length=200)] = ""
    recommendation: Annotated[str, Field(max_length=MOST_CHARACTERS)] = ""


class JudgedCommitment(Assessment):
    """A commitment judged, with its words scored where there were enough of them."""

    recommendation: ScoredAnswer | None = None


@router.get("/cases")
def list_cases(_who: Caller) -> list[ListedCase]:
    """The cases."""
    return [ListedCase.model_validate(case) for case in cases.cases()]


@router.get("/cases/{name}")
def get_case(_who: Caller, name: CaseName) -> CaseSheet:
    """A case before anything is entered: its inputs, and what a panel asks about it."""
    return cases.sheet_of(name)


@router.post("/cases/{name}/run")
def run_case(_who: Caller, name: CaseName, given: Inputs) -> Solution:
    """Work a case: figures, steps, charts with their tables."""
    return cases.solve(name, entered=given.inputs)


@router.get("/cases/{name}/scenario")
def draw_scenario(
    _who: Caller,
    name: CaseName,
    seed: Annotated[int, Query(ge=0, le=2**31 - 1, description="The same seed draws the same.")],
) -> Scenario:
    """Draw a situation to practise on."""
    return cases.scenario_of(name, seed)


@router.post("/cases/{name}/practise", response_model=JudgedCommitment)
def practise_case(_who: Caller, name: CaseName, given: Committed) -> dict[str, Any]:
    """Judge what somebody commits to, against the worked answer."""
    commitment = Commitment.model_validate(given.model_dump(exclude={"seed"}))
    return cases.assess(name, given.seed, commitment)
