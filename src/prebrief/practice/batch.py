"""Score many answers: lines of JSON in, lines of JSON out, one at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from prebrief.errors import InputError
from prebrief.playbooks.schema import Playbook, Question
from prebrief.practice.score import score

_FIX = 'Each line is an object with two texts: {"question": "...", "answer": "..."}.'


def score_lines(lines: Iterable[str], playbook: Playbook) -> Iterator[str]:
    """Score each line's answer; empty lines are passed over.

    A question may be a text or the id of a playbook question. Only the line at hand is kept, so
    that a file of any length needs no more memory than a short one.

    Raises:
        InputError: a line is no such object; ``where`` names it.
    """
    questions = {entry.id: entry for entry in playbook.questions}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        asked, answer = _fields(line, number)
        question: Question | str = questions.get(asked, asked)
        yield score(answer, question=question, playbook=playbook).model_dump_json()


def _fields(line: str, number: int) -> tuple[str, str]:
    try:
        value: Any = json.loads(line)
    except ValueError as error:
        raise _fault("not-json", f"Line {number} is not JSON.", number) from error
    if not isinstance(value, dict):
        raise _fault("not-an-object", f"Line {number} is not a JSON object.", number)
    for name in ("question", "answer"):
        if not isinstance(value.get(name), str):
            raise _fault("missing-field", f"Line {number} has no text {name!r}.", number)
    return value["question"], value["answer"]


def _fault(code: str, message: str, number: int) -> InputError:
    return InputError(code, message, fix=_FIX, where=f"line {number}")
