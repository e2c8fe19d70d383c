"""The error family.

    PrebriefError
    ├── InputError       what was handed in cannot be used             exit 3
    ├── NotFoundError    a named thing does not exist                  exit 2
    ├── PlaybookError    the knowledge is at fault; collects faults    exit 4
    ├── AccessError      who asks may not, or did not say who they are exit 4
    ├── SetupError       an extra, a key or a setting is missing       exit 4
    └── ServiceError     a service failed; says whether to try again   exit 5

Messages say what happened and what to do, and never hold text from a CV or a posting.
"""

from dataclasses import dataclass
from typing import Any


class PrebriefError(Exception):
    """Something went wrong that the user can be told about.

    Args:
        code: Stable slug, such as ``password-protected``.
        message: What happened, one sentence.
        fix: What to do about it, one or two sentences.
        where: File, line, column or page; never content.
    """

    exit_code = 1
    http_status = 500
    job_outcome = "fail"

    def __init__(self, code: str, message: str, *, fix: str = "", where: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.fix = fix
        self.where = where

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.__dict__.copy()))

    def to_dict(self) -> dict[str, Any]:
        """Give the error as JSON-ready fields."""
        return {
            "code": self.code,
            "message": self.message,
            "fix": self.fix,
            "where": self.where,
        }


class InputError(PrebriefError):
    """What happened: a file, address or value cannot be used.

    Why: it is empty, damaged, locked, of another kind, or too large.
    What to do: follow ``fix``; nothing was written.
    """

    exit_code = 3
    http_status = 422


class NotFoundError(PrebriefError):
    """What happened: a named thing does not exist.

    Why: a mistyped id, or something deleted.
    What to do: list what there is and try again.
    """

    exit_code = 2
    http_status = 404


class AccessError(PrebriefError):
    """What happened: a request was refused to the one who made it.

    Why: nobody is signed in, the thing is somebody else's, or the form came from elsewhere.
    What to do: sign in, or open the page anew and send it again.
    """

    exit_code = 4
    http_status = 403


class SetupError(PrebriefError):
    """What happened: the installation lacks something.

    Why: an optional extra, a key or a setting is missing.
    What to do: install or set what ``fix`` names.
    """

    exit_code = 4
    http_status = 501


class ServiceError(PrebriefError):
    """What happened: a service outside this process failed.

    Why: a database, a network address or a model did not answer as it should.
    What to do: try again if ``retry`` says so.
    """

    exit_code = 5
    http_status = 503
    job_outcome = "retry"

    def __init__(
        self, code: str, message: str, *, fix: str = "", where: str = "", retry: bool = True
    ) -> None:
        super().__init__(code, message, fix=fix, where=where)
        self.retry = retry


@dataclass(frozen=True)
class Fault:
    """One fault of a playbook file."""

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}"


class PlaybookError(PrebriefError):
    """What happened: a playbook breaks its schema or its rules.

    Why: an entry is incomplete, refers to nothing, or holds a figure that belongs in facts.yaml.
    What to do: mend the lines listed; ``prebrief playbook lint`` shows them all.
    """

    exit_code = 4
    http_status = 500

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            "playbook-faults",
            f"The playbook has {len(faults)} fault{'' if len(faults) == 1 else 's'}.",
            fix="Run: prebrief playbook lint",
            where=str(faults[0]) if faults else "",
        )
        self.faults = faults


def _rebuild(kind: type[PrebriefError], state: dict[str, Any]) -> PrebriefError:
    error = kind.__new__(kind)
    Exception.__init__(error, state["message"])
    error.__dict__.update(state)
    return error
