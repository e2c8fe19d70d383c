"""Text without setting: pasted from pages, told in sentences, or a form of a job board."""

import re
import textwrap

from evals.layouts.truths import Truth


def _place(truth: Truth) -> str:
    where = truth["basics"]["location"]
    return ", ".join(where[key] for key in ("city", "region") if where.get(key))


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False
    )


def pasted(truth: Truth) -> str:
    """Copied out of a viewer: narrow lines, marks alone on their line, pages' heads and feet."""
    basics = truth["basics"]
    lines = [basics["name"], basics["label"], f"{basics['phone']}  {basics['email']}"]
    lines += ["Summary", *_wrapped(basics["summary"], 62), "Professional Experience"]
    for job in truth["work"]:
        lines += [job["position"], job["x_dates"], f"{job['name']}, {job['location']}"]
        lines += _wrapped(job["summary"], 62) if job["summary"] else []
        for text in job["highlights"]:
            wrapped = _wrapped(text, 62)
            lines += ["•", *wrapped]
    lines += ["Education"]
    for course in truth["education"]:
        lines += [f"{course['studyType']}, {course['area']}", course["institution"]]
        lines += [course["x_dates"]]
    lines += ["Certifications"]
    for one in truth["certificates"]:
        lines += _wrapped(f"{one['name']}, {one['issuer']}, {one['date']}", 62)
    lines += ["Languages", ", ".join(x["language"] for x in truth["languages"])]
    if truth["publications"]:
        lines += ["Publications"]
        for paper in truth["publications"]:
            lines += _wrapped(paper["x_line"], 62)
    done: list[str] = []
    for n, line in enumerate(lines, 1):
        done.append(line)
        if n % 38 == 0:
            done += [f"{basics['name']} - Resume", f"Page {n // 38} of {len(lines) // 38 + 1}"]
    return "\n".join(done) + "\n"


