"""The entries of a profile while the user's corrections are applied to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from prebrief.read.cv.added import (
    course_line,
    credential_line,
    dates_of,
    line_of,
    plain,
    position_line,
)
from prebrief.read.cv.education import stage_of
from prebrief.read.cv.lexicon import Lexicon
from prebrief.read.cv.positions import standing_of
from prebrief.read.cv.vocabulary import STATE_NAMES
from prebrief.records.correction import (
    AddAchievement,
    AddCredential,
    AddEducation,
    AddPosition,
    ChangeCredential,
    ChangeEducation,
    ChangePosition,
    Correction,
    MeetRequirement,
    RemoveCredential,
    RemoveEducation,
    RemovePosition,
    places,
)
from prebrief.records.document import Notice, Span
from prebrief.records.profile import Certificate, Education, Position, Profile

_CHANGED = "You corrected how this line of your CV was read; your own words count instead."
_REMOVED = "You said that this line of your CV was misread; it counts no longer as what it was."
_LOST = "A correction of yours finds its line in the CV no longer. Look at it under corrections."

Thing = TypeVar("Thing", Position, Certificate, Education)


@dataclass(eq=False)
class Entry(Generic[Thing]):
    """A position, certificate or course, and the user's line that speaks for it, if any."""

    value: Thing
    line: str | None = None
    read_as: int | None = None
    """Its number in the profile as read; none for what the user added."""

    def place_at(self, span: Span) -> None:
        """Quote the user's line from now on."""
        self.value = self.value.model_copy(update={"span": span})


AnyEntry = Entry[Position] | Entry[Certificate] | Entry[Education]


def _entries(read: Sequence[Thing]) -> dict[str, Entry[Thing]]:
    return {
        place or f"?{number}": Entry(one, read_as=number)
        for number, (place, one) in enumerate(zip(places(read), read, strict=True))
    }


