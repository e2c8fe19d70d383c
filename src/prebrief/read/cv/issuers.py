"""Who issued a certificate, where the layout sets the issuer on a line of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from prebrief.read.cv.items import Item, is_only_date
from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.lines import CvLine
from prebrief.read.cv.vocabulary import ORG_STRONG
from prebrief.text.dates import find_periods
from prebrief.text.patterns import compiled

_OF_PERSON = compiled(
    r"\b(?:certif\w+|diplomate|fellow|member|licen[sc]e\w*|registered|registration)\b",
    re.IGNORECASE,
)
_BODY = compiled(
    r"^(?:the )?(?:american|royal|national|general|european|international|canadian|australian|"
    r"british|irish|state|society|college|board|council|institute|association|academy|faculty|"
    r"ministry|department|university)\b(?=.*\b(?:board|college|council|society|association|"
    r"academy|institute|center|centre|faculty|university|commission|heart|medical|surgeons|"
    r"physicians|nurses)\b)",
    re.IGNORECASE,
)
"""How the names of bodies that certify begin, and what they have in them."""
_MOST_LINES = 12
"""Of a certificate with its issuer; more is a list that lost its marks."""
UNDATED = compiled(r"[,;]?\s*\(?\b(?:(?:0?[1-9]|1[0-2])/)?(?:19|20)\d\d\)?\s*$")


def with_issuers(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """Find the issuers that stand on lines of their own below the certificates."""
    items = [_parted(item, lexicon) for item in items]
    pairs = 0
    while (
        2 * pairs + 1 < len(items)
        and not items[2 * pairs].issuer
        and not _has_issuer(items[2 * pairs].text)
        and _is_issuer(items[2 * pairs + 1], lexicon)
    ):
        pairs += 1
    if not pairs or (pairs < 2 and len(items) > 2):
        return items
    done = []
    for name, issuer in zip(items[: 2 * pairs : 2], items[1 : 2 * pairs : 2], strict=True):
        offsets = [*name.offsets, issuer.offsets[0], *issuer.offsets]
        done.append(
            Item(
                text=f"{name.text} {issuer.text}",
                start=min(offsets),
                end=max(offsets) + 1,
                offsets=offsets,
                lines=(*name.lines, *issuer.lines),
                name=name.name or name.text,
                issuer=UNDATED.sub("", issuer.text).strip(" ,"),
                date=name.date or issuer.date or _year_of(issuer.text),
                period=name.period or issuer.period,
            )
        )
    return [*done, *items[2 * pairs :]]


def _parted(item: Item, lexicon: Lexicon) -> Item:
    """Part an item of several lines where its issuer begins."""
    lines = [line for line in item.lines if not is_only_date(line)]
    if (
        item.issuer
        or not 2 <= len(lines) <= _MOST_LINES
        or any(len(line.pieces) > 1 for line in lines)
    ):
        return item
    texts = [line.text for line in lines]
    by_style = [k for k in range(1, len(lines)) if _face(lines[k]) != _face(lines[k - 1])]
    places = [
        k
        for k in range(1, len(lines))
        if _names_issuer(" ".join(texts[k:]), lexicon) and not _has_issuer(" ".join(texts[:k]))
    ]
    if len(by_style) == 1 and lines[0].bold | lines[0].heading:
        places = by_style
    if not places:
        return item
    styled = [k for k in places if k in by_style]
    by_word = [k for k in places if _BODY.match(texts[k])]
    k = (styled or by_word or places)[-1]
    name, rest = " ".join(texts[:k]), " ".join(texts[k:])
    issuer = UNDATED.sub("", rest).strip(" ,")
    return replace(item, name=name, issuer=issuer, date=item.date or _year_of(rest))


def _face(line: CvLine) -> tuple[float | None, bool, bool]:
    return line.size, line.bold, line.heading


def _is_issuer(item: Item, lexicon: Lexicon) -> bool:
    return not item.issuer and _names_issuer(item.text, lexicon)


def _names_issuer(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text names a body and no certificate."""
    bare = UNDATED.sub("", text).strip(" ,")
    parts = [word.plain for word in words(bare)]
    if not parts or len(parts) > 9 or bare[0].isdigit() or dashed(bare)[1]:
        return False
    _, bracket, inner = bare.partition("(")
    if bracket and any(word.plain in ORG_STRONG for word in words(inner)):
        return False  # the issuer stands in brackets behind the name
    if _OF_PERSON.search(bare):
        return False
    kinds = ("certificate", "life_support", "licence", "leadership_training", "degree")
    if any(hit.first == 0 for hit in lexicon.find(bare, kinds=kinds)):
        return False
    acronym = len(parts) == 1 and bare.isupper() and 2 < len(bare) < 7
    return acronym or any(part in ORG_STRONG for part in parts)


def _has_issuer(text: str) -> bool:
    """Tell whether a text names its issuer behind a comma, or is one."""
    rest = text.split(",")[1:] or [text]
    return bool(_BODY.match(text)) or any(_BODY.match(part.strip()) for part in rest)


def _year_of(text: str) -> str | None:
    periods = find_periods(text)
    return periods[-1].start if periods else None


def dashed(name: str) -> tuple[str, str, str]:
    """Part a text at its last dash: what stands before, the dash, what stands behind."""
    for dash in (" – ", " — ", " - "):
        if dash in name:
            first, _, rest = name.rpartition(dash)
            return first.strip(" ,"), dash, rest.strip(" ,")
    return name, "", ""
