"""Concepts to master: called for by the posting's words, the CV's words or the questions."""

from collections import Counter
from collections.abc import Mapping, Sequence

from prebrief.playbooks.schema import Concept
from prebrief.records.document import Span
from prebrief.records.plan import ChosenConcept, Reason
from prebrief.select.clauses import find_terms, said, shorten
from prebrief.select.view import View

MOST = 8


def choose_concepts(view: View, asked: Mapping[str, float]) -> tuple[ChosenConcept, ...]:
    """Choose the concepts.

    Args:
        asked: Concepts that the chosen questions touch, with the likeliest question's weight.
    """
    scored = [
        (score, chosen)
        for concept in view.playbook.concepts
        if (fit := _fit(view, concept)) > 0
        for score, chosen in [_judge(view, concept, fit, asked)]
    ]
    scored.sort(key=lambda pair: -pair[0])
    topics: Counter[str] = Counter()
    by_id = {concept.id: concept for concept in view.playbook.concepts}
    picked: list[ChosenConcept] = []
    for strict in (True, False):
        for _, chosen in scored:
            concept = by_id[chosen.concept_id]
            related = any(chosen.concept_id in by_id[p.concept_id].related[:1] for p in picked)
            if chosen in picked or len(picked) >= MOST:
                continue
            if strict and (topics[concept.topic] >= 2 or related):
                continue
            topics[concept.topic] += 1
            picked.append(chosen)
    return tuple(picked)


def _fit(view: View, concept: Concept) -> float:
    avoid = view.setting.avoid if view.setting else ()
    if concept.topic in avoid or concept.id in avoid or concept.topic in {"interview", "career"}:
        return 0.0
    fit = view.fits_setting(concept.settings) * min(1.0, 0.4 + view.fits_rung(concept.rungs))
    home = concept.settings and "any" not in concept.settings and view.setting
    # What is peculiar to this kind of employer comes before what all share.
    return fit * (1.15 if home and view.setting and view.setting.id in concept.settings else 1.0)


def _judge(
    view: View, concept: Concept, fit: float, asked: Mapping[str, float]
) -> tuple[float, ChosenConcept]:
    job_spans = _cited(concept.cues, [(line.text, line.span) for line in view.posting])
    cv_spans = _cited(concept.cues, [(line.text, line.span) for line in view.deeds])
    emphasis = view.emphasis.get(concept.look_for, 0.0)
    score = (
        0.35 * concept.weight
        + 0.30 * min(1.0, len(job_spans) / 2 + bool(job_spans) * 0.4)
        + 0.20 * min(1.0, len(cv_spans) / 2 + bool(cv_spans) * 0.4)
        + 0.15 * asked.get(concept.id, 0.0)
        + 0.10 * emphasis
    )
    reasons = []
    if job_spans:
        text = view.voice.say("concept_posting", concept.id, quote=said(job_spans[0]))
        reasons.append(Reason(code="posting", text=text, cite=job_spans[0], weight=0.3))
    if cv_spans:
        text = view.voice.say("concept_cv", concept.id, quote=said(cv_spans[0]))
        reasons.append(Reason(code="theme", text=text, cite=cv_spans[0], weight=0.2))
    if not reasons:
        reasons.append(Reason(code="setting", text=view.voice.say("concept_role", concept.id)))
    return score * fit, ChosenConcept(
        concept_id=concept.id,
        reasons=tuple(reasons),
        cv_spans=cv_spans[:2],
        job_spans=job_spans[:2],
    )


def _cited(cues: Sequence[str], lines: Sequence[tuple[str, Span]]) -> tuple[Span, ...]:
    """Quote the lines in which a cue stands, those with more cues first."""
    found = []
    for text, span in lines:
        places = find_terms(text, cues)
        if places:
            cue = text[slice(*places[0])]
            found.append((-len(places), span.start, shorten(span, words=13, about=cue)))
    return tuple(span for _, _, span in sorted(found, key=lambda item: item[:2]))
