"""What an owner adds to a brief: pins, notes, hidden entries, edited stories, ticks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from prebrief.app.kept import kept_of, now
from prebrief.errors import InputError, NotFoundError
from prebrief.records.correction import Correction
from prebrief.records.practice import KeptBrief
from prebrief.records.workspace import STORY_PARTS, StoryEdit, Workspace


def kept_brief(owner: str, brief_id: str) -> KeptBrief:
    """Give a brief of the owner.

    Raises:
        NotFoundError: the owner has none of that id.
    """
    kept = kept_of(owner).briefs.get(brief_id)
    if kept is None:
        raise NotFoundError(
            "no-such-brief",
            "You have no brief under this address.",
            fix="Open one from your list of briefs.",
        )
    return kept


def workspace(owner: str, brief_id: str) -> Workspace:
    """Give what the owner added to a brief; empty where nothing was."""
    return kept_of(owner).workspaces.get(brief_id) or Workspace(brief_id=brief_id)


def save(owner: str, workspace: Workspace) -> None:
    """Keep a workspace whole, in the place of the one before."""
    kept_of(owner).workspaces.keep(workspace, at=now())


def pin(owner: str, brief_id: str, entry: str, *, on: bool) -> Workspace:
    """Put a question on top, or back into its place."""
    return _change(owner, brief_id, lambda w: {"pins": _switched(w.pins, entry, on=on)})


def hide(owner: str, brief_id: str, entry: str, *, on: bool) -> Workspace:
    """Hide what does not apply, or show it again."""
    return _change(owner, brief_id, lambda w: {"hidden": _switched(w.hidden, entry, on=on)})


def tick(owner: str, brief_id: str, task: str, *, on: bool) -> Workspace:
    """Mark a task of the plan as done, or not."""
    return _change(owner, brief_id, lambda w: {"ticks": _switched(w.ticks, task, on=on)})


def note(owner: str, brief_id: str, entry: str, text: str) -> Workspace:
    """Keep a note under an entry; an empty one is taken away."""
    text = text.replace("\r\n", "\n").strip()
    return _change(
        owner,
        brief_id,
        lambda w: {
            "notes": {k: v for k, v in w.notes.items() if k != entry}
            | ({entry: text} if text else {})
        },
    )


def take_story(owner: str, brief_id: str, key: str, *, on: bool) -> Workspace:
    """Mark a story as the owner's own, or not."""
    return _change(owner, brief_id, lambda w: {"stories": _edited(w, key, mine=on)})


def edit_story(owner: str, brief_id: str, key: str, parts: Mapping[str, str]) -> Workspace:
    """Keep the owner's words for parts of a story; a part as it was drafted is no edit."""
    drafted = next((s for s in kept_brief(owner, brief_id).brief.stories if s.key == key), None)
    told: dict[str, Any] = {}
    for part in STORY_PARTS:
        if part in parts:
            own = parts[part].replace("\r\n", "\n").strip()
            same = drafted is not None and own == getattr(drafted, part).strip()
            told[part] = None if same else own
    return _change(owner, brief_id, lambda w: {"stories": _edited(w, key, **told)})


def _edited(workspace: Workspace, key: str, **told: Any) -> dict[str, StoryEdit]:
    before = workspace.stories.get(key, StoryEdit())
    after = StoryEdit.model_validate(before.model_dump() | told)
    rest = {k: v for k, v in workspace.stories.items() if k != key}
    return rest if after == StoryEdit() else rest | {key: after}


def _switched(entries: tuple[str, ...], entry: str, *, on: bool) -> tuple[str, ...]:
    rest = tuple(one for one in entries if one != entry)
    return (*rest, entry) if on else rest


def _change(owner: str, brief_id: str, how: Callable[[Workspace], Mapping[str, Any]]) -> Workspace:
    kept = kept_of(owner)
    if not kept.briefs.has(brief_id):
        kept_brief(owner, brief_id)

    def changed(before: Workspace) -> Workspace:
        return Workspace.model_validate(before.model_dump() | dict(how(before)))

    try:
        return kept.workspaces.change(brief_id, changed, at=now())
    except ValidationError as error:
        raise InputError(
            "text-too-long",
            "That is longer than can be kept here.",
            fix="Shorten it: notes hold 4,000 characters, a part of a story 2,000.",
        ) from error


def correct(owner: str, brief_id: str, corrections: Sequence[Correction]) -> KeptBrief:
    """Let these be the owner's corrections, and make the brief anew with them.

    Raises:
        NotFoundError: the owner has no such brief.
        InputError: there are too many of them.
    """
    from prebrief.app.correcting import corrected  # the pipeline: not for every look at a note

    return corrected(owner, brief_id, lambda _: tuple(corrections))
