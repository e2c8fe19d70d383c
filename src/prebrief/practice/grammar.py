"""Who does what, and when: finite verbs with their subjects, by closed lists of English words."""

import re
from dataclasses import dataclass
from typing import Literal

Who = Literal["i", "we", "other"]
Tense = Literal["past", "perfect", "present", "modal"]

_PAST = frozenset(
    """became began bent bet bit blew bought broke brought built burned came caught chose cut dealt
    did drafted drank drew drove fed fell felt fixed flew forgot fought found froze gave got
    grew had heard held hid hit hurt kept knew laid lay led left lent let lit lost made meant
    met paid put quit ran rang read resigned rode rose said sat saw sent set shook shot showed
    shut slept sold spent spoke spread stayed stood stole struck stuck swam swore taught told
    took tore thought threw understood went woke won wore withdrew wrote was were""".split()
)
_SAME = frozenset("cut hit hurt let put quit read set shut spread bet".split())
"""Past and present look alike."""
MIND = frozenset(
    """thought felt believed hoped wished wanted knew understood realized realised learned
    learnt enjoyed loved liked needed tried saw considered expected assumed guessed am
    be think believe feel hope know want need love like see understand try strive
    consider view pride enjoy""".split()
)
"""Verbs of the mind: nobody else could have seen it happen."""
LOOSE = frozenset(
    """was were had got worked engaged ensured fostered supported collaborated communicated
    championed leveraged led managed oversaw participated attended helped promoted embraced
    aligned partnered spearheaded drove delivered optimized optimised facilitated motivated
    inspired focused handled addressed acted took did made used""".split()
)
"""Verbs under which one cannot picture anybody doing anything."""

_SKIP = frozenset(
    """also then first only simply just personally immediately never always therefore eventually
    myself both all really actually finally again still quickly soon later once even nearly
    almost largely deliberately quietly honestly frankly usually often sometimes rarely together
    each even not""".split()
)
_MODAL = frozenset(
    "would will could can should might may must shall 'd 'll won't wouldn't can't".split()
)
_PERFECT = frozenset("have 've has 's".split())
_PRESENT = frozenset("am 'm are 're is do don't does doesn't".split())
_NOT_VERBS = frozenset(
    """need speed feed indeed hundred red bed seed deed exceed succeed proceed agreed-upon embed
    shed sled united limited advanced related aligned shared detailed complicated experienced
    dedicated committed required based combined increased reduced mixed integrated coordinated
    standardized""".split()
)
_BEFORE_ADJECTIVE = frozenset(
    """a an the our my their its his her your this that these those of with in for by more most
    very well be being been is are am 're 'm feel feels become remain and or as highly fully
    truly no any""".split()
)
_TOKEN = re.compile(
    r"[A-Za-z]+n['’]t\b|[A-Za-z]+(?:-[A-Za-z]+)*|['’][a-z]+|\d[\d,.]*|[^\sA-Za-z\d]"
)
_SUBJECTS = {"i": "i", "we": "we", "he": "other", "she": "other", "they": "other"}
_LIST_COMMA = {",", "and", "then", "but", "or", ";"}


@dataclass(frozen=True, slots=True)
class Act:
    """A finite verb."""

    who: Who
    tense: Tense
    verb: str
    at: int


def acts(text: str) -> list[Act]:
    """Find the finite verbs of a sentence with who does it, when it was, and where it stands."""
    tokens = [(hit.group().lower().replace("’", "'"), hit.start()) for hit in _TOKEN.finditer(text)]
    found: list[Act] = []
    who: Who = "other"
    i = 0
    while i < len(tokens):
        word, at = tokens[i]
        if word in _SUBJECTS:
            who = _SUBJECTS[word]  # type: ignore[assignment]
            act, i = _after_subject(tokens, i + 1, who, at)
            if act:
                found.append(act)
            continue
        before = tokens[i - 1][0] if i else ""
        if is_past(word) and before not in _BEFORE_ADJECTIVE - {"and", "that", "this", "her"}:
            # A verb in a list keeps its subject: "I called her and asked".
            same = before in _LIST_COMMA and bool(found)
            found.append(Act(who if same else "other", "past", word, at))
            who = who if same else "other"
        elif word in _PRESENT:
            found.append(Act("other", "present", word, at))
        elif word in _MODAL and not word.startswith("'"):
            found.append(Act("other", "modal", word, at))
        i += 1
    return found


def _after_subject(
    tokens: list[tuple[str, int]], i: int, who: Who, at: int
) -> tuple[Act | None, int]:
    while i < len(tokens) and tokens[i][0] in _SKIP:
        i += 1
    if i >= len(tokens):
        return None, i
    word = tokens[i][0]
    following = tokens[i + 1][0] if i + 1 < len(tokens) else ""
    if word in _MODAL:
        return Act(who, "modal", following, at), i + 2
    if word in _PERFECT:
        return Act(who, "perfect", following, at), i + 2
    if word in {"did", "didn't"}:
        return Act(who, "past", following, at), i + 2
    if word in {"had", "was", "were"} and (is_past(following) or following.endswith("ing")):
        return Act(who, "past", following, at), i + 2
    if is_past(word):
        return Act(who, "past", word, at), i + 1
    if word.isalpha() or word.startswith("'"):
        return Act(who, "present", word, at), i + 1
    return None, i


def is_past(word: str) -> bool:
    """Tell whether a word is a verb in the past by its form."""
    if word in _PAST:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in _NOT_VERBS
