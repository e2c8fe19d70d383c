"""Words about who somebody is, made alike before meanings are compared.

The embedding of a line moves a little with "he" or "she" and with a name; no verdict may.
"""

import re
from collections.abc import Iterable

from prebrief.text.patterns import compiled

_ALIKE: dict[str, str] = (
    dict.fromkeys(("he", "she"), "they")
    # "her" is both: one word stands for what follows a verb and for what belongs to somebody.
    | dict.fromkeys(("him", "them", "his", "her", "hers", "theirs"), "their")
    | dict.fromkeys(("himself", "herself", "themself"), "themselves")
    | dict.fromkeys(("mr", "mrs", "ms", "miss", "mx"), "")
)
_WORD = compiled(
    r"\b(?:s?he|hi[ms]|hers?|them|theirs|(?:him|her|them)self|mrs?|ms|miss|mx)\b\.?", re.IGNORECASE
)
STAND_IN = "the candidate"


def neutral(text: str, *, names: Iterable[str] = ()) -> str:
    """Put one pronoun for all, and "the candidate" for the person's names.

    Args:
        text: A line of the CV.
        names: The person's names, as ``name_words`` gives them.
    """
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", STAND_IN, text)
    text = re.sub(rf"{STAND_IN}(?:\s+(?:[A-Z]\.?\s+)?{STAND_IN})+", STAND_IN, text)
    return " ".join(_WORD.sub(lambda hit: _swap(hit.group()), text).split())


def _swap(word: str) -> str:
    bare = word.rstrip(".")
    dot = word[len(bare) :] if _ALIKE.get(bare.lower()) else ""
    return _ALIKE.get(bare.lower(), bare) + dot


def name_words(name: str | None) -> tuple[str, ...]:
    """Give the words of a name, without letters of degrees and initials."""
    first = (name or "").split(",")[0]
    return tuple(
        dict.fromkeys(
            word
            for word in first.split()
            if len(word) > 2 and word[:1].isupper() and "." not in word
        )
    )
