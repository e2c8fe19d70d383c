"""Reading, matching and briefs: the one-shot jobs, which keep nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from prebrief.errors import InputError, NotFoundError
from prebrief.pipeline import Clock, Observer, Source
from prebrief.playbooks.schema import Playbook, Question
from prebrief.records.brief import Brief
from prebrief.records.document import DocumentRole
from prebrief.records.job import JobAd
from prebrief.records.match import Match
from prebrief.records.plan import ChosenQuestion
from prebrief.records.profile import Profile

Format = Literal["html", "md", "json", "pdf", "docx"]
FORMATS: tuple[Format, ...] = ("html", "md", "json", "pdf", "docx")


Handed = str | Source
"""A path, ``-``, an address; or the bytes themselves where they are at hand."""


@dataclass(frozen=True)
class Prepared:
    """A brief, written out, and how long each stage took."""

    brief: Brief
    content: bytes
    seconds: dict[str, float] = field(default_factory=dict)


def playbook(name: str | Path | None = None) -> Playbook:
    """Load the playbook of a name or a folder, else the one that the settings name."""
    from prebrief.playbooks.load import load
    from prebrief.settings import settings

    return load(name or settings().playbook)


def entries() -> list[tuple[str, str]]:
    """Give kind and id of every entry of the playbook."""
    from prebrief.playbooks.schema import KINDS

    book = playbook()
    return [(kind, entry.id) for kind in KINDS for entry in getattr(book, kind)]


def entry(entry_id: str, book: str | Path | None = None) -> tuple[str, dict[str, Any]]:
    """Give an entry of the playbook with its kind, fact slots filled.

    Raises:
        NotFoundError: there is none of that id.
    """
    import msgspec

    from prebrief.playbooks.schema import KINDS

    loaded = playbook(book)
    for kind in KINDS:
        for found in getattr(loaded, kind):
            if found.id == entry_id:
                return kind, msgspec.to_builtins(found)
    raise NotFoundError(
        "no-such-entry",
        "The playbook has no entry of that id.",
        fix="prebrief playbook coverage lists ids by catalogue row; docs/playbook.md lists all.",
    )


def compile_all() -> tuple[Path, ...]:
    """Write the compiled forms of the playbook, the page's templates and the patterns."""
    from prebrief.pipeline import load_stages
    from prebrief.playbooks.compile import compile_playbook
    from prebrief.render.page import compile_templates
    from prebrief.settings import settings
    from prebrief.text import patterns

    load_stages()
    return compile_playbook(settings().playbook), compile_templates(), patterns.store()


def source(address: Handed, *, role: DocumentRole) -> Source:
    """Fetch the bytes behind a path, ``-`` for standard input, or an address."""
    if isinstance(address, Source):
        return address
    from prebrief.ingest.sources import read_source

    data, name, media_type = read_source(address, role=role)
    return Source(data, name, media_type)


def prepare(
    cv: str,
    posting: str,
    *,
    format: Format = "html",
    interview_date: date | None = None,
    today: date | None = None,
    observe: Observer | None = None,
) -> Prepared:
    """Make the brief for a CV and a posting, and set it in a format."""
    from prebrief import pipeline
    from prebrief.render.stage import render

    if cv == posting:
        raise InputError(
            "same-file-twice",
            "The CV and the posting are the same file.",
            fix="Give the CV first and the posting second.",
        )
    clock = Clock(observe)
    with clock.stage("ingest"):
        sources = source(cv, role="cv"), source(posting, role="job")
    with pipeline.opening(*sources) as files:  # read meanwhile, on the second core
        brief = pipeline.prepare_opened(
            files,
            playbook(),
            today=today or date.today(),
            interview_date=interview_date,
            clock=clock,
        )
    with clock.stage("render"):
        content = render(brief, format=format)
    return Prepared(brief, content, clock.seconds)


def read_cv(address: Handed, *, today: date | None = None) -> Profile:
    """Read a CV."""
    from prebrief import pipeline

    document = pipeline.ingest(source(address, role="cv"), role="cv")
    return pipeline.read_cv(document, playbook(), today=today or date.today())


def read_job(address: Handed) -> JobAd:
    """Read a posting."""
    from prebrief import pipeline

    document = pipeline.ingest(source(address, role="job"), role="job")
    return pipeline.read_job(document, playbook())


def match(
    cv: Handed,
    posting: Handed,
    *,
    requirements: Path | Sequence[str] | None = None,
    today: date | None = None,
) -> dict[str, Any]:
    """Judge the posting's requirements, or just those of a list or a file, against the CV."""
    from prebrief import pipeline

    day = today or date.today()
    with pipeline.opening(source(cv, role="cv"), source(posting, role="job")) as files:
        book = playbook()
        with pipeline.warming_up(book):
            reading = pipeline.read_opened(files, book, today=day)
    if requirements is not None:
        listed = (
            _requirement_lines(requirements) if isinstance(requirements, Path) else requirements
        )
        reading = pipeline.with_requirements(reading, list(listed), book)
    report = pipeline.match(reading, book, today=day)
    matches = report.by_requirement()
    return {
        "schema": "prebrief/match/1",
        "fit": report.fit.model_dump(mode="json"),
        "requirements": [
            requirement.model_dump(mode="json", include={"id", "text", "level", "kind", "test"})
            | _verdict(matches[requirement.id])
            for requirement in reading.job.requirements
        ],
    }


def questions(
    posting: Handed, *, cv: Handed | None = None, top: int = 20, today: date | None = None
) -> dict[str, Any]:
    """Rank the playbook's questions for a posting, and for a CV if there is one."""
    from prebrief import pipeline

    book = playbook()
    ranked = pipeline.rank_questions(
        source(posting, role="job"),
        source(cv, role="cv") if cv else None,
        book,
        today=today or date.today(),
        top=top,
    )
    known = {question.id: question for question in book.questions}
    titles = {persona.id: persona.title for persona in book.personas}
    return {
        "schema": "prebrief/questions/1",
        "questions": [_listed(chosen, known[chosen.question_id], titles) for chosen in ranked],
    }


def _listed(chosen: ChosenQuestion, question: Question, titles: dict[str, str]) -> dict[str, Any]:
    from prebrief.playbooks.wording import fill

    slots = chosen.trigger.slots if chosen.trigger else {}
    return {
        "id": question.id,
        "text": fill(question.text, slots) or question.text,
        "kind": question.kind,
        "look_for": question.look_for,
        "asked_by": [titles[persona] for persona in question.asked_by if persona in titles],
        "tests": question.tests,
        "likelihood": chosen.likelihood,
        "why": [
            {"text": reason.text, "cite": reason.cite.model_dump() if reason.cite else None}
            for reason in chosen.reasons
        ],
    }


def _verdict(match: Match) -> dict[str, Any]:
    fields = {"verdict", "confidence", "reason", "decided_by", "code"}
    evidence = [{**found.span.model_dump(), "score": found.score} for found in match.evidence]
    return match.model_dump(mode="json", include=fields) | {"evidence": evidence}


def _requirement_lines(path: Path) -> list[str]:
    texts: list[str] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "unreadable-requirements",
            "The file of requirements cannot be read.",
            fix='Give a UTF-8 text file, one {"requirement": "..."} a line.',
            where=str(path),
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            text = json.loads(line)["requirement"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                "bad-requirement-line",
                "A line of the requirements is not a JSON object with a requirement.",
                fix='Write each line as {"requirement": "..."}.',
                where=f"{path}:{number}",
            ) from error
        texts.append(str(text))
    return texts
