"""Leave out who a sentence is about, so that what is asked for stands first."""

import re

from prebrief.read.job.sentences import Stretch, tidy
from prebrief.text.patterns import compiled

_ROLE = (
    r"(?:[Tt]he|[Tt]his|[Oo]ur|[Yy]our|[Aa]n?|[Ee]ach)\s+(?:(?:[\w&/’'.-]+"
    r"|\([^)]{1,20}\))\s+){0,8}?(?:[Dd]irector|[Oo]fficer|[Mm]anager|[Ll]eader|[Cc]hief|[Cc]hair"
    r"|[Hh]ead|[Pp]resident|[Ss]upervisor|[Aa]dvis[oe]r|[Ll]ead|[Dd]ean"
    r"|[Ii]ncumbent|[Pp]ost-?\s?holder|[Cc]andidate|[Aa]pplicant|[Aa]ppointee|[Ii]ndividual"
    r"|[Pp]osition|[Pp]ost|[Rr]ole|[Pp]erson|[Pp]hysician|[Nn]urse|[Ee]xecutive"
    r"|[A-Z]{2,6})(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w&’'-]*(?:,?\s+(?:and\s+|&\s+"
    r"|of\s+)?[A-Z][\w&’'-]*){0,5})?(?:\s*\([^)]{1,40}\)){0,2}"
    r"|(?:[Aa]ll\s+|[Tt]he\s+)?(?:[Ii]deal\s+|[Ss]uccessful\s+|[Qq]ualified\s+"
    r"|[Ss]trong\s+)?(?:[Cc]andidates?|[Aa]pplicants?)"
)
_LEAD = r"(?:(?:[A-Z][^.;:]{2,90}?,\s+)?(?:[Ii]n this (?:role|position|post),?\s+)?)"
_SUBJECT = compiled(
    rf"{_LEAD}(?:{_ROLE}|[Yy]ou|[Tt]heir role|[Ss]?he/she|[Hh]e or she|[Ss]he or he|[Tt]hey|[Ss]he"
    rf"|[Hh]e)(?:,\s(?:who|which|the|an?|reporting|working|in|under|as|with"
    rf"|together)\b[^,]{{3,80}},)?"
    r"(?:(?:['’]ll|\s+will|\s+shall|\s+may|\s+can expect to)(?:\s+also)?(?:\s+be(?=\s+(?:expected"
    r"|required|responsible|accountable|asked|tasked|charged)))?\s+"
    r"|\s+(?=(?:must|are|should|has|have)\b)|\s+(?:is|are)\s+(?=(?:responsible|accountable"
    r"|expected|required|charged|tasked|an?)\b)"
    r"|\s+(?:also\s+)?(?=(?!is\b|was\b|includes?\b|offers\b|requires\b|focuses\b)[a-z]{3,}s\b))"
)
_WHOM_THEN = compiled(
    r"(?P<whom>an?\s[^.;]{3,90}?)\s+(?=responsible for\b|who\s|accountable for\b|that\s+(?:will"
    r"|leads|oversees))"
)
_TO_INCLUDE = compiled(
    r"^(?:this\s+(?:role\s+|position\s+|post\s+)?includes\s+|[^.:]{0,60}\b(?:duties"
    r"|responsibilities|functions|role|qualifications|requirements"
    r"|experience)\s+(?:will\s+)?(?:include|includes|are|is)(?:,? but (?:are "
    r"|is )?not limited to)?:?\s+)(?=\w)",
    re.IGNORECASE,
)
_SEEKING = compiled(
    r"\b(?:is|are|am)\s+(?:currently\s+|actively\s+|now\s+)?(?:seeking|looking for|recruiting"
    r"|searching for|hiring|in search of)\s+(?P<whom>.+)$|\b(?:seeks|invites applications (?:from"
    r"|for))\s+(?P<seeks>.+)$",
    re.DOTALL,
)
_PURPOSE = compiled(
    r"\s+(?:to\s+(?=[a-z])|who\s+(?:will\s+|can\s+)?|responsible for\s+|(?=with\s+(?:a |an "
    r"|at least|\d|proven|strong|experience)))"
)
_JOINING = compiled(r"(?:join|serve (?:in|as)|fill|become|work (?:at|for) (?:our|the))\b")
_PLAIN_WHOM = compiled(
    r"^(?:an?|our(?: next)?|the(?: next)?)\s+(?:full[- ]time |part[- ]time )?(?P<rest>.*)$",
    re.DOTALL,
)
_PRAISE = compiled(
    r"\b(?:strong|dynamic|experienced|visionary|board|BC/BE|licensed|certified|qualified|motivated"
    r"|skilled|innovative|collaborative|proven|results|compassionate|strategic|accomplished"
    r"|passionate|registered|talented|energetic|transformational|inspiring|expert)\b",
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
    if not hit or hit.end() >= end:
        return [(start, end)]
    whom = _WHOM_THEN.match(text, hit.end(), end)
    if whom:
        return [(hit.end(), whom.end("whom")), tidy(text, whom.end(), end)]
    return [(hit.end(), end)]


def says_work(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence says what the holder of the post is or does."""
    return bool(_SUBJECT.match(text, start, end) or _TO_INCLUDE.match(text[start:end]))


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
