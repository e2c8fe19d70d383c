"""Lines of a posting that ask nothing of anyone: equal opportunity, benefits, page furniture."""

import re

_BOILERPLATE = re.compile(
    r"equal (?:employment )?opportunit|affirmative action|\bEEO\b|without regard to|regardless of (?:race|age|sex)|protected (?:veteran|class|characteristic)|sexual orientation"
    r"|reasonable (?:accommodation|adjustment)|qualified applicants will|applications? from (?:all|candidates|people|under)|committed to (?:diversity|creating a diverse)|diverse (?:environment|workforce)"
    r"|\b(?:401\(?k\)?|403\(?b\)?|paid time off|\bPTO\b|health insurance|dental|tuition|pension scheme|annual leave entitlement|sign-on bonus|relocation (?:assistance|package)|benefits? package|malpractice (?:coverage|insurance) provided)"
    r"|pay range|salary range|base pay|compensation (?:will|is|range|package)|total rewards|competitive (?:salary|compensation|pay)"
    r"|click (?:here|to)|apply (?:now|online|today|here|by)|to apply\b|submit (?:your|a) (?:cv|resume|application|cover)|send (?:your|a) (?:cv|resume)|save (?:this )?job|sign in|log ?in|cookie|privacy policy|all rights reserved|©|https?://|www\."
    r"|job alert|similar jobs|back to (?:search|results)|share this|positions verified|\bE-Verify\b|drug[- ]free|background check|agency (?:fees|resumes)|unsolicited"
    r"|not intended to be (?:an )?(?:all|exhaustive)|may be (?:changed|modified|amended)|other duties (?:as|may)|any other duties|reserves the right|this (?:job )?description (?:is|does)|general nature and level"
    r"|^job type|^expected hours|^schedule:|^benefits|^work location|^pay:|^salary|^#\w+|\bcontact information\b|closing date|interview date",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:no (?:direct )?(?:patient|clinical)[ -](?:care|contact)|(?:no|without) on[- ]call|will require travel|travel (?:is )?required|requires travel|% travel)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\S+@\S+\.\w+|\b(?:[\w-]+\.)+(?:com|org|net|co\.uk|nhs\.uk|gov)\b")


def is_boilerplate(words: str) -> bool:
    """Tell whether a line asks nothing of the person who applies."""
    return bool(_BOILERPLATE.search(words) or _EMAIL.search(words))


def is_condition(words: str) -> bool:
    """Tell whether a line states a condition of the work that stands anywhere in a posting."""
    return bool(_CONDITION.search(words))
