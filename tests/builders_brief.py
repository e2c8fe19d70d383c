"""A fictional CV and posting as records, made by hand, for the stages after reading.

Every span is found by its words, so that the fixture cannot drift from its own text.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from prebrief.compose.material import Material
from prebrief.compose.stage import compose
from prebrief.compose.writer import Writer
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.playbooks.wording import Voice
from prebrief.records.brief import Brief
from prebrief.records.document import Block, Document, DocumentRole, Span
from prebrief.records.job import JobAd, Requirement, RequirementKind
from prebrief.records.match import Evidence, Fit, LookForScore, Match, MatchReport, Tally, Verdict
from prebrief.records.plan import Plan
from prebrief.records.profile import (
    Basics,
    Certificate,
    Education,
    Figure,
    Gap,
    Position,
    Profile,
    Scope,
    Statement,
)
from prebrief.select.stage import select
from prebrief.select.view import View

CV = """Thea Brandvold-Osei, MD
Hospitalist, 12 years in community hospitals. Looking for a CMO post in a 100–200 bed hospital.
Revised 3/2025
Chief of Hospital Medicine, Alder Lake Hospital, 2018-04 to present
Lead 18 FTE hospitalists; own the budget of $9.2M.
Physician turnover 24% in FY18, 9% in FY23.
Moved two hospitalists to the emergency department at night. Boarding 7.5 to 4.1 hours (2021 v 2023).
Not sustained on weekends, where a third post was never filled.
Co-led a falls program with nursing; falls with injury 0.82 to 0.51 per 1,000 days.
Ran two focused reviews. One ended in a resignation.
Brokered the stroke call agreement with neurology (signed May 2021) after a year of argument about nights.
Vice Chief of Staff, Alder Lake Hospital, 2021-01 to 2023-12
Chaired the credentials committee, 140 files a year.
Staff hospitalist, Mercy Fork Clinic, 2013-07 to 2017-10
Wrote the sepsis order set. Bundle compliance 51% to 77%.
Oregon license active. Idaho license applied 2/2025, pending.
ABIM Internal Medicine 2013
MHA, Western Ridge University, in progress, expected June 2025
MD, Prairie State University, 2010
What the weekend taught us: staffing the emergency department at night, talk 2024
"""  # noqa: E501
POSTING = """Chief Medical Officer, Sagebrush Valley Hospital, Idaho
A 160-bed community hospital in its second year with a new owner.
MD or DO
Idaho license
Board certified
Five years of progressive physician leadership
Reports to the hospital president, with a dotted line to the system chief physician executive.
Sets clinical priorities with trustees, administrators and physicians.
Oversees peer review, credentialing and the performance of the medical staff.
Leads quality and patient safety, high reliability and regulatory readiness.
Works with finance on length of stay and the cost of locum tenens.
Builds the plan for cardiology and obstetrics.
"""


@dataclass(frozen=True)
class Case:
    """Everything that select and compose take."""

    cv: Document
    posting: Document
    profile: Profile
    job: JobAd
    report: MatchReport


def document(text: str, role: DocumentRole) -> Document:
    """Make a document with a block for each line."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(kind="line", start=at, end=at + len(line.rstrip("\n"))))
        at += len(line)
    return Document(
        role=role,
        name=f"{role}.txt",
        media_type="text/plain",
        sha256="0" * 64,
        text=text,
        blocks=tuple(blocks),
    )


def find(source: Document, words: str) -> Span:
    """Quote these words where they first stand."""
    start = source.text.index(words)
    return source.span(start, start + len(words))


def _figure(cv: Document, words: str, value: float, baseline: float | None, **more: str) -> Figure:
    return Figure(value=value, baseline=baseline, span=find(cv, words), **more)


