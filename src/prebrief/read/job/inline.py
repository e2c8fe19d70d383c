"""Find where one line holds several: headings inside it, glued bullets, squashed words."""

import re
from typing import Literal

from prebrief.read.job.headings import is_plain_heading, section_kind
from prebrief.read.job.levels import opens_duty
from prebrief.text.patterns import compiled

Part = tuple[int, int, Literal["heading", "bullet", ""]]

_LABEL = compiled(
    r"(?<![A-Z])(?<![A-Z]’)"
    r"(?P<words>[A-Z][A-Za-z’'&/-]*(?:[ \t\n]+(?:[A-Z&/][A-Za-z’'&/-]*|and|of|the|for|you|are|to"
    r"|we|or|in|do|it|us"
    r"|your|will|have|bring|need|with|responsibilities|requirements|qualifications|skills"
    r"|experience|duties|description)){0,5})"
    r"[ \t]*(?P<mark>:)"
)
_CAPITALS = compiled(
    r"(?<![A-Z])(?<![A-Z]’)"
    r"(?P<words>[A-Z][A-Z’'&/-]+(?:[ \t][A-Z&/][A-Z’'&/-]*){0,4})\s?(?P<mark>[.:–—])\s"
)
_PHRASE = compiled(
    r"(?P<words>(?:Key |Job |Core |Main |Primary |Essential |Required |Preferred |Minimum "
    r"|Position |Role |Company "
    r"|Basic |Additional |Desired |Person |About |Duties )(?:(?:Job|Duties|and|Skills|&"
    r"|Education) )?(?:Responsibilities|Qualifications|Requirements|Duties"
    r"|Summary|Overview|Description|Specification|Functions|Skills|Experience|Accountabilities|Us"
    r"|You|Criteria|Benefits))"
    r"(?P<mark>\s?)(?=[A-Z•*-])"
)
_SQUASHED_HEAD = compiled(
    r"(?P<words>Job [Dd]escription|Company Description|Role Description|Company Overview"
    r"|Position Overview"
    r"|Qualifications|Responsibilities|Requirements|Description|Benefits|Schedule|Overview"
    r"|Skills)(?P<mark>)(?=[A-Z0-9])"
)
_SPACED_DASH = compiled(r"\s[*–-]\s+(?=[A-Z])")
_GLUE = compiled(
    r"(?P<bullet>(?<=[A-Za-z.;:)])\s?(?:[•·▪◦●■➢✓]|(?<=[a-z.)])-(?=\s[A-Z]))\s*"
    r"|(?P<dash>\s[*–-]\s+(?=[A-Z])))"
    r"|(?P<stop>(?<=[a-z)][.!?])(?=[A-Z][a-z]))"
    r"|(?P<joint>(?<=[a-z)]{1})(?=[A-Z][a-z]*[ ,’'/]))"
)
_STARTERS_LIST = """
Ability Able Access Active Advanced Analytical Bachelor Bachelors Basic Board Certified
Clinical Commitment Communication Competent Completion Comfortable Current Degree Demonstrated
Doctor Doctorate Eligible Eligibility Excellent Exceptional Experience Experienced Expertise
Familiarity Fluency Fluent Good Graduate Graduation High Interest Interpersonal Knowledge
Leadership License Licensed Licensure Manage Master Masters Medical Minimum Must
Organizational Outstanding Passion Physician Possess Possession Preferred Previous Prior
Problem Professional Proficiency Proficient Prove Proven Registered Registration Relevant
Required Solid Strong Successful Superior Thorough Track Training Understanding Unrestricted
Valid Willing Willingness Working
"""
_STARTERS = frozenset(_STARTERS_LIST.split())
_BRANDS = compiled(
    r"(?:\b(?:Mc|Mac|De|La|Le|O|Di|Van|Linked|You|Power|Java|My|Face|Quick|In|Git|Pay|i|e)$)"
)


def breaks(text: str, start: int, end: int) -> list[Part]:
    """Part the stretch; with nothing run together it comes back whole."""
    cuts: list[tuple[int, int, str]] = _label_cuts(text, start, end)
    parts: list[Part] = []
    at = start
    for first, last, _ in cuts:
        parts += _glued(text, at, first)
        parts.append((first, last, "heading"))
        at = last
        while at < end and text[at] in " \t\n:.–—":
            at += 1
    return parts + _glued(text, at, end)


def _label_cuts(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    cuts: list[tuple[int, int, str]] = []
    for pattern in (_LABEL, _CAPITALS, _SQUASHED_HEAD, _PHRASE):
        for hit in pattern.finditer(text, start, end):
            words = hit["words"]
            first = hit.end("words") - len(words)
            if (
                words
                and _starts_fresh(text, start, first, words)
                and _names(words, opening=first == start)
            ):
                cuts.append((first, hit.end("words"), words))
    cuts.sort()
    clean: list[tuple[int, int, str]] = []
    for cut in cuts:
        if not clean or cut[0] >= clean[-1][1]:
            clean.append(cut)
    return clean


def _starts_fresh(text: str, start: int, first: int, words: str) -> bool:
    """Tell whether a sentence ends before the words, or they are squashed onto one."""
    if first == start:
        return True
    before = text[first - 1]
    if before in ".!?;)•\n":
        return True
    if before.isspace():
        return text[start:first].rstrip()[-1:] in (".", "!", "?", ";", ")", ":", "•", "") or (
            words.isupper() and len(words) > 6
        )
    return before.islower() or before.isdigit()


def _names(words: str, *, opening: bool) -> bool:
    kind = section_kind(words)
    if words.isupper():
        return kind != "unknown" and len(words) > 4
    if is_plain_heading(words):
        return True
    return opening and len(words.split()) <= 4 and kind not in ("unknown", "skip")


def _glued(text: str, start: int, end: int) -> list[Part]:
    """Cut at bullets, stops and joints that lost the line break between them."""
    if start >= end:
        return []
    marks: list[tuple[int, int, bool]] = []
    joints = []
    # One dash is a dash; several in a row are the bullets of a list that lost its lines.
    dashed = len(_SPACED_DASH.findall(text, start, end)) >= 3
    for hit in _GLUE.finditer(text, start + 1, end):
        if hit["dash"] is not None and not dashed:
            continue
        if hit["bullet"] is not None:
            marks.append((hit.start(), hit.end(), True))
        elif hit["stop"] is not None:
            marks.append((hit.start(), hit.end(), False))
        else:
            joints.append(hit.start())
    marks += [(at, at, True) for at in joints if _is_joint(text, start, at, end)]
    marks.sort()
    parts: list[Part] = []
    at, bullet = start, False
    for first, last, is_bullet in marks:
        if first > at:
            parts.append((at, first, "bullet" if bullet else ""))
        at, bullet = last, is_bullet or bullet
    parts.append((at, end, "bullet" if bullet else ""))
    return parts


def _is_joint(text: str, start: int, at: int, end: int) -> bool:
    word = re.match(r"[A-Z][a-z]*", text[at : min(end, at + 20)])
    left = re.search(r"[A-Za-z]+$", text[max(start, at - 20) : at])
    if not word or (left and (len(left[0]) < 3 or _BRANDS.search(left[0]))):
        return False
    return word[0] in _STARTERS or opens_duty(text[at : min(end, at + 40)])
