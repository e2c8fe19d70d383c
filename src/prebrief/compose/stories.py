"""Stories: each part a sentence around the CV's own words, and what to find before telling it."""

from hashlib import sha256

from prebrief.compose.figures import as_people
from prebrief.compose.material import Material, unique
from prebrief.records.brief import BriefStory
from prebrief.records.document import Span
from prebrief.records.plan import ChosenStory
from prebrief.records.profile import Figure, Statement
from prebrief.text.comparisons import change, compared

_TITLE_WORDS = 9
_HEADING_WORDS = 5


def stories(m: Material) -> tuple[BriefStory, ...]:
    """Write every chosen story."""
    return tuple(_story(m, story) for story in m.plan.stories)


def lines_of(m: Material, story: ChosenStory) -> list[Statement]:
    """Give the CV statements that the story is made of."""
    return [m.statements[i] for i in story.statement_ids if i in m.statements]


def figures_of(m: Material, story: ChosenStory) -> list[tuple[Statement, Figure]]:
    """Give the before-and-after figures of the story."""
    return [(line, figure) for line in lines_of(m, story) for figure in compared(line)]


def _story(m: Material, story: ChosenStory) -> BriefStory:
    spans = [
        span
        for part in (story.situation, story.task, story.action, story.result, story.lesson)
        for span in part.spans
    ]
    spans += [line.span for line in lines_of(m, story)]
    post = _post_span(m, story)
    measure = next((f.measure for _, f in figures_of(m, story) if f.measure), "")
    return BriefStory(
        id=story.id,
        title=m.prose(_upper(title(m, story))),
        situation=_join(_situation(m, story)),
        task=_part(m, "task", story.task.spans, story.id),
        action=_part(m, "action", story.action.spans, story.id),
        result=_join([_part(m, "result", story.result.spans, story.id), *_computed(m, story)]),
        lesson=_part(m, "lesson", story.lesson.spans, story.id),
        missing=tuple(
            text
            for slug in story.missing
            if (text := _lower(m.say(f"missing_{slug}", story.id, measure=measure)))
        ),
        cites=unique([*spans, *([post] if post else [])]),
        proves=story.proves,
        question_ids=tuple(q.question_id for q in m.plan.questions if story.id in q.story_ids),
        key=_key(m, story),
    )


def _key(m: Material, story: ChosenStory) -> str:
    """Name a story by the line that it opens with, wherever that line stands."""
    opening = next((line.text for line in lines_of(m, story)), story.id)
    return f"story.{sha256(opening.casefold().encode()).hexdigest()[:10]}"


def _join(texts: list[str]) -> str:
    return " ".join(text for text in texts if text)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def title(m: Material, story: ChosenStory) -> str:
    """Name a story by its measure, or by the words that say what was done."""
    figures = figures_of(m, story)
    if figures:
        _, figure = figures[0]
        head = " ".join(figure.measure.rpartition(", ")[2].split())
        numbers = " ".join(figure.span.quote.split())
        if figure.unit in _SAID_UNITS and figure.unit[:3] not in numbers:
            numbers = f"{numbers} {figure.unit}" if "h" not in numbers else numbers
        if 0 < len(head.split()) <= 8 and len(numbers.split()) <= 7:
            return f"{head[:1].upper()}{head[1:]}: {numbers}"
    lines = lines_of(m, story)
    if lines and len(lines) > 1 and len(lines[0].text.split()) <= _HEADING_WORDS:
        # A bullet that opens with its subject names itself.
        return lines[0].text.rstrip(".:")
    parts = (story.action, story.result, story.task, story.situation)
    span = next((part.spans[0] for part in parts if part.spans), None)
    if span is None:
        return story.id
    words = span.text.split()
    kept = words[:_TITLE_WORDS]
    if len(words) > _TITLE_WORDS:
        while len(kept) > 3 and kept[-1].lower().strip(",;:(") in _DANGLING:
            kept.pop()
        head = " ".join(kept)
        if head.count("(") > head.count(")"):
            head = head[: head.rindex("(")]
        return head.rstrip(" ,;:(–—-")
    return " ".join(kept).rstrip(".,;:")


_SAID_UNITS = frozenset({"minutes", "hours", "days", "weeks", "months"})
_DANGLING = frozenset(
    "a an the of to for from with and or in on at by as after that who which".split(" ")
)


def _post_span(m: Material, story: ChosenStory) -> Span | None:
    return m.profile.work[story.position].span if story.position is not None else None


def _situation(m: Material, story: ChosenStory) -> list[str]:
    texts = []
    if story.position is not None:
        post = m.profile.work[story.position]
        if post.position and post.name:
            texts.append(m.say("story_post", story.id, title=post.position, organization=post.name))
        elif post.position:
            texts.append(m.say("story_post_title", story.id, title=post.position))
    texts += [m.say("story_situation", story.id, quote=s.text) for s in story.situation.spans[:1]]
    return texts


def _part(m: Material, part: str, spans: tuple[Span, ...], key: str) -> str:
    """Quote the first span with one wording and the others with another; a blank where silent."""
    if not spans:
        return m.say(f"story_{part}_open", key)
    texts = [m.say(f"story_{part}", key, quote=_plain(spans[0]))]
    more = f"story_{part}_more" if m.voice.knows(f"story_{part}_more") else f"story_{part}"
    texts += [m.say(more, key, quote=_plain(span)) for span in spans[1:]]
    return _join(texts)


def _plain(span: Span) -> str:
    return span.text.rstrip(".")


def _computed(m: Material, story: ChosenStory) -> list[str]:
    """Say the first figure as a change, and points of a rate as people."""
    texts: list[str] = []
    for line, figure in figures_of(m, story)[:2]:
        shown = any(s.start <= figure.span.start < s.end for s in story.result.spans)
        if shown and not texts and (words := change(figure)):
            texts.append(m.say("story_change", story.id, change=words))
        people = as_people(m.profile, line, figure, m.voice.words("terms_share_of_people"))
        if people:
            texts.append(
                m.say(
                    "story_people",
                    story.id,
                    points=people.points,
                    group=people.group,
                    people=people.people,
                )
            )
    return texts
