"""The order of the stages; times each.

bytes -> Document -> Profile | JobAd -> Matches -> Plan -> Brief
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from typing import Literal

from prebrief.errors import InputError
from prebrief.playbooks.schema import Playbook
from prebrief.records.brief import Brief
from prebrief.records.document import Document, DocumentRole
from prebrief.records.job import JobAd
from prebrief.records.match import MatchReport
from prebrief.records.plan import ChosenQuestion
from prebrief.records.profile import Profile

Stage = Literal["ingest", "read", "match", "select", "compose", "render"]
STAGES: tuple[Stage, ...] = ("ingest", "read", "match", "select", "compose", "render")
Observer = Callable[[Stage], None]


@dataclass
class Clock:
    """Adds up how long each stage takes, in seconds, and tells an observer as each begins."""

    observe: Observer | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: Stage) -> Iterator[None]:
        """Time one stage."""
        if self.observe:
            self.observe(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True)
class Source:
    """A file as it was handed in."""

    data: bytes
    name: str
    media_type: str | None = None


@dataclass(frozen=True)
class Reading:
    """Both files, read."""

    cv: Document
    posting: Document
    profile: Profile
    job: JobAd


def warm_up(playbook: Playbook) -> None:
    """Load the embedding model and the playbook's vectors; safe to call from a thread."""
    from prebrief.playbooks.vectors import prime
    from prebrief.text.embedding import encoder

    prime(encoder(), playbook)


@contextmanager
def warming_up(playbook: Playbook) -> Iterator[None]:
    """Warm up in a thread meanwhile: the second core is idle while files are read.

    The thread is waited for on the way out, whatever happened: a process that ends while the model
    is being loaded ends in an abort.
    """
    thread = threading.Thread(target=warm_up, args=(playbook,), name="warm-up", daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def load_stages() -> None:
    """Import every stage, and with it every pattern that it will use."""
    for stage in STAGES[:-1]:
        import_module(f"prebrief.{stage}.stage")


def ingest(source: Source, *, role: DocumentRole) -> Document:
    """Turn bytes into a document."""
    from prebrief.ingest.stage import ingest as stage

    return stage(source.data, role=role, name=source.name, media_type=source.media_type)


def read_cv(document: Document, playbook: Playbook, *, today: date) -> Profile:
    """Turn the CV into a profile; refuse a posting given in its place."""
    from prebrief.read.stage import looks_like, read_profile

    if looks_like(document, playbook) == "job":
        raise InputError(
            "posting-given-as-cv",
            "The file given as the CV reads like a job posting.",
            fix="Give the CV first and the posting second: prebrief prepare CV JOB.",
            where=document.name,
        )
    return read_profile(document, playbook, today=today)


def read_job(document: Document, playbook: Playbook) -> JobAd:
    """Turn the posting into a job; refuse a CV given in its place."""
    from prebrief.read.stage import looks_like
    from prebrief.read.stage import read_job as stage

    if looks_like(document, playbook) == "cv":
        raise InputError(
            "cv-given-as-posting",
            "The file given as the posting reads like a CV.",
            fix="Give the CV first and the posting second: prebrief prepare CV JOB.",
            where=document.name,
        )
    return stage(document, playbook)


def read(
    cv: Source, posting: Source, playbook: Playbook, *, today: date, clock: Clock | None = None
) -> Reading:
    """Ingest and read both files."""
    clock = clock or Clock()
    with clock.stage("ingest"):
        cv_document = ingest(cv, role="cv")
        job_document = ingest(posting, role="job")
    with clock.stage("read"):
        profile = read_cv(cv_document, playbook, today=today)
        job = read_job(job_document, playbook)
    return Reading(cv_document, job_document, profile, job)


def with_requirements(reading: Reading, texts: Sequence[str], playbook: Playbook) -> Reading:
    """Put requirements given one by one in the place of the posting's own."""
    from prebrief.read.stage import read_requirements

    asked = read_requirements(texts, playbook)
    return replace(reading, job=reading.job.model_copy(update={"requirements": asked}))


def match(
    reading: Reading, playbook: Playbook, *, today: date, clock: Clock | None = None
) -> MatchReport:
    """Match the profile to the job."""
    from prebrief.match.stage import match as stage

    with (clock or Clock()).stage("match"):
        return stage(reading.profile, reading.job, playbook, today=today)


def prepare(
    cv: Source,
    posting: Source,
    playbook: Playbook,
    *,
    today: date,
    interview_date: date | None = None,
    clock: Clock | None = None,
) -> Brief:
    """Run every stage and give the brief."""
    clock = clock or Clock()
    with warming_up(playbook):
        reading = read(cv, posting, playbook, today=today, clock=clock)
    report = match(reading, playbook, today=today, clock=clock)

    from prebrief.compose.stage import compose
    from prebrief.select.stage import select

    with clock.stage("select"):
        plan = select(
            reading.profile,
            reading.job,
            report,
            playbook,
            today=today,
            interview_date=interview_date,
        )
    with clock.stage("compose"):
        documents = (reading.cv, reading.posting)
        return compose(plan, reading.profile, reading.job, report, documents, playbook)


def rank_questions(
    posting: Source, cv: Source | None, playbook: Playbook, *, today: date, top: int
) -> tuple[ChosenQuestion, ...]:
    """Rank the playbook's questions for a posting, and for a CV if there is one."""
    from prebrief.match.stage import match as match_stage
    from prebrief.select.stage import rank_questions as stage

    warm_up(playbook)
    job = read_job(ingest(posting, role="job"), playbook)
    profile = Profile()
    if cv is not None:
        profile = read_cv(ingest(cv, role="cv"), playbook, today=today)
    report = match_stage(profile, job, playbook, today=today)
    return stage(profile, job, report, playbook, today=today, top=top)
