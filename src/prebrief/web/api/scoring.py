"""Scoring answers: one, or lines of them."""

from collections.abc import AsyncIterator, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated

from pydantic import BaseModel, Field
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from prebrief.app import practice
from prebrief.app.kept import kept_of
from prebrief.app.practising import MOST_CHARACTERS
from prebrief.errors import InputError
from prebrief.records.answer import ScoredAnswer
from prebrief.web.api.callers import HEAVY, Caller, resource
from prebrief.web.api.shapes import Document, Taken, opened

router = resource("Scoring")
LINES = "application/x-ndjson"
MOST_LINES = 10_000
_LINE_BYTES = 200_000
_IN_MEMORY = 1_000_000
Question = Annotated[str, Field(min_length=1, max_length=600, pattern=r"\S")]
Answer = Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS, pattern=r"\S")]


class ToScore(Taken):
    """An answer to judge."""

    question: Question
    """Its text, or its id in the playbook."""
    answer: Answer
    cv: Document | None = None
    """Compare the answer's figures with this CV."""
    keep: bool = False
    """Keep it among the attempts."""


class LineError(BaseModel):
    """What stands in the place of a line's score where it could not be read."""

    line: int
    """From 1."""
    code: str
    message: str


@router.post("/score")
def score(who: Caller, wanted: ToScore) -> ScoredAnswer:
    """Judge an answer: levels with the words that earned them, and the one change to make."""
    cv = opened(who.id, wanted.cv, "cv") if wanted.cv else None
    scored = practice.score_answer(wanted.question, wanted.answer, cv=cv)
    if wanted.keep:
        practice.keep_attempt(kept_of(who.id), wanted.question, wanted.answer, scored)
    return scored


_LINES_IN = {
    "requestBody": {
        "required": True,
        "description": f'Lines of {{"question": "...", "answer": "..."}}, {MOST_LINES:,} at most.',
        "content": {LINES: {"schema": {"type": "string"}}},
    }
}


@router.post(
    "/score/batch",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "A line for each line that is not empty, in their order: a "
            "ScoredAnswer, or a LineError where the line could not be read.",
            "content": {LINES: {"schema": {"type": "string"}}},
        }
    },
    openapi_extra={**HEAVY, **_LINES_IN},
)
async def score_batch(request: Request, _who: Caller) -> StreamingResponse:
    """Judge many answers; each is sent as soon as it is scored."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != LINES:
        raise InputError(
            "wrong-media-type",
            "The body is not of a kind that is taken here.",
            fix=f"Send it as {LINES} and say so in Content-Type.",
        )
    # Taken in whole: a program that reads nothing until it has sent everything must not be stuck.
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed after the last line
    async for piece in request.stream():
        await run_in_threadpool(file.write, piece)
    file.seek(0)
    return StreamingResponse(_sent(file), media_type=LINES)


async def _sent(file: IO[bytes]) -> AsyncIterator[bytes]:
    async for line in iterate_in_threadpool(_scored(file)):
        yield line


def _scored(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        number = 0
        while line := file.readline(_LINE_BYTES):
            number += 1
            if number > MOST_LINES:
                yield _error(number, "too-many-lines", "This line and the ones after it are left.")
                return
            if len(line) == _LINE_BYTES and not line.endswith(b"\n"):
                while (rest := file.readline(_LINE_BYTES)) and not rest.endswith(b"\n"):
                    pass
                yield _error(number, "line-too-long", "The line is longer than any answer.")
            elif line.strip():
                yield _one(line, number)


def _one(line: bytes, number: int) -> bytes:
    try:
        return next(practice.score_lines([line.decode()])).encode() + b"\n"
    except InputError as error:
        # The line's own number: each is handed on by itself.
        return _error(number, error.code, error.message.replace("Line 1 ", "The line "))
    except UnicodeDecodeError:
        return _error(number, "not-utf-8", "The line is not UTF-8.")


def _error(number: int, code: str, message: str) -> bytes:
    return LineError(line=number, code=code, message=message).model_dump_json().encode() + b"\n"
