"""Read what a CV and a posting say."""

from datetime import date

from prebrief.playbooks.schema import Playbook
from prebrief.read.cv.corrections import correct
from prebrief.read.cv.reader import read_cv
from prebrief.read.cv.structured import read_structured
from prebrief.read.job.kind import looks_like
from prebrief.read.posting import read_job, read_requirements
from prebrief.records.document import Document
from prebrief.records.profile import Profile


def read_profile(document: Document, playbook: Playbook, *, today: date) -> Profile:
    """Read a CV into a profile; everything in it points into the document."""
    read = read_structured if document.structured else read_cv
    return read(document, playbook, today=today)


__all__ = ["correct", "looks_like", "read_job", "read_profile", "read_requirements"]
