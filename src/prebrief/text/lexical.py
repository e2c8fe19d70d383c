"""Words that two lines share, once endings, abbreviations and other names are evened out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from math import log

from prebrief.text.patterns import compiled

WORD = compiled(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][a-z]+)?|&")
_IRREGULAR = {
    "lead": "lead",
    "leads": "lead",
    "leading": "lead",
    "leader": "lead",
    "leaders": "lead",
    "leadership": "lead",
    "led": "lead",
    "wrote": "write",
    "written": "write",
    "built": "build",
    "taught": "teach",
    "ran": "run",
    "sat": "sit",
    "grew": "grow",
    "grown": "grow",
    "held": "hold",
    "kept": "keep",
    "began": "begin",
    "won": "win",
    "cut": "cut",
    "people": "person",
    "children": "child",
    "women": "woman",
    "men": "man",
    "analyses": "analys",
    "analysis": "analys",
    "analyze": "analys",
    "analytic": "analys",
    "analytics": "analys",
    "strategies": "strateg",
    "strategy": "strateg",
    "strategic": "strateg",
    "physicians": "physician",
    "physician": "physician",
    "clinicians": "clinician",
    "clinician": "clinician",
    "nursing": "nurs",
    "executive": "executiv",
    "succession": "succession",
    "boarding": "boarding",
    "boarder": "boarding",
    "boarders": "boarding",
    "licence": "licens",
    "licences": "licens",
    "practise": "practic",
    "programme": "program",
    "programmes": "program",
    "centre": "center",
    "centres": "center",
}
# Longest first; a stem must keep at least so many letters.
_ENDINGS: tuple[tuple[str, int], ...] = (
    ("isational", 4),
    ("izational", 4),
    ("isations", 4),
    ("izations", 4),
    ("isation", 4),
    ("ization", 4),
    ("ational", 4),
    ("ations", 4),
    ("ation", 4),
    ("ements", 4),
    ("ement", 4),
    ("ments", 4),
    ("ment", 4),
    ("ships", 4),
    ("ship", 4),
    ("ically", 4),
    ("ities", 4),
    ("ity", 4),
    ("iness", 4),
    ("ness", 4),
    ("ances", 4),
    ("ance", 4),
    ("ences", 4),
    ("ence", 4),
    ("ions", 4),
    ("ion", 4),
    ("ical", 4),
    ("ising", 4),
    ("izing", 4),
    ("ised", 4),
    ("ized", 4),
    ("ises", 4),
    ("izes", 4),
    ("ise", 4),
    ("ize", 4),
    ("ings", 3),
    ("ing", 3),
    ("ives", 4),
    ("ive", 4),
    ("ates", 4),
    ("ated", 4),
    ("ate", 4),
    ("ers", 4),
    ("er", 4),
    ("ors", 4),
    ("or", 4),
    ("ies", 3),
    ("ied", 3),
    ("al", 4),
    ("ed", 3),
    ("es", 3),
    ("ly", 4),
    ("s", 3),
    ("y", 4),
    ("e", 3),
)

_STOP_WORDS = """a an and are as at be been being but by can could did do does for from had has have
    having he her hers him his i if in into is it its may me might must my nor not of off on onto
    or our ours out over own per she should so some such than that the their theirs them then there
    these they this those to too up upon us was we were what when where which while who whom whose
    will with within would you your yours & etc via
    ability able across all also any both each every including include includes other others
    various well work works working worked strong excellent good great high highly new role position
    job responsible responsibility responsibilities experience experienced required requirement
    requirements preferred desirable essential minimum plus year years knowledge understanding
    understands understand knows know skill skills skilled demonstrated demonstrate proven basics
    similar relevant related appropriate necessary assigned successful successfully ensure ensures
    ensuring provide provides providing provided support supporting supports help helps serve serves
    part parts senior junior key current currently full time"""
STOP = frozenset(_STOP_WORDS.split())
"""Function words, and words that a posting says whatever it asks for."""


_BY_LAST: dict[str, list[tuple[str, int]]] = {}
for _ending, _least in _ENDINGS:
    _BY_LAST.setdefault(_ending[-1], []).append((_ending, _least))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut a word down to what its forms share: managed, manager, management → manag."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if "our" in word:  # behaviour, labour, favour
        word = re.sub(r"(?<=[bdilnv])our(?=$|s|al|ed|ing|ab)", "or", word)
    if word.endswith(("ss", "us", "is")):
        return word
    if word.startswith(("credential", "behavior")):
        return word[:8]
    word = word.replace("paed", "ped").replace("gynaec", "gynec").replace("haem", "hem")
    for ending, least in _BY_LAST.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


def words(text: str) -> list[str]:
    """Give the stems of all words in order, stop words too."""
    return [stem(hit.group()) for hit in WORD.finditer(text)]


def content(text: str) -> set[str]:
    """Give the stems that carry meaning."""
    return {
        stem(hit.group())
        for hit in WORD.finditer(text)
        if hit.group().lower() not in STOP and len(hit.group()) > 1
    }


@dataclass(frozen=True)
class _Form:
    tokens: tuple[str, ...]
    """Stems, or for an abbreviation the word as printed."""
    keys: tuple[str, ...]


class Phrasebook:
    """Finds the phrases of a vocabulary in a text, whatever their endings.

    Short forms in capitals (LOS, ED) are found only as printed: "ed" and "los" are other words.
    """

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        """Take the phrases, each with the keys that it stands for."""
        self._exact: dict[str, list[_Form]] = {}
        self._stemmed: dict[str, list[_Form]] = {}
        for phrase, keys in phrases.items():
            if is_abbreviation(phrase):
                tokens = tuple(_printed(phrase))
                table = self._exact
            else:
                tokens = tuple(words(phrase))
                table = self._stemmed
            if tokens:
                table.setdefault(tokens[0], []).append(_Form(tokens, tuple(keys)))

    def find(self, text: str) -> set[str]:
        """Give the keys of all phrases that stand in the text.

        Of phrases inside one another only the longest counts for keys of one family (the part
        before the dot): "medical staff" is not about staff, nor "board certified" about a board.
        """
        found: set[str] = set()
        for table, tokens in ((self._stemmed, words(text)), (self._exact, _printed(text))):
            hits = [
                (place, place + len(form.tokens), form.keys)
                for place, token in enumerate(tokens)
                for form in table.get(token, ())
                if tuple(tokens[place : place + len(form.tokens)]) == form.tokens
            ]
            for start, end, keys in hits:
                longer = [
                    other
                    for first, last, other in hits
                    if first <= start and end <= last and last - first > end - start
                ]
                hidden = {_family(key) for other in longer for key in other}
                found.update(key for key in keys if _family(key) not in hidden)
        return found


@lru_cache(maxsize=20_000)
def _family(key: str) -> str:
    """Give the part of a key before its dot."""
    return key.partition(".")[0]


def is_abbreviation(phrase: str) -> bool:
    """Tell whether a form is one to be found only in its own capitals."""
    if " " in phrase.strip():
        return False
    letters = [char for char in phrase if char.isalpha()]
    return 0 < len(letters) <= 6 and sum(char.isupper() for char in letters) * 2 > len(letters)


_PRINTED = compiled(r"[A-Za-z][A-Za-z0-9&/+.-]*[A-Za-z0-9]|[A-Za-z]")


def _printed(text: str) -> list[str]:
    """Give the words as printed, M.D. as MD, Q&A whole, A/B in its parts too."""
    tokens: list[str] = []
    for hit in _PRINTED.finditer(text):
        word = hit.group()
        plain = word.replace(".", "")
        tokens.append(plain)
        if "/" in word or "-" in word:
            tokens.extend(part for part in re.split(r"[/-]", plain) if part)
    return tokens


def inverse_frequency(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """Weigh each term by how few of the texts hold it: 1 for a term in all, more for rarer."""
    counts: dict[str, int] = {}
    total = 0
    for terms in texts:
        total += 1
        for term in set(terms):
            counts[term] = counts.get(term, 0) + 1
    return {term: 1.0 + log((1 + total) / (1 + count)) for term, count in counts.items()}


def coverage(asked: Iterable[str], found: AbstractSet[str], weights: Mapping[str, float]) -> float:
    """Give the weighted share of the asked terms that were found, 0 to 1."""
    top = max(weights.values(), default=1.0)
    total = covered = 0.0
    for term in asked:
        weight = weights.get(term, top)
        total += weight
        if term in found:
            covered += weight
    return covered / total if total else 0.0
