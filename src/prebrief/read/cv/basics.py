"""The head of the CV: name, title, mail, telephone, place."""

import re
from collections.abc import Sequence

from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.lines import CvLine, cv_lines
from prebrief.read.cv.vocabulary import COUNTRIES, ORG_STRONG, STATE_NAMES, STATES, TITLE_NOUNS
from prebrief.records.document import Document, Span
from prebrief.records.profile import Basics, Location
from prebrief.text.dates import find_periods
from prebrief.text.patterns import compiled

_MAIL = compiled(r"[\w.+'-]+@(?:[\w-]+(?:\.[\w-]+)*\.?)?")
_MAIL_LEAD = compiled(r"(?:^|\n)[^\S\n]*(?:e-?mail\s*:?\s*)?([\w.+]+[-.])[^\S\n]*\n[^\S\n]*$")
_MAIL_END = compiled(r"\.[A-Za-z]{2,}$")
_MAIL_REST = compiled(r"\s*\n\s*([\w-]*(?:\.[\w-]+)+|[a-z]{2,4})(?=\s|$)")
_PHONE = compiled(r"(?<![\w./@-])(?:\+|\(?0?|\()?\d[\d\s().\-–/]{6,20}\d(?![\w@])")
_NOT_PHONE = compiled(
    r"\b(?:gmc|npi|nmc|licen[sc]e|no\.?|number|pin|dea|fax|id|registration)\s*:?\s*#?$",
    re.IGNORECASE,
)
_URL = compiled(r"(?:https?://|www\.)[^\s|,;)]+|\blinkedin\.com/[^\s|,;)]+", re.IGNORECASE)
_LABEL = compiled(r"^(?:name|full name|candidate)\s*:\s*", re.IGNORECASE)
_CV = frozenset({"curriculum vitae", "cv", "resume", "résumé", "name", "application form"})
_CALLED = compiled(
    r"^(?:about|meet|biography(?: of)?|profile of|biographical sketch(?: of)?)\s*:?\s+(?=\w)|"
    r"^(?:curriculum vitae|r[eé]sum[eé]|cv)\s*(?:[:–—|-]|of\b)\s*|"
    r"\s*[–—|,:-]\s*\(?(?:curriculum vitae|r[eé]sum[eé]|c\.?v\.?)\)?$",
    re.IGNORECASE,
)
"""What a CV calls itself beside the name."""
_REVISED = compiled(
    r"\b(?:rev(?:ised|\.)?|updated|last updated|date of this version|version of|as of|"
    r"current as of|"
    r"date prepared|prepared|stand)\s*:?\s*",
    re.IGNORECASE,
)
_NAME_WORD = compiled(r"^(?![a-zß-ÿ\d_])\w[\w.'’-]*$")
_PARTICLES = frozenset(
    "de da di van von der den del la le bin ibn al el dos das du of ter ten y e".split()
)
_CITY = compiled(
    r"^(?P<city>[A-ZÀ-ÞŁŚŻ][\w.'’ -]{1,32}?)(?:,\s*|\s+)(?P<region>[A-Z]{2,3}|[A-Z][\w. ]{2,24}?)"
    r"(?:,?\s+(?P<zip>\d{5}(?:-\d{4})?))?(?:,?\s+(?P<country>[A-Z]{2}|[A-Z][\w ]{3,24}))?$"
)


