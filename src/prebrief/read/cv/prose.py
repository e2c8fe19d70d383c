"""Posts told in running text: "From 2015 to 2019 she led emergency medicine at Alder Hospital"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.paragraphs import Paragraph
from prebrief.read.cv.parts import TITLE_KINDS
from prebrief.read.cv.vocabulary import ORG_STRONG, TITLE_NOUNS
from prebrief.read.cv.work import Post
from prebrief.text.dates import Period, find_periods
from prebrief.text.patterns import compiled
from prebrief.text.sentences import sentence_bounds

_NAME = compiled(
    r"(?:[A-ZÀ-Þ][\w.'’&-]*|&)(?:\s+(?:(?:of|for|and|the|at|in|de|di|du|von)\s+(?=[A-ZÀ-Þ]))?"
    r"(?:[A-ZÀ-Þ][\w.'’&-]*|&))*"
)
_NOW = compiled(
    r"\b(?:is|serves|leads|currently|now|presently|heads|directs|has been|has served)\b"
)
_EDUCATION = compiled(
    r"\b(?:graduated|degree|medical school|residency|fellowship|trained|internship|earned|"
    r"board[- ]certified|studied|diploma)\b",
    re.IGNORECASE,
)
_END_OF_TITLE = compiled(
    r"\s+(?:at|with|from|since|until|between|where|when|which|in\s+(?:19|20)\d\d|for\s+(?:the\s+)?(?=[A-Z])|"
    r"before|after|and\s+(?:was|led|then|before|in)\b|overseeing|responsible|leading|managing|to\s+(?:19|20)\d\d)"
    r"|[,;:(]|\.\s|\.$|\s+of\s+(?:the\s+)?(?=[A-Z][\w.'’-]*(?:\s+[A-Z&][\w.'’-]*)*\s+"
    r"(?:Hospital|Clinic|University|Health|Center|Centre|Group|Trust|System|Institute|Foundation|Medical))"
)
_LEFT = compiled(
    r"(?:(?:[A-Z][\w-]+|[a-z]+-[a-z]+|associate|assistant|deputy|interim|acting|vice|senior|regional|system|executive|co-)\s+)+$"
)
_WHO = compiled(r"(?:Dr|Prof|He|She|They|I|As|In|From|Since|The)\b")
_CAPITAL = r"[A-ZÀ-Þ][\w'’&.-]*"
_SMALL = r"(?:of|for|and|&|the|de|del|di|du|von|am)"
_AT_NAME = compiled(
    rf"\s+(?:at|with)\s+(?:the\s+)?(?P<name>{_CAPITAL}(?:,?\s+(?:{_SMALL}\s+)*{_CAPITAL})*)"
    rf"(?:\s+in\s+(?P<place>{_CAPITAL}(?:[ -]{_CAPITAL})*(?:,\s+{_CAPITAL}(?:\s{_CAPITAL})*)?))?"
)
"""The employer of a sentence, and the town behind it."""
_ABBREVIATED = compiled(r"^(?:inc|ltd|llc|co|corp|[a-z](?:\.[a-z])+)\.$", re.IGNORECASE)
_BREAK = compiled(
    r"[;:]\s|(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bDr)\.\s|"
    r"\b(?:where|when|which|who|and (?:was|led|then|before))\b|(?:19|20)\d\d"
)
"""Between a title and "at" none of these may stand."""
_JOINING = compiled(
    r"\b(?:joined|became|appointed|named|promoted|took|moved|elected|started|began|returned)\b",
    re.IGNORECASE,
)


@dataclass(eq=False)
class _Found:
    title: str | None
    org: str | None
    period: Period | None
    ongoing: bool
    place: str | None = None


def read_prose(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Post]:
    """Read the posts that sentences tell of; what follows a post's sentence belongs to it."""
    posts: list[Post] = []
    latest_org: str | None = None
    for paragraph in paragraphs:
        current: Post | None = None
        for start, end in sentence_bounds(paragraph.text):
            text = paragraph.text[start:end]
            found = _read(text, lexicon)
            piece = _piece(paragraph, start, end)
            if found is None:
                if current is not None and not (
                    _names(text) or find_periods(text) or _EDUCATION.search(text)
                ):
                    current.body.append(piece)
                continue
            org = found.org or (
                latest_org if re.search(r"\b(?:there|same|hospital|its)\b", text) else None
            )
            latest_org = found.org or latest_org
            current = Post(
                title=found.title,
                employer=org,
                place=found.place,
                period=_period(found),
                date_text=text[found.period.first : found.period.last] if found.period else "",
                heads=[],
                lead=piece,
            )
            posts.append(current)
    for order, post in enumerate(posts):
        post.order = order
    return posts


