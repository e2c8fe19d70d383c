"""Read an answer sentence by sentence: what each one shows, before anything is judged."""

import re
from dataclasses import dataclass, field

import numpy as np

from prebrief.playbooks.schema import Playbook
from prebrief.practice.anchors import Anchors, anchors, decorative
from prebrief.practice.asking import Asking
from prebrief.practice.grammar import LOOSE, MIND, Act, acts
from prebrief.practice.likeness import likeness, vectors_of
from prebrief.practice.sentences import Piece, pieces
from prebrief.practice.topic import nearness
from prebrief.text.embedding import Vectors
from prebrief.text.figures import FigureHit, find_figures
from prebrief.text.lexical import content

_SAME = 0.92
"""Cosine above which one sentence says what another has said."""
_MOST_SENTENCES, _MOST_LETTERS = 60, 20_000
"""A spoken answer has ten to thirty sentences; what comes after these is not heard."""
_GENERAL = re.compile(
    r"\b(?:in (?:my|our) experience|numerous|countless|throughout my|over the years|many (?:times|"
    r"such|occasions)|"
    r"several (?:initiatives|projects|occasions)|various|whenever|time and again|day in|in general|"
    r"on one occasion|"
    r"at every level|always been|as we all know)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence with what it shows."""

    piece: Piece
    degrees: dict[str, float]
    """How much it sounds like each use, 0 to 1."""
    margins: dict[str, float]
    """The same for red flags: 1 is where the playbook's own examples lie."""
    acts: tuple[Act, ...]
    anchors: Anchors
    figures: tuple[FigureHit, ...]
    terms: frozenset[str]
    """Stems that carry meaning."""
    novelty: float
    """0 where it repeats an earlier sentence or the question."""
    relevance: float
    """Cosine with the question."""
    decorative: bool

    def degree(self, use: str) -> float:
        """Give the degree of a use; 0 where the playbook does not know it."""
        return self.degrees.get(use, 0.0)

    @property
    def own_deeds(self) -> int:
        """Count what the speaker did: past, and such that somebody could have seen it."""
        return sum(
            a.who == "i" and a.tense == "past" and a.verb not in MIND | LOOSE for a in self.acts
        )

    @property
    def weak_deeds(self) -> int:
        """Count verbs in the first person and the past under which one can picture nothing."""
        return sum(a.who == "i" and a.tense == "past" and a.verb in LOOSE for a in self.acts)

    @property
    def shared_deeds(self) -> int:
        """Count what "we" did."""
        return sum(a.who == "we" and a.tense == "past" for a in self.acts)

    @property
    def others_deeds(self) -> int:
        """Count what other people or things did."""
        return sum(a.who == "other" and a.tense == "past" for a in self.acts)

    @property
    def past(self) -> bool:
        """Tell whether the sentence is about something over."""
        past = sum(a.tense == "past" for a in self.acts)
        return past > 0 and past >= sum(
            a.tense == "present" and a.who != "other" for a in self.acts
        )


@dataclass(frozen=True)
class Reading:
    """An answer with its sentences."""

    answer: str
    asking: Asking
    told: tuple[Told, ...]
    substance: tuple[float, ...] = field(default=())
    """How much each sentence tells, 0 to 1."""
    nearness: float | None = None
    """How far the whole is about the question, 0 to 1; none where it cannot be told."""

    @property
    def body(self) -> int:
        """Count the different words that carry meaning and were not in the question."""
        return len(frozenset().union(*(t.terms for t in self.told)) - content(self.asking.text))

    @property
    def fresh(self) -> float:
        """Give the average novelty of the sentences."""
        return sum(t.novelty for t in self.told) / len(self.told) if self.told else 0.0

    @property
    def mass(self) -> float:
        """Add up the substance: two to three sentences' worth make a story."""
        return sum(self.substance)

    @property
    def share(self) -> float:
        """Give the share of the words that stand in sentences which tell something."""
        words = [t.piece.text.count(" ") + 1 for t in self.told]
        total = sum(words)
        if not total:
            return 0.0
        return sum(w * s for w, s in zip(words, self.substance, strict=True)) / total


_TELLING = {
    "story": {"event": 1.0, "practice": 0.5, "plan": 0.4, "aim": 0.3},
    "plan": {"event": 1.0, "plan": 1.0, "practice": 0.8, "aim": 0.4},
    "motive": {"event": 1.0, "aim": 1.0, "practice": 0.7, "plan": 0.6},
    "belief": {"event": 1.0, "practice": 1.0, "plan": 0.9, "aim": 0.5},
}
"""What counts as telling something, by what was asked; an event always does."""

_TOPICAL = 3
"""Words with a meaning from which a question has a topic of its own."""
_STEP = re.compile(
    r"\b(?:if|whether|which|unless|before|within|until|would first|instead|rather than|do not|"
    r"don't|not)\b|^first\b",
    re.IGNORECASE,
)
_DEED, _DEED_PLACED = 0.12, 0.4
"""What a deed in the past tells by itself, without and with a time, a place or a person to it."""
_WHEN = re.compile(
    r"\b(?:when|after|before|once|until|because) (?:the|my|our|two|three|a|an|he|she|they|we|I|it|"
    r"one|her|his)\b",
    re.IGNORECASE,
)


def read_answer(answer: str, *, asking: Asking, playbook: Playbook) -> Reading:
    """Read the answer to a question."""
    parts = pieces(answer[:_MOST_LETTERS])[:_MOST_SENTENCES]
    model = likeness(playbook)
    vectors = vectors_of([part.text for part in parts])
    question = vectors_of([asking.text])[0]
    degrees, margins = model.degrees(vectors), model.margins(vectors)
    asked = content(asking.text)
    told: list[Told] = []
    for i, part in enumerate(parts):
        terms = frozenset(content(part.text))
        told.append(
            Told(
                piece=part,
                degrees=degrees[i],
                margins=margins[i],
                acts=tuple(acts(part.text)),
                anchors=anchors(part.text),
                figures=tuple(find_figures(part.text)),
                terms=terms,
                novelty=_novelty(terms, vectors[: i + 1], told, asked),
                relevance=round(float(vectors[i] @ question), 4),
                decorative=decorative(part.text),
            )
        )
    said = frozenset[str]().union(*(t.terms for t in told))
    shared = len(asking.matter & said) / len(asking.matter) if asking.matter else 0.0
    return Reading(
        answer,
        asking,
        tuple(told),
        tuple(_substance(t, asking.asked) for t in told),
        nearness(question, vectors, shared, playbook) if _has_topic(asking) else None,
    )


def _has_topic(asking: Asking) -> bool:
    """Tell whether the question is about something, rather than open to any good story."""
    return asking.known and len(asking.matter) >= _TOPICAL


def _novelty(terms: frozenset[str], vectors: Vectors, before: list[Told], asked: set[str]) -> float:
    """Say how much of the sentence was neither said before nor lies in the question."""
    if not terms:
        return 0.5
    likest = float(np.max(vectors[:-1] @ vectors[-1])) if len(vectors) > 1 else 0.0
    heard = set(asked).union(*(t.terms for t in before))
    fresh = len(terms - heard) / len(terms)
    if likest > _SAME:
        return 0.0
    # A third of new words is usual where a story goes on about the same things.
    return round(min(1.0, fresh / 0.34), 4)


def _substance(told: Told, asked: str) -> float:
    """Say how much a sentence tells: the likeness of what was asked for, and what ties it down."""
    like = max((weight * told.degree(use) for use, weight in _TELLING[asked].items()), default=0.0)
    if told.anchors.numbers or told.figures:
        like = max(like, told.degree("result"))
    like *= 1.0 - 0.55 * told.degree("empty")
    ties = told.anchors.kinds + 0.5 * min(2, told.own_deeds + told.others_deeds)
    tied = 0.4 + 0.6 * min(1.0, ties / 1.5)
    if asked == "story" and not told.past:
        tied *= 0.6
    elif told.degree("plan") > told.degree("empty") + 0.2 and _STEP.search(told.piece.text):
        tied = max(tied, 0.75)  # a plan hangs on its conditions and its order, not on dates
    general = _GENERAL.search(told.piece.text) is not None
    placed = told.past and (told.anchors.kinds > 0 or _WHEN.search(told.piece.text) is not None)
    if general:
        tied *= 0.4
    if told.decorative:
        tied *= 0.4
    words = max(1, told.piece.text.count(" ") + 1)
    if told.anchors.initials >= 3 and told.anchors.initials > words / 6:
        tied *= 0.3  # a list of initials tells nothing
    # A deed that one can picture tells a little even in the language of the office.
    deed = 0.0
    if told.past and (told.own_deeds or (told.weak_deeds and placed)):
        deed = _DEED_PLACED if placed else _DEED
    return round(max(like * tied, deed * (0.4 if general else 1.0)) * told.novelty, 4)
