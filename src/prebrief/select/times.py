"""Triggers that dates give away: short stays, gaps, overlaps, stale and expired lines."""

import re
from collections.abc import Iterator

from prebrief.records.document import Span
from prebrief.records.plan import Trigger
from prebrief.records.profile import Education, Position
from prebrief.select.clauses import count_words, cut, shorten
from prebrief.select.view import View
from prebrief.text.dates import find_periods, merged_months, month_index
from prebrief.text.months import in_words, month_name
from prebrief.text.patterns import compiled

_SHORT_STAY_MONTHS = 20
_REMEMBERED_MONTHS = 120
"""Nobody asks why a post of ten years ago was short."""
_GAP_MONTHS = 3
_OVERLAP_MONTHS = 4
_STALE_MONTHS = 6
_PASSING = compiled(
    r"\b(locum|interim|acting|second(?:ed|ment)|temporary|rotation|intern|resident|trainee|"
    r"registrar|fellow|house officer|student|volunteer|per diem|visiting)",
    re.IGNORECASE,
)
_SAID_MONTHS = compiled(r"\b(\d{1,2})\s+(?:months?|mos?\.?)\b", re.IGNORECASE)
_SAID_YEARS = compiled(r"\b(\d{1,2})\+?\s*(?:years|yrs?)\b", re.IGNORECASE)


def time_triggers(view: View) -> Iterator[Trigger]:
    """Find all triggers that come from dates."""
    yield from _stays(view)
    yield from _gaps(view)
    yield from _overlaps(view)
    yield from _staleness(view)
    yield from _said_durations(view)
    yield from _experience(view)


_LEADS_FROM = compiled(
    r"\b(?:director|lead|chair|chief|head|manager)\s+(?:from|since)\s+", re.IGNORECASE
)


def _leads_from(view: View, place: int) -> int | None:
    """Give the month from which a post led: a line of it says "director from May 2016"."""
    for line in view.profile.statements:
        if line.position != place:
            continue
        for hit in _LEADS_FROM.finditer(line.text):
            periods = find_periods(line.text[hit.end() : hit.end() + 20])
            if periods and periods[0].start:
                return month_index(periods[0].start)
    return None


def leadership_stretches(view: View) -> list[tuple[int, int]]:
    """Give the months in posts that lead."""
    found = []
    for place, post in enumerate(view.profile.work):
        months = view.months_of(post) if post.leadership else None
        if months:
            since = _leads_from(view, place)
            inside = since is not None and months[0] < since <= months[1]
            found.append((since, months[1]) if inside and since is not None else months)
    return found


def practice_stretches(view: View) -> list[tuple[int, int]]:
    """Give the months of clinical posts, training left out."""
    posts = [p for p in view.profile.work if p.clinical and not _training(p)]
    return _stretches(view, posts)


def _stretches(view: View, posts: list[Position]) -> list[tuple[int, int]]:
    return [months for post in posts if (months := view.months_of(post))]


def _training(position: Position) -> bool:
    title = position.position or ""
    return bool(re.search(r"\b(resident|residency|intern|trainee|fellowship)\b", title, re.I))


def _name(position: Position) -> dict[str, str]:
    return {
        "organisation": position.name or "",
        "organization": position.name or "",
        "title": position.position or "",
        "dates": position.date_text,
    }


def _heading(post: Position) -> tuple[Span, ...]:
    """Quote the head of a post from its title on."""
    if post.span is None:
        return ()
    at = post.span.quote.find((post.position or "").split(",")[0]) if post.position else -1
    return (shorten(cut(post.span, max(at, 0), len(post.span.quote)), words=14),)


def _dated(post: Position) -> Span:
    """Quote the head of a post with its dates, from the title on if that is short enough."""
    assert post.span is not None
    quote = post.span.quote
    at = quote.find(post.date_text) if post.date_text else -1
    if at < 0:
        return shorten(post.span, words=14)
    title = quote.find((post.position or "\0").split(",")[0])
    start, end = min(at, title if title >= 0 else at), at + len(post.date_text)
    whole = cut(post.span, start, max(end, title + len((post.position or "").split(",")[0])))
    return whole if count_words(whole.quote) <= 18 else cut(post.span, at, end)


def _stays(view: View) -> Iterator[Trigger]:
    short = []
    for post in view.profile.work:
        months = view.months_of(post)
        if months is None or post.ongoing or post.span is None or not post.end_date:
            continue
        length = months[1] - months[0] + 1
        recent = months[1] >= view.now - _REMEMBERED_MONTHS
        if recent and length < _SHORT_STAY_MONTHS and not _PASSING.search(post.position or ""):
            short.append((post, length))
    for post, length in short[:1]:
        slots = _name(post) | {"months": str(length), "length": in_words(length)}
        yield Trigger(kind="short_stay", spans=_heading(post), slots=slots)
    if len(short) >= 3:
        spans = tuple(s for post, _ in short[:4] for s in _heading(post))
        yield Trigger(kind="frequent_moves", spans=spans, slots={"count": _counted(len(short))})


