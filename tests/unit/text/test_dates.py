import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.text.dates import find_periods, merged_months, month_index, month_text

RANGES = [
    ("Jan '20 – Dec. 2023", "2020-01", "2023-12"),
    ("2019–21", "2019", "2021"),
    ("3/2018 – 9/2018", "2018-03", "2018-09"),
    ("Fall 2010 - Feb 2015", "2010-09", "2015-02"),
    ("4/2013 to 06/30/2017", "2013-04", "2017-06"),
    ("2010 - Dec 2011", "2010", "2011-12"),
    ("8-2005/5-2009", "2005-08", "2009-05"),
    ("Feb. - Nov. 2021", "2021-02", "2021-11"),
    ("2021 Jan – 2022 Aug", "2021-01", "2022-08"),
    ("1/09–6/13", "2009-01", "2013-06"),
    ("06.2016–03.2019", "2016-06", "2019-03"),
    ("02/04-09/06", "2004-02", "2006-09"),
    ("Aug 09 – Feb 2010", "2009-08", "2010-02"),
    ("2014.09 - 2019.03", "2014-09", "2019-03"),
    ("2007 – summer 2009", "2007", "2009-06"),
    ("Mar–Aug '23", "2023-03", "2023-08"),
    ("2010-12 – 2014-02", "2010-12", "2014-02"),
    ("2018-20", "2018", "2020"),
    ("From 2015 to 2019", "2015", "2019"),
    ("between 2012 and 2015", "2012", "2015"),
    ("January 2014 through March 2016", "2014-01", "2016-03"),
]
OPEN = [
    ("07/16–", "2016-07"),
    ("since April 2019", "2019-04"),
    ("since September 1, 2018", "2018-09"),
    ("2016, Nov. → now", "2016-11"),
    ("07/01/2015 –", "2015-07"),
    ("1st April 2019 –", "2019-04"),
    ("Aug 2011 to date", "2011-08"),
    ("10/2008 to Current", "2008-10"),
    ("January 2021–Present", "2021-01"),
    ("2019 onwards", "2019"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_ranges_as_people_write_them(text: str, start: str, end: str) -> None:
    (period,) = find_periods(text)
    assert (period.start, period.end, period.ongoing) == (start, end, False)


@pytest.mark.parametrize(("text", "start"), OPEN)
def test_what_goes_on(text: str, start: str) -> None:
    (period,) = find_periods(text)
    assert (period.start, period.end, period.ongoing) == (start, None, True)


@pytest.mark.parametrize(
    "text",
    ["level 3/4", "1200-1250 patients", "2,310 to 164", "$2019 a month", "FY18", "24/7 cover"],
)
def test_what_is_no_date(text: str) -> None:
    assert find_periods(text) == []


def test_a_season_over_two_years_gives_only_the_year() -> None:
    assert find_periods("Winter 2014")[0].start == "2014"


def test_day_before_month_where_asked() -> None:
    assert find_periods("04/03/2011", day_first=True)[0].start == "2011-03"
    assert find_periods("04/03/2011")[0].start == "2011-04"


def test_two_bare_years_only_where_asked() -> None:
    assert find_periods("14–16") == []
    assert find_periods("14–16", loose=True)[0].end == "2016"


STYLES = [
    "{mon} {y}", "{m:02}/{y}", "{m}/{y}", "{m:02}.{y}", "{y}-{m:02}", "{y}.{m:02}", "{long} {y}",
]  # fmt: skip
MONTHS = (
    "January February March April May June July August September October November December".split()
)


def written(index: int, style: str) -> str:
    year, month = divmod(index, 12)
    return style.format(m=month + 1, y=year, mon=MONTHS[month][:3], long=MONTHS[month])


@given(
    st.integers(1960 * 12, 2030 * 12),
    st.integers(0, 500),
    st.sampled_from(STYLES),
    st.sampled_from([" – ", " - ", "–", " to ", " — "]),
)
def test_any_two_months_come_back(first: int, length: int, style: str, dash: str) -> None:
    last = min(first + length, 2035 * 12)
    text = f"Keeper {written(first, style)}{dash}{written(last, style)}, Norstone"
    (period,) = find_periods(text)
    assert (period.start, period.end) == (month_text(first), month_text(last))
    assert text[period.first : period.last].startswith(written(first, style))


@given(st.text(alphabet="0123456789/-–. JanMay'to presntFY(),", max_size=40))
def test_any_text_gives_periods_inside_it_in_order(text: str) -> None:
    at = 0
    for period in find_periods(text):
        assert at <= period.first < period.last <= len(text)
        assert (
            period.end is None
            or period.start is None
            or (month_index(period.end, last=True) >= month_index(period.start))
        )
        at = period.last


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=8))
def test_overlaps_count_once(pairs: list[tuple[int, int]]) -> None:
    spans = [(first, first + length) for first, length in pairs]
    months = {month for first, last in spans for month in range(first, last + 1)}
    assert merged_months(spans) == len(months)
