"""Find red flags: by the playbook's patterns and examples, and by who acts in the whole answer."""

import re
from dataclasses import dataclass
from functools import lru_cache

from prebrief.playbooks.schema_answers import RedFlag
from prebrief.practice.reading import Reading, Told

_LIKELY = 0.5
"""Margin from which a sentence counts: half way to where the playbook's own examples lie."""
_SURE = 0.9
"""Margin that one sentence at least must have."""
_ENOUGH = 1.5
_ENOUGH_MANY = 1.6
"""Sum of the two largest margins that raises a flag without a pattern."""
_ALONE_IS_ENOUGH = 2.4
_CLEARED = frozenset({"blame", "i_only", "absolutism"})
"""Flags that fall when the speaker names a fault of their own."""
_OF_OTHERS_TOO = frozenset({"privacy", "fake_weakness", "blame"})
"""Flags that stand even where somebody else is quoted."""
_QUOTED = re.compile(r"[\"“][^\"”“]*[\"”]")
_REPORTED = re.compile(
    r"\b(?:used to say|said(?: to me)?(?: that)?|told me(?: that)?|thought that|believed that|"
    r"wrote to us|"
    r"asked (?:me|us|whether|if)|called it|complained that|as they say)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:I should have|I ought to have|I (?:was|had been|(?:might|may|could) have been) wrong|"
    r"(?<!not )(?<!hardly )(?<!really )my (?:own )?(?:mistake|fault|error)|was mine|my part|"
    r"I had not asked|I never asked|I misjudged|I waited too|I failed|I apologi[sz]ed|I said sorry|"
    r"I would not (?:do|wait)|I'd (?:do|have) \w+ differently|that was on me|I regret|"
    r"I had (?:planned|promised|announced|assumed)|I missed|I forgot)\b",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"\b(?!I\b|we\b|We\b|it\b|It\b|that\b|That\b|which\b|this\b|This\b|there\b|you\b|"
    r"You\b)[A-Za-z]+ "
    r"(?:(?:won|don|doesn|didn|can|couldn|wouldn|wasn|weren)['’]t|cannot|(?:would|will|do|does|did|"
    r"could) not|"
    r"refused? to|failed to) (?:\w+)|\b(?:nobody|no one) (?:did|would|cared|listened|helped|"
    r"answered|supported)\b|"
    r"\b(?:has|have|had) (?:collapsed|given up|ruined)\b|\b(?:too lazy|not interested|asleep at)\b"
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
        if flag.kind in _CLEARED and any(_OWNED.search(t.piece.text) for t in reading.told):
            continue  # the speaker's own part is told too
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
        others = flag.kind not in _OF_OTHERS_TOO and _REPORTED.search(text)
        if any(pattern.search(text) for pattern in terms):
            if not others:
                plain.append(i)
            continue
        # What a short sentence sounds like is uncertain.
        margin = told.margins.get(f"flag.{flag.kind}", -1.0) * min(1.0, len(text.split()) / 7)
        if margin >= _LIKELY and not others and not _OWNED.search(text):
            sounds.append((margin, i))
    sounds.sort(key=lambda pair: (-pair[0], pair[1]))
    if flag.needs and not any(p.search(reading.answer) for p in _compiled(flag.needs)):
        sounds = []
    weight = sum(margin for margin, _ in sounds[:2]) if sounds and sounds[0][0] >= _SURE else 0.0
    if not plain and weight < (_ENOUGH if flag.least == 1 else _ENOUGH_MANY):
        return ()
    if flag.least > 1 and len(plain) + len(sounds) < flag.least and weight < _ALONE_IS_ENOUGH:
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


def _blame(reading: Reading) -> tuple[int, ...]:
    """One after another of the others did not do what they should have."""
    hits = [(i, len(_WANTING.findall(_own_words(t)))) for i, t in enumerate(reading.told)]
    by = [i for i, count in hits if count]
    return tuple(by[:4]) if len(by) >= 3 and sum(count for _, count in hits) >= 4 else ()


_BY_VOICE = {"blame": _blame, "we_only": _we_only, "i_only": _i_only}
