"""The business cases."""

from datetime import date
from typing import TYPE_CHECKING, Any

from prebrief.app.briefs import playbook
from prebrief.errors import InputError

if TYPE_CHECKING:
    from prebrief.casebook.facts import Facts


def cases() -> list[dict[str, str]]:
    """List the business cases that the playbook speaks about."""
    from prebrief.casebook.registry import guide_id, names_for

    book = playbook()
    titles = {guide.id: guide.title for guide in book.cases}
    return [{"name": name, "title": titles[guide_id(name)]} for name in names_for(book)]


def case_sheet(name: str) -> dict[str, Any]:
    """Show a case before anything is entered."""
    from prebrief.casebook.case import sheet
    from prebrief.casebook.registry import find

    return sheet(find(name), _facts()).model_dump(mode="json")


def case_run(name: str, data: bytes | None) -> dict[str, Any]:
    """Work a case from JSON inputs; those left out take their defaults."""
    from prebrief.casebook.case import run
    from prebrief.casebook.inputs import entered
    from prebrief.casebook.registry import find

    return run(find(name), entered(data) if data else {}, _facts()).model_dump(mode="json")


def case_practise(name: str, seed: int, answer: bytes | None) -> dict[str, Any]:
    """Draw a situation, or judge an answer to it."""
    from pydantic import ValidationError

    from prebrief.casebook.inputs import entered
    from prebrief.casebook.practise import check, scenario
    from prebrief.casebook.registry import find
    from prebrief.records.case import Commitment

    if answer is None:
        return scenario(find(name), seed, _facts()).model_dump(mode="json")
    try:
        commitment = Commitment.model_validate(entered(answer))
    except ValidationError as error:
        raise InputError(
            "case-answer",
            "The answer is not of the form asked for.",
            fix='Write {"figures": {"id": number}, "choice": "id"}, with the ids of the situation.',
        ) from error
    return check(find(name), seed, commitment, _facts()).model_dump(mode="json")


def _facts() -> "Facts":
    from prebrief.casebook.facts import Facts

    return Facts(playbook(), today=date.today())