def columns_kept(truth: Truth) -> str:
    """As a converter that keeps columns prints it: dates at the right, form feeds after pages."""
    basics, width = truth["basics"], 96
    lines = ["", f"{basics['name']:^{width}}".rstrip(), f"{basics['label']:^{width}}".rstrip()]
    lines += [f"{_place(truth)} · {basics['phone']} · {basics['email']}".center(width).rstrip(), ""]
    lines += [*_wrapped(basics["summary"], width), "", "PROFESSIONAL EXPERIENCE", ""]

    def both(left: str, right: str) -> str:
        return f"{left}{right:>{max(len(right) + 2, width - len(left))}}"

    for job in truth["work"]:
        lines += [both(job["position"], job["x_dates"]), both(job["name"], job["location"])]
        lines += _wrapped(job["summary"], width - 6, "   ", "   ") if job["summary"] else []
        for text in job["highlights"]:
            lines += _wrapped(text, width - 4, "   • ", "     ")
        lines += [""]
    lines += ["EDUCATION", ""]
    for course in truth["education"]:
        lines += [both(course["institution"], course["x_dates"])]
        lines += [f"   {course['studyType']}, {course['area']}", ""]
    lines += ["CERTIFICATIONS", ""]
    lines += [both(f"{x['name']}, {x['issuer']}", x["date"]) for x in truth["certificates"]]
    lines += ["", "LANGUAGES", "", ", ".join(x["language"] for x in truth["languages"]), ""]
    if truth["publications"]:
        lines += ["PUBLICATIONS", ""]
        for n, paper in enumerate(truth["publications"], 1):
            lines += _wrapped(paper["x_line"], width - 6, f"{n:>3}. ", "     ")
    done: list[str] = []
    for n, line in enumerate(lines, 1):
        done.append(line)
        if n % 54 == 0:
            done += ["", f"{n // 54}".rjust(width // 2), f"\f{basics['name']}".ljust(20), ""]
    return "\n".join(done) + "\n"


def job_board(truth: Truth) -> str:
    """As a job board shows a CV that was typed into its form."""
    basics = truth["basics"]
    out = [f"<h1>{basics['name']}</h1><p>{basics['label']}</p><div>{_place(truth)}</div>"]
    out += [f"<div>{basics['email']}</div><div>{basics['phone']}</div><p>{basics['summary']}</p>"]
    out += ["<h2>Work Experience</h2>"]
    for job in truth["work"]:
        dates = re.sub(r"\s*[-–—]\s*", " to ", job["x_long"])
        out += [f"<div><h3>{job['position']}</h3><div>{job['name']} - {job['location']}</div>"]
        out += [f"<div>{dates}</div><div>{job['summary']}</div>"]
        out += ["".join(f"<div>• {text}<br></div>" for text in job["highlights"]) + "</div>"]
    out += ["<h2>Education</h2>"]
    for course in truth["education"]:
        out += [f"<h3>{course['studyType']} in {course['area']}</h3>"]
        out += [f"<div>{course['institution']}</div>"]
        out += [f"<div>{course.get('startDate', '')} to {course['endDate']}</div>"]
    out += ["<h2>Certifications/Licenses</h2>"]
    for one in truth["certificates"]:
        out += [f"<h3>{one['name']}</h3><div>{one['date']}</div><div>{one['issuer']}</div>"]
    out += ["<h2>Languages</h2>"]
    out += [f"<p>{x['language']} - {x['fluency']}</p>" for x in truth["languages"]]
    body = "".join(out).replace("&", "&amp;")
    return f"<!doctype html><html><head><title>Resume</title></head><body>{body}</body></html>"


def dates_before_colon(truth: Truth) -> str:
    """Dates, a colon, the post and the employer; what was done in a paragraph below."""
    basics = truth["basics"]
    lines = [basics["name"].upper(), f"{_place(truth)}. {basics['phone']}. {basics['email']}", ""]
    lines += ["Statement", "", *_wrapped(basics["summary"], 90), "", "Posts held to date", ""]
    for job in truth["work"]:
        head = f"{job['x_dates']}: {job['position']}, {job['name']}, {job['location']}"
        lines += [
            head.removesuffix(", "),
            *(_wrapped(job["summary"], 90) if job["summary"] else []),
        ]
        for text in job["highlights"]:
            lines += _wrapped(text, 88, "  * ", "    ")
        lines += [""]
    lines += ["Degrees and training", ""]
    for course in truth["education"]:
        degree = f"{course['studyType']} ({course['area']})"
        lines += [f"{course['endDate']}: {degree}, {course['institution']}"]
    lines += ["", "Registration, licences and certificates", ""]
    lines += [f"{x['date']}: {x['name']}, {x['issuer']}" for x in truth["certificates"]]
    lines += ["", "Languages: " + ", ".join(x["language"] for x in truth["languages"])]
    if truth["publications"]:
        lines += ["", "Publications", ""]
        for n, paper in enumerate(truth["publications"], 1):
            lines += _wrapped(f"{n}. {paper['x_line']}", 90)
    return "\n".join(lines) + "\n"


def web_page(truth: Truth) -> str:
    """A page of one's own: definition lists, the employer in the head, roles as terms."""
    basics = truth["basics"]
    out = [f"<header><h1>{basics['name']}</h1><p>{basics['label']}</p></header>"]
    out += [f"<address>{_place(truth)}<br>{basics['phone']}<br>{basics['email']}</address>"]
    out += [f"<section><h2>Who I am</h2><p>{basics['summary']}</p></section>"]
    out += ["<section><h2>Where I have worked</h2>"]
    for job in truth["work"]:
        out += [
            f"<h3>{job['name']}</h3><dl><dt>{job['position']} <time>{job['x_dates']}</time></dt>"
        ]
        deeds = "".join(f"<li>{text}</li>" for text in job["highlights"])
        out += [f"<dd>{job['location']}</dd><dd>{job['summary']}<ul>{deeds}</ul></dd></dl>"]
    out += ["</section><section><h2>Where I studied</h2><ul>"]
    for course in truth["education"]:
        what = f"{course['studyType']}, {course['area']}"
        out += [f"<li>{what}, {course['institution']} ({course['x_dates']})</li>"]
    out += ["</ul></section><section><h2>Certifications</h2><ul>"]
    out += [f"<li>{x['name']} ({x['issuer']}, {x['date']})</li>" for x in truth["certificates"]]
    out += ["</ul></section><section><h2>Languages</h2><p>"]
    out += [", ".join(x["language"] for x in truth["languages"]), "</p></section>"]
    body = "".join(out).replace("&", "&amp;")
    return f"<!doctype html><html><head><title>CV</title></head><body>{body}</body></html>"


def biography(truth: Truth) -> str:
    """Told newest first, one paragraph a post."""
    basics = truth["basics"]
    family = _family(basics["name"])
    parts = [basics["name"], f"{basics['summary']}"]
    for n, job in enumerate(truth["work"]):
        ended = job.get("endDate")
        title, where = job["position"], f"{job['name']} in {job['location']}"
        start = job["x_long"].split(" - ", maxsplit=1)[0]
        end = job["x_long"].split(" - ", maxsplit=1)[1]
        if not ended:
            text = f"Since {start}, Dr. {family} has been {title} at {where}."
        elif n % 2:
            text = f"From {start} to {end} Dr. {family} was {title} at {where}."
        else:
            text = f"Dr. {family} served as {title} at {where} from {start} until {end}."
        text += "".join(f" {x if x.endswith('.') else x + '.'}" for x in job["highlights"])
        parts.append(text)
    schools = [f"a {c['studyType']} from {c['institution']} ({c['endDate']})" for c in
               truth["education"]]  # fmt: skip
    parts.append(f"Dr. {family} holds " + ", ".join(schools[:-1]) + f" and {schools[-1]}.")
    parts.append(f"Contact: {basics['email']}, {basics['phone']}")
    return "\n\n".join("\n".join(_wrapped(part, 92)) for part in parts) + "\n"


def early_life_first(truth: Truth) -> str:
    """Told from the beginning, in one long paragraph, as on a page about the speaker."""
    basics = truth["basics"]
    family = _family(basics["name"])
    text = []
    for n, job in enumerate(reversed(truth["work"])):
        start = job["x_long"].split(" - ", maxsplit=1)[0]
        end = job["x_long"].split(" - ", maxsplit=1)[1]
        who = f"Dr {family}" if n % 2 == 0 else "The doctor"
        if not job.get("endDate"):
            text.append(f"{who} became {job['position']} at {job['name']} in {start}.")
        else:
            text.append(f"{who} worked as {job['position']} at {job['name']} ({start} to {end}).")
        text += [x if x.endswith(".") else f"{x}." for x in job["highlights"]]
    head = f"About {basics['name']}\n\n{basics['summary']}\n\n"
    return head + "\n".join(_wrapped(" ".join(text), 100)) + f"\n\n{basics['email']}\n"


def _family(name: str) -> str:
    return name.split(",", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
