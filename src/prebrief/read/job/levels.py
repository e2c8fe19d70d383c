"""Tell a demand from a wish, a duty and mere talk, by the words of the line and its section."""

import re

from prebrief.read.job.headings import SectionKind
from prebrief.records.job import Level
from prebrief.text.patterns import compiled

_PREFERRED = compiled(
    r"\b(?:preferred(?! (?:provider|vendor|name|method|pronoun|supplier))|preferably|prefer"
    r"|desirable|desired(?! (?:outcome|result|goal|level|state))"
    r"|an? (?:\w+ )?plus\b|advantage(?:ous)?|nice to have|ideally|a bonus|beneficial|highly valued"
    r"|is helpful"
    r"|favou?red|an asset|welcomed?|would be (?:an? )?(?:ideal|useful|good|great)|optional)\b",
    re.IGNORECASE,
)
_MUST = compiled(
    r"\b(?:required|requires|must|minimum|mandatory|essential(?! functions)|at least|no (?:fewer"
    r"|less) than|prerequisite"
    r"|need(?:s|ed)? to (?:be|have|hold)|shall (?:have|hold|be)|not negotiable)\b",
    re.IGNORECASE,
)
_DEMAND = compiled(
    r"\b(?:years?['’]? (?:of|experience|in)|degree|board[- ](?:certifi|eligib)\w*|BC/BE"
    r"|licen[cs](?:e|ed|ure)\b|registration"
    r"|registered with|eligib(?:le|ility)|ability to|able to|knowledge of|knows|understand(?:s"
    r"|ing)|experience (?:in|with|of|as|leading|managing|working)"
    r"|experienced|expertise|proven|demonstrated|strong|excellent|exceptional|outstanding|skills?"
    r"|proficien\w+|fluen\w+|familiarity"
    r"|track record|willing(?:ness)?|possess(?:es)?|competen(?:t|ce|cy)|credential\w*"
    r"|self[- ]motivated|(?:ideal|successful|right|strong|suitable|qualified) (?:candidate"
    r"|applicant)"
    r"|you(?:'ll|’ll| will)? (?:have|bring|hold|possess|be (?:an? )?(?:experienced|strong"
    r"|motivated|qualified))|you are an?|seen by|respected)\b",
    re.IGNORECASE,
)
_VERB_STEMS = (
    "act|administer|advanc|advis|advocat|align|allocat|analy[sz]|approv|arbitrat|assess|assist"
    "|assur|attend|attract|audit|balanc|bring|build"
    "|chair|champion|coach|collaborat|collect|communicat|conduct|consult|contribut|coordinat"
    "|co-ordinat|counsel|cover|creat|cultivat|defin|deliver|demonstrat|deploy|design"
    "|determin|develop|direct|document|driv|educat|embod|embrac|enabl|encourag|engag|enhanc|ensur"
    "|establish|evaluat|execut|facilitat|foster|formulat|function|generat|giv|grow"
    "|guid|handl|head|help|hir|hold|identif|implement|improv|increas|influenc|inform|initiat"
    "|inspir|integrat|interact|interpret|investigat|keep|lead|liais|liv|maintain|manag|market"
    "|measur"
    "|mentor|minimi[sz]|mitigat|mobili[sz]|model|monitor|motivat|negotiat|nurtur|obtain|observ"
    "|optimi[sz]|orchestrat|organi[sz]|overse|own|participat|partner|perform|plan|prepar|present"
    "|prevent|promot|propos"
    "|protect|provid|publish|pursu|receiv|recogni[sz]|recommend|recruit|redesign|reduc|regularly"
    "|report|represent|resolv|respond|retain|review|round|run|safeguard|schedul|secur|see|sell"
    "|serv|set|shap|spearhead|sponsor|standardi[sz]"
    "|steer|steward|strengthen|structur|submit|supervis|support|sustain|tak|teach|track|train"
    "|transform|translat|travel|treat|understand|undertak|updat|utili[sz]|work|writ"
)
_DUTY_VERB = compiled(
    rf"(?:(?:also|actively|effectively|closely|regularly|proactively|directly|jointly|continuously"
    rf"|personally|routinely|successfully)\s+)?(?:{_VERB_STEMS})(?:e|es|s|ing|ing|ping|ning|ies"
    rf"|y)?\b",
    re.IGNORECASE,
)
_DUTY = compiled(
    r"\b(?:responsible for|responsibility for|accountable for|in charge of|tasked with"
    r"|charged with|expected to|(?:key |main |primary )?(?:responsibilities|duties"
    r"|functions) (?:include|are|of)"
    r"|duties include|role includes?|will require|requires? (?:some )?travel|will (?:be|also|have"
    r"|provide|work|lead|oversee|serve|report|help|play|spend|focus|include|involve|manage|direct"
    r"|develop|collaborate|support|establish|ensure|drive|act|participate|supervise|partner"
    r"|coordinate|foster|assist|join|take))\b"
    r"|\byou(?:'ll|’ll| will| can)\b",
    re.IGNORECASE,
)
_EMPLOYER = compiled(
    r"^(?:we|our|us|at|since|founded|established|located|with (?:more|over|nearly|approximately)"
    r"|it(?:'s|’s| is)|this is|there (?:is|are)|join|come|become|use your|if you|why"
    r"|the (?:hospital|system|trust|organi[sz]ation|company|clinic|department|school|university"
    r"|practice|group|agency|institution)\b|named|ranked|recognized"
    r"|as (?:the|a|an|one) (?:largest|leading|nation|state|region|not|level|premier|major"
    r"|integrated))\b",
    re.IGNORECASE,
)
_ROLE_NOUN = compiled(
    r"\b(?:director|officer|manager|leader|chief|chair|head|president|supervisor|advisor|adviser"
    r"|lead|dean|physician|nurse|representative|coordinator|executive|consultant|specialist"
    r"|incumbent|postholder|post[- ]holder"
    r"|candidate|applicant|appointee|individual|position|post|role|job|person|employee|CMO|VPMA"
    r"|CNO|CQO|CMIO|AMD)\b",
    re.IGNORECASE,
)

