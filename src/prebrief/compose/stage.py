"""The stage: write the brief from the plan, the documents and the playbook."""

from prebrief.compose import day_card, paper, people, posting, questions, stories, study
from prebrief.compose.cards import candidate, documents_of, job_card
from prebrief.compose.material import Material
from prebrief.compose.notices import notices
from prebrief.compose.writer import Writer, rewrite
from prebrief.playbooks.schema import Playbook
from prebrief.playbooks.wording import Voice
from prebrief.records.brief import Brief, PlaybookRef
from prebrief.records.document import Document
from prebrief.records.job import JobAd
from prebrief.records.match import MatchReport
from prebrief.records.plan import Plan
from prebrief.records.profile import Profile


def compose(
    plan: Plan,
    profile: Profile,
    job: JobAd,
    report: MatchReport,
    documents: tuple[Document, Document],
    playbook: Playbook,
    *,
    writer: Writer | None = None,
) -> Brief:
    """Write the brief; a writer may reword it, block by block, under the same checks."""
    cv, advert = documents
    m = Material(plan, profile, job, report, cv, advert, playbook, Voice(playbook))
    brief = Brief(
        playbook=PlaybookRef(id=playbook.id, version=playbook.version),
        written=plan.written.isoformat(),
        candidate=candidate(m),
        job=job_card(m),
        documents=documents_of(m),
        headline=day_card.headline(m),
        fit=posting.fit(m),
        look_fors=posting.look_fors(m),
        requirements=posting.requirements(m),
        stories=stories.stories(m),
        questions=questions.questions(m),
        story_map=plan.story_map,
        concepts=study.concepts(m),
        drills=study.drills(m),
        cases=study.cases(m),
        smart_questions=people.smart_questions(m),
        gaps=posting.gaps(m),
        cv_edits=paper.cv_edits(m),
        awkward=paper.awkward(m),
        first_90_days=people.first_90_days(m),
        career=people.career(m),
        panel=people.panel(m),
        employer=people.employer(m),
        plan=paper.days(m),
        notices=notices(m),
    )
    return rewrite(brief, writer, m) if writer else brief
