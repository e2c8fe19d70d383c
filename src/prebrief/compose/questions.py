"""Questions: why they come, and an outline of the answer with the quotes that belong in it."""

from collections import Counter

from prebrief.compose.material import Material, short, unique
from prebrief.playbooks.schema import OutlineGuide, Persona, Question
from prebrief.records.brief import BriefQuestion, OutlinePart, Why
from prebrief.records.document import Span
from prebrief.records.plan import ChosenQuestion, ChosenStory

_REASONS = 3


def questions(m: Material) -> tuple[BriefQuestion, ...]:
    """Write every chosen question."""
    return tuple(question(m, chosen) for chosen in m.plan.questions)


def question(m: Material, chosen: ChosenQuestion) -> BriefQuestion:
    """Write one question."""
    entry = m.question(chosen.question_id)
    return BriefQuestion(
        id=entry.id,
        text=m.spoken(entry, chosen.trigger.slots if chosen.trigger else {}),
        kind=entry.kind,
        asked_by=_asked_by(m, entry),
        tests=m.prose(entry.tests),
        why=_why(m, chosen),
        likelihood=chosen.likelihood,
        outline=_outline(m, entry, chosen),
        strong_signals=tuple(m.prose(text) for text in entry.strong_signals),
        red_flags=tuple(m.prose(text) for text in entry.red_flags),
        follow_ups=tuple(m.prose(item.text) for item in entry.follow_ups),
        story_ids=chosen.story_ids,
        look_for=entry.look_for,
        seconds=entry.seconds,
    )


def _asked_by(m: Material, entry: Question) -> tuple[str, ...]:
    """Name those who ask it, those on this panel first."""
    panel = [item.entry_id for item in m.plan.panel]
    here = [pid for pid in entry.asked_by if pid in panel] or list(entry.asked_by)
    people = [m.entries.get(pid) for pid in here[:3]]
    return tuple(m.prose(p.title) for p in people if isinstance(p, Persona))


def _why(m: Material, chosen: ChosenQuestion) -> tuple[Why, ...]:
    cited = [r for r in chosen.reasons if r.cite is not None and r.text]
    seen: set[tuple[str, int]] = set()
    kept = []
    for reason in cited:
        assert reason.cite is not None
        place = (reason.cite.doc, reason.cite.start)
        if place not in seen:
            seen.add(place)
            kept.append(reason)
    if not kept:
        kept += [r for r in chosen.reasons if r.cite is None][:1]
    return tuple(Why(text=m.prose(r.text), cite=r.cite) for r in kept[:_REASONS])


def _outline(m: Material, entry: Question, chosen: ChosenQuestion) -> tuple[OutlinePart, ...]:
    story = m.stories.get(chosen.story_ids[0]) if chosen.story_ids else None
    used: set[tuple[str, int]] = set()
    wanted: Counter[str] = Counter()
    parts = []
    for guide in entry.outline:
        wanted[guide.wants] += 1
        # One act or scene fits one beat; set beside every beat, it would fit none.
        spare = wanted[guide.wants] <= (2 if guide.wants in {"result", "cv"} else 1)
        parts.append(_part(m, guide, chosen, story if spare else None, used))
    return tuple(parts)


def _part(
    m: Material,
    guide: OutlineGuide,
    chosen: ChosenQuestion,
    story: ChosenStory | None,
    used: set[tuple[str, int]],
) -> OutlinePart:
    """Write one beat: what belongs in it, and the quote that does, or a blank."""
    spans = [s for s in _quotes(guide, chosen, story) if not used & _place(s)]
    text = m.prose(guide.guide)
    cites: tuple[Span, ...] = ()
    if guide.wants != "none" and spans:
        span = _unstopped(short(spans[0], 18))
        used.update(_place(spans[0]))
        cites = (span,)
        text = f"{text} {m.say(f'outline_{guide.wants}', chosen.question_id, quote=_plain(span))}"
    elif guide.wants in {"situation", "action", "result", "lesson"}:
        blank = m.say(f"outline_{guide.wants}_open", chosen.question_id + guide.part)
        text = f"{text} {blank}".strip()
    return OutlinePart(part=m.prose(guide.part), text=text, cites=unique(cites))


def _place(span: Span) -> set[tuple[str, int]]:
    """Give the characters that a span quotes."""
    return {(span.doc, at) for at in range(span.start, span.end)}


def _unstopped(span: Span) -> Span:
    """Leave out the full stop at the end, so that the quote stands inside a sentence."""
    quote = span.quote.rstrip(". ")
    return span.model_copy(update={"quote": quote, "end": span.start + len(quote)})


def _plain(span: Span) -> str:
    return span.text.rstrip(".")


def _quotes(
    guide: OutlineGuide, chosen: ChosenQuestion, story: ChosenStory | None
) -> tuple[Span, ...]:
    wants = guide.wants
    if wants == "posting":
        return chosen.posting
    trigger = tuple(s for s in (chosen.trigger.spans if chosen.trigger else ()) if s.doc == "cv")
    if wants == "cv":
        told = story.action.spans + story.result.spans if story else ()
        return trigger + chosen.evidence + told
    if story is None or wants == "none":
        return ()
    parts = {
        "situation": story.situation.spans + story.task.spans,
        "action": story.action.spans,
        "result": story.result.spans,
        "lesson": story.lesson.spans,
    }
    return parts[wants]
