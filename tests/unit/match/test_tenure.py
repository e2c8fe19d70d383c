from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prebrief.match.tenure import in_words, merged_months, month_number
from prebrief.records.profile import Position
from unit.match.making import TODAY


def post(start: str | None, end: str | None = None, fte: float | None = None) -> Position:
    return Position(start_date=start, end_date=end, ongoing=end is None, fte=fte)


def test_overlapping_posts_are_counted_once():
    posts = [post("2010-01", "2014-12"), post("2012-01", "2016-12")]
    assert merged_months(posts, TODAY) == 84


def test_an_ongoing_post_runs_to_today():
    assert merged_months([post("2025-11")], TODAY) == 12


def test_part_time_counts_by_its_share():
    assert merged_months([post("2020-01", "2021-12", fte=0.5)], TODAY) == 12


def test_two_half_posts_at_once_make_one_whole():
    posts = [post("2020-01", "2020-12", fte=0.5), post("2020-01", "2020-12", fte=0.5)]
    assert merged_months(posts, TODAY) == 12


def test_a_share_adds_nothing_to_a_full_post():
    posts = [post("2020-01", "2020-12"), post("2020-01", "2020-12", fte=0.2)]
    assert merged_months(posts, TODAY) == 12


def test_part_time_can_be_left_unweighed():
    assert merged_months([post("2020-01", "2021-12", fte=0.2)], TODAY, weighed=False) == 24


def test_bare_years_give_their_difference():
    assert merged_months([post("2010", "2013")], TODAY) == 36


def test_a_post_without_start_counts_nothing():
    assert merged_months([post(None, "2013")], TODAY) == 0


def test_a_post_without_end_that_is_not_ongoing_counts_a_year_at_most():
    closed = Position(start_date="2001-01", ongoing=False)
    assert merged_months([closed], TODAY) == 12


def test_a_future_end_is_cut_at_today():
    assert merged_months([post("2026-01", "2030-01")], TODAY) == 10


def test_months_in_words():
    assert [in_words(n) for n in (0, 5, 12, 88)] == ["0 m", "5 m", "1 y", "7 y 4 m"]


def test_an_unreadable_date_is_no_date():
    assert month_number("soon") is None


months = st.dates(date(1990, 1, 1), date(2026, 10, 1)).map(lambda day: f"{day:%Y-%m}")
posts = st.lists(
    st.tuples(months, months, st.one_of(st.none(), st.floats(0.1, 1.0))).map(
        lambda t: post(min(t[0], t[1]), max(t[0], t[1]), t[2])
    ),
    max_size=6,
)


@given(posts)
def test_weighed_months_never_exceed_calendar_months(held):
    assert merged_months(held, TODAY) <= merged_months(held, TODAY, weighed=False)


@given(posts, posts)
def test_one_more_post_never_lowers_the_sum(held, more):
    assert merged_months([*held, *more], TODAY) >= merged_months(held, TODAY)


@given(posts)
def test_the_order_of_the_posts_does_not_matter(held):
    assert merged_months(held, TODAY) == merged_months(held[::-1], TODAY)
