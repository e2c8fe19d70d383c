import pytest

from prebrief.match.language import judge_language
from prebrief.records.job import TypedTest
from prebrief.records.profile import Language
from unit.match.making import Cv

SPANISH = TypedTest(test="language", any_of=("Spanish",))


@pytest.mark.parametrize(
    ("fluency", "verdict"), [("fluent", "strong"), (None, "strong"), ("basic", "partial")]
)
def test_a_listed_language_is_worth_its_fluency(fluency, verdict):
    profile = Cv().profile(languages=(Language(language="Spanish", fluency=fluency),))
    assert judge_language(SPANISH, profile).verdict == verdict


def test_a_language_named_in_a_skills_line_counts():
    profile = Cv().did("Fluent in Spanish", "skill").profile()
    assert judge_language(SPANISH, profile).verdict == "strong"


def test_another_language_does_not_count():
    profile = Cv().profile(languages=(Language(language="Igbo"),))
    assert judge_language(SPANISH, profile).verdict == "none"
