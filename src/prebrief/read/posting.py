"""Read a posting: who looks for whom, for what post, and what they ask for."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from prebrief.playbooks.schema import Playbook
from prebrief.read.job.facts import Facts, facts
from prebrief.read.job.field import field_of
from prebrief.read.job.front import front_matter
from prebrief.read.job.passages import Passage, passages
from prebrief.read.job.requirements import requirement, requirements
from prebrief.read.job.sections import Placed, placed
from prebrief.read.job.terms import terms_of
from prebrief.records.document import Document, Span
from prebrief.records.job import JobAd, Requirement


def read_job(document: Document, playbook: Playbook) -> JobAd:
    """Read the posting in the terms of a playbook."""
    terms = terms_of(playbook)
    front = front_matter(document.text)
    parts = passages(document, start=front.end)
    asked_above = [
        Placed(Passage(start, end, "bullet"), "must", level="must") for start, end in front.asked()
    ]
    places = asked_above + placed(document.text, parts)
    known = facts(document, front, parts, places, terms)
    field = field_of(document, title=known.title.text if known.title else "", terms=terms)
    asked = requirements(document, _below_card(places, known), terms)
    return JobAd(
        title=known.title.text if known.title else None,
        title_span=known.title,
        rung=field.rung,
        hiring_organization=known.employer.text if known.employer else None,
        organization_span=known.employer,
        setting=field.setting,
        job_location=known.place.text if known.place else None,
        location_span=known.place,
        reports_to=known.reports_to,
        base_salary=known.salary.text if known.salary else None,
        salary_span=known.salary,
        employment_type=known.employment_type,
        closing_date=known.closing_date,
        description=_description(document, places, asked),
        requirements=asked,
        printed=document.text,
        field_score=field.score,
    )


def read_requirements(texts: Sequence[str], playbook: Playbook) -> tuple[Requirement, ...]:
    """Read requirements given one by one, as ``prebrief match --requirements`` gets them."""
    terms = terms_of(playbook)
    return tuple(
        requirement(text, terms, number=number) for number, text in enumerate(texts, start=1)
    )


def _below_card(places: list[Placed], known: Facts) -> list[Placed]:
    """Leave out the short lines that hold the title, the employer or the place and nothing else."""
    spans = [span for span in (known.title, known.employer, known.place) if span]
    return [
        place
        for place in places
        if place.level
        or not any(
            place.passage.start <= span.start < place.passage.end
            and place.passage.end - place.passage.start < 2 * (span.end - span.start) + 40
            for span in spans
        )
    ]


def _description(
    document: Document, places: list[Placed], asked: tuple[Requirement, ...]
) -> tuple[Span, ...]:
    """Give the passages about the employer and the role that ask for nothing."""
    taken = sorted((one.span.start, one.span.end) for one in asked)
    starts = [first for first, _ in taken]
    reach = list(accumulate((last for _, last in taken), max))
    spans = []
    for place in places:
        start, end = place.passage.start, place.passage.end
        before = bisect_left(starts, end)
        asks = before > 0 and reach[before - 1] > start
        if place.kind != "skip" and not asks and end - start > 25:
            spans.append(document.span(start, end))
    return tuple(spans)
