"""The stage: choose what belongs in the brief, and say why."""

from collections.abc import Mapping, Sequence
from datetime import date

from prebrief.playbooks.schema import Playbook
from prebrief.playbooks.wording import Voice
from prebrief.records.document import Notice, Span
from prebrief.records.job import JobAd
from prebrief.records.match import MatchReport
from prebrief.records.plan import ChosenQuestion, ChosenStory, Plan
from prebrief.records.profile import Profile
from prebrief.select.awkward import choose_awkward
from prebrief.select.clauses import cut, shorten
from prebrief.select.concepts import choose_concepts
from prebrief.select.days import Material, lay_out
from prebrief.select.edits import choose_edits
from prebrief.select.entries import (
    choose_cases,
    choose_drills,
    choose_logistics,
    choose_look_ups,
    choose_ninety_days,
    choose_panel,
    choose_smart_questions,
)
from prebrief.select.gaps import choose_gaps, day_card_gaps
from prebrief.select.ladder import next_rung, proofs_of, related_roles
from prebrief.select.opening import choose_opening, choose_proofs
from prebrief.select.questions import Ranked, rank
from prebrief.select.reasons import explain
from prebrief.select.stories import candidates, cover
from prebrief.select.times import leadership_stretches, practice_stretches
from prebrief.select.triggers import find_triggers
from prebrief.select.view import View, likeness
from prebrief.text.dates import merged_months

_SPEAKS_TO_IT = 0.42
"""Likeness of a deed to a question from which an answer may be built on it."""
_CHASE = frozenset(
    {"pending_credential", "lapsed_credential", "unfinished_degree", "expected_past"}
)


def select(
    profile: Profile,
    job: JobAd,
    report: MatchReport,
    playbook: Playbook,
    *,
    today: date,
    interview_date: date | None = None,
    top_questions: int = 14,
    recurring: Mapping[str, float] | None = None,
) -> Plan:
    """Choose questions, stories, concepts and tasks for this candidate and this posting.

    ``recurring`` gives by look-for how often it came in this user's real interviews, 0 to 1.
    """
    voice = Voice(playbook)
    view = View(profile, job, report, playbook, today, interview_date, voice, recurring or {})
    triggers = find_triggers(view)
    ranked = rank(view, triggers, top_questions)
    explain(view, ranked)
    pool = candidates(view)
    stories, mapped = cover(view, pool, [r.question for r in ranked], _fixed(view, ranked))
    questions = _questions(view, ranked, stories, mapped)
    asked: dict[str, float] = {}
    for item in ranked:
        for concept in item.question.concepts:
            asked[concept] = max(asked.get(concept, 0.0), item.likelihood)
    gaps = choose_gaps(view)
    target = next_rung(view)
    proofs = proofs_of(view, target)
    best = choose_proofs(view, stories)
    opening, opening_spans = choose_opening(view, proofs, best)
    concepts = choose_concepts(view, asked)
    drills, cases = choose_drills(view, stories), choose_cases(view)
    edits = choose_edits(view, triggers)
    own = view.own_rung
    material = Material(
        questions=[q.question_id for q in questions],
        opener=_opener(ranked),
        storyless=[q.question_id for q in questions if not q.story_ids],
        stories=[s.id for s in stories],
        concepts=[c.concept_id for c in concepts],
        drills=[d.entry_id for d in drills],
        cases=[c.entry_id for c in cases],
        edits=bool(edits),
        calls=any(t.kind in _CHASE for t in triggers),
    )
    return Plan(
        written=today,
        interview_date=interview_date,
        proofs=best,
        gap_ids=day_card_gaps(view, gaps),
        questions=questions,
        stories=stories,
        story_map={q.question_id: q.story_ids for q in questions},
        concepts=concepts,
        drills=drills,
        cases=cases,
        smart_questions=choose_smart_questions(view),
        gaps=gaps,
        cv_edits=edits,
        awkward=choose_awkward(view, triggers),
        panel=choose_panel(view),
        first_90_days=choose_ninety_days(view),
        related_roles=related_roles(view, target),
        rung=own.id if own else None,
        next_rung=target.id if target else None,
        days=lay_out(view, material),
        employer=choose_look_ups(view),
        logistics=choose_logistics(view),
        opening=opening,
        opening_spans=opening_spans,
        next_proofs=proofs,
        leadership_months=merged_months(leadership_stretches(view)) or None,
        practice_months=merged_months(practice_stretches(view)) or None,
        notices=_notices(view),
    )