class Corrector:
    """Takes the corrections one by one."""

    def __init__(self, profile: Profile, lexicon: Lexicon, today: date) -> None:
        self._lexicon, self._today = lexicon, today
        self.positions = _entries(profile.work)
        self.credentials = _entries(profile.certificates)
        self.courses = _entries(profile.education)
        self.achievements: list[AddAchievement] = []
        self.said: list[MeetRequirement] = []
        self.notices: list[Notice] = []
        self.stale: list[Span] = []
        """Printed lines whose certificate or degree the user puts otherwise."""

    def entries(self) -> list[AnyEntry]:
        """Give all entries."""
        return [
            *self.positions.values(), *self.credentials.values(), *self.courses.values()
        ]  # fmt: skip

    def spoken(self) -> list[AnyEntry]:
        """Give the entries that a line of the user's speaks for."""
        return [entry for entry in self.entries() if entry.line]

    def index_of(self, place: str | None, work: Sequence[Entry[Position]]) -> int | None:
        """Find the position of that place among the sorted ones."""
        wanted = self.positions.get(place or "")
        return next((i for i, entry in enumerate(work) if entry is wanted), None)

    def take(self, said: Correction) -> None:
        """Apply one correction."""
        match said:
            case ChangePosition():
                self._change_position(said)
            case ChangeCredential():
                self._change_credential(said)
            case ChangeEducation():
                self._change_course(said)
            case RemovePosition():
                self._remove(self.positions.pop(said.at, None))
            case RemoveCredential():
                self._remove(self.credentials.pop(said.at, None))
            case RemoveEducation():
                self._remove(self.courses.pop(said.at, None))
            case AddPosition():
                self._add(self.positions, self._position(said), line_of(said))
            case AddCredential():
                self._add(self.credentials, self._credential(said), line_of(said))
            case AddEducation():
                self._add(self.courses, self._course(said), line_of(said))
            case AddAchievement():
                self.achievements.append(said)
            case MeetRequirement():
                self.said.append(said)

    # Additions ------------------------------------------------------------------------------

    def _add(self, entries: dict[str, Entry[Thing]], value: Thing, line: str) -> None:
        entries[f"+{line}"] = Entry(value, line)

    def _position(self, said: AddPosition) -> Position:
        position = Position(
            name=_own(said.employer),
            start_date=said.start,
            end_date=None if said.ongoing else said.end,
            ongoing=said.ongoing,
        )
        return _dated(self._titled(position, plain(said.title)))

    def _titled(self, position: Position, title: str) -> Position:
        rung, leads, clinical = standing_of(title, self._lexicon)
        update = {"position": title, "rung": rung, "leadership": leads, "clinical": clinical}
        return position.model_copy(update=update)

    def _credential(self, said: AddCredential) -> Certificate:
        return self._timed(
            Certificate(
                name=plain(said.name),
                issuer=_own(said.issuer),
                kind=said.credential,
                region=_region(said.region),
                status=said.standing,
                date=said.issued,
                valid_until=said.valid_until,
            )
        )

    def _timed(self, held: Certificate) -> Certificate:
        """Let an end that has passed have the last word, as in reading."""
        until = held.valid_until
        over = until is not None and until < self._today.isoformat()[: len(until)]
        return held.model_copy(update={"status": "lapsed"}) if over else held

    def _course(self, said: AddEducation) -> Education:
        course = Education(
            institution=_own(said.institution),
            area=_own(said.area),
            end_date=said.end,
            completed=said.completed,
            date_text=said.end or "",
        )
        return self._of_degree(course, plain(said.degree))

    def _of_degree(self, course: Education, degree: str) -> Education:
        hits = self._lexicon.find(degree, kinds=("degree",))
        name = hits[0].lexeme.canonical if hits else None
        stage = stage_of(name) if name else "degree"
        update = {"study_type": degree, "degree": name if stage == "degree" else None}
        return course.model_copy(update=update | {"stage": stage})

    # Changes --------------------------------------------------------------------------------

    def _change_position(self, said: ChangePosition) -> None:
        entry = self.positions.get(said.at)
        if entry is None:
            self._lose()
            return
        update: dict[str, object] = {}
        if said.employer is not None:
            update["name"] = plain(said.employer)
        if said.start is not None:
            update["start_date"] = said.start
        if said.end is not None:
            update |= {"end_date": said.end, "ongoing": False}
        elif said.ongoing is not None:
            update |= {"ongoing": said.ongoing} | ({"end_date": None} if said.ongoing else {})
        changed = entry.value.model_copy(update=update)
        if said.title is not None:
            changed = self._titled(changed, plain(said.title))
        changed = _dated(changed)
        self._change(entry, changed, position_line(changed))

    def _change_credential(self, said: ChangeCredential) -> None:
        entry = self.credentials.get(said.at)
        if entry is None:
            self._lose()
            return
        changed = _updated(
            entry.value,
            name=_own(said.name),
            kind=said.credential,
            region=_region(said.region),
            status=said.standing,
            date=said.issued,
            valid_until=said.valid_until,
        )
        if said.valid_until is not None or said.standing is None:
            changed = self._timed(changed)
        self._spoil(entry.value.span)
        self._change(entry, changed, credential_line(changed))

    def _change_course(self, said: ChangeEducation) -> None:
        entry = self.courses.get(said.at)
        if entry is None:
            self._lose()
            return
        changed = _updated(
            entry.value,
            area=_own(said.area),
            institution=_own(said.institution),
            end_date=said.end,
            date_text=said.end,
            completed=said.completed,
        )
        if said.degree is not None:
            changed = self._of_degree(changed, plain(said.degree))
        self._spoil(entry.value.span)
        self._change(entry, changed, course_line(changed))

    def _change(self, entry: Entry[Thing], value: Thing, line: str) -> None:
        self._note(_CHANGED, entry.value.span)
        entry.value, entry.line = value, line

    def _remove(self, entry: AnyEntry | None) -> None:
        if entry is None:
            self._lose()
            return
        if not isinstance(entry.value, Position):
            self._spoil(entry.value.span)
        self._note(_REMOVED, entry.value.span)

    def _spoil(self, span: Span | None) -> None:
        if span is not None:
            self.stale.append(span)

    def _note(self, text: str, span: Span | None) -> None:
        self.notices.append(Notice(code="corrected-by-you", text=text, cite=span))

    def _lose(self) -> None:
        self.notices.append(Notice(code="correction-lost", text=_LOST))


def _own(text: str | None) -> str | None:
    return plain(text) or None if text is not None else None


def _updated(value: Thing, **told: object) -> Thing:
    """Set what was said; what is none stays."""
    return value.model_copy(update={name: new for name, new in told.items() if new is not None})


def _dated(position: Position) -> Position:
    dates = dates_of(position.start_date, position.end_date, ongoing=position.ongoing)
    return position.model_copy(update={"date_text": dates})


def _region(name: str | None) -> str | None:
    """Give a state's code for its name; other regions as they were written."""
    own = _own(name)
    return STATE_NAMES.get(own.lower(), own) if own else None
