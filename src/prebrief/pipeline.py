"""The order of the stages; times each.

bytes -> Document -> Profile | JobAd -> Matches -> Plan -> Brief
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from prebrief.errors import InputError
from prebrief.playbooks.schema import Playbook
from prebrief.records.brief import Brief
from prebrief.records.correction import Correction, places
from prebrief.records.document import Document, DocumentRole, Span
from prebrief.records.job import JobAd
from prebrief.records.match import MatchReport
from prebrief.records.plan import ChosenQuestion
from prebrief.records.profile import Profile

if TYPE_CHECKING:
    from prebrief.ingest.guard import Pending

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
    ours: bool = False
    """Whether it is text that was taken from a file before, and holds no surprise for a reader."""


@dataclass(frozen=True)
class Reading:
    """Both files, read."""

    cv: Document
    posting: Document
    profile: Profile
    job: JobAd
    said: Mapping[str, Span] = field(default_factory=dict)
    """Requirement id -> the user's own words on how they meet it."""


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


def opening(cv: Source | None, posting: Source) -> "Pending":
    """Start to turn the bytes of both files into documents, in a guarded process.

    To be called before any thread is started, and used in a ``with``: the process is then forked at
    once and works while this one loads the model.
    """
    from prebrief.ingest.guard import begin
    from prebrief.ingest.guarded_child import Request

    pairs: tuple[tuple[DocumentRole, Source | None], ...] = ("cv", cv), ("job", posting)
    return begin(
        [
            Request(source.data, role, source.name, source.media_type)
            for role, source in pairs
            if source
        ]
    )


def ingest(source: Source, *, role: DocumentRole) -> Document:
    """Turn bytes into a document, in a guarded process."""
    if source.ours:
        from prebrief.ingest.stage import ingest as stage

        return stage(source.data, role=role, name=source.name, media_type=source.media_type)
    from prebrief.ingest.guard import guarded
    from prebrief.ingest.guarded_child import Request

    return guarded(Request(source.data, role, source.name, source.media_type))


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
    with opening(cv, posting) as files:
        return read_opened(files, playbook, today=today, clock=clock)


def read_opened(
    files: "Pending", playbook: Playbook, *, today: date, clock: Clock | None = None
) -> Reading:
    """Wait for both documents and read them."""
    clock = clock or Clock()
    with clock.stage("ingest"):
        cv_document = files.take()
        job_document = files.take()
    with clock.stage("read"):
        profile = read_cv(cv_document, playbook, today=today)
        job = read_job(job_document, playbook)
    return Reading(cv_document, job_document, profile, job)


def with_requirements(reading: Reading, texts: Sequence[str], playbook: Playbook) -> Reading:
    """Put requirements given one by one in the place of the posting's own."""
    from prebrief.read.stage import read_requirements

    asked = read_requirements(texts, playbook)
    return replace(reading, job=reading.job.model_copy(update={"requirements": asked}))


def correct(
    reading: Reading, corrections: Sequence[Correction], playbook: Playbook, *, today: date
) -> Reading:
    """Put right what the user says was misread; without corrections, the same reading."""
    if not corrections:
        return reading
    from prebrief.read.stage import correct as stage

    corrected = stage(reading.cv, reading.profile, corrections, playbook, today=today)
    asked = reading.job.requirements
    ids = dict(zip(places(asked), (requirement.id for requirement in asked), strict=True))
    said = {ids[place]: span for place, span in corrected.said.items() if place in ids}
    return replace(reading, cv=corrected.document, profile=corrected.profile, said=said)


def match(
    reading: Reading, playbook: Playbook, *, today: date, clock: Clock | None = None
) -> MatchReport:
    """Match the profile to the job."""
    from prebrief.match.stage import match as stage

    with (clock or Clock()).stage("match"):
        return stage(reading.profile, reading.job, playbook, today=today, said=reading.said)


def prepare(
    cv: Source,
    posting: Source,
    playbook: Playbook,
    *,
    today: date,
    interview_date: date | None = None,
    clock: Clock | None = None,
    corrections: Sequence[Correction] = (),
    recurring: Mapping[str, float] | None = None,
) -> Brief:
    """Run every stage and give the brief.

    Args:
        cv: The CV as it was handed in.
        posting: The posting.
        playbook: What the field knows.
        today: Open posts last until then.
        interview_date: The plan is laid back from it.
        clock: Times the stages.
        corrections: What the user put right in the reading.
        recurring: Look-for ids with how often they came in the user's real interviews, 0 to 1.
    """
    with opening(cv, posting) as files:
        return prepare_opened(
            files,
            playbook,
            today=today,
            interview_date=interview_date,
            clock=clock,
            corrections=corrections,
            recurring=recurring,
        )


def prepare_opened(
    files: "Pending",
    playbook: Playbook,
    *,
    today: date,
    interview_date: date | None = None,
    clock: Clock | None = None,
    corrections: Sequence[Correction] = (),
    recurring: Mapping[str, float] | None = None,
) -> Brief:
    """Run every stage on files that are being opened, and give the brief."""
    clock = clock or Clock()
    with warming_up(playbook):
        reading = read_opened(files, playbook, today=today, clock=clock)
        reading = correct(reading, corrections, playbook, today=today)
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
            recurring=recurring,
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

    with opening(cv, posting) as files, warming_up(playbook):
        profile = read_cv(files.take(), playbook, today=today) if cv else Profile()
        job = read_job(files.take(), playbook)
    report = match_stage(profile, job, playbook, today=today)
    return stage(profile, job, report, playbook, today=today, top=top)