def rank_questions(
    profile: Profile,
    job: JobAd,
    report: MatchReport,
    playbook: Playbook,
    *,
    today: date,
    top: int = 40,
) -> tuple[ChosenQuestion, ...]:
    """Rank the questions for a posting, with an empty profile where there is no CV."""
    view = View(profile, job, report, playbook, today, None, Voice(playbook))
    ranked = rank(view, find_triggers(view), top)
    explain(view, ranked)
    return _questions(view, ranked, (), {})


def _fixed(view: View, ranked: Sequence[Ranked]) -> dict[int, set[str]]:
    """Name the statements that a question's trigger is about."""
    fixed: dict[int, set[str]] = {}
    for row, item in enumerate(ranked):
        if item.trigger is None:
            continue
        ids = {
            line.id
            for line in view.deeds
            for span in item.trigger.spans
            if line.span.start <= span.start and span.end <= line.span.end
        }
        if ids:
            fixed[row] = ids
    return fixed


def _opener(ranked: Sequence[Ranked]) -> str:
    first = [r.question.id for r in ranked if r.question.kind == "motivation"]
    return next(iter([*first, *(r.question.id for r in ranked)]), "")


def _questions(
    view: View,
    ranked: Sequence[Ranked],
    stories: Sequence[ChosenStory],
    mapped: dict[str, tuple[str, ...]],
) -> tuple[ChosenQuestion, ...]:
    by_story = {story.id: story for story in stories}
    return tuple(
        ChosenQuestion(
            question_id=item.question.id,
            likelihood=item.likelihood,
            reasons=tuple(item.reasons),
            story_ids=mapped.get(item.question.id, ()),
            evidence=_evidence(view, item, [by_story[i] for i in mapped.get(item.question.id, ())]),
            posting=item.posting,
            trigger=item.trigger,
        )
        for item in ranked
    )


def _evidence(view: View, item: Ranked, stories: Sequence[ChosenStory]) -> tuple[Span, ...]:
    """Quote CV lines to answer from that the question's stories do not hold already."""
    if not view.deeds:
        return ()
    told = {sid for story in stories for sid in story.statement_ids}
    texts = tuple(dict.fromkeys((item.question.text, *item.question.cues)))
    close = likeness(view.deed_vectors, texts).max(axis=1, initial=0.0)
    theme = (
        view.deed_themes[:, view.look_for_ids.index(item.question.look_for)]
        if item.question.look_for in view.look_for_ids
        else 0.0
    )
    value = close + 0.25 * theme
    order = sorted(range(len(view.deeds)), key=lambda row: -value[row])
    picked = [
        row for row in order if close[row] >= _SPEAKS_TO_IT and view.deeds[row].id not in told
    ]
    about = " ".join(texts[:4])
    spans = [shorten(view.deeds[row].span, about=about, words=15) for row in picked[:2]]
    if item.question.kind == "motivation":
        spans = [*_posts_held(view), *spans]
    return tuple(spans)


def _posts_held(view: View) -> list[Span]:
    """Quote the title that leads now: where every account of a career begins."""
    for post in view.profile.work:
        if post.ongoing and post.leadership and post.span and post.position:
            at = post.span.quote.find(post.position)
            if at >= 0:
                return [cut(post.span, at, at + len(post.position))]
    return []


def _notices(view: View) -> tuple[Notice, ...]:
    day = view.interview_date
    slug = ""
    if day is not None and day < view.today:
        slug = "interview-past"
    elif day is not None and day == view.today:
        slug = "interview-today"
    text = view.voice.say(f"notice_{slug.replace('-', '_')}") if slug else ""
    return (Notice(code=slug, text=text),) if text else ()
