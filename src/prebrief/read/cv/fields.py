"""Posts set out as a form: "Job title: …", "Employer: …", "Start date: …", "Hours per week: 40"."""

import re
from collections.abc import Sequence

from prebrief.read.cv.lines import CvLine, part
from prebrief.text.dates import Period, find_periods

_FIELDS = (
    ("title", r"(?:job |position |post )?title|(?:position|post|role|grade and post)(?: held)?"),
    ("employer", r"(?:name of )?(?:employer|organi[sz]ation|company|trust|agency)(?: name)?|"
                 r"(?:name of |employer'?s )?(?:current |previous |most recent )?employer"),
    ("place", r"(?:employer'?s? |work )?(?:address|location|city|town|place)"),
    ("start", r"(?:start(?:ing)? date|date (?:started|from|of appointment)|started|from|date start)"),
    ("end", r"(?:end(?:ing)? date|date (?:left|to|ended|of leaving)|finish date|ended|left|to)"),
    ("dates", r"dates?(?: of employment| employed| held)?|period(?: of employment)?"),
)  # fmt: skip
_FIELD = re.compile(
    "|".join(rf"(?P<{name}>{words})" for name, words in _FIELDS).join(
        ("^(?:", r")\s*(?::|\s{2,})")
    ),
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:(?:average |avg\.? )?hours(?: worked)?(?: per| a|/| each)? ?week|hours|supervisor(?:'s name)?|"
    r"salary|pay(?: plan| grade)?|series|grade|band|notice period|period of notice|"
    r"reason (?:for|of) leaving|(?:may we|ok(?:ay)? to) contact[^:]{0,30}|type of business|"
    r"line manager|reports to \(name\)|contract type)\s*(?::|\s{2,})",
    re.IGNORECASE,
)
"""Lines of a form that say nothing about what was done."""
_LABELS = frozenset(
    """duties responsibilities accomplishments achievements highlights description results
        contributions deliverables""".split()
)
_AROUND = frozenset(
    """key selected main major notable related skills and & brief of your job role the summary
        overview principal core primary scope impact""".split()
)
_PRESENT = re.compile(r"\b(?:present|current|ongoing|to date|now|n/?a)\b", re.IGNORECASE)


def is_entry_label(text: str) -> bool:
    """Tell whether a line only announces what was done: "Duties and responsibilities:"."""
    parts = re.findall(r"[a-z&]+", text.lower()) if len(text) <= 80 else []
    return (
        0 < len(parts) <= 9
        and any(word in _LABELS for word in parts)
        and all(word in _LABELS or word in _AROUND for word in parts)
    )


def is_aside(line: CvLine) -> bool:
    """Tell whether a line fills in a form's field that says nothing about what was done."""
    return not line.bullet and len(line.text) <= 140 and bool(_ASIDE.match(line.text))


def mend_fields(lines: Sequence[CvLine]) -> list[CvLine]:
    """Take the labels off the fields of a form, and put its start and end on one line."""
    kinds = [_kind_of(line) for line in lines]
    if "title" not in kinds and "employer" not in kinds:
        return list(lines)
    if not {"start", "dates"} & set(kinds):
        return list(lines)
    done: list[CvLine] = []
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is None or not _among(kinds, i):
            done.append(line)
        elif kind == "end" and done and kinds[i - 1] == "start":
            _close(done[-1], line)
        else:
            value = _value(line)
            value.field = "" if kind in ("start", "end", "dates") else kind
            value.opens = line.opens
            done.append(value)
    return done


def _kind_of(line: CvLine) -> str | None:
    hit = _FIELD.match(line.text) if not line.bullet and len(line.text) <= 160 else None
    return hit.lastgroup if hit and hit.end() < len(line.text) else None


def _among(kinds: Sequence[str | None], i: int) -> bool:
    """Tell whether a field stands with others of a post: an address may be the person's own."""
    near = kinds[max(0, i - 4) : i + 5]
    return ("title" in near or "employer" in near) and bool({"start", "dates"} & set(near))


def _value(line: CvLine) -> CvLine:
    hit = _FIELD.match(line.text)
    return part(line, line.start + (hit.end() if hit else 0), line.end)


def _close(start: CvLine, end: CvLine) -> None:
    """Give the line of the start the whole period."""
    value = _value(end)
    first = start.periods[0] if start.periods else None
    if first is None or first.start is None:
        return
    last = find_periods(value.text)
    ongoing = not last and bool(_PRESENT.search(value.text))
    if not last and not ongoing:
        return
    start.date_text = f"{start.text} – {value.text}"
    start.__dict__["periods"] = [
        Period(
            "open" if ongoing else "range",
            first.start,
            None if ongoing else last[0].start,
            ongoing,
            0,
            len(start.text),
        )
    ]
