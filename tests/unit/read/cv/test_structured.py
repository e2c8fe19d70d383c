import json

from builders import TODAY, clinical, cv
from prebrief.read.cv.structured import read_structured
from prebrief.read.stage import read_profile

RESUME = {
    "basics": {
        "name": "Ana Lund, MD",
        "label": "Chief Medical Officer",
        "email": "ana@example.org",
    },
    "work": [
        {
            "name": "The Orchard",
            "position": "Keeper of Wards",
            "startDate": "2019-09-01",
            "highlights": ["Kept forty wards."],
        },
        {
            "name": "Quarry Hospital",
            "position": "Hospitalist",
            "startDate": "2012-01",
            "endDate": "2019-08",
        },
    ],
    "education": [
        {
            "institution": "Ellery State University",
            "studyType": "MD",
            "area": "Medicine",
            "endDate": "2011",
        }
    ],
    "languages": [{"language": "Klingon", "fluency": "fluent"}],
    "publications": [
        {"name": "On towers", "publisher": "Lamp Letters", "releaseDate": "2020-05-01"}
    ],
    "volunteer": [{"organization": "Ethics", "position": "Chair", "startDate": "2018-01"}],
}


def test_given_fields_have_the_last_word() -> None:
    document = cv(json.dumps(RESUME), name="cv.json")
    found = read_structured(document, clinical(), today=TODAY)
    assert [(p.name, p.position, p.start_date, p.end_date) for p in found.work] == [
        ("The Orchard", "Keeper of Wards", "2019-09", None),
        ("Quarry Hospital", "Hospitalist", "2012-01", "2019-08"),
    ]
    assert found.work[0].highlights == ("Kept forty wards.",)
    assert found.languages[0].language == "Klingon"
    assert found.publications[0].release_date == "2020-05"
    assert found.volunteer[0].organization == "Ethics"
    assert read_profile(document, clinical(), today=TODAY) == found
    for statement in found.statements:
        assert document.text[statement.span.start : statement.span.end] == statement.span.quote