class BasicsReader:
    """Reads the head of one CV."""

    def __init__(self, document: Document, head: Sequence[CvLine], lexicon: Lexicon) -> None:
        self._document = document
        self._lexicon = lexicon
        self.head = list(head)
        self.used: set[int] = set()
        """Offsets of lines that say something about the person and nothing else."""

    def read(self, contact: Sequence[CvLine]) -> Basics:
        """Read the basics from the head and the contact lines."""
        name, span = self.name()
        lines = [*self.head[:14], *contact]
        return Basics(
            name=name,
            name_span=span,
            label=self._label(),
            email=self._email(),
            phone=self._phone(lines) or self._phone(self._beside_mail()),
            url=next((hit.group() for line in lines if (hit := _URL.search(line.text))), None),
            location=self._location(lines),
            post_nominals=self._post_nominals(name),
        )

    def find_name(self, lines: Sequence[CvLine]) -> tuple[str | None, Span | None]:
        """Look for the name further down: a side column may come first in the reading order."""
        sizes = [line.size for line in lines if line.size is not None]
        top = max(sizes) if sizes else None
        for i, line in enumerate(lines):
            text = line.pieces[0].text if line.pieces else ""
            _, comma, rest = text.partition(",")
            marked = line.size == top if top is not None else comma and self._all_degrees(rest)
            if marked and self._is_name(text) and len(text.split(",")[0].split()) > 1:
                self.head = list(lines[i : i + 4])
                return self.name()
        return None, None

    def name(self) -> tuple[str | None, Span | None]:
        """Find the name among the first lines."""
        for i, line in enumerate(self.head[:6]):
            pieces = [p for p in line.pieces if p.text.strip(" :").lower() not in _CV]
            if not pieces:
                continue
            first = pieces[0]
            text = _LABEL.sub("", first.text).split(" | ")[0].split(" • ")[0]
            text = _CALLED.sub("", text)
            if not self._is_name(text):
                continue
            self.used.add(line.start)
            start = first.start + first.text.find(text)
            end = start + len(text)
            if len(line.pieces) > 1 and self._all_degrees(line.pieces[1].text):
                text, end = f"{text} {line.pieces[1].text}", line.pieces[1].end
            for after in self.head[i + 1 : i + 3]:
                goes_on = text.rstrip().endswith((",", "-")) or (
                    line.size is not None and after.size == line.size and line.heading
                )
                if (goes_on and len(after.text) < 60 and not self.is_title(after.text)) or (
                    self._all_degrees(after.text) and len(line.pieces) == 1
                ):
                    self.used.add(after.start)
                    glue = "" if text.endswith("-") else " "
                    text, end = f"{text}{glue}{after.text}", after.end
                    continue
                if self._all_degrees(after.text):
                    self.used.add(after.start)
                    text, end = f"{text}, {after.text}", first.end
                break
            name = re.sub(r"(?<=,)(?=[A-Z])", " ", " ".join(text.split()))
            return name.strip(" ,|"), self._document.span(start, end)
        return None, None

    def _is_name(self, text: str) -> bool:
        plain = re.split(r",|\(| - | – ", text)[0].strip()
        parts = [part for part in plain.split() if part]
        if not 1 < len(parts) <= 8 or any(char.isdigit() for char in plain) or "@" in text:
            return len(parts) == 1 and bool(_NAME_WORD.match(plain)) and self._first_of_two(plain)
        low = [word.plain for word in words(plain)]
        if any(word in TITLE_NOUNS or word in ORG_STRONG for word in low):
            return False
        if self._lexicon.find(plain, kinds=("leadership_title", "clinical_title", "specialty")):
            return False
        return all(
            (part[0].isupper() and _NAME_WORD.match(part)) or part.lower() in _PARTICLES
            for part in parts
        )

    def _first_of_two(self, plain: str) -> bool:
        """A first name alone on a line, the rest below in the same large type."""
        sizes = [line.size for line in self.head[:2]]
        low = plain.lower()
        return (
            len(sizes) == 2
            and sizes[0] is not None
            and sizes[0] == sizes[1]
            and low not in TITLE_NOUNS | ORG_STRONG
            and self.head[0].heading
        )

    def is_label(self, text: str) -> bool:
        """Tell whether a line is the title that the person gives themselves."""
        return not text.endswith(".") and self.is_title(text)

    def is_title(self, text: str) -> bool:
        """Tell whether the text names a post."""
        low = [word.plain for word in words(text)]
        return any(word in TITLE_NOUNS for word in low) or bool(
            self._lexicon.find(text, kinds=("leadership_title", "clinical_title"))
        )

    def _all_degrees(self, text: str) -> bool:
        parts = words(re.sub(r"\([^)]*\)", " ", text))
        if not parts or len(parts) > 10:
            return False
        covered = sum(
            hit.last - hit.first
            for hit in self._lexicon.find_in(
                parts, kinds=("degree", "board", "certificate", "clinical_title")
            )
        )
        total = sum(part.last - part.first for part in parts)
        return covered >= 0.45 * total and (
            text.upper() == text or covered >= 0.8 * total or "." in text
        )

    def _label(self) -> str | None:
        taken: list[CvLine] = []
        for line in self.head[:10]:
            if line.start in self.used:
                if len(line.pieces) > 1 and self.is_title(line.pieces[1].text):
                    return line.pieces[1].text
                continue
            text = line.pieces[0].text if line.pieces else line.text
            if taken and line.size == taken[0].size and line.heading and not line.opens:
                taken.append(line)
                continue
            if taken:
                break
            if (
                len(text.split()) <= 14
                and "@" not in text
                and self.is_title(text)
                and not text.endswith(".")
            ):
                taken.append(line)
        if not taken:
            return None
        self.used.update(line.start for line in taken)
        return " ".join(line.pieces[0].text for line in taken)

    def _email(self) -> str | None:
        text = self._document.text
        for hit in _MAIL.finditer(text):
            mail = hit.group().strip("'")
            if lead := _MAIL_LEAD.search(text, max(0, hit.start() - 40), hit.start()):
                mail = lead.group(1) + mail
            if not _MAIL_END.search(mail):
                rest = _MAIL_REST.match(text, hit.end())
                if rest:
                    return mail + rest.group(1)
            if _MAIL_END.search(mail):
                return mail
        return None

    def _phone(self, lines: Sequence[CvLine]) -> str | None:
        for line in lines:
            for hit in _PHONE.finditer(line.text):
                text = hit.group().strip(" .-–/")
                digits = sum(char.isdigit() for char in text)
                if not 9 <= digits <= 15 or _NOT_PHONE.search(line.text[: hit.start()]):
                    continue
                if find_periods(text) and not text.startswith(("+", "(")):
                    continue
                if text.count("(") > text.count(")"):
                    text = text.replace("(", "", 1)
                return text
        return None

    def _beside_mail(self) -> list[CvLine]:
        """Take the lines around the mail's, wherever they stand."""
        lines = cv_lines(self._document)
        held = [i for i, line in enumerate(lines) if "@" in line.text]
        return [lines[j] for i in held for j in range(max(0, i - 2), min(len(lines), i + 3))]

    def _location(self, lines: Sequence[CvLine]) -> Location | None:
        for line in lines:
            if line.start in self.used:
                continue
            for piece in line.pieces:
                for text in re.split(r"\s*[|•·]\s*|\s{2,}", piece.text):
                    found = location_of(text.strip(" .,"))
                    if found:
                        return found
        return None

    def _post_nominals(self, name: str | None) -> tuple[str, ...]:
        if not name:
            return ()
        hits = self._lexicon.find(name, kinds=("degree", "board", "certificate", "clinical_title"))
        return tuple(
            dict.fromkeys(name[hit.first : hit.last].strip(" .,") for hit in hits if hit.first > 4)
        )


