"""Posts set out as forms, as tables with a row of heads, and as a dated list."""

from itertools import pairwise

import pytest
from evals.layouts import forms, running_text, word
from evals.layouts.truths import dressed
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import TODAY, clinical, cv, profile
from prebrief.ingest.stage import ingest
from prebrief.read.cv.fields import field_of, is_aside, is_entry_label, kind_of_label
from prebrief.read.cv.forms import mend_forms
from prebrief.read.cv.lines import cv_lines
from prebrief.read.stage import read_profile

PERSON = dressed(
    {
        "basics": {
            "name": "Ottilie Marchbanks, MD",
            "label": "Medical Director",
            "email": "ottilie@example.org",
            "phone": "(555) 555-0148",
            "summary": "Hospital physician who keeps one clinic a week and runs the rest.",
            "location": {"city": "Fernhaven", "region": "OH"},
        },
        "work": [
            {
                "name": "Quarry Hill Hospital",
                "position": "Medical Director, Hospital Medicine",
                "location": "Fernhaven, OH",
                "startDate": "2018-07",
                "highlights": ["Cut length of stay from 5.4 to 4.6 days", "Rounds."],
            },
            {
                "name": "Tidewater Clinic",
                "position": "Staff Physician (0.5 FTE)",
                "location": "Saltmarsh, OH",
                "startDate": "2015-02",
                "endDate": "2018-06",
                "highlights": [],
            },
            {
                "name": "Alder Valley Medical Center",
                "position": "Chief Resident",
                "location": "Alder, OH",
                "startDate": "2013-07",
                "endDate": "2014-06",
                "highlights": ["Wrote the call schedule that is still in use"],
            },
        ],
        "education": [
            {"institution": "Calder University", "studyType": "MD", "area": "Medicine",
             "startDate": "2006", "endDate": "2010"},
        ],
        "certificates": [
            {"name": "Internal Medicine", "issuer": "American Board of Internal Medicine",
             "date": "2014"},
        ],
        "languages": [{"language": "English", "fluency": "Native"}],
    }
)  # fmt: skip
LAYOUTS = {
    "labelled lines": forms.labelled_lines,
    "table of posts": forms.table_of_posts,
    "European form": forms.european_form,
    "invisible tables": word.invisible_tables,
    "right tabs": word.right_tabs,
    "text boxes": word.text_boxes,
    "typed marks": word.typed_marks,
    "pasted": running_text.pasted,
    "columns kept": running_text.columns_kept,
    "job board": running_text.job_board,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_each_post_its_own_deeds(layout: str) -> None:
    made = LAYOUTS[layout](PERSON)
    data = made if isinstance(made, bytes) else made.encode()
    found = read_profile(ingest(data, role="cv", name="cv.txt"), clinical(), today=TODAY)
    assert [(p.position, p.name, p.start_date, p.end_date) for p in found.work] == [
        (job["position"], job["name"], job["startDate"], job.get("endDate"))
        for job in PERSON["work"]
    ]
    assert [list(p.highlights) for p in found.work] == [job["highlights"] for job in PERSON["work"]]
    assert found.basics.email == "ottilie@example.org"
    assert [(c.study_type, c.institution) for c in found.education] == [("MD", "Calder University")]


def test_fields_may_come_in_any_order_and_need_not_all_be_there() -> None:
    found = profile("""EMPLOYMENT HISTORY
Start date: 07/2018
End date: Present
Job title: Medical Director
Employer: Quarry Hill Hospital
Hours per week: 40
Main duties and responsibilities:
- Ran the hospital medicine group
Start date: 02/2015
End date: 06/2018
Job title: Hospitalist
Employer: Tidewater Clinic, Saltmarsh, OH
- Opened the unit
""")
    assert [(p.position, p.name, p.start_date, p.end_date, p.highlights) for p in found.work] == [
        ("Medical Director", "Quarry Hill Hospital", "2018-07", None,
         ("Ran the hospital medicine group",)),
        ("Hospitalist", "Tidewater Clinic", "2015-02", "2018-06", ("Opened the unit",)),
    ]  # fmt: skip
    assert found.work[1].location == "Saltmarsh, OH"


def test_an_address_of_the_person_is_no_field_of_a_post() -> None:
    lines = cv_lines(
        cv("Ann Lee\nAddress: 4 Mill Lane\n\nEXPERIENCE\nChief, Alder Clinic  2010–12")
    )
    assert [line.text for line in mend_forms(lines)] == [line.text for line in lines]


def test_labels_are_known_and_sentences_are_not() -> None:
    assert kind_of_label("Name and address of employer") == "employer"
    assert kind_of_label("Occupation or position held") == "title"
    assert kind_of_label("Brief description of your duties and responsibilities:") == "deeds"
    assert kind_of_label("Leadership philosophy") is None
    assert is_entry_label("Key accomplishments")
    assert not is_entry_label("Accomplishments of the sepsis group in 2019")
    line = cv_lines(cv("Position held: Clinical Lead\nSupervisor: Dr. A. Example"))
    assert field_of(line[0]) == ("title", len("Position held: "))
    assert (is_aside(line[0]), is_aside(line[1])) == (False, True)


def test_a_label_that_comes_back_in_every_post_is_no_section() -> None:
    found = profile("""EXPERIENCE

Medical Director, Quarry Hospital       2015 – present
Highlights
- Led 22 physicians

Hospitalist, Tidewater Clinic           2010 – 2014
Highlights
- Opened the unit
""")
    assert [p.highlights for p in found.work] == [("Led 22 physicians",), ("Opened the unit",)]
    assert not found.skills


_WORDS = st.sampled_from(
    ["Employer:", "Job title:", "From:", "To:", "Dates", "Mercy Hospital", "Director", "2015",
     "07/2018", "present", "Duties:", "- led it", "Address: Alder, OH", "EXPERIENCE", "", "    "]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=4).map(" ".join), max_size=14))
def test_no_form_breaks_the_reader_or_loses_its_place(rows: list[str]) -> None:
    document = cv("\n".join(["Ann Lee", *rows]))
    found = read_profile(document, clinical(), today=TODAY)
    for position in found.work:
        if position.span is not None:
            assert document.text[position.span.start : position.span.end] == position.span.quote
    lines = mend_forms(cv_lines(document))
    assert [line.index for line in lines] == list(range(len(lines)))
    assert all(one.start <= one.end for one, _ in pairwise([*lines, *lines[:1]]))
