"""Read how many years a posting asks for, and of what."""

import re

from prebrief.records.job import TypedTest
from prebrief.text.patterns import compiled

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
}
_N = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(_NUMBERS)})"
_AMOUNT = compiled(
    rf"(?<![\w$£.-])(?P<low>{_N})(?:\s*\((?P<figure>\d{{1,2}})\))?\s*(?:\+|plus|or more)?"
    rf"(?:\s*(?:-|–|—|to)\s*(?P<high>{_N})(?:\s*\(\d{{1,2}}\))?)?\s*(?:\+|plus|or more|full"
    rf"|consecutive)?\s*-?\s*(?P<unit>years?|yrs?|months?)\b['’.]*"
    r"(?:\s*(?:\+|plus|or more|or greater|minimum|min\.?))?",
    re.IGNORECASE,
)
_NOT_BEFORE = compiled(
    r"\b(?:within|every|each|per|last|past|previous|next|first|renew\w*|in the|over the|than the"
    r"|for over|aged?|history of)(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_NOT_AFTER = compiled(
    r"\s*(?:old\b|of (?:hire|employment|age|appointment|start)|after|from (?:hire|date)|term\b"
    r"|contract|fixed|ago|plan\b|strateg|rolling|post\b|appointment|program)",
    re.IGNORECASE,
)
_EXPERIENCE = compiled(
    r"\b(?:experience|practi[cs]\w*|leadership|management|supervis\w*|work(?:ing|ed)?|serv(?:ice"
    r"|ing)|background|post[- ]|as an?|in an?|role)\b",
    re.IGNORECASE,
)
_BETWEEN = compiled(
    r"^\s*(?:of|in|as|'|’)?\s*(?P<what>[^,;.()]*?)\s*\b(?:experience"
    r"|background)\b(?:\s*(?:,\s*)?(?P<link>in|as|of|with|within|at|leading"
    r"|managing)\s+(?P<more>[^,;.()]*))?",
    re.IGNORECASE,
)
_PLAIN = compiled(r"^\s*(?:of|in|as|’|')?\s*(?P<what>[^,;.()]*)", re.IGNORECASE)
_WHERE = compiled(r"\s+(?:in|within|at|for|with|as)\s+")
_NOISE_LIST = """
a an the of in as with and or relevant related progressive progressively responsible
increasing recent prior previous successful proven demonstrated direct full time full-time
minimum least at preferred required professional post graduate post-graduate postgraduate work
working experience healthcare health care medical physician hospital senior level job similar
role roles position positions capacity setting settings significant substantial strong desired
must have is within more plus years year highly strongly hands-on hands on paid documented
staff clinical-level organization organisation
"""
_NOISE = frozenset(_NOISE_LIST.split())
_EDGE_WORDS_LIST = """
a an the of in as with and or relevant related prior previous at to for progressive
progressively responsible increasing successful proven full-time post experience
"""
_EDGE_WORDS = frozenset(_EDGE_WORDS_LIST.split())
_LEADING_LIST = """
leadership management leading managing administrative administration executive supervisory
supervision supervising leader manager director managerial supervisor
"""
_LEADING = frozenset(_LEADING_LIST.split())
_CLINICAL_LIST = """
clinical practice practicing practising patient bedside post-residency post-training residency
post-licensure
"""
_CLINICAL = frozenset(_CLINICAL_LIST.split())


def years_test(words: str) -> TypedTest | None:
    """Give the test for the first number of years of experience in the words."""
    for hit in _AMOUNT.finditer(words):
        if _NOT_BEFORE.search(words, 0, hit.start()) or _NOT_AFTER.match(words, hit.end()):
            continue
        if not _EXPERIENCE.search(words):
            continue
        low = float(hit["figure"] or _NUMBERS.get(hit["low"].lower(), 0) or hit["low"])
        if hit["unit"].lower().startswith("month"):
            low = round(low / 12, 2)
        if 0 < low <= 40:
            return TypedTest(
                test="years",
                at_least=low,
                unit="years",
                field=_field(words, hit.end(), hit.start()),
            )
    return None


def _field(words: str, after: int, before: int) -> str:
    """Say what the years are of: leadership, clinical, any, or the posting's words."""
    rest = words[after:]
    hit = _BETWEEN.match(rest) or _PLAIN.match(rest)
    what = f"{hit['what']} {hit.groupdict().get('more') or ''}" if hit else ""
    if not _content(what):
        what = words[:before]
    return _named(what)


def _named(what: str) -> str:
    content = _content(what)
    if not content:
        return "any"
    head = _content(_WHERE.split(what.strip(), maxsplit=1)[0])
    if head and all(word in _LEADING or word in _CLINICAL for word in head):
        content = head
    if all(word in _LEADING or word in _CLINICAL for word in content):
        return "leadership" if any(word in _LEADING for word in content) else "clinical"
    return _phrase(what)


def _content(what: str) -> list[str]:
    return [word for word in re.findall(r"[a-z][a-z-]*", what.lower()) if word not in _NOISE]


def _phrase(what: str) -> str:
    """Give the posting's words without those that say nothing at either end."""
    tokens = what.split()
    while tokens and tokens[0].lower().strip("(),.:’'") in _EDGE_WORDS:
        tokens.pop(0)
    while tokens and tokens[-1].lower().strip("(),.:’'") in _EDGE_WORDS:
        tokens.pop()
    return " ".join(tokens[:8]).strip("(),.:’'- ").lower()
