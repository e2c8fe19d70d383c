"""A CV as the user put it right: their additions as lines, their changes in the profile.

The text that was read stays as it is, with the user's own lines behind it. A position, licence or
degree that was changed quotes the user's line from then on: the printed one says something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from prebrief.playbooks.schema import Playbook
from prebrief.read.cv.added import line_of, with_lines
from prebrief.read.cv.corrected import Corrector, Entry
from prebrief.read.cv.corrected_lines import Lines
from prebrief.read.cv.gaps import find_gaps
from prebrief.read.cv.lexicon import lexicon_of
from prebrief.read.cv.positions import when_key
from prebrief.records.correction import Correction, settled
from prebrief.records.document import Document, Notice, Span
from prebrief.records.profile import Education, Gap, Position, Profile
from prebrief.text.dates import Period, find_periods

_OWN = "{count} in your own words under “Added by you”, at the end of the CV's text."


@dataclass(frozen=True)
class Corrected:
    """The CV after the user's corrections."""

    document: Document
    profile: Profile
    said: dict[str, Span] = field(default_factory=dict)
    """Place of a requirement in the posting -> the user's words on how they meet it."""


def correct(
    document: Document,
    profile: Profile,
    corrections: Sequence[Correction],
    playbook: Playbook,
    *,
    today: date,
) -> Corrected:
    """Apply the corrections; in which order they were made does not matter."""
    if not corrections:
        return Corrected(document, profile)
    corrector = Corrector(profile, lexicon_of(playbook), today)
    for correction in settled(corrections):
        corrector.take(correction)
    entries = corrector.spoken()
    deeds, said = corrector.achievements, corrector.said
    own = [entry.line or "" for entry in entries]
    own += [*map(line_of, deeds), *map(line_of, said)]
    document, spans = with_lines(document, own)
    for entry, span in zip(entries, spans, strict=False):
        entry.place_at(span)
    work = _in_order(corrector, profile, today)
    lines = Lines(profile, document, work, corrector.stale, corrector.entries())
    for entry, span in zip(entries, spans, strict=False):
        lines.add_entry(entry, span)
    for deed, span in zip(deeds, spans[len(entries) :], strict=False):
        lines.add(span, "deed", position=corrector.index_of(deed.position, work))
    told = spans[len(entries) + len(deeds) :]
    for span in told:
        lines.add(span, "deed")
    positions = tuple(entry.value for entry in work)
    education = tuple(entry.value for entry in corrector.courses.values())
    corrected = profile.model_copy(
        update={
            "work": positions,
            "education": education,
            "certificates": tuple(entry.value for entry in corrector.credentials.values()),
            "statements": tuple(lines.done),
            "gaps": _gaps(profile, positions, education, document, today),
            "notices": (*profile.notices, *_told(len(own)), *corrector.notices),
        }
    )
    places = {one.at: span for one, span in zip(said, told, strict=True)}
    return Corrected(document, corrected, places)


def _in_order(corrector: Corrector, profile: Profile, today: date) -> list[Entry[Position]]:
    """Put the positions newest first again, if any of them moved, came or went."""
    work = list(corrector.positions.values())
    if len(work) == len(profile.work) and not any(entry.line for entry in work):
        return work

    def when(entry: Entry[Position]) -> tuple[int, int]:
        post = entry.value
        return when_key(post.start_date, post.end_date, ongoing=post.ongoing, today=today)

    return sorted(work, key=when)


def _told(count: int) -> list[Notice]:
    if not count:
        return []
    lines = "1 line stands" if count == 1 else f"{count} lines stand"
    return [Notice(code="added-by-you", text=_OWN.format(count=lines))]


@dataclass(frozen=True)
class _Break:
    """A printed line that accounts for time between posts."""

    start: int
    end: int
    periods: list[Period]


def _gaps(
    profile: Profile,
    positions: tuple[Position, ...],
    education: tuple[Education, ...],
    document: Document,
    today: date,
) -> tuple[Gap, ...]:
    if (positions, education) == (profile.work, profile.education):
        return profile.gaps
    breaks = [
        _Break(line.span.start, line.span.end, find_periods(line.text))
        for line in profile.statements
        if line.section == "work" and line.kind == "other"
    ]
    return tuple(find_gaps(positions, education, breaks, document, today=today))
