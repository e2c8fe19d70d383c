"""Find the title of the post and the rung that it means."""

import re

from prebrief.read.job.front import FrontMatter
from prebrief.read.job.headings import is_plain_heading
from prebrief.read.job.passages import Passage, trim
from prebrief.read.job.sentences import Stretch
from prebrief.read.job.terms import Terms, tokens
from prebrief.records.document import Document, Span
from prebrief.text.patterns import compiled

_LABEL = compiled(
    r"^[ \t*#|]*(?:job title|position title|position|post title|post|title|role|job|vacancy)[ \t*"
    r"|]*[:|\t][ \t*]*(?P<value>[^\n|]{3,120})",
    re.IGNORECASE | re.MULTILINE,
)
_NOUN = compiled(
    r"\b(?:director|officer|manager|head|lead(?:er)?|chief|chair(?:man|woman|person)?|president"
    r"|supervisor|advis[oe]r|dean|coordinator|representative|executive|consultant|specialist"
    r"|physician|surgeon|nurse|administrator|analyst|engineer|assistant|associate|partner|professor"
    r"|psychiatrist|hospitalist|practitioner|doctor|CMO|CNO|CQO|CMIO|VPMA|VP|registrar"
    r"|superintendent|provost|principal|teacher|accountant|clerk|technician|therapist|pharmacist"
    r"|editor|developer|agent|scientist|fellow)s?\b",
    re.IGNORECASE,
)
_CHROME = compiled(
    r"\b(?:apply|save|share|search|back to|home|menu|sign in|log in|jobs?\b.*\bfound|results"
    r"|alerts?|posted|ago|cookies|skip to|careers?|browse|views|print|closing|closes|salary"
    r"|location)\b",
    re.IGNORECASE,
)
_ROLE_PHRASE = compiled(
    r"\b(?:find|seeking|seeks|looking for|recruiting|recruit|appoint|hiring|search for|role (?:for"
    r"|of"
    r"|as)|position (?:of|for|as)|post of|opportunity for|opening for|serve as|as (?:our|the|a)"
    r"|for|serve as|role of|position of|post of)\s+(?:(?:an?|our(?: next)?|the(?: (?:position|role"
    r"|post) of)?|its(?: next)?|their(?: next)?)\s+)?"
    r"(?P<title>(?:[A-Z][\w&/’'-]*,?(?:[ \t]+|\n(?!\n))(?:(?:of|for|and|the"
    r"|&)\s+)*){0,8}[A-Z][\w&/’'-]*)"
)
_TRAIL = compiled(
    r"\s*(?:\b(?:NEW|URGENT|HOT|Featured|Needed|Wanted)\b!?|[💰🌎🔥⭐].*|\((?:m/f/d|all genders)\)|"
    r"\|.*|[-–—]\s*(?:job|jobs|careers?)\b.*)\s*$"
)
_LINK = compiled(r"\[(?P<words>[^\]]{3,120})\]\([^)]*\)")
_TAIL_PLACE = compiled(
    r",\s+(?=[^,:]*\b(?:hospital|medical cent(?:er|re)|trust|health system|university|clinic"
    r"|health board)\b)",
    re.IGNORECASE,
)
_FIRST_LINES = 12


def title(
    document: Document, front: FrontMatter, parts: list[Passage], terms: Terms
) -> Span | None:
    """Give the title as printed."""
    text = document.text
    stretch = front.find("title")
    if stretch:
        return document.span(*stretch)
    for hit in _LABEL.finditer(text[:4000]):
        if _NOUN.search(hit["value"]) and len(hit["value"].split()) <= 14:
            return document.span(*_neat(text, hit.start("value"), hit.end("value")))
    printed = _printed(text, parts, terms)
    if printed and rung_in(text[slice(*printed)], terms):
        return document.span(*printed)
    told = _told(text, terms)
    if told and (not printed or rung_in(text[slice(*told)], terms)):
        return document.span(*told)
    return document.span(*printed) if printed else None


def _printed(text: str, parts: list[Passage], terms: Terms) -> Stretch | None:
    """Give the likeliest of the first lines."""
    best: tuple[float, Stretch] | None = None
    for place, part in enumerate(parts[:_FIRST_LINES]):
        start, end = _neat(text, part.start, part.end)
        words = " ".join(text[start:end].split())
        if not _could_be(words):
            continue
        score = 3.0 * bool(rung_in(words, terms)) + 2.0 * bool(_NOUN.search(words))
        score += 1.0 * (part.shape == "heading" or part.strong) - 0.15 * place
        if score > 1 and (best is None or score > best[0]):
            best = (score, (start, end))
    return best[1] if best else None


def _could_be(words: str) -> bool:
    return (
        0 < len(words.split()) <= 16
        and len(words) <= 130
        and not words.endswith((".", "?"))
        and not is_plain_heading(words)
        and not _CHROME.search(words)
        and any(char.isalpha() for char in words)
    )


def _neat(text: str, start: int, end: int) -> Stretch:
    """Leave markup, link targets, labels and a place after the title out."""
    link = _LINK.search(text, start, end)
    if link:
        start, end = link.start("words"), link.end("words")
    trail = _TRAIL.search(text, start, end)
    if trail and trail.start() > start + 3:
        end = trail.start()
    tail = _TAIL_PLACE.search(text, start, end)
    if tail and _NOUN.search(text, start, tail.start()):
        end = tail.start()
    start, end = trim(text, start, end)
    while end > start and text[end - 1] in ",:;-–— ":
        end -= 1
    return start, end


def _told(text: str, terms: Terms) -> Stretch | None:
    """Give the title that a sentence names: "for an Associate Medical Director"."""
    fallback: Stretch | None = None
    for hit in _ROLE_PHRASE.finditer(text[:5000]):
        words = hit["title"].rstrip(" ,.")
        if not _NOUN.search(words):
            continue
        stretch = (hit.start("title"), hit.start("title") + len(words))
        if rung_in(words, terms):
            return stretch
        fallback = fallback or stretch
    return fallback


def rung_in(words: str, terms: Terms, *, setting: str | None = None) -> str | None:
    """Give the rung that the words name: the longest phrase wins, then the setting's own rung."""
    found = tokens(words)
    best: tuple[int, bool, int] | None = None
    rung = None
    for place, word in enumerate(found):
        for form, name in terms.rungs.get(word, ()):
            if tuple(found[place : place + len(form)]) != form:
                continue
            own = setting in terms.rung_settings[name]
            foreign = not own and not {"any", setting} & set(terms.rung_settings[name])
            rank = (len(form) - 2 * foreign, own, -place)
            if best is None or rank > best:
                best, rung = rank, name
    return rung
