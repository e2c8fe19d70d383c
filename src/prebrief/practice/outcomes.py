"""After the real interview: which of the questions asked had been predicted, and what recurs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from prebrief.playbooks.schema import LookFor, Playbook, Question
from prebrief.records.practice import AskedQuestion, PoolQuestion, RealInterview
from prebrief.text.embedding import Vectors, encoder

CUT = 0.52
"""Likeness from which a question asked is taken for a predicted one, until the user says otherwise:
of 21 questions of another kind none came so near, of 22 retold ones 14 did."""
PERHAPS = 0.38
"""Likeness from which the user is asked whether it was that one."""
THEME_CUT = 0.3
"""Likeness to a look-for's own sentences below which a question is given no theme."""
HALF_LIFE_DAYS = 270
"""An interview this long ago counts half: panels and posts change."""
_PRIOR = 8
"""Questions worth of doubt: one interview must not turn the next brief round."""
_LISTED = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,3}[.):])\s+")


def asked_lines(text: str) -> tuple[str, ...]:
    """Give the questions in a text of one a line; bullets and numbers are left out."""
    lines = (" ".join(_LISTED.sub("", line).split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if len(line.split()) > 1))


def compare(
    lines: Sequence[str], predicted: Sequence[PoolQuestion], playbook: Playbook
) -> tuple[AskedQuestion, ...]:
    """Take each question asked for the predicted one most like it, if it is like enough."""
    if not lines:
        return ()
    entries = {entry.id: entry for entry in playbook.questions}
    asked = encoder().encode(lines)
    close = _closeness(asked, [_forms(q.text, entries.get(q.id)) for q in predicted])
    known = _closeness(asked, [_forms(q.text, q) for q in playbook.questions])
    themes = _themes(asked, playbook.look_fors)
    found = []
    for row, text in enumerate(lines):
        best, likeness = _best(close[row])
        question = predicted[best] if best >= 0 else None
        if question and likeness >= CUT:
            found.append(_taken(text, question, likeness, themes[row]))
            continue
        near, nearness = _best(known[row])
        entry = playbook.questions[near] if nearness >= CUT else None
        found.append(
            AskedQuestion(
                text=text,
                question_id=entry.id if entry else None,
                likeness=round(likeness, 3),
                nearest_id=question.id if question and likeness >= PERHAPS else None,
                look_for=entry.look_for if entry else themes[row],
            )
        )
    return tuple(found)


def _taken(text: str, question: PoolQuestion, likeness: float, theme: str | None) -> AskedQuestion:
    return AskedQuestion(
        text=text,
        question_id=question.id,
        predicted=True,
        likeness=round(likeness, 3),
        nearest_id=question.id,
        look_for=question.look_for or theme,
    )


def _forms(text: str, entry: Question | None) -> list[str]:
    """Give the ways in which a question comes: panels say it more plainly than the playbook."""
    return [text, *((entry.tests, *entry.cues) if entry else ())]


def _closeness(asked: Vectors, forms: Sequence[Sequence[str]]) -> Vectors:
    """Give the likeness of each question asked to the closest form of each known one."""
    if not forms:
        return np.zeros((len(asked), 0), np.float32)
    raw = asked @ encoder().encode([text for group in forms for text in group]).T
    starts = np.cumsum([0, *(len(group) for group in forms[:-1])])
    best: Vectors = np.maximum.reduceat(raw, starts, axis=1)
    return best


def confirm(asked: AskedQuestion, *, same: bool) -> AskedQuestion:
    """Take the user's word on whether it was the predicted question that it is nearest to."""
    if same == asked.predicted or (same and asked.nearest_id is None):
        return asked
    taken = asked.nearest_id if same else None
    return asked.model_copy(update={"predicted": same, "question_id": taken})


def tally(interviews: Iterable[RealInterview]) -> tuple[int, int]:
    """Count the questions asked, and those of them that had been predicted."""
    asked = [question for interview in interviews for question in interview.asked]
    return len(asked), sum(question.predicted for question in asked)


def theme_weights(interviews: Iterable[RealInterview], *, today: date) -> dict[str, float]:
    """Say how often each look-for came up, 0 to 1, older interviews counting less.

    The next brief may raise its questions by these; without interviews there are none.
    """
    counts: dict[str, float] = defaultdict(float)
    total = 0.0
    for interview in interviews:
        age_days = max(0, (today - interview.held).days)
        weight = 0.5 ** (age_days / HALF_LIFE_DAYS)
        for question in interview.asked:
            total += weight
            if question.look_for:
                counts[question.look_for] += weight
    return {theme: round(count / (total + _PRIOR), 4) for theme, count in sorted(counts.items())}


def _best(row: Vectors) -> tuple[int, float]:
    if not len(row):
        return -1, 0.0
    place = int(row.argmax())
    return place, max(0.0, float(row[place]))


def _themes(asked: Vectors, look_fors: Sequence[LookFor]) -> list[str | None]:
    """Give each question the look-for whose own sentences it is most like."""
    if not look_fors:
        return [None] * len(asked)
    nearest = [
        (asked @ encoder().encode([theme.title, *theme.cues]).T).max(axis=1) for theme in look_fors
    ]
    themes: list[str | None] = []
    for row in range(len(asked)):
        best = max(range(len(look_fors)), key=lambda i: float(nearest[i][row]))
        themes.append(look_fors[best].id if nearest[best][row] >= THEME_CUT else None)
    return themes
