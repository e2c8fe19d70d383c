"""CVs as forms and tables: fields with labels, a table of posts, an older European form."""

from evals.layouts.truths import Truth
from evals.layouts.word import packed, par, table


def _place(truth: Truth) -> str:
    where = truth["basics"]["location"]
    return ", ".join(where[key] for key in ("city", "region") if where.get(key))


def _courses(truth: Truth) -> list[str]:
    return [
        f"{c['studyType']}, {c['area']}, {c['institution']}, {c['endDate']}"
        for c in truth["education"]
    ]


def labelled_lines(truth: Truth) -> str:
    """A form typed as text: one field a line, a blank line between posts."""
    basics = truth["basics"]
    lines = ["APPLICATION FORM", "", f"Full name: {basics['name']}", f"Tel: {basics['phone']}"]
    lines += [f"Email: {basics['email']}", f"Home address: {_place(truth)}", ""]
    lines += ["EMPLOYMENT RECORD", ""]
    for job in truth["work"]:
        lines += [f"Name of employer: {job['name']}", f"Location: {job['location']}"]
        lines += [f"Position held: {job['position']}", f"From: {job['x_first']}"]
        lines += [f"To: {job['x_last']}", "Reason for leaving: career development"]
        lines += ["Main duties and achievements:"]
        lines += [f"* {text}" for text in job["highlights"]] + [""]
    lines += ["EDUCATION", "", *_courses(truth), "", "CERTIFICATES", ""]
    lines += [f"{c['name']}, {c['issuer']}, {c['date']}" for c in truth["certificates"]]
    lines += ["", "LANGUAGES", ", ".join(x["language"] for x in truth["languages"])]
    return "\n".join(lines) + "\n"


def table_of_posts(truth: Truth) -> bytes:
    """A table with a row of heads: dates, job title, organisation, what was done."""
    basics = truth["basics"]
    body = par(basics["name"], bold=True, size=16)
    body += par(f"{_place(truth)} – {basics['phone']} – {basics['email']}")
    body += par("Employment history", bold=True, size=13)
    heads = ("Dates", "Job title", "Organisation", "Responsibilities and achievements")
    rows = [[par(text, bold=True) for text in heads]]
    for job in truth["work"]:
        deeds = "".join(par(text, bullet=True) for text in job["highlights"])
        rows.append([par(job["x_dates"]), par(job["position"]), par(job["name"]), deeds])
    body += table(rows, [1500, 2100, 2100, 3600])
    body += par("Education and qualifications", bold=True, size=13)
    rows = [[par(text, bold=True) for text in ("Qualification", "Institution", "Year")]]
    rows += [
        [par(f"{c['studyType']}, {c['area']}"), par(c["institution"]), par(c["endDate"])]
        for c in truth["education"]
    ]
    body += table(rows, [3600, 3600, 1500])
    body += par("Certificates", bold=True, size=13)
    body += "".join(par(f"{c['name']}, {c['issuer']}, {c['date']}") for c in truth["certificates"])
    body += par("Languages", bold=True, size=13)
    body += par(", ".join(x["language"] for x in truth["languages"]))
    return packed(body)


def european_form(truth: Truth) -> bytes:
    """The older European form: every field has its label in the left column."""
    basics = truth["basics"]
    rows = [
        [par("Personal information", bold=True), ""],
        [par("First name(s) / Surname(s)"), par(basics["name"], bold=True)],
        [par("Address"), par(_place(truth))],
        [par("Telephone"), par(basics["phone"])],
        [par("E-mail"), par(basics["email"])],
        [par("Work experience", bold=True), ""],
    ]
    for job in truth["work"]:
        rows += [
            [par("Dates"), par(job["x_dates"])],
            [par("Occupation or position held"), par(job["position"], bold=True)],
        ]
        if job["highlights"]:
            deeds = "".join(par(text, bullet=True) for text in job["highlights"])
            rows.append([par("Main activities and responsibilities"), deeds])
        rows.append([par("Name and address of employer"), par(f"{job['name']}, {job['location']}")])
    rows.append([par("Education and training", bold=True), ""])
    for course in truth["education"]:
        rows += [
            [par("Dates"), par(course["x_dates"])],
            [
                par("Title of qualification awarded"),
                par(f"{course['studyType']}, {course['area']}", bold=True),
            ],
            [par("Name of organisation providing education"), par(course["institution"])],
        ]
    rows.append([par("Languages", bold=True), par(", ".join(x["language"]
                 for x in truth["languages"]))])  # fmt: skip
    return packed(table(rows, [3200, 6100]))