def profile(cv: Document) -> Profile:
    """Read the fictional CV by hand."""

    def said(number: int, words: str, position: int | None, **more: object) -> Statement:
        kind = str(more.pop("kind", "deed"))
        return Statement.model_validate(
            {
                "id": f"s{number}",
                "text": " ".join(words.split()),
                "kind": kind,
                "span": find(cv, words),
                "position": position,
                "section": "work",
                **more,
            }
        )

    lines = CV.splitlines()
    percent, per_day = {"unit": "percent"}, {"unit": "per 1,000 days"}
    statements = (
        said(1, lines[1], None, kind="summary"),
        said(2, lines[4], 0),
        said(
            3,
            lines[5],
            0,
            figures=(
                _figure(
                    cv,
                    "24% in FY18, 9% in FY23",
                    9,
                    24,
                    measure="Physician turnover",
                    period="FY18 to FY23",
                    **percent,
                ),
            ),
        ),
        said(
            4,
            lines[6],
            0,
            figures=(
                _figure(
                    cv,
                    "7.5 to 4.1 hours",
                    4.1,
                    7.5,
                    measure="Boarding",
                    unit="hours",
                    period="2021 v 2023",
                ),
            ),
        ),
        said(5, lines[7], 0),
        said(
            6,
            lines[8],
            0,
            figures=(
                _figure(cv, "0.82 to 0.51", 0.51, 0.82, measure="falls with injury", **per_day),
            ),
        ),
        said(7, lines[9], 0),
        said(8, lines[10], 0),
        said(9, lines[12], 1),
        said(
            10,
            lines[14],
            2,
            figures=(_figure(cv, "51% to 77%", 77, 51, measure="Bundle compliance", **percent),),
        ),
        said(11, lines[15], None, kind="credential"),
        said(12, lines[17], None, kind="education"),
        said(13, lines[19], None, kind="publication"),
    )
    return Profile(
        basics=Basics(
            name="Thea Brandvold-Osei, MD", post_nominals=("MD",), name_span=find(cv, lines[0])
        ),
        work=(
            Position(
                name="Alder Lake Hospital",
                position="Chief of Hospital Medicine",
                start_date="2018-04",
                ongoing=True,
                date_text="2018-04 to present",
                rung="rung.section_chief",
                leadership=True,
                clinical=True,
                scope=(
                    Scope(kind="fte", amount=18, unit="FTE", span=find(cv, "18 FTE")),
                    Scope(kind="budget", amount=9_200_000, unit="USD", span=find(cv, "$9.2M")),
                ),
                span=find(cv, lines[3]),
            ),
            Position(
                name="Alder Lake Hospital",
                position="Vice Chief of Staff",
                start_date="2021-01",
                end_date="2023-12",
                date_text="2021-01 to 2023-12",
                rung="rung.section_chief",
                leadership=True,
                span=find(cv, lines[11]),
            ),
            Position(
                name="Mercy Fork Clinic",
                position="Staff hospitalist",
                start_date="2013-07",
                end_date="2017-10",
                date_text="2013-07 to 2017-10",
                rung="rung.staff_physician",
                clinical=True,
                span=find(cv, lines[13]),
            ),
        ),
        education=(
            Education(
                institution="Western Ridge University",
                study_type="MHA",
                degree="MHA",
                end_date="2025-06",
                completed=False,
                span=find(cv, lines[17]),
            ),
            Education(
                degree="MD", institution="Prairie State University", span=find(cv, lines[18])
            ),
        ),
        certificates=(
            Certificate(
                name="Idaho license",
                kind="licence",
                region="Idaho",
                status="pending",
                date="2025-02",
                span=find(cv, "Idaho license applied 2/2025, pending."),
            ),
            Certificate(
                name="Oregon license",
                kind="licence",
                region="Oregon",
                status="active",
                span=find(cv, "Oregon license active."),
            ),
        ),
        statements=statements,
        gaps=(Gap(start_date="2017-11", end_date="2018-03", months=5),),
        revised="2025-03",
    )


_ASKED: tuple[tuple[int, str, RequirementKind, Verdict, str, int | None], ...] = (
    (2, "must", "degree", "strong", "met_directly", 12),
    (3, "must", "licence", "partial", "licence_obtainable", 11),
    (4, "must", "certification", "strong", "met_directly", None),
    (5, "must", "years", "strong", "met_directly", None),
    (7, "duty", "competency", "none", "no_line", None),
    (8, "duty", "competency", "strong", "met_directly", 9),
    (9, "duty", "competency", "partial", "part_shown", 6),
    (10, "duty", "competency", "partial", "adjacent_only", 4),
    (11, "duty", "competency", "none", "no_line", None),
)


