"""The steps of each kind of run, as a worker does them.

Between two steps only an id is on record. So reading the files and making the brief are one step:
what lies between them is text of the files, which goes nowhere but into its owner's rows.
"""

from datetime import date

from prebrief import pipeline
from prebrief.app import practice, workspace
from prebrief.app.kept import database, now
from prebrief.errors import InputError, NotFoundError
from prebrief.jobs.steps import ENDED, NotOursError, Step, Work
from prebrief.pipeline import Clock, Stage
from prebrief.records.practice import KeptBrief

STAGES: tuple[str, ...] = ("ingest", "read", "match", "select", "compose", "keep")
"""What a run says that it is busy with."""


def prepare(work: Work) -> str:
    """Read the files, make the brief, keep it; give the brief's id."""
    from prebrief.app import uploads
    from prebrief.app.briefs import playbook

    inputs, owner = work.taken.inputs, work.taken.owner
    day = inputs.get("interview_date")
    interview_date = date.fromisoformat(day) if day else None
    if inputs["cv"] == inputs["job"]:
        raise InputError(
            "same-file-twice",
            "The CV and the posting are the same file.",
            fix="Give the CV first and the posting second.",
        )
    cv, posting = uploads.file(owner, inputs["cv"]), uploads.file(owner, inputs["job"])
    book = playbook()

    def observe(stage: Stage) -> None:
        work.progress(stage, STAGES.index(stage), len(STAGES))

    brief_id = practice.brief_id_of(cv, posting, book)
    brief = pipeline.prepare(
        cv, posting, book,
        today=date.today(), interview_date=interview_date, clock=Clock(observe),
        recurring=practice.theme_weights(database().of(owner), today=date.today()),
        # The same files handed in again: what was put right then still holds.
        corrections=workspace.workspace(owner, brief_id).corrections,
    )  # fmt: skip
    made = KeptBrief(
        id=brief_id,
        kept_at=now(),
        title=practice.title_of(brief),
        interview_date=interview_date,
        brief=brief,
    )
    if not database().runs.keep(work.taken, made):
        raise NotOursError
    return made.id


def finish(work: Work) -> str:
    """Make the cards of the brief and end the run."""
    store = database().of(work.taken.owner)
    kept = store.briefs.get(work.before)
    if kept is None:
        raise NotFoundError(
            "brief-gone",
            "The brief was deleted before its run was over.",
            fix="Start again with the same files.",
        )
    work.progress("keep", STAGES.index("keep"), len(STAGES))
    practice.seed_cards(store, kept)
    if not database().runs.end(work.taken, "done"):
        raise NotOursError
    return ENDED


KINDS = {"prepare": (Step("prepare", prepare), Step("finish", finish))}
"""The steps of each kind, in order. A released kind's steps are never renamed nor put in another
order: a run that was begun by the version before goes on where it was."""
