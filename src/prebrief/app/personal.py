"""The brief with what its owner made of it; the brief as it was written stays beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prebrief.records.brief import Brief, BriefQuestion, BriefStory
from prebrief.records.workspace import STORY_PARTS, StoryEdit, Workspace


def personal(brief: Brief, workspace: Workspace, *, notes: bool = True) -> Brief:
    """Give the brief with pinned questions first, hidden entries out and stories as edited.

    Args:
        brief: As it was written.
        workspace: What the owner added.
        notes: Whether the owner's notes are shown; to others they are not.
    """
    hidden = frozenset(workspace.hidden)
    stories = tuple(_story(story, workspace) for story in brief.stories if story.key not in hidden)
    told = frozenset(story.id for story in stories)
    written = workspace.notes if notes else {}
    questions = [_question(q, workspace, written, told) for q in brief.questions]
    return brief.model_copy(
        update={
            "questions": tuple(
                sorted((q for q in questions if q.id not in hidden), key=_order(workspace))
            ),
            "stories": stories,
            "story_map": {
                question: tuple(story for story in answers if story in told)
                for question, answers in brief.story_map.items()
            },
            "requirements": tuple(r for r in brief.requirements if r.id not in hidden),
            "gaps": tuple(gap for gap in brief.gaps if gap.requirement_id not in hidden),
            "concepts": tuple(c for c in brief.concepts if c.id not in hidden),
            "drills": tuple(
                drill.model_copy(
                    update={"story_ids": tuple(s for s in drill.story_ids if s in told)}
                )
                for drill in brief.drills
                if drill.id not in hidden
            ),
            "cases": tuple(case for case in brief.cases if case.id not in hidden),
        }
    )


class _order:  # noqa: N801 - a key function with its table
    def __init__(self, workspace: Workspace) -> None:
        self._places = {entry: place for place, entry in enumerate(workspace.pins)}

    def __call__(self, question: BriefQuestion) -> int:
        return self._places.get(question.id, len(self._places))


def _question(
    question: BriefQuestion,
    workspace: Workspace,
    notes: Mapping[str, str],
    told: frozenset[str],
) -> BriefQuestion:
    return question.model_copy(
        update={
            "pinned": question.id in workspace.pins,
            "note": notes.get(question.id, ""),
            "story_ids": tuple(story for story in question.story_ids if story in told),
        }
    )


def _story(story: BriefStory, workspace: Workspace) -> BriefStory:
    edit = workspace.stories.get(story.key)
    if edit is None:
        return story
    own = {part: text for part in STORY_PARTS if (text := getattr(edit, part)) is not None}
    return story.model_copy(update=own | {"mine": edit.mine, "edited": edit.edited})


@dataclass(frozen=True)
class Hidden:
    """An entry that is out of sight."""

    id: str
    kind: str
    text: str


def hidden_entries(brief: Brief, workspace: Workspace) -> tuple[Hidden, ...]:
    """Name what is hidden, so that it can be shown again."""
    names = _names(brief)
    return tuple(Hidden(entry, *names[entry]) for entry in workspace.hidden if entry in names)


def _names(brief: Brief) -> dict[str, tuple[str, str]]:
    return (
        {q.id: ("Question", q.text) for q in brief.questions}
        | {s.key: ("Story", s.title) for s in brief.stories}
        | {r.id: ("Requirement", r.text) for r in brief.requirements}
        | {c.id: ("Concept", c.title) for c in brief.concepts}
        | {d.id: ("Drill", d.title) for d in brief.drills}
        | {c.id: ("Case", c.title) for c in brief.cases}
    )


@dataclass(frozen=True)
class Lost:
    """Something the owner wrote about an entry that the brief no longer has."""

    id: str
    kind: Literal["note", "story"]
    text: str


def lost_entries(brief: Brief, workspace: Workspace) -> tuple[Lost, ...]:
    """Give what was written about entries that are gone since the brief was made anew."""
    known = _names(brief)
    notes = [Lost(key, "note", text) for key, text in workspace.notes.items() if key not in known]
    stories = [
        Lost(key, "story", _told(edit))
        for key, edit in workspace.stories.items()
        if key not in known and edit.edited
    ]
    return (*notes, *stories)


def _told(edit: StoryEdit) -> str:
    return " ".join(text for part in STORY_PARTS if (text := getattr(edit, part)))
