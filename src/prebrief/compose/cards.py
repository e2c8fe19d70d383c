"""Who and what the brief is about, and the documents that its cites point into."""

from prebrief.compose.material import Material
from prebrief.records.brief import CandidateCard, JobCard, SourceDocument, SourceDocuments
from prebrief.records.document import Document


def candidate(m: Material) -> CandidateCard:
    """Say who the brief is for, as the CV does."""
    basics = m.profile.basics
    ongoing = [post for post in m.profile.work if post.ongoing and post.position]
    # The post that leads says more than the one that does not.
    ongoing.sort(key=lambda post: not post.leadership)
    post = next(iter(ongoing or m.profile.work), None)
    parts = [post.position, post.name] if post else []
    rung = m.rung(m.plan.rung)
    return CandidateCard(
        name=basics.name,
        label=basics.label,
        current=", ".join(part for part in parts if part) or None,
        rung=rung.title if rung else None,
        post_nominals=basics.post_nominals,
        leadership_months=m.plan.leadership_months,
        practice_months=m.plan.practice_months,
        cite=basics.name_span,
    )


def job_card(m: Material) -> JobCard:
    """Say what the post is, as the posting does."""
    job, plan = m.job, m.plan
    return JobCard(
        title=job.title,
        organization=job.hiring_organization,
        location=job.job_location,
        setting=m.setting.title if m.setting else None,
        setting_id=m.setting.id if m.setting else None,
        rung=m.job_rung.title if m.job_rung else None,
        reports_to=job.reports_to,
        salary=job.base_salary,
        employment_type=job.employment_type,
        closing_date=job.closing_date,
        interview_date=plan.interview_date.isoformat() if plan.interview_date else None,
        cite=job.title_span,
    )


def documents_of(m: Material) -> SourceDocuments:
    """Give both documents."""
    return SourceDocuments(cv=_source(m.cv), job=_source(m.posting))


def _source(document: Document) -> SourceDocument:
    return SourceDocument(
        text=document.text,
        sha256=document.sha256,
        name=document.name,
        media_type=document.media_type,
    )