def _period(found: _Found) -> Period | None:
    period = found.period
    if period is None:
        return Period("open", None, None, True, 0, 0) if found.ongoing else None
    if period.kind == "point" and not period.since:
        return Period("point", period.start, None, False, period.first, period.last)
    return period


def _piece(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    offsets = paragraph.offsets[start:end]
    return Paragraph(
        paragraph.text[start:end], offsets[0], offsets[-1] + 1, True, paragraph.lines, offsets
    )


def _read(text: str, lexicon: Lexicon) -> _Found | None:
    periods = [p for p in find_periods(text) if not p.weak]
    period = next((p for p in periods if p.kind != "point" or p.since), None)
    if period is None and periods and _JOINING.search(text):
        period = periods[0]
    org = _org(text, lexicon)
    ongoing = period is None and bool(_NOW.search(text[:90]))
    if period is None and not (ongoing and org):
        return None
    if _EDUCATION.search(text) and org is None:
        return None
    stated = _stated(text, lexicon)
    title = stated.title if stated else _title(text, lexicon, org)
    org = stated.org if stated else org
    if title is None or (
        _EDUCATION.search(text) and not _JOINING.search(text) and not _NOW.search(text)
    ):
        return None
    return _Found(title, org, period, ongoing, stated.place if stated else None)


@dataclass(frozen=True)
class _Stated:
    title: str
    org: str
    place: str | None


def _stated(text: str, lexicon: Lexicon) -> _Stated | None:
    """Read "… was Medical Director, Burn Unit at Harlow Health in Marsh End, LA …"."""
    hits = [(hit.first, hit.last) for hit in lexicon.find(text, kinds=TITLE_KINDS)] + [
        (word.first, word.last) for word in words(text) if word.plain in TITLE_NOUNS
    ]
    if not hits:
        return None
    first, last = min(hits)
    at = _AT_NAME.search(text, last)
    if at is None or _BREAK.search(text[last : at.start()]):
        return None
    left = _LEFT.search(text, max(0, first - 60), first)
    if left and not _WHO.match(left.group()):
        first = left.start()
    title = text[first : at.start()].strip(" ,;")
    org = _without_stop(at["name"])
    if len(title.split()) > 14 or not org:
        return None
    return _Stated(title, org, _without_stop(at["place"] or "") or None)


def _without_stop(name: str) -> str:
    """Take the stop of the sentence off a name; that of an abbreviation stays."""
    name = name.strip(" ,")
    last = name.rsplit(None, 1)[-1] if name else ""
    return name if _ABBREVIATED.search(last) else name.rstrip(".")


def _org(text: str, lexicon: Lexicon) -> str | None:
    names = _names(text)
    titled = [name for name in names if not lexicon.find(name, kinds=TITLE_KINDS)]
    if titled:
        return titled[0]
    for name in names:
        tail = re.split(r"\s+(?:at|of|for)\s+(?:the\s+)?", name)[-1]
        if any(word.plain in ORG_STRONG for word in words(tail)) and tail != name:
            return tail
    return None


def _names(text: str) -> list[str]:
    found = []
    for hit in _NAME.finditer(text):
        name = hit.group().strip(" .,")
        for part in re.split(r"\s+at\s+", name):
            plain = [word.plain for word in words(part)]
            if len(plain) > 1 and any(word in ORG_STRONG or word == "system" for word in plain):
                found.append(part)
    return found


def _title(text: str, lexicon: Lexicon, org: str | None) -> str | None:
    limit = text.find(org) if org else -1
    hits = list(lexicon.find(text, kinds=TITLE_KINDS))
    spots = [
        (hit.first, hit.last)
        for hit in hits
        if not (limit >= 0 and limit <= hit.first < limit + len(org or ""))
    ]
    if not spots:
        spots = [
            (word.first, word.last)
            for word in words(text)
            if word.plain in TITLE_NOUNS
            and not (limit >= 0 and limit <= word.first < limit + len(org or ""))
        ]
    if not spots:
        return None
    first, last = spots[0]
    left = _LEFT.search(text, max(0, first - 60), first)
    if left and not _WHO.match(left.group()):
        first = left.start()
    end = _END_OF_TITLE.search(text, last)
    stop = end.start() if end else len(text)
    if 0 <= limit < stop and limit > first:
        stop = limit
    title = text[first:stop].strip(" ,.;")
    title = re.sub(r"\s+(?:at|of|for|the|in|and)$", "", title)
    return title if 0 < len(title.split()) <= 12 else None