def location_of(text: str) -> Location | None:
    """Read "Evanston, IL", "Swansea, Wales" or "Łódź, Poland" as a place."""
    text = re.sub(r"^(?:address|location|based in)\s*:?\s*", "", text, flags=re.IGNORECASE)
    parts = [part.strip() for part in text.split(",")]
    while len(parts) > 2 and any(char.isdigit() for char in parts[0]):
        parts = parts[1:]
    text = ", ".join(parts)
    if any(char.isdigit() for char in parts[0]) or len(text) > 60:
        return None
    hit = _CITY.match(text)
    if not hit:
        return None
    city, region, country = hit["city"], hit["region"].strip(), hit["country"]
    if country and f"{region} {country}".lower() in COUNTRIES | STATE_NAMES:
        region, country = f"{region} {country}", None
    low = region.lower().rstrip(".")
    if country and country.lower() in COUNTRIES:
        return Location(city=city, region=region, country_code=COUNTRIES[country.lower()])
    if region in STATES or low in STATE_NAMES or region.lower() in STATE_NAMES:
        code = STATE_NAMES.get(region.lower(), STATE_NAMES.get(low, region))
        return Location(city=city, region=code, country_code="US" if len(code) == 2 else None)
    if low in COUNTRIES:
        home = {"england", "scotland", "wales", "northern ireland"}
        return Location(
            city=city, region=region if low in home else None, country_code=COUNTRIES[low]
        )
    return None


def revised_in(texts: Sequence[str]) -> str | None:
    """Find when the CV was last revised."""
    for text in texts:
        hit = _REVISED.search(text)
        if hit is None:
            continue
        for period in find_periods(text):
            if 0 <= period.first - hit.end() <= 2 and period.start:
                return period.start
    return None
