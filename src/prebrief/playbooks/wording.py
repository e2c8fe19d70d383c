"""Sentence patterns: choosing a variant and filling its slots."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from hashlib import blake2s

from prebrief.playbooks.schema import Playbook
from prebrief.text.patterns import compiled

_SLOT = compiled(r"\{([a-z_]+)\}")


@cache
def slots_of(text: str) -> frozenset[str]:
    """Name the slots that a text has."""
    return frozenset(_SLOT.findall(text))


def fill(text: str, slots: Mapping[str, str]) -> str | None:
    """Put words into the slots, or give nothing if one is missing.

    >>> fill("since {year}", {"year": "2019"})
    'since 2019'
    """
    wanted = slots_of(text)
    if any(not slots.get(name) for name in wanted):
        return None
    filled = _SLOT.sub(lambda hit: _inner(slots[hit.group(1)]), text)
    return _tidy(filled)


def _inner(words: str) -> str:
    """Turn double quotation marks into single ones: a quote stands inside a quote."""
    if '"' in words:
        words = re.sub(r'"([^"]*)"', r"‘\1’", words).replace('"', "’")
    return words.replace("“", "‘").replace("”", "’")


_QUOTED = compiled(r"(“[^”]*”)")


def _tidy(text: str) -> str:
    """Mend what filling leaves, outside quotes: doubled stops and spaces, lower-case starts."""
    parts = [
        part if part.startswith("“") else _mend(part)
        for part in _QUOTED.split(" ".join(text.split()))
    ]
    # A quote that ends its own sentence ends ours.
    text = re.sub(r"([.!?])”\.(?!\.)", r"\1”", "".join(parts)).strip()
    return text[:1].upper() + text[1:]


def _mend(part: str) -> str:
    return re.sub(r"([.!?])\.(?!\.)", r"\1", re.sub(r"\s+([,.;:!?])", r"\1", part))


class Voice:
    """Picks among the variants of a playbook's wording, each as seldom as can be.

    The choice depends on the texts and the order of the calls alone, so that the same inputs
    always give the same words.
    """

    def __init__(self, playbook: Playbook) -> None:
        self._variants: dict[str, tuple[str, ...]] = {}
        for entry in playbook.wording:
            self._variants[entry.use] = self._variants.get(entry.use, ()) + entry.variants
        self._used: Counter[str] = Counter()

    def knows(self, use: str) -> bool:
        """Say whether there is wording for this use."""
        return use in self._variants

    def words(self, use: str) -> tuple[str, ...]:
        """Give a list of words kept as wording, such as terms for a rule."""
        return self._variants.get(use, ())

    def say(self, use: str, key: str = "", /, **slots: str) -> str:
        """Give a sentence for the use, or nothing if no variant can be filled."""
        return self.pick(self._variants.get(use, ()), key, slots)

    def pick(
        self,
        variants: tuple[str, ...],
        key: str,
        slots: Mapping[str, str],
        *,
        fresh_first: bool = False,
    ) -> str:
        """Fill one of the variants: those with most slots first, among them the least used.

        Args:
            variants: The patterns to choose from.
            key: What the choice among equals depends on.
            slots: Words for the slots.
            fresh_first: Prefer a variant not yet used even if it has fewer slots.
        """
        offset = blake2s(key.encode(), digest_size=2).digest()[0]
        have = {name for name, words in slots.items() if words}
        ranked = []
        for place, variant in enumerate(variants):
            wanted = slots_of(variant)
            if wanted <= have:
                used, full, at = self._used[variant], -len(wanted), (place - offset) % len(variants)
                ranked.append(((used, full, at) if fresh_first else (full, used, at), variant))
        if not ranked:
            return ""
        chosen = min(ranked)[1]
        self._used[chosen] += 1
        return fill(chosen, slots) or ""
