"""Concepts to master: called for by the posting's words, the CV's words or the questions."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from prebrief.playbooks.schema import Concept
from prebrief.records.document import Span
from prebrief.records.plan import ChosenConcept, Reason
from prebrief.records.profile import Statement
from prebrief.select.clauses import find_terms, said, shorten
from prebrief.select.view import PostingLine, View, likeness
from prebrief.text.embedding import Vectors

MOST = 10
_OF_A_TOPIC, _OF_THE_SETTING = 3, 6
"""How many concepts of one topic; more of what is peculiar to this kind of employer."""
_ABOUT_IT = 0.42
"""Likeness from which a CV line that holds a cue is about the concept."""
_ABOUT_IT_COUNTED = 0.3
"""The same where the line gives the measure before and after: the figure itself will be asked."""
_PAPERS = frozenset({"degree", "licence", "certification", "credential"})


def choose_concepts(view: View, asked: Mapping[str, float]) -> tuple[ChosenConcept, ...]:
    """Choose the concepts; ``asked`` weighs those that the chosen questions touch."""
    fitting = [(c, fit) for c in view.playbook.concepts if (fit := _fit(view, c)) > 0]
    close_job = _closeness(view.posting_vectors, [c for c, _ in fitting])
    close_cv = _closeness(view.deed_vectors, [c for c, _ in fitting])
    scored = [
        _judge(view, concept, fit, asked, close_job[:, column], close_cv[:, column])
        for column, (concept, fit) in enumerate(fitting)
    ]
    scored.sort(key=lambda pair: -pair[0])
    topics: Counter[str] = Counter()
    by_id = {concept.id: concept for concept in view.playbook.concepts}
    picked: list[ChosenConcept] = []
    for strict in (True, False):
        for _, chosen in scored:
            concept = by_id[chosen.concept_id]
            related = any(chosen.concept_id in by_id[p.concept_id].related[:1] for p in picked)
            if len(picked) >= MOST or any(chosen is other for other in picked):
                continue
            if strict and (topics[concept.topic] >= _most_of(view, concept) or related):
                continue
            topics[concept.topic] += 1
            picked.append(chosen)
    return tuple(_with_reasons(view, chosen) for chosen in picked)


def _most_of(view: View, concept: Concept) -> int:
    own = view.setting is not None and tuple(concept.settings) == (view.setting.id,)
    return _OF_THE_SETTING if own else _OF_A_TOPIC


def _fit(view: View, concept: Concept) -> float:
    avoid = view.setting.avoid if view.setting else ()
    if concept.topic in avoid or concept.id in avoid or concept.topic in {"interview", "career"}:
        return 0.0
    fit = view.fits_setting(concept.settings) * min(1.0, 0.4 + view.fits_rung(concept.rungs))
    home = concept.settings and "any" not in concept.settings and view.setting
    # What is peculiar to this kind of employer comes before what all share.
    return fit * (1.15 if home and view.setting and view.setting.id in concept.settings else 1.0)


def _closeness(vectors: Vectors, concepts: Sequence[Concept]) -> Vectors:
    """Likeness of each line to each concept's title and cues."""
    texts = tuple(text for c in concepts for text in (c.title, *c.cues))
    if not texts or not len(vectors):
        return np.zeros((len(vectors), len(concepts)), np.float32)
    counts = [1 + len(c.cues) for c in concepts]
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
    best: Vectors = np.maximum.reduceat(likeness(vectors, texts), starts, axis=1)
    return best


def _judge(
    view: View,
    concept: Concept,
    fit: float,
    asked: Mapping[str, float],
    close_job: Vectors,
    close_cv: Vectors,
) -> tuple[float, ChosenConcept]:
    asks = [
        line.requirement is None or line.requirement.kind not in _PAPERS for line in view.posting
    ]
    job_spans = _cited(concept.cues, view.posting, np.where(asks, close_job, close_job - 0.2), 0.34)
    counted = view.counted
    lift = np.where(counted, _ABOUT_IT - _ABOUT_IT_COUNTED, 0.0) if counted else 0.0
    cv_spans = _cited(concept.cues, view.deeds, close_cv + lift, _ABOUT_IT)
    told = [line.span for line, has in zip(view.deeds, counted, strict=True) if has]
    figure = any(s.start <= span.start < s.end for span in cv_spans[:1] for s in told)
    emphasis = view.emphasis.get(concept.look_for, 0.0)
    score = (
        0.35 * concept.weight
        + 0.30 * min(1.0, len(job_spans) / 2 + bool(job_spans) * 0.4)
        + 0.20 * min(1.0, len(cv_spans) / 2 + bool(cv_spans) * 0.4)
        + 0.20 * figure
        + 0.15 * asked.get(concept.id, 0.0)
        + 0.10 * emphasis
    )
    return score * fit, ChosenConcept(
        concept_id=concept.id, reasons=(), cv_spans=cv_spans[:2], job_spans=job_spans[:2]
    )


def _with_reasons(view: View, chosen: ChosenConcept) -> ChosenConcept:
    """Say why it was chosen, from the lines that call for it."""
    key = chosen.concept_id
    reasons = []
    if chosen.job_spans:
        cite = chosen.job_spans[0]
        text = view.voice.say("concept_posting", key, quote=said(cite))
        reasons.append(Reason(code="posting", text=text, cite=cite, weight=0.3))
    if chosen.cv_spans:
        cite = chosen.cv_spans[0]
        text = view.voice.say("concept_cv", key, quote=said(cite))
        reasons.append(Reason(code="theme", text=text, cite=cite, weight=0.2))
    if not reasons:
        reasons.append(Reason(code="setting", text=view.voice.say("concept_role", key)))
    return chosen.model_copy(update={"reasons": tuple(reasons)})


def _cited(
    cues: Sequence[str],
    lines: Sequence[PostingLine] | Sequence[Statement],
    close: Vectors,
    floor: float,
) -> tuple[Span, ...]:
    """Quote the lines in which a cue stands and which are about it, the closest first.

    A word alone misleads: "compliance" with a bundle is not compliance with a law.
    """
    found = []
    for row in np.flatnonzero(close >= floor):
        line = lines[int(row)]
        places = find_terms(line.text, cues)
        if places:
            cue = line.text[slice(*places[0])]
            found.append((-float(close[row]), line.span.start, line.span, cue))
    found.sort(key=lambda item: item[:2])
    return tuple(shorten(span, words=13, about=cue) for _, _, span, cue in found[:2])