def _gaps(view: View) -> Iterator[Trigger]:
    for gap in view.profile.gaps:
        if gap.months < _GAP_MONTHS:
            continue
        spans: tuple[Span, ...] = _around(view, gap.start_date, gap.end_date)
        if gap.explained_by:
            spans = (gap.explained_by,)
        slots = {
            "start": month_name(gap.start_date),
            "end": month_name(gap.end_date),
            "months": str(gap.months),
            "length": in_words(gap.months),
        }
        if gap.explained_by:
            slots["explained"] = gap.explained_by.text.strip("[]() ")
        if spans:
            yield Trigger(kind="gap", spans=spans, slots=slots)


def _around(view: View, start: str, end: str) -> tuple[Span, ...]:
    """Quote what stands on both sides of a gap: a post, or a course that took its time."""
    courses = [course for course in view.profile.education if course.start_date]
    held: list[Position | Education] = [*view.profile.work, *courses]
    before = [one for one in held if one.end_date and one.end_date[:7] <= start]
    after = [one for one in held if one.start_date and one.start_date[:7] >= end]
    near = [
        *sorted(before, key=lambda one: one.end_date or "")[-1:],
        *sorted(after, key=lambda one: one.start_date or "")[:1],
    ]
    return tuple(
        _dated(one) if isinstance(one, Position) else shorten(one.span, words=18)
        for one in near
        if one.span
    )


def _overlaps(view: View) -> Iterator[Trigger]:
    timed = [
        (post, months)
        for post in view.profile.work
        if post.leadership and post.span and (months := view.months_of(post))
    ]
    groups: list[tuple[Position, ...]] = []
    for i, (post, months) in enumerate(timed):
        group = [post]
        for other, others in timed[i + 1 :]:
            shared = min(months[1], others[1]) - max(months[0], others[0]) + 1
            if shared >= _OVERLAP_MONTHS:
                group.append(other)
        if len(group) > 1:
            groups.append(tuple(group))
    if not groups:
        return
    largest = max(groups, key=len)
    added = sum(m[1] - m[0] + 1 for post, m in timed)
    merged = merged_months([m for _, m in timed])
    slots = {
        "count": _counted(len(largest)),
        "added": in_words(added),
        "merged": in_words(merged),
        "title": largest[0].position or "",
    }
    yield Trigger(kind="overlap", spans=tuple(s for p in largest for s in _heading(p)), slots=slots)


def _staleness(view: View) -> Iterator[Trigger]:
    revised = view.revised
    if not revised:
        return
    age = view.now - month_index(revised)
    if age < _STALE_MONTHS:
        return
    span = view.revision_line
    slots = {"months": str(age), "length": in_words(age), "revised": month_name(revised)}
    yield Trigger(kind="stale_cv", spans=(span,) if span else (), slots=slots)


def _said_durations(view: View) -> Iterator[Trigger]:
    """Compare durations that the CV states with those its dates give."""
    for post in view.profile.work:
        months = view.months_of(post)
        if post.span is None or months is None or post.ongoing or len(post.start_date or "") < 7:
            continue
        hit = _SAID_MONTHS.search(post.span.quote)
        length = months[1] - months[0] + 1
        if hit and int(hit.group(1)) != length and abs(int(hit.group(1)) - length) <= 6:
            slots = _name(post) | {"said": hit.group(1), "counted": str(length)}
            span = cut(post.span, *hit.span())
            yield Trigger(kind="duration_mismatch", spans=(post.span, span), slots=slots)
    for line in view.profile.statements:
        if line.kind != "summary":
            continue
        hit = _SAID_YEARS.search(line.span.quote)
        if hit is None:
            continue
        inside = [g for g in view.profile.gaps if g.months >= 6]
        first = min((m[0] for m in practice_stretches(view)), default=None)
        if inside and first is not None:
            slots = {"said": hit.group(), "since": str(first // 12)}
            begun = [p for p in view.profile.work if p.span and view.months_of(p)]
            earliest = min(begun, key=lambda p: abs((view.months_of(p) or (0, 0))[0] - first))
            spans = (cut(line.span, *hit.span()), _dated(earliest))
            yield Trigger(kind="years_claim", spans=spans, slots=slots)
        return


def _experience(view: View) -> Iterator[Trigger]:
    months = merged_months(leadership_stretches(view))
    if view.profile.work and months < 24:
        spans = tuple(p.span for p in view.profile.work[:1] if p.span)
        yield Trigger(kind="thin_leadership", spans=spans, slots={"length": in_words(months)})
    recent = [
        post
        for post in view.profile.work
        if (m := view.months_of(post)) and m[1] >= view.as_of - 96 and post.name
    ]
    employers = {(post.name or "").split(",")[0].strip().lower() for post in recent}
    if len(employers) == 1 and len(recent) >= 2 and recent[0].span:
        yield Trigger(kind="single_site", spans=_heading(recent[0]), slots=_name(recent[0]))
    now = [post for post in view.profile.work if post.ongoing]
    if now and not any(post.clinical for post in now) and now[0].span:
        yield Trigger(kind="no_recent_practice", spans=_heading(now[0]), slots=_name(now[0]))


def _counted(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[count] if count < len(words) else str(count)
