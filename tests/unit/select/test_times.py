from builders_brief import made
from prebrief.select.times import leadership_stretches, practice_stretches, time_triggers
from prebrief.text.dates import merged_months


def found(kind: str) -> list[dict[str, str]]:
    return [t.slots for t in time_triggers(made().view) if t.kind == kind]


def test_overlapping_posts_are_merged_not_added() -> None:
    (overlap,) = found("overlap")
    assert overlap["count"] == "two"
    assert overlap["merged"] == "7 years"
    assert merged_months(leadership_stretches(made().view)) == 84


def test_practice_counts_clinical_posts_once() -> None:
    assert merged_months(practice_stretches(made().view)) == 52 + 84


def test_the_age_of_the_cv_is_counted_in_months() -> None:
    (stale,) = found("stale_cv")
    assert stale["months"] == "20"


def test_a_gap_is_named_with_its_length() -> None:
    (gap,) = found("gap")
    assert gap["length"] == "5 months"


def test_a_post_of_long_ago_is_not_a_short_stay() -> None:
    assert found("short_stay") == []
