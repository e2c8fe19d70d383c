import pytest

from prebrief.read.job.boilerplate import is_boilerplate, is_condition, is_reporting_line


@pytest.mark.parametrize(
    "line",
    [
        "We are an equal opportunity employer",
        "Benefits: dental, vision and 401(k)",
        "Apply now at careers.example.org",
        "This description is not intended to be an exhaustive list",
        "Perfect for: people who like order",
    ],
)
def test_lines_that_ask_nothing(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Oversees medical and dental services",
        "Experience with health insurance companies",
        "Recruit and retain a diverse workforce",
        "Applies the principles of high reliability",
        "Benchmarks quality against peers",
    ],
)
def test_lines_that_only_sound_like_it(line: str) -> None:
    assert not is_boilerplate(line)


def test_condition_and_reporting_line() -> None:
    assert is_condition("No direct patient care")
    assert is_reporting_line("accountable to the medical director")
    assert not is_reporting_line("reporting to committees just below the board")
