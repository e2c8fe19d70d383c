"""Set a JSON Resume in plain-text layouts that no template of the corpus has.

The files of the corpus come from four templates; these say whether the reader knows CVs or them.
"""

import textwrap
from collections.abc import Callable
from typing import Any

Job = dict[str, Any]
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG = (
    "January February March April May June July August September October November December".split()
)
_WIDTH = 88


def _date(value: str | None, style: str) -> str:
    if value is None:
        return {"slash": "present", "dot": "to date", "long": "Present"}.get(style, "Present")
    if len(value) == 4:
        return value
    year, month = value[:4], int(value[5:7])
    return {
        "mon": f"{_MONTHS[month - 1]} {year}",
        "long": f"{_LONG[month - 1]} {year}",
        "slash": f"{month:02}/{year}",
        "dot": f"{month:02}.{year}",
        "short": f"{month}/{year[2:]}",
        "year": year,
        "iso": f"{year}-{month:02}",
    }[style]


def _span(job: Job, style: str) -> str:
    dash = " - " if style in ("slash", "iso") else " – "
    return f"{_date(job.get('startDate'), style)}{dash}{_date(job.get('endDate'), style)}"


def _wrapped(text: str, first: str, rest: str, width: int = _WIDTH) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest)


def _bullets(job: Job, mark: str, hang: str, indent: str = "") -> list[str]:
    lines = []
    for text in job.get("highlights", []):
        lines += _wrapped(text, f"{indent}{mark}", f"{indent}{hang}")
    return lines


def _title_first(job: Job) -> list[str]:
    return [
        "",
        job["position"],
        f"{job['name']} — {job['location']}",
        _span(job, "mon"),
        *_bullets(job, "- ", "  "),
    ]


def _employer_right(job: Job) -> list[str]:
    left = f"{job['name']}, {job['location']}"
    return ["", f"{left:<64}{_span(job, 'slash')}", job["position"], *_bullets(job, "• ", "  ")]


def _in_brackets(job: Job) -> list[str]:
    return [
        "",
        f"{job['position']}, {job['name']} ({_span(job, 'slash')})",
        *_bullets(job, "* ", ""),
    ]


def _date_first(job: Job) -> list[str]:
    return [
        "",
        _span(job, "long"),
        job["position"],
        f"{job['name']}, {job['location']}",
        *_bullets(job, "• ", ""),
    ]


def _bars(job: Job) -> list[str]:
    return [
        "",
        f"{job['position']} | {job['name']} | {_span(job, 'mon')}",
        *_bullets(job, "- ", "  "),
    ]


def _sentence(job: Job) -> list[str]:
    return [
        "",
        f"{job['position']} at {job['name']}, {job['location']}, {_span(job, 'mon')}",
        *_bullets(job, "  - ", "    "),
    ]


def _capitals(job: Job) -> list[str]:
    return [
        "",
        f"{job['name'].upper()}, {job['location']}",
        f"{job['position']} ({_span(job, 'slash')})",
        *_bullets(job, "– ", "  "),
    ]


def _left_dates(job: Job) -> list[str]:
    lines = [
        f"{_span(job, 'slash'):<22}{job['position']}",
        " " * 22 + f"{job['name']}, {job['location']}",
    ]
    return ["", *lines, *_bullets(job, "• ", "  ", indent=" " * 22)]


def _markdown(job: Job) -> list[str]:
    lines = [
        "",
        f"### {job['position']}",
        f"**{job['name']}**, {job['location']}  ",
        f"*{_span(job, 'long')}*",
        "",
    ]
    return lines + [f"- {text}" for text in job.get("highlights", [])]


def _networking(job: Job) -> list[str]:
    return [
        "",
        job["name"],
        job["position"],
        f"{_span(job, 'long')} · 3 yrs 2 mos",
        job["location"],
        *_bullets(job, "• ", ""),
    ]


def _no_marks(job: Job) -> list[str]:
    lines = ["", f"{job['position']}, {job['name']}, {job['location']}", _span(job, "dot")]
    return lines + list(job.get("highlights", []))


def _dense(job: Job) -> list[str]:
    return [
        f"{_span(job, 'year')}  {job['position']}, {job['name']}, {job['location']}",
        *_bullets(job, "- ", "  ", indent="   "),
    ]


WORK: dict[str, tuple[Callable[[Job], list[str]], str, str, str]] = {
    "title first": (_title_first, "PROFESSIONAL EXPERIENCE", "EDUCATION", "month"),
    "employer, date right": (_employer_right, "Employment History", "Education", "month"),
    "dates in brackets": (_in_brackets, "WORK", "TRAINING", "month"),
    "date line first": (_date_first, "Appointments", "Qualifications", "month"),
    "bars": (_bars, "Career", "Academic background", "month"),
    "title at employer": (_sentence, "EXPERIENCE:", "EDUCATION:", "month"),
    "capitals": (_capitals, "E X P E R I E N C E", "E D U C A T I O N", "month"),
    "dates left": (_left_dates, "POSITIONS HELD", "EDUCATION AND TRAINING", "month"),
    "markdown": (_markdown, "## Experience", "## Education", "month"),
    "networking page": (_networking, "Experience", "Education", "month"),
    "no marks": (_no_marks, "CAREER HISTORY", "QUALIFICATIONS", "month"),
    "dense years": (_dense, "PRESENT AND PREVIOUS POSTS", "DEGREES", "year"),
}


def reset(truth: dict[str, Any], layout: str) -> str:
    """Set a CV in one of the layouts."""
    entry, work, education, _ = WORK[layout]
    basics = truth["basics"]
    place = basics["location"]
    lines = [
        ("# " if layout == "markdown" else "") + basics["name"],
        basics["label"],
        f"{place['city']}, {place['region']} | {basics['phone']} | {basics['email']}",
        "",
        *_wrapped(basics["summary"], "", ""),
        "",
        work,
    ]
    for job in truth["work"]:
        lines += entry(job)
    lines += ["", education]
    for course in truth["education"]:
        area = f" in {course['area']}" if course.get("area") else ""
        lines.append(f"{course['studyType']}{area}, {course['institution']}, {course['endDate']}")
    lines += ["", "## Certifications" if layout == "markdown" else "CERTIFICATIONS"]
    lines += [
        f"{one['name']}, {one['issuer']}, {one['date']}" for one in truth.get("certificates", [])
    ]
    lines += ["", "## Languages" if layout == "markdown" else "LANGUAGES"]
    lines += [f"{one['language']} ({one['fluency'].lower()})" for one in truth.get("languages", [])]
    return "\n".join(lines) + "\n"
