"""What a question asks for: something that happened, a plan, a motive, or a view."""

import re
from dataclasses import dataclass

from prebrief.playbooks.schema import Playbook, Question
from prebrief.practice.likeness import vectors_of
from prebrief.records.answer import Asked
from prebrief.text.lexical import content

_BY_KIND: dict[str, Asked] = {
    "behavioural": "story",
    "cv_probe": "story",
    "situational": "plan",
    "ethics": "plan",
    "second_interview": "plan",
    "technical": "belief",
    "motivation": "motive",
    "closing": "motive",
}
_FORMS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "story",
        re.compile(
            r"\b(?:tell (?:me|us) (?:about|of) (?:a|an|one|the|your (?:biggest|worst|best|last|"
            r"proudest))|describe (?:a|an|one|how you "
            r"(?:have|led|did|handled|dealt))|(?:a|the|one|last) (?:time|occasion|situation|"
            r"example)|give (?:me|us) an example|"
            r"(?:have you|did you|you've)|when (?:have|did) you|(?:biggest|greatest|worst) "
            r"(?:failure|mistake|challenge|"
            r"regret|achievement)|walk (?:me|us) through (?:a|an|the|one))",
            re.IGNORECASE,
        ),
    ),
    (
        "plan",
        re.compile(
            r"\b(?:how would you|what would you|would you|how will you|what will you|imagine|"
            r"suppose|what if|"
            r"first (?:\w+ )?days|your plan)\b|\b(?:what|how) do you (?:do|address|respond)\b|how "
            r"do you (?:address|respond)",
            re.IGNORECASE,
        ),
    ),
    (
        "motive",
        re.compile(
            r"\bwhy (?:do|are|did|this|us|here|now|should|would)\b|\b(?:interested in|attracts|"
            r"draws) you\b|interests you|"
            r"tell (?:me|us) about yourself|where do you see yourself|career (?:progression|goals|"
            r"path)|leave your|"
            r"leaving your|what (?:draws|attracts)|motivat",
            re.IGNORECASE,
        ),
    ),
    (
        "belief",
        re.compile(
            r"\b(?:how do you|how does|how should|what (?:is|are|does|do)|what's|which|do you|"
            r"explain|your (?:view|"
            r"philosophy|style|approach|opinion))\b",
            re.IGNORECASE,
        ),
    ),
)
_FAULT = re.compile(
    r"\b(?:weakness(?:es)?|fail(?:ed|ure|ures)?|mistakes?|regret|went wrong|wrong|critics|"
    r"shortcoming|criticism|"
    r"critical feedback|development areas?|do (?:differently|better)|missed)\b",
    re.IGNORECASE,
)
_CONFLICT = re.compile(
    r"\b(?:conflicts?|disagree\w*|resist\w*|difficult (?:colleague|person|physician|conversation)|"
    r"oppos\w+|"
    r"pushback|disruptive|argument|against|stand up|stood up|influence\w*|persuad\w*|convinc\w*)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:tell (?:me|us)|describe|give (?:me|us)|walk (?:me|us) through|an? (?:time|occasion|"
    r"situation|"
    r"example)|think of|(?:how|when|what|why|which) (?:have|had|did|do|does|would|is|are|was)|you|"
    r"your|"
    r"you've|lead|led|had|use|used|make|made|handled?|dealt|deal|happened|learn(?:ed)?|thing|"
    r"one)\b",
    re.IGNORECASE,
)
_NEAR = 0.62
"""Cosine above which a free question is taken for the playbook's."""


@dataclass(frozen=True)
class Asking:
    """A question, with what an answer to it must have."""

    text: str
    asked: Asked
    wants_fault: bool
    """It asks for something of the speaker's own that went wrong."""
    wants_conflict: bool
    """It asks for somebody who was against it."""
    question: Question | None
    """The playbook's question, if it is one."""
    near: Question | None
    """The playbook's question, or the one most like it: whose competency is tested."""
    matter: frozenset[str] = frozenset()
    """Stems of the words that say what it is about; the phrases that open questions left out."""
    known: bool = True
    """Whether there is a question to compare with: a fragment in brackets is none."""


def understand(question: Question | str, playbook: Playbook) -> Asking:
    """Say what the question asks for."""
    if not isinstance(question, str):
        return _asking(question.text, _BY_KIND.get(question.kind, "story"), question, question)
    text = " ".join(question.split())
    bare = re.sub(r"\[[^\]]*\]", " ", text).strip()
    for entry in playbook.questions:
        if text.casefold() in (entry.text.casefold(), entry.id):
            return _asking(entry.text, _BY_KIND.get(entry.kind, "story"), entry, entry)
    asked: Asked = next((form for form, pattern in _FORMS if pattern.search(bare)), "story")
    return _asking(text, asked, None, _nearest(bare, playbook), known=len(bare) > 3)


def _asking(
    text: str, asked: Asked, question: Question | None, near: Question | None, *, known: bool = True
) -> Asking:
    return Asking(
        text=text,
        asked=asked,
        wants_fault=bool(_FAULT.search(text)),
        wants_conflict=bool(_CONFLICT.search(text)),
        question=question,
        near=near,
        matter=frozenset(content(_OPENING.sub(" ", text))),
        known=known,
    )


def _nearest(text: str, playbook: Playbook) -> Question | None:
    if not text or not playbook.questions:
        return None
    vectors = vectors_of([text, *(entry.text for entry in playbook.questions)])
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    return playbook.questions[best] if likeness[best] >= _NEAR else None
