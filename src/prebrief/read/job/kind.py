"""Tell a posting from a CV, only where it is clear."""

import re
from typing import Literal

from prebrief.playbooks.schema import Playbook
from prebrief.records.document import Document
from prebrief.text.dates import find_periods
from prebrief.text.patterns import compiled

Likeness = Literal["cv", "job", "unclear"]

_POSTING = tuple(
    (weight, compiled(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        (2.0, r"equal (?:employment )?opportunity|without regard to (?:race|age|sex)"),
        (
            2.0,
            r"\b(?:we are|is|are) (?:currently |now )?(?:seeking|looking for|recruiting|hiring)\b"
            r"|\bseeks an?\b|invites applications",
        ),
        (
            2.0,
            r"\b(?:successful|ideal|qualified) (?:candidate|applicant)|\bcandidates? (?:must"
            r"|should|will)\b|\bapplicants must\b",
        ),
        (
            2.0,
            r"\bhow to apply\b|\bapply (?:now|online|today|by)\b|\bclosing date\b"
            r"|\bclick (?:here )?to apply|^save job",
        ),
        (
            2.0,
            r"\bperson specification\b|\b(?:required|preferred|minimum|essential|desirable"
            r"|entry) (?:qualifications?|requirements?|skills|criteria|experience|education)\b",
        ),
        (2.0, r"\byou(?:['’]ll| will)\b|\bwhat you['’]ll\b|\byou have\b|\bin this role\b"),
        (
            1.5,
            r"^\W*(?:key |main |job |essential )?(?:responsibilities|duties|requirements"
            r"|qualifications)\b(?: of the (?:job|post))?\W*$|(?:responsibilities|requirements"
            r"|duties|qualifications):",
        ),
        (
            1.5,
            r"\b(?:reports|reporting|accountable) (?:directly )?to the\b|\bthe post-?holder\b"
            r"|\bthis (?:role|position|post)\b|\b(?:key |main )?responsibilities of the\b",
        ),
        (
            1.5,
            r"\b(?:degree|license|licence|certification|experience)\b[^.\n]{0,40}\b(?:required"
            r"|preferred|desirable|a plus|essential)\b|\bminimum of \w+(?: \(\d+\))? years"
            r"|\d\+ years",
        ),
        (1.0, r"\bbenefits\b|\bsalary\b|[$£]\s?\d{2,3}[,k]|\bper (?:year|annum|hour)\b"),
        (
            1.0,
            r"\bjob (?:description|type|title|summary|overview|id)\b|\b(?:role"
            r"|position) (?:overview|summary|description)\b|\bcompany (?:description|overview)\b"
            r"|\babout (?:us|the (?:job|role))\b",
        ),
        (
            1.0,
            r"\bmust (?:be|have|hold|possess)\b|\bwe offer\b|\bour (?:team|mission|patients)\b"
            r"|\bresponsible for\b",
        ),
    )
)
_CV = tuple(
    (weight, compiled(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        (4.0, r"^\W*(?:curriculum vitae|r[ée]sum[ée])\b"),
        (
            2.0,
            r"^\W*(?:(?:professional|work|clinical|employment|career)\s+)?(?:experience|history"
            r"|employment|appointments|positions held)(?: and \w+)?\W*$",
        ),
        (1.5, r"^\W*(?:education(?: (?:and|&) training)?|academic qualifications|training)\W*$"),
        (
            2.0,
            r"^\W*(?:publications|presentations|honou?rs(?: (?:and|&) awards)?|awards|references"
            r"|referees|professional memberships|memberships|grants|research interests)\W*$",
        ),
        (
            1.5,
            r"^\W*(?:professional )?(?:profile|summary|objective|highlights|accomplishments"
            r"|core competencies)\W*$",
        ),
        (
            1.5,
            r"\b(?:references available|date of birth|nationality|married|orcid|linkedin\.com/in"
            r"|npi\b)",
        ),
        (1.5, r"\bI (?:am|have|was|led|built)\b|\bmy (?:career|practice|training)\b"),
    )
)
_CONTACT = compiled(r"\S+@\S+\.\w+|(?:\+?\d[\s().-]?){9,13}")
_CLEAR = 4.0
"""How much one side must weigh to be called."""
_MARGIN = 2.5
"""How many times the other side it must be."""
_LONGEST = 20_000


def looks_like(document: Document, playbook: Playbook) -> Likeness:  # noqa: ARG001
    """Tell whether the document is a CV or a posting; unclear unless nearly sure.

    The playbook is not needed: a CV of any profession is a list of dated posts, and a posting of
    any profession speaks to a reader about a post to come.
    """
    if document.structured is not None:
        return "cv"
    text = document.text[:_LONGEST]
    cv, job = _weight(_CV, text) + _history(text), _weight(_POSTING, text)
    if cv >= _CLEAR and cv >= _MARGIN * job:
        return "cv"
    if job >= _CLEAR and job >= _MARGIN * cv:
        return "job"
    return "unclear"


def _weight(signs: tuple[tuple[float, re.Pattern[str]], ...], text: str) -> float:
    return sum(weight for weight, pattern in signs if pattern.search(text))


def _history(text: str) -> float:
    """Weigh the dated periods: a career has several, a post to come has none."""
    periods = [one for one in find_periods(text) if one.kind in ("range", "open") and not one.weak]
    contact = 1.5 if _CONTACT.search(text[:400]) else 0.0
    return min(6.0, 1.0 * len(periods)) * (len(periods) >= 2) + contact
