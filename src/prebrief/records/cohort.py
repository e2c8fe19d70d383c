"""A cohort: many people prepared at once, a row each."""

from datetime import date
from typing import Literal

from prebrief.records.base import Record


class ManifestRow(Record):
    """A row of the manifest, as it was written."""

    line: int
    """Line of the file, from 1."""
    id: str
    """Names the files of the row's brief."""
    cv: str
    job: str
    name: str = ""
    interview_date: date | None = None


class CohortRow(Record):
    """What came of a row."""

    line: int
    id: str
    state: Literal["done", "failed"]
    name: str = ""
    post: str = ""
    fit: int | None = None
    """Of 100."""
    must_met: int = 0
    must_partly: int = 0
    must_unmet: int = 0
    gaps: tuple[str, ...] = ()
    """Requirements that weigh most and that the CV does not show."""
    strengths: tuple[str, ...] = ()
    """What these interviewers look for and the CV shows best."""
    notices: tuple[str, ...] = ()
    """What to know about the reading of the files."""
    seconds: float = 0.0
    files: tuple[str, ...] = ()
    """Names of the files that were written."""
    code: str = ""
    error: str = ""
    """What happened, if it failed."""
    fix: str = ""
    """What to do then."""
