"""Leave out who a sentence is about, so that what is asked for stands first."""

import re

from prebrief.read.job.sentences import Stretch, tidy

_ROLE = (
    r"(?:[Tt]he|[Tt]his|[Oo]ur|[Yy]our|[Aa]n?|[Ee]ach)\s+(?:[\w&/’'.-]+\s+){0,7}?(?:[Dd]irector|[Oo]fficer|[Mm]anager|[Ll]eader|[Cc]hief|[Cc]hair|[Hh]ead|[Pp]resident|[Ss]upervisor|[Aa]dvis[oe]r|[Ll]ead|[Dd]ean"
    r"|[Ii]ncumbent|[Pp]ost-?\s?holder|[Cc]andidate|[Aa]pplicant|[Aa]ppointee|[Ii]ndividual|[Pp]osition|[Pp]ost|[Rr]ole|[Pp]erson|[Pp]hysician|[Nn]urse|[Ee]xecutive|[A-Z]{2,6})(?:\s*\([^)]{1,30}\))?"
)
_SUBJECT = re.compile(
    rf"(?:(?:[A-Z][^,.;:]{{2,70}},\s+)?(?:{_ROLE}|[Yy]ou|[Tt]heir role|[Ss]?he/she|[Tt]hey|[Ss]he|[Hh]e)(?:,\s[^,]{{3,60}},)?)"
    r"(?:['’]ll|\s+will|\s+shall|\s+may|\s+can expect to|(?=\s+(?:must|is|are|should|has|have|be\b|\w+s\b)))(?:\s+also)?\s+"
)
_TO_INCLUDE = re.compile(
    r"^(?:[^.:]{0,60}\b(?:duties|responsibilities|functions|role|qualifications|requirements|experience)\s+(?:will\s+)?(?:include|includes|are|is)(?:,? but (?:are |is )?not limited to)?:?\s+)(?=\w)",
    re.IGNORECASE,
)
_SEEKING = re.compile(
    r"\b(?:is|are|am)\s+(?:currently\s+|actively\s+|now\s+)?(?:seeking|looking for|recruiting|searching for|hiring|in search of)\s+(?P<whom>.+)$|\b(?:seeks|invites applications (?:from|for))\s+(?P<seeks>.+)$",
    re.DOTALL,
)
_PURPOSE = re.compile(r"\s+(?:to\s+(?=[a-z])|who\s+(?:will\s+|can\s+)?|responsible for\s+|(?=with\s+(?:a |an |at least|\d|proven|strong|experience)))")
_JOINING = re.compile(r"(?:join|serve (?:in|as)|fill|become|work (?:at|for) (?:our|the))\b")
_PLAIN_WHOM = re.compile(r"^(?:an?|our(?: next)?|the(?: next)?)\s+(?:full[- ]time |part[- ]time )?(?P<rest>.*)$", re.DOTALL)
_PRAISE = re.compile(
    r"\b(?:strong|dynamic|experienced|visionary|board|BC/BE|licensed|certified|qualified|motivated|skilled|innovative|collaborative|proven|results|compassionate|strategic|accomplished|passionate|registered|talented|energetic|transformational|inspiring|expert)\b",
    re.IGNORECASE,
)


def without_subject(text: str, start: int, end: int) -> list[Stretch]:
    """Give the sentence without "The director will"; "X is seeking Y to Z" gives Y and Z."""
    hit = _TO_INCLUDE.match(text[start:end])
    if hit:
        return [tidy(text, start + hit.end(), end)]
    hit = _SEEKING.search(text, start, end)
    if hit:
        return _sought(text, hit.start("whom") if hit["whom"] else hit.start("seeks"), end)
    hit = _SUBJECT.match(text, start, end)
    if hit and hit.end() < end:
        return [(hit.end(), end)]
    return [(start, end)]


def _sought(text: str, start: int, end: int) -> list[Stretch]:
    """Part "an experienced leader to oversee A" in the person and the work."""
    cut = _PURPOSE.search(text, start, end)
    whom = tidy(text, start, cut.start() if cut else end)
    parts = []
    if _PRAISE.search(text, *whom):
        parts.append(whom)
    if cut and not _JOINING.match(text, cut.end(), end):
        parts.append(tidy(text, cut.end(), end))
    return parts


def is_sought(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence says whom the employer looks for."""
    return bool(_SEEKING.search(text, start, end))
