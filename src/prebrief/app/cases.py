"""The business cases."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from prebrief.app.briefs import playbook
from prebrief.errors import InputError

if TYPE_CHECKING:
    from prebrief.casebook.facts import Facts
    from prebrief.records.answer import ScoredAnswer
    from prebrief.records.case import Assessment, CaseSheet, Commitment, Scenario, Solution

CaseFormat = Literal["html", "md", "json"]
CASE_FORMATS: tuple[CaseFormat, ...] = get_args(CaseFormat)
WORDS_TO_JUDGE = 8
"""A recommendation of fewer words is a choice, not a reason; it is not scored."""


def cases() -> list[dict[str, str]]:
    """List the business cases that the playbook speaks about."""
    from prebrief.casebook.registry import guide_id, names_for

    book = playbook()
    guides = {guide.id: guide for guide in book.cases}
    return [
        {"name": name, "title": guides[guide_id(name)].title, "why": guides[guide_id(name)].why}
        for name in names_for(book)
    ]


def sheet_of(name: str) -> "CaseSheet":
    """Show a case before anything is entered.

    Raises:
        NotFoundError: there is no case of that name.
    """
    from prebrief.casebook.case import sheet
    from prebrief.casebook.registry import find

    return sheet(find(name), _facts())


def solve(
    name: str, files: Sequence[bytes] = (), entered: Mapping[str, Any] | None = None
) -> "Solution":
    """Work a case.

    Args:
        name: Of the case.
        files: Inputs as JSON, sheets of names and values, or tables of one's own (CSV, XLSX);
            what a later one holds replaces what an earlier one said.
        entered: Inputs by name; the files come before them, defaults after.

    Raises:
        InputError: what is wrong with them, and where.
        NotFoundError: there is no case of that name.
    """
    from prebrief.casebook.case import run
    from prebrief.casebook.registry import find
    from prebrief.casebook.sheets import own_data

    case = find(name)
    held = dict(entered or {})
    for data in files:
        held = own_data(case, data, held).model_dump(mode="json")
    return run(case, held, _facts())


def entered_of(name: str, pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Read names and values as inputs; an entry of a list is named ``payers.1.share``.

    Raises:
        InputError: a name is unknown, or its value is not what the input wants.
        NotFoundError: there is no case of that name.
    """
    from prebrief.casebook.registry import find
    from prebrief.casebook.sheets import read_pairs

    return read_pairs(find(name), pairs)


def texts_of(name: str, inputs: Mapping[str, Any]) -> dict[str, str]:
    """Write inputs as a form holds them: ``entered_of`` reads them back."""
    from prebrief.casebook.registry import find
    from prebrief.casebook.sheets import texts

    return texts(find(name), inputs)


def document(sheet: "CaseSheet", solution: "Solution", format: CaseFormat) -> bytes:
    """Set a worked case as a file of its own."""
    if format == "json":
        held = solution.model_dump(mode="json")
        return f"{json.dumps(held, ensure_ascii=False, indent=2)}\n".encode()
    if format == "md":
        from prebrief.render.case_markdown import to_markdown

        return to_markdown(sheet, solution).encode()
    from prebrief.render.case_page import to_html

    return to_html(sheet, solution).encode()


def template(name: str, *, table: bool = False, inputs: Mapping[str, Any] | None = None) -> bytes:
    """Write a CSV sheet to fill in: the inputs with these values, or the head of one's own table.

    It begins with a byte order mark, by which spreadsheet programs know UTF-8.

    Raises:
        InputError: a table is wanted and the case takes none.
        NotFoundError: there is no case of that name.
    """
    from prebrief.casebook import sheets
    from prebrief.casebook.registry import find

    case = find(name)
    if not table:
        return sheets.template(case, inputs).encode("utf-8-sig")
    if case.own_table is None:
        raise InputError(
            "case-table",
            "This case takes no table of one's own.",
            fix="Leave the option out: the sheet of inputs works for every case.",
        )
    return sheets.table_template(case.own_table).encode("utf-8-sig")


def scenario_of(name: str, seed: int) -> "Scenario":
    """Draw a situation to practise on; the same seed draws the same one."""
    from prebrief.casebook.practise import scenario
    from prebrief.casebook.registry import find

    return scenario(find(name), seed, _facts())


def judge(
    name: str, seed: int, commitment: "Commitment"
) -> "tuple[Assessment, ScoredAnswer | None]":
    """Judge a commitment; a recommendation in words is scored as an answer to a panel is."""
    from prebrief.casebook.practise import check
    from prebrief.casebook.registry import find

    judged = check(find(name), seed, commitment, _facts())
    if len(commitment.recommendation.split()) < WORDS_TO_JUDGE:
        return judged, None
    from prebrief.app.practice import score_answer

    question = scenario_of(name, seed).question
    return judged, score_answer(question, commitment.recommendation)


def assess(name: str, seed: int, commitment: "Commitment") -> dict[str, Any]:
    """Judge a commitment, as JSON."""
    judged, scored = judge(name, seed, commitment)
    words = {"recommendation": scored.model_dump(mode="json")} if scored else {}
    return judged.model_dump(mode="json") | words


def figure_typed(text: str, unit: str) -> float | None:
    """Read a figure as people type it; none where nothing was typed.

    Raises:
        InputError: it is no number.
    """
    from prebrief.casebook.tables import number

    try:
        return number(text, row=1, column="figure", unit=unit)
    except InputError as error:
        raise InputError(
            "case-figure", "That is no number.", fix=f"Type a number, in {unit}, or leave it empty."
        ) from error


def case_sheet(name: str) -> dict[str, Any]:
    """Show a case before anything is entered."""
    return sheet_of(name).model_dump(mode="json")


def case_run(name: str, data: bytes | None) -> dict[str, Any]:
    """Work a case from JSON or a table; what is left out takes its default."""
    return solve(name, [data] if data else ()).model_dump(mode="json")


def case_practise(name: str, seed: int, answer: bytes | None) -> dict[str, Any]:
    """Draw a situation, or judge an answer to it."""
    if answer is None:
        return scenario_of(name, seed).model_dump(mode="json")
    return assess(name, seed, commitment_of(answer))


def commitment_of(answer: bytes) -> "Commitment":
    """Read a commitment from JSON.

    Raises:
        InputError: it is not of that form.
    """
    from pydantic import ValidationError

    from prebrief.casebook.inputs import entered
    from prebrief.records.case import Commitment

    try:
        return Commitment.model_validate(entered(answer))
    except ValidationError as error:
        raise InputError(
            "case-answer",
            "The answer is not of the form asked for.",
            fix='Write {"figures": {"id": number}, "choice": "id"}, with the ids of the situation.',
        ) from error


def _facts() -> "Facts":
    from prebrief.casebook.facts import Facts

    return Facts(playbook(), today=date.today())
