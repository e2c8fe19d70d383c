"""The brief survives JSON without loss, under the names that are fixed."""

import json

import pytest
from pydantic import ValidationError

from builders_brief import made
from prebrief.records.brief import Brief
from prebrief.records.job import JobAd
from prebrief.records.match import MatchReport
from prebrief.records.plan import Plan
from prebrief.records.profile import Position, Profile


def test_the_brief_comes_back_from_json_as_it_went() -> None:
    written = made().brief
    text = written.model_dump_json(by_alias=True)
    assert json.loads(text)["schema"] == "prebrief/brief/1"
    assert Brief.model_validate_json(text) == written


def test_a_brief_with_an_unknown_field_is_refused() -> None:
    fields = json.loads(made().brief.model_dump_json(by_alias=True)) | {"verdict": "hire"}
    with pytest.raises(ValidationError):
        Brief.model_validate(fields)


def test_records_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Position(name="A").name = "B"


def test_a_profile_speaks_json_resume() -> None:
    profile = Profile(work=(Position(name="A", start_date="2019-03"),))
    fields = json.loads(profile.model_dump_json(by_alias=True))
    assert fields["work"][0]["startDate"] == "2019-03"
    assert Profile.model_validate(fields) == profile


@pytest.mark.parametrize("kind", [JobAd, MatchReport, Plan])
def test_every_field_says_what_it_is_in_its_schema(kind: type) -> None:
    schema = kind.model_json_schema()  # type: ignore[attr-defined]
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
