"""The cases by name; a case's module is loaded when it is asked for."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from prebrief.casebook.case import Case
from prebrief.errors import NotFoundError
from prebrief.playbooks.schema import Playbook

# In the order in which they are shown; a module has its case's name with underscores.
NAMES = (
    "revenue-cycle",
    "service-line",
    "throughput",
    "pay",
    "quality-money",
    "quality-programme",
    "physician-performance",
    "turnover",
    "risk-contract",
    "part-d",
    "payables",
    "liability",
    "lean-6s",
    "leadership-style",
    "growth-plan",
    "territory",
    "training-path",
)


def names() -> tuple[str, ...]:
    """List the cases there are."""
    return tuple(name for name in NAMES if find_spec(_module(name)) is not None)


def names_for(playbook: Playbook) -> tuple[str, ...]:
    """List the cases that a playbook speaks about."""
    guides = {guide.id for guide in playbook.cases}
    return tuple(name for name in names() if guide_id(name) in guides)


def guide_id(name: str) -> str:
    """Give the id of a case's entry in the playbook."""
    return "case." + name.replace("-", "_")


def find(name: str) -> Case[Any]:
    """Load a case.

    Raises:
        NotFoundError: there is no case of that name.
    """
    plain = name.strip().lower().removeprefix("case.").replace("_", "-")
    if plain not in names():
        raise NotFoundError(
            "no-such-case",
            "There is no case of that name.",
            fix="The cases are: " + ", ".join(names()) + ".",
        )
    found = import_module(_module(plain)).CASE
    assert isinstance(found, Case)
    return found


def _module(name: str) -> str:
    return f"prebrief.casebook.{name.replace('-', '_')}"
