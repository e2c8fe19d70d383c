"""Find red flags: by the playbook's patterns and examples, and by who acts in the whole answer."""

import re
from dataclasses import dataclass
from functools import lru_cache

from prebrief.playbooks.schema import RedFlag
from prebrief.practice.reading import Reading, Told

_SURE = 1.0
"""Margin at which one sentence alone is enough: as near as the playbook's own examples are."""
_LIKELY = 0.55
"""Margin at which it counts where another sentence points the same way."""
_QUOTED = re.compile(r"[\"“][^\"”“]*[\"”]")
_REPORTED = re.compile(
    r"\b(?:used to say|said(?: to me)?(?: that)?|told me(?: that)?|thought that|believed that|wrote to us|"
    r"asked (?:me|us|whether|if)|called it|complained that|as they say)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:I should have|I ought to have|I was wrong|my (?:own )?(?:mistake|fault|error)|was mine|my part|I had not asked|"
    r"I never asked|I misjudged|I waited too|I failed|I apologi[sz]ed|I said sorry|I would not (?:do|wait)|I'd (?:do|"
    r"have) \w+ differently|on me\b|I regret|I had (?:planned|promised|announced|assumed)|I missed|I forgot|I refused)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:I|by) (?:\w+ ){0,3}(?:myself|single-handed(?:ly)?|alone|on my own)\b")


@dataclass(frozen=True)
class Found:
    """A red flag with the sentences that raise it."""

    flag: RedFlag
    by: tuple[int, ...]


def red_flags(reading: Reading, flags: tuple[RedFlag, ...]) -> list[Found]:
    """Give the flags of an answer, the playbook's order."""
    found = []
    for flag in flags:
        judge = _BY_VOICE.get(flag.kind)
        by = judge(reading) if judge else ()
        if not by:
            by = _by_sentences(reading, flag)
        if by:
            found.append(Found(flag, by))
    return found


def _by_sentences(reading: Reading, flag: RedFlag) -> tuple[int, ...]:
    """Give the sentences that raise a flag by a pattern or by what they sound like."""
    terms, unless = _compiled(flag.terms), _compiled(flag.unless)
    plain: list[int] = []
    sounds: list[tuple[float, int]] = []
    for i, told in enumerate(reading.told):
        text = _own_words(told)
        if any(pattern.search(text) for pattern in unless):
            continue
        if any(pattern.search(text) for pattern in terms):
            plain.append(i)
            continue
        margin = told.margins.get(f"flag.{flag.kind}", -1.0)
        if margin >= _LIKELY and not _REPORTED.search(text) and not _OWNED.search(text):
            sounds.append((margin, i))
    sounds.sort(key=lambda pair: (-pair[0], pair[1]))
    if flag.kind == "blame" and any(_OWNED.search(t.piece.text) for t in reading.told):
        return ()  # the speaker's own part is told too
    points = len(plain) * flag.least + sum(1.0 if m >= _SURE else 0.5 for m, _ in sounds)
    if points < flag.least or (flag.least == 1 and not plain and len(sounds) < 2 and sounds[0][0] < 1.3):
        return ()
    return tuple([*plain, *(i for _, i in sounds)][:4])


def _own_words(told: Told) -> str:
    """Give the sentence without what others are quoted as saying."""
    return _QUOTED.sub(" ", told.piece.text)


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def _we_only(reading: Reading) -> tuple[int, ...]:
    """All is told as "we": at least four deeds, and none of the speaker's own."""
    ours = [i for i, t in enumerate(reading.told) if t.shared_deeds]
    deeds = sum(t.shared_deeds for t in reading.told)
    mine = sum(t.own_deeds + t.weak_deeds for t in reading.told)
    if deeds >= 4 and deeds >= 6 * mine and (mine == 0 or deeds >= 8):
        return tuple(ours[:4])
    return ()


def _i_only(reading: Reading) -> tuple[int, ...]:
    """Nobody else does anything, and the speaker says so."""
    mine = sum(t.own_deeds for t in reading.told)
    others = sum(t.shared_deeds + t.others_deeds for t in reading.told)
    alone = [i for i, t in enumerate(reading.told) if _ALONE.search(t.piece.text)]
    if mine >= 6 and mine >= 3 * others and alone:
        return tuple(alone[:3])
    return ()


_BY_VOICE = {"we_only": _we_only, "i_only": _i_only}
