"""Read what a CV and a posting say."""

from datetime import date

from prebrief.playbooks.schema import Playbook
from prebrief.read.cv.reader import read_cv
from prebrief.read.posting import read_job
from prebrief.records.document import Document
from prebrief.records.profile import Profile


def read_profile(document: Document, playbook: Playbook, *, today: date) -> Profile:
    """Read a CV into a profile; everything in it points into the document."""
    return read_cv(document, playbook, today=today)


__all__ = ["read_job", "read_profile"]
