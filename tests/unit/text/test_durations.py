from prebrief.text.durations import duration_months, is_duration


def test_years_and_months() -> None:
    assert duration_months("5 yrs 3 mos") == 63
    assert duration_months("over 18 months") == 18
    assert duration_months("none at all") is None


def test_a_duration_and_nothing_else() -> None:
    assert is_duration("3 years 2 months")
    assert not is_duration("3 years of practice")
    assert not is_duration("")
