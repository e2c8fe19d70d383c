"""Lines of a posting that ask nothing of anyone: equal opportunity, benefits, page furniture."""

import re

from prebrief.text.patterns import compiled

_BOILERPLATE = compiled(
    r"\b(?:equal (?:employment )?opportunity|affirmative action|EEO|without regard to"
    r"|regardless of (?:race|age|sex)|protected (?:veteran|class|characteristic)"
    r"|sexual orientation|reasonable (?:accommodation|adjustment)|qualified applicants will"
    r"|applications? from (?:all|candidates|people|under)|creating a diverse"
    r"|401\(?k|403\(?b|paid time off|PTO|health insurance(?:,| coverage| benefits)"
    r"|dental(?:,| and vision| insurance| coverage)|tuition (?:reimbursement|assistance)"
    r"|pension scheme|annual leave entitlement|sign-on bonus|relocation (?:assistance|package)"
    r"|benefits? package|malpractice (?:coverage|insurance) provided|pay range|salary range"
    r"|base pay|total rewards|competitive (?:salary|compensation|pay)|click (?:here|to)"
    r"|apply (?:now|online|today|here|by)|submit (?:your|a) (?:cv|resume|application|cover)"
    r"|send (?:your|a) (?:cv|resume)|save (?:this )?job|sign in|log ?in|cookies|privacy policy"
    r"|all rights reserved|https?://|www\.|job alert|similar jobs|back to (?:search|results)"
    r"|share this|positions verified|E-Verify|drug[- ]free|background check|unsolicited"
    r"|agency (?:fees|resumes)|not intended to be (?:an )?(?:all|exhaustive)"
    r"|may be (?:changed|modified|amended)|other duties (?:as|may)|any other duties"
    r"|reserves the right|this (?:job )?description (?:is|does)|general nature and level"
    r"|contact information|closing date|interview date)\b",
    re.IGNORECASE,
)
_OPENING = compiled(
    r"(?:to apply|perfect for|job type|expected hours|schedule:|benefits|work location|pay:|salary"
    r"|#\w+|©)",
    re.IGNORECASE,
)
_CONDITION = compiled(
    r"\b(?:no (?:direct )?(?:patient|clinical)[ -](?:care|contact)|(?:no|without) on[- ]call"
    r"|will require travel|travel (?:is )?required|requires travel|% travel)\b",
    re.IGNORECASE,
)
_REPORTING = compiled(
    r"(?:(?:typically |this (?:role|position|post) |directly )?(?:reports?|reporting|accountable"
    r"|responsible|answers) (?:directly "
    r"|jointly )?to)\b(?! (?:committees|groups|boards?))",
    re.IGNORECASE,
)
_EMAIL = compiled(r"\S@\w+\.\w|\b[\w-]+\.(?:com|org|net|co\.uk|nhs\.uk|gov)\b")


def is_boilerplate(words: str) -> bool:
    """Tell whether a line asks nothing of the person who applies."""
    return bool(
        _OPENING.match(words)
        or _BOILERPLATE.search(words)
        or ("." in words and _EMAIL.search(words))
    )


def is_reporting_line(words: str) -> bool:
    """Tell whether a piece only says whom the post reports to."""
    return bool(_REPORTING.match(words)) and len(words.split()) <= 16


def is_condition(words: str) -> bool:
    """Tell whether a line states a condition of the work that stands anywhere in a posting."""
    return bool(_CONDITION.search(words))
