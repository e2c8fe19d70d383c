"""Cards to recall, made from a brief: what this posting asks and the CV leaves open comes first."""

from collections.abc import Iterator
from datetime import datetime

from prebrief.playbooks.schema import Playbook
from prebrief.records.brief import Brief, BriefConcept, BriefQuestion, BriefStory
from prebrief.records.practice import Card, CardKind, Memory

LEARNING = 1
"""The scheduler's state of a card never seen."""
_LIKELIEST = 0.6
"""Likelihood at which a question counts in full: few are likelier."""


def seed(brief: Brief, playbook: Playbook, *, brief_id: str, now: datetime) -> tuple[Card, ...]:
    """Make the cards of a brief, the most wanted first."""
    needs = {theme.id: theme.emphasis * (1 - 0.7 * theme.strength) for theme in brief.look_fors}
    maker = _Maker(brief_id, now)
    cards = [
        *_concepts(brief, playbook, needs, maker),
        *(_question(question, needs, maker) for question in brief.questions),
        *(_story(story, needs, maker) for story in brief.stories),
    ]
    return tuple(sorted(cards, key=lambda card: -card.priority))


class _Maker:
    """Makes cards of one brief."""

    def __init__(self, brief_id: str, now: datetime) -> None:
        self.brief_id = brief_id
        self._now = now

    def card(
        self,
        kind: CardKind,
        entry_id: str,
        texts: tuple[str, str],
        *,
        look_for: str | None,
        priority: float,
        part: str = "",
    ) -> Card:
        """Make one card; ``part`` tells apart the cards of one entry."""
        return Card(
            id=f"{kind}:{entry_id}{part}",
            kind=kind,
            brief_id=self.brief_id,
            entry_id=entry_id,
            look_for=look_for,
            front=texts[0],
            back=texts[1],
            priority=round(min(1.0, max(0.05, priority)), 3),
            memory=Memory(state=LEARNING, step=0, due=self._now),
        )


def _concepts(
    brief: Brief, playbook: Playbook, needs: dict[str, float], maker: _Maker
) -> Iterator[Card]:
    themes = {concept.id: concept.look_for for concept in playbook.concepts}
    for place, concept in enumerate(brief.concepts):
        theme = themes.get(concept.id)
        # The brief lists concepts in the order in which they matter here.
        rank = 1 - place / max(len(brief.concepts), 1)
        priority = 0.25 + 0.35 * rank + 0.4 * needs.get(theme or "", 0.0)
        for number, texts in enumerate(_checks(concept), start=1):
            yield maker.card(
                "concept", concept.id, texts, look_for=theme, priority=priority, part=f"/{number}"
            )


def _checks(concept: BriefConcept) -> list[tuple[str, str]]:
    told = [
        (f"{concept.title}: {question}", answer)
        for question, answer in zip(concept.check, concept.answers, strict=False)
        if answer
    ]
    return told or [(f"{concept.title}: what is it, and why does it matter?", concept.definition)]


def _question(question: BriefQuestion, needs: dict[str, float], maker: _Maker) -> Card:
    need = needs.get(question.look_for or "", 0.0)
    likely = min(1.0, question.likelihood / _LIKELIEST)
    beats = [f"{part.part}: {part.text}" for part in question.outline]
    heard = [f"They hope to hear: {signal}" for signal in question.strong_signals]
    return maker.card(
        "question",
        question.id,
        (question.text, "\n".join([*beats, *heard])),
        look_for=question.look_for,
        priority=0.15 + 0.5 * likely + 0.35 * need,
    )


def _story(story: BriefStory, needs: dict[str, float], maker: _Maker) -> Card:
    theme = story.proves[0] if story.proves else None
    parts = [story.situation, story.task, story.action, story.result, story.lesson]
    lines = [part for part in parts if part]
    if story.missing:
        lines.append("Still to find: " + "; ".join(story.missing) + ".")
    served = min(1.0, len(story.question_ids) / 4)
    # Stories are told from one brief's CV, so the card belongs to that brief.
    return maker.card(
        "story",
        story.id,
        (f"Tell it aloud in two minutes: {story.title}", "\n".join(lines)),
        look_for=theme,
        priority=0.4 + 0.3 * served + 0.3 * needs.get(theme or "", 0.0),
        part=f"@{maker.brief_id}",
    )
