"""Make documents of invented postings and read them."""

import hashlib

from prebrief.playbooks.load import load
from prebrief.read.job.terms import Terms, terms_of
from prebrief.read.posting import read_job
from prebrief.records.document import Block, Document
from prebrief.records.job import JobAd, Requirement


def document(text: str, *, blocks: tuple[Block, ...] = ()) -> Document:
    return Document(
        role="job",
        name="posting.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=blocks,
    )


def read(text: str) -> JobAd:
    return read_job(document(text), load())


def terms() -> Terms:
    return terms_of(load())


def texts(ad: JobAd, level: str = "") -> list[str]:
    return [one.text for one in ad.requirements if not level or one.level == level]


def find(ad: JobAd, words: str) -> Requirement:
    found = [one for one in ad.requirements if words in one.text]
    assert len(found) == 1, f"{words!r} stands in {len(found)} requirements"
    return found[0]
