"""The people of the held-out set, with their dates as each of them would print them."""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from evals.reading import TODAY

Truth = dict[str, Any]
PEOPLE = Path(__file__).parent / "people"
_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG = (
    "January February March April May June July August September October November December".split()
)


def own_people() -> dict[str, Truth]:
    """Give the people invented for this set."""
    found = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(PEOPLE.glob("*.yaml"))}
    for truth in found.values():
        count = truth["meta"].get("x_publications", 0)
        truth["publications"] += _publications(count)
    return found


def people(corpus: Path | None) -> dict[str, Truth]:
    """Give the invented people and, if there is a corpus, those of its truth files."""
    found = own_people()
    if corpus is not None:
        for path in sorted(corpus.glob("*.json")):
            found[path.stem] = json.loads(path.read_text())
    return {name: dressed(truth) for name, truth in found.items()}


def dressed(truth: Truth) -> Truth:
    """Add what templates print: dates in words, durations, one line a publication."""
    meta = truth.setdefault("meta", {})
    style = meta.get("x_dateStyle", "mon")
    for key in ("summary", "label", "email", "phone"):
        truth["basics"].setdefault(key, "")
    for key in ("publications", "volunteer", "languages", "certificates", "skills"):
        truth.setdefault(key, [])
    for job in truth["work"]:
        own = job.get("x_dateText")
        first = said(job["startDate"], style, job.get("x_startDay", "01"))
        end = job.get("endDate")
        last = said(end, style, job.get("x_endDay", "28")) if end else meta.get("x_present", "")
        last = last or "Present"
        job["x_first"], job["x_last"] = first, last
        job["x_dates"] = own or f"{first}{meta.get('x_dash', ' – ')}{last}"
        job["x_long"] = f"{said(job['startDate'], 'long')} - " + (
            said(end, "long") if end else "Present"
        )
        job["x_slash"] = f"{said(job['startDate'], 'slash')} – " + (
            said(end, "slash") if end else "Present"
        )
        job["x_duration"] = _duration(job["startDate"], end)
        job.setdefault("summary", "")
        job.setdefault("location", "")
        job.setdefault("highlights", [])
    for course in truth["education"]:
        start, end = course.get("startDate", ""), course.get("endDate", "")
        course["x_dates"] = f"{start}–{end}" if start else end
        course.setdefault("area", "")
        course.setdefault("studyType", "")
    for paper in truth["publications"]:
        year = paper.get("releaseDate", "")[:4]
        paper["x_line"] = f"{paper['name']}. {paper.get('publisher', '')}. {year}."
    for one in truth["certificates"]:
        one.setdefault("issuer", "")
        one.setdefault("date", "")
    for one in truth["volunteer"]:
        one["x_dates"] = one["startDate"][:4] + "–" + (one.get("endDate") or "present")[:7]
        one.setdefault("summary", "")
    return truth


def said(value: str, style: str, day: str = "01") -> str:
    """Say a month as a CV of that style does."""
    if len(value) == 4:
        return value
    year, month = value[:4], int(value[5:7])
    return {
        "mon": f"{_SHORT[month - 1]} {year}",
        "long": f"{_LONG[month - 1]} {year}",
        "slash": f"{month:02}/{year}",
        "dmy": f"{day}.{month:02}.{year}",
        "iso": f"{year}-{month:02}",
    }.get(style, f"{_SHORT[month - 1]} {year}")


def _duration(start: str, end: str | None) -> str:
    last = date.fromisoformat(f"{end}-01" if end and len(end) > 4 else f"{end or TODAY.year}-12-01")
    if end is None:
        last = TODAY.replace(day=1)
    first = date.fromisoformat(f"{start}-01" if len(start) > 4 else f"{start}-01-01")
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    years, rest = divmod(months, 12)
    words = [f"{years} year{'s' * (years != 1)}"] if years else []
    if rest:
        words.append(f"{rest} month{'s' * (rest != 1)}")
    return " ".join(words)


def _publications(count: int) -> list[Truth]:
    """Invent a list of papers; the same one every time."""
    chance = random.Random(11)
    what = "Weaning from|Exposure to|Outcomes after|Variation in|Costs of|Timing of".split("|")
    thing = (
        "caffeine|non-invasive ventilation|donor milk|umbilical catheters|antenatal steroids|"
        "single-room care|transfusion thresholds|early discharge"
    ).split("|")
    who = (
        "infants under 1,000 g|late preterm infants|twins|infants of mothers with diabetes|"
        "infants transferred between hospitals"
    ).split("|")
    where = "Lakeland Journal of Neonatology|Annals of Perinatal Inquiry|Cohort Letters".split("|")
    how = "a cohort study|a randomized trial|a learning network report|a secondary analysis".split(
        "|"
    )
    names: dict[str, None] = {}
    while len(names) < count:
        name = (
            f"{chance.choice(what)} {chance.choice(thing)} in {chance.choice(who)}: "
            f"{chance.choice(how)}"
        )
        names[name] = None
    return [
        {
            "name": name,
            "publisher": chance.choice(where),
            "releaseDate": f"{2024 - i // 4}-{chance.randint(1, 12):02}",
        }
        for i, name in enumerate(names)
    ]