def job(posting: Document) -> JobAd:
    """Read the fictional posting by hand."""
    lines = POSTING.splitlines()
    return JobAd(
        title="Chief Medical Officer",
        title_span=find(posting, "Chief Medical Officer"),
        rung="rung.cmo",
        hiring_organization="Sagebrush Valley Hospital",
        organization_span=find(posting, "Sagebrush Valley Hospital"),
        setting="setting.us_hospital",
        job_location="Idaho",
        reports_to=(find(posting, lines[6]),),
        description=(find(posting, lines[1]),),
        requirements=tuple(
            Requirement.model_validate(
                {
                    "id": f"r{place}",
                    "text": lines[row],
                    "span": find(posting, lines[row]),
                    "level": level,
                    "kind": kind,
                }
            )
            for place, (row, level, kind, *_) in enumerate(_ASKED, start=1)
        ),
    )


def report(read: Profile, asked: JobAd, playbook: Playbook) -> MatchReport:
    """Judge the match by hand."""
    by_number = {int(line.id[1:]): line for line in read.statements}

    def proof(number: int, score: float = 0.8) -> Evidence:
        line = by_number[number]
        return Evidence(statement_id=line.id, span=line.span, score=score)

    matches = tuple(
        Match(
            requirement_id=item.id,
            verdict=verdict,
            confidence=0.8,
            evidence=(proof(number),) if number and verdict != "none" else (),
            reason="Judged by hand.",
            decided_by="similarity",
            code=code,
        )
        for item, (_, _, _, verdict, code, number) in zip(asked.requirements, _ASKED, strict=True)
    )
    shown = {
        "lf.quality_safety": (1.0, 0.7, (6, 4)),
        "lf.developing_physicians": (0.8, 0.8, (3, 7)),
        "lf.strategy": (0.9, 0.0, ()),
        "lf.money_operations": (0.5, 0.5, (2,)),
        "lf.partnership": (0.4, 0.5, (8,)),
        "lf.philosophy": (0.1, 0.1, ()),
    }
    return MatchReport(
        matches=matches,
        look_fors=tuple(
            LookForScore(
                look_for_id=item.id,
                emphasis=emphasis,
                strength=strength,
                evidence=tuple(proof(n) for n in numbers),
                job_spans=(asked.requirements[-1].span,) if emphasis > 0.3 else (),
            )
            for item in playbook.look_fors
            for emphasis, strength, numbers in [shown.get(item.id, (0.2, 0.2, ()))]
        ),
        fit=Fit(
            score=66,
            must=Tally(met=3, partly=1, unmet=0),
            preferred=Tally(met=0, partly=0, unmet=0),
            duty=Tally(met=1, partly=2, unmet=2),
            how="Must-haves weigh 70, duties 30; partly counts half.",
        ),
    )


def case(playbook: Playbook) -> Case:
    """Make the whole fictional case."""
    cv, posting = document(CV, "cv"), document(POSTING, "job")
    read, asked = profile(cv), job(posting)
    return Case(cv, posting, read, asked, report(read, asked, playbook))


TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Made:
    """The case with what both stages make of it."""

    case: Case
    playbook: Playbook
    view: View
    plan: Plan
    brief: Brief

    def line(self, words: str) -> Statement:
        """Give the CV statement that holds these words."""
        return next(s for s in self.case.profile.statements if words in s.text)


def plan_for(
    made: Case, playbook: Playbook, *, interview: date | None = None, top: int = 14
) -> Plan:
    """Choose for the case."""
    return select(
        made.profile,
        made.job,
        made.report,
        playbook,
        today=TODAY,
        interview_date=interview,
        top_questions=top,
    )


def brief_for(made: Case, playbook: Playbook, plan: Plan, *, writer: Writer | None = None) -> Brief:
    """Write for the case."""
    documents = (made.cv, made.posting)
    return compose(plan, made.profile, made.job, made.report, documents, playbook, writer=writer)


def view_of(made: Case, playbook: Playbook, *, interview: date | None = None) -> View:
    """Make what the select stage looks at."""
    voice = Voice(playbook)
    return View(made.profile, made.job, made.report, playbook, TODAY, interview, voice)


def material_of(made: Case, playbook: Playbook, plan: Plan) -> Material:
    """Make what the compose stage writes from."""
    voice = Voice(playbook)
    return Material(
        plan, made.profile, made.job, made.report, made.cv, made.posting, playbook, voice
    )


@cache
def made() -> Made:
    """Make everything once for a test run."""
    playbook = load()
    built = case(playbook)
    plan = plan_for(built, playbook)
    view = view_of(built, playbook)
    return Made(built, playbook, view, plan, brief_for(built, playbook, plan))
