"""Stories: CV lines of one deed put together, and the fewest that answer the likely questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from prebrief.playbooks.schema import Question
from prebrief.records.document import Span
from prebrief.records.plan import ChosenStory, StoryPart
from prebrief.records.profile import Statement
from prebrief.select.beats import beats
from prebrief.select.clauses import cut, sentences, shorten
from prebrief.select.view import View, likeness
from prebrief.text.comparisons import compared, relative_change
from prebrief.text.embedding import Vectors
from prebrief.text.months import month_of
from prebrief.text.patterns import compiled

MOST = 8
ENOUGH = 7
_NEEDS_STORY = frozenset({"behavioural", "cv_probe", "second_interview", "ethics", "motivation"})
_OFTEN = 3
"""A story told more often than this wears out, unless it is the very one asked for."""
_CLOSE = 0.62
"""A question of method takes a story only if it is very much about it."""
_GOOD = 0.5
"""From this affinity on a story answers a question."""
_BESIDE_OWN = 0.75
"""Most that a story counts for a question that is about another line of the CV."""
_AT_LEAST = 0.42
"""Below this not even a question that wants a story gets the nearest one: a blank is honester."""
_SHARED = compiled(
    r"\b(?:co-|jointly|together with|with the|alongside|helped|assisted|team)\b|^with\b|\bco-", re.I
)
_RESISTED = compiled(
    r"\b(?:argument|resist|oppos|objected|against|dispute|conflict|strike|refus|threat|"
    r"two rounds|vote)\w*",
    re.I,
)
_HELD = compiled(r"\b(?:sustained|held|since|still|maintained|to date|every year|running)\b", re.I)
_COUNTS = compiled(r"\bn\s?=|\b\d+ (?:events|cases|patients|of \d)", re.I)
_YEAR = compiled(
    r"(?:19|20)\d{2}|\b(?:FY|CY)\s?'?\d{2}|'\d{2}\b|\bQ[1-4]\b|\d{1,2}/\d{2}|\bmonths\b"
)


_ROUTINE = compiled(r"(?:report|present|attend|sit|sat|member|represent)\w*\b", re.IGNORECASE)
"""What is done every month is a duty, not a story."""
_LEARNED = compiled(r"\b(?:learn|lesson|taught|mistake|what we|what i)", re.IGNORECASE)
_AUTHORS = compiled(r"(?:[A-Z][\w'’-]+ [A-Z]{1,3}(?:,\s*|\.\s+|\s+and\s+))*")


@dataclass(frozen=True)
class Candidate:
    """A story that could be told."""

    story: ChosenStory
    themes: dict[str, float]
    vector_rows: tuple[int, ...]


def candidates(view: View) -> list[Candidate]:
    """Draft a story from every deed that has something to tell."""
    groups = [rows for rows in view.breaths if _tellable(view, rows)]
    drafts = [draft for rows in groups if (draft := _draft(view, rows))]
    return sorted(drafts, key=lambda c: -c.story.score)


def _tellable(view: View, rows: tuple[int, ...]) -> bool:
    lines = [view.deeds[row] for row in rows]
    if _ROUTINE.match(lines[0].text) and not any(line.figures for line in lines):
        return False
    words = sum(len(line.text.split()) for line in lines)
    return lines[0].kind in {"deed", "award", "scope"} and words >= 5


def _draft(view: View, rows: tuple[int, ...]) -> Candidate | None:
    lines = [view.deeds[row] for row in rows]
    parts: dict[str, list[Span]] = {}
    for line in lines:
        for beat, spans in beats(line).items():
            parts.setdefault(beat, []).extend(spans)
    if not parts["action"] and not parts["result"]:
        return None
    if not parts["situation"] and len(lines) > 1 and not any(beats(lines[0]).values()):
        # The line that tells nothing by itself says what it was about.
        parts["situation"] = [shorten(lines[0].span, words=14)]
    lessons, linked = _elsewhere(view, lines)
    # What was written about it later says more than a further mishap of the same line.
    parts["lesson"][1:1] = lessons
    figures = [figure for line in lines for figure in compared(line)]
    themes = _themes(view, rows)
    missing = _missing(view, lines, parts, themes)
    told = sum(bool(parts[beat]) for beat in ("situation", "task", "action", "result", "lesson"))
    change = max((min(abs(relative_change(f)), 0.6) for f in figures), default=0.0)
    lead = lines[0].position is not None and view.profile.work[lines[0].position].leadership
    recent = _recency(view, lines[0])
    score = told * 0.12 + bool(figures) * 0.25 + change * 0.3 + lead * 0.15 + recent * 0.2
    relevance = max((view.emphasis.get(lf, 0) * weight for lf, weight in themes.items()), default=0)
    # What was done counts for more than what was covered.
    score += 0.25 * relevance + 0.1 * bool(parts["action"]) + 0.05 * bool(linked)
    # What was won against resistance is asked for everywhere as well.
    score += 0.15 * bool(parts["action"] and any(_RESISTED.search(line.text) for line in lines))
    # A setback told with what came of it is rare, and asked for everywhere.
    score += 0.15 * bool(parts["lesson"] and parts["result"])
    proves = tuple(sorted(themes, key=lambda lf: -themes[lf]))[:3]
    story = ChosenStory(
        id="",
        statement_ids=tuple(line.id for line in lines),
        position=lines[0].position,
        situation=StoryPart(spans=tuple(parts["situation"][:2])),
        task=StoryPart(spans=tuple(parts["task"][:1])),
        action=StoryPart(spans=tuple(_quotable(parts["action"])[:3])),
        result=StoryPart(spans=tuple(_quotable(parts["result"])[:3])),
        lesson=StoryPart(spans=tuple(parts["lesson"][:3])),
        missing=missing,
        proves=proves,
        score=round(float(score), 4),
    )
    return Candidate(story, themes, rows)


def _quotable(spans: Sequence[Span]) -> list[Span]:
    return [shorten(span, words=24) for span in spans]


def _themes(view: View, rows: tuple[int, ...]) -> dict[str, float]:
    scores = view.deed_themes[list(rows)].max(axis=0)
    top = float(scores.max(initial=0.0))
    return {
        lf: float(score)
        for lf, score in zip(view.look_for_ids, scores, strict=True)
        if score > 0 and score >= 0.6 * top
    }


def _elsewhere(view: View, lines: Sequence[Statement]) -> tuple[list[Span], list[Span]]:
    """Find talks, papers and honours that share a telling phrase with the deed."""
    ids = {line.id for line in lines}
    own = [_bigrams(line.text) for line in lines]
    phrases = frozenset().union(*own)
    lessons: list[Span] = []
    linked: list[Span] = []
    for other in view.profile.statements:
        if other.kind not in {"publication", "award", "other"} or other.id in ids:
            continue
        if phrases & _bigrams(other.text):
            span = next(
                (s for s in sentences(other.span) if phrases & _bigrams(s.text)), other.span
            )
            hit = _AUTHORS.match(span.quote)
            span = cut(span, hit.end() if hit else 0, len(span.quote))
            (lessons if _LEARNED.search(span.text) else linked).append(span)
    return lessons[:1], linked[:1]


def _bigrams(text: str) -> frozenset[tuple[str, str]]:
    words = re.findall(r"[a-z][a-z-]{3,}", text.lower())
    return frozenset((a, b) for a, b in pairwise(words) if len(a) + len(b) > 11)


def _missing(
    view: View, lines: Sequence[Statement], parts: dict[str, list[Span]], themes: dict[str, float]
) -> tuple[str, ...]:
    text = " ".join(line.text for line in lines)
    figures = [figure for line in lines for figure in line.figures]
    changes = [figure for line in lines for figure in compared(line)]
    rates = [f for f in changes if f.unit in {"percent", "%", "ratio"} or "per" in f.unit]
    money = any(f.unit.upper() in {"USD", "GBP", "EUR"} for f in figures)
    checks = {
        "action": not parts["action"],
        "result": not parts["result"],
        "baseline": bool(parts["result"]) and not changes and bool(figures),
        "own_role": bool(_SHARED.search(text)) and bool(parts["action"]),
        "period": bool(changes) and not any(f.period for f in changes) and not _YEAR.search(text),
        "counts": bool(rates) and not _COUNTS.search(text),
        "turning_point": bool(_RESISTED.search(text)),
        "sustained": bool(parts["result"]) and not _HELD.search(text) and _ended(view, lines[0]),
        "lesson": not parts["lesson"],
        "resistance": bool(parts["action"]) and not _RESISTED.search(text),
        "money": bool(changes) and not money and "lf.money_operations" in themes,
    }
    return tuple(slug for slug, lacks in checks.items() if lacks)[:4]


def _ended(view: View, line: Statement) -> bool:
    years = [int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", line.text)]
    return not years or view.today.year - max(years) >= 2


def _recency(view: View, line: Statement) -> float:
    if line.position is None:
        return 0.5
    months = view.months_of(view.profile.work[line.position])
    if months is None:
        return 0.4
    return float(np.clip(1 - (month_of(view.today) - months[1]) / 144, 0, 1))


# The cover ----------------------------------------------------------------------------------


def affinity(view: View, pool: Sequence[Candidate], questions: Sequence[Question]) -> Vectors:
    """Say how well each story answers each question, 0 to 1."""
    out = np.zeros((len(questions), len(pool)), np.float32)
    texts = [tuple({q.text, *q.cues}) for q in questions]
    skills = {entry.id: entry.cues for entry in view.playbook.competencies}
    asked = [tuple(cue for c in q.competencies for cue in skills.get(c, ())) for q in questions]
    for column, item in enumerate(pool):
        vectors = view.deed_vectors[list(item.vector_rows)]
        whole = _wholeness(item.story)
        for row, question in enumerate(questions):
            close = float(likeness(vectors, texts[row]).max(initial=0.0))
            close = max(close, 0.9 * float(likeness(vectors, asked[row]).max(initial=0.0)))
            theme = item.themes.get(question.look_for, 0.0)
            named = any(
                bool(getattr(item.story, guide.wants).spans)
                for guide in question.outline
                if guide.wants in {"situation", "action", "result", "lesson"}
            )
            # Likeness of a question to a bullet seldom passes 0.5; a tenth is noise.
            on_theme = 1.0 if theme else 0.85
            out[row, column] = on_theme * (
                0.6 * np.clip((close - 0.2) / 0.35, 0, 1)
                + 0.22 * theme
                + 0.1 * whole
                + 0.08 * named
            )
    return out


def _wholeness(story: ChosenStory) -> float:
    told = (story.situation, story.task, story.action, story.result, story.lesson)
    return sum(bool(part.spans) for part in told) / 5


def cover(
    view: View, pool: Sequence[Candidate], questions: Sequence[Question], fixed: dict[int, set[str]]
) -> tuple[tuple[ChosenStory, ...], dict[str, tuple[str, ...]]]:
    """Choose the fewest stories that answer the questions well, and map the questions to them.

    ``fixed`` names the statements that a question's trigger is about, by row of ``questions``.
    """
    if not pool:
        return (), {}
    fit = affinity(view, pool, questions)
    for row, question in enumerate(questions):
        if question.kind == "cv_probe":
            # A probe is about its own line; another story seldom answers it.
            fit[row] *= 0.5
    for row, statements in fixed.items():
        for column, item in enumerate(pool):
            own = bool(statements & set(item.story.statement_ids))
            fit[row, column] = 1.0 if own else min(fit[row, column], _BESIDE_OWN)
    needs = np.array([q.kind in _NEEDS_STORY for q in questions], np.float32)
    strength = np.array([item.story.score for item in pool], np.float32)
    chosen: list[int] = []
    best = np.zeros(len(questions), np.float32)
    while len(chosen) < min(MOST, len(pool)):
        gain = (np.maximum(fit - best[:, None], 0) * (0.35 + 0.65 * needs)[:, None]).sum(axis=0)
        gain = gain + 0.6 * strength
        gain[chosen] = -1
        pick = int(gain.argmax())
        if len(chosen) >= ENOUGH and gain[pick] < 0.42:
            break
        chosen.append(pick)
        best = np.maximum(best, fit[:, pick])
    chosen.sort(key=lambda column: -strength[column])
    return _number(pool, questions, fit, chosen, needs)


def _number(
    pool: Sequence[Candidate],
    questions: Sequence[Question],
    fit: Vectors,
    chosen: list[int],
    needs: Vectors,
) -> tuple[tuple[ChosenStory, ...], dict[str, tuple[str, ...]]]:
    ids = {column: f"st{place}" for place, column in enumerate(chosen, start=1)}
    mapped: dict[str, tuple[str, ...]] = {}
    use = dict.fromkeys(chosen, 0)
    for row, question in enumerate(questions):
        good = sorted(
            (
                c
                for c in chosen
                if fit[row, c] >= (_GOOD if needs[row] else _CLOSE)
                and (use[c] < _OFTEN or fit[row, c] > _CLOSE)
            ),
            key=lambda c: -(fit[row, c] - 0.1 * use[c]),
        )
        if not good and needs[row]:
            good = [c for c in [max(chosen, key=lambda c: fit[row, c])] if fit[row, c] > _AT_LEAST]
        for column in good[:2]:
            use[column] += 1
        mapped[question.id] = tuple(ids[c] for c in good[:2])
    for column in chosen:
        # A story that nothing asks for goes to the question it answers best.
        if not use[column]:
            row = int((fit[:, column] + 0.15 * needs).argmax())
            mapped[questions[row].id] = (*mapped[questions[row].id], ids[column])[:3]
    stories = tuple(pool[c].story.model_copy(update={"id": ids[c]}) for c in chosen)
    return stories, mapped
