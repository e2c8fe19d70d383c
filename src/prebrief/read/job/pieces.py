"""Part a sentence into atomic demands, each a stretch of the posting that stands alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prebrief.read.job.sentences import Stretch, clauses, sentences, tidy
from prebrief.text.patterns import compiled

_NUMBERED = compiled(r"(?:(?<=\s)|^)\(?(?P<mark>[1-9]|1\d|[a-h]|i{1,3}|iv|v)\)\s+(?=\S)")
_ORDERS = (
    tuple(str(number) for number in range(1, 20)),
    tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v"),
)
_PREFERRED = (
    r"(?:preferred|desirable|desired|an? (?:strong )?plus|an advantage|an asset|ideal(?:ly)?"
    r"|highly preferred|strongly preferred)"
)
_TAIL_PREFERRED = compiled(
    r"(?P<cut>,\s+|\s+[-–—]\s+|\s+\(|;\s*|,?\s+(?:and|but|with)\s+)(?P<tail>(?:an?\s+"
    r"|or\s+)?[^,;()]{2,70}?\s+(?:is\s+|are\s+|highly\s+|strongly\s+)*"
    + _PREFERRED
    + r"\)?)\s*\.?$",
    re.IGNORECASE,
)
_YEARS = (
    r"(?:(?:at least|a minimum of|minimum(?: of)?|over)\s+)?(?:\d{1,2}|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|twelve|fifteen)\b(?:\s*\(\d{1,2}\))?\s*\+?\s*"
    r"(?:or more\s+)?years?\b"
)
_SECOND_YEARS = compiled(
    r"(?P<cut>,?\s+(?:and|including|with|of which|plus)\s+)(?=" + _YEARS + r")", re.IGNORECASE
)
_FIRST_YEARS = compiled(_YEARS, re.IGNORECASE)
_CREDENTIAL = (
    r"(?:(?:current|active|valid|unrestricted|full|an?|the|state|medical|RN|nursing|clear"
    r"|possess(?:es)?|hold(?:s|ing)?|with|[A-Z][a-z]+)\s+){0,4}"
    r"(?:board[- ](?:certifi|eligib)|BC/BE|(?:medical|nursing|RN|state|physician)?\s?licen[cs]e"
    r"|licensure|GMC|NMC|HCPC|DEA\b|BLS\b|ACLS\b|registration with)"
)
_CREDENTIAL_JOINT = compiled(
    r"(?P<cut>,?\s+(?:and|with|plus|as well as)\s+|,\s+)(?=" + _CREDENTIAL + ")"
)
_CREDENTIAL_WORD = compiled(
    r"\b(?:M\.?D|D\.?O|MBBS|MB ?ChB|R\.?N|BSN|MSN|degree|graduat\w*|board|BC/BE|licen[cs]\w*"
    r"|certif\w+|registration|GMC|NMC|DEA|BLS|ACLS|master'?s?|bachelor'?s?|doctorate|MBA|MHA|MPH)\b",
    re.IGNORECASE,
)
_CREDENTIAL_TYPES = tuple(
    (name, compiled(rule, re.IGNORECASE))
    for name, rule in (
        (
            "degree",
            r"\b(?:M\.?D\.?|D\.?O\.?|MBBS|BSN|MSN|degree|graduat\w*|qualification|master'?s?"
            r"|bachelor'?s?|doctorate|MBA|MHA|MPH)(?!\w)",
        ),
        ("board", r"\bboard[- ](?:certif|eligib)|\bBC/BE"),
        ("licence", r"\blicen[cs]|\bregist(?:ered|ration)|\b[GN]MC\b"),
        ("certificate", r"\bDEA\b|\bBLS\b|\bACLS\b|(?<!board )(?<!board-)\bcertificat"),
    )
)
_LIST_MARK = compiled(
    r",\s+(?:and\s+)?(?=(?:[a-z]+ly\s+)?(?:[a-z]+/)?[a-z-]{2,}ing\s+\w+)"
    r"|\s+and\s+(?=(?:[a-z]+ly\s+)?[a-z-]{3,}ing\s+\w+\s+\w+\s+\w+)"
)
_INCLUDING = compiled(
    r"[,:]?\s+(?:including|to include|includes?|such as)(?:,|\s+but not limited to:?,?)?\s+"
)
_WORDS_AHEAD = compiled(r"(?:[a-z]+ly\s+)?(?:[a-z]+/)?(?P<verb>[A-Za-z-]+ing)\b")
_NO_GERUNDS_LIST = """
nursing training according including during nothing morning evening building operating
planning marketing learning staffing nothing something anything bring spring string following
being having pertaining outstanding
"""
_NO_GERUNDS = frozenset(_NO_GERUNDS_LIST.split())
_FIRST_GERUND = compiled(
    r"(?:^|\b(?:includ(?:e|es|ing)|for|on|to|by|of|role is)\s+)(?:[a-z]+ly\s+)?[A-Za-z-]{2,}ing\b"
    r"|^\s*[A-Z]?[a-z-]+ing\b"
)
_MODAL_START = compiled(r"(?:must|should|will|shall)\s", re.IGNORECASE)
_MODAL_MARK = compiled(
    r",?\s+and\s+(?=(?:be|have|hold|possess|qualify|demonstrate|maintain|meet|obtain)\s)"
    r"|,\s+(?=(?:be|have|hold|possess|qualify|demonstrate|maintain|meet|obtain)\s)"
)
_ENDS_IN_GERUND = compiled(r"\b[A-Za-z-]+ing$")
_VERB_S = (
    r"(?:bring|direct|work|lead|manage|oversee|support|develop|provide|ensure|serve|report|advise"
    r"|coordinate|plan|monitor|act|represent|participate|collaborate|chair|maintain|promote"
    r"|supervise|establish|drive|partner|guide|mentor|review|evaluate|implement|foster|facilitate"
    r"|recommend|assist|give|set|help|make|take|own|build|contribute|communicate|see|teach|hold"
    r"|run|approve|recruit|hire)s"
)
_FINITE_START = compiled(rf"(?:[a-z]+ly\s+)?{_VERB_S}\b", re.IGNORECASE)
_FINITE_MARK = compiled(rf"(?P<cut>,?\s+and\s+(?:also\s+)?|,\s+)(?={_VERB_S}\b)")
_AREA_LEAD = compiled(
    r"\b(?:responsib|accountab|oversight|management of|oversees?)\w*", re.IGNORECASE
)


@dataclass(frozen=True)
class Piece:
    """An atomic demand, and the clause whose "preferred" or "required" holds for it."""

    start: int
    end: int
    clause: Stretch


def pieces(text: str, start: int, end: int, *, duty: bool) -> list[Piece]:
    """Give the atomic pieces of a passage."""
    out: list[Piece] = []
    for sentence in _numbered(text, start, end):
        for part in clauses(text, *sentence):
            for clause in _cut_preferred(text, *part):
                out += [Piece(*atom, clause) for atom in _atoms(text, *clause, duty=duty)]
    return out


def _numbered(text: str, start: int, end: int) -> list[Stretch]:
    """Part at "(1) ... (2) ...", the lead-in left out; else at sentences."""
    out: list[Stretch] = []
    for first, last in sentences(text, start, end):
        hits = _in_order(_NUMBERED.finditer(text, first, last))
        if len(hits) < 2:
            out.append((first, last))
            continue
        stops = [hit.start() for hit in hits[1:]] + [last]
        for hit, stop in zip(hits, stops, strict=True):
            piece = _drop_tail_and(text, *tidy(text, hit.end(), stop))
            if piece[0] < piece[1]:
                out.append(piece)
    return out


def _in_order(hits: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    """Keep the marks that count up from the first: "three (3) years" is no list."""
    kept: list[re.Match[str]] = []
    for hit in hits:
        for order in _ORDERS:
            if hit["mark"] == order[len(kept)] if len(kept) < len(order) else False:
                kept.append(hit)
                break
    return kept


def _drop_tail_and(text: str, start: int, end: int) -> Stretch:
    tail = re.search(r"[\s,;]+(?:and|or)\s*$", text[start:end])
    return tidy(text, start, start + tail.start()) if tail else (start, end)


def _atoms(text: str, start: int, end: int, *, duty: bool) -> list[Stretch]:
    parts = [(start, end)]
    for cutter in (_cut_modal, _cut_years, _cut_credentials):
        parts = [piece for part in parts for piece in cutter(text, *part)]
    if duty:
        parts = [piece for part in parts for piece in _cut_areas(text, *part)]
        parts = [piece for part in parts for piece in _cut_verbs(text, *part)]
        parts = [piece for part in parts for piece in _cut_gerunds(text, *part)]
    return [
        part for part in (_drop_tail_and(text, *tidy(text, *p)) for p in parts) if part[0] < part[1]
    ]


def _cut_preferred(text: str, start: int, end: int) -> list[Stretch]:
    """Cut "Bachelor's degree, Master's preferred" in two."""
    hit = _TAIL_PREFERRED.search(text, start, end)
    if not hit or hit.start() - start < 8:
        return [(start, end)]
    head = text[start : hit.start()]
    if re.search(_PREFERRED, head, re.IGNORECASE) or not _stands(head):
        return [(start, end)]
    # "MBA, MHA or MPH preferred" is one wish, not a demand and a wish.
    if re.match(r"\s*(?:or|and/or)\b", hit["tail"], re.IGNORECASE) or (
        re.search(r"\bor\b", hit["tail"])
        and not re.search(r"\brequired\b|\byears?\b", head, re.IGNORECASE)
    ):
        return [(start, end)]
    return [tidy(text, start, hit.start("cut")), tidy(text, hit.start("tail"), end)]


def _stands(head: str) -> bool:
    return len(head.split()) >= 2 or bool(_CREDENTIAL_WORD.search(head))


def _cut_modal(text: str, start: int, end: int) -> list[Stretch]:
    """Cut "must hold A, be B, and qualify for C"."""
    if not _MODAL_START.match(text, start, end):
        return [(start, end)]
    parts, at = [], start
    for hit in _MODAL_MARK.finditer(text, start, end):
        parts.append(tidy(text, at, hit.start()))
        at = hit.end()
    return [*parts, tidy(text, at, end)]


def _cut_years(text: str, start: int, end: int) -> list[Stretch]:
    hit = _SECOND_YEARS.search(text, start, end)
    if not hit or not _FIRST_YEARS.search(text, start, hit.start()):
        hit = _SECOND_YEARS.search(text, start, end)
        if not hit or not _CREDENTIAL_WORD.search(text, start, hit.start()):
            return [(start, end)]
    rest = _cut_years(text, hit.end("cut"), end)
    return [tidy(text, start, hit.start("cut")), *rest]


def _cut_credentials(text: str, start: int, end: int) -> list[Stretch]:
    """Cut "MD or DO with active medical license" where a second credential begins."""
    for hit in _CREDENTIAL_JOINT.finditer(text, start, end):
        head = text[start : hit.start()]
        before, after = _credential_types(head), _first_type(text[hit.end() : end][:60])
        if (
            before
            and after
            and after not in before
            and len(head.split()) <= 14
            and head.count("(") == head.count(")")
        ):
            return [tidy(text, start, hit.start()), *_cut_credentials(text, hit.end("cut"), end)]
    return [(start, end)]


def _first_type(words: str) -> str:
    """Name the type of the credential that is named first."""
    hits = [(hit.start(), name) for name, rule in _CREDENTIAL_TYPES if (hit := rule.search(words))]
    return min(hits)[1] if hits else ""


def _credential_types(words: str) -> set[str]:
    return {name for name, rule in _CREDENTIAL_TYPES if rule.search(words)}


def _cut_areas(text: str, start: int, end: int) -> list[Stretch]:
    """Cut "responsibility for X, including A, B, C, D and E": each area is a duty."""
    hit = _INCLUDING.search(text, start, end)
    if not hit or not _AREA_LEAD.search(text, start, hit.start()):
        return [(start, end)]
    items = clauses(text, hit.end(), end, ",")
    if len(items) < 4 or max(last - first for first, last in items) > 90:
        return [(start, end)]
    return [tidy(text, start, hit.start()), *(_drop_head_and(text, *item) for item in items)]


def _drop_head_and(text: str, start: int, end: int) -> Stretch:
    hit = compiled(r"(?:and|or)\s+", re.IGNORECASE).match(text, start, end)
    return tidy(text, hit.end(), end) if hit else (start, end)


def _cut_gerunds(text: str, start: int, end: int) -> list[Stretch]:
    """Cut "supervising X, ensuring Y, and developing Z": each can be told as a deed of its own."""
    cuts = [
        hit
        for hit in _LIST_MARK.finditer(text, start, end)
        if _is_gerund(text, hit.end(), end)
        and not _ENDS_IN_GERUND.search(text[start : hit.start()])
    ]
    # After a finite verb ", ensuring Y" only says how; the list must begin with such a form.
    if not cuts or not _FIRST_GERUND.search(text[start : cuts[0].start()]):
        return [(start, end)]
    edges = [start, *(hit.end() for hit in cuts)]
    stops = [*(hit.start() for hit in cuts), end]
    parts = [tidy(text, a, b) for a, b in zip(edges, stops, strict=True)]
    if any(len(text[a:b].split()) < 3 for a, b in parts):
        return [(start, end)]
    return parts


def _cut_verbs(text: str, start: int, end: int) -> list[Stretch]:
    """Cut "Brings A and directs B": two deeds under one subject."""
    if not _FINITE_START.match(text, start, end):
        return [(start, end)]
    for hit in _FINITE_MARK.finditer(text, start, end):
        left, right = text[start : hit.start()].split(), text[hit.end("cut") : end].split()
        if len(left) >= 3 and len(right) >= 3:
            return [tidy(text, start, hit.start()), *_cut_verbs(text, hit.end("cut"), end)]
    return [(start, end)]


def _is_gerund(text: str, at: int, end: int) -> bool:
    hit = _WORDS_AHEAD.match(text, at, min(end, at + 80))
    return hit is not None and hit["verb"].lower() not in _NO_GERUNDS