_PERSON = compiled(
    r"(?:an?|our next)\s+(?!member|part|key|full|part-time|leader (?:of|for|in)\b|liaison|resource"
    r"|vital|variety|range)[^.]*|with\s+(?:an?|at least|strong|proven|\d|\w+ years)|(?:must"
    r"|should) (?:be|have|hold|possess)|possess",
    re.IGNORECASE,
)
"""Words that describe the person sought rather than the work."""

_SAYS = compiled(
    r"\b(?:you|must|require[sd]?|will|is|are|may|can|no|none|travel|on[- ]call)\b", re.IGNORECASE
)
_VERBLESS = compiled(
    r"(?:(?:an?|the)\s+)?(?:[\w'’-]+\s+){0,5}?(?:leader|member|executive|officer|director|manager"
    r"|physician|nurse|partner|advis[eo]r|clinician)\s+(?:for|of|in|to|on|with|within|responsible"
    r"|overseeing|leading|who)\b",
    re.IGNORECASE,
)
Verdict = Level | None


def line_level(words: str) -> Level | None:
    """Give the level that the words of a line state themselves."""
    if _PREFERRED.search(words):
        return "preferred"
    if _MUST.search(words):
        return "must"
    return None


def level_of(words: str, section: SectionKind) -> Verdict:
    """Give the level of a piece in such a section, or nothing where it asks for nothing."""
    stated = line_level(words)
    if section in ("must", "preferred"):
        return "preferred" if stated == "preferred" else section
    if section == "duty":
        return "duty" if stated != "preferred" or not is_demand(words) else "preferred"
    if section == "skip":
        return None
    return _prose_level(words, stated, section)


def _prose_level(words: str, stated: Level | None, section: SectionKind) -> Verdict:
    """Judge a piece by its wording alone."""
    employer = bool(_EMPLOYER.match(words))
    if is_demand(words) and not employer:
        if stated:
            return stated
        if _DUTY.search(words) and not re.match(
            r"(?:the )?(?:ideal|successful|right)", words, re.I
        ):
            return "duty" if section != "about" or _ROLE_NOUN.search(words[:80]) else None
        return "must" if section != "about" else None
    if employer and not re.match(r"(?:if you|at)\b.*\byou will\b", words, re.IGNORECASE):
        return None
    if section == "about":
        return "duty" if _DUTY.search(words) and _ROLE_NOUN.search(words[:80]) else None
    if section == "condition":
        if not _SAYS.search(words):
            return None
        return "must" if stated == "must" or re.search(r"\byou\b", words, re.I) else "duty"
    if is_duty(words):
        return "duty"
    return None


def names_role(words: str) -> bool:
    """Tell whether the words are a verbless line on what the holder of the post is."""
    return bool(_VERBLESS.match(words))


def piece_level(words: str, clause: str, section: SectionKind, *, base: Level) -> Level:
    """Give the level of a piece: its clause can raise or lower what the section says."""
    stated = line_level(clause)
    if section == "duty":
        return "preferred" if stated == "preferred" and is_demand(words) else "duty"
    if base != "duty":
        if stated == "preferred" or section == "preferred":
            return "preferred"
        return "must"
    if stated and not _DUTY.match(words):
        return stated
    return "must" if _PERSON.match(words) else "duty"


def is_demand(words: str) -> bool:
    """Tell whether the words ask something of the person."""
    return bool(_DEMAND.search(words) or _MUST.search(words) or _PREFERRED.search(words))


def opens_duty(words: str) -> bool:
    """Tell whether the words begin with a verb of work."""
    return bool(_DUTY_VERB.match(words))


def is_duty(words: str) -> bool:
    """Tell whether the words say what the person will do."""
    return bool(_DUTY.search(words) or _DUTY_VERB.match(words))
