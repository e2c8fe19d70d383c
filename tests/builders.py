"""Small makers of CVs for tests: text in, Document or Profile out."""

from datetime import date
from functools import cache

import msgspec
import yaml

from prebrief.ingest.stage import ingest
from prebrief.playbooks import files
from prebrief.playbooks.schema import Lexeme, Playbook, Rung
from prebrief.read.stage import read_profile
from prebrief.records.document import Document
from prebrief.records.profile import Profile

TODAY = date(2026, 11, 21)
HEAD = """Ottoline Varga-Reyes, MD, MHA
Medical Director
Fernhaven, OH | (555) 010-2244 | o.vargareyes@example.org

"""


@cache
def clinical() -> Playbook:
    """Load what reading needs of the clinical playbook: its terms and its ladder."""
    folder = files.folder_of(files.DEFAULT)
    found: dict[str, list[object]] = {"lexicon": [], "rungs": []}
    for kind, entries in found.items():
        for path in sorted(folder.glob(f"{kind}*.yaml")):
            entries.extend(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)[kind])
    head = {"id": "clinical", "version": "1", "title": "Terms and ladder"}
    return msgspec.convert(head | found, Playbook)


def cv(text: str, *, name: str = "cv.txt") -> Document:
    """Make a document of a CV given as text."""
    return ingest(text.encode(), role="cv", name=name)


def profile(text: str, *, head: str = HEAD, name: str = "cv.txt") -> Profile:
    """Read a CV given as text, with a head put above it."""
    return read_profile(cv(head + text, name=name), clinical(), today=TODAY)


@cache
def lighthouse() -> Playbook:
    """A playbook of another profession: keepers of lighthouses."""

    def term(kind: str, canonical: str, *forms: str) -> Lexeme:
        return Lexeme(
            id=f"term.{canonical.lower().replace(' ', '_')}",
            why="for tests",
            kind=kind,  # type: ignore[arg-type]
            canonical=canonical,
            forms=forms,
        )

    return Playbook(
        id="lighthouses",
        version="1",
        title="Lighthouses",
        lexicon=(
            term("clinical_title", "Lampwright", "wickman"),
            term("leadership_title", "Principal Keeper", "lightmaster"),
            term("degree", "DipLum", "Diploma in Luminance"),
            term("registration", "Beacon Council", "BC registered"),
        ),
        rungs=(
            Rung(
                id="rung.keeper",
                why="for tests",
                title="Principal Keeper",
                ladder=1,
                scope="one tower",
                proof=("kept a light",),
                proof_cues=("kept a light",),
                titles=("principal keeper", "lightmaster"),
            ),
        ),
    )
