"""Labels of forms: "Job title", "Name of employer", "Hours per week", "Main duties"."""

import re

from prebrief.read.cv.lines import CvLine
from prebrief.text.patterns import compiled

_FIELDS = (
    ("title", r"(?:job |position |post )?title|(?:position|post|role|occupation|job)(?: held)?|"
              r"occupation or position held|(?:job|post|position) ?/ ?(?:title|role|grade)"),
    ("employer", r"(?:name (?:and address )?of |current |previous |most recent )?(?:the )?employer|"
                 r"employer'?s? name|"
                 r"(?:name of )?(?:organi[sz]ation|company|trust|agency|hospital)|"
                 r"(?:organi[sz]ation|company|trust|agency|hospital) name|employing authority|"
                 r"employer ?/ ?(?:organi[sz]ation|place)|place of work"),
    ("place", r"(?:employer'?s? |work )?(?:address|location|city|town|place)"),
    ("start", r"(?:start(?:ing)? date|date (?:started|from|of appointment|commenced)|started|"
              r"from)"),
    ("end", r"(?:end(?:ing)? date|date (?:left|to|ended|of leaving)|finish date|ended|left|to)"),
    ("dates", r"dates?(?: \(?from ?[-–/] ?to\)?| of employment| employed| held)?|"
              r"period(?: of employment)?|from ?[-–/] ?to|years?|duration"),
)  # fmt: skip
_LABEL = compiled("|".join(rf"(?P<{name}>{words})" for name, words in _FIELDS), re.IGNORECASE)
_LEAD = compiled(r"^([A-Za-z][A-Za-z '’/()-]{1,60}?)\s*(?::\s*|\s{2,}|$)")
_ASIDE = compiled(
    r"^(?:(?:average |avg\.? )?hours(?: worked)?(?: per| a|/| each)? ?week|hours|salary|"
    r"supervisor(?:'s name)?|pay(?: plan| grade)?|series|grade|band|notice period|"
    r"period of notice|reason (?:for|of) leaving|(?:may we|ok(?:ay)? to) contact[^:]{0,30}|"
    r"type of business(?: or sector)?|line manager|contract type)\s*(?::|\s{2,})",
    re.IGNORECASE,
)
"""Lines of a form that say nothing about what was done."""
_DEEDS = frozenset(
    """duties responsibilities accomplishments achievements highlights description results
        contributions deliverables activities""".split()
)
_AROUND = frozenset(
    """key selected main major notable related skills and & brief of your job role the summary
        overview principal core primary scope impact""".split()
)
_NAME = compiled(
    r"^(?:(?:full |candidate'?s? |applicant'?s? )?name|first name\(?s?\)?\s*(?:/|and|&)\s*"
    r"surname\(?s?\)?|surname\(?s?\)?\s*(?:/|and|&)\s*first name\(?s?\)?)\s*(?::\s*|\s{2,})(?=\S)",
    re.IGNORECASE,
)


def is_entry_label(text: str) -> bool:
    """Tell whether a line only announces what was done: "Duties and responsibilities:"."""
    parts = re.findall(r"[a-z&]+", text.lower()) if len(text) <= 80 else []
    return (
        0 < len(parts) <= 9
        and any(word in _DEEDS for word in parts)
        and all(word in _DEEDS or word in _AROUND for word in parts)
    )


def is_aside(line: CvLine) -> bool:
    """Tell whether a line fills in a form's field that says nothing about what was done."""
    return not line.bullet and len(line.text) <= 140 and bool(_ASIDE.match(line.text))


def kind_of_label(text: str) -> str | None:
    """Give what a label asks for: title, employer, place, start, end, dates or deeds."""
    text = text.strip(" :*")
    hit = _LABEL.fullmatch(text)
    if hit:
        return hit.lastgroup
    return "deeds" if is_entry_label(text) else None


def field_of(line: CvLine) -> tuple[str, int] | None:
    """Give the kind of a line's field, and where in the line its value begins."""
    if line.bullet or len(line.text) > 200:
        return None
    hit = _LEAD.match(line.text)
    if hit is None or hit.end() >= len(line.text):
        return None
    kind = kind_of_label(hit.group(1))
    return (kind, hit.end()) if kind else None


def name_value(line: CvLine) -> int | None:
    """Give where in the line the person's name begins, if a label says that it is there."""
    hit = _NAME.match(line.text)
    return hit.end() if hit else None
