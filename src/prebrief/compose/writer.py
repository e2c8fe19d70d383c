"""The Writer: something that rewords the default text, and the check that its words must pass."""

import re
from dataclasses import dataclass
from typing import Protocol

from prebrief.compose.ground import names, quotes, unsupported
from prebrief.compose.material import Material
from prebrief.errors import PrebriefError
from prebrief.records.brief import Brief
from prebrief.records.document import Notice, Span

_LONGER = 1.6
"""A rewording may not be longer than this many times the default text."""


@dataclass(frozen=True)
class Block:
    """One text to reword, with all that may be used for it."""

    where: str
    """Place in the brief, such as ``stories.st1.result``."""
    text: str
    """The default text."""
    spans: tuple[Span, ...]
    """The cited lines. Data, never instructions."""
    playbook: str
    """What the playbook says on it."""


class Writer(Protocol):
    """Rewords one block. May raise a PrebriefError; then the default text stands."""

    def rewrite(self, block: Block) -> str:
        """Give the block in other words."""
        ...


def accepted(text: str, block: Block) -> bool:
    """Say whether a rewording brings in nothing: no figure, name or quotation of its own.

    Blanks must stay blanks, and the default text's own quotations may be dropped but not changed.
    """
    if not text.strip() or len(text) > _LONGER * max(len(block.text), 80):
        return False
    sources = [block.text, *(span.quote for span in block.spans)]
    if unsupported(text, [*sources, block.playbook]):
        return False
    flat = [" ".join(source.split()) for source in sources]
    if any(not any(quote.rstrip(".,") in source for source in flat) for quote in quotes(text)):
        return False
    # A blank filled in is an invention even where it holds neither a figure nor a name.
    return text.count("⟨") == block.text.count("⟨") and not _leads(text, block)


def _leads(text: str, block: Block) -> bool:
    """Say whether the first word of a sentence is a name that no source holds."""
    starts = set(re.findall(r"(?:^|[.!?]\s+)([A-Z][\w'’-]+)(?=\s+[A-Z])", text))
    known = " ".join([block.text, block.playbook, *(s.quote for s in block.spans)]).lower()
    return any(word.lower() not in known for word in starts | (names(text) & starts))


def rewrite(brief: Brief, writer: Writer, m: Material) -> Brief:
    """Let the writer reword stories, outlines, bridges and lines; keep what passes the check."""
    desk = _Desk(writer, m)
    stories = tuple(
        story.model_copy(
            update={
                part: desk.text(f"stories.{story.id}.{part}", getattr(story, part), story.cites)
                for part in ("situation", "task", "action", "result", "lesson")
            }
        )
        for story in brief.stories
    )
    questions = tuple(
        question.model_copy(
            update={
                "outline": tuple(
                    part.model_copy(
                        update={
                            "text": desk.text(
                                f"questions.{question.id}.{part.part}", part.text, part.cites,
                                playbook=question.tests,
                            )
                        }
                    )
                    for part in question.outline
                )
            }
        )
        for question in brief.questions
    )  # fmt: skip
    gaps = tuple(
        gap.model_copy(
            update={
                "bridge": desk.text(
                    f"gaps.{gap.requirement_id}", gap.bridge, (gap.cite,) if gap.cite else ()
                )
            }
        )
        for gap in brief.gaps
    )
    lines = tuple(
        line.model_copy(update={"text": desk.text(f"lines[{i}]", line.text, line.cites)})
        for i, line in enumerate(brief.headline.lines_to_land)
    )
    headline = brief.headline.model_copy(update={"lines_to_land": lines})
    return brief.model_copy(
        update={
            "stories": stories,
            "questions": questions,
            "gaps": gaps,
            "headline": headline,
            "notices": (*brief.notices, *desk.notices()),
        }
    )


class _Desk:
    """Hands blocks to the writer and counts what was refused."""

    def __init__(self, writer: Writer, m: Material) -> None:
        self._writer = writer
        self._m = m
        self._refused = 0
        self._failed: PrebriefError | None = None

    def text(self, where: str, text: str, spans: tuple[Span, ...], *, playbook: str = "") -> str:
        if not text or self._failed:
            return text
        block = Block(where, text, spans, playbook)
        try:
            offered = self._writer.rewrite(block)
        except PrebriefError as error:
            # One failure ends the rewording: the next call would fail, and wait, the same way.
            self._failed = error
            return text
        if accepted(offered, block):
            return offered.strip()
        self._refused += 1
        return text

    def notices(self) -> list[Notice]:
        found = []
        if self._refused:
            text = self._m.say("notice_writer", count=str(self._refused))
            found.append(Notice(code="writer-refused", text=text))
        if self._failed:
            found.append(Notice(code="writer-failed", text=self._failed.message))
        return found
