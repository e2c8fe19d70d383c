"""Build profiles, postings and a small playbook for the tests of matching."""

from datetime import date
from typing import Any

from prebrief.playbooks.schema import Lexeme, Playbook, Rung
from prebrief.records.document import Document, Span
from prebrief.records.job import JobAd, Level, Requirement, RequirementKind, TypedTest
from prebrief.records.profile import (
    Certificate,
    Education,
    Position,
    Profile,
    Scope,
    Statement,
)

TODAY = date(2026, 11, 1)


class Cv:
    """Writes a CV line by line, so that every span points into one text."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.work: list[Position] = []
        self.education: list[Education] = []
        self.certificates: list[Certificate] = []
        self.statements: list[Statement] = []

    def _span(self, text: str) -> Span:
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(text)
        return Span(doc="cv", start=start, end=start + len(text), quote=text)

    def post(self, title: str, start: str | None, end: str | None = None, **more: Any) -> "Cv":
        span = self._span(f"{title}, {start} to {end or 'now'}")
        self.work.append(
            Position(
                position=title,
                start_date=start,
                end_date=end,
                ongoing=end is None,
                span=span,
                **more,
            )
        )
        self._say(span, "role", len(self.work) - 1)
        return self

    def did(self, text: str, kind: Any = "deed") -> "Cv":
        place = len(self.work) - 1 if self.work and kind in {"deed", "scope", "role"} else None
        self._say(self._span(text), kind, place)
        return self

    def led(self, kind: Any, amount: float, unit: str, text: str) -> "Cv":
        """Give the last post a size."""
        span = self._span(text)
        last = self.work[-1]
        scope = Scope(kind=kind, amount=amount, unit=unit, span=span)
        self.work[-1] = last.model_copy(update={"scope": (*last.scope, scope)})
        self._say(span, "scope", len(self.work) - 1)
        return self

    def studied(self, degree: str, *, completed: bool = True, **more: Any) -> "Cv":
        span = self._span(f"{degree}, Quayle College")
        self.education.append(
            Education(study_type=degree, degree=degree, completed=completed, span=span, **more)
        )
        self._say(span, "education", None)
        return self

    def holds(self, name: str, kind: Any, status: Any = "active", **more: Any) -> "Cv":
        span = self._span(f"{name}, {status}")
        self.certificates.append(
            Certificate(name=name, kind=kind, status=status, span=span, **more)
        )
        self._say(span, "credential", None)
        return self

    def _say(self, span: Span, kind: Any, place: int | None) -> None:
        self.statements.append(
            Statement(
                id=f"s{len(self.statements)}",
                text=span.quote,
                kind=kind,
                span=span,
                position=place,
            )
        )

    def profile(self, **more: Any) -> Profile:
        return Profile(
            work=tuple(self.work),
            education=tuple(self.education),
            certificates=tuple(self.certificates),
            statements=tuple(self.statements),
            **more,
        )

    def document(self) -> Document:
        return Document(
            role="cv",
            name="cv.txt",
            media_type="text/plain",
            sha256="0",
            text="\n".join(self.lines),
        )


def asked(
    text: str,
    test: TypedTest | None = None,
    *,
    kind: RequirementKind = "competency",
    level: Level = "must",
    number: int = 1,
) -> Requirement:
    return Requirement(
        id=f"r{number}",
        text=text,
        span=Span(doc="job", start=0, end=len(text), quote=text),
        level=level,
        kind=kind,
        test=test,
    )


def posting(*requirements: Requirement, **more: Any) -> JobAd:
    renamed = tuple(
        requirement.model_copy(update={"id": f"r{number}"})
        for number, requirement in enumerate(requirements, start=1)
    )
    return JobAd(title="Medical Director", requirements=renamed, **more)


def term(name: str, kind: Any, canonical: str, forms: tuple[str, ...], *groups: str) -> Lexeme:
    return Lexeme(
        id=f"term.{name}",
        why="needed by the tests",
        kind=kind,
        canonical=canonical,
        forms=forms,
        counts_as=groups,
    )


def playbook(**more: Any) -> Playbook:
    """A small playbook: enough lexicon for every test that decides."""
    lexicon = (
        term("md", "degree", "MD", ("M.D.", "Doctor of Medicine"), "medical_degree", "doctorate"),
        term("do", "degree", "DO", ("D.O.",), "medical_degree", "doctorate"),
        term("mbbs", "degree", "MBBS", ("MB BS", "MBBCh"), "medical_degree"),
        term("phd", "degree", "PhD", ("Ph.D.",), "doctorate"),
        term("mba", "degree", "MBA", ("M.B.A.",), "management_degree", "masters"),
        term("mha", "degree", "MHA", (), "management_degree", "masters"),
        term("ba", "degree", "BA", ("Bachelor's degree", "Bachelors degree"), "bachelors"),
        term("bsn", "degree", "BSN", (), "nursing_degree", "bachelors"),
        term("bls", "life_support", "BLS", ("Basic Life Support",), "life_support"),
        term("acls", "life_support", "ACLS", (), "life_support"),
        term("dea", "registration", "DEA", ("DEA registration",)),
        term("gmc", "registration", "GMC", ("General Medical Council",)),
        term("im", "specialty", "Internal Medicine", ("internal medicine",)),
        term(
            "ev_who_md",
            "field_term",
            "e1",
            ("physician", "hospitalist", "MD", "DO"),
            "who.physician",
        ),
        term("ev_who_rn", "field_term", "e2", ("nurse", "nursing", "RN", "BSN"), "who.nurse"),
        term(
            "ev_em",
            "field_term",
            "e3",
            ("emergency medicine", "emergency department"),
            "field.emergency",
        ),
        term(
            "ev_safety",
            "field_term",
            "e4",
            ("patient safety", "safety event", "harm"),
            "theme.patient_safety",
        ),
        term(
            "ev_board",
            "field_term",
            "e5",
            ("board of directors", "trustees", "board committee"),
            "theme.board",
        ),
        term("ev_budget", "field_term", "e6", ("budget", "finance"), "theme.finance"),
        term("los", "abbreviation", "length of stay", ("LOS",), "theme.operations"),
    )
    rungs = (
        Rung(
            id="rung.medical_director",
            why="needed by the tests",
            title="Medical director",
            ladder=5,
            scope="A department",
            proof=(),
            proof_cues=(),
            titles=("medical director",),
        ),
    )
    return Playbook(
        **{"id": "small", "version": "1", "title": "Small", "lexicon": lexicon, "rungs": rungs}
        | more
    )
